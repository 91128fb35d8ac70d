//! Onisep's *Idéo-Métiers*: one item for each métier and publication. It adds to the sheets their
//! ROME codes and their domain where they have none.

use std::collections::BTreeMap;

use domain::metier::GrandDomaine;

use super::files::Files;
use super::onisep::is_key;
use super::report::{ImportError, Report};
use super::rome::{domain_of, is_code};
use super::run::Watch;
use super::xml::{Node, records};
use crate::sheet::Sheet;

/// What the file says of one métier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
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
    let codes = item.value("code_rome").unwrap_or_default();
    let rome: Vec<String> = codes
        .split('|')
        .map(|code| code.trim().to_owned())
        .collect();
    let gfe = item.value("gfe").unwrap_or_default();
    let domain = rome
        .iter()
        .find_map(|code| domain_of(code))
        .or_else(|| domain_of_gfe(gfe));
    let rome = rome.into_iter().filter(|code| is_code(code)).collect();
    Ok((key.to_owned(), Entry { rome, domain }))
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

/// Completes the sheets of Onisep; how many of them have an entry.
pub(super) fn complete(sheets: &mut [Sheet], entries: &BTreeMap<String, Entry>) -> usize {
    let mut completed = 0;
    for sheet in sheets {
        let key = sheet
            .sources
            .first()
            .map(|source| source.key.as_str())
            .unwrap_or_default();
        let Some(entry) = entries.get(key) else {
            continue;
        };
        completed += 1;
        if sheet.rome.is_empty() {
            sheet.rome.clone_from(&entry.rome);
        }
        sheet.domain = sheet.domain.or(entry.domain);
    }
    completed
}
