//! ROME 4.0 (France Travail), from its CSV tables.

mod access;
mod contexts;
mod tables;

use std::collections::BTreeMap;

use domain::metier::GrandDomaine;

use super::clean::line;
use super::files::Files;
use super::gender;
use super::report::{ImportError, Report};
use super::run::Watch;
use crate::facet::{Facet, FacetSet, Interest};
use crate::rich::{Block, RichText};
use crate::sheet::{Names, Part, Sheet, Source, SourceRef};
use contexts::Contexts;
use tables::Tables;

/// A fiche: its sheet, and the code of the historical fiche that it refines.
#[derive(Debug, Clone)]
pub(super) struct Fiche {
    pub(super) code: String,
    pub(super) parent: String,
    pub(super) sheet: Sheet,
}

/// The domain that the first letter of a ROME code (`D1104`) or of a domain's (`A15`) names.
pub(super) fn domain_of(code: &str) -> Option<GrandDomaine> {
    let digits = code.get(1..).is_some_and(|rest| {
        matches!(rest.len(), 2 | 4) && rest.bytes().all(|byte| byte.is_ascii_digit())
    });
    code.chars()
        .next()
        .filter(|_| digits)
        .and_then(GrandDomaine::from_letter)
}

/// Whether `code` is one of a fiche: a letter from A to N and four digits.
pub(super) fn is_code(code: &str) -> bool {
    code.len() == 5 && domain_of(code).is_some()
}

/// What the tables say of one fiche, as they are read.
#[derive(Debug, Default)]
pub(super) struct Draft {
    parent: String,
    label: String,
    appellations: Vec<String>,
    /// Sentences by position.
    definition: BTreeMap<u32, String>,
    access: BTreeMap<u32, String>,
    /// Codes by rank, the closest first.
    close: BTreeMap<u32, String>,
    interests: FacetSet<Interest>,
    skills: Vec<String>,
    values: Vec<String>,
    contexts: Contexts,
}

/// What the folder holds.
pub(super) struct Rome {
    pub(super) fiches: Vec<Fiche>,
    pub(super) report: Report,
    /// « version 60 (septembre 2025) », where `version.txt` says it.
    pub(super) version: Option<String>,
}

/// Reads the folder of tables.
///
/// # Errors
/// One of the tables or columns is missing, or the disk fails.
pub(super) fn read(files: &dyn Files, watch: &mut Watch<'_>) -> Result<Rome, ImportError> {
    let mut tables = Tables::find(files)?;
    let drafts = tables.read(watch)?;
    let fiches = drafts
        .into_iter()
        .map(|(code, draft)| fiche(code, draft))
        .collect();
    Ok(Rome {
        fiches,
        version: tables.version(),
        report: tables.report,
    })
}

fn fiche(code: String, draft: Draft) -> Fiche {
    let names = gender::from_rome(&draft.label);
    let mut other_names: Vec<Names> = draft
        .appellations
        .iter()
        .map(|a| gender::from_rome(a))
        .collect();
    other_names.retain(|other| *other != names);
    let sentences: Vec<String> = draft.definition.into_values().flat_map(sentences).collect();
    let access: Vec<String> = draft
        .access
        .into_values()
        .flat_map(sentences_of_access)
        .collect();
    let level = access::level(&access);
    let close: Vec<String> = draft
        .close
        .into_values()
        .map(|code| code.to_lowercase())
        .collect();
    let (hook, what) = match sentences.split_first() {
        Some((hook, rest)) => (Some(hook.clone()), description(rest)),
        None => (None, RichText::default()),
    };
    let access = RichText {
        blocks: access.into_iter().map(Block::Paragraph).collect(),
    };
    let sheet = Sheet {
        id: code.to_lowercase(),
        names,
        other_names,
        hook: hook.map(|value| Part {
            source: Source::Rome,
            value,
        }),
        what: part(what, RichText::is_empty),
        conditions: part(draft.contexts.conditions(), RichText::is_empty),
        where_: part(draft.contexts.where_, Vec::is_empty),
        hours: part(draft.contexts.hours, Vec::is_empty),
        with: part(draft.contexts.with, Vec::is_empty),
        travel: part(draft.contexts.travel, Vec::is_empty),
        places: draft.contexts.places,
        skills: part(draft.skills, Vec::is_empty),
        values: part(draft.values, Vec::is_empty),
        interests: draft.interests,
        level: level.map(|value| Part {
            source: Source::Rome,
            value,
        }),
        access: part(access, RichText::is_empty),
        close: part(close, Vec::is_empty),
        domain: domain_of(&code),
        rome: vec![code.clone()],
        sources: vec![SourceRef {
            source: Source::Rome,
            key: code.clone(),
        }],
        ..Sheet::default()
    };
    Fiche {
        code,
        parent: draft.parent,
        sheet,
    }
}

fn part<T>(value: T, empty: impl FnOnce(&T) -> bool) -> Option<Part<T>> {
    (!empty(&value)).then_some(Part {
        source: Source::Rome,
        value,
    })
}

/// The sentences of a definition's row: one, or several where a blank line parts them.
fn sentences(row: String) -> Vec<String> {
    row.split("\n\n")
        .map(line)
        .filter(|text| !text.is_empty())
        .collect()
}

fn sentences_of_access(row: String) -> Vec<String> {
    row.lines()
        .map(line)
        .filter(|text| !text.is_empty())
        .collect()
}

/// The sentences after the first: a paragraph where they are sentences, a list where they are
/// items without a full stop.
fn description(sentences: &[String]) -> RichText {
    let ended = |text: &&String| text.ends_with(['.', '!', '?', '…']);
    let blocks = if sentences.is_empty() {
        Vec::new()
    } else if sentences.iter().all(|text| ended(&text)) {
        vec![Block::Paragraph(sentences.join(" "))]
    } else {
        vec![Block::List(sentences.to_vec())]
    };
    RichText { blocks }
}

/// The interest of a ROME code.
pub(super) fn interest(code: &str) -> Option<Interest> {
    Interest::from_key(code)
}
