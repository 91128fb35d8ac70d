//! `/formations/:id`: a formation, the usual way to it, and the métiers it leads to.

use catalogue::formation::{Formation, Step};
use catalogue::sheet::Source;
use leptos::prelude::*;
use ui::{Button, Empty, LinkButton, PageTitle, Skeleton, icons};

use super::actions::{print_button, share};
use super::card::metier_card;
use super::formations::{lycees_link, plain, short, told};
use super::sources::from;
use super::texts;
use crate::live::live;
use crate::pages::words::provide_words;
use crate::routes::part;
use crate::state::catalogue::{Catalogue, List, SheetError, use_catalogue};

/// `/formations/:id`
#[component]
pub fn FormationPage() -> impl IntoView {
    provide_words();
    let catalogue = use_catalogue();
    let id = part();
    let found = LocalResource::new(move || {
        catalogue.version();
        let settled = catalogue.settled(SheetError::NotHere).is_some();
        async move { (catalogue.formations().await, settled) }
    });
    live(move || match found.get() {
        None | Some((None, false)) => view! { <Skeleton /> }.into_any(),
        Some((None, true)) => not_here(catalogue),
        Some((Some(formations), _)) => match formations.formation(&id.get()) {
            Ok(Some(formation)) => whole(catalogue, &formation),
            _ => unknown(),
        },
    })
}

fn not_here(catalogue: Catalogue) -> AnyView {
    let retry = Callback::new(move |()| catalogue.refresh());
    view! {
        <PageTitle text=texts::FORMATION_NOT_HERE_TITLE.to_owned() />
        <Empty title="".to_owned() text=texts::FORMATION_NOT_HERE.to_owned()>
            <Button on_press=retry>{texts::RETRY}</Button>
            <LinkButton href="/metiers".to_owned()>{texts::BACK}</LinkButton>
        </Empty>
    }
    .into_any()
}

fn unknown() -> AnyView {
    view! {
        <PageTitle text=texts::FORMATION_UNKNOWN_TITLE.to_owned() />
        <Empty title="".to_owned() text=texts::FORMATION_UNKNOWN.to_owned()>
            <LinkButton href="/metiers".to_owned()>{texts::BACK}</LinkButton>
        </Empty>
    }
    .into_any()
}

fn whole(catalogue: Catalogue, formation: &Formation) -> AnyView {
    let link = formation.link.clone().map(|link| {
        view! { <a href=link rel="external noopener noreferrer">{texts::FORMATION_LINK}</a> }
    });
    let metiers = formation.metiers.clone();
    let leads = move || {
        let list = catalogue.list();
        list.map_or_else(
            || view! { <Skeleton /> }.into_any(),
            |list| leads(&list, &metiers),
        )
    };
    view! {
        <article class="page-stack">
            <PageTitle text=formation.name.clone() eyebrow=short(formation) />
            {way(formation)}
            <div class="prose">
                {told(texts::FORMATION_WHAT, formation.description.as_ref())}
                {told(texts::FORMATION_ACCESS, formation.access.as_ref())}
                {told(texts::FORMATION_FURTHER, formation.further.as_ref())}
                {from(&[Source::Onisep])}
            </div>
            {live(leads)}
            {lycees_link()}
            <p class="actions">
                {print_button()}
                {share()}
                {link}
                <LinkButton href="/metiers".to_owned() icon=icons::ARROW_LEFT>{texts::BACK}</LinkButton>
            </p>
        </article>
    }
    .into_any()
}

/// The steps from the 3e, and the métiers at the end.
fn way(formation: &Formation) -> Option<AnyView> {
    let step = |step: &Step| match step {
        Step::Itself => formation.name.clone(),
        Step::Troisieme => texts::STEP_TROISIEME.to_owned(),
        Step::FirstDiploma => texts::STEP_FIRST_DIPLOMA.to_owned(),
        Step::Bac => texts::STEP_BAC.to_owned(),
        Step::AfterBac => texts::STEP_AFTER_BAC.to_owned(),
    };
    let steps = formation.way().iter();
    let steps: Vec<_> = steps
        .map(|one| {
            let class = if *one == Step::Itself {
                "chip chip-now"
            } else {
                "chip"
            };
            view! { <li><span class=class>{step(one)}</span></li> }
        })
        .collect();
    (!steps.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>{texts::USUAL_WAY}</h2>
                <ol class="ways ways-large">{steps}</ol>
                <p class="soft">{texts::USUAL_WAY_ONLY}</p>
            </section>
        }
        .into_any()
    })
}

/// The métiers it leads to: a card for each that has a sheet, the name of the others.
fn leads(list: &List, metiers: &[String]) -> AnyView {
    let rows = list.rows(metiers);
    let cards: Vec<_> = rows
        .into_iter()
        .map(|row| view! { <li>{metier_card(list, row)}</li> })
        .collect();
    let names: Vec<_> = metiers
        .iter()
        .filter(|metier| list.find(metier).is_none())
        .map(|metier| plain(metier))
        .collect();
    if cards.is_empty() && names.is_empty() {
        return ().into_any();
    }
    let names = (!names.is_empty()).then(|| view! { <ul>{names}</ul> });
    view! {
        <section class="section">
            <h2>{texts::FORMATION_METIERS}</h2>
            <ul class="card-grid">{cards}</ul>
            {names}
        </section>
    }
    .into_any()
}
