//! Who asks for places of a slot. A company is sent no class: names come with the booking.

use domain::ids::SlotId;
use domain::visit::{Booking, BookingState};
use leptos::prelude::*;
use protocol::overlay::{BookingItem, View};
use ui::{Cell, DataTable, Row};

use super::texts;
use crate::order::sorted;
use crate::pages::visits::mark;

fn of(view: &View, slot: SlotId) -> impl Iterator<Item = (&BookingItem, &Booking)> {
    view.bookings
        .values()
        .filter(move |item| item.request.slot == slot)
        .filter_map(|item| Some((item, item.booking.as_ref()?)))
}

/// Who would be told of a change: each class that holds places or a rank, with its school.
pub fn told(view: &View, slot: SlotId) -> Vec<String> {
    of(view, slot)
        .filter(|(_, booking)| booking.state.is_live())
        .map(|(_, booking)| texts::class_of(booking))
        .collect()
}

/// The same as a list to read before one decides.
pub fn told_list(view: &View, slot: SlotId) -> AnyView {
    let names = told(view, slot);
    if names.is_empty() {
        // The académie is sent no booking: it reads how many places they hold.
        let counts = view
            .slots
            .get(&slot)
            .map(|item| (item.value.used.all(), item.value.waiting));
        let words = match counts {
            Some((taken, waiting)) if taken + waiting > 0 => texts::told_counts(taken, waiting),
            _ => texts::NOBODY_TOLD.to_owned(),
        };
        return view! { <p>{words}</p> }.into_any();
    }
    let lines: Vec<_> = names
        .into_iter()
        .map(|name| view! { <li>{name}</li> })
        .collect();
    view! {
        <p>{texts::TOLD}</p>
        <ul>{lines}</ul>
    }
    .into_any()
}

/// The requests for a slot: accepted ones, then the waiting list by rank, then the rest.
pub fn table(view: &View, slot: SlotId) -> AnyView {
    let rank = |(_, booking): &(&BookingItem, &Booking)| {
        let place = match booking.state {
            BookingState::Accepted => 0,
            BookingState::Waiting(rank) => i64::from(rank),
            BookingState::Cancelled | BookingState::SlotCancelled => i64::MAX,
        };
        (place, booking.school_name.clone())
    };
    let items = sorted(of(view, slot).collect(), rank);
    if items.is_empty() {
        return view! { <p class="soft">{texts::NO_REQUEST}</p> }.into_any();
    }
    let rows: Vec<_> = items
        .into_iter()
        .map(|(item, booking)| row(item, booking))
        .collect();
    view! {
        <DataTable caption=texts::REQUESTS.to_owned() heads=texts::HEADS.map(str::to_owned).to_vec()>
            {rows}
        </DataTable>
    }
    .into_any()
}

fn row(item: &BookingItem, booking: &Booking) -> AnyView {
    let [_, class, teacher, count, _] = texts::HEADS;
    let note = (!booking.note.is_empty()).then(|| {
        view! { <span class="soft">{texts::quoted(&booking.note)}</span> }
    });
    let (school, class_name) = (booking.school_name.clone(), booking.class_name.clone());
    let (teacher_name, seats) = (
        crate::texts::adult(&booking.teacher_name).to_owned(),
        booking.seats.to_string(),
    );
    let state = mark(item);
    view! {
        <Row>
            <Cell head=true>
                <span class="row-head"><span>{school} {note}</span></span>
            </Cell>
            <Cell label=class>{class_name}</Cell>
            <Cell label=teacher>{teacher_name}</Cell>
            <Cell label=count>{seats}</Cell>
            <Cell>{state}</Cell>
        </Row>
    }
    .into_any()
}
