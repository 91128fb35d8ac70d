//! The wasm cut in pieces: what the first list needs, and a file for each door of `src/app/src/later`.
//!
//! `wasm-split-cli` reads the linker's own output (with its relocations, see `src/app/build.rs`), so wasm-bindgen and
//! wasm-opt come after it. All pieces of one build live in one folder, named after their content.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::thread;

use anyhow::{Context, Result, bail, ensure};

use super::Form;
use super::inputs::files_below;
use crate::place::Place;
use crate::setup::TARGET;
use crate::{run, say};

/// The folder of the pieces in the SPA, before the hash.
pub(crate) const FOLDER: &str = "app-";

/// What Rust's wasm32 target takes for granted, said to wasm-opt: pieces carry no list of their own.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
];

/// Replaces the whole wasm in `folder`, Trunk's output, by its pieces.
pub(crate) fn split(place: &Place, folder: &Path, form: Form) -> Result<()> {
    let work = place.spa().join("split");
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    fs::create_dir_all(&work)?;
    let whole = linked(place, form);
    run::check(
        run::tool(place, "wasm-split-cli")
            .args(["--out-name", "app"])
            .args([&whole, &work]),
    )?;
    let main = work.join("app.wasm");
    run::check(
        run::tool(place, "wasm-bindgen")
            .args([
                "--target",
                "web",
                "--no-typescript",
                "--keep-lld-exports",
                "--out-name",
                "app",
                "--out-dir",
            ])
            .args([&work, &main]),
    )?;
    fs::remove_file(&main)?;
    if form == Form::Shipped {
        shrink(place, &work)?;
    }
    put(&work, folder)
}

/// Where cargo leaves what the linker made.
fn linked(place: &Place, form: Form) -> PathBuf {
    let profile = match form {
        Form::Shipped => "wasm-release",
        Form::Dev => "debug",
    };
    place.build().join(TARGET).join(profile).join("app.wasm")
}

fn shrink(place: &Place, work: &Path) -> Result<()> {
    say::note("wasm-opt -Oz and esbuild on each piece");
    let mut wasm = Vec::new();
    for piece in files_below(work)? {
        let ext = piece.extension().unwrap_or_default();
        if ext == "js" {
            minify(place, &piece)?;
        } else if ext == "wasm" {
            wasm.push((fs::metadata(&piece)?.len(), piece));
        }
    }
    // The largest is begun first: one that is begun last would be waited for alone.
    wasm.sort_unstable();
    let left = Mutex::new(wasm);
    let next = || left.lock().ok().and_then(|mut left| left.pop());
    let work = || -> Result<()> {
        while let Some((_, piece)) = next() {
            optimise(place, &piece)?;
        }
        Ok(())
    };
    // wasm-opt from npm is one thread for itself.
    thread::scope(|scope| {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let each: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        each.into_iter().try_for_each(|worker| {
            let ended = worker.join();
            ended.unwrap_or_else(|_| bail!("what makes the wasm smaller broke off"))
        })
    })
}

fn optimise(place: &Place, piece: &Path) -> Result<()> {
    let mut command: Command = run::tool(place, "wasm-opt");
    run::check(
        command
            // Flat code first, in which more is found to be the same; then twice, since what the first run leaves small enough, the
            // second puts in place of its calls: 2 kB less to the main piece in brotli. The lowest kilobyte of memory is the far
            // end of the stack, which holds no data.
            .args(["--flatten", "--local-cse", "--rereloop", "-Oz", "-Oz"])
            .arg("--low-memory-unused")
            // Who made it and what for is told by each of fifty pieces otherwise.
            .args(["--strip-producers", "--strip-target-features"])
            .args(FEATURES)
            .args(["--enable-sign-ext", "-o"])
            .args([piece, piece]),
    )
}

/// Takes comments, indentation and long names out of a script or a style sheet.
pub(super) fn minify(place: &Place, file: &Path) -> Result<()> {
    let mut command: Command = run::tool(place, "esbuild");
    run::check(
        command
            .args(["--minify", "--log-level=warning", "--allow-overwrite"])
            .arg(file)
            .arg(format!("--outfile={}", file.display())),
    )
}

/// Moves the pieces into their folder and makes the page name them.
fn put(work: &Path, folder: &Path) -> Result<()> {
    let mut hasher = DefaultHasher::new();
    for file in files_below(work)? {
        (file.file_name(), fs::read(&file)?).hash(&mut hasher);
    }
    let name = format!("{FOLDER}{:016x}", hasher.finish());
    let index = folder.join("index.html");
    let mut page = fs::read_to_string(&index).context("Trunk left no index.html")?;
    for (suffix, new) in [(".js", "app.js"), ("_bg.wasm", "app_bg.wasm")] {
        let old = trunks_file(folder, suffix)?;
        let named = old
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        ensure!(page.contains(named), "index.html does not name {named}");
        page = page.replace(named, &format!("{name}/{new}"));
        fs::remove_file(&old)?;
    }
    fs::write(&index, page)?;
    fs::rename(work, folder.join(name)).context("cannot move the pieces of the wasm")
}

/// The file that Trunk named `app-<hash><suffix>`.
fn trunks_file(folder: &Path, suffix: &str) -> Result<PathBuf> {
    let all = fs::read_dir(folder)?.collect::<std::io::Result<Vec<_>>>()?;
    all.into_iter()
        .map(|entry| entry.path())
        .find(|path| {
            let name = path
                .file_name()
                .and_then(|name| name.to_str())
                .unwrap_or_default();
            name.starts_with(FOLDER) && name.ends_with(suffix)
        })
        .with_context(|| format!("Trunk left no app-…{suffix}"))
}
