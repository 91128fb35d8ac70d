//! How each suite is run.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::{Outcome, Suite, count};
use crate::place::Place;
use crate::setup::{self, TARGET};
use crate::{journeys, run, say, serve, spa, tidy};

/// Runs one suite to its end.
pub(crate) fn run(place: &Place, suite: Suite) -> Result<Outcome> {
    match suite {
        Suite::Tidy => rules(place),
        Suite::Lint => lint(place),
        Suite::Unit => unit(place),
        Suite::Store => store(place),
        Suite::Journeys => journeys(place),
    }
}

fn rules(place: &Place) -> Result<Outcome> {
    say::step("tidy: the rules of the house");
    let (kept, broken) = tidy::run(place)?;
    Ok(Outcome {
        passed: kept,
        failed: broken,
        ..Outcome::default()
    })
}

/// Each of the two is one check: it holds or it does not.
fn lint(place: &Place) -> Result<Outcome> {
    let missing = setup::linters(place)?;
    spa::ensure_dist(place)?;
    say::step("lint: rustfmt and clippy, no warning allowed");
    let mut sum = Outcome::default();
    let format = ["fmt", "--all", "--check"];
    let clippy = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ];
    for (component, words) in [("rustfmt", &format[..]), ("clippy", &clippy[..])] {
        if missing.contains(&component) {
            sum.add(Outcome::skip(format!(
                "lint: this Rust toolchain has no {component} (`rustup component add {component}` brings it)"
            )));
            continue;
        }
        let holds = run::follow(run::tool(place, "cargo").args(words))?.success;
        sum.add(Outcome {
            passed: holds.into(),
            failed: (!holds).into(),
            ..Outcome::default()
        });
    }
    Ok(sum)
}

fn unit(place: &Place) -> Result<Outcome> {
    spa::ensure_dist(place)?;
    say::step("unit: every crate on this machine");
    let mut sum = Outcome::default();
    if run::is_there(place, "cargo-nextest") {
        let words = [
            "nextest",
            "run",
            "--workspace",
            "--no-fail-fast",
            "--no-tests=pass",
            "--color=never",
        ];
        sum.add(counted(with_open_data(
            place,
            run::tool(place, "cargo").args(words),
        ))?);
    } else {
        let words = ["test", "--workspace", "--all-targets", "--no-fail-fast"];
        sum.add(counted(with_open_data(
            place,
            run::tool(place, "cargo").args(words),
        ))?);
    }
    let words = ["test", "--workspace", "--doc", "--no-fail-fast"];
    sum.add(counted(run::tool(place, "cargo").args(words))?);
    if !place.open_data().exists() {
        sum.add(Outcome::skip(
            "importers on the real files (no PARCOURS_OPEN_DATA here: their samples ran)",
        ));
    }
    Ok(sum)
}

fn store(place: &Place) -> Result<Outcome> {
    if !holds_files(&place.at("tests/browser/tests")) {
        return Ok(Outcome::skip("store: tests/browser/tests holds no test"));
    }
    let toolchain = setup::for_browser_crate(place)?;
    setup::chromium(place)?;
    let driver = setup::chromedriver(place)?;
    say::step("store: IndexedDB in a headless Chromium");
    let mut command = run::tool(place, "cargo");
    toolchain.apply(&mut command).args([
        "test",
        "--package",
        "browser-tests",
        "--target",
        TARGET,
        "--no-fail-fast",
    ]);
    command
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        .env("CHROMEDRIVER", driver);
    counted(&mut command)
}

fn journeys(place: &Place) -> Result<Outcome> {
    if !holds_files(&place.at("tests/journeys/specs")) {
        return Ok(Outcome::skip(
            "journeys: tests/journeys/specs holds no spec",
        ));
    }
    let server = serve::shipped_server(place)?;
    let mut command = journeys::runner(place, &server)?;
    say::step("journeys: pupils and teachers in Chromium");
    counted(with_open_data(place, command.arg("test")))
}

fn counted(command: &mut Command) -> Result<Outcome> {
    let followed = run::follow(command)?;
    Ok(count::read(&followed.lines, followed.success))
}

fn with_open_data<'a>(place: &Place, command: &'a mut Command) -> &'a mut Command {
    match place.open_data().canonicalize() {
        Ok(folder) => command.env("PARCOURS_OPEN_DATA", folder),
        Err(_) => command,
    }
}

fn holds_files(folder: &Path) -> bool {
    folder
        .read_dir()
        .context("no folder")
        .is_ok_and(|mut entries| entries.next().is_some())
}
