//! The start page of somebody who has not signed in.

use catalogue::facet::{Facet, Interest};
use domain::metier::GrandDomaine;
use leptos::prelude::*;
use ui::{ButtonKind, Illustration, LinkButton, PageTitle, seed_of};

use super::texts;
use crate::live::live_option;
use crate::pages::explore::{chip_links, hue, keeping, metier_card};
use crate::state::catalogue::use_catalogue;
use crate::texts::labels::Label;

/// The interests that make good first doors.
const DOORS: [Interest; 10] = [
    Interest::Animals,
    Interest::Build,
    Interest::Care,
    Interest::Technology,
    Interest::Nature,
    Interest::Cooking,
    Interest::Artist,
    Interest::Rescue,
    Interest::Travel,
    Interest::Children,
];

/// Ways into the catalogue.
pub fn visitor_home() -> AnyView {
    let catalogue = use_catalogue();
    let domains: Vec<_> = GrandDomaine::ALL
        .into_iter()
        .map(|domain| {
            let href = ["/metiers?domaine=", domain.key()].concat();
            let hue = hue(Some(domain));
            view! {
                <li>
                    <a class=["door ", hue.class()].concat() href=href>
                        <Illustration seed=seed_of(domain.key()) hue cols=3 rows=3 />
                        <span>{domain.label()}</span>
                    </a>
                </li>
            }
        })
        .collect();
    let interests = DOORS.into_iter().map(|interest| {
        let href = ["/metiers?interet=", interest.key()].concat();
        (href, interest.label())
    });
    let some = move || {
        let list = catalogue.list()?;
        let cards: Vec<_> = catalogue
            .day_selection(4)
            .into_iter()
            .map(|row| view! { <li>{metier_card(&list, row)}</li> })
            .collect();
        Some(view! { <ul class="card-grid">{cards}</ul> }.into_any())
    };
    view! {
        <div class="card hero">
            <div class="hero-body">
                <PageTitle text=texts::VISITOR_TITLE.to_owned() />
                <p class="lead">{texts::VISITOR_LEAD}</p>
                <p class="actions">
                    <LinkButton href="/metiers".to_owned() kind=ButtonKind::Primary>{texts::VISITOR_EXPLORE}</LinkButton>
                    <LinkButton href="/connexion".to_owned()>{texts::VISITOR_SIGN_IN}</LinkButton>
                </p>
            </div>
            <Illustration seed=seed_of("accueil") cols=8 rows=6 />
        </div>
        <section class="section">
            <h2>{texts::VISITOR_DOMAINS}</h2>
            <ul class="doors">{domains}</ul>
        </section>
        <section class="section">
            <h2>{texts::VISITOR_INTERESTS}</h2>
            {chip_links(interests.collect())}
        </section>
        <section class="section">
            <h2>{texts::VISITOR_SOME}</h2>
            {live_option(some)}
        </section>
        {live_option(move || keeping(catalogue))}
    }
    .into_any()
}
