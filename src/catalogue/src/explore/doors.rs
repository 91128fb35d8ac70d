//! The rows that can be suggested, and how far a list of suggestions opens.

use domain::metier::{GrandDomaine, StudyLevel};

use super::Things;
use crate::facet::FacetSet;
use crate::pack::ListReader;

/// The fewest domains that a list of suggestions spans, where the catalogue has as many.
pub const DOMAINS: usize = 3;
/// The fewest levels of training that it spans, where the catalogue has as many.
pub const LEVELS: usize = 3;

/// The domains and levels that some rows span.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// Domains.
    pub domains: FacetSet<GrandDomaine>,
    /// Levels.
    pub levels: FacetSet<StudyLevel>,
}

impl Span {
    /// That of these rows.
    pub fn of<B: AsRef<[u8]>>(list: &ListReader<B>, rows: impl IntoIterator<Item = usize>) -> Self {
        let mut span = Self::default();
        for row in rows {
            let facets = list.facets(row);
            facets
                .domain
                .iter()
                .for_each(|value| span.domains.insert(*value));
            facets
                .level
                .iter()
                .for_each(|value| span.levels.insert(*value));
        }
        span
    }

    /// Whether it is as wide as a list of suggestions must be.
    pub fn is_open(self) -> bool {
        self.domains.len() >= DOMAINS && self.levels.len() >= LEVELS
    }
}

/// A row of which the sheet tells enough to be suggested: its domain and its level are known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Door {
    pub(super) row: usize,
    pub(super) domain: GrandDomaine,
    pub(super) level: StudyLevel,
    pub(super) things: Things,
    pub(super) for_pupils: bool,
}

/// All doors of a list, in its order.
pub(super) fn doors<B: AsRef<[u8]>>(list: &ListReader<B>) -> Vec<Door> {
    let door = |row| {
        let facets = list.facets(row);
        Some(Door {
            row,
            domain: facets.domain?,
            level: facets.level?,
            things: Things::of(&facets),
            for_pupils: facets.for_pupils,
        })
    };
    (0..list.len()).filter_map(door).collect()
}
