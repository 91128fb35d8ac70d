//! Playwright and its setting: the journeys, and the pictures of every page.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::place::Place;
use crate::{run, say, serve, setup};

/// Playwright's own program with what the specs read from the environment; its words are still to be added.
pub(crate) fn runner(place: &Place, server: &Path) -> Result<Command> {
    setup::recent_node(place)?;
    let chromium = setup::chromium(place)?;
    packages(place)?;
    let mut command = run::tool(place, "node");
    command
        .current_dir(folder(place))
        .arg("node_modules/@playwright/test/cli.js");
    command
        .env("PARCOURS_SERVER_BIN", server)
        .env("CHROMIUM", chromium);
    Ok(command)
}

/// Pictures of every page at three sizes, for people to look at.
pub(crate) fn look(place: &Place, words: &[String]) -> Result<()> {
    let server = serve::shipped_server(place)?;
    let mut command = runner(place, &server)?;
    say::step("look: a picture of every page, into target/look");
    command.args(["test", "--config", "look.config.mjs"]);
    if !words.is_empty() {
        command.args(["--grep", &words.join("|")]);
    }
    run::check(&mut command)
}

/// How pages grow with what a person keeps.
pub(crate) fn growth(place: &Place) -> Result<()> {
    let server = serve::shipped_server(place)?;
    let mut command = runner(place, &server)?;
    if place.open_data().is_dir() {
        command.env("PARCOURS_OPEN_DATA", place.open_data());
    }
    say::step("bench: growth");
    run::check(command.args(["test", "--config", "growth.config.mjs"]))
}

fn packages(place: &Place) -> Result<()> {
    let lock = fs::read_to_string(folder(place).join("package-lock.json"))
        .context("tests/journeys has no package-lock.json")?;
    if setup::stamp_holds(place, "journeys", &lock)
        && folder(place)
            .join("node_modules/@playwright/test/cli.js")
            .exists()
    {
        return Ok(());
    }
    say::step("Fetching Playwright and axe from npm (the browser is the system's)");
    let mut command = run::tool(place, "npm");
    command
        .current_dir(folder(place))
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    run::check(command.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))?;
    setup::set_stamp(place, "journeys", &lock)
}

fn folder(place: &Place) -> std::path::PathBuf {
    place.at("tests/journeys")
}
