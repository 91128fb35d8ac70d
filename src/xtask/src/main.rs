//! What a contributor runs: `cargo xtask …`. It brings a bare machine to a working one, builds, serves, tests, and holds
//! the rules of the house. It writes under `target`; the set-up may also install Debian packages and the wasm32 library.

mod bench;
mod journeys;
mod place;
mod run;
mod say;
mod serve;
mod setup;
mod spa;
mod test;
mod tidy;

use std::process::ExitCode;

use anyhow::{Result, ensure};
use clap::{Parser, Subcommand};

use place::Place;

/// Set-up, build, tests and rules of the project.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Find or install all that builds the product and runs its tests
    Setup,
    /// Build the SPA into target/dist
    Build {
        /// Fast to build, larger, not kept offline
        #[arg(long)]
        dev: bool,
    },
    /// Build what changed and run the product with its demo
    Serve(serve::Options),
    /// The same for the person who writes it: fast builds, again at each change
    Dev(serve::Options),
    /// Run the test suites: the usual ones where none is named
    Test {
        /// Only these
        suites: Vec<test::Suite>,
    },
    /// Measure the product beside its peers
    Bench(bench::Options),
    /// Check the rules of the house: arrows, invariants, sizes
    Tidy,
    /// Take a picture of every page at three sizes
    Look {
        /// Only the roles whose name holds one of these words
        words: Vec<String>,
    },
}

fn main() -> ExitCode {
    match start(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say::line(&format!("\nStopped: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn start(cli: Cli) -> Result<()> {
    let place = Place::find()?;
    match cli.task {
        Task::Setup => set_up(&place),
        Task::Build { dev } => {
            let toolchain = setup::for_spa(&place)?;
            spa::build(
                &place,
                &toolchain,
                if dev {
                    spa::Form::Dev
                } else {
                    spa::Form::Shipped
                },
            )
        }
        Task::Serve(options) => serve::serve(&place, &options),
        Task::Dev(options) => serve::dev(&place, &options),
        Task::Test { suites } => {
            ensure!(test::run(&place, &suites)?, "tests failed");
            Ok(())
        }
        Task::Bench(options) => bench::run(&place, &options),
        Task::Tidy => {
            let (_, broken) = tidy::run(&place)?;
            ensure!(broken == 0, "{broken} of the rules are broken");
            Ok(())
        }
        Task::Look { words } => journeys::look(&place, &words),
    }
}

fn set_up(place: &Place) -> Result<()> {
    setup::for_spa(place)?;
    setup::recent_node(place)?;
    setup::chromium(place)?;
    setup::chromedriver(place)?;
    say::line("Everything is there: `cargo xtask serve` builds the product and runs it.");
    Ok(())
}
