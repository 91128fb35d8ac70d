//! The peers' benchmark with the project's row in each table: builds the bench page, serves it, runs `bench.mjs`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use clap::Args;
use parcours_tests::open_data;

use crate::{ratios, real, sync};

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
/// The same over the real sheets: another corpus, another set of questions.
const REAL: &str = "target/peers-real";
const PAGE: &str = "target/bench-page";
/// The files of results, without their extension: beside the peers' own, which stay.
const RESULTS: &str = "results-project";

/// Runs it; the tables go to the standard output, those of the real sheets last.
pub(crate) fn run(options: &Options) -> Result<()> {
    let peers = install(&options.source)?;
    build_page(options.toolchain.as_deref())?;
    measure(options, &peers, &options.only, &options.n)?;
    let real: Vec<&str> = options
        .only
        .split(',')
        .filter(|section| ["search", "store"].contains(section))
        .collect();
    let Some(folder) = open_data::folder().filter(|_| !real.is_empty()) else {
        return Ok(());
    };
    let copy = PathBuf::from(REAL);
    let size = real::prepare(&open_data::sheets(&folder)?, &options.source, &peers, &copy)?;
    println!("\n## The real catalogue, {size} sheets\n");
    measure(options, &copy, &real.join(","), &size.to_string())
}

fn measure(options: &Options, peers: &Path, only: &str, sizes: &str) -> Result<()> {
    std::fs::write(peers.join("project.mjs"), include_str!("project.mjs"))?;
    let mut node = node("node")?;
    node.current_dir(peers)
        .arg("project.mjs")
        .arg(std::fs::canonicalize(PAGE)?);
    node.arg(if options.encode { "?encode" } else { "" });
    let runs = options.runs.to_string();
    node.args(["--only", only, "--runs", &runs, "--n", sizes]);
    node.args(["--out", RESULTS]);
    node.args(options.peers.iter().flat_map(|peers| ["--peers", peers]));
    // Kept until the measures are done.
    let synced = only.split(',').any(|section| section == "sync");
    let synced = synced.then(|| sync::start(Path::new(PAGE))).transpose()?;
    if let Some(served) = &synced {
        node.args(["--project-sync-url", &served.page]);
        node.args(["--project-sync-reset", &served.reset]);
    }
    node.args(
        options
            .shell_url
            .iter()
            .flat_map(|url| ["--project-shell-url", url]),
    );
    done(&mut node)?;
    ratios::print(&peers.join(RESULTS).with_extension("json"))
}

/// The peers under `target/`, with what they need from npm.
pub(crate) fn install(source: &Path) -> Result<PathBuf> {
    let copy = PathBuf::from(COPY);
    if !copy.join("bench.mjs").exists() {
        ensure!(
            source.join("bench.mjs").exists(),
            "no peers' benchmark in {}",
            source.display()
        );
        copy_folder(source, &copy)?;
    }
    if !copy.join("node_modules/minisearch").exists() {
        done(node("npm")?.arg("ci").current_dir(&copy))?;
    }
    if !copy.join("data/queries.json").exists() {
        done(node("node")?.arg("corpus.mjs").current_dir(&copy))?;
    }
    Ok(copy)
}

/// `node` or `npm`, with a Node in front that has its headers beside it, where there is one: a peer's database is built
/// from its source for the Node that runs it.
fn node(program: &str) -> Result<Command> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let with_headers = folders.iter().find(|folder| {
        folder.join("node").exists() && folder.join("../include/node/node.h").exists()
    });
    let path = std::env::join_paths(with_headers.into_iter().chain(&folders))?;
    let mut command = Command::new(program);
    command.env("PATH", path);
    Ok(command)
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

pub(crate) fn copy_folder(from: &Path, to: &Path) -> Result<()> {
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

pub(crate) fn done(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command
        .status()
        .with_context(|| format!("{name} could not be started"))?;
    ensure!(status.success(), "{name} failed");
    Ok(())
}
