//! Asking for places for a class, and what became of it. The same rule as on the server says at once what
//! cannot be; only the server gives a place.

use domain::ids::{BookingId, SlotId};
use domain::visit::{Engagement, OnFull, RefusalReason, Request, SEATS_MAX, check_request};
use leptos::prelude::*;
use protocol::mutation::Mutation;
use protocol::overlay::{BookingItem, Mark, View};
use protocol::session::MyClass;
use ui::{Button, ButtonKind, Choice, ChoiceChips, Field};

use super::state::{mark, notice};
use super::texts;
use crate::state::clock::{fresh, now};
use crate::state::session::{Session, use_session};
use crate::texts::errors;

/// One's requests for a slot, and the form for each class that has none.
#[component]
pub fn Booking(
    /// The slot.
    of: SlotId,
) -> impl IntoView {
    let (session, slot) = (use_session(), of);
    let requests = move || {
        let view = session.view().get();
        let mine = view
            .bookings
            .values()
            .filter(|item| item.request.slot == slot);
        mine.map(|item| request(session, item)).collect::<Vec<_>>()
    };
    let free = Memo::new(move |_| {
        let classes = session
            .me()
            .map(|me| me.classes.clone())
            .unwrap_or_default();
        session.view().with(|view| {
            classes
                .into_iter()
                .filter(|class| !asked(view, slot, class))
                .collect::<Vec<_>>()
        })
    });
    let forms = move || {
        free.get()
            .into_iter()
            .map(|class| view! { <Form of=slot class /> })
            .collect_view()
    };
    view! {
        <section class="section">
            <h2>{texts::BOOK}</h2>
            {requests}
            {forms}
        </section>
    }
    .into_any()
}

fn is_live(item: &BookingItem) -> bool {
    matches!(
        item.mark,
        Mark::OnDevice | Mark::Sent | Mark::Accepted | Mark::Waiting(_)
    )
}

fn asked(view: &View, slot: SlotId, class: &MyClass) -> bool {
    view.bookings
        .values()
        .any(|item| item.request.slot == slot && item.request.class == class.id && is_live(item))
}

fn request(session: Session, item: &BookingItem) -> AnyView {
    let id = item.request.id;
    let cancel = move |()| session.mutate(Mutation::BookingCancel { id }, 0);
    let class = session.view().with(|view| {
        view.classes
            .get(&item.request.class)
            .map(|class| class.name.clone())
    });
    let help = match &item.mark {
        Mark::Refused(refusal) => {
            let links: Vec<_> = refusal
                .alternatives
                .iter()
                .filter_map(|other| link(session, *other))
                .collect();
            let some = !links.is_empty();
            Some(view! {
                <p>{errors::refusal(refusal.reason).next}</p>
                {some.then(|| view! { <p>{texts::ALTERNATIVES}</p> <ul>{links}</ul> })}
            })
        }
        _ => None,
    };
    let can_cancel = is_live(item) && item.change.is_none();
    view! {
        <div class="card card-pad stack">
            <p class="meta"><span>{class}</span> {mark(item)}</p>
            {notice(session, item)}
            {help}
            {can_cancel.then(|| view! {
                <p><Button kind=ButtonKind::Quiet on_press=Callback::new(cancel)>{texts::CANCEL}</Button></p>
            })}
        </div>
    }
    .into_any()
}

fn link(session: Session, slot: SlotId) -> Option<AnyView> {
    session.view().with(|view| {
        let title = view.slots.get(&slot)?.value.draft.title.clone();
        Some(
            view! { <li><a href=["/visites/", &slot.to_string()].concat()>{title}</a></li> }
                .into_any(),
        )
    })
}

/// What stands against a request already now.
fn against(view: &View, request: &Request) -> Option<RefusalReason> {
    let slot = &view.slots.get(&request.slot)?.value;
    let engagements: Vec<Engagement> = view
        .bookings
        .values()
        .filter(|item| item.request.class == request.class && is_live(item))
        .filter_map(|item| {
            let draft = &view.slots.get(&item.request.slot)?.value.draft;
            Some(Engagement {
                slot: item.request.slot,
                start: draft.start,
                end: draft.end,
            })
        })
        .collect();
    check_request(slot, request, &engagements, now()).err()
}

#[component]
fn Form(of: SlotId, class: MyClass) -> impl IntoView {
    let (session, slot) = (use_session(), of);
    let pupils = untrack(|| {
        session
            .view()
            .with(|view| view.classes.get(&class.id).map_or(0, |class| class.pupils))
    });
    let count = RwSignal::new((pupils + 2).to_string());
    let wait = RwSignal::new(true);
    let wrong = RwSignal::new(None::<String>);
    let (id, name) = (class.id, class.name);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let seats = count.get_untracked().trim().parse::<u32>().ok();
        let Some(seats) = seats.filter(|seats| (1..=SEATS_MAX).contains(seats)) else {
            wrong.set(Some(texts::COUNT_WRONG.into()));
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
            class: id,
            seats,
            on_full: if wait.get_untracked() {
                OnFull::Wait
            } else {
                OnFull::Refuse
            },
            note: String::new(),
        };
        match against(&view, &request) {
            Some(reason) => wrong.set(Some(errors::refusal(reason).what.into())),
            None => session.mutate(Mutation::BookingRequest(request), 0),
        }
    };
    let options = vec![
        Choice::new("wait", texts::WAIT),
        Choice::new("refuse", texts::REFUSE),
    ];
    let selected =
        Signal::derive(move || vec![if wait.get() { "wait" } else { "refuse" }.to_owned()]);
    view! {
        <form class="stack" on:submit=submit novalidate>
            <Field label=texts::COUNT.to_owned() value=count inputmode="numeric" name="places" error=wrong />
            <ChoiceChips
                legend=texts::ON_FULL.to_owned()
                single=true
                options=Signal::stored(options)
                selected
                on_toggle=Callback::new(move |(value, on): (String, bool)| {
                    if on {
                        wait.set(value == "wait");
                    }
                })
            />
            <Button kind=ButtonKind::Primary submit=true>{texts::book_for(&name)}</Button>
        </form>
    }
    .into_any()
}
