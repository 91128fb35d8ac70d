//! `tidy`: the rules of the house, read from the sources themselves, so that the map stays true.
//!
//! Each rule is a function from what it looks at to its complaints; a complaint says where, what and what to do instead.

mod arrows;
mod invariants;
mod pins;
mod sizes;
mod tree;
mod words;

use anyhow::Result;

use crate::place::Place;
use crate::say;
use tree::Tree;

/// Checks every rule and prints the complaints; hands back how many rules hold and how many are broken.
pub(crate) fn run(place: &Place) -> Result<(u64, u64)> {
    let tree = Tree::of_checkout(place)?;
    let packages = arrows::packages(place)?;
    let rules = [
        ("the arrows between rooms", arrows::check(&packages)),
        (
            "crates that belong to one room",
            arrows::check_outside_crates(&packages),
        ),
        (
            "pure rooms name no browser, database, clock or chance",
            invariants::pure_rooms(&tree),
        ),
        (
            "HTTP, IndexedDB and SQL each in one place",
            invariants::one_place(&tree),
        ),
        ("nothing heavy in the wasm", invariants::light_wasm(&tree)),
        ("every text in a texts file", invariants::texts(&tree)),
        (
            "two JavaScript files, under 150 lines",
            sizes::javascript(&tree),
        ),
        ("no file over 400 lines", sizes::lines(&tree)?),
        (
            "no work left for later, no path of one machine",
            words::check(&tree),
        ),
        (
            "pinned tools are those of the lock files",
            pins::check(&tree)?,
        ),
    ];
    let broken = rules
        .iter()
        .filter(|(_, complaints)| !complaints.is_empty())
        .count();
    for (rule, complaints) in &rules {
        say::note(&format!(
            "{}  {rule}",
            if complaints.is_empty() {
                "ok    "
            } else {
                "BROKEN"
            }
        ));
        complaints
            .iter()
            .for_each(|complaint| say::note(&format!("          {complaint}")));
    }
    Ok(((rules.len() - broken) as u64, broken as u64))
}
