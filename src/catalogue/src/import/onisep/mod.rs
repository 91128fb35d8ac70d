//! Onisep's *Idéo-Fiches métiers*: the Markdown sheets of a folder, or the XML of the publisher in
//! either of its schemas.

mod terms;
mod xml;

use super::clean::first_sentence;
use super::files::Files;
use super::markdown;
use super::report::{ImportError, Report};
use super::run::Watch;
use crate::rich::{Block, RichText};
use crate::sheet::{FormationRef, Names, Part, Sheet, Source, SourceRef};

/// What a record of either format says, before it becomes a sheet.
#[derive(Debug, Default)]
struct Raw {
    /// `MET.94`.
    key: String,
    names: Names,
    other_names: Vec<Names>,
    /// ROME codes as written; a domain code (`A15`) may be among them.
    rome: Vec<String>,
    /// *Présentation* (`accroche_metier`).
    presentation: RichText,
    /// *En bref* (`format_court`).
    brief: RichText,
    work: RichText,
    skills: RichText,
    conditions: RichText,
    access: RichText,
    level: String,
    formations: Vec<FormationRef>,
    interests: Vec<String>,
    /// Close métiers as `MET.n`; only the XML has them.
    close: Vec<String>,
}

/// Reads every sheet of a folder (`*.md`, `*.xml`) or of one file.
///
/// # Errors
/// The folder cannot be read or holds no sheet.
pub(super) fn read(
    files: &dyn Files,
    watch: &mut Watch<'_>,
) -> Result<(Vec<Sheet>, Report), ImportError> {
    let mut report = Report::new("onisep");
    let mut sheets: Vec<Sheet> = Vec::new();
    let names = files
        .names()
        .map_err(|cause| ImportError::io("the Onisep folder", cause))?;
    for file in names {
        let input = || {
            files
                .open(&file)
                .map_err(|cause| ImportError::io(&file, cause))
        };
        let mut keep = |line: u64, raw: Result<Raw, String>, report: &mut Report| {
            report.read += 1;
            match raw.and_then(|raw| sheet(raw, &sheets)) {
                Ok(sheet) => sheets.push(sheet),
                Err(reason) => report.refuse(&file, line, reason),
            }
            watch(report);
        };
        if file.ends_with(".md") {
            let raw = markdown::text(input()?, &file)?.and_then(|text| from_markdown(&text));
            keep(1, raw, &mut report);
        } else if file.ends_with(".xml") {
            let each = |record: super::xml::Record| {
                keep(
                    record.line,
                    record.node.and_then(|node| xml::raw(&node)),
                    &mut report,
                );
            };
            super::xml::records(input()?, "metier", each)
                .map_err(|cause| ImportError::io(&file, cause))?;
        }
    }
    if report.read == 0 {
        return Err(ImportError::Empty("the Onisep folder".into()));
    }
    Ok((sheets, report))
}

/// Makes the sheet of a record; `known` are those already read.
fn sheet(raw: Raw, known: &[Sheet]) -> Result<Sheet, String> {
    if !is_key(&raw.key, "MET.") {
        return Err(format!("the identifier {:?} is not MET.n", raw.key));
    }
    if raw.names.feminine.is_empty() {
        return Err("the sheet has no name".into());
    }
    let id = sheet_id(&raw.key);
    if known.iter().any(|sheet| sheet.id == id) {
        return Err(format!("{} was already read", raw.key));
    }
    let (hook, rest) = hook(raw.presentation);
    let (brief, studies) = split_at_heading(raw.brief);
    let mut what = rest;
    what.blocks
        .extend(if raw.work.is_empty() { brief } else { raw.work }.blocks);
    let access = headed(if raw.access.is_empty() {
        studies
    } else {
        raw.access
    });
    Ok(Sheet {
        names: raw.names,
        other_names: raw.other_names,
        hook: part(hook, String::is_empty),
        what: part(what, RichText::is_empty),
        conditions: part(raw.conditions, RichText::is_empty),
        asks: part(raw.skills, RichText::is_empty),
        access: part(access, RichText::is_empty),
        level: terms::level(&raw.level).map(|value| Part {
            source: Source::Onisep,
            value,
        }),
        places: terms::places(&raw.interests),
        interests: terms::interests(&raw.interests),
        formations: part(raw.formations, Vec::is_empty),
        close: part(
            raw.close.iter().map(|key| sheet_id(key)).collect(),
            Vec::is_empty,
        ),
        domain: raw
            .rome
            .iter()
            .find_map(|code| super::rome::domain_of(code)),
        rome: raw
            .rome
            .into_iter()
            .filter(|code| super::rome::is_code(code))
            .collect(),
        sources: vec![SourceRef {
            source: Source::Onisep,
            key: raw.key,
        }],
        id,
        ..Sheet::default()
    })
}

/// Whether `key` is one of Onisep's identifiers: `prefix` (`MET.`, `FOR.`) and a number.
pub(super) fn is_key(key: &str, prefix: &str) -> bool {
    key.strip_prefix(prefix)
        .is_some_and(|number| number.parse::<u32>().is_ok())
}

/// The id of the sheet of a métier: `met94` for `MET.94`.
pub(super) fn sheet_id(key: &str) -> String {
    key.to_lowercase().replace('.', "")
}

fn part<T>(value: T, empty: impl FnOnce(&T) -> bool) -> Option<Part<T>> {
    (!empty(&value)).then_some(Part {
        source: Source::Onisep,
        value,
    })
}

/// The first sentence of the *Présentation*, and what follows it.
fn hook(mut text: RichText) -> (String, RichText) {
    let Some(Block::Paragraph(first)) = text.blocks.first_mut() else {
        return (String::new(), text);
    };
    let (hook, rest) = first_sentence(first);
    let (hook, rest) = (hook.to_owned(), rest.to_owned());
    *first = rest;
    if first.is_empty() {
        text.blocks.remove(0);
    }
    (hook, text)
}

/// *En bref* ends with the length of the studies under a heading: what stands before the first
/// heading, and the rest.
fn split_at_heading(mut text: RichText) -> (RichText, RichText) {
    let heading = text
        .blocks
        .iter()
        .position(|block| matches!(block, Block::Heading(_)));
    let rest = text.blocks.split_off(heading.unwrap_or(text.blocks.len()));
    (text, RichText { blocks: rest })
}

/// *Accès au métier* groups diplomas under short lines (« Après la 3e », « Niveau bac + 5 ») that are
/// marked as paragraphs: they are made the headings that they are.
fn headed(mut text: RichText) -> RichText {
    let last = text.blocks.len().saturating_sub(1);
    for block in text.blocks.iter_mut().take(last) {
        if let Block::Paragraph(line) = block {
            let starts = ["Niveau ", "Après "]
                .iter()
                .any(|start| line.starts_with(start));
            if starts && line.chars().count() < 30 && !line.ends_with('.') {
                *block = Block::Heading(std::mem::take(line));
            }
        }
    }
    text
}

/// The titles of the Markdown sections, in their order: an inner heading can look like one, but a
/// title never comes back and never comes before its turn.
const SECTIONS: [&str; 10] = [
    "Autres appellations",
    "Présentation",
    "En bref",
    "Nature du travail",
    "Compétences requises",
    "Conditions de travail",
    "Vie professionnelle",
    "Accès au métier",
    "Formations recommandées",
    "Centres d'intérêt",
];

fn from_markdown(text: &str) -> Result<Raw, String> {
    let parsed = markdown::parse(text, &SECTIONS)?;
    let section = |title: &str| parsed.section(title);
    let named = |list: &[String]| {
        let of = |gender: &str| list.iter().find_map(|item| item.strip_prefix(gender));
        super::gender::from_pair(of("Féminin:").unwrap_or(""), of("Masculin:").unwrap_or(""))
    };
    let mut names = named(&parsed.list("Appellations"));
    if names.feminine.is_empty() {
        names = super::gender::from_inclusive(&parsed.title);
    }
    let others = section("Autres appellations")
        .split("### ")
        .skip(1)
        .map(|entry| {
            let items: Vec<String> = markdown::items(entry);
            let names = named(&items);
            if names.feminine.is_empty() {
                super::gender::from_inclusive(entry.lines().next().unwrap_or_default())
            } else {
                names
            }
        });
    let rich = |title: &str| markdown::rich(section(title));
    Ok(Raw {
        key: parsed
            .field("ID")
            .ok_or("the sheet has no identifier")?
            .to_owned(),
        names,
        other_names: others.filter(|names| !names.feminine.is_empty()).collect(),
        rome: parsed.list("Codes ROME"),
        presentation: rich("Présentation"),
        brief: rich("En bref"),
        work: rich("Nature du travail"),
        skills: rich("Compétences requises"),
        conditions: rich("Conditions de travail"),
        access: rich("Accès au métier"),
        level: parsed
            .field("Niveau d'accès minimum")
            .unwrap_or_default()
            .to_owned(),
        formations: markdown::items(section("Formations recommandées"))
            .iter()
            .map(|item| formation(item))
            .collect(),
        interests: markdown::items(section("Centres d'intérêt")),
        close: Vec::new(),
    })
}

/// « CAP maçon (ID: FOR.7014) ».
fn formation(item: &str) -> FormationRef {
    let split = item
        .rsplit_once(" (ID: ")
        .and_then(|(label, id)| Some((label, id.strip_suffix(')')?)));
    let (label, id) = split.map_or((item, None), |(label, id)| (label, Some(id.to_owned())));
    FormationRef {
        id,
        label: super::clean::line(label),
    }
}
