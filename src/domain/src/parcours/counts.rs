//! What a carnet holds, counted: by this étapes are done, and the wall of métiers is drawn.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Activite, Compte, Etape};
use crate::carnet::{Entry, EntryKind};
use crate::metier::GrandDomaine;

/// What a carnet holds, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Sheets kept or written about, by domain; sheets of unknown domain are under `None`.
    pub met: BTreeMap<Option<GrandDomaine>, BTreeSet<String>>,
    /// Of these, those of which the pupil met a person: written about in an interview.
    pub by_person: BTreeSet<String>,
    /// Of these, those that the pupil saw at work: written about on a visit, at a forum, in a stage.
    pub by_place: BTreeSet<String>,
    outings: BTreeSet<Date>,
    favourites: BTreeSet<String>,
    by_kind: BTreeMap<EntryKind, u32>,
    by_etape: BTreeMap<String, u32>,
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
            if let Some(etape) = &entry.etape {
                *counts.by_etape.entry(etape.clone()).or_default() += 1;
            }
            if entry.kind == EntryKind::Visite {
                counts.outings.insert(entry.date);
            }
            for id in &entry.metiers {
                let (id, domain) = sheet_of(id);
                if entry.guide.as_deref() == Some(Activite::Interview.key()) {
                    counts.by_person.insert(id.clone());
                }
                if entry.kind == EntryKind::Visite {
                    counts.by_place.insert(id.clone());
                }
                counts.met.entry(domain).or_default().insert(id);
            }
        }
        counts
    }

    /// What the rule of an étape counts.
    pub fn of_etape(&self, etape: &Etape) -> u32 {
        match etape.regle.compte {
            Compte::PagesEtape => self.by_etape.get(&*etape.id).copied().unwrap_or(0),
            compte => self.get(compte),
        }
    }

    /// One of the counts; of the pages written for étapes, all of them.
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
            Compte::PagesEtape => self.by_etape.values().sum(),
        }
    }

    /// How many métiers of a domain were met by a person or a place, and how many by their sheet alone.
    pub fn of_domain(&self, domain: GrandDomaine) -> (usize, usize) {
        let ids = self.met.get(&Some(domain)).into_iter().flatten();
        let really = |id: &&String| self.by_person.contains(*id) || self.by_place.contains(*id);
        let all = ids.clone().count();
        let met = ids.filter(really).count();
        (met, all - met)
    }

    /// Whether a sheet that was met was met by it alone, by a person, at a place.
    pub fn ways(&self, id: &str) -> [bool; 3] {
        let by_person = self.by_person.contains(id);
        let by_place = self.by_place.contains(id);
        [!by_person && !by_place, by_person, by_place]
    }

    /// On how many days the pupil was out, at a visit, a forum or a stage, in the school year of that day: each counts for half a
    /// day, see [`DEMI_JOURNEES`](super::DEMI_JOURNEES).
    pub fn outings(&self, day: Date) -> usize {
        let first = if day.month() >= 9 {
            day.year()
        } else {
            day.year() - 1
        };
        let year = |out: &&Date| {
            let begun = if out.month() >= 9 {
                out.year()
            } else {
                out.year() - 1
            };
            begun == first
        };
        self.outings.iter().filter(year).count()
    }

    /// Domains in which no sheet was met yet: an invitation.
    pub fn untouched(&self) -> impl Iterator<Item = GrandDomaine> + '_ {
        GrandDomaine::ALL
            .into_iter()
            .filter(|domain| !self.met.contains_key(&Some(*domain)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::EntryId;

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
    fn a_person_and_a_place_count_otherwise_than_a_sheet() {
        let mut interview = entry(1, &["a"]);
        interview.guide = Some("interview".into());
        let mut visit = entry(2, &["a", "b"]);
        visit.kind = EntryKind::Visite;
        let mut other = entry(3, &["c"]);
        other.kind = EntryKind::Visite;
        other.date = Date::constant(2025, 11, 3);
        let sheet = |id: &str| (id.to_owned(), Some(GrandDomaine::A));
        let counts = Counts::of(&[interview, visit, other], ["d"], sheet);
        assert_eq!(counts.by_person.len(), 1);
        assert_eq!(counts.by_place.len(), 3);
        assert_eq!(counts.of_domain(GrandDomaine::A), (3, 1));
        assert_eq!(counts.of_domain(GrandDomaine::B), (0, 0));
        assert_eq!(counts.outings(Date::constant(2027, 6, 1)), 1);
        assert_eq!(counts.outings(Date::constant(2026, 6, 1)), 1);
        assert_eq!(counts.outings(Date::constant(2026, 9, 1)), 1);
        assert_eq!(counts.outings(Date::constant(2027, 9, 1)), 0);
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
}
