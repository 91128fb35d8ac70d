//! The SPA: what Trunk is given, Trunk itself, and what is made of its output.
//!
//! Two forms: [`Form::Shipped`] (small, compressed, kept offline by the service worker) and [`Form::Dev`] (fast to build,
//! kept by nobody). Both end in `target/dist`, which changes only when everything has succeeded.

mod budget;
mod compress;
mod inputs;
mod publish;
mod split;
mod style;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

pub(crate) use inputs::fingerprint;

use crate::place::Place;
use crate::setup::{self, Toolchain};
use crate::{run, say};

/// What the SPA is built for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// For people: optimised for size, with its compressed files and its precache list.
    Shipped,
    /// For the person who is writing it.
    Dev,
}

/// What decides the SPA: any change here is a reason to build again.
pub(crate) const INPUTS: [&str; 14] = [
    "src/app",
    "src/ui",
    "src/sync",
    "src/store",
    "src/protocol",
    "src/catalogue/src",
    "src/catalogue/Cargo.toml",
    "src/domain",
    "src/xtask/npm",
    "src/xtask/budget.toml",
    "style",
    "public",
    "Trunk.toml",
    "Cargo.lock",
];

/// Builds the SPA into `target/dist`, unless nothing that it is made of has changed.
pub(crate) fn build(place: &Place, toolchain: &Toolchain, form: Form) -> Result<()> {
    let state = format!(
        "{form:?} {toolchain:?} {:016x}",
        inputs::fingerprint(place, &INPUTS)?
    );
    if setup::stamp_holds(place, "spa", &state) && place.dist().join("index.html").exists() {
        return Ok(());
    }
    say::step(match form {
        Form::Shipped => {
            "Building the SPA: release, then smaller with wasm-opt (some minutes the first time)"
        }
        Form::Dev => "Building the SPA for development",
    });
    prepare(place)?;
    let mut command = run::tool(place, "trunk");
    toolchain
        .apply(&mut command)
        .args(["build", "--skip-version-check"]);
    if form == Form::Shipped {
        command
            .arg("--release")
            .env("CARGO_ENCODED_RUSTFLAGS", nameless_paths());
    }
    // Trunk reads this variable and takes "1" for a mistake.
    command.env_remove("NO_COLOR");
    run::check(&mut command)?;
    publish::publish(place, form)?;
    setup::set_stamp(place, "spa", &state)
}

/// The folder that the server embeds must exist before the server compiles, even without a page in it.
pub(crate) fn ensure_dist(place: &Place) -> Result<()> {
    fs::create_dir_all(place.dist()).context("cannot make target/dist")
}

/// Flags that leave the builder's folders out of the places that a panic names: what ships tells nothing of the machine
/// that built it, is the same from each, and is a little shorter.
fn nameless_paths() -> String {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    let sources = home.map(|home| home.join("registry/src"));
    let folders = sources.and_then(|sources| fs::read_dir(sources).ok());
    let flags: Vec<String> = folders
        .into_iter()
        .flatten()
        .flatten()
        .map(|folder| format!("--remap-path-prefix={}/=", folder.path().display()))
        .collect();
    // The separator that cargo asks for.
    flags.join("\u{1f}")
}

/// Puts what Trunk reads beside the sources into `target/spa`: the style sheet, that of printing, three typefaces.
fn prepare(place: &Place) -> Result<()> {
    let spa = place.spa();
    fs::create_dir_all(spa.join("fonts"))?;
    for sheet in ["main.css", "print.css"] {
        fs::write(
            spa.join(sheet),
            style::bundle(&place.at("style").join(sheet))?,
        )?;
    }
    let packages = place.tools().join("npm/node_modules/@fontsource-variable");
    for (package, file, name) in FONTS {
        let from = packages.join(package).join("files").join(file);
        fs::copy(&from, spa.join("fonts").join(name))
            .with_context(|| format!("no typeface {}", from.display()))?;
    }
    Ok(())
}

/// Package, its file (Latin only), its name in the SPA (`/fonts/…`).
const FONTS: [(&str, &str, &str); 3] = [
    (
        "bricolage-grotesque",
        "bricolage-grotesque-latin-wght-normal.woff2",
        "bricolage.woff2",
    ),
    (
        "atkinson-hyperlegible-next",
        "atkinson-hyperlegible-next-latin-wght-normal.woff2",
        "atkinson.woff2",
    ),
    (
        "atkinson-hyperlegible-next",
        "atkinson-hyperlegible-next-latin-wght-italic.woff2",
        "atkinson-italic.woff2",
    ),
];
