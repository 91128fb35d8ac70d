//! The sources merged into sheets.
//!
//! An Onisep métier and a ROME fiche are one sheet only when the métier's code is the fiche's or its
//! parent's *and* a name is equal in either gender; otherwise the métier keeps its own sheet, linked
//! to its ROME family. A starter text names the Onisep métier that it corresponds to; with a fiche
//! it follows the same rule of code and name, and so its own name can bring the two together when
//! the métier's code allows it. Field by field the first source that has a part gives it.

use std::collections::{BTreeMap, BTreeSet};

use super::rome::Fiche;
use super::starter::Starter;
use crate::sheet::{Names, Part, Sheet, Source};
use crate::slug::words;

/// The sheets, and for each record of each source whether it shares its sheet with one of another.
pub(super) struct Merged {
    pub(super) sheets: Vec<Sheet>,
    pub(super) starter: Vec<bool>,
    pub(super) onisep: Vec<bool>,
    pub(super) rome: Vec<bool>,
}

/// Positions of the records that make one sheet.
#[derive(Debug, Clone, Copy, Default)]
struct Group {
    starter: Option<usize>,
    onisep: Option<usize>,
    fiche: Option<usize>,
}

impl Group {
    fn records(&self) -> usize {
        let parts = [self.starter, self.onisep, self.fiche];
        parts.into_iter().flatten().count()
    }
}

pub(super) fn merge(starter: Vec<Starter>, onisep: Vec<Sheet>, fiches: Vec<Fiche>) -> Merged {
    let groups = group(&starter, &onisep, &fiches);
    let shared = |records: usize, of: fn(&Group) -> Option<usize>| {
        let mut shared = vec![false; records];
        for group in groups.iter().filter(|group| group.records() > 1) {
            if let Some(record) = of(group).and_then(|at| shared.get_mut(at)) {
                *record = true;
            }
        }
        shared
    };
    let (in_starter, in_onisep, in_rome) = (
        shared(starter.len(), |group| group.starter),
        shared(onisep.len(), |group| group.onisep),
        shared(fiches.len(), |group| group.fiche),
    );
    let mut sheets: Vec<Sheet> = groups
        .iter()
        .map(|group| {
            let sources = [
                group
                    .starter
                    .and_then(|at| starter.get(at))
                    .map(|starter| &starter.sheet),
                group.onisep.and_then(|at| onisep.get(at)),
                group
                    .fiche
                    .and_then(|at| fiches.get(at))
                    .map(|fiche| &fiche.sheet),
            ];
            overlay(sources.into_iter().flatten().cloned())
        })
        .collect();
    link(&mut sheets);
    Merged {
        sheets,
        starter: in_starter,
        onisep: in_onisep,
        rome: in_rome,
    }
}

/// Which records are one métier. Each record is in exactly one group.
fn group(starter: &[Starter], onisep: &[Sheet], fiches: &[Fiche]) -> Vec<Group> {
    let family = Family::new(fiches);
    let mut taken = BTreeSet::new();
    let mut groups: Vec<Group> = Vec::new();
    for (at, metier) in onisep.iter().enumerate() {
        let fiche = family
            .find(&metier.rome, &metier.names)
            .filter(|fiche| taken.insert(*fiche));
        groups.push(Group {
            onisep: Some(at),
            fiche,
            ..Group::default()
        });
    }
    for (at, text) in starter.iter().enumerate() {
        let own = text.onisep.as_ref().and_then(|key| {
            onisep
                .iter()
                .position(|metier| metier.sources.iter().any(|source| source.key == *key))
        });
        let fiche = family.find(std::slice::from_ref(&text.rome), &text.sheet.names);
        let joins = |group: &Group| match own {
            Some(own) => group.onisep == Some(own),
            None => fiche.is_some() && group.fiche == fiche,
        };
        let group = groups
            .iter_mut()
            .find(|group| group.starter.is_none() && joins(group));
        match group {
            Some(group) => {
                group.starter = Some(at);
                let codes = group
                    .onisep
                    .and_then(|at| onisep.get(at))
                    .map(|metier| &metier.rome);
                if group.fiche.is_none() {
                    group.fiche = fiche
                        .filter(|fiche| codes.is_none_or(|codes| family.holds(codes, *fiche)))
                        .filter(|fiche| taken.insert(*fiche));
                }
            }
            None => {
                let fiche = fiche.filter(|fiche| taken.insert(*fiche));
                groups.push(Group {
                    starter: Some(at),
                    fiche,
                    onisep: None,
                });
            }
        }
    }
    let alone = (0..fiches.len()).filter(|fiche| !taken.contains(fiche));
    groups.extend(alone.map(|fiche| Group {
        fiche: Some(fiche),
        ..Group::default()
    }));
    groups
}

/// Fiches by their code and by that of their parent.
struct Family<'a> {
    fiches: &'a [Fiche],
    by_code: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Family<'a> {
    fn new(fiches: &'a [Fiche]) -> Self {
        let mut by_code: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, fiche) in fiches.iter().enumerate() {
            by_code.entry(&fiche.code).or_default().insert(0, at);
            if fiche.parent != fiche.code {
                by_code.entry(&fiche.parent).or_default().push(at);
            }
        }
        Self { fiches, by_code }
    }

    /// Whether the fiche is of one of the codes, or a child of one.
    fn holds(&self, codes: &[String], fiche: usize) -> bool {
        codes
            .iter()
            .filter_map(|code| self.by_code.get(code.as_str()))
            .any(|members| members.contains(&fiche))
    }

    /// The fiche of one of the codes, or a child of one, that bears one of the names; the code's
    /// own fiche before its children.
    fn find(&self, codes: &[String], names: &Names) -> Option<usize> {
        let wanted = spellings(names);
        let members = codes
            .iter()
            .filter_map(|code| self.by_code.get(code.as_str()))
            .flatten();
        members.copied().find(|at| {
            self.fiches.get(*at).is_some_and(|fiche| {
                spellings(&fiche.sheet.names)
                    .iter()
                    .any(|name| wanted.contains(name))
            })
        })
    }
}

fn spellings(names: &Names) -> [String; 2] {
    [words(&names.feminine), words(&names.masculine)]
}

/// One sheet out of several, the first giving each part that it has.
fn overlay(mut sources: impl Iterator<Item = Sheet>) -> Sheet {
    let mut sheet = sources.next().unwrap_or_default();
    for other in sources {
        add(&mut sheet, other);
    }
    tidy_names(&mut sheet);
    sheet
}

fn add(sheet: &mut Sheet, other: Sheet) {
    fn fill<T>(part: &mut Option<Part<T>>, other: Option<Part<T>>) {
        if part.is_none() {
            *part = other;
        }
    }
    sheet.aliases.push(other.id);
    // Names that differ (« boulangère-pâtissière ») are kept as other names.
    sheet.other_names.push(other.names);
    sheet.other_names.extend(other.other_names);
    fill(&mut sheet.hook, other.hook);
    fill(&mut sheet.what, other.what);
    fill(&mut sheet.day, other.day);
    fill(&mut sheet.conditions, other.conditions);
    fill(&mut sheet.where_, other.where_);
    fill(&mut sheet.hours, other.hours);
    fill(&mut sheet.with, other.with);
    fill(&mut sheet.travel, other.travel);
    fill(&mut sheet.asks, other.asks);
    fill(&mut sheet.skills, other.skills);
    fill(&mut sheet.values, other.values);
    fill(&mut sheet.level, other.level);
    fill(&mut sheet.access, other.access);
    fill(&mut sheet.ways, other.ways);
    fill(&mut sheet.formations, other.formations);
    fill(&mut sheet.close, other.close);
    if sheet.places.is_empty() {
        sheet.places = other.places;
    }
    if sheet.interests.is_empty() {
        sheet.interests = other.interests;
    }
    if sheet.subjects.is_empty() {
        sheet.subjects = other.subjects;
    }
    // A classification belongs to ROME: its fiche knows better than Onisep's older code.
    let from_rome = other
        .sources
        .first()
        .is_some_and(|source| source.source == Source::Rome);
    let own = sheet
        .sources
        .first()
        .is_some_and(|source| source.source == Source::Starter);
    if sheet.domain.is_none() || (from_rome && !own) {
        sheet.domain = other.domain.or(sheet.domain);
    }
    for code in other.rome {
        if !sheet.rome.contains(&code) {
            sheet.rome.push(code);
        }
    }
    sheet.sources.extend(other.sources);
}

/// Takes repeated names out of the other names, and those in one gender that a pair already has.
fn tidy_names(sheet: &mut Sheet) {
    let pairs: Vec<[String; 2]> = std::iter::once(&sheet.names)
        .chain(&sheet.other_names)
        .map(spellings)
        .filter(|[feminine, masculine]| feminine != masculine)
        .collect();
    let mut seen = BTreeSet::from([spellings(&sheet.names)]);
    sheet.other_names.retain(|names| {
        let spelled = spellings(names);
        let half = spelled[0] == spelled[1] && pairs.iter().any(|pair| pair.contains(&spelled[0]));
        !half && seen.insert(spelled)
    });
}

/// Turns the ids of the sources into those of the sheets, and links the sheets of a ROME family.
fn link(sheets: &mut [Sheet]) {
    let mut ids: BTreeMap<String, String> = BTreeMap::new();
    for sheet in sheets.iter() {
        for id in sheet.aliases.iter().chain([&sheet.id]) {
            ids.insert(id.clone(), sheet.id.clone());
        }
    }
    // Sheets that are not of ROME themselves, by the id of the ROME sheet of their family.
    let mut members: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for sheet in sheets.iter_mut() {
        if let Some(close) = &mut sheet.close {
            let known = close
                .value
                .iter()
                .filter_map(|id| ids.get(id))
                .filter(|id| **id != sheet.id);
            let mut seen = BTreeSet::new();
            close.value = known.filter(|id| seen.insert(*id)).cloned().collect();
        }
        sheet.close.take_if(|close| close.value.is_empty());
        if sheet
            .sources
            .iter()
            .any(|source| source.source == Source::Rome)
        {
            continue;
        }
        for code in &sheet.rome {
            if let Some(id) = ids.get(&code.to_lowercase()) {
                sheet.family.push(id.clone());
                members
                    .entry(id.clone())
                    .or_default()
                    .push(sheet.id.clone());
            }
        }
    }
    for sheet in sheets.iter_mut() {
        sheet
            .family
            .extend(members.remove(&sheet.id).unwrap_or_default());
    }
}
