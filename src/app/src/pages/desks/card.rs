//! One slot of the company: where it stands, its places, who asks for them, what can be done with it.

use domain::visit::{Reserve, Slot, SlotDraft, SlotStatus};
use jiff::SignedDuration;
use jiff::civil::{Date, DateTime};
use leptos::prelude::*;
use protocol::overlay::{Item, Mark, View};
use ui::{Button, ButtonKind, StateKind, StateMark, icons};

use super::slots::Desk;
use super::{requests, texts};
use crate::state::clock::{now, today};
use crate::texts::dates;

const WEEK: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Where a slot stands: what is not sent yet says so first.
pub fn state(item: &Item<Slot>) -> (StateKind, &'static str) {
    let slot = &item.value;
    let cancelled = matches!(slot.status, SlotStatus::Cancelled(_));
    match item.mark {
        Mark::Refused(_) => (StateKind::Refused, texts::REFUSED),
        Mark::OnDevice if cancelled => (StateKind::Unsent, texts::CANCEL_ON_DEVICE),
        Mark::OnDevice => (StateKind::Unsent, texts::ON_DEVICE),
        Mark::Sent => (StateKind::Sent, texts::SENT),
        _ if cancelled => (StateKind::Refused, texts::CANCELLED),
        _ if slot.draft.end < now() => (StateKind::Done, texts::OVER),
        _ if slot.used.all() >= slot.draft.capacity => (StateKind::Done, texts::FULL),
        _ if slot.draft.deadline < now() => (StateKind::Done, texts::CLOSED),
        _ => (StateKind::Done, texts::OPEN),
    }
}

/// Whether the visit is still to be, and open.
pub fn is_to_come(slot: &Slot) -> bool {
    slot.status == SlotStatus::Open && slot.draft.start > now()
}

/// The same visit one week later.
pub fn week_later(draft: &SlotDraft) -> SlotDraft {
    let moved = |at: DateTime| at.checked_add(WEEK).unwrap_or(at);
    let day = |at: Date| at.checked_add(WEEK).unwrap_or(at);
    SlotDraft {
        start: moved(draft.start),
        end: moved(draft.end),
        deadline: moved(draft.deadline),
        reserve: draft.reserve.map(|kept| Reserve {
            until: day(kept.until),
            ..kept
        }),
        ..draft.clone()
    }
}

/// The card.
pub fn card(desk: Desk, view: &View, item: &Item<Slot>) -> AnyView {
    let slot = &item.value;
    let draft = &slot.draft;
    let (kind, text) = state(item);
    let counts = texts::taken(slot.used.all(), draft.capacity);
    let waiting = texts::waiting(slot.waiting);
    let reason = match &slot.status {
        SlotStatus::Cancelled(reason) if !reason.is_empty() => Some(texts::because(reason)),
        _ => None,
    };
    let href = ["/visites/", &slot.id.to_string()].concat();
    view! {
        <article class="card card-pad stack slot">
            <div>
                <h3><a href=href>{draft.title.clone()}</a></h3>
                <p class="when">{dates::span(draft.start, draft.end, today())}</p>
            </div>
            <p class="meta">
                <StateMark kind text=text.to_owned() />
                <span>{counts}</span>
                {waiting.map(|words| view! { <span>{words}</span> })}
                <span>{texts::until(&dates::long(draft.deadline.date(), today()))}</span>
            </p>
            {reason.map(|reason| view! { <p class="soft">{reason}</p> })}
            {requests::table(view, slot.id)}
            {actions(desk, item)}
        </article>
    }
    .into_any()
}

/// A slot that the server refused is not there to be changed: the note above the list takes it up again.
fn actions(desk: Desk, item: &Item<Slot>) -> AnyView {
    let slot = &item.value;
    let unknown = matches!(item.mark, Mark::Refused(_)) && slot.rev == 0;
    let open = slot.status == SlotStatus::Open && slot.draft.start > now() && !unknown;
    let (id, draft) = (slot.id, slot.draft.clone());
    let later = week_later(&draft);
    let edit = move |()| desk.edit(Some(id), Some(draft.clone()), None);
    let again = move |()| desk.edit(None, Some(later.clone()), None);
    let cancel = move |()| desk.cancelling.ask(id);
    view! {
        <p class="actions">
            {open.then(|| view! {
                <Button icon=icons::PENCIL on_press=Callback::new(edit)>{texts::EDIT}</Button>
            })}
            <Button icon=icons::COPY on_press=Callback::new(again)>{texts::DUPLICATE}</Button>
            {open.then(|| view! {
                <Button kind=ButtonKind::Quiet icon=icons::BAN on_press=Callback::new(cancel)>{texts::CANCEL}</Button>
            })}
        </p>
    }
    .into_any()
}
