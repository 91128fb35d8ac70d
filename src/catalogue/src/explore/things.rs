//! What one may like of métiers, and sets of it.

use crate::facet::{FacetSet, Interest, Place, Subject};
use crate::pack::Facets;

/// A centre of interest, a school subject or a kind of place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Thing {
    /// A centre of interest.
    Interest(Interest),
    /// A school subject.
    Subject(Subject),
    /// A kind of place.
    Place(Place),
}

/// A set of [`Thing`]s.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Things {
    /// Centres of interest.
    pub interests: FacetSet<Interest>,
    /// School subjects.
    pub subjects: FacetSet<Subject>,
    /// Kinds of places.
    pub places: FacetSet<Place>,
}

impl Things {
    /// What goes with a row of the list.
    pub fn of(row: &Facets) -> Self {
        Self {
            interests: row.interests,
            subjects: row.subjects,
            places: row.places,
        }
    }

    /// What both hold.
    #[must_use]
    pub fn common(self, other: Self) -> Self {
        Self {
            interests: self.interests.common(other.interests),
            subjects: self.subjects.common(other.subjects),
            places: self.places.common(other.places),
        }
    }

    /// Whether both hold something.
    pub fn meets(self, other: Self) -> bool {
        self.interests.intersects(other.interests)
            || self.subjects.intersects(other.subjects)
            || self.places.intersects(other.places)
    }

    /// What either holds.
    #[must_use]
    pub fn joined(self, other: Self) -> Self {
        Self {
            interests: self
                .interests
                .iter()
                .chain(other.interests.iter())
                .collect(),
            subjects: self.subjects.iter().chain(other.subjects.iter()).collect(),
            places: self.places.iter().chain(other.places.iter()).collect(),
        }
    }

    /// What this holds and the other does not.
    #[must_use]
    pub fn without(mut self, other: Self) -> Self {
        other
            .interests
            .iter()
            .for_each(|value| self.interests.remove(value));
        other
            .subjects
            .iter()
            .for_each(|value| self.subjects.remove(value));
        other
            .places
            .iter()
            .for_each(|value| self.places.remove(value));
        self
    }

    /// How many there are.
    pub fn len(self) -> usize {
        self.interests.len() + self.subjects.len() + self.places.len()
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether this one is in the set.
    pub fn contains(self, thing: Thing) -> bool {
        match thing {
            Thing::Interest(value) => self.interests.contains(value),
            Thing::Subject(value) => self.subjects.contains(value),
            Thing::Place(value) => self.places.contains(value),
        }
    }

    /// Each of them: interests, then subjects, then places, in the order of their lists.
    pub fn iter(self) -> impl Iterator<Item = Thing> {
        let interests = self.interests.iter().map(Thing::Interest);
        let subjects = self.subjects.iter().map(Thing::Subject);
        let places = self.places.iter().map(Thing::Place);
        interests.chain(subjects).chain(places)
    }
}
