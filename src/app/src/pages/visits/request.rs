//! One request of one's own: where it stands, what to learn of it, what can be done with it.

use domain::ids::SlotId;
use domain::visit::Slot;
use leptos::prelude::*;
use protocol::mutation::Mutation;
use protocol::overlay::{BookingChange, BookingItem, Mark, View};
use protocol::replica::Refused;
use protocol::wire::Refusal;
use ui::{Button, ButtonKind, Note, NoteKind, icons};
use uuid::Uuid;

use super::change::Changing;
use super::ics;
use super::offer::is_live;
use super::state::{mark, notice};
use super::texts;
use crate::state::clock::{now, today};
use crate::state::session::Session;
use crate::texts::{dates, errors};

/// The class and the mark, then what to learn, then what to do.
pub fn request(changing: Changing, view: &View, item: &BookingItem) -> AnyView {
    let session = changing.session();
    let slot = view.slots.get(&item.request.slot).map(|slot| &slot.value);
    let class = class_name(view, item);
    let seats = texts::group(item.request.seats);
    view! {
        <p class="meta"><b>{class}</b> <span>{seats}</span> {mark(item)}</p>
        {moving(view, item)}
        {notice(session, slot, item)}
        {refused(session, view, item)}
        {actions(changing, slot, item)}
    }
    .into_any()
}

/// The class's name, as its row or the booking tells it.
pub fn class_name(view: &View, item: &BookingItem) -> Option<String> {
    let class = view.classes.get(&item.request.class);
    class.map(|class| class.name.clone()).or_else(|| {
        let booking = item.booking.as_ref()?;
        Some(booking.class_name.clone())
    })
}

/// Where a change of one's own leads, while the server has not answered.
fn moving(view: &View, item: &BookingItem) -> Option<AnyView> {
    let Some(BookingChange::MoveTo(to)) = item.change else {
        return None;
    };
    let to = &view.slots.get(&to)?.value.draft;
    let words = texts::moving_to(&to.title, &dates::span(to.start, to.end, today()));
    Some(view! { <p class="soft">{words}</p> }.into_any())
}

/// Whether a refusal is about this booking: of the request itself, or of a change to it.
fn is_about(refused: &Refused, item: &BookingItem) -> bool {
    match &refused.mutation {
        Mutation::BookingRequest(request) => request.id == item.request.id,
        Mutation::BookingCancel { id } | Mutation::BookingMove { id, .. } => *id == item.request.id,
        _ => false,
    }
}

/// Each refusal with what to do now, until it was read.
fn refused(session: Session, view: &View, item: &BookingItem) -> Vec<AnyView> {
    let about = view.refusals.iter().filter(|of| is_about(of, item));
    about.map(|of| refusal(session, view, item, of)).collect()
}

fn refusal(session: Session, view: &View, item: &BookingItem, of: &Refused) -> AnyView {
    let kept = (!matches!(item.mark, Mark::Refused(_))).then(|| {
        let message = errors::refusal(of.refusal.reason);
        let change = match of.mutation {
            Mutation::BookingMove { .. } => texts::MOVE_REFUSED,
            _ => texts::CANCEL_REFUSED,
        };
        view! { <p><b>{change}</b> {message.what}". "</p> }
    });
    let next = errors::refusal(of.refusal.reason).next;
    let others = alternatives(view, &of.refusal);
    let read = dismiss(session, of.id);
    view! {
        <Note kind=NoteKind::Warning>
            {kept}
            <p>{next}</p>
            {others}
            <p>{read}</p>
        </Note>
    }
    .into_any()
}

fn dismiss(session: Session, refusal: Uuid) -> AnyView {
    view! {
        <Button kind=ButtonKind::Quiet icon=icons::CHECK on_press=move |()| session.dismiss(refusal)>
            {texts::READ}
        </Button>
    }
    .into_any()
}

/// Other visits that could take the group, with their dates.
fn alternatives(view: &View, refusal: &Refusal) -> Option<AnyView> {
    let links: Vec<_> = refusal
        .alternatives
        .iter()
        .filter_map(|other| link(view, *other))
        .collect();
    (!links.is_empty()).then(|| view! { <p>{texts::ALTERNATIVES}</p> <ul>{links}</ul> }.into_any())
}

fn link(view: &View, slot: SlotId) -> Option<AnyView> {
    let draft = &view.slots.get(&slot)?.value.draft;
    let href = ["/visites/", &slot.to_string()].concat();
    let (title, when) = (
        draft.title.clone(),
        dates::span(draft.start, draft.end, today()),
    );
    Some(view! { <li><a href=href>{title}</a>", "{when}</li> }.into_any())
}

fn actions(changing: Changing, slot: Option<&Slot>, item: &BookingItem) -> Option<AnyView> {
    let id = item.request.id;
    let to_come = slot.is_none_or(|slot| slot.draft.start > now());
    if !is_live(item) || item.change.is_some() || !to_come {
        return None;
    }
    let session = changing.session();
    let cancel = move |()| session.mutate(Mutation::BookingCancel { id }, 0);
    let answered = item.booking.is_some();
    let agenda = slot
        .filter(|_| item.mark == Mark::Accepted)
        .map(|slot| ics::link(slot, item));
    Some(
        view! {
            <p class="actions">
                {agenda}
                {answered.then(|| view! {
                    <Button icon=icons::REFRESH on_press=move |()| changing.ask(id)>{texts::MOVE}</Button>
                })}
                <Button kind=ButtonKind::Quiet icon=icons::BAN on_press=Callback::new(cancel)>{texts::CANCEL}</Button>
            </p>
        }
        .into_any(),
    )
}
