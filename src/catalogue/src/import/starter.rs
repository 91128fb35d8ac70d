//! The project's own texts: one TOML file for each métier, read strictly.

use domain::metier::{GrandDomaine, StudyLevel};
use serde::Deserialize;

use super::clean::{capital, line};
use super::files::Files;
use super::report::{ImportError, Report};
use super::rome::is_code;
use super::run::Watch;
use super::{gender, markdown};
use crate::facet::{Facet, FacetSet};
use crate::rich::{Block, RichText};
use crate::sheet::{Names, Part, Sheet, Source, SourceRef};
use crate::slug::{is_source_id, words};

include!(concat!(env!("OUT_DIR"), "/starter.rs"));

/// A starter text and the records that it corresponds to.
#[derive(Debug, Clone)]
pub(super) struct Starter {
    pub(super) sheet: Sheet,
    /// ROME code.
    pub(super) rome: String,
    /// `MET.n`, where Onisep has the métier.
    pub(super) onisep: Option<String>,
}

/// A file as it is written. Unknown keys are refused.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    feminine: String,
    masculine: String,
    domain: String,
    rome: String,
    onisep: Option<String>,
    #[serde(default)]
    other_names: Vec<String>,
    hook: String,
    what: String,
    day: String,
    #[serde(rename = "where")]
    where_: String,
    hours: String,
    with: String,
    travel: Option<String>,
    places: Vec<String>,
    asks: String,
    skills: Vec<String>,
    values: Vec<String>,
    interests: Vec<String>,
    subjects: Vec<String>,
    level: String,
    ways: Vec<Vec<String>>,
    #[serde(default)]
    close: Vec<String>,
    #[serde(default)]
    words: Vec<String>,
}

/// The texts that the project carries.
pub(super) fn embedded(watch: &mut Watch<'_>) -> (Vec<Starter>, Report) {
    let mut report = Report::new("starter");
    let mut found = Vec::new();
    for (file, text) in FILES {
        keep(file, Ok((*text).to_owned()), &mut found, &mut report, watch);
    }
    (found, report)
}

/// The `.toml` files of a folder.
pub(super) fn read(
    files: &dyn Files,
    watch: &mut Watch<'_>,
) -> Result<(Vec<Starter>, Report), ImportError> {
    let mut report = Report::new("starter");
    let mut found = Vec::new();
    let names = files
        .names()
        .map_err(|cause| ImportError::io("the starter folder", cause))?;
    for file in names.iter().filter(|name| name.ends_with(".toml")) {
        let input = files
            .open(file)
            .map_err(|cause| ImportError::io(file, cause))?;
        keep(
            file,
            markdown::text(input, file)?,
            &mut found,
            &mut report,
            watch,
        );
    }
    Ok((found, report))
}

fn keep(
    file: &str,
    text: Result<String, String>,
    found: &mut Vec<Starter>,
    report: &mut Report,
    watch: &mut Watch<'_>,
) {
    report.read += 1;
    match text
        .map_err(|reason| (1, reason))
        .and_then(|text| parse(&text))
    {
        Ok(one) if found.iter().any(|known| known.sheet.id == one.sheet.id) => {
            report.refuse(
                file,
                1,
                format!("the id {:?} was already read", one.sheet.id),
            );
        }
        Ok(one) => found.push(one),
        Err((line, reason)) => report.refuse(file, line, reason),
    }
    watch(report);
}

/// A text, or the line and the reason of what is wrong with it.
fn parse(text: &str) -> Result<Starter, (u64, String)> {
    let file: File = toml::from_str(text).map_err(|error| {
        let before = error
            .span()
            .and_then(|span| text.get(..span.start))
            .unwrap_or_default();
        (
            1 + before.matches('\n').count() as u64,
            error.message().to_owned(),
        )
    })?;
    let at = |key: &str| {
        let starts = |line: &str| {
            line.strip_prefix(key)
                .is_some_and(|rest| rest.trim_start().starts_with('='))
        };
        text.lines()
            .position(starts)
            .map_or(1, |line| line as u64 + 1)
    };
    check(&file).map_err(|(key, reason)| (at(key), reason))?;
    let closed = |key, reason| (at(key), reason);
    let part = |value: String| {
        Some(Part {
            source: Source::Starter,
            value,
        })
    };
    let rich = |text: &str| {
        Some(Part {
            source: Source::Starter,
            value: paragraphs(text),
        })
    };
    let items = |items: &[String]| {
        let value: Vec<String> = items.iter().map(|item| line(item)).collect();
        (!value.is_empty()).then_some(Part {
            source: Source::Starter,
            value,
        })
    };
    let domain = file.domain.parse().ok().and_then(GrandDomaine::from_letter);
    let domain = domain.ok_or_else(|| closed("domain", format!("no domain {:?}", file.domain)))?;
    let level = StudyLevel::from_key(&file.level);
    let level = level.ok_or_else(|| closed("level", format!("no level {:?}", file.level)))?;
    let sheet = Sheet {
        names: gender::from_pair(&file.feminine, &file.masculine),
        other_names: file
            .other_names
            .iter()
            .map(|names| other_name(names))
            .collect(),
        hook: part(line(&file.hook)),
        what: rich(&file.what),
        day: rich(&file.day),
        where_: items(&[file.where_]),
        hours: items(&[file.hours]),
        with: items(&[file.with]),
        travel: items(file.travel.as_slice()),
        places: set(&file.places).map_err(|reason| closed("places", reason))?,
        asks: rich(&file.asks),
        skills: items(&file.skills),
        values: items(&file.values),
        interests: set(&file.interests).map_err(|reason| closed("interests", reason))?,
        subjects: set(&file.subjects).map_err(|reason| closed("subjects", reason))?,
        level: Some(Part {
            source: Source::Starter,
            value: level,
        }),
        ways: Some(Part {
            source: Source::Starter,
            value: file
                .ways
                .iter()
                .map(|way| way.iter().map(|step| line(step)).collect())
                .collect(),
        }),
        close: items(&file.close),
        domain: Some(domain),
        rome: vec![file.rome.clone()],
        words: file.words,
        sources: vec![SourceRef {
            source: Source::Starter,
            key: file.id.clone(),
        }],
        id: file.id,
        ..Sheet::default()
    };
    Ok(Starter {
        sheet,
        rome: file.rome,
        onisep: file.onisep,
    })
}

/// What the types cannot say, with the key that is wrong.
fn check(file: &File) -> Result<(), (&'static str, String)> {
    if file.id.is_empty()
        || words(&file.id) != file.id
        || is_source_id(crate::slug::id_part(&file.id))
    {
        return Err(("id", format!("{:?} is not lowercase ASCII words", file.id)));
    }
    if !is_code(&file.rome) {
        return Err(("rome", format!("{:?} is not a ROME code", file.rome)));
    }
    let texts = [
        ("feminine", &file.feminine),
        ("masculine", &file.masculine),
        ("hook", &file.hook),
        ("what", &file.what),
        ("day", &file.day),
        ("where", &file.where_),
        ("hours", &file.hours),
        ("with", &file.with),
        ("asks", &file.asks),
    ];
    match texts.into_iter().find(|(_, text)| text.trim().is_empty()) {
        Some((key, _)) => Err((key, format!("{key} is empty"))),
        None => Ok(()),
    }
}

fn set<T: Facet>(keys: &[String]) -> Result<FacetSet<T>, String> {
    keys.iter()
        .map(|key| T::from_key(key).ok_or_else(|| format!("unknown value {key:?}")))
        .collect()
}

/// « Tôlière, tôlier », « Tôlier / Tôlière », or one form for both.
fn other_name(names: &str) -> Names {
    match names.split_once(", ") {
        Some((feminine, masculine)) => Names {
            feminine: capital(&line(feminine)),
            masculine: capital(&line(masculine)),
        },
        None => gender::from_rome(names),
    }
}

fn paragraphs(text: &str) -> RichText {
    let mut rich = RichText::from_paragraphs(text);
    for block in &mut rich.blocks {
        if let Block::Paragraph(text) = block {
            *text = line(text);
        }
    }
    rich
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::import::InMemory;

    /// Every text in the repository must be whole, and name only métiers that exist.
    #[test]
    fn the_embedded_texts_are_sound() {
        let (texts, report) = embedded(&mut |_| ());
        assert_eq!(report.refused, []);
        assert!(texts.len() >= 80, "only {} starter texts", texts.len());
        let known = |id: &String| texts.iter().any(|other| other.sheet.id == *id);
        for text in &texts {
            let close = text.sheet.close.iter().flat_map(|close| &close.value);
            let unknown: Vec<&String> = close.filter(|id| !known(id)).collect();
            assert!(unknown.is_empty(), "{} names {unknown:?}", text.sheet.id);
        }
    }

    #[test]
    fn every_domain_and_level_has_a_text() {
        let (texts, _) = embedded(&mut |_| ());
        for domain in GrandDomaine::ALL {
            assert!(
                texts.iter().any(|text| text.sheet.domain == Some(domain)),
                "{domain:?}"
            );
        }
        for level in StudyLevel::ALL {
            let has = |text: &Starter| {
                text.sheet
                    .level
                    .as_ref()
                    .is_some_and(|part| part.value == level)
            };
            assert!(texts.iter().any(has), "{level:?}");
        }
    }

    #[test]
    fn an_unknown_key_is_refused_with_its_line() {
        let files = InMemory::from([("a.toml", "id = \"a\"\nfeminine = \"A\"\ncolour = 3\n")]);
        let (texts, report) = read(&files, &mut |_| ()).unwrap();
        assert!(texts.is_empty());
        assert_eq!(report.refused[0].line, 3);
        assert!(report.refused[0].reason.contains("colour"));
    }
}
