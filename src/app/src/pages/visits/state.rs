//! Where a request stands, in a mark, a word and a colour; always the truth.

use domain::visit::{Moved, Notice, Slot};
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
        (_, Mark::Accepted) => match held(item) {
            Some(until) => (StateKind::Waiting, texts::held(&until)),
            None => (StateKind::Done, texts::accepted(item.request.seats)),
        },
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
    let notice = item.booking.as_ref()?.notice.as_ref()?;
    let (promoted, button) = match held(item) {
        Some(_) => (texts::HELD, texts::CONFIRM),
        None => (texts::PROMOTED, texts::READ),
    };
    let text = match notice {
        Notice::Promoted => promoted.to_owned(),
        Notice::Lapsed => texts::LAPSED.to_owned(),
        Notice::Moved(before) => moved(before, slot),
        Notice::Cancelled(reason) => [texts::CANCELLED, "\u{a0}: ", reason].concat(),
    };
    let also = matches!(notice, Notice::Moved(Moved { promoted: true, .. }));
    let also = also.then(|| view! { <p>{promoted}</p> });
    let notice = Some(notice.clone());
    let read = move |()| {
        let notice = notice.clone();
        session.mutate(Mutation::BookingAck { id, notice }, 0);
    };
    Some(
        view! {
            <Note kind=NoteKind::Warning>
                {also}
                <p>{text}</p>
                <p><Button kind=ButtonKind::Quiet icon=icons::CHECK on_press=Callback::new(read)>{button}</Button></p>
            </Note>
        }
        .into_any(),
    )
}

/// Until when places wait to be confirmed, in words.
fn held(item: &BookingItem) -> Option<String> {
    let until = item.booking.as_ref()?.held_until?;
    let day = dates::long(until.date(), today());
    Some([&day, ", ", &dates::time(until.time())].concat())
}

/// The times and the place before and now, as far as they changed.
fn moved(before: &Moved, slot: Option<&Slot>) -> String {
    let Some(slot) = slot else {
        return texts::MOVED.to_owned();
    };
    let draft = &slot.draft;
    let (start, end) = (before.start, before.end);
    let same_times = (draft.start, draft.end) == (start, end);
    let mut text = String::new();
    if !same_times {
        let now = dates::span(draft.start, draft.end, today());
        text.push_str(&texts::moved_times(&dates::span(start, end, today()), &now));
    }
    if same_times || before.venue.is_some() {
        let from = before.venue.as_ref();
        let from = from.map(|from| texts::place(&from.address, &from.commune));
        let now = texts::place(&draft.venue.address, &draft.venue.commune);
        text.push_str(&texts::moved_place(from.as_deref(), &now));
    }
    text.push_str(texts::KEPT);
    text
}
