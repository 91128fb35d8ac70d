//! Which classes have a visit, level by level.

use domain::ids::ClassId;
use domain::school::Level;
use domain::visit::Slot;
use leptos::prelude::*;
use protocol::overlay::{Mark, View};
use protocol::row::Class;
use ui::{Cell, DataTable, Empty, LinkButton, ProgressBar, Row, StateKind, StateMark};

use super::texts;
use crate::live::live;
use crate::order::{moment, sorted};
use crate::state::clock::{now, today};
use crate::state::session::use_session;
use crate::texts::dates;
use crate::texts::labels::Label;

const LEVELS: [Level; 3] = [Level::Cinquieme, Level::Quatrieme, Level::Troisieme];

/// What a class has of visits.
struct Visits {
    /// Places given.
    accepted: usize,
    /// Requests on a waiting list.
    waiting: usize,
    /// The next visit with places, else the last one.
    nearest: Option<Slot>,
}

impl Visits {
    fn of(view: &View, class: ClassId) -> Self {
        let mine = || {
            view.bookings
                .values()
                .filter(move |item| item.request.class == class)
        };
        let slots: Vec<&Slot> = mine()
            .filter(|item| item.mark == Mark::Accepted)
            .filter_map(|item| view.slots.get(&item.request.slot))
            .map(|item| &item.value)
            .collect();
        let slots = sorted(slots, |slot| (moment(slot.draft.start), String::new()));
        let next = slots.iter().find(|slot| slot.draft.end > now());
        Self {
            accepted: mine().filter(|item| item.mark == Mark::Accepted).count(),
            waiting: mine()
                .filter(|item| matches!(item.mark, Mark::Waiting(_)))
                .count(),
            nearest: next.or_else(|| slots.last()).map(|slot| (*slot).clone()),
        }
    }
}

/// One card a level, then one row a class.
pub fn coverage(list: Memo<Vec<Class>>) -> AnyView {
    let session = use_session();
    let content = move || {
        let view = session.view().get();
        let levels: Vec<_> = list.with(|list| {
            LEVELS
                .iter()
                .filter_map(|level| level_card(&view, list, *level))
                .collect()
        });
        let rows: Vec<_> = list.with(|list| list.iter().map(|class| row(&view, class)).collect());
        if rows.is_empty() {
            return view! {
                <Empty title=texts::NO_CLASS_TITLE.to_owned() text=texts::NO_CLASS.to_owned() seed=5 />
            }
            .into_any();
        }
        view! {
            <ul class="levels">{levels}</ul>
            <DataTable caption=texts::COVERAGE.to_owned() heads=texts::CLASS_HEADS.map(str::to_owned).to_vec()>
                {rows}
            </DataTable>
            <p class="actions"><LinkButton href="/visites".to_owned()>{texts::SEE_VISITS}</LinkButton></p>
        }
        .into_any()
    };
    view! {
        <section class="section">
            <h2>{texts::COVERAGE}</h2>
            {live(content)}
        </section>
    }
    .into_any()
}

fn level_card(view: &View, list: &[Class], level: Level) -> Option<AnyView> {
    let of: Vec<&Class> = list.iter().filter(|class| class.level == level).collect();
    if of.is_empty() {
        return None;
    }
    let without: Vec<&str> = of
        .iter()
        .filter(|class| Visits::of(view, class.id).accepted == 0)
        .map(|class| class.name.as_str())
        .collect();
    let some = of.len() - without.len();
    let names = without.join(", ");
    Some(
        view! {
            <li class="card card-pad stack">
                <ProgressBar
                    strong=texts::covered(some, of.len())
                    label=texts::level(level.label(), of.len())
                    value=Some(some as u32)
                    max=of.len() as u32
                />
                {(!names.is_empty()).then(|| view! { <p class="soft">{texts::without(&names)}</p> })}
            </li>
        }
        .into_any(),
    )
}

fn row(view: &View, class: &Class) -> AnyView {
    let visits = Visits::of(view, class.id);
    let (kind, words) = match (visits.accepted, visits.waiting) {
        (0, 0) => (StateKind::Refused, texts::NO_VISIT),
        (0, _) => (StateKind::Waiting, texts::ONLY_WAITING),
        _ => (StateKind::Done, texts::COVERED),
    };
    let nearest = visits.nearest.map(|slot| {
        let href = ["/visites/", &slot.id.to_string()].concat();
        let when = dates::span(slot.draft.start, slot.draft.end, today());
        view! { <a href=href>{slot.draft.title}</a> <br /> <span class="soft">{when}</span> }
    });
    let [_, pupils, _, _] = texts::CLASS_HEADS;
    let (name, count) = (class.name.clone(), class.pupils.to_string());
    view! {
        <Row>
            <Cell head=true><span class="row-head"><span>{name}</span></span></Cell>
            <Cell label=pupils>{count}</Cell>
            <Cell><StateMark kind text=words.to_owned() /></Cell>
            <Cell>{nearest}</Cell>
        </Row>
    }
    .into_any()
}
