//! Benchmarks of the project, run by hand or by `cargo xtask bench`; see the README beside.
#![allow(clippy::print_stdout)]

mod corpus;
mod native;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

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
}

fn main() -> anyhow::Result<()> {
    match Args::parse().bench {
        Bench::Native { data } => [1_500, 11_000].into_iter().try_for_each(|size| native::run(&data, size)),
    }
}
