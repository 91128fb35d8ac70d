//! Lessons, as pupils meet them: what is done today, and whether this device has all that it needs.

mod page;
mod ready;
mod texts;

pub use page::SeancePage;
pub use ready::say_ready;
pub use texts::when;

use domain::parcours::Etape;
use domain::seance::Seance;
use jiff::civil::Date;
use leptos::prelude::*;
use protocol::overlay::View;
use ui::{ButtonKind, Illustration, LinkButton, icons, seed_of};

use crate::order::sorted;
use crate::pages::home::etape_hue;
use crate::state::clock::today;
use crate::state::session::Session;

/// The page of a lesson.
pub fn seance_href(seance: &Seance) -> String {
    ["/seance/", &seance.id.to_string()].concat()
}

/// The étapes of a lesson that are in the class's path.
pub fn worked_on(path: &[Etape], seance: &Seance) -> Vec<Etape> {
    let each = seance.etapes.iter();
    let found = each.filter_map(|id| path.iter().find(|etape| *etape.id == **id));
    found.cloned().collect()
}

/// What to do, step by step, for pupils and teachers alike; nothing where nothing was written.
pub fn steps(seance: &Seance) -> Option<AnyView> {
    let steps: Vec<_> = seance
        .steps()
        .map(|step| view! { <li>{step.to_owned()}</li> })
        .collect();
    (!steps.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>{texts::STEPS}</h2>
                <ol class="prose">{steps}</ol>
            </section>
        }
        .into_any()
    })
}

/// The lessons of that day or later that were not taken out, the next one first.
pub fn coming(view: &View, from: Date) -> Vec<Seance> {
    let all = view.seances.values().map(|(_, item)| &item.value);
    let all = all.filter(|seance| !seance.retiree && seance.jour >= from);
    sorted(all.cloned().collect(), |seance: &Seance| {
        let at = seance.jour.at(0, 0, 0, 0);
        let hour = seance.heure.map(|hour| hour.to_string());
        (crate::order::moment(at), hour.unwrap_or_default())
    })
}

/// Today's lessons on the pupil's start page, the next one first.
pub fn today_cards(session: Session) -> Option<AnyView> {
    let day = today();
    let cards: Vec<_> = session.view().with(|view| {
        let next = coming(view, day).into_iter();
        let here = next.take_while(|seance| seance.jour == day);
        here.map(|seance| card(&seance)).collect()
    });
    (!cards.is_empty()).then(|| cards.into_any())
}

fn card(seance: &Seance) -> AnyView {
    view! {
        <div class="card hero">
            <div class="hero-body">
                <p class="chip chip-now">{texts::TODAY}</p>
                <h2>{seance.titre.clone()}</h2>
                <p class="lead">{when(seance)}</p>
                <LinkButton href=seance_href(seance) kind=ButtonKind::Primary icon=icons::ARROW_RIGHT>{texts::OPEN}</LinkButton>
            </div>
            <Illustration seed=seed_of(&seance.id.to_string()) hue=etape_hue(3) cols=8 rows=4 />
        </div>
    }
    .into_any()
}
