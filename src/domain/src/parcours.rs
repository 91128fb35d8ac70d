//! The parcours: étapes of a level, ticked by what the carnet holds, and the wall of métiers met.

use std::collections::{BTreeMap, BTreeSet};

use crate::carnet::{Entry, EntryKind};
use crate::metier::GrandDomaine;
use crate::school::Level;

/// One étape of the default parcours. The texts are French, said to the pupil.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Etape {
    /// Stable identity.
    pub id: &'static str,
    /// Short title, as the pupil would say it.
    pub titre: &'static str,
    /// Title of the card that invites to do it.
    pub invitation: &'static str,
    /// What to do, in one or two sentences.
    pub consigne: &'static str,
    /// Usual length, in minutes.
    pub minutes: u16,
    /// Usual month, 1 to 12.
    pub mois: u8,
    /// A visit, a forum, a stage: an event rather than work at one's desk.
    pub temps_fort: bool,
    /// The page where the work is done.
    pub lien: &'static str,
    /// When it counts as done.
    pub regle: Regle,
}

/// An étape is done when a count of the carnet reaches a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Regle {
    /// What is counted.
    pub compte: Compte,
    /// From how many on it is done.
    pub au_moins: u32,
}

/// What can be counted in a carnet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Compte {
    /// Distinct sheets kept as favourite or written about.
    MetiersLus,
    /// Favourites.
    Favoris,
    /// Distinct grands domaines among those sheets.
    Domaines,
    /// All entries.
    Entrees,
    /// Entries about a métier.
    EntreesMetier,
    /// Entries about a visit.
    EntreesVisite,
    /// Entries about an activity.
    EntreesActivite,
    /// Free entries.
    EntreesLibres,
    /// Entries shown to the teacher.
    EntreesPartagees,
}

include!(concat!(env!("OUT_DIR"), "/etapes.rs"));

/// The default étapes of a level, in the order of the school year.
pub fn etapes(level: Level) -> &'static [Etape] {
    match level {
        Level::Cinquieme => CINQUIEME,
        Level::Quatrieme => QUATRIEME,
        Level::Troisieme => TROISIEME,
    }
}

/// Where an étape stands for a pupil.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EtapeState {
    /// Done.
    Done,
    /// The next one to do.
    Now,
    /// Later.
    Todo,
}

/// What a carnet holds, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Sheets kept or written about, by domain; sheets of unknown domain are under `None`.
    pub met: BTreeMap<Option<GrandDomaine>, BTreeSet<String>>,
    favourites: BTreeSet<String>,
    by_kind: BTreeMap<EntryKind, u32>,
    shared: u32,
}

impl Counts {
    /// Counts what is not in the bin. `sheet_of` tells the present id of a sheet, which may be named by an older
    /// one, and its domain: a sheet counts once, whatever it was called when the pupil met it.
    pub fn of<'a>(
        entries: impl IntoIterator<Item = &'a Entry>,
        favourites: impl IntoIterator<Item = &'a str>,
        sheet_of: impl Fn(&str) -> (String, Option<GrandDomaine>),
    ) -> Self {
        let mut counts = Self::default();
        for id in favourites {
            let (id, domain) = sheet_of(id);
            counts.favourites.insert(id.clone());
            counts.met.entry(domain).or_default().insert(id);
        }
        for entry in entries.into_iter().filter(|entry| !entry.deleted) {
            *counts.by_kind.entry(entry.kind).or_default() += 1;
            counts.shared += u32::from(entry.shared);
            for id in &entry.metiers {
                let (id, domain) = sheet_of(id);
                counts.met.entry(domain).or_default().insert(id);
            }
        }
        counts
    }

    /// One of the counts.
    pub fn get(&self, compte: Compte) -> u32 {
        let kind = |kind| self.by_kind.get(&kind).copied().unwrap_or(0);
        match compte {
            Compte::MetiersLus => self.met.values().map(|ids| ids.len() as u32).sum(),
            Compte::Favoris => self.favourites.len() as u32,
            Compte::Domaines => self.met.keys().flatten().count() as u32,
            Compte::Entrees => self.by_kind.values().sum(),
            Compte::EntreesMetier => kind(EntryKind::Metier),
            Compte::EntreesVisite => kind(EntryKind::Visite),
            Compte::EntreesActivite => kind(EntryKind::Activite),
            Compte::EntreesLibres => kind(EntryKind::Libre),
            Compte::EntreesPartagees => self.shared,
        }
    }

    /// Domains in which no sheet was met yet: an invitation.
    pub fn untouched(&self) -> impl Iterator<Item = GrandDomaine> + '_ {
        GrandDomaine::ALL
            .into_iter()
            .filter(|domain| !self.met.contains_key(&Some(*domain)))
    }
}

/// Where each étape of the level stands. The first one not done is the one for now; a later one that is
/// done counts as done (a pupil may go in any order).
pub fn progress(level: Level, counts: &Counts) -> Vec<(&'static Etape, EtapeState)> {
    let mut next_found = false;
    etapes(level)
        .iter()
        .map(|etape| {
            let state = if counts.get(etape.regle.compte) >= etape.regle.au_moins {
                EtapeState::Done
            } else if next_found {
                EtapeState::Todo
            } else {
                next_found = true;
                EtapeState::Now
            };
            (etape, state)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::EntryId;
    use jiff::civil::Date;

    fn entry(n: u128, metiers: &[&str]) -> Entry {
        let day = Date::constant(2026, 11, 3);
        let mut entry = Entry::new(EntryId(uuid::Uuid::from_u128(n)), EntryKind::Metier, day);
        entry.metiers = metiers.iter().map(|id| (*id).to_owned()).collect();
        entry
    }

    #[test]
    fn a_sheet_counts_once_and_the_bin_does_not_count() {
        let mut gone = entry(3, &["c"]);
        gone.deleted = true;
        let entries = [entry(1, &["a", "b"]), entry(2, &["a"]), gone];
        let sheet = |id: &str| (id.to_owned(), (id != "b").then_some(GrandDomaine::A));
        let counts = Counts::of(&entries, ["a"], sheet);
        assert_eq!(counts.get(Compte::MetiersLus), 2);
        assert_eq!(counts.get(Compte::Domaines), 1);
        assert_eq!(counts.get(Compte::EntreesMetier), 2);
        assert_eq!(counts.untouched().count(), 13);
    }

    #[test]
    fn a_sheet_met_under_two_ids_counts_once() {
        let entries = [entry(1, &["old"]), entry(2, &["new"])];
        let sheet = |_: &str| ("new".to_owned(), Some(GrandDomaine::A));
        let counts = Counts::of(&entries, ["new", "old"], sheet);
        assert_eq!(counts.get(Compte::MetiersLus), 1);
        assert_eq!(counts.get(Compte::Favoris), 1);
        assert_eq!(counts.get(Compte::EntreesMetier), 2);
    }

    #[test]
    fn every_level_has_étapes_with_distinct_ids_and_exactly_one_is_next_at_the_start() {
        for level in [Level::Cinquieme, Level::Quatrieme, Level::Troisieme] {
            let path = progress(level, &Counts::default());
            let ids: BTreeSet<_> = path.iter().map(|(etape, _)| etape.id).collect();
            assert_eq!(ids.len(), path.len());
            let next = path.iter().filter(|(_, state)| *state == EtapeState::Now);
            assert_eq!(next.count(), 1);
            assert!(path.iter().all(|(etape, _)| (1..=12).contains(&etape.mois)));
        }
    }
}
