//! Onisep's *Idéo-Fiches formations*, as Markdown.

use super::clean::line;
use super::files::Files;
use super::markdown::{self, Parsed};
use super::onisep::is_key;
use super::report::{ImportError, Report};
use super::run::Watch;
use crate::formation::Formation;

const SECTIONS: [&str; 5] = [
    "Informations générales",
    "Description",
    "Accès",
    "Poursuite d'études",
    "Métiers associés",
];

/// Reads every `FOR.n_….md` of a folder.
///
/// # Errors
/// The folder cannot be read or holds none.
pub(super) fn read(
    files: &dyn Files,
    watch: &mut Watch<'_>,
) -> Result<(Vec<Formation>, Report), ImportError> {
    let mut report = Report::new("formations");
    let mut formations: Vec<Formation> = Vec::new();
    let names = files
        .names()
        .map_err(|cause| ImportError::io("the folder of formations", cause))?;
    for file in names.iter().filter(|name| name.ends_with(".md")) {
        report.read += 1;
        let input = files
            .open(file)
            .map_err(|cause| ImportError::io(file, cause))?;
        let parsed =
            markdown::text(input, file)?.and_then(|text| markdown::parse(&text, &SECTIONS));
        match parsed.and_then(|parsed| formation(file, &parsed)) {
            Ok(formation) => formations.push(formation),
            Err(reason) => report.refuse(file, 1, reason),
        }
        watch(&report);
    }
    if report.read == 0 {
        return Err(ImportError::Empty("the folder of formations".into()));
    }
    Ok((formations, report))
}

/// The identifier stands in the file's name only.
fn formation(file: &str, parsed: &Parsed) -> Result<Formation, String> {
    let stem = file.strip_suffix(".md").unwrap_or(file);
    let id = stem.split('_').next().unwrap_or_default();
    if !is_key(id, "FOR.") {
        return Err(format!(
            "the file's name does not start with FOR.n but {id:?}"
        ));
    }
    let field = |name: &str| parsed.field(name).map(line);
    let rich =
        |title: &str| Some(markdown::rich(parsed.section(title))).filter(|text| !text.is_empty());
    Ok(Formation {
        id: id.to_owned(),
        name: line(&parsed.title),
        acronym: field("Sigle"),
        duration: field("Durée"),
        level: parsed.field("Niveau de certification").and_then(level),
        kind: field("Type").map(kind),
        link: parsed.field("Lien").and_then(address),
        description: rich("Description"),
        access: rich("Accès"),
        further: rich("Poursuite d'études"),
        metiers: markdown::items(parsed.section("Métiers associés"))
            .iter()
            .map(|m| line(m))
            .collect(),
    })
}

/// « niveau 3 ».
fn level(text: &str) -> Option<u8> {
    text.strip_prefix("niveau ")?
        .trim()
        .parse()
        .ok()
        .filter(|level| (1..=8).contains(level))
}

/// « CAP (CAP) » says it twice.
fn kind(text: String) -> String {
    match text.split_once(" (") {
        Some((name, short)) if short.strip_suffix(')') == Some(name) => name.to_owned(),
        _ => text,
    }
}

/// `[text](address)`; only an address that a browser may open.
fn address(link: &str) -> Option<String> {
    let address = link
        .rsplit_once("](")
        .and_then(|(_, end)| end.strip_suffix(')'))
        .unwrap_or(link);
    ["https://", "http://"]
        .iter()
        .any(|scheme| address.starts_with(scheme))
        .then(|| address.to_owned())
}
