//! What a contributor runs: `cargo xtask …`. It brings a bare machine to a working one, builds, serves, tests, and holds
//! the rules of the house. It writes under `target` only.

mod place;
mod run;
mod say;
mod setup;
mod spa;

use std::process::ExitCode;

use anyhow::Result;
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
    /// Find or install all that builds the SPA and runs the tests
    Setup,
    /// Build the SPA into target/dist
    Build {
        /// Fast to build, larger, not kept offline
        #[arg(long)]
        dev: bool,
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
        Task::Setup => {
            setup::for_spa(&place)?;
            setup::recent_node(&place)?;
            setup::chromium(&place)?;
            setup::chromedriver(&place)?;
            say::line("Everything is there.");
            Ok(())
        }
        Task::Build { dev } => {
            let toolchain = setup::for_spa(&place)?;
            spa::build(&place, &toolchain, if dev { spa::Form::Dev } else { spa::Form::Shipped })
        }
    }
}
