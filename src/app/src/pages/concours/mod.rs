//! Contests of an académie: `/concours/:id` shows what teams of several schools present; teachers enter theirs, the académie makes them.
//! Nothing is ranked, and nobody is named.

mod desk;
mod enter;
mod page;
mod texts;

use domain::concours::Concours;
use domain::ids::ConcoursId;
use leptos::prelude::*;
use protocol::overlay::{Item, View};
use ui::{StateKind, StateMark};

pub use desk::contests;
pub use enter::of_team;
pub use page::page;

use crate::order::{sorted, to_come_first};
use crate::state::clock::today;
use crate::texts::dates;

/// The page of a contest.
fn href(id: ConcoursId) -> String {
    ["/concours/", &id.to_string()].concat()
}

/// Whether teams are still entered.
fn is_open(contest: &Concours) -> bool {
    contest.is_open(today())
}

/// Where a contest stands.
fn state(contest: &Concours) -> AnyView {
    let day = dates::long(contest.jusqu_au, today());
    let (kind, words) = if contest.retire {
        (StateKind::Unsent, texts::RETIRED.to_owned())
    } else if is_open(contest) {
        (StateKind::Waiting, texts::open_until(&day))
    } else {
        (StateKind::Done, texts::over_since(&day))
    };
    view! { <StateMark kind text=words /> }.into_any()
}

/// The contests that are not taken out: those that are open first, the next one to close at the head.
fn there(view: &View) -> Vec<&Item<Concours>> {
    let all = view.teams.concours.values();
    let there = all.filter(|item| !item.value.retire);
    sorted(there.collect(), |item| {
        let last = item.value.jusqu_au.at(0, 0, 0, 0);
        let at = to_come_first(last, !is_open(&item.value));
        (at, catalogue::slug::words(&item.value.titre))
    })
}

/// How many teams are entered.
fn count(view: &View, id: ConcoursId) -> usize {
    let entered = view.teams.inscriptions.keys();
    entered.filter(|(contest, _)| *contest == id).count()
}

/// The contests, where a teacher works on projects; nothing when there is none.
pub fn links(view: &View) -> Option<AnyView> {
    let each: Vec<_> = there(view)
        .into_iter()
        .map(|item| {
            let contest = &item.value;
            view! {
                <li><article class="card card-pad stack">
                    <h3><a class="stretched" href=href(contest.id)>{contest.titre.clone()}</a></h3>
                    <p class="meta">{state(contest)}</p>
                </article></li>
            }
        })
        .collect();
    (!each.is_empty()).then(|| {
        view! {
            <section class="section no-print">
                <h2>{texts::CONTESTS}</h2>
                <p class="soft">{texts::CONTESTS_TEXT}</p>
                <ul class="stack">{each}</ul>
            </section>
        }
        .into_any()
    })
}
