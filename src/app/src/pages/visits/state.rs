//! Where a request stands, in a mark, a word and a colour; always the truth.

use domain::ids::SlotId;
use domain::visit::Notice;
use leptos::prelude::*;
use protocol::mutation::Mutation;
use protocol::overlay::{BookingChange, BookingItem, Mark};
use ui::{Button, Note, NoteKind, StateKind, StateMark};

use super::texts;
use crate::state::session::Session;
use crate::texts::errors;

/// The mark of a request.
pub fn mark(item: &BookingItem) -> AnyView {
    let (kind, text) = match (&item.change, &item.mark) {
        (Some(BookingChange::Cancel), _) => (StateKind::Unsent, texts::CANCELLING.to_owned()),
        (_, Mark::OnDevice) => (StateKind::Unsent, texts::ON_DEVICE.to_owned()),
        (_, Mark::Sent) => (StateKind::Sent, texts::SENT.to_owned()),
        (_, Mark::Accepted) => (StateKind::Done, texts::accepted(item.request.seats)),
        (_, Mark::Waiting(rank)) => (StateKind::Waiting, texts::waiting(*rank)),
        (_, Mark::Refused(refusal)) => (
            StateKind::Refused,
            errors::refusal(refusal.reason).what.to_owned(),
        ),
        (_, Mark::Cancelled) => (StateKind::Refused, texts::GIVEN_BACK.to_owned()),
        (_, Mark::SlotCancelled) => (StateKind::Refused, texts::CANCELLED.to_owned()),
    };
    view! { <StateMark kind text /> }.into_any()
}

/// The mark of the first live request of one's own for a slot.
pub fn mark_of(session: Session, slot: SlotId) -> Option<AnyView> {
    session.view().with(|view| {
        let mine = view
            .bookings
            .values()
            .filter(|item| item.request.slot == slot);
        mine.filter(|item| item.mark != Mark::Cancelled)
            .map(mark)
            .next()
    })
}

/// What a teacher should learn of a request, with « J’ai lu ».
pub fn notice(session: Session, item: &BookingItem) -> Option<AnyView> {
    let id = item.request.id;
    let text = match item.booking.as_ref()?.notice.as_ref()? {
        Notice::Promoted => texts::PROMOTED.to_owned(),
        Notice::Moved { .. } => texts::MOVED.to_owned(),
        Notice::Cancelled(reason) => [texts::CANCELLED, "\u{a0}: ", reason].concat(),
    };
    let read = move |()| session.mutate(Mutation::BookingAck { id }, 0);
    Some(
        view! {
            <Note kind=NoteKind::Warning>
                <p>{text}</p>
                <Button on_press=Callback::new(read)>{texts::READ}</Button>
            </Note>
        }
        .into_any(),
    )
}

/// One's own requests, a line each, with what to learn of them.
pub fn booking_lines(session: Session) -> AnyView {
    (move || {
        let view = session.view().get();
        if view.bookings.is_empty() {
            return view! { <p>{texts::NO_BOOKING}</p> }.into_any();
        }
        let lines: Vec<_> = view
            .bookings
            .values()
            .map(|item| {
                let slot = view.slots.get(&item.request.slot);
                let title = slot.map_or_else(String::new, |slot| slot.value.draft.title.clone());
                let class = view.classes.get(&item.request.class).map(|class| class.name.clone());
                view! {
                    <li class="stack">
                        <p class="meta">
                            <a href=["/visites/", &item.request.slot.to_string()].concat()>{title}</a>
                            <span>{class}</span>
                            {mark(item)}
                        </p>
                        {notice(session, item)}
                    </li>
                }
            })
            .collect();
        view! { <ul class="stack">{lines}</ul> }.into_any()
    })
    .into_any()
}
