//! A booking moved to another visit: one change, which keeps the places one has when the other visit is full.

use domain::ids::{BookingId, SlotId};
use domain::visit::{RefusalReason, Request, check_request};
use leptos::prelude::*;
use protocol::mutation::Mutation;
use protocol::overlay::View;
use ui::{Button, ButtonKind, Choice, Select, use_toasts};

use super::offer::{Stand, engagements};
use super::texts;
use crate::pages::pieces::About;
use crate::state::clock::{now, today};
use crate::texts::{dates, errors};

/// The booking that is moved.
pub type Changing = About<BookingId>;

/// The dialog, closed until [`About::ask`].
pub fn dialog(of: Changing) -> AnyView {
    of.dialog(texts::MOVE_TITLE, content)
}

/// The request that the booking would be at another visit.
fn moved(view: &View, booking: BookingId, to: SlotId) -> Option<Request> {
    let item = view.bookings.get(&booking)?;
    let slot_rev = view.slots.get(&to)?.value.rev;
    Some(Request {
        slot: to,
        slot_rev,
        ..item.request.clone()
    })
}

/// What stands against the move already now, places aside: only the server counts them.
fn against(view: &View, request: &Request) -> Option<RefusalReason> {
    let slot = &view.slots.get(&request.slot)?.value;
    let engagements = engagements(view, request.class, Some(request.id));
    check_request(slot, request, &engagements, now()).err()
}

/// The visits that could take the group as far as this device knows: those of the same company first.
fn choices(of: Changing, booking: BookingId) -> Vec<Choice> {
    let stand = of
        .session()
        .me_now()
        .map_or_else(Stand::anywhere, |me| Stand::of(&me));
    of.session().view().with_untracked(|view| {
        let Some(item) = view.bookings.get(&booking) else {
            return Vec::new();
        };
        let company = view
            .slots
            .get(&item.request.slot)
            .map(|slot| slot.value.company);
        let (same, others): (Vec<_>, Vec<_>) = stand
            .offers(view, now())
            .into_iter()
            .filter(|offer| offer.slot.id != item.request.slot && offer.left >= item.request.seats)
            .filter(|offer| {
                moved(view, booking, offer.slot.id)
                    .is_some_and(|request| against(view, &request).is_none())
            })
            .partition(|offer| Some(offer.slot.company) == company);
        same.into_iter()
            .chain(others)
            .map(|offer| {
                let draft = &offer.slot.draft;
                let when = dates::span(draft.start, draft.end, today());
                Choice::new(
                    offer.slot.id.to_string(),
                    [&draft.title, ", ", &when].concat(),
                )
            })
            .collect()
    })
}

fn content(of: Changing, booking: BookingId) -> AnyView {
    let choices = choices(of, booking);
    if choices.is_empty() {
        return view! { <p>{texts::MOVE_NONE}</p> }.into_any();
    }
    let first = choices.first().map(|choice| choice.value.clone());
    let to = RwSignal::new(first.unwrap_or_default());
    let wrong = RwSignal::new(None::<String>);
    let toasts = use_toasts();
    let send = move |()| {
        let Ok(to) = to.get_untracked().parse::<SlotId>() else {
            return;
        };
        let view = of.session().view().get_untracked();
        let Some(request) = moved(&view, booking, to) else {
            return;
        };
        if let Some(reason) = against(&view, &request) {
            wrong.set(Some(errors::refusal(reason).what.into()));
            return;
        }
        let change = Mutation::BookingMove {
            id: booking,
            to,
            slot_rev: request.slot_rev,
        };
        let done = move |()| {
            of.close();
            toasts.show(texts::MOVE_NOTED);
        };
        of.session().mutate_then(change, 0, Callback::new(done));
    };
    view! {
        <div class="stack">
            <p>{texts::MOVE_LEAD}</p>
            <Select label=texts::MOVE_TO.to_owned() options=Signal::stored(choices) value=to error=wrong />
            <div class="actions">
                <Button kind=ButtonKind::Primary on_press=Callback::new(send)>{texts::MOVE_NOW}</Button>
                <Button on_press=move |()| of.close()>{texts::MOVE_KEEP}</Button>
            </div>
        </div>
    }
    .into_any()
}
