//! From where one looks: the school of the person, as far as it is known.

use catalogue::lycee::{Lycee, departement_of};
use catalogue::slug::words;
use domain::school::Coordinates;
use protocol::session::Me;

use super::query::ALL;

/// Where the person's school is; nothing for who has none.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stand {
    position: Option<Coordinates>,
    /// As a UAI begins with it; empty without a school.
    departement: String,
    /// The words of its name.
    commune: String,
}

impl Stand {
    /// Where this person stands.
    pub fn of(me: &Me) -> Self {
        me.school
            .as_ref()
            .map_or_else(Self::nowhere, |school| Self {
                position: school.position,
                departement: departement_of(school.uai.as_str()).to_owned(),
                commune: words(&school.commune),
            })
    }

    /// From nowhere in particular.
    pub fn nowhere() -> Self {
        Self::default()
    }

    /// Whether distances are known.
    pub fn is_placed(&self) -> bool {
        self.position.is_some()
    }

    /// The département to begin with: every one, the nearest lycée first, where the school's place is known; the
    /// school's own where only that is known and has a lycée; empty where the person has to choose.
    pub fn begins(&self, all: &[Lycee]) -> &str {
        let here = |lycee: &Lycee| lycee.departement_code() == self.departement;
        if self.is_placed() {
            ALL
        } else if all.iter().any(here) {
            &self.departement
        } else {
            ""
        }
    }

    /// Kilometres to a lycée as the crow flies, where both places are known.
    pub fn km(&self, lycee: &Lycee) -> Option<f64> {
        let there = lycee.coordinates?;
        let there = Coordinates {
            lat: there.latitude,
            lon: there.longitude,
        };
        Some(self.position?.distance_km(there))
    }

    /// How the lycées are ordered where distances do not: those of the school's commune, then of its département.
    pub fn away(&self, lycee: &Lycee) -> (bool, bool) {
        (
            words(&lycee.commune) != self.commune,
            lycee.departement_code() != self.departement,
        )
    }
}

/// A school at a place, or somewhere in a département.
#[cfg(test)]
pub fn sample(position: Option<(f64, f64)>, departement: &str, commune: &str) -> Stand {
    Stand {
        position: position.map(|(lat, lon)| Coordinates { lat, lon }),
        departement: departement.into(),
        commune: words(commune),
    }
}
