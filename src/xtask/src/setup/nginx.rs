//! nginx: that of the machine, else Debian's package unpacked below `target/tools`. Installed as packages are, it would begin to serve
//! on port 80 of whoever runs the tests.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::place::Place;
use crate::{run, say};

/// The program of nginx.
///
/// # Errors
/// Where there is none and no apt that brings it.
pub(crate) fn find_or_unpack(place: &Place) -> Result<PathBuf> {
    let own = place.tools().join("nginx");
    let unpacked = own.join("usr/sbin/nginx");
    let of_system = Path::new("/usr/sbin/nginx");
    let found = run::which(place, "nginx")
        .into_iter()
        .chain([of_system.to_path_buf(), unpacked.clone()])
        .find(|file| file.is_file());
    if let Some(found) = found {
        return Ok(found);
    }
    if !run::is_there(place, "apt-get") || !run::is_there(place, "dpkg-deb") {
        bail!("there is no nginx here, and no apt that would bring it");
    }
    say::step("nginx: Debian's package, unpacked below target/tools");
    fs::create_dir_all(&own)?;
    let mut download = run::tool(place, "apt-get");
    run::read(
        download
            .args(["download", "-qq", "nginx"])
            .current_dir(&own),
    )
    .context("Debian's nginx cannot be fetched: is this machine online?")?;
    let package = fs::read_dir(&own)?
        .flatten()
        .map(|entry| entry.path())
        .find(|file| file.extension().is_some_and(|end| end == "deb"))
        .context("nothing was fetched")?;
    run::read(
        run::tool(place, "dpkg-deb")
            .arg("-x")
            .arg(&package)
            .arg(&own),
    )?;
    fs::remove_file(package)?;
    run::read(run::tool(place, &unpacked.to_string_lossy()).args(["-V"]))
        .context("Debian's nginx does not start here")?;
    Ok(unpacked)
}
