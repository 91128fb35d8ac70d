//! Every other component, in its states.

use leptos::prelude::*;
use ui::{
    Button, ButtonKind, Choice, Dialog, Empty, ErrorPanel, Field, Hue, Note, NoteKind, OneChoice,
    PageTitle, ProgressBar, QrCode, Select, Skeleton, SkeletonKind, StateKind, StateMark, Stepper,
    Tabs, TextArea, icons, use_toasts,
};

#[component]
pub fn Pieces() -> impl IntoView {
    view! {
        <main class="page" id="contenu">
            <PageTitle text="Les pièces" eyebrow="Réglages" />
            <Chips />
            <div class="split">
                <Form />
                <Notices />
            </div>
            <Skeleton kind=SkeletonKind::Lines />
            <Empty title="Ton carnet est encore vide" text="Ouvre une fiche et garde-la : elle arrivera ici." hue=Hue::of('G')>
                <Button kind=ButtonKind::Primary on_press=|| ()>"Explorer les métiers"</Button>
            </Empty>
        </main>
    }
}

#[component]
fn Chips() -> impl IntoView {
    let hues = super::pupil::DOMAINS
        .map(|(letter, name)| view! { <span class=format!("chip chip-hue {}", Hue::of(letter).class())>{name}</span> });
    let marks = [
        (StateKind::Done, "Confirmée, 28 places"),
        (StateKind::Unsent, "En attente d’envoi"),
        (StateKind::Device, "Sur cet appareil"),
        (StateKind::Sent, "Envoyée"),
        (StateKind::Waiting, "Liste d’attente, rang 2"),
        (StateKind::Refused, "Refusée : complet"),
    ]
    .map(|(kind, text)| view! { <StateMark kind text /> });
    view! {
        <div class="chips">{hues.collect_view()}</div>
        <div class="actions">{marks.collect_view()}</div>
    }
}

#[component]
fn Form() -> impl IntoView {
    let toasts = use_toasts();
    let open = RwSignal::new(
        window()
            .location()
            .search()
            .unwrap_or_default()
            .contains("dialogue"),
    );
    if window()
        .location()
        .search()
        .unwrap_or_default()
        .contains("toast")
    {
        toasts.show_with_undo("Page retirée du carnet.", || ());
    }
    let chosen = RwSignal::new("curieuse".to_owned());
    let feelings: Vec<Choice> = ["curieuse", "surpris", "fière", "ennuyé"]
        .map(|f| Choice::new(f, f))
        .into();
    let tab = RwSignal::new(0);
    view! {
        <form class="form" on:submit=|event| event.prevent_default()>
            <Stepper steps=vec!["Ta classe".into(), "Ton pseudonyme".into(), "Ton secret".into()] current=1 />
            <Field label="Code de la classe" value=RwSignal::new("DEMO-4EB2".into()) hint="Il est écrit au tableau : huit signes." />
            <Field label="Pseudonyme" value=RwSignal::new("Colobri".into()) error="Personne ne porte ce pseudonyme dans ta classe. Vérifie une lettre." />
            <Select label="Domaine" options=vec![Choice::new("A", "Agriculture"), Choice::new("B", "Arts")] value=RwSignal::new("B".into()) optional=true />
            <TextArea label="Ce qui t’a surpris" value=RwSignal::new("Elle parle au cheval avant de le toucher.".into()) optional=true />
            <OneChoice legend="Comment tu t’es sentie, senti ?" options=feelings selected=chosen on_choose=move |value| chosen.set(value) />
            <label class="check"><input type="checkbox" checked=true />"Montrer cette page à ma professeure, mon professeur"</label>
            <div class="actions">
                <Button kind=ButtonKind::Primary on_press=move || toasts.show("Page gardée sur cet appareil.")>"Garder cette page"</Button>
                <Button icon=icons::PRINTER on_press=move || open.set(true)>"Imprimer"</Button>
                <Button kind=ButtonKind::Danger icon=icons::BIN on_press=move || toasts.show_with_undo("Page retirée du carnet.", || ())>"Retirer"</Button>
                <Button kind=ButtonKind::Quiet on_press=|| ()>"Plus tard"</Button>
                <Button busy=true on_press=|| ()>"Envoi"</Button>
                <Button disabled=true on_press=|| ()>"Complet"</Button>
            </div>
        </form>
        <Dialog open title="Ton secret, à garder">
            <p>"Ces cinq mots ouvrent ton carnet. Ils ne seront plus montrés."</p>
            <p class="secret">"lune table cerise velo nuage"</p>
            <div class="actions"><Button kind=ButtonKind::Primary on_press=move || open.set(false)>"Je les ai notés"</Button></div>
        </Dialog>
        <Tabs label="Période" tabs=vec!["À venir".into(), "Passées".into()] selected=tab panel=|index: usize| view! { <p>"Panneau " {index}</p> }.into_any() />
    }
}

#[component]
fn Notices() -> impl IntoView {
    let modules: Vec<bool> = (0..441_u32)
        .map(|i| i.wrapping_mul(2_654_435_761) >> 30 > 1)
        .collect();
    view! {
        <div class="stack">
            <Note>"Le catalogue se garde sur cet appareil : 840 fiches sur 2 000."</Note>
            <Note kind=NoteKind::Warning>"Cette adresse n’est pas sécurisée : rien ne marchera hors ligne."</Note>
            <Note kind=NoteKind::Success>"Tes 3 pages sont arrivées."</Note>
            <ErrorPanel title="La fiche n’a pas pu s’ouvrir" text="Ton carnet est intact. Recharge la page ; si cela recommence, donne ce code à ta professeure ou ton professeur." code="C-07">
                <Button on_press=|| ()>"Recharger"</Button>
            </ErrorPanel>
            <ProgressBar label="840 fiches sur 2 000" value=Some(840) max=2000 />
            <ProgressBar label="Préparation…" value=None max=1 />
            <div class="pass">
                <div><p class="soft">"4e B · code DEMO-4EB2"</p><p class="secret">"Colibri"</p><p>"lune table cerise velo nuage"</p></div>
                <QrCode modules label="Carte de Colibri" />
            </div>
        </div>
    }
}
