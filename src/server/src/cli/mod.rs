//! The command line.

mod import;
mod progress;
mod serve;
mod settings;
mod user;

use std::path::PathBuf;

use anyhow::{Result, ensure};
use clap::{Parser, Subcommand};

use self::settings::{LogFormat, Settings};
use crate::{App, Reach, demo};

/// The parcours de découverte des métiers: the application, its API and its database in one binary.
#[derive(Parser)]
#[command(name = "parcours-server", version, about)]
struct Cli {
    /// Data folder: database, key, catalogue [default: data]
    #[arg(long, global = true, env = "PARCOURS_DATA", value_name = "DIR")]
    data: Option<PathBuf>,
    /// Settings that neither flags nor the environment give [default: parcours.toml where there is one]
    #[arg(long, global = true, env = "PARCOURS_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    /// How logs are written [default: text]
    #[arg(long, global = true, env = "PARCOURS_LOG_FORMAT", value_enum)]
    log_format: Option<LogFormat>,
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
    /// Check the invariants of the database, and that the imported catalogue reads
    Check,
}

/// Runs what the command line asks for.
///
/// # Errors
/// What failed, in words for the person at the terminal.
pub async fn run() -> Result<()> {
    let cli = Cli::parse();
    let settings = Settings::read(cli.config.as_deref())?;
    logs(cli.log_format.or(settings.log_format).unwrap_or_default());
    let data = cli.data.or(settings.data.clone());
    let data = data.unwrap_or_else(|| PathBuf::from("data"));
    match cli.task {
        Task::Serve(options) => serve::serve(&data, options, settings).await,
        Task::Import(options) => import::run(&data, &options),
        Task::Demo { refresh } => {
            let app = App::open(&data, Reach::default()).await?;
            start_clock(&app);
            demo::fill(&app, refresh).await
        }
        Task::User(task) => user::run(&data, &task).await,
        Task::Check => check(&data).await,
    }
}

fn logs(format: LogFormat) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| "info,tower_http=warn,sqlx=warn".into());
    let logs = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    match format {
        LogFormat::Json => logs.json().init(),
        LogFormat::Text => logs.init(),
    }
}

/// The variable by which tests set the clock: a number opens `POST /api/v1/test/clock`, and one above 1 is the
/// time at which the process begins, in milliseconds since 1970.
const TEST_CLOCK: &str = "PARCOURS_TEST_CLOCK";

fn test_clock() -> Option<i64> {
    std::env::var(TEST_CLOCK).ok()?.parse().ok()
}

fn start_clock(app: &App) {
    if let Some(now) = test_clock().filter(|now| *now > 1) {
        app.clock.set(now);
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
    ensure!(
        !app.library.is_damaged(),
        "the imported catalogue is damaged: import again"
    );
    tracing::info!("every invariant holds");
    Ok(())
}
