//! Debian packages, as root or with sudo. On another system the missing thing is named, with what would provide it.

use std::env;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::place::Place;
use crate::{run, say};

/// Installs what is missing of these packages.
///
/// `why` completes the sentence "… is needed for …" where this system has no apt.
pub(crate) fn install(place: &Place, packages: &[&str], why: &str) -> Result<()> {
    if !run::is_there(place, "apt-get") {
        bail!(
            "missing: {} (names of the Debian packages), needed for {why}. This system has no apt: install them by its own means, then try again",
            packages.join(", ")
        );
    }
    let missing: Vec<&str> = packages
        .iter()
        .copied()
        .filter(|name| !is_installed(name))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    say::step(&format!("Debian packages for {why}: {}", missing.join(" ")));
    if missing.iter().any(|name| !is_known(name)) {
        run::check(as_root(place, "apt-get")?.args(["update", "-qq"]))
            .context("the lists of Debian packages cannot be fetched: is this machine online?")?;
    }
    run::check(
        as_root(place, "apt-get")?
            .args(["install", "-y", "-qq", "--no-install-recommends"])
            .args(&missing),
    )
}

/// A command that runs with root's rights: itself where we are root, through sudo elsewhere.
pub(crate) fn as_root(place: &Place, program: &str) -> Result<Command> {
    let quiet = "DEBIAN_FRONTEND=noninteractive";
    let is_root = run::read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if is_root {
        let mut command = run::tool(place, "env");
        command.args([quiet, program]);
        return Ok(command);
    }
    if !run::is_there(place, "sudo") {
        bail!(
            "`{program}` needs root's rights and there is no sudo: run `cargo xtask setup` once as root"
        );
    }
    let mut command = run::tool(place, "sudo");
    if env::var_os("CI").is_some() {
        command.arg("-n");
    }
    command.args(["env", quiet, program]);
    Ok(command)
}

fn is_installed(package: &str) -> bool {
    run::read(Command::new("dpkg-query").args(["-W", "-f", "${Status}", package]))
        .is_ok_and(|status| status.ends_with(" installed"))
}

fn is_known(package: &str) -> bool {
    run::read(Command::new("apt-cache").args(["show", "--no-all-versions", package]))
        .is_ok_and(|text| !text.is_empty())
}
