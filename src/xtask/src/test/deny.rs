//! `deny`: what comes into the product from elsewhere: licences, origins, doubled releases, and known faults where the
//! list of them can be fetched.

use anyhow::Result;

use super::{Outcome, count};
use crate::place::Place;
use crate::{run, say, setup};

/// What cargo-deny says when the list of known faults cannot be fetched.
const NO_LIST: &str = "failed to fetch advisory database";

/// Checks the lock file against `deny.toml`.
pub(super) fn run(place: &Place) -> Result<Outcome> {
    setup::cargo_deny(place)?;
    say::step("deny: licences, sources and doubled crates");
    let mut outcome = Outcome::default();
    for check in ["licenses", "sources", "bans", "advisories"] {
        let mut command = run::tool(place, "cargo-deny");
        let followed = run::follow(command.args(["--color", "never", "check", check]))?;
        if !followed.success && followed.lines.iter().any(|line| line.contains(NO_LIST)) {
            outcome.add(Outcome::skip(
                "deny advisories: the list of known faults cannot be fetched from here",
            ));
            continue;
        }
        outcome.add(count::one(check, &followed));
    }
    Ok(outcome)
}
