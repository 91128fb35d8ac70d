//! Help, notices with their pages, and the page for an address that leads nowhere.

mod kept;
mod texts;

use leptos::prelude::*;
use ui::{ButtonKind, Hue, Illustration, LinkButton, PageTitle, seed_of};

use crate::live::live;
use crate::routes::part;
use crate::state::catalogue::use_catalogue;
use texts::Section;

/// `/aide`
#[component]
pub fn Help() -> impl IntoView {
    view! {
        <PageTitle text=texts::HELP_TITLE.to_owned() />
        {sections(texts::HELP)}
        <p class="actions"><LinkButton href="/mots".to_owned()>{texts::ALL_WORDS}</LinkButton></p>
    }
    .into_any()
}

/// `/mentions`
#[component]
pub fn Notices() -> impl IntoView {
    let catalogue = use_catalogue();
    let licences = move || {
        let lines = catalogue.licences();
        if lines.is_empty() {
            return view! { <p>{texts::SOURCES_NONE}</p> }.into_any();
        }
        let lines: Vec<_> = lines
            .into_iter()
            .map(|line| view! { <li>{line}</li> })
            .collect();
        view! { <ul>{lines}</ul> }.into_any()
    };
    view! {
        <PageTitle text=texts::NOTICES_TITLE.to_owned() />
        {sections(texts::NOTICES)}
        <ul class="prose">
            {texts::PAGES.iter().map(|(href, name)| view! { <li><a href=*href>{*name}</a></li> }).collect_view()}
        </ul>
        <section class="prose" id="sources">
            <h2>{texts::SOURCES_TITLE}</h2>
            {licences}
        </section>
    }
    .into_any()
}

/// `/mentions/:page`
#[component]
pub fn Notice() -> impl IntoView {
    let page = part();
    live(move || match page.get().as_str() {
        "donnees" => kept::of_pupils(),
        "registre" => kept::register(),
        "accessibilite" => view! {
            <PageTitle text=texts::ACCESS_TITLE.to_owned() />
            {sections(texts::ACCESS)}
        }
        .into_any(),
        _ => view! { <Lost /> }.into_any(),
    })
}

/// Any other address.
#[component]
pub fn Lost() -> impl IntoView {
    view! {
        <div class="empty">
            <div class="empty-art">
                <Illustration seed=seed_of("perdu") hue=Hue::of('L') />
            </div>
            <PageTitle text=texts::LOST_TITLE.to_owned() />
            <p>{texts::LOST}</p>
            <p class="actions">
                <LinkButton href="/metiers".to_owned()>{texts::LOST_EXPLORE}</LinkButton>
                <LinkButton href="/".to_owned() kind=ButtonKind::Quiet>{texts::LOST_HOME}</LinkButton>
            </p>
        </div>
    }
    .into_any()
}

fn sections(sections: &'static [Section]) -> AnyView {
    sections
        .iter()
        .map(|section| {
            let paragraphs: Vec<_> = section
                .text
                .iter()
                .map(|text| view! { <p>{*text}</p> })
                .collect();
            view! {
                <section class="prose" id=section.id>
                    <h2>{section.title}</h2>
                    {paragraphs}
                </section>
            }
        })
        .collect_view()
        .into_any()
}
