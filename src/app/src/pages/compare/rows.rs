//! The rows of a comparison: one question each, answered by every sheet.

use catalogue::sheet::{Part, Sheet, illustration_seed};
use leptos::prelude::*;
use ui::{Cell, DataTable, Illustration, Row};

use super::column::Column;
use super::texts;
use crate::pages::explore::{hue, joined, texts as sheet_texts};
use crate::texts::labels::Label;

/// What a sheet answers in words; nothing where it does not tell.
type Told = fn(&Column) -> Option<String>;

/// The questions, in the order in which a pupil asks them.
const QUESTIONS: [(&str, Told); 11] = [
    (sheet_texts::WHAT, |column| {
        let told = of(column, |sheet| {
            sheet
                .what
                .as_ref()?
                .value
                .first_paragraph()
                .map(str::to_owned)
        });
        told.or_else(|| Some(column.hook.clone()).filter(|hook| !hook.is_empty()))
    }),
    (sheet_texts::WHERE, |column| {
        of(column, |sheet| items(&sheet.where_))
    }),
    (sheet_texts::BY_PLACE, |column| {
        joined(column.facets?.places)
    }),
    (sheet_texts::HOURS, |column| {
        of(column, |sheet| items(&sheet.hours))
    }),
    (sheet_texts::WITH, |column| {
        of(column, |sheet| items(&sheet.with))
    }),
    (sheet_texts::TRAVEL, |column| {
        of(column, |sheet| items(&sheet.travel))
    }),
    (sheet_texts::VALUES, |column| {
        of(column, |sheet| items(&sheet.values))
    }),
    (sheet_texts::INTERESTS, |column| {
        joined(column.facets?.interests)
    }),
    (sheet_texts::SUBJECTS, |column| {
        joined(column.facets?.subjects)
    }),
    (sheet_texts::LEVEL, |column| {
        Some(column.facets?.level?.label().to_owned())
    }),
    (sheet_texts::WAYS, |column| of(column, ways)),
];

/// The table: a column for each métier; on a phone a card for each question.
pub fn table(columns: &[Column]) -> AnyView {
    let mut heads = vec![String::new()];
    heads.extend(columns.iter().map(|column| column.name.clone()));
    let pictures = pictures(columns);
    let rows: Vec<_> = QUESTIONS
        .into_iter()
        .map(|(label, told)| row(columns, label, told))
        .collect();
    view! {
        <DataTable caption=texts::SIDE_BY_SIDE.to_owned() heads>
            {pictures}
            {rows}
        </DataTable>
    }
    .into_any()
}

/// The picture of each, and the way to its sheet.
fn pictures(columns: &[Column]) -> AnyView {
    let cells: Vec<_> = columns
        .iter()
        .map(|column| {
            let hue = hue(column.facets.and_then(|facets| facets.domain));
            let seed = illustration_seed(&column.id);
            let (href, name) = (column.href.clone(), texts::read(&column.name));
            view! {
                <Cell label=column.name.clone()>
                    <span class="thumb"><Illustration seed hue cols=3 rows=3 /></span>
                    <a class="no-print" href=href aria-label=name>{texts::READ}</a>
                </Cell>
            }
        })
        .collect();
    view! { <Row><Cell head=true>{texts::SHEET}</Cell>{cells}</Row> }.into_any()
}

fn row(columns: &[Column], label: &'static str, told: Told) -> AnyView {
    let cells: Vec<_> = columns
        .iter()
        .map(|column| {
            let words = match told(column) {
                Some(words) => view! { <p>{words}</p> }.into_any(),
                None => view! { <p class="soft">{column.missing()}</p> }.into_any(),
            };
            view! { <Cell label=column.name.clone()>{words}</Cell> }
        })
        .collect();
    view! { <Row><Cell head=true>{label}</Cell>{cells}</Row> }.into_any()
}

fn of(column: &Column, tell: fn(&Sheet) -> Option<String>) -> Option<String> {
    column.sheet.as_ref().ok().and_then(|sheet| tell(sheet))
}

fn items(part: &Option<Part<Vec<String>>>) -> Option<String> {
    let items = part.as_ref()?.value.join(", ");
    (!items.is_empty()).then_some(items)
}

/// Each way in as its steps; several ways are told one after the other.
fn ways(sheet: &Sheet) -> Option<String> {
    let ways = sheet
        .ways
        .as_ref()?
        .value
        .iter()
        .map(|steps| steps.join(" → "));
    let ways: Vec<String> = ways.collect();
    (!ways.is_empty()).then(|| ways.join(texts::OR))
}
