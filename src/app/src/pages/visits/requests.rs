//! `/mes-demandes`: all one has asked for, each with its true state: what to learn first, then what is to come,
//! then what is over.

use leptos::prelude::*;
use protocol::overlay::{BookingItem, Mark, View};
use ui::{ButtonKind, Empty, Illustration, LinkButton, PageTitle, SkeletonKind, seed_of};

use super::change::{self, Changing};
use super::offer::is_live;
use super::request::request;
use super::texts;
use crate::live::live;
use crate::order::{moment, sorted};
use crate::pages::coming::coming;
use crate::pages::explore::hue;
use crate::pages::pieces::cards;
use crate::state::clock::{now, today};
use crate::state::session::use_session;
use crate::texts::dates;

/// Requests as they are shown, each in one place.
#[derive(Default)]
pub struct Sorted<'a> {
    /// Something happened that its teacher has not marked as read.
    pub news: Vec<&'a BookingItem>,
    /// Live, and the visit is to come: soonest first.
    pub next: Vec<&'a BookingItem>,
    /// Refused, given back, cancelled or done: the latest first.
    pub over: Vec<&'a BookingItem>,
}

impl<'a> Sorted<'a> {
    /// The requests of a view, as of the device's clock.
    pub fn of(view: &'a View) -> Self {
        let now = moment(now());
        let start = |item: &&BookingItem| {
            let slot = view.slots.get(&item.request.slot);
            slot.map(|slot| moment(slot.value.draft.start))
        };
        let mut sorted_in = Self::default();
        for item in view.bookings.values() {
            let notice = item
                .booking
                .as_ref()
                .and_then(|booking| booking.notice.as_ref());
            let part = if notice.is_some() || matches!(item.mark, Mark::Refused(_)) {
                &mut sorted_in.news
            } else if is_live(item) && start(&item).is_none_or(|start| start > now) {
                &mut sorted_in.next
            } else {
                &mut sorted_in.over
            };
            part.push(item);
        }
        let soonest = |item: &&BookingItem| (start(item).unwrap_or_default(), String::new());
        let latest = |item: &&BookingItem| (-start(item).unwrap_or_default(), String::new());
        Self {
            news: sorted(sorted_in.news, soonest),
            next: sorted(sorted_in.next, soonest),
            over: sorted(sorted_in.over, latest),
        }
    }
}

/// `/mes-demandes`
#[component]
pub fn Requests() -> impl IntoView {
    let session = use_session();
    let changing = Changing::new(session);
    view! {
        <div class="page-head">
            <PageTitle text=texts::REQUESTS_TITLE.to_owned() />
            <LinkButton href="/visites".to_owned()>{texts::TITLE_BOOK}</LinkButton>
        </div>
        {live(move || session.view().with(|view| whole(changing, view)))}
        {change::dialog(changing)}
    }
    .into_any()
}

fn whole(changing: Changing, view: &View) -> AnyView {
    if view.bookings.is_empty() {
        return if view.ready {
            view! {
                <Empty title=texts::NO_BOOKING.to_owned() text=texts::NO_BOOKING_NEXT.to_owned() seed=3>
                    <LinkButton href="/visites".to_owned() kind=ButtonKind::Primary>{texts::BACK}</LinkButton>
                </Empty>
            }
            .into_any()
        } else {
            coming(changing.session(), SkeletonKind::Rows)
        };
    }
    let Sorted { news, next, over } = Sorted::of(view);
    view! {
        {part(changing, view, texts::NEWS, &news)}
        {part(changing, view, texts::NEXT, &next)}
        {part(changing, view, texts::OVER, &over)}
    }
    .into_any()
}

/// One heading with its requests; nothing when there are none.
pub fn part(
    changing: Changing,
    view: &View,
    title: &'static str,
    items: &[&BookingItem],
) -> Option<AnyView> {
    let each = items.iter().map(|item| card(changing, view, item));
    cards(title, each.collect())
}

fn card(changing: Changing, view: &View, item: &BookingItem) -> AnyView {
    view! {
        <article class="card card-pad stack">
            {heading(view, item)}
            {request(changing, view, item)}
        </article>
    }
    .into_any()
}

/// The visit that a request is for; one that left the device is said to have done so.
pub fn heading(view: &View, item: &BookingItem) -> AnyView {
    let id = item.request.slot.to_string();
    let Some(slot) = view.slots.get(&item.request.slot) else {
        return view! { <h3>{texts::GONE}</h3> }.into_any();
    };
    let draft = &slot.value.draft;
    let (href, title) = (["/visites/", &id].concat(), draft.title.clone());
    let when = dates::span(draft.start, draft.end, today());
    let place = [
        slot.value.company_name.as_str(),
        " · ",
        &draft.venue.commune,
    ]
    .concat();
    view! {
        <div class="row-head">
            <span class="thumb"><Illustration seed=seed_of(&id) hue=hue(Some(draft.domain)) cols=3 rows=3 /></span>
            <div>
                <h3 class="visit-title"><a href=href>{title}</a></h3>
                <p class="when">{when}</p>
                <p class="soft">{place}</p>
            </div>
        </div>
    }
    .into_any()
}
