//! A gallery of the components and of four page layouts, to look at while the style is made:
//! `#accueil`, `#explorer`, `#metier`, `#visites`, `#pieces`. Not shipped.
#![allow(
    missing_docs,
    unreachable_pub,
    reason = "an example has no reader of docs"
)]

mod pieces;
mod pupil;
mod staff;

use leptos::prelude::*;
use ui::{Avatar, Feedback, Hue, Icon, Logo, SyncBadge, SyncKind, icons, provide_feedback};

fn main() {
    mount_to_body(|| {
        provide_feedback();
        let page = window().location().hash().unwrap_or_default();
        let body = match page.as_str() {
            "#explorer" => view! { <pupil::Explore /> }.into_any(),
            "#metier" => view! { <pupil::Sheet /> }.into_any(),
            "#carnet" => view! { <pupil::Carnet /> }.into_any(),
            "#visites" => view! { <staff::Visits /> }.into_any(),
            "#pieces" => view! { <pieces::Pieces /> }.into_any(),
            _ => view! { <pupil::Home /> }.into_any(),
        };
        view! {
            <Bar page=page.clone() />
            {body}
            <Feedback />
        }
    });
}

#[component]
fn Bar(page: String) -> impl IntoView {
    let links = [
        ("#accueil", "Mon parcours", icons::ROUTE),
        ("#explorer", "Explorer", icons::COMPASS),
        ("#carnet", "Carnet", icons::NOTEBOOK),
        ("#visites", "Visites", icons::BUILDING),
    ];
    let links = links.map(|(href, words, of)| {
        let here = (page == href || (page == "#metier" && href == "#explorer")).then_some("page");
        view! { <a href=href aria-current=here><Icon of />{words}</a> }
    });
    let (kind, text) = match page.as_str() {
        "#explorer" => (
            SyncKind::Offline,
            "Hors ligne. Tout ce que tu fais est gardé ici",
        ),
        "#visites" => (SyncKind::Pending, "3 demandes attendent le réseau"),
        "#pieces" => (SyncKind::Blocked, "Un envoi est bloqué (code S-12) : voir"),
        _ => (SyncKind::UpToDate, "À jour"),
    };
    view! {
        <a class="skip" href="#contenu">"Aller au contenu"</a>
        <header class="topbar">
            <a class="brand" href="#accueil"><Logo />"Parcours métiers"</a>
            <nav class="nav" aria-label="Principale">{links.collect_view()}</nav>
            <div class="topbar-end">
                <SyncBadge kind text href="#pieces" />
                <a class="avatar-link" href="#pieces" aria-label="Réglages">
                    <Avatar seed=ui::seed_of("Colibri") hue=Hue::of('A') />
                </a>
            </div>
        </header>
    }
}
