//! What a carnet holds, counted: by this étapes are done, and the wall of métiers is drawn.

use std::collections::{BTreeMap, BTreeSet};

use super::{Compte, Etape};
use crate::carnet::{Entry, EntryKind};
use crate::metier::GrandDomaine;

/// What a carnet holds, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Sheets kept or written about, by domain; sheets of unknown domain are under `None`.
    pub met: BTreeMap<Option<GrandDomaine>, BTreeSet<String>>,
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
            for id in &entry.metiers {
                let (id, domain) = sheet_of(id);
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
}
