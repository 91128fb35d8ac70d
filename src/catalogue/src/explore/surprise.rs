//! Métiers that surprise beside a sheet: far from it, and one thing shared all the same.

use super::dice::chance;
use super::doors::{Door, Span, doors};
use super::{Thing, Things};
use crate::pack::ListReader;

/// How many surprises stand beside a sheet: as many domains and levels as a list of suggestions spans.
const MOST: usize = 3;

/// A métier of another domain and another level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Surprise {
    /// Its row.
    pub row: usize,
    /// What it shares with the sheet; nothing where the sheet tells nothing that another one could share.
    pub shared: Option<Thing>,
}

/// What surprises beside the sheet of a row, whose `close` métiers are shown too: all of another domain and level than
/// the sheet, of three domains and three levels among themselves where the list has them. The same for the same seed.
pub fn surprises<B: AsRef<[u8]>>(
    list: &ListReader<B>,
    of: usize,
    close: &[usize],
    seed: u64,
) -> Vec<Surprise> {
    let sheet = list.facets(of);
    let own = Things::of(&sheet);
    let near = Span::of(list, close.iter().copied());
    let mut far: Vec<(Door, Option<Thing>)> = doors(list)
        .into_iter()
        .filter(|door| door.row != of && !close.contains(&door.row))
        .filter(|door| Some(door.domain) != sheet.domain && Some(door.level) != sheet.level)
        .map(|door| (door, own.common(door.things).iter().next()))
        .collect();
    far.sort_by_key(|(door, shared)| {
        (
            kind(*shared),
            near.domains.contains(door.domain),
            own.common(door.things).len(),
            !door.for_pupils,
            chance(seed, door.row),
        )
    });
    let mut chosen: Vec<Surprise> = Vec::new();
    let mut span = Span::default();
    // First those that widen both, then either, then any.
    for wanted in [2, 1, 0] {
        for (door, shared) in &far {
            let widens = usize::from(!span.domains.contains(door.domain))
                + usize::from(!span.levels.contains(door.level));
            let known = chosen.iter().any(|one| one.row == door.row);
            if chosen.len() < MOST && widens >= wanted && !known {
                span.domains.insert(door.domain);
                span.levels.insert(door.level);
                chosen.push(Surprise {
                    row: door.row,
                    shared: *shared,
                });
            }
        }
    }
    chosen
}

/// A shared taste says more than a shared subject, and that more than a shared place.
fn kind(shared: Option<Thing>) -> u8 {
    match shared {
        Some(Thing::Interest(_)) => 0,
        Some(Thing::Subject(_)) => 1,
        Some(Thing::Place(_)) => 2,
        None => 3,
    }
}
