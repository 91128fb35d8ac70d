//! The short facts beside a sheet: where, when, with whom, subjects, the ways in, a visit to come.

use catalogue::explore::Thing;
use catalogue::sheet::{Part, Sheet};
use leptos::prelude::*;
use ui::Fact;

use super::formations::lycees_link;
use super::sources::names;
use super::texts;
use super::things::thing_href;
use super::ways::chip_links;
use crate::pages::words::Passage;
use crate::state::catalogue::use_catalogue;
use crate::state::clock::today;
use crate::state::session::use_session;
use crate::texts::dates;
use crate::texts::labels::Label;

/// The facts that the sheet's sources give; nothing stands for what they lack.
pub fn facts(sheet: &Sheet) -> AnyView {
    let short = [
        (texts::WHERE, &sheet.where_),
        (texts::HOURS, &sheet.hours),
        (texts::WITH, &sheet.with),
        (texts::TRAVEL, &sheet.travel),
    ];
    let parts = short.iter().filter_map(|(_, part)| part.as_ref());
    let mut sources: Vec<_> = parts.map(|part| part.source).collect();
    sources.extend(sheet.level.as_ref().map(|level| level.source));
    sources.extend(sheet.ways.as_ref().map(|ways| ways.source));
    let short: Vec<_> = short
        .into_iter()
        .filter_map(|(label, part)| fact(label, joined(part)?, false))
        .collect();
    let level = sheet
        .level
        .as_ref()
        .map(|level| level.value.label().to_owned());
    view! {
        <dl class="facts">
            {short}
            {level.and_then(|level| fact(texts::LEVEL, level, false))}
            {doors(texts::BY_PLACE, sheet.places.iter().map(Thing::Place))}
            {doors(texts::SUBJECTS, sheet.subjects.iter().map(Thing::Subject))}
            {doors(texts::INTERESTS, sheet.interests.iter().map(Thing::Interest))}
            {ways(sheet)}
            {fact(texts::FACTS_FROM, names(&sources), true)}
            {visit(sheet.id.clone())}
        </dl>
    }
    .into_any()
}

fn joined(part: &Option<Part<Vec<String>>>) -> Option<String> {
    part.as_ref().map(|part| part.value.join(", "))
}

fn fact(label: &'static str, text: String, wide: bool) -> Option<AnyView> {
    (!text.is_empty()).then(|| view! { <Fact label=label wide>{text}</Fact> }.into_any())
}

/// What goes with the métier, each the way to all others that have it.
fn doors(label: &'static str, things: impl Iterator<Item = Thing>) -> Option<AnyView> {
    let links: Vec<_> = things
        .map(|thing| (thing_href(thing), thing.label()))
        .collect();
    (!links.is_empty())
        .then(|| view! { <Fact label=label wide=true>{chip_links(links)}</Fact> }.into_any())
}

fn ways(sheet: &Sheet) -> Option<AnyView> {
    let ways = &sheet.ways.as_ref()?.value;
    let mut words = Passage::new();
    let ways: Vec<_> = ways
        .iter()
        .map(|steps| {
            let steps: Vec<_> = steps
                .iter()
                .map(|step| view! { <li><span class="chip"><span>{words.text(step)}</span></span></li> })
                .collect();
            view! { <ol class="ways">{steps}</ol> }
        })
        .collect();
    // Once on a sheet: its formations lead there too.
    let lycees = sheet.formations.is_none().then(lycees_link);
    Some(view! { <Fact label=texts::WAYS wide=true>{ways}{lycees}</Fact> }.into_any())
}

/// The next open visit on which this métier is seen, for people who are signed in.
fn visit(id: String) -> AnyView {
    let session = use_session();
    let catalogue = use_catalogue();
    (move || {
        let now = crate::state::clock::now();
        let list = catalogue.list()?;
        session.view().with(|view| {
            let slot = view
                .slots
                .values()
                .map(|item| &item.value)
                .filter(|slot| slot.status == domain::visit::SlotStatus::Open)
                .filter(|slot| slot.draft.start > now)
                .filter(|slot| {
                    slot.draft
                        .metiers
                        .iter()
                        .any(|other| list.current(other) == id)
                })
                .min_by_key(|slot| slot.draft.start)?;
            let draft = &slot.draft;
            let words = [
                &draft.title,
                ", ",
                &dates::span(draft.start, draft.end, today()),
            ]
            .concat();
            let href = ["/visites/", &slot.id.to_string()].concat();
            Some(view! {
                <div class="fact fact-wide fact-here">
                    <dt>{texts::VISIT}</dt>
                    <dd><a href=href>{words}</a></dd>
                </div>
            })
        })
    })
    .into_any()
}
