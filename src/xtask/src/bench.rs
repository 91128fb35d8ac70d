//! `bench`: the project beside its peers, in the same Chromium and the same run, and the server under load. What is measured and the figures kept are
//! in `tests/bench/README.md`; the work is that of the package `bench`, which this sets up and calls.

use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use wait_timeout::ChildExt;

use crate::place::Place;
use crate::setup::{self, Toolchain};
use crate::{journeys, run, say, serve};

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Section {
    /// From the index's bytes to answers
    Search,
    /// The sheets in IndexedDB
    Store,
    /// First list, and the second load without a network, on a slow line and a slow processor
    Shell,
    /// A new device takes everything, writes without a network, sends
    Sync,
    /// What pupils type, beside MiniSearch
    Relevance,
    /// The server: classes that arrive, bookings, growth, beside the raw limit of the machine
    Load,
    /// A carnet of 100, 1,000 and 10,000 pages, and a class that shows a year of them
    Growth,
}

impl Section {
    const ALL: [Self; 7] = [
        Self::Search,
        Self::Store,
        Self::Shell,
        Self::Sync,
        Self::Relevance,
        Self::Load,
        Self::Growth,
    ];

    /// Its name for the peers' benchmark, which knows neither relevance nor load.
    fn peers(self) -> Option<&'static str> {
        match self {
            Self::Search => Some("search"),
            Self::Store => Some("store"),
            Self::Shell => Some("shell"),
            Self::Sync => Some("sync"),
            Self::Relevance | Self::Load | Self::Growth => None,
        }
    }
}

/// How to measure.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Only these; all where none is named
    sections: Vec<Section>,
    /// Runs of each, of which the median counts
    #[arg(long, default_value_t = 5)]
    runs: u32,
    /// Sizes of the peers' corpus
    #[arg(long, default_value = "1500,11000")]
    n: String,
    /// Only these peers, as their benchmark names them
    #[arg(long)]
    peers: Option<String>,
    /// The folder of the peers' benchmark; it is copied under target, never written to [default: ../shared/peers]
    #[arg(long, env = "PARCOURS_PEERS", value_name = "DIR")]
    source: Option<PathBuf>,
    /// Only these parts of load
    #[arg(long, value_delimiter = ',')]
    parts: Vec<String>,
    /// How many seconds each rate of load is measured
    #[arg(long, default_value_t = 10)]
    seconds: u32,
}

/// Sets up, builds, measures, prints.
pub(crate) fn run(place: &Place, options: &Options) -> Result<()> {
    let sections = if options.sections.is_empty() {
        Section::ALL.to_vec()
    } else {
        options.sections.clone()
    };
    if sections.contains(&Section::Load) {
        load(place, options)?;
    }
    if sections.contains(&Section::Growth) {
        journeys::growth(place)?;
    }
    let beside = |section: &Section| !matches!(section, Section::Load | Section::Growth);
    if !sections.iter().any(beside) {
        return Ok(());
    }
    setup::recent_node(place)?;
    let chromium = setup::chromium(place)?;
    let toolchain = setup::for_spa(place)?;
    let source = options
        .source
        .clone()
        .unwrap_or_else(|| place.at("../shared/peers"));
    let mut command = in_browser(place, &chromium);
    command.arg("peers").arg("--source").arg(&source);
    let only: Vec<_> = sections.iter().filter_map(|one| one.peers()).collect();
    // Kept until the measures are done.
    let mut served = None;
    if sections.contains(&Section::Shell) {
        let server = serve::shipped_server(place)?;
        served = Some(Served::start(place, &server)?);
    }
    if !only.is_empty() {
        say::step(&format!("bench: {}, beside the peers", only.join(", ")));
        command.args(["--only", &only.join(","), "--n", &options.n]);
        command.args(["--runs", &options.runs.to_string()]);
        if let Some(peers) = &options.peers {
            command.args(["--peers", peers]);
        }
        if let Some(served) = &served {
            command.args(["--shell-url", &served.url]);
        }
        if let Toolchain::Named(name) = &toolchain {
            command.args(["--toolchain", name]);
        }
        run::check(&mut command)?;
    }
    drop(served);
    if sections.contains(&Section::Relevance) {
        say::step("bench: relevance on the real sheets, beside MiniSearch");
        let mut command = in_browser(place, &chromium);
        run::check(command.arg("relevance").arg("--source").arg(&source))?;
    }
    Ok(())
}

/// The server as it ships, on SQLite and on a PostgreSQL of the run's own that keeps what it answers, beside nginx.
fn load(place: &Place, options: &Options) -> Result<()> {
    let server = serve::shipped_server(place)?;
    let data = published(place, &server)?;
    let cluster = setup::Cluster::start(place, setup::Durability::Kept)?;
    let nginx = setup::nginx(place)?;
    say::step("bench: load");
    let mut command = program(place);
    command.arg("load").args(&options.parts);
    command.arg("--server").arg(&server);
    command.arg("--nginx").arg(nginx);
    command.args(["--postgres", &cluster.url()]);
    command.args(["--seconds", &options.seconds.to_string()]);
    if place.open_data().is_dir() {
        command.arg("--catalogue").arg(data.join("catalogue"));
    }
    run::check(&mut command)
}

/// The package `bench`, whose words are still to be added.
fn program(place: &Place) -> Command {
    let mut command = run::tool(place, "cargo");
    command.args(["run", "--quiet", "--release", "--package", "bench", "--"]);
    command.env("PARCOURS_OPEN_DATA", place.open_data());
    command
}

/// The same, for what is measured in a browser.
fn in_browser(place: &Place, chromium: &Path) -> Command {
    let mut command = program(place);
    command.env("CHROMIUM", chromium);
    command
}

/// A data folder with the real catalogue, where the open data are at hand.
fn published(place: &Place, server: &Path) -> Result<PathBuf> {
    let data = place.at("target/bench-data");
    if place.open_data().is_dir() {
        say::step("Importing the open data for the benchmark");
        let mut import = run::tool(place, &server.to_string_lossy());
        import.args(["import", "all"]).arg(place.open_data());
        run::check(import.arg("--data").arg(&data))?;
    }
    Ok(data)
}

/// Between two tries to reach a server that starts; one that ends is heard at once.
const LOOK: Duration = Duration::from_millis(100);

/// The product as it ships, over the real catalogue where the open data are at hand.
struct Served {
    url: String,
    child: Child,
}

impl Served {
    fn start(place: &Place, server: &Path) -> Result<Self> {
        let data = published(place, server)?;
        let port = free_port()?;
        let address = format!("127.0.0.1:{port}");
        let mut command = run::tool(place, &server.to_string_lossy());
        command.args(["serve", "--listen", &address, "--data"]);
        let child = command
            .arg(&data)
            .spawn()
            .context("cannot start the server")?;
        let mut served = Self {
            url: format!("http://{address}/metiers"),
            child,
        };
        served.wait(port)?;
        Ok(served)
    }

    fn wait(&mut self, port: u16) -> Result<()> {
        let limit = Instant::now() + Duration::from_secs(60);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if Instant::now() > limit {
                bail!("the server does not listen after a minute");
            }
            ensure!(
                self.child.wait_timeout(LOOK)?.is_none(),
                "the server stopped at its start"
            );
        }
        Ok(())
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // Fails only when it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
