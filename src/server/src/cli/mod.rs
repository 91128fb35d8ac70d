//! The command line.

mod import;
mod serve;
mod user;

use std::path::PathBuf;

use anyhow::{Result, ensure};
use clap::{Parser, Subcommand};

use crate::{App, Reach, demo};

/// The parcours de découverte des métiers: the application, its API and its database in one binary.
#[derive(Parser)]
#[command(name = "parcours-server", version, about)]
struct Cli {
    /// Data folder: database, key, catalogue
    #[arg(
        long,
        global = true,
        default_value = "data",
        env = "PARCOURS_DATA",
        value_name = "DIR"
    )]
    data: PathBuf,
    /// Logs as JSON lines
    #[arg(long, global = true, env = "PARCOURS_LOG_JSON")]
    log_json: bool,
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Answer requests
    Serve(serve::Options),
    /// Read open data into the catalogue
    Import(import::Options),
    /// Fill in a demonstration: an invented académie
    Demo {
        /// Move its past slots forward
        #[arg(long)]
        refresh: bool,
    },
    /// People
    #[command(subcommand)]
    User(user::Task),
    /// Check the invariants of the database
    Check,
}

/// Runs what the command line asks for.
///
/// # Errors
/// What failed, in words for the person at the terminal.
pub async fn run() -> Result<()> {
    let cli = Cli::parse();
    logs(cli.log_json);
    match cli.task {
        Task::Serve(options) => serve::serve(&cli.data, options).await,
        Task::Import(options) => import::import(&cli.data, &options),
        Task::Demo { refresh } => {
            let app = App::open(&cli.data, Reach::default()).await?;
            demo::fill(&app, refresh).await
        }
        Task::User(task) => user::run(&cli.data, &task).await,
        Task::Check => check(&cli.data).await,
    }
}

fn logs(json: bool) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| "info,tower_http=warn,sqlx=warn".into());
    let logs = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    if json {
        logs.json().init();
    } else {
        logs.init();
    }
}

async fn check(data: &std::path::Path) -> Result<()> {
    let app = App::open(data, Reach::default()).await?;
    let breaches = app.db.read().await?.breaches().await?;
    for breach in &breaches {
        tracing::error!(invariant = breach.invariant, what = breach.what, "broken");
    }
    ensure!(
        breaches.is_empty(),
        "{} breaches of the invariants",
        breaches.len()
    );
    tracing::info!("every invariant holds");
    Ok(())
}
