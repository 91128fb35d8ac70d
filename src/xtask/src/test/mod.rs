//! `test`: every suite, one after another, then where the minutes went, what was skipped, and the count.

mod count;
mod suites;

use std::time::{Duration, Instant};

use anyhow::Result;
use clap::ValueEnum;

use crate::place::Place;
use crate::say;

/// A set of tests that can be run by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Suite {
    /// The rules of the house: arrows, invariants, sizes
    Tidy,
    /// rustfmt and clippy over the workspace
    Lint,
    /// Tests of every crate that run on this machine, and their documentation's examples
    Unit,
    /// The store in a headless Chromium
    Store,
    /// Journeys of pupils and teachers in Chromium, against the shipped server
    Journeys,
}

/// What a suite did.
#[derive(Default)]
pub(crate) struct Outcome {
    passed: u64,
    failed: u64,
    /// Sets that were left out, each with its reason.
    skipped: Vec<String>,
}

impl Outcome {
    fn skip(reason: impl Into<String>) -> Self {
        Self {
            skipped: vec![reason.into()],
            ..Self::default()
        }
    }

    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped.extend(other.skipped);
    }
}

/// Runs the suites (all of them where none is named); true when nothing failed.
pub(crate) fn run(place: &Place, wanted: &[Suite]) -> Result<bool> {
    let wanted = if wanted.is_empty() {
        Suite::value_variants()
    } else {
        wanted
    };
    let mut table = Vec::new();
    let mut sum = Outcome::default();
    for suite in wanted {
        let name = suite
            .to_possible_value()
            .map(|value| value.get_name().to_owned())
            .unwrap_or_default();
        let start = Instant::now();
        // A suite that cannot even start is one failure; the others still run.
        let outcome = suites::run(place, *suite).unwrap_or_else(|error| {
            say::line(&format!("{name}: {error:#}"));
            Outcome {
                failed: 1,
                ..Outcome::default()
            }
        });
        table.push(format!(
            "{name:<10}{:>8}{:>8}{:>10}",
            outcome.passed,
            outcome.failed,
            minutes(start.elapsed())
        ));
        sum.add(outcome);
    }
    say::step("Where the minutes went");
    say::note("suite       passed  failed   minutes");
    table.iter().for_each(|row| say::note(row));
    for reason in &sum.skipped {
        say::note(&format!("skipped: {reason}"));
    }
    say::line("");
    say::line(&format!("{} passed, {} failed", sum.passed, sum.failed));
    Ok(sum.failed == 0)
}

fn minutes(time: Duration) -> String {
    format!("{}:{:02}", time.as_secs() / 60, time.as_secs() % 60)
}
