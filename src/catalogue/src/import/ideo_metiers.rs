//! Onisep's *Idéo-Métiers*: one item for each métier and publication. It adds to the sheets their
//! ROME codes and their domain where they have none; a métier that has no sheet there gets one of its
//! own, with its name, domain and codes.

use std::collections::{BTreeMap, BTreeSet};

use domain::metier::GrandDomaine;

use super::domaines::grand_domaine;
use super::files::Files;
use super::onisep::{is_key, sheet_id};
use super::report::{ImportError, Report};
use super::rome::{domain_of, is_code};
use super::run::Watch;
use super::xml::{Node, records};
use crate::sheet::{Names, Sheet, Source, SourceRef};

/// What the file says of one métier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) names: Names,
    pub(super) rome: Vec<String>,
    pub(super) domain: Option<GrandDomaine>,
}

/// Entries by `MET.n`. The report counts each métier once, however many publications repeat it.
pub(super) fn read(
    files: &dyn Files,
    watch: &mut Watch<'_>,
) -> Result<(BTreeMap<String, Entry>, Report), ImportError> {
    let mut report = Report::new("ideo-metiers");
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    let names = files
        .names()
        .map_err(|cause| ImportError::io("the Idéo-Métiers file", cause))?;
    for file in names.iter().filter(|name| name.ends_with(".xml")) {
        let input = files
            .open(file)
            .map_err(|cause| ImportError::io(file, cause))?;
        let each = |record: super::xml::Record| {
            match record.node.and_then(|node| entry(&node)) {
                Ok((key, _)) if entries.contains_key(&key) => return,
                Ok((key, entry)) => {
                    entries.insert(key, entry);
                }
                Err(reason) => report.refuse(file, record.line, reason),
            }
            report.read += 1;
            watch(&report);
        };
        records(input, "item", each).map_err(|cause| ImportError::io(file, cause))?;
    }
    if report.read == 0 {
        return Err(ImportError::Empty("the Idéo-Métiers file".into()));
    }
    Ok((entries, report))
}

fn entry(item: &Node) -> Result<(String, Entry), String> {
    let link = item.value("lien_site_onisepfr").unwrap_or_default();
    let key = link.rsplit('/').next().unwrap_or_default();
    if !is_key(key, "MET.") {
        return Err(format!("the link {link:?} does not end in MET.n"));
    }
    let label = item
        .value("libelle_metier")
        .ok_or_else(|| format!("{key} has no name"))?;
    let codes = item.value("code_rome").unwrap_or_default();
    let rome: Vec<String> = codes
        .split('|')
        .map(|code| code.trim().to_owned())
        .collect();
    let gfe = item.value("gfe").unwrap_or_default();
    let domain = rome
        .iter()
        .find_map(|code| domain_of(code))
        .or_else(|| domain_of_gfe(gfe))
        .or_else(|| grand_domaine(item.value("domainesous-domaine")?));
    let entry = Entry {
        names: super::gender::from_inclusive(label),
        rome: rome.into_iter().filter(|code| is_code(code)).collect(),
        domain,
    };
    Ok((key.to_owned(), entry))
}

/// The *grand domaine* of those *groupes formation-emploi* that bear its name; the others are
/// spread over several domains.
fn domain_of_gfe(gfe: &str) -> Option<GrandDomaine> {
    Some(match gfe.strip_prefix("GFE ")?.chars().next()? {
        'A' => GrandDomaine::A,
        'C' => GrandDomaine::F,
        'O' => GrandDomaine::N,
        'S' => GrandDomaine::G,
        'U' => GrandDomaine::E,
        'W' => GrandDomaine::K,
        _ => return None,
    })
}

/// Completes the sheets of Onisep, and makes sheets of the entries that have none, after them. Returns
/// how many entries completed a sheet.
pub(super) fn complete(sheets: &mut Vec<Sheet>, entries: &BTreeMap<String, Entry>) -> usize {
    let mut completed = BTreeSet::new();
    for sheet in sheets.iter_mut() {
        let key = sheet.sources.first().map(|source| source.key.as_str());
        let Some((key, entry)) = key.and_then(|key| entries.get_key_value(key)) else {
            continue;
        };
        completed.insert(key);
        if sheet.rome.is_empty() {
            sheet.rome.clone_from(&entry.rome);
        }
        sheet.domain = sheet.domain.or(entry.domain);
    }
    let alone = entries.iter().filter(|(key, _)| !completed.contains(key));
    sheets.extend(alone.map(|(key, entry)| sheet_of(key, entry)));
    completed.len()
}

fn sheet_of(key: &str, entry: &Entry) -> Sheet {
    Sheet {
        id: sheet_id(key),
        names: entry.names.clone(),
        domain: entry.domain,
        rome: entry.rome.clone(),
        sources: vec![SourceRef {
            source: Source::Onisep,
            key: key.to_owned(),
        }],
        ..Sheet::default()
    }
}
