//! `/academie`: every slot of the académie, its schools, and the links that bring heads and companies in.
//! No booking comes here: places are counted, names stay between a class and its company.

use domain::role::Role;
use domain::visit::Slot;
use leptos::prelude::*;
use protocol::overlay::{Item, View};
use ui::{Button, ButtonKind, Cell, DataTable, Empty, PageTitle, Row, SkeletonKind, StateMark};

use super::cancel::{self, Cancelling};
use super::slots::refusals;
use super::{card, schools, texts};
use crate::live::live;
use crate::order::{moment, sorted};
use crate::pages::coming::coming;
use crate::pages::concours::contests;
use crate::pages::invite::invite;
use crate::pages::pieces::Folding;
use crate::state::clock::today;
use crate::state::session::use_session;
use crate::texts::{dates, slots};

/// `/academie`
#[component]
pub fn AcademyPage() -> impl IntoView {
    let session = use_session();
    let name = session.me_now().map(|me| me.academy_name.clone());
    let cancelling = Cancelling::new(session);
    let folding = Folding::new();
    let content = move || {
        session.view().with(|view| {
            if view.ready {
                whole(cancelling, folding, view)
            } else {
                coming(session, SkeletonKind::Rows)
            }
        })
    };
    view! {
        <PageTitle text=texts::ACADEMY_TITLE.to_owned() eyebrow=name.unwrap_or_default() />
        {live(content)}
        {contests()}
        {schools::schools()}
        {invite(texts::INVITE, &[Role::Head, Role::Company])}
        {cancel::dialog(cancelling)}
    }
    .into_any()
}

fn whole(cancelling: Cancelling, folding: Folding, view: &View) -> AnyView {
    let (next, past): (Vec<_>, Vec<_>) = view
        .slots
        .values()
        .partition(|item| card::is_to_come(&item.value));
    let sum = |of: fn(&Slot) -> u32| next.iter().map(|item| of(&item.value)).sum::<u32>();
    let lead = slots::figures(
        next.len(),
        sum(|slot| slot.used.all()),
        sum(|slot| slot.draft.capacity),
        sum(|slot| slot.waiting),
    );
    let refused = refusals(cancelling.session(), None, view);
    let start = |item: &&Item<Slot>| moment(item.value.draft.start);
    let next = sorted(next, |item| (start(item), String::new()));
    let past = sorted(past, |item| (-start(item), String::new()));
    let past = (!past.is_empty()).then(|| {
        let rows = past.iter().map(|item| row(cancelling, item)).collect();
        view! {
            <details>
                <summary>{texts::past(past.len())}</summary>
                {table(texts::PAST, rows)}
            </details>
        }
    });
    let next = if next.is_empty() {
        view! { <Empty title=texts::NO_NEXT.to_owned() text=texts::NO_NEXT_ACADEMY.to_owned() seed=7 /> }
            .into_any()
    } else {
        let rows = next.iter().map(|item| row(cancelling, item)).collect();
        folding.fold(rows, |rows| table(texts::NEXT, rows))
    };
    view! {
        <p class="lead">{lead}</p>
        {refused}
        <section class="section">
            <h2>{texts::ACADEMY_SLOTS}</h2>
            {next}
            {past}
        </section>
    }
    .into_any()
}

fn table(caption: &'static str, rows: Vec<AnyView>) -> AnyView {
    view! {
        <DataTable caption=caption.to_owned() heads=texts::SLOT_HEADS.map(str::to_owned).to_vec()>
            {rows}
        </DataTable>
    }
    .into_any()
}

fn row(cancelling: Cancelling, item: &Item<Slot>) -> AnyView {
    let slot = &item.value;
    let (id, draft) = (slot.id, &slot.draft);
    let href = ["/visites/", &id.to_string()].concat();
    let title = draft.title.clone();
    let company = [slot.company_name.as_str(), " · ", &draft.venue.commune].concat();
    let when = dates::span(draft.start, draft.end, today());
    let places = texts::of(slot.used.all(), draft.capacity);
    let waiting = slot.waiting.to_string();
    let (kind, words) = card::state(item);
    let cancel = card::is_to_come(slot).then(|| {
        let ask = move |()| cancelling.ask(id);
        view! { <Button kind=ButtonKind::Quiet on_press=Callback::new(ask)>{texts::CANCEL_SHORT}</Button> }
    });
    let [_, _, places_head, waiting_head, _, _] = texts::SLOT_HEADS;
    view! {
        <Row>
            <Cell head=true>
                <span class="row-head"><span><a href=href>{title}</a> <br /> <span class="soft">{company}</span></span></span>
            </Cell>
            <Cell><span class="when">{when}</span></Cell>
            <Cell label=places_head>{places}</Cell>
            <Cell label=waiting_head>{waiting}</Cell>
            <Cell><StateMark kind text=words.to_owned() /></Cell>
            <Cell>{cancel}</Cell>
        </Row>
    }
    .into_any()
}
