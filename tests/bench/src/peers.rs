//! The peers' benchmark with the project's row in each table: builds the bench page, serves it, runs `bench.mjs`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use clap::Args;

/// What to measure.
#[derive(Args)]
pub(crate) struct Options {
    /// Sections of the peers' benchmark.
    #[arg(long, default_value = "search,store")]
    only: String,
    /// Runs of each.
    #[arg(long, default_value_t = 5)]
    runs: u32,
    /// Sizes of the corpus.
    #[arg(long, default_value = "1500,11000")]
    n: String,
    /// Only these peers beside the project, as bench.mjs names them.
    #[arg(long)]
    peers: Option<String>,
    /// Make the packs in the timed load instead of before it.
    #[arg(long)]
    encode: bool,
    /// The start page of a running server, for the section `shell`.
    #[arg(long)]
    shell_url: Option<String>,
    /// The peers' benchmark; it is copied, never written to.
    #[arg(long, env = "PARCOURS_PEERS", default_value = "../shared/peers")]
    source: PathBuf,
    /// The rustup toolchain that has the wasm32 target.
    #[arg(long, env = "RUSTUP_TOOLCHAIN")]
    toolchain: Option<String>,
}

const COPY: &str = "target/peers";
const PAGE: &str = "target/bench-page";

/// Runs it; the tables go to the standard output.
pub(crate) fn run(options: &Options) -> Result<()> {
    install(&options.source)?;
    build_page(options.toolchain.as_deref())?;
    let script = Path::new(COPY).join("project.mjs");
    std::fs::write(&script, include_str!("project.mjs"))?;
    let mut node = Command::new("node");
    node.current_dir(COPY)
        .arg("project.mjs")
        .arg(std::fs::canonicalize(PAGE)?);
    node.arg(if options.encode { "?encode" } else { "" });
    node.args([
        "--only",
        &options.only,
        "--runs",
        &options.runs.to_string(),
        "--n",
        &options.n,
    ]);
    node.args(options.peers.iter().flat_map(|peers| ["--peers", peers]));
    node.args(
        options
            .shell_url
            .iter()
            .flat_map(|url| ["--project-shell-url", url]),
    );
    done(&mut node)
}

/// The peers under `target/`, with what they need from npm.
pub(crate) fn install(source: &Path) -> Result<()> {
    let copy = Path::new(COPY);
    if !copy.join("bench.mjs").exists() {
        ensure!(
            source.join("bench.mjs").exists(),
            "no peers' benchmark in {}",
            source.display()
        );
        copy_folder(source, copy)?;
    }
    if !copy.join("node_modules/minisearch").exists() {
        done(Command::new("npm").arg("ci").current_dir(copy))?;
    }
    if !copy.join("data/queries.json").exists() {
        done(Command::new("node").arg("corpus.mjs").current_dir(copy))?;
    }
    Ok(())
}

/// Built as the app is: the same profile, the same wasm-opt.
fn build_page(toolchain: Option<&str>) -> Result<()> {
    let mut cargo = Command::new("cargo");
    // The toolchain that runs this command has set these for itself.
    cargo
        .env_remove("RUSTC")
        .env_remove("RUSTDOC")
        .env_remove("CARGO");
    cargo.envs(toolchain.map(|name| ("RUSTUP_TOOLCHAIN", name)));
    cargo.args([
        "build",
        "--package",
        "bench",
        "--lib",
        "--target",
        "wasm32-unknown-unknown",
    ]);
    done(cargo.args(["--profile", "wasm-release"]))?;
    let wasm = "target/wasm32-unknown-unknown/wasm-release/bench_page.wasm";
    let bindgen = tool("target/tools/bin/wasm-bindgen", "wasm-bindgen");
    done(Command::new(bindgen).args([
        "--target",
        "web",
        "--no-typescript",
        "--out-dir",
        PAGE,
        wasm,
    ]))?;
    let bound = Path::new(PAGE).join("bench_page_bg.wasm");
    let opt = tool("target/tools/npm/node_modules/.bin/wasm-opt", "wasm-opt");
    done(
        Command::new(opt)
            .arg("-Oz")
            .arg(&bound)
            .arg("-o")
            .arg(&bound),
    )?;
    for (name, text) in [
        ("index.html", include_str!("../page/index.html")),
        ("bench.js", include_str!("../page/bench.js")),
    ] {
        std::fs::write(Path::new(PAGE).join(name), text)?;
    }
    Ok(())
}

fn tool(ours: &str, named: &str) -> PathBuf {
    let ours = PathBuf::from(ours);
    if ours.exists() { ours } else { named.into() }
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            std::fs::write(&target, std::fs::read(entry.path())?)?;
        }
    }
    Ok(())
}

fn done(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command
        .status()
        .with_context(|| format!("{name} could not be started"))?;
    ensure!(status.success(), "{name} failed");
    Ok(())
}
