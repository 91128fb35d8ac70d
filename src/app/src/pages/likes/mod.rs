//! `/ce-que-j-aime/…`: short items to like or not, a few at a time, and the panorama they open. One can stop and come
//! back: a signed-in person's answers are kept on the device with what they type in forms, a visitor's in memory.

mod given;
mod panorama;
mod questions;
mod texts;

use std::time::Duration;

use leptos::prelude::*;
use ui::Skeleton;

use self::given::Given;
use crate::address;
use crate::live::live;
use crate::routes::part;
use crate::state::session::{Who, use_session};

/// Where one is on the page, as the address has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// A group of items, from 0.
    Group(usize),
    /// The panorama; another turn shows other métiers.
    Panorama(u64),
}

const START: &str = "/ce-que-j-aime";
const TURN: &str = "tour";
const PANORAMA: &str = "panorama";

impl Place {
    /// The place of these words; the first group for any others.
    fn of(page: &str, turn: &str) -> Self {
        if page == PANORAMA {
            return Self::Panorama(turn.parse().unwrap_or(1));
        }
        let number: usize = page.parse().unwrap_or(1);
        Self::Group(number.clamp(1, questions::groups()) - 1)
    }

    fn href(self) -> String {
        match self {
            Self::Group(0) => START.to_owned(),
            Self::Group(at) => [START, "/", &(at + 1).to_string()].concat(),
            Self::Panorama(turn) => {
                let path = [START, "/", PANORAMA].concat();
                address::href(&path, vec![(TURN, turn.to_string())])
            }
        }
    }
}

/// `/ce-que-j-aime/:page?`
#[component]
pub fn Likes() -> impl IntoView {
    let session = use_session();
    let part = part();
    let turn = address::asked(|query| query.get(TURN));
    let place = Memo::new(move |_| {
        let page = part.get();
        turn.with(|turn| Place::of(&page, turn))
    });
    // Answers are a person's own: another person begins anew.
    let person = Memo::new(move |_| match session.who() {
        Who::Opening => None,
        Who::Visitor => Some(None),
        Who::Signed(me) => Some(Some(me.user)),
    });
    live(move || match person.get() {
        None => view! { <Skeleton /> }.into_any(),
        Some(person) => {
            let given = Given::new(session, person.is_some());
            let shown = turned(place);
            let group = Memo::new(move |_| match shown.get() {
                Place::Group(at) => Some(at),
                Place::Panorama(_) => None,
            });
            live(move || match group.get() {
                _ if !given.is_read() => view! { <Skeleton /> }.into_any(),
                Some(at) => questions::questions(given, at),
                None => panorama::panorama(given, shown),
            })
        }
    })
}

/// The place, once the browser's address says it too: a title that comes before would take it for the former page, and
/// leave the focus on a link that is gone.
fn turned(place: Memo<Place>) -> RwSignal<Place> {
    let shown = RwSignal::new(place.get_untracked());
    Effect::new(move |_| {
        let now = place.get();
        // The page may be gone by then.
        let turn = move || {
            let _ = shown.try_set(now);
        };
        set_timeout(turn, Duration::ZERO);
    });
    shown
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn an_address_says_where_one_is() {
        for (place, page) in [(Place::Group(0), ""), (Place::Group(7), "8")] {
            assert_eq!(Place::of(page, ""), place);
        }
        assert_eq!(Place::of("panorama", "3"), Place::Panorama(3));
        assert_eq!(Place::of("0", ""), Place::Group(0));
        assert_eq!(Place::of("999", "x"), Place::Group(9));
        assert_eq!(Place::of("panorama", "x"), Place::Panorama(1));
    }
}
