//! `test`: every suite, one after another, then where the minutes went, what was skipped, and the count.

mod api;
mod browsers;
mod count;
mod deny;
mod fuzz;
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
    /// The API, its races and two servers behind nginx on a PostgreSQL of the run's own (or that of `PARCOURS_TEST_POSTGRES`)
    Postgres,
    /// The store in a headless Chromium
    Store,
    /// Journeys of pupils and teachers in Chromium, against the shipped server
    Journeys,
    /// Requests made up from the API's description, as each role
    Api,
    /// A server's process that is killed, locked out, full, put back, told to stop, and talked to by strangers
    Faults,
    /// Made-up inputs for every reader of what comes from outside
    Fuzz,
    /// Who may do what: the matrix of rights, which `unit` holds too; only when it is named
    Rights,
    /// Short journeys in Firefox and WebKit, against the shipped server; only when it is named
    Browsers,
    /// Every page for everyone who meets it: axe-core in every look, and by the keyboard; only when it is named
    Pages,
    /// Licences and origins of what is not ours; only when it is named
    Deny,
}

impl Suite {
    /// Those of a run that names none: neither what another one holds (most of `pages` is in `journeys`), nor what only changes
    /// with the lock file, nor browsers and drivers that cost minutes to set up.
    fn usual() -> Vec<Self> {
        let all = Self::value_variants().iter().copied();
        all.filter(|suite| {
            !matches!(
                suite,
                Self::Rights | Self::Browsers | Self::Pages | Self::Deny
            )
        })
        .collect()
    }
}

/// What a suite did.
#[derive(Default)]
pub(crate) struct Outcome {
    passed: u64,
    failed: u64,
    /// Of those that passed, how many did so at their second try only.
    again: u64,
    /// What the runners said of what failed, or of a first try that did.
    broken: Vec<String>,
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

    /// One failure, with what to say of it now and at the end.
    fn failure(words: String) -> Self {
        say::line(&words);
        Self {
            failed: 1,
            broken: vec![words],
            ..Self::default()
        }
    }

    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.again += other.again;
        self.broken.extend(other.broken);
        self.skipped.extend(other.skipped);
    }
}

/// Runs the suites (all of them where none is named); true when nothing failed.
pub(crate) fn run(place: &Place, wanted: &[Suite]) -> Result<bool> {
    let wanted = if wanted.is_empty() {
        Suite::usual()
    } else {
        wanted.to_vec()
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
        let outcome = suites::run(place, suite)
            .unwrap_or_else(|error| Outcome::failure(format!("{name}: {error:#}")));
        table.push(format!(
            "{name:<10}{:>8}{:>8}{:>10}",
            outcome.passed,
            outcome.failed,
            minutes(start.elapsed())
        ));
        sum.add(outcome);
    }
    // At the end, where whoever reads only the end of a long output finds them.
    if !sum.broken.is_empty() {
        say::step("What failed, again");
        sum.broken.iter().for_each(|line| say::line(line));
    }
    say::step("Where the minutes went");
    say::note("suite       passed  failed   minutes");
    table.iter().for_each(|row| say::note(row));
    if sum.again > 0 {
        say::note(&format!(
            "{} passed at a second try only: see what failed at the first, above",
            sum.again
        ));
    }
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
