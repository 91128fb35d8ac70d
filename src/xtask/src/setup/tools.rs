//! Trunk, wasm-bindgen, and what comes from npm (wasm-opt, esbuild, the typefaces). A tool of the right version on PATH is taken as it is.

use std::fs;

use anyhow::{Context, Result, bail};

use super::{node, stamp};
use crate::place::Place;
use crate::{run, say};

const DENY: &str = "0.20.2";
/// Debian has no package of it.
const GECKODRIVER: &str = "0.37.1";
const TRUNK: &str = "0.21.14";
/// Of the same release as `wasm_split_helpers` in Cargo.lock: they share a format.
const WASM_SPLIT: &str = "0.2.4";

/// cargo-deny, which knows the licences and origins of all crates.
pub(crate) fn cargo_deny(place: &Place) -> Result<()> {
    if version(place, "cargo-deny").as_deref() == Some(DENY) {
        return Ok(());
    }
    say::step(&format!(
        "Installing cargo-deny {DENY}, which checks licences and origins (about 4 minutes on 2 cores)"
    ));
    cargo_install(place, "cargo-deny", DENY, true, &[])
}

/// geckodriver, which drives Firefox.
pub(crate) fn geckodriver(place: &Place) -> Result<()> {
    if version(place, "geckodriver").as_deref() == Some(GECKODRIVER) {
        return Ok(());
    }
    say::step(&format!(
        "Installing geckodriver {GECKODRIVER}, which drives Firefox (about 2 minutes on 2 cores)"
    ));
    cargo_install(place, "geckodriver", GECKODRIVER, true, &[])
}

/// Trunk, the builder of the SPA.
pub(crate) fn trunk(place: &Place) -> Result<()> {
    if version(place, "trunk").as_deref() == Some(TRUNK) {
        return Ok(());
    }
    say::step(&format!(
        "Installing Trunk {TRUNK}, which builds the SPA (about 4 minutes on 2 cores)"
    ));
    cargo_install(place, "trunk", TRUNK, true, &[])
}

/// wasm-bindgen (and its test runner) of exactly the version that the workspace is locked to.
pub(crate) fn wasm_bindgen(place: &Place) -> Result<()> {
    let lock = fs::read_to_string(place.at("Cargo.lock")).context("Cargo.lock is missing")?;
    let wanted = locked_version(&lock, "wasm-bindgen")?;
    if version(place, "wasm-bindgen").as_deref() == Some(wanted.as_str())
        && version(place, "wasm-bindgen-test-runner").as_deref() == Some(wanted.as_str())
    {
        return Ok(());
    }
    say::step(&format!(
        "Installing wasm-bindgen {wanted}, as in Cargo.lock (about 3 minutes on 2 cores)"
    ));
    // Its own lock file has named crates that were not published yet: ours resolves.
    cargo_install(place, "wasm-bindgen-cli", &wanted, false, &[])
}

/// wasm-split, which cuts the wasm of the SPA in pieces; it does not tell its version, so a stamp does.
pub(crate) fn wasm_split(place: &Place) -> Result<()> {
    let there = place.tools().join("bin/wasm-split-cli").exists();
    if there && stamp::holds(place, "wasm-split", WASM_SPLIT) {
        return Ok(());
    }
    say::step(&format!(
        "Installing wasm-split {WASM_SPLIT}, which cuts the SPA in pieces (about 1 minute on 2 cores)"
    ));
    let features = ["--features", "build-binary"];
    cargo_install(place, "wasm_split_cli_support", WASM_SPLIT, true, &features)?;
    stamp::set(place, "wasm-split", WASM_SPLIT)
}

/// The npm packages of the build: wasm-opt, esbuild and the typefaces.
pub(crate) fn npm_packages(place: &Place) -> Result<()> {
    let from = place.at("src/xtask/npm");
    let to = place.tools().join("npm");
    let lock = fs::read_to_string(from.join("package-lock.json"))
        .context("src/xtask/npm/package-lock.json is missing")?;
    if stamp::holds(place, "npm", &lock) && to.join("node_modules/.bin/wasm-opt").exists() {
        return Ok(());
    }
    node::npm(place)?;
    say::step("Fetching wasm-opt, esbuild and the typefaces from npm");
    fs::create_dir_all(&to)?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(from.join(file), to.join(file))?;
    }
    let mut command = run::tool(place, "npm");
    command.current_dir(&to).args([
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ]);
    run::check(&mut command)?;
    stamp::set(place, "npm", &lock)
}

/// The version of a package in the text of a Cargo.lock.
pub(crate) fn locked_version(lock: &str, package: &str) -> Result<String> {
    #[derive(serde::Deserialize)]
    struct Lock {
        package: Vec<Package>,
    }
    #[derive(serde::Deserialize)]
    struct Package {
        name: String,
        version: String,
    }
    let lock: Lock = toml::from_str(lock).context("Cargo.lock is not readable")?;
    let mut found = lock
        .package
        .into_iter()
        .filter(|candidate| candidate.name == package);
    match (found.next(), found.next()) {
        (Some(only), None) => Ok(only.version),
        (None, _) => bail!("Cargo.lock names no {package}"),
        (Some(_), Some(_)) => {
            bail!("Cargo.lock names two versions of {package}: the SPA needs one")
        }
    }
}

/// The second word of `program --version`, where the program is there.
fn version(place: &Place, program: &str) -> Option<String> {
    let text = run::read(run::tool(place, program).arg("--version")).ok()?;
    text.split_whitespace().nth(1).map(str::to_owned)
}

fn cargo_install(
    place: &Place,
    package: &str,
    version: &str,
    locked: bool,
    more: &[&str],
) -> Result<()> {
    let mut command = run::tool(place, "cargo");
    command
        .args([
            "install",
            package,
            "--version",
            version,
            "--force",
            "--root",
        ])
        .arg(place.tools())
        .args(more);
    // Kept until it has succeeded: an interrupted installation goes on where it stopped.
    let work = place.tools().join("build").join(package);
    command.arg("--target-dir").arg(&work);
    if locked {
        command.arg("--locked");
    }
    run::check(&mut command)?;
    fs::remove_dir_all(&work).context("cannot clean up after the installation")
}
