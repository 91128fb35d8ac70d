//! A company's, or the whole académie's: the next slots with what they hold, and those that hardly anybody asks for.

use domain::ids::CompanyId;
use domain::visit::{Slot, SlotStatus};
use leptos::prelude::*;
use protocol::overlay::View;
use ui::{Cell, DataTable, Illustration, ProgressBar, Row, seed_of};

use super::texts;
use crate::order::{moment, sorted};
use crate::pages::explore::hue;
use crate::state::clock::{now, today};
use crate::texts::{dates, slots};

/// Slots shown of each kind; the desk has them all.
const SHOWN: usize = 5;

/// All that waits, of one company or of everybody.
pub fn waits(view: &View, company: Option<CompanyId>) -> AnyView {
    let now = now();
    let slots: Vec<&Slot> = view
        .slots
        .values()
        .map(|item| &item.value)
        .filter(|slot| company.is_none_or(|company| slot.company == company))
        .filter(|slot| slot.status == SlotStatus::Open && slot.draft.start > now)
        .collect();
    let slots = sorted(slots, |slot| (moment(slot.draft.start), String::new()));
    let sum = |of: fn(&Slot) -> u32| slots.iter().map(|slot| of(slot)).sum::<u32>();
    let lead = slots::figures(
        slots.len(),
        sum(|slot| slot.used.all()),
        sum(|slot| slot.draft.capacity),
        sum(|slot| slot.waiting),
    );
    let quiet: Vec<&Slot> = slots
        .iter()
        .copied()
        .filter(|slot| slot.draft.deadline > now && slot.used.all() == 0)
        .collect();
    let asked: Vec<&Slot> = slots
        .iter()
        .copied()
        .filter(|slot| slot.used.all() + slot.waiting > 0)
        .collect();
    view! {
        <p class="lead">{lead}</p>
        {part(texts::ASKED, &asked)}
        {part(texts::QUIET, &quiet)}
    }
    .into_any()
}

fn part(title: &'static str, slots: &[&Slot]) -> Option<AnyView> {
    let rows: Vec<_> = slots.iter().take(SHOWN).map(|slot| row(slot)).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>{title}</h2>
                <DataTable caption=title.to_owned() heads=texts::SLOT_HEADS.map(str::to_owned).to_vec()>{rows}</DataTable>
            </section>
        }
        .into_any()
    })
}

fn row(slot: &Slot) -> AnyView {
    let draft = &slot.draft;
    let id = slot.id.to_string();
    let (href, title) = (["/visites/", &id].concat(), draft.title.clone());
    let (seed, hue) = (seed_of(&id), hue(Some(draft.domain)));
    let company = slot.company_name.clone();
    let when = dates::span(draft.start, draft.end, today());
    let (taken, capacity) = (slot.used.all(), draft.capacity);
    let strong = texts::taken(taken);
    let rest = texts::of(capacity);
    let until = texts::until(slot.waiting, &dates::short(draft.deadline.date()));
    view! {
        <Row>
            <Cell head=true>
                <span class="row-head">
                    <span class="thumb"><Illustration seed hue cols=3 rows=3 /></span>
                    <span><a href=href>{title}</a> <span class="soft">{company}</span></span>
                </span>
            </Cell>
            <Cell><span class="when">{when}</span></Cell>
            <Cell><ProgressBar strong label=rest value=Some(taken) max=capacity /></Cell>
            <Cell><span class="soft">{until}</span></Cell>
        </Row>
    }
    .into_any()
}
