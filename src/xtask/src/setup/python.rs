//! schemathesis, in a virtual environment of its own below `target/tools`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::{debian, stamp};
use crate::place::Place;
use crate::{run, say};

/// schemathesis and all that it needs, as `tests/schemathesis/requirements.txt` pins them. Hands back its program.
pub(crate) fn schemathesis(place: &Place) -> Result<PathBuf> {
    let list = place.at("tests/schemathesis/requirements.txt");
    let pins = fs::read_to_string(&list).context("schemathesis' requirements are missing")?;
    let home = place.tools().join("schemathesis");
    let program = home.join("bin/schemathesis");
    if stamp::holds(place, "schemathesis", &pins) && program.exists() {
        return Ok(program);
    }
    say::step("Fetching schemathesis from PyPI, which makes up requests (about 1 minute)");
    let venv =
        |place: &Place| run::check(run::tool(place, "python3").args(["-m", "venv"]).arg(&home));
    if !run::is_there(place, "python3") || venv(place).is_err() {
        debian::install(place, &["python3", "python3-venv"], "schemathesis")?;
        venv(place)?;
    }
    let mut pip = run::tool(place, &home.join("bin/pip").to_string_lossy());
    pip.args(["install", "--quiet", "--disable-pip-version-check", "-r"]);
    run::check(pip.arg(&list))?;
    stamp::set(place, "schemathesis", &pins)?;
    Ok(program)
}
