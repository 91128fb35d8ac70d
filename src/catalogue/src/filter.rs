//! Filters over the list, and how many rows each value would leave.

use domain::metier::{GrandDomaine, StudyLevel};

use crate::facet::{Facet, FacetSet, Interest, Place, Subject};
use crate::pack::{Facets, ListReader};

/// What a person ticked. Values of one kind are alternatives; an empty kind lets all pass; a row
/// must pass every kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filter {
    /// *Grands domaines*.
    pub domains: FacetSet<GrandDomaine>,
    /// Levels.
    pub levels: FacetSet<StudyLevel>,
    /// Centres of interest.
    pub interests: FacetSet<Interest>,
    /// School subjects.
    pub subjects: FacetSet<Subject>,
    /// Kinds of places.
    pub places: FacetSet<Place>,
}

/// For each value of each kind, how many rows would be left if it were the only one ticked in its
/// kind, the other kinds staying as they are. Indexed by [`Facet::index`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// By *grand domaine*.
    pub domains: [u32; 14],
    /// By level.
    pub levels: [u32; 8],
    /// By centre of interest.
    pub interests: [u32; 30],
    /// By school subject.
    pub subjects: [u32; 13],
    /// By kind of place.
    pub places: [u32; 8],
}

impl Filter {
    /// Whether nothing is ticked.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a row passes.
    pub fn matches(&self, row: &Facets) -> bool {
        self.misses(row) == 0
    }

    /// One bit for each kind that the row does not pass.
    fn misses(&self, row: &Facets) -> u8 {
        u8::from(!one_of(self.domains, row.domain))
            | u8::from(!one_of(self.levels, row.level)) << 1
            | u8::from(!any_of(self.interests, row.interests)) << 2
            | u8::from(!any_of(self.subjects, row.subjects)) << 3
            | u8::from(!any_of(self.places, row.places)) << 4
    }

    /// The rows of `among` that pass, in their order, and the counts over `among`.
    ///
    /// `among` is every row of the list, or what a search found.
    pub fn apply<B: AsRef<[u8]>>(
        &self,
        list: &ListReader<B>,
        among: impl IntoIterator<Item = usize>,
    ) -> (Vec<usize>, Counts) {
        let mut rows = Vec::new();
        let mut counts = Counts::default();
        for row in among {
            let facets = list.facets(row);
            let misses = self.misses(&facets);
            if misses == 0 {
                rows.push(row);
            }
            counts.add(&facets, misses);
        }
        (rows, counts)
    }
}

impl Counts {
    /// A row counts in a kind when it passes all the others.
    fn add(&mut self, row: &Facets, misses: u8) {
        let passes_but = |kind: u8| misses & !(1 << kind) == 0;
        if passes_but(0) {
            bump(&mut self.domains, row.domain);
        }
        if passes_but(1) {
            bump(&mut self.levels, row.level);
        }
        if passes_but(2) {
            bump(&mut self.interests, row.interests.iter());
        }
        if passes_but(3) {
            bump(&mut self.subjects, row.subjects.iter());
        }
        if passes_but(4) {
            bump(&mut self.places, row.places.iter());
        }
    }
}

fn bump<T: Facet>(counts: &mut [u32], values: impl IntoIterator<Item = T>) {
    for value in values {
        if let Some(count) = counts.get_mut(value.index()) {
            *count += 1;
        }
    }
}

fn one_of<T: Facet>(wanted: FacetSet<T>, value: Option<T>) -> bool {
    wanted.is_empty() || value.is_some_and(|value| wanted.contains(value))
}

fn any_of<T: Facet>(wanted: FacetSet<T>, values: FacetSet<T>) -> bool {
    wanted.is_empty() || wanted.intersects(values)
}
