//! How each suite is run.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::{Outcome, Suite, api, browsers, count, deny, fuzz};
use crate::place::Place;
use crate::setup::{self, TARGET};
use crate::{journeys, run, say, serve, spa, tidy};

/// The variable that names a PostgreSQL to the tests of the API.
const TEST_POSTGRES: &str = "PARCOURS_TEST_POSTGRES";

/// The variable that names nginx to the test of the proxy.
const TEST_NGINX: &str = "PARCOURS_TEST_NGINX";

/// Runs one suite to its end.
pub(crate) fn run(place: &Place, suite: Suite) -> Result<Outcome> {
    match suite {
        Suite::Tidy => rules(place),
        Suite::Lint => lint(place),
        Suite::Unit => unit(place),
        Suite::Postgres => postgres(place),
        Suite::Store => store(place),
        Suite::Journeys => journeys(place),
        Suite::Api => api::run(place),
        Suite::Faults => faults(place),
        Suite::Fuzz => fuzz::run(place),
        Suite::Rights => rights(place),
        Suite::Browsers => browsers::run(place),
        Suite::Pages => pages(place),
        Suite::Deny => deny::run(place),
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
        let followed = run::follow(run::tool(place, "cargo").args(words))?;
        sum.add(count::one(component, &followed));
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

fn rights(place: &Place) -> Result<Outcome> {
    spa::ensure_dist(place)?;
    say::step("rights: every route and mutation, asked by everyone");
    // With the whole workspace: see `postgres`.
    let words = ["test", "--workspace", "--test", "api", "rights::"];
    counted(run::tool(place, "cargo").args(words))
}

/// The same suite as on SQLite, on PostgreSQL. The cluster stops when it goes out of scope, however the tests end.
fn postgres(place: &Place) -> Result<Outcome> {
    spa::ensure_dist(place)?;
    let given = std::env::var(TEST_POSTGRES).ok();
    let own = match given {
        Some(_) => None,
        None => Some(setup::Cluster::start(place, setup::Durability::Passing)?),
    };
    say::step("postgres: the API, its races, and two servers behind nginx, on PostgreSQL");
    // With the whole workspace, as the suite before: named alone, the package asks its crates for other features, and all
    // is compiled a second time. The binary is what nginx stands before.
    let mut binary = run::tool(place, "cargo");
    run::check(binary.args(["build", "--workspace", "--bin", "parcours-server"]))?;
    let mut command = run::tool(place, "cargo");
    command.args(["test", "--workspace", "--no-fail-fast"]);
    command.args(["--test", "api", "--test", "proxy"]);
    if let Some(cluster) = &own {
        command.env(TEST_POSTGRES, cluster.url());
    }
    let missing = match setup::nginx(place) {
        Ok(nginx) => {
            command.env(TEST_NGINX, nginx);
            Outcome::default()
        }
        Err(error) => Outcome::skip(format!("a server killed behind nginx: {error:#}")),
    };
    let mut sum = counted(with_open_data(place, &mut command))?;
    sum.add(missing);
    Ok(sum)
}

/// `PARCOURS_FAULTS_ROUNDS` makes it longer: see `tests/faults/main.rs`.
fn faults(place: &Place) -> Result<Outcome> {
    spa::ensure_dist(place)?;
    say::step("faults: a server's process under every fault that only a process has");
    // With the whole workspace: see `postgres`. This also makes the binary that is tested.
    run::check(run::tool(place, "cargo").args(["test", "--workspace", "--no-run"]))?;
    let words = ["test", "--workspace", "--test", "faults", "--no-fail-fast"];
    counted(run::tool(place, "cargo").args(words))
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

fn pages(place: &Place) -> Result<Outcome> {
    let server = serve::shipped_server(place)?;
    let mut command = journeys::runner(place, &server)?;
    say::step("pages: every page for everyone, by axe-core and by the keyboard");
    counted(command.args(["test", "--config", "pages.config.mjs"]))
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
