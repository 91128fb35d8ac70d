//! The parcours: étapes of a level as a class has them, ticked by what the carnet holds, and the wall of métiers met.
//!
//! Each level has a default parcours (`data/parcours/*.toml`). A class changes it étape by étape: what its teachers wrote
//! under an identity stands in the place of the default one, or beside the others.

mod counts;
mod etape;
mod taken;
mod wall;

use std::borrow::Cow;
use std::collections::BTreeMap;

pub use counts::Counts;
pub use etape::{
    AU_MOINS_MAX, Activite, CONSIGNE_MAX, Compte, Etape, EtapeError, INVITATION_MAX, MINUTES_MAX,
    QUESTION_MAX, QUESTIONS_MAX, Regle, TITRE_MAX, is_id,
};

pub use taken::{Taken, taken};
pub use wall::{ClassWall, Met};

use crate::school::Level;

/// Half-days of discovery a year, from the 5e on. Source: plan Avenir (ministère de l'Éducation nationale), from 2025-26.
pub const DEMI_JOURNEES: usize = 4;

/// Most étapes that a class may have of its own or changed.
pub const ETAPES_MAX: usize = 60;

/// Between two neighbours, so that one can be put between them without touching others.
pub const RANG_STEP: u32 = 100;

include!(concat!(env!("OUT_DIR"), "/etapes.rs"));

/// The default étapes of a level, in the order of the school year.
pub fn etapes(level: Level) -> &'static [Etape] {
    match level {
        Level::Cinquieme => CINQUIEME,
        Level::Quatrieme => QUATRIEME,
        Level::Troisieme => TROISIEME,
    }
}

/// A longer programme, whose étapes a class adds to those of its level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Programme {
    /// Découverte professionnelle, option of three hours a week in 3e.
    Decouverte3h,
    /// Découverte professionnelle, module of six hours a week in 3e.
    Decouverte6h,
}

impl Programme {
    /// Its étapes, in the order of the school year. The six hours hold what the three hold.
    pub fn etapes(self) -> Vec<Etape> {
        let longer = match self {
            Self::Decouverte3h => &[][..],
            Self::Decouverte6h => DECOUVERTE_6H,
        };
        let mut all: Vec<Etape> = DECOUVERTE_3H.iter().chain(longer).cloned().collect();
        all.sort_by_key(|etape| school_month(etape.mois));
        all
    }

    /// These étapes at their places in a path: each after those of its month and before those of the next ones.
    pub fn placed(self, path: &[Etape]) -> Vec<Etape> {
        let mut whole = path.to_vec();
        let mut added = Vec::new();
        for mut etape in self.etapes() {
            if path.iter().any(|other| other.id == etape.id) {
                continue;
            }
            let month = school_month(etape.mois);
            let after = whole
                .iter()
                .rposition(|other| school_month(other.mois) <= month);
            let at = after.map_or(0, |after| after + 1);
            let low = after.map_or(0, |after| whole[after].rang);
            let high = whole
                .get(at)
                .map_or(low.saturating_add(2 * RANG_STEP), |next| next.rang);
            etape.rang = low + (high.saturating_sub(low) / 2).max(1);
            whole.insert(at, etape.clone());
            added.push(etape);
        }
        added
    }
}

/// Months in the order of the school year: September is 0.
pub fn school_month(month: u8) -> u8 {
    (month + 3) % 12
}

/// The étapes of a class, in their order, with those that were taken out: its level's, changed by what its teachers wrote.
pub fn parcours<'a>(level: Level, own: impl IntoIterator<Item = &'a Etape>) -> Vec<Etape> {
    let defaults = etapes(level).iter();
    let all = defaults.chain(own).map(|etape| (&*etape.id, etape));
    let by_id: BTreeMap<&str, &Etape> = all.collect();
    let mut path: Vec<Etape> = by_id.into_values().cloned().collect();
    in_order(&mut path);
    path
}

/// Puts étapes in the order of their numbers, see [`Etape::rang`].
pub fn in_order(path: &mut [Etape]) {
    path.sort_by(|a, b| (a.rang, &a.id).cmp(&(b.rang, &b.id)));
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

/// Where each étape stands; those that were taken out are left out. The first one not done is the one for now; a later one
/// that is done counts as done (a pupil may go in any order).
pub fn progress<'a>(
    path: impl IntoIterator<Item = &'a Etape>,
    counts: &Counts,
) -> Vec<(&'a Etape, EtapeState)> {
    let mut next_found = false;
    let seen = path.into_iter().filter(|etape| !etape.retiree);
    seen.map(|etape| {
        let state = if counts.of_etape(etape) >= etape.regle.au_moins {
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

/// The numbers that bring étape `at` of a path to place `to`: of as few étapes as can be, each by its place in `path`.
pub fn moved(path: &[Etape], at: usize, to: usize) -> Vec<(usize, u32)> {
    if at == to || at >= path.len() || to >= path.len() {
        return Vec::new();
    }
    let others: Vec<usize> = (0..path.len()).filter(|&other| other != at).collect();
    let before = to.checked_sub(1).map(|place| path[others[place]].rang);
    let after = others.get(to).map(|&place| path[place].rang);
    let low = before.unwrap_or(0);
    let middle = match after {
        Some(high) => low + high.saturating_sub(low) / 2,
        None => low.saturating_add(RANG_STEP),
    };
    if middle > low && after.is_none_or(|high| middle < high) {
        return vec![(at, middle)];
    }
    // No number is left between the two: all get new ones.
    let mut order = others;
    order.insert(to, at);
    let fresh = (1u32..).map(|n| n * RANG_STEP);
    let numbered = order.into_iter().zip(fresh);
    numbered
        .filter(|&(place, rang)| path[place].rang != rang)
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const LEVELS: [Level; 3] = [Level::Cinquieme, Level::Quatrieme, Level::Troisieme];

    #[test]
    fn every_level_has_étapes_with_distinct_ids_and_exactly_one_is_next_at_the_start() {
        for level in LEVELS {
            let path = progress(etapes(level), &Counts::default());
            let ids: BTreeSet<_> = path.iter().map(|(etape, _)| &etape.id).collect();
            assert_eq!(ids.len(), path.len());
            let next = path.iter().filter(|(_, state)| *state == EtapeState::Now);
            assert_eq!(next.count(), 1);
            assert!(path.iter().all(|(etape, _)| etape.check().is_ok()));
        }
    }

    #[test]
    fn a_class_changes_takes_out_and_adds() {
        let default = etapes(Level::Cinquieme);
        let mut changed = default[1].clone();
        changed.titre = "Notre exploration".into();
        let mut out = default[2].clone();
        out.retiree = true;
        let mut added = default[0].clone();
        added.id = "forum".into();
        added.rang = default[0].rang + 1;
        let path = parcours(Level::Cinquieme, [&changed, &out, &added]);
        assert_eq!(path.len(), default.len() + 1);
        assert_eq!(&*path[1].id, "forum");
        assert_eq!(path[2].titre, "Notre exploration");
        let seen = progress(&path, &Counts::default());
        assert!(seen.iter().all(|(etape, _)| etape.id != out.id));
    }

    #[test]
    fn a_longer_programme_finds_its_places_in_the_year_once() {
        let path = etapes(Level::Troisieme);
        for (programme, count) in [(Programme::Decouverte3h, 7), (Programme::Decouverte6h, 13)] {
            let added = programme.placed(path);
            assert_eq!(added.len(), count);
            let whole = parcours(Level::Troisieme, &added);
            assert_eq!(whole.len(), path.len() + count);
            assert!(whole.iter().all(|etape| etape.check().is_ok()));
            let months: Vec<_> = whole.iter().map(|etape| school_month(etape.mois)).collect();
            assert!(months.is_sorted(), "{months:?}");
            assert!(programme.placed(&whole).is_empty());
        }
    }

    #[test]
    fn moving_puts_an_étape_where_it_was_asked_for() {
        for level in LEVELS {
            let start = etapes(level);
            for at in 0..start.len() {
                for to in 0..start.len() {
                    let mut path = start.to_vec();
                    // Again and again at the same place, until no number is left between.
                    for _ in 0..12 {
                        let wanted = path[at].id.clone();
                        for (place, rang) in moved(&path, at, to) {
                            path[place].rang = rang;
                        }
                        in_order(&mut path);
                        assert_eq!(path[to].id, wanted, "{at} to {to}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_a_teacher_writes_has_bounds() {
        let fit = &etapes(Level::Cinquieme)[0];
        let broken = |change: fn(&mut Etape)| {
            let mut etape = fit.clone();
            change(&mut etape);
            etape.check()
        };
        assert_eq!(broken(|e| e.titre = " ".into()), Err(EtapeError::Titre));
        assert_eq!(broken(|e| e.mois = 13), Err(EtapeError::Mois));
        assert_eq!(broken(|e| e.minutes = 0), Err(EtapeError::Minutes));
        assert_eq!(broken(|e| e.regle.au_moins = 0), Err(EtapeError::Regle));
        assert_eq!(broken(|e| e.id = "".into()), Err(EtapeError::Id));
        let much = "é".repeat(CONSIGNE_MAX + 1);
        let mut long = fit.clone();
        long.consigne = much.into();
        assert_eq!(long.check(), Err(EtapeError::Consigne));
        assert_eq!(
            broken(|e| e.questions = vec![String::new()]),
            Err(EtapeError::Questions)
        );
    }
}
