//! Where a request stands, in a mark, a word and a colour; always the truth.

use domain::visit::{Notice, Slot};
use jiff::civil::DateTime;
use leptos::prelude::*;
use protocol::mutation::Mutation;
use protocol::overlay::{BookingChange, BookingItem, Mark};
use ui::{Button, ButtonKind, Note, NoteKind, StateKind, StateMark, icons};

use super::texts;
use crate::state::clock::today;
use crate::state::session::Session;
use crate::texts::{dates, errors};

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

/// What a teacher should learn of a request, with « J’ai lu ». `slot` as it is now; `None` where it left the device.
pub fn notice(session: Session, slot: Option<&Slot>, item: &BookingItem) -> Option<AnyView> {
    let id = item.request.id;
    let text = match item.booking.as_ref()?.notice.as_ref()? {
        Notice::Promoted => texts::PROMOTED.to_owned(),
        Notice::Moved { start, end } => moved((*start, *end), slot),
        Notice::Cancelled(reason) => [texts::CANCELLED, "\u{a0}: ", reason].concat(),
    };
    let read = move |()| session.mutate(Mutation::BookingAck { id }, 0);
    Some(
        view! {
            <Note kind=NoteKind::Warning>
                <p>{text}</p>
                <p><Button kind=ButtonKind::Quiet icon=icons::CHECK on_press=Callback::new(read)>{texts::READ}</Button></p>
            </Note>
        }
        .into_any(),
    )
}

/// The times before and now; where they are the same, it is the place that changed.
fn moved((start, end): (DateTime, DateTime), slot: Option<&Slot>) -> String {
    let Some(slot) = slot else {
        return texts::MOVED.to_owned();
    };
    let draft = &slot.draft;
    if (draft.start, draft.end) == (start, end) {
        return texts::moved_place(&draft.venue.address, &draft.venue.commune);
    }
    texts::moved_times(
        &dates::span(start, end, today()),
        &dates::span(draft.start, draft.end, today()),
    )
}
