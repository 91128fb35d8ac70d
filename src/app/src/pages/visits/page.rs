//! `/visites/:id`: a visit, and for teachers its booking.

use domain::carnet::Entry;
use domain::ids::SlotId;
use domain::role::Role;
use domain::visit::{BookingState, Slot, SlotStatus};
use leptos::prelude::*;
use ui::{
    ButtonKind, Empty, Fact, Illustration, LinkButton, Note, NoteKind, PageTitle, icons, seed_of,
};

use super::book::Booking;
use super::list::whereabouts;
use super::offer::Stand;
use super::texts;
use crate::address;
use crate::live::{live, live_option};
use crate::pages::coming::coming_alone;
use crate::pages::explore::{hue, metier_section};
use crate::routes::part;
use crate::state::catalogue::use_catalogue;
use crate::state::clock::{now, today};
use crate::state::session::{Session, use_session};
use crate::texts::dates;

/// `/visites/:id`
#[component]
pub fn VisitPage() -> impl IntoView {
    let session = use_session();
    let part = part();
    let id = Memo::new(move |_| part.with(|id| id.parse::<SlotId>().ok()));
    let slot = Memo::new(move |_| {
        let id = id.get()?;
        session
            .view()
            .with(|view| view.slots.get(&id).map(|item| item.value.clone()))
    });
    // A memo of the id alone: while a form below is filled in, others may take places.
    let known = Memo::new(move |_| slot.with(|slot| slot.as_ref().map(|slot| slot.id)));
    live(move || match known.get() {
        Some(id) => whole(session, id, slot),
        None if !session.view().with(|view| view.ready) => coming_alone(session),
        None => view! {
            <PageTitle text=texts::UNKNOWN_TITLE.to_owned() />
            <Empty title="".to_owned() text=texts::UNKNOWN.to_owned()>
                <LinkButton href="/visites".to_owned()>{texts::BACK}</LinkButton>
            </Empty>
        }
        .into_any(),
    })
}

fn whole(session: Session, id: SlotId, slot: Memo<Option<Slot>>) -> AnyView {
    let staff = Memo::new(move |_| matches!(session.role(), Some(Role::Teacher | Role::Head)));
    // What is said of the visit is drawn anew only when that changes, not when places are taken.
    let said = Memo::new(move |_| {
        let slot = slot.get()?;
        let (used, waiting) = Default::default();
        Some(Slot {
            used,
            waiting,
            ..slot
        })
    });
    let follow = move |slot: Memo<Option<Slot>>, show: fn(Session, &Slot) -> AnyView| {
        live_option(move || slot.with(|slot| slot.as_ref().map(|slot| show(session, slot))))
    };
    view! {
        {follow(said, hero)}
        {follow(said, carnet)}
        <div class="split">
            {follow(said, about)}
            <div class="stack">
                {follow(slot, facts)}
                {live_option(move || staff.get().then(|| view! { <Booking of=id /> }.into_any()))}
            </div>
        </div>
        <p><LinkButton href="/visites".to_owned()>{texts::BACK}</LinkButton></p>
    }
    .into_any()
}

fn hero(_: Session, slot: &Slot) -> AnyView {
    let draft = &slot.draft;
    // Many a visit is called as its company is.
    let company = (!draft.title.contains(&slot.company_name)).then(|| slot.company_name.clone());
    let cancelled = match &slot.status {
        SlotStatus::Open => None,
        SlotStatus::Cancelled(reason) => Some([texts::CANCELLED, "\u{a0}: ", reason].concat()),
    };
    view! {
        <div class="card hero">
            <div class="hero-body">
                <PageTitle text=draft.title.clone() eyebrow=company />
                <p class="lead">{dates::span(draft.start, draft.end, today())}</p>
                {cancelled.map(|text| view! { <Note kind=NoteKind::Warning><p>{text}</p></Note> })}
            </div>
            <Illustration seed=seed_of(&slot.id.to_string()) hue=hue(Some(draft.domain)) cols=8 rows=4 />
        </div>
    }
    .into_any()
}

fn about(_: Session, slot: &Slot) -> AnyView {
    view! {
        <div class="stack">
            {section(texts::ABOUT, &slot.draft.about)}
            {section(texts::PRACTICAL, &slot.draft.practical)}
            {metiers(slot)}
        </div>
    }
    .into_any()
}

/// What a pupil whose class comes has written of the visit, and a new page about it.
fn carnet(session: Session, slot: &Slot) -> AnyView {
    let id = slot.id;
    let (metiers, start) = (slot.draft.metiers.clone(), slot.draft.start);
    live_option(move || {
        if session.role() != Some(Role::Pupil) {
            return None;
        }
        let view = session.view().get();
        let mut bookings = view
            .bookings
            .values()
            .filter_map(|item| item.booking.as_ref());
        if !bookings.any(|booking| booking.slot == id && booking.state == BookingState::Accepted) {
            return None;
        }
        let entries = view.entries.values().map(|item| &item.value);
        let mut entries: Vec<_> = entries
            .filter(|entry| entry.visit == Some(id) && !entry.deleted)
            .collect();
        entries.sort_by_key(|entry| std::cmp::Reverse((entry.date, entry.id)));
        let (words, kind) = match (entries.is_empty(), start > now()) {
            (true, true) => (texts::PREPARE, ButtonKind::Primary),
            (true, false) => (texts::TELL, ButtonKind::Primary),
            (false, _) => (texts::WRITE_MORE, ButtonKind::Secondary),
        };
        let pages: Vec<_> = entries.into_iter().map(page).collect();
        let pages =
            (!pages.is_empty()).then(|| view! { <ul class="card-grid">{pages}</ul> }.into_any());
        let metiers: Vec<_> = metiers.iter().map(String::as_str).collect();
        let pairs = vec![
            ("type", "visite".to_owned()),
            ("guide", "visite".to_owned()),
            ("visite", id.to_string()),
            ("metier", metiers.join(",")),
        ];
        let href = address::href("/carnet/nouveau", pairs);
        Some(
            view! {
                <section class="stack no-print">
                    <h2>{texts::IN_CARNET}</h2>
                    {pages}
                    <p class="actions"><LinkButton href kind icon=icons::PENCIL>{words}</LinkButton></p>
                </section>
            }
            .into_any(),
        )
    })
}

fn page(entry: &Entry) -> AnyView {
    let title = match entry.title.trim() {
        "" => texts::UNTITLED.to_owned(),
        title => title.to_owned(),
    };
    let href = ["/carnet/", &entry.id.to_string()].concat();
    view! {
        <li>
            <article class="card card-pad">
                <p class="meta">{dates::long(entry.date, today())}</p>
                <h3><a class="stretched" href=href>{title}</a></h3>
            </article>
        </li>
    }
    .into_any()
}

fn section(title: &'static str, text: &str) -> Option<AnyView> {
    let text = text.to_owned();
    (!text.is_empty()).then(|| {
        view! { <section class="prose"><h2>{title}</h2><p>{text}</p></section> }.into_any()
    })
}

fn facts(session: Session, slot: &Slot) -> AnyView {
    let draft = &slot.draft;
    let stand = session
        .me()
        .map_or_else(Stand::anywhere, |me| Stand::of(&me));
    let offer = stand.look(slot, now());
    let place = whereabouts(&offer);
    let address = match draft.venue.address.trim() {
        "" => place,
        street => [street, ", ", &place].concat(),
    };
    let deadline = dates::long(draft.deadline.date(), today());
    let transit = draft.venue.transit.clone();
    let (left, of) = texts::seats(offer.left, draft.capacity);
    let seats = [&left, " ", &of].concat();
    view! {
        <dl class="facts">
            <Fact label=texts::WHERE wide=true>{address}</Fact>
            {transit.map(|transit| view! { <Fact label=texts::TRANSIT wide=true>{transit}</Fact> })}
            <Fact label=texts::SEATS>{seats}</Fact>
            <Fact label=texts::DEADLINE>{deadline}</Fact>
        </dl>
    }
    .into_any()
}

fn metiers(slot: &Slot) -> AnyView {
    let catalogue = use_catalogue();
    let ids = slot.draft.metiers.clone();
    live_option(move || metier_section(catalogue, texts::METIERS, &ids))
}
