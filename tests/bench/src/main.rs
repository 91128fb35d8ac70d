//! Benchmarks of the project, run by hand or by `cargo xtask bench`; see the README beside.
#![allow(clippy::print_stdout)]

mod corpus;
#[path = "../page/journal.rs"]
mod journal;
mod load;
mod native;
mod peers;
mod ratios;
mod real;
mod relevance;
mod sync;

use std::path::PathBuf;

use anyhow::Context;
use clap::{Parser, Subcommand};
use parcours_tests::open_data;

/// Benchmarks; their results and what they mean are in tests/bench/README.md.
#[derive(Parser)]
struct Args {
    #[command(subcommand)]
    bench: Bench,
}

#[derive(Subcommand)]
enum Bench {
    /// The search on the peers' corpus, outside a browser.
    Native {
        /// The folder where `node corpus.mjs` wrote its files.
        #[arg(long, default_value = "target/peers/data")]
        data: PathBuf,
    },
    /// The project beside its peers in Chromium: search, store, shell, sync.
    Peers(peers::Options),
    /// The server under load, beside the raw limit of the same machine.
    Load(load::Options),
    /// The search on the real sheets with the questions of tests/relevance, beside MiniSearch.
    Relevance {
        /// The peers' benchmark; it is copied under `target`, never written to.
        #[arg(long, env = "PARCOURS_PEERS", default_value = "../shared/peers")]
        source: PathBuf,
        /// Lists the held-out questions that fail too: only to publish, never to tune.
        #[arg(long)]
        show_held: bool,
    },
}

fn main() -> anyhow::Result<()> {
    match Args::parse().bench {
        Bench::Native { data } => [1_500, 11_000]
            .into_iter()
            .try_for_each(|size| native::run(&data, size)),
        Bench::Load(options) => load::run(options),
        Bench::Peers(options) => peers::run(&options),
        Bench::Relevance { source, show_held } => {
            let peers = peers::install(&source)?;
            let folder =
                open_data::folder().context("the open data are absent: set PARCOURS_OPEN_DATA")?;
            relevance::run(&open_data::sheets(&folder)?, &peers, show_held)
        }
    }
}
