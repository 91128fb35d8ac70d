//! `/seance/:id`: a lesson, as the pupils of the class work through it.

use domain::ids::SeanceId;
use domain::parcours::Etape;
use domain::seance::Seance;
use leptos::prelude::*;
use ui::{Empty, Icon, LinkButton, PageTitle, StateKind, StateMark, icons};

use super::ready::{has_all, say_ready};
use super::texts;
use crate::live::live;
use crate::pages::coming::coming_alone;
use crate::pages::explore::metier_card;
use crate::pages::parcours::{etape_href, glyph, own_path};
use crate::routes::part;
use crate::state::catalogue::{Catalogue, use_catalogue};
use crate::state::session::use_session;

/// `/seance/:id`
#[component]
pub fn SeancePage() -> impl IntoView {
    let session = use_session();
    let catalogue = use_catalogue();
    say_ready(session);
    let ready = has_all();
    let path = own_path(session);
    let part = part();
    let id = Memo::new(move |_| part.with(|id| id.parse::<SeanceId>().ok()));
    live(move || {
        let view = session.view().get();
        let found = id.get().and_then(|id| view.seances.get(&id));
        match found.filter(|(_, item)| !item.value.retiree) {
            Some((_, item)) => {
                let etapes = path.with(|path| worked_on(path, &item.value));
                whole(catalogue, &item.value, etapes, ready)
            }
            None if !view.ready => coming_alone(session),
            None => view! {
                <PageTitle text=texts::UNKNOWN_TITLE.to_owned() />
                <Empty title="".to_owned() text=texts::UNKNOWN.to_owned()>
                    <LinkButton href="/parcours".to_owned()>{texts::PARCOURS}</LinkButton>
                </Empty>
            }
            .into_any(),
        }
    })
}

/// The étapes of a lesson that the class has.
pub(super) fn worked_on(path: &[Etape], seance: &Seance) -> Vec<Etape> {
    let each = seance.etapes.iter();
    let found = each.filter_map(|id| path.iter().find(|etape| *etape.id == **id));
    found.cloned().collect()
}

fn whole(
    catalogue: Catalogue,
    seance: &Seance,
    etapes: Vec<Etape>,
    ready: Signal<bool>,
) -> AnyView {
    let steps: Vec<_> = seance
        .steps()
        .map(|step| view! { <li>{step.to_owned()}</li> })
        .collect();
    let steps = (!steps.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>{texts::STEPS}</h2>
                <ol class="prose">{steps}</ol>
            </section>
        }
    });
    view! {
        <div class="page-head">
            <PageTitle text=seance.titre.clone() eyebrow=texts::when(seance) />
            {live(move || state(ready.get()))}
        </div>
        {steps}
        {work(etapes)}
        {sheets(catalogue, seance)}
        <p class="actions no-print">
            <LinkButton href="/parcours".to_owned() icon=icons::ARROW_LEFT>{texts::PARCOURS}</LinkButton>
        </p>
    }
    .into_any()
}

fn state(ready: bool) -> AnyView {
    let (kind, words) = if ready {
        (StateKind::Done, texts::READY)
    } else {
        (StateKind::Unsent, texts::COMING)
    };
    view! { <StateMark kind text=words.to_owned() /> }.into_any()
}

fn work(etapes: Vec<Etape>) -> Option<AnyView> {
    let cards: Vec<_> = etapes
        .iter()
        .map(|etape| {
            view! {
                <li><article class="card card-pad">
                    <p class="meta"><Icon of=glyph(etape.activite) /><span>{texts::minutes(etape.minutes)}</span></p>
                    <h3><a class="stretched" href=etape_href(etape)>{etape.titre.clone()}</a></h3>
                    <p class="soft">{etape.consigne.clone()}</p>
                </article></li>
            }
        })
        .collect();
    (!cards.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>{texts::WORK}</h2>
                <ul class="stack">{cards}</ul>
            </section>
        }
        .into_any()
    })
}

/// The sheets of a lesson.
pub(super) fn sheets(catalogue: Catalogue, seance: &Seance) -> Option<AnyView> {
    let list = catalogue.list()?;
    let cards: Vec<_> = list
        .rows(&seance.metiers)
        .into_iter()
        .map(|row| view! { <li>{metier_card(&list, row)}</li> })
        .collect();
    (!cards.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>{texts::SHEETS}</h2>
                <ul class="card-grid">{cards}</ul>
            </section>
        }
        .into_any()
    })
}
