//! Asking for places for a class, and what became of it. The same rule as on the server says at once what
//! cannot be; only the server gives a place.

use domain::ids::{BookingId, SlotId};
use domain::visit::{OnFull, RefusalReason, Request, SEATS_MAX, SlotStatus, check_request};
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::mutation::Mutation;
use protocol::overlay::View;
use ui::{Button, ButtonKind, Choice, Field, OneChoice, TextArea};

use super::change::{self, Changing};
use super::groups::{self, Group, chosen};
use super::offer::{asked_for, engagements, is_live};
use super::query::CLASS;
use super::request::request;
use super::texts;
use crate::address;
use crate::live::{live, live_option};
use crate::state::clock::{fresh, now};
use crate::state::kept::{self, Kept};
use crate::state::session::use_session;
use crate::texts::errors;

/// The choice to wait for a place when there is none.
const WAIT: &str = "wait";

/// One's requests for a slot, and one form for the classes that have none.
#[component]
pub fn Booking(
    /// The slot.
    of: SlotId,
) -> impl IntoView {
    let (session, slot) = (use_session(), of);
    let changing = Changing::new(session);
    let requests = move || {
        session.view().with(|view| {
            let mine = view
                .bookings
                .values()
                .filter(|item| item.request.slot == slot);
            let card = |item| view! { <div class="card card-pad stack">{request(changing, view, item)}</div> };
            mine.map(card).collect::<Vec<_>>().into_any()
        })
    };
    let groups_free = move || {
        let groups = groups::here(session);
        session.view().with(|view| {
            groups
                .into_iter()
                .filter(|group| !asked_for(view, slot, group.id).is_some_and(is_live))
                .collect::<Vec<_>>()
        })
    };
    // A memo of what decides the form: one that is being filled in is not drawn anew because a pupil enrols.
    let free = Memo::new(move |_| {
        let groups = groups_free();
        let known = |group: Group| (group.id, group.name, group.pupils.is_some());
        groups.into_iter().map(known).collect::<Vec<_>>()
    });
    let closed = Memo::new(move |_| session.view().with(|view| closed(view, slot)));
    view! {
        <section class="section">
            <h2>{texts::BOOK}</h2>
            {live(requests)}
            {change::dialog(changing)}
            {live_option(move || {
                (!free.with(Vec::is_empty)).then(|| match closed.get() {
                    Some(reason) => {
                        kept::forget(session, draft_name(slot));
                        view! { <p>{nothing_to_ask(reason)}</p> }.into_any()
                    }
                    None => view! { <Form of=slot groups=untrack(groups_free) /> }.into_any(),
                })
            })}
        </section>
    }
    .into_any()
}

/// Under which name the form of a slot is kept.
fn draft_name(slot: SlotId) -> String {
    ["booking/", &slot.to_string()].concat()
}

/// Why nobody asks for places any more, whatever the class.
fn closed(view: &View, slot: SlotId) -> Option<RefusalReason> {
    let slot = &view.slots.get(&slot)?.value;
    match slot.status {
        SlotStatus::Cancelled(_) => Some(RefusalReason::SlotCancelled),
        SlotStatus::Open => (slot.draft.deadline < now()).then_some(RefusalReason::PastDeadline),
    }
}

/// What to do instead, to somebody who has not asked yet.
fn nothing_to_ask(reason: RefusalReason) -> &'static str {
    match reason {
        RefusalReason::SlotCancelled => texts::CANCELLED_CHOOSE,
        reason => errors::refusal(reason).next,
    }
}

/// What stands against a request already now.
fn against(view: &View, request: &Request) -> Option<RefusalReason> {
    let slot = &view.slots.get(&request.slot)?.value;
    let engagements = engagements(view, request.class, None);
    check_request(slot, request, &engagements, now()).err()
}

/// The number as it was typed, after the class that it is for: « 4e-b 12 ». Empty while it is the class's own, `size`; the
/// two follow each other.
fn number_typed(
    class: RwSignal<String>,
    count: RwSignal<String>,
    size: impl Fn() -> String + Send + Sync + 'static,
) -> RwSignal<String> {
    let typed = RwSignal::new(String::new());
    Effect::new(move |before: Option<()>| {
        let now = count.get();
        if before.is_none() {
            return;
        }
        let now = match now == size() {
            true => String::new(),
            false => class.with_untracked(|class| [class, " ", &now].concat()),
        };
        if typed.with_untracked(|typed| *typed != now) {
            typed.set(now);
        }
    });
    Effect::new(move |_| {
        let back = typed.get();
        let (of, number) = back.split_once(' ').unwrap_or_default();
        let same_class = class.with_untracked(|class| class == of);
        if !of.is_empty() && same_class && count.with_untracked(|count| count != number) {
            count.set(number.to_owned());
        }
    });
    typed
}

#[component]
fn Form(of: SlotId, groups: Vec<Group>) -> impl IntoView {
    let (session, slot) = (use_session(), of);
    // The class that the list was for, as the address says.
    let wanted = address::asked(|query| query.get(CLASS)).get_untracked();
    let class = RwSignal::new(
        chosen(&groups, &wanted)
            .map(|group| group.key())
            .unwrap_or_default(),
    );
    let groups = StoredValue::new(groups);
    let group = move || groups.with_value(|groups| class.with(|key| chosen(groups, key)));
    let size = |group: Option<Group>| {
        let seats = group.and_then(|group| group.seats());
        seats.map(|seats| seats.to_string()).unwrap_or_default()
    };
    let count = RwSignal::new(size(untrack(group)));
    let note = RwSignal::new(String::new());
    let on_full = RwSignal::new(WAIT.to_owned());
    // Not the class: the link that leads here says for which one. A number is that of the class it was typed for.
    let counted = number_typed(class, count, move || size(untrack(group)));
    let kept = Kept::new(session, draft_name(slot), vec![on_full, note, counted]);
    let wrong = RwSignal::new(None::<String>);
    let choose = move |key: String| {
        class.set(key);
        count.set(size(untrack(group)));
        wrong.set(None);
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let seats = count.get_untracked().trim().parse::<u32>().ok();
        let Some(seats) = seats.filter(|seats| (1..=SEATS_MAX).contains(seats)) else {
            wrong.set(Some(texts::COUNT_WRONG.into()));
            return;
        };
        let Some(group) = untrack(group) else {
            return;
        };
        let view = session.view().get_untracked();
        let Some(rev) = view.slots.get(&slot).map(|item| item.value.rev) else {
            return;
        };
        let request = Request {
            id: BookingId(fresh()),
            slot,
            slot_rev: rev,
            class: group.id,
            seats,
            on_full: if on_full.with_untracked(|chosen| chosen == WAIT) {
                OnFull::Wait
            } else {
                OnFull::Refuse
            },
            note: note.get_untracked().trim().to_owned(),
        };
        match against(&view, &request) {
            Some(reason) => wrong.set(Some(errors::refusal(reason).what.into())),
            None => {
                kept.forget();
                let written = session.write(Mutation::BookingRequest(request), 0);
                spawn_local(async move {
                    if !written.await {
                        kept.keep_on();
                    }
                });
            }
        }
    };
    let options = vec![
        Choice::new(WAIT, texts::WAIT),
        Choice::new("refuse", texts::REFUSE),
    ];
    let names = groups.with_value(|groups| groups::choices(groups));
    let several = (names.len() > 1).then(|| {
        view! {
            <OneChoice
                legend=texts::FOR_CLASS.to_owned()
                options=Signal::stored(names)
                selected=class
                on_choose=Callback::new(choose)
            />
        }
    });
    let button = move || {
        let words = group().map(|group| texts::book_for(&group.name));
        words.unwrap_or_default().into_any()
    };
    view! {
        <form class="stack" on:submit=submit novalidate>
            {several}
            <Field label=texts::COUNT.to_owned() value=count inputmode="numeric" name="places" error=wrong />
            <OneChoice
                legend=texts::ON_FULL.to_owned()
                options=Signal::stored(options)
                selected=on_full
                on_choose=Callback::new(move |value: String| on_full.set(value))
            />
            <TextArea label=texts::NOTE.to_owned() value=note name="mot" optional=true hint=texts::NOTE_HINT.to_owned() />
            <Button kind=ButtonKind::Primary submit=true>{live(button)}</Button>
        </form>
    }
    .into_any()
}
