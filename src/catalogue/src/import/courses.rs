//! Formations and métiers tied to each other.
//!
//! Onisep's sheets name formations by their identifier; its formations name métiers by their label, at
//! most ten of them. Each side is completed by the other.

use std::collections::{BTreeMap, BTreeSet};

use super::gender::from_inclusive;
use crate::formation::Formation;
use crate::sheet::{FormationRef, Part, Sheet, Source};
use crate::slug::words;

/// Ids of Onisep's métiers by the spelling of their names, either gender.
pub(super) struct Labels(BTreeMap<String, String>);

impl Labels {
    pub(super) fn of(onisep: &[Sheet]) -> Self {
        let mut labels = BTreeMap::new();
        for sheet in onisep {
            for name in [&sheet.names.masculine, &sheet.names.feminine] {
                labels
                    .entry(words(name))
                    .or_insert_with(|| sheet.id.clone());
            }
        }
        Self(labels)
    }

    fn find(&self, label: &str) -> Option<&String> {
        let names = from_inclusive(label);
        let mut spelled = [names.masculine, names.feminine].into_iter();
        spelled.find_map(|name| self.0.get(&words(&name)))
    }
}

/// Puts the ids of sheets for the labels of the formations, adds the sheets that name a formation to
/// it, and the formations that name a métier to its sheet.
pub(super) fn tie(sheets: &mut [Sheet], formations: &mut [Formation], labels: &Labels) {
    let mut rows: BTreeMap<String, usize> = BTreeMap::new();
    for (row, sheet) in sheets.iter().enumerate() {
        rows.extend(sheet.aliases.iter().map(|id| (id.clone(), row)));
        rows.insert(sheet.id.clone(), row);
    }
    let mut naming: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for sheet in sheets.iter() {
        let named = sheet.formations.iter().flat_map(|part| &part.value);
        for id in named.filter_map(|formation| formation.id.as_ref()) {
            naming.entry(id.clone()).or_default().push(sheet.id.clone());
        }
    }
    for formation in formations {
        let mut seen = BTreeSet::new();
        let mut metiers = Vec::new();
        for label in &formation.metiers {
            let row = labels.find(label).and_then(|id| rows.get(id));
            match row.and_then(|row| sheets.get_mut(*row)) {
                Some(sheet) => {
                    add(sheet, formation);
                    metiers.push(sheet.id.clone());
                }
                None => metiers.push(label.clone()),
            }
        }
        metiers.extend(naming.remove(&formation.id).unwrap_or_default());
        metiers.retain(|metier| seen.insert(metier.clone()));
        formation.metiers = metiers;
    }
}

/// Adds a formation to those of a sheet, unless it is there.
fn add(sheet: &mut Sheet, formation: &Formation) {
    let part = sheet.formations.get_or_insert_with(|| Part {
        source: Source::Onisep,
        value: Vec::new(),
    });
    let known = |other: &FormationRef| other.id.as_deref() == Some(&formation.id);
    if !part.value.iter().any(known) {
        part.value.push(FormationRef {
            id: Some(formation.id.clone()),
            label: formation.name.clone(),
        });
    }
}
