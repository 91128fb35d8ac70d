//! `/visites`: what can be visited, soonest first; for those who book, for which class, with filters, and how each
//! request stands.

use domain::role::Role;
use leptos::prelude::*;
use protocol::overlay::View;
use ui::{
    ButtonKind, Cell, DataTable, Empty, Illustration, LinkButton, OneChoice, PageTitle,
    ProgressBar, Row, SkeletonKind, seed_of,
};

use super::filters::filters;
use super::groups::{self, Group};
use super::offer::{Offer, Stand, asked_for, is_live};
use super::query::Asked;
use super::state::mark;
use super::texts;
use crate::address::{self, use_replace};
use crate::live::{live, live_option};
use crate::pages::coming::coming;
use crate::pages::explore::hue;
use crate::pages::pieces::Folding;
use crate::state::clock::{now, today};
use crate::state::session::{Session, use_session};
use crate::texts::dates;
use crate::texts::labels::Label;

/// What the page shows: every offer, and those that pass the filters.
#[derive(Clone, PartialEq, Default)]
pub struct Found {
    /// Whether a whole state of the server was ever taken.
    pub ready: bool,
    /// All that can be asked for, soonest first.
    pub all: Vec<Offer>,
    kept: Vec<Offer>,
}

impl Found {
    fn of(view: &View, stand: Stand, asked: &Asked) -> Self {
        let all = stand.offers(view, now());
        let kept = all
            .iter()
            .filter(|offer| asked.keeps(offer))
            .cloned()
            .collect();
        Self {
            ready: view.ready,
            all,
            kept,
        }
    }
}

/// `/visites`
#[component]
pub fn Visits() -> impl IntoView {
    let session = use_session();
    let asked = address::asked(Asked::read);
    let found = Memo::new(move |_| {
        let stand = session
            .me()
            .map_or_else(Stand::anywhere, |me| Stand::of(&me));
        session
            .view()
            .with(|view| asked.with(|asked| Found::of(view, stand, asked)))
    });
    let all = Memo::new(move |_| groups::here(session));
    let group =
        Memo::new(move |_| all.with(|all| asked.with(|asked| groups::chosen(all, &asked.class))));
    let folding = Folding::new();
    let books = matches!(session.role(), Some(Role::Teacher | Role::Head));
    view! {
        {head(session, group, books)}
        {books.then(|| view! { {chooser(all, group, asked)} {filters(found, asked, group)} })}
        {live(move || {
            let group = group.get();
            found.with(|found| list(session, folding, found, group.as_ref(), books))
        })}
    }
    .into_any()
}

fn head(session: Session, group: Memo<Option<Group>>, books: bool) -> AnyView {
    if !books {
        return view! { <PageTitle text=texts::TITLE.to_owned() /> }.into_any();
    }
    let eyebrow = move || {
        let me = session.me()?;
        let school = me.school.as_ref()?;
        let zone = school.zone.label();
        let group = group.get();
        Some(texts::eyebrow(
            group.as_ref().map(|group| group.name.as_str()),
            group.as_ref().and_then(|group| group.pupils),
            &school.name,
            zone,
        ))
    };
    let count = move || {
        let live = session
            .view()
            .with(|view| view.bookings.values().filter(|item| is_live(item)).count());
        texts::requests(live).into_any()
    };
    view! {
        <div class="page-head">
            <PageTitle text=texts::TITLE_BOOK.to_owned() eyebrow=Signal::derive(eyebrow) />
            <LinkButton href="/mes-demandes".to_owned()>{live(count)}</LinkButton>
        </div>
    }
    .into_any()
}

/// The classes one may book for; nothing when there is one.
fn chooser(all: Memo<Vec<Group>>, group: Memo<Option<Group>>, asked: Memo<Asked>) -> AnyView {
    let go = use_replace();
    let choose = Callback::new(move |class: String| {
        let asked = asked.get_untracked();
        go(&Asked { class, ..asked }.href());
    });
    live_option(move || {
        let options = all.with(|all| groups::choices(all));
        (options.len() > 1).then(|| {
            view! {
                <OneChoice
                    legend=texts::FOR_CLASS.to_owned()
                    hide_legend=true
                    options=Signal::stored(options)
                    selected=Signal::derive(move || group.get().map(|group| group.key()).unwrap_or_default())
                    on_choose=choose
                />
            }
            .into_any()
        })
    })
}

fn list(
    session: Session,
    folding: Folding,
    found: &Found,
    group: Option<&Group>,
    books: bool,
) -> AnyView {
    if found.all.is_empty() {
        return if found.ready {
            view! { <Empty title=texts::NONE_TITLE.to_owned() text=texts::NONE.to_owned() /> }
                .into_any()
        } else {
            coming(session, SkeletonKind::Rows)
        };
    }
    let count = texts::count(found.kept.len());
    let rows: Vec<_> = session.view().with(|view| {
        let kept = found.kept.iter();
        kept.map(|offer| row(view, offer, group, books)).collect()
    });
    let content = if rows.is_empty() {
        view! { <Empty title=texts::NONE_SUCH_TITLE.to_owned() text=texts::NONE_SUCH.to_owned() seed=4 /> }
            .into_any()
    } else {
        folding.fold(rows, table)
    };
    view! {
        <p class="results-count" role="status">{count}</p>
        {content}
    }
    .into_any()
}

fn table(rows: Vec<AnyView>) -> AnyView {
    view! {
        <DataTable caption=texts::LIST.to_owned() heads=texts::HEADS.map(str::to_owned).to_vec()>
            {rows}
        </DataTable>
    }
    .into_any()
}

fn row(view: &View, offer: &Offer, group: Option<&Group>, books: bool) -> AnyView {
    let draft = &offer.slot.draft;
    let href = ["/visites/", &offer.slot.id.to_string()].concat();
    let (title, company) = (draft.title.clone(), offer.slot.company_name.clone());
    let kept = draft
        .reserve
        .filter(|kept| today() <= kept.until)
        .map(|kept| texts::kept(kept.seats, &dates::short(kept.until)));
    let when = dates::span(draft.start, draft.end, today());
    let way = way(offer);
    let capacity = draft.capacity;
    let taken = draft.capacity.saturating_sub(offer.left);
    let (strong, rest) = texts::seats(offer.left, draft.capacity);
    let (art, seed) = (hue(Some(draft.domain)), seed_of(&offer.slot.id.to_string()));
    let end = books
        .then(|| group.map(|group| action(view, offer, group, &href)))
        .flatten();
    view! {
        <Row>
            <Cell head=true>
                <span class="row-head">
                    <span class="thumb"><Illustration seed hue=art cols=3 rows=3 /></span>
                    <span>
                        <a href=href>{title}</a>
                        <span class="soft">{company}</span>
                        {kept.map(|words| view! { <span class="soft">{words}</span> })}
                    </span>
                </span>
            </Cell>
            <Cell><span class="when">{when}</span></Cell>
            <Cell><span class="soft">{way}</span></Cell>
            <Cell>
                <ProgressBar strong label=rest value=Some(taken) max=capacity />
            </Cell>
            <Cell>{end}</Cell>
        </Row>
    }
    .into_any()
}

/// Where the class's request stands, or the way to make one.
fn action(view: &View, offer: &Offer, group: &Group, href: &str) -> AnyView {
    let asked = asked_for(view, offer.slot.id, group.id);
    let mine = asked.map(mark);
    let free = !asked.is_some_and(is_live);
    let href = [href, "?classe=", &group.key()].concat();
    let words = if offer.left == 0 {
        texts::wait_for(&group.name)
    } else {
        texts::book_for(&group.name)
    };
    let kind = if offer.left == 0 || mine.is_some() {
        ButtonKind::Secondary
    } else {
        ButtonKind::Primary
    };
    view! {
        <span class="visit-end">
            {mine}
            {free.then(|| view! { <LinkButton href kind>{words}</LinkButton> })}
        </span>
    }
    .into_any()
}

/// How far, and how without a coach, where known; the town otherwise.
fn way(offer: &Offer) -> String {
    let venue = &offer.slot.draft.venue;
    let place = whereabouts(offer);
    match &venue.transit {
        Some(transit) => [&place, " · ", transit].concat(),
        None => place,
    }
}

/// Town and distance from the school, where both are known.
pub fn whereabouts(offer: &Offer) -> String {
    let commune = &offer.slot.draft.venue.commune;
    match offer.km {
        Some(km) => [commune, " · ", &dates::distance(km)].concat(),
        None => commune.clone(),
    }
}
