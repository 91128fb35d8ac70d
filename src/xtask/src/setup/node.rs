//! Node and npm: wasm-opt runs on any Node; the journeys in a browser ask for a recent one.

use std::fs;

use anyhow::{Context, Result};

use super::debian;
use crate::place::Place;
use crate::{run, say};

const NODE: &str = "22.23.3";
const OLDEST: u32 = 22;

/// Any Node, with npm.
pub(crate) fn npm(place: &Place) -> Result<()> {
    if run::is_there(place, "npm") && run::is_there(place, "node") {
        return Ok(());
    }
    debian::install(place, &["nodejs", "npm"], "the tools that come from npm")
}

/// A Node that is recent enough for the browser tests: the system's, or one of our own under `target/tools`.
pub(crate) fn recent(place: &Place) -> Result<()> {
    npm(place)?;
    if major(place).is_some_and(|found| found >= OLDEST) {
        return Ok(());
    }
    say::step(&format!(
        "Installing Node {NODE} for the browser tests (the system's is older than {OLDEST})"
    ));
    let folder = place.tools().join("node");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("package.json"), "{\"private\":true}\n")?;
    let mut command = run::tool(place, "npm");
    command.current_dir(&folder).args([
        "install",
        "--no-audit",
        "--no-fund",
        "--no-save",
        "--loglevel=error",
    ]);
    run::check(command.arg(format!("node@{NODE}")))?;
    let found = major(place).context("Node was installed and does not run")?;
    anyhow::ensure!(
        found >= OLDEST,
        "Node {NODE} was installed and version {found} still runs"
    );
    Ok(())
}

/// The major version of the Node on PATH.
fn major(place: &Place) -> Option<u32> {
    let text = run::read(run::tool(place, "node").arg("--version")).ok()?;
    text.trim()
        .trim_start_matches('v')
        .split('.')
        .next()?
        .parse()
        .ok()
}
