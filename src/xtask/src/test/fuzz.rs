//! `fuzz`: inputs that nobody thought of, for every reader of what comes from outside (`tests/fuzz`), for a bounded time.
//! libFuzzer guides them by the counters that the stable compiler can put in; an input that breaks a reader is kept.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::Outcome;
use crate::place::Place;
use crate::{run, say, setup};

/// How long each reader is attacked, in seconds; `PARCOURS_FUZZ_SECONDS` says another time.
const SECONDS: u32 = 5;

/// Counters of the edges that were taken, and of what was compared: what cargo-fuzz asks for, without a sanitizer.
const COUNTERS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// Attacks each reader that has seeds.
pub(super) fn run(place: &Place) -> Result<Outcome> {
    setup::cpp(place)?;
    say::step("fuzz: building the readers with counters (some minutes the first time)");
    let target = place.build().join("fuzz");
    let host = host(place)?;
    run::check(
        run::tool(place, "cargo")
            .args(["build", "--locked", "--release", "--bin", "fuzz"])
            .args(["--manifest-path", "tests/fuzz/Cargo.toml"])
            // Named, so that build scripts and macros stay without counters.
            .args(["--target", &host])
            .env("CARGO_TARGET_DIR", &target)
            .env("RUSTFLAGS", COUNTERS),
    )?;
    let program = target.join(&host).join("release/fuzz");
    let seconds = match std::env::var("PARCOURS_FUZZ_SECONDS") {
        Ok(text) => text
            .parse()
            .context("PARCOURS_FUZZ_SECONDS is a number of seconds")?,
        Err(_) => SECONDS,
    };
    let mut outcome = Outcome::default();
    for reader in readers(place)? {
        match attack(place, &program, &reader, seconds)? {
            None => outcome.passed += 1,
            Some(words) => outcome.add(Outcome::failure(words)),
        }
    }
    Ok(outcome)
}

/// Every reader has its seeds, in a folder of its name.
fn readers(place: &Place) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(place.at("tests/fuzz/corpus"))? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// What to say where the reader broke; nothing where it held. What widens its coverage is kept for the next time.
fn attack(place: &Place, program: &Path, reader: &str, seconds: u32) -> Result<Option<String>> {
    let kept = place.build().join("fuzz/corpus").join(reader);
    let crashes = place.build().join("fuzz/crashes");
    fs::create_dir_all(&kept)?;
    fs::create_dir_all(&crashes)?;
    let mut command = run::tool(place, &program.to_string_lossy());
    command
        .env("PARCOURS_FUZZ", reader)
        .arg(&kept)
        .arg(place.at("tests/fuzz/corpus").join(reader))
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-artifact_prefix={}/{reader}-", crashes.display()))
        .args(["-timeout=10", "-rss_limit_mb=2048", "-max_len=65536"])
        .args(["-verbosity=0", "-print_final_stats=1"]);
    let followed = run::follow_quietly(&mut command)?;
    let tried = followed
        .lines
        .iter()
        .find_map(|line| line.strip_prefix("stat::number_of_executed_units:"))
        .map_or("no count of", str::trim);
    say::note(&format!("{reader:<16} {seconds} s, {tried} inputs"));
    Ok(if followed.success {
        None
    } else {
        Some(format!(
            "{reader} broke: its input is in {}. When it is mended, keep the input in tests/fuzz/corpus/{reader}",
            crashes.display()
        ))
    })
}

/// The triple of this machine.
fn host(place: &Place) -> Result<String> {
    let text = run::read(run::tool(place, "rustc").arg("-vV"))?;
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned)
        .context("rustc does not say for which machine it builds")
}
