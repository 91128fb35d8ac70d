//! What one pupil has done, and which filters it passes.

use std::collections::BTreeMap;

use domain::carnet::Entry;
use protocol::overlay::View;
use protocol::row::Pupil;

use super::super::Desk;
use super::Sought;
use crate::pages::review::{Stands, stands};

/// The word in addresses for pupils who have shown nothing.
pub const NOTHING: &str = "rien";
/// The word in addresses for pupils whose devices the server has not heard from for [`SILENT_DAYS`].
pub const SILENT: &str = "sans-echange";
/// A week: a class has a lesson on this at most once a week.
pub const SILENT_DAYS: i64 = 7;

/// What one pupil has done.
#[derive(Clone, PartialEq)]
pub struct Line {
    /// Who.
    pub pupil: Pupil,
    /// Pages shown.
    pub shown: usize,
    /// Of these: to read, given back, validated.
    pub counts: [usize; 3],
    /// By étape, where the furthest of its pages stands.
    pub etapes: BTreeMap<String, Stands>,
}

impl Line {
    /// What a pupil has done, by the pages of the desk.
    pub fn of(view: &View, desk: &Desk, pupil: &Pupil) -> Self {
        let pages = desk.pages.iter().filter(|page| page.author == pupil.user);
        let pages: Vec<&Entry> = pages.map(|page| &page.entry).collect();
        let mut etapes: BTreeMap<String, Stands> = BTreeMap::new();
        let mut counts = [0; 3];
        for entry in &pages {
            let here = stands(view, entry);
            for (count, sought) in counts.iter_mut().zip(Sought::ALL) {
                *count += usize::from(sought.holds(here));
            }
            if let Some(etape) = &entry.etape {
                let furthest = etapes.entry(etape.clone()).or_insert(here);
                *furthest = here.max(*furthest);
            }
        }
        Self {
            pupil: pupil.clone(),
            shown: pages.len(),
            counts,
            etapes,
        }
    }

    /// Whether the server has not heard from the pupil's devices for [`SILENT_DAYS`], or ever. What a device keeps meanwhile,
    /// only that device knows.
    pub fn is_silent(&self, now: i64) -> bool {
        let heard = self.pupil.last_seen;
        heard.is_none_or(|at| now - at > SILENT_DAYS * 24 * 60 * 60 * 1000)
    }

    /// Whether it is one of those that the filter asks for.
    /// `now` is in milliseconds since 1970.
    pub fn is_sought(&self, state: &str, etape: &str, now: i64) -> bool {
        let there = etape.is_empty() || self.etapes.contains_key(etape);
        match (state, Sought::from_key(state)) {
            (NOTHING, _) if etape.is_empty() => self.shown == 0,
            (NOTHING, _) => !there,
            (SILENT, _) => self.is_silent(now),
            (_, None) => true,
            (_, Some(sought)) if etape.is_empty() => Sought::ALL
                .iter()
                .zip(self.counts)
                .any(|(other, count)| *other == sought && count > 0),
            (_, Some(sought)) => {
                let stands = self.etapes.get(etape);
                stands.is_some_and(|stands| sought.holds(*stands))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::ids::{ClassId, UserId};

    use super::*;

    const DAY: i64 = 24 * 60 * 60 * 1000;

    fn line(last_seen: Option<i64>) -> Line {
        let pupil = Pupil {
            user: UserId(uuid::Uuid::from_u128(1)),
            pseudonym: "Colibri".into(),
            class: ClassId(uuid::Uuid::from_u128(2)),
            last_seen,
        };
        Line {
            pupil,
            shown: 0,
            counts: [0; 3],
            etapes: BTreeMap::from([("visite".into(), Stands::Shown)]),
        }
    }

    #[test]
    fn who_was_not_heard_of_for_a_week_or_ever_is_silent() {
        let now = 100 * DAY;
        let silent = |last_seen| line(last_seen).is_sought(SILENT, "", now);
        assert!(silent(None));
        assert!(silent(Some(now - 8 * DAY)));
        assert!(!silent(Some(now - 6 * DAY)));
        // Whatever the étape: it is the device that is not heard of.
        assert!(line(None).is_sought(SILENT, "visite", now));
    }

    #[test]
    fn nothing_yet_is_asked_of_the_year_or_of_one_etape() {
        assert!(line(None).is_sought(NOTHING, "", 0));
        assert!(!line(None).is_sought(NOTHING, "visite", 0));
        assert!(line(None).is_sought(NOTHING, "stage", 0));
        assert!(line(None).is_sought("a-lire", "visite", 0));
        assert!(!line(None).is_sought("validees", "visite", 0));
    }
}
