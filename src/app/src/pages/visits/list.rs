//! `/visites`: what can be visited, soonest first.

use domain::role::Role;
use domain::school::ZoneEp;
use domain::visit::{Slot, SlotStatus};
use leptos::prelude::*;
use ui::{Empty, Illustration, PageTitle, Skeleton, seed_of};

use super::state::mark_of;
use super::texts;
use crate::pages::explore::hue;
use crate::state::clock::{now, today};
use crate::state::session::{Session, use_session};
use crate::texts::dates;

/// `/visites`
#[component]
pub fn Visits() -> impl IntoView {
    let session = use_session();
    let list = move || {
        let view = session.view().get();
        let mut slots: Vec<&Slot> = view
            .slots
            .values()
            .map(|item| &item.value)
            .filter(|slot| slot.status == SlotStatus::Open && slot.draft.start > now())
            .collect();
        if slots.is_empty() {
            return if view.ready {
                view! { <Empty title=texts::NONE_TITLE.to_owned() text=texts::NONE.to_owned() /> }
                    .into_any()
            } else {
                view! { <Skeleton /> }.into_any()
            };
        }
        slots.sort_by_key(|slot| slot.draft.start);
        let rows: Vec<_> = slots
            .into_iter()
            .map(|slot| view! { <li>{row(session, slot)}</li> })
            .collect();
        view! { <ul class="stack" aria-label=texts::LIST>{rows}</ul> }.into_any()
    };
    view! {
        <PageTitle text=texts::TITLE.to_owned() />
        {list}
    }
    .into_any()
}

/// Where a person's school is, for distances and reserved places.
pub fn zone(session: Session) -> ZoneEp {
    session
        .me()
        .and_then(|me| me.school.as_ref().map(|school| school.zone))
        .unwrap_or_default()
}

/// Town and distance from the school, where both are known.
pub fn whereabouts(session: Session, slot: &Slot) -> String {
    let venue = &slot.draft.venue;
    let school = session
        .me()
        .and_then(|me| me.school.as_ref().and_then(|school| school.position));
    match (school, venue.position) {
        (Some(from), Some(to)) => [
            &venue.commune,
            " · ",
            &dates::distance(from.distance_km(to)),
        ]
        .concat(),
        _ => venue.commune.clone(),
    }
}

fn row(session: Session, slot: &Slot) -> AnyView {
    let draft = &slot.draft;
    let left = slot.seats_left(zone(session), today());
    let mark = (session.role() != Some(Role::Company))
        .then(|| mark_of(session, slot.id))
        .flatten();
    view! {
        <article class="card visit-row">
            <Illustration seed=seed_of(&slot.id.to_string()) hue=hue(Some(draft.domain)) cols=3 rows=3 />
            <div>
                <h2 class="visit-title">
                    <a class="stretched" href=["/visites/", &slot.id.to_string()].concat()>{draft.title.clone()}</a>
                </h2>
                <p class="when">{dates::span(draft.start, draft.end, today())}</p>
                <p class="soft">{whereabouts(session, slot)}</p>
            </div>
            <p class="visit-end">{texts::seats(left, draft.capacity)} {mark}</p>
        </article>
    }
    .into_any()
}
