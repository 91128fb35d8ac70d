//! The school's bookings, by state, soonest first.

use leptos::prelude::*;
use protocol::overlay::{BookingItem, Mark, View};
use ui::{Cell, Choice, DataTable, OneChoice, Row};

use super::texts;
use crate::address::{self, use_replace};
use crate::live::live;
use crate::order::{moment, sorted};
use crate::pages::visits::mark;
use crate::state::clock::today;
use crate::state::session::use_session;
use crate::texts::dates;

/// The name of [`Which`] in the address.
const STATE: &str = "etat";

/// Which bookings are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    All,
    Accepted,
    Waiting,
    Cancelled,
}

impl Which {
    const EACH: [Self; 4] = [Self::All, Self::Accepted, Self::Waiting, Self::Cancelled];

    fn words(self) -> &'static str {
        match self {
            Self::All => texts::ALL,
            Self::Accepted => texts::ACCEPTED,
            Self::Waiting => texts::WAITING,
            Self::Cancelled => texts::CANCELLED,
        }
    }

    /// Its word in the address; nothing for all of them.
    fn key(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Accepted => "confirmees",
            Self::Waiting => "attente",
            Self::Cancelled => "annulees",
        }
    }

    /// The one of a word; all for a word that is unknown.
    fn of(key: &str) -> Self {
        let named = Self::EACH.into_iter().find(|which| which.key() == key);
        named.unwrap_or(Self::All)
    }

    fn holds(self, item: &BookingItem) -> bool {
        match self {
            Self::All => true,
            Self::Accepted => item.mark == Mark::Accepted,
            Self::Waiting => matches!(item.mark, Mark::Waiting(_)),
            Self::Cancelled => matches!(item.mark, Mark::Cancelled | Mark::SlotCancelled),
        }
    }
}

/// The filter and the table.
pub fn bookings() -> AnyView {
    let session = use_session();
    let which = address::asked(|query| Which::of(&query.get(STATE)));
    let options = move || {
        session.view().with(|view| {
            let count = |which: Which| {
                view.bookings
                    .values()
                    .filter(|item| which.holds(item))
                    .count() as u32
            };
            let choice =
                |which: Which| Choice::new(which.key(), which.words()).with_count(count(which));
            Which::EACH.map(choice).to_vec()
        })
    };
    let go = use_replace();
    let choose = Callback::new(move |key: String| {
        go(&address::href("/etablissement", vec![(STATE, key)]));
    });
    let none = Memo::new(move |_| session.view().with(|view| view.bookings.is_empty()));
    let content = move || {
        if none.get() {
            return view! { <p class="soft">{texts::NO_BOOKING}</p> }.into_any();
        }
        view! {
            <OneChoice
                legend=texts::BY_STATE.to_owned()
                hide_legend=true
                options=Signal::derive(options)
                selected=Signal::derive(move || which.get().key().to_owned())
                on_choose=choose
            />
            {live(move || session.view().with(|view| table(view, which.get())))}
        }
        .into_any()
    };
    view! {
        <section class="section">
            <h2>{texts::BOOKINGS}</h2>
            {live(content)}
        </section>
    }
    .into_any()
}

fn table(view: &View, which: Which) -> AnyView {
    let items: Vec<&BookingItem> = view
        .bookings
        .values()
        .filter(|item| which.holds(item))
        .collect();
    if items.is_empty() {
        return view! { <p class="soft">{texts::NONE_SUCH}</p> }.into_any();
    }
    let start = |item: &&BookingItem| {
        view.slots
            .get(&item.request.slot)
            .map_or(0, |slot| moment(slot.value.draft.start))
    };
    let items = sorted(items, |item| (start(item), String::new()));
    let rows: Vec<_> = items.into_iter().map(|item| row(view, item)).collect();
    view! {
        <DataTable caption=texts::BOOKINGS.to_owned() heads=texts::BOOKING_HEADS.map(str::to_owned).to_vec()>
            {rows}
        </DataTable>
    }
    .into_any()
}

fn row(view: &View, item: &BookingItem) -> AnyView {
    let (title, when) = match view.slots.get(&item.request.slot) {
        Some(slot) => {
            let draft = &slot.value.draft;
            let href = ["/visites/", &item.request.slot.to_string()].concat();
            let title = view! { <a href=href>{draft.title.clone()}</a> }.into_any();
            (title, dates::span(draft.start, draft.end, today()))
        }
        None => (texts::NO_SLOT.into_any(), String::new()),
    };
    let class = view
        .classes
        .get(&item.request.class)
        .map(|class| class.name.clone());
    let teacher = item
        .booking
        .as_ref()
        .map(|booking| crate::texts::adult(&booking.teacher_name).to_owned());
    let [_, _, class_head, teacher_head, _] = texts::BOOKING_HEADS;
    let state = mark(item);
    view! {
        <Row>
            <Cell head=true><span class="row-head"><span>{title}</span></span></Cell>
            <Cell><span class="when">{when}</span></Cell>
            <Cell label=class_head>{class}</Cell>
            <Cell label=teacher_head>{teacher}</Cell>
            <Cell>{state}</Cell>
        </Row>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::Which;

    #[test]
    fn each_state_has_a_word_of_its_own_in_the_address() {
        for which in Which::EACH {
            assert!(Which::of(which.key()) == which);
        }
        assert!(Which::of("inconnu") == Which::All);
    }
}
