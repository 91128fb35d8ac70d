//! From a bare machine to a working one: each thing found or installed once, with a plain line on what is done.
//!
//! Left on the machine: Debian packages and, where rustup cannot bring the wasm32 target, its library below
//! `/usr/lib/rustlib` and the toolchain `debian-web`. All other tools live under `target/tools`.

mod components;
mod debian;
mod nginx;
mod node;
mod postgres;
mod python;
mod stamp;
mod tools;
mod wasm;

use std::path::PathBuf;

use anyhow::{Context, Result};

pub(crate) use components::linters;
pub(crate) use nginx::find_or_unpack as nginx;
pub(crate) use postgres::{Cluster, Durability};
pub(crate) use python::schemathesis;
pub(crate) use stamp::{holds as stamp_holds, set as set_stamp};
pub(crate) use tools::{cargo_deny, geckodriver, locked_version};
pub(crate) use wasm::{TARGET, Toolchain};

use crate::place::Place;
use crate::run;

/// All that builds the SPA. Hands back the toolchain for wasm32.
pub(crate) fn for_spa(place: &Place) -> Result<Toolchain> {
    let toolchain = wasm::find_or_install(place)?;
    tools::wasm_bindgen(place)?;
    tools::trunk(place)?;
    tools::wasm_split(place)?;
    tools::npm_packages(place)?;
    Ok(toolchain)
}

/// What `cargo test` of the store needs beside Chromium: the target and the runner of wasm-bindgen.
pub(crate) fn for_browser_crate(place: &Place) -> Result<Toolchain> {
    let toolchain = wasm::find_or_install(place)?;
    tools::wasm_bindgen(place)?;
    Ok(toolchain)
}

/// A compiler of C++, for the library that guides the fuzzing.
pub(crate) fn cpp(place: &Place) -> Result<()> {
    if run::is_there(place, "c++") {
        return Ok(());
    }
    debian::install(place, &["g++"], "the fuzzing of readers")
}

/// A recent Node, for the journeys and the benches.
pub(crate) fn recent_node(place: &Place) -> Result<()> {
    node::recent(place)
}

/// The browser of the tests: `CHROMIUM`, or one on PATH, or Debian's.
pub(crate) fn chromium(place: &Place) -> Result<PathBuf> {
    find_or_install(
        place,
        "CHROMIUM",
        &["chromium", "chromium-browser", "google-chrome"],
        "chromium",
    )
}

/// The driver of that browser, for the Rust tests that run in it: `CHROMEDRIVER`, or one on PATH, or Debian's.
pub(crate) fn chromedriver(place: &Place) -> Result<PathBuf> {
    find_or_install(place, "CHROMEDRIVER", &["chromedriver"], "chromium-driver")
}

/// Firefox, as schools have it: `FIREFOX`, or one on PATH, or Debian's long-lived one.
pub(crate) fn firefox(place: &Place) -> Result<PathBuf> {
    find_or_install(place, "FIREFOX", &["firefox-esr", "firefox"], "firefox-esr")
}

/// The driver of WebKit, and with it the browser that it starts: `WEBKITDRIVER`, or one on PATH, or Debian's.
pub(crate) fn webkit_driver(place: &Place) -> Result<PathBuf> {
    let programs = ["WebKitWebDriver"];
    find_or_install(place, "WEBKITDRIVER", &programs, "webkit2gtk-driver")
}

/// A screen that nobody sees, for a browser that wants one.
pub(crate) fn screen(place: &Place) -> Result<PathBuf> {
    find_or_install(place, "XVFB", &["Xvfb"], "xvfb")
}

fn find_or_install(
    place: &Place,
    variable: &str,
    programs: &[&str],
    package: &str,
) -> Result<PathBuf> {
    if let Some(given) = std::env::var_os(variable) {
        return Ok(PathBuf::from(given));
    }
    let find = || {
        programs
            .iter()
            .find_map(|program| run::which(place, program))
    };
    if let Some(found) = find() {
        return Ok(found);
    }
    debian::install(place, &[package], "the tests in a real browser")?;
    find().with_context(|| format!("{package} was installed and none of its programs is on PATH"))
}
