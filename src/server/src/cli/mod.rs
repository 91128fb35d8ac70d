//! The command line.

mod audit;
mod backup;
mod import;
mod leavers;
mod main;
#[cfg(test)]
mod operating;
mod progress;
mod provider;
mod serve;
mod settings;
mod user;

use std::path::PathBuf;

use anyhow::{Result, ensure};
use clap::{Parser, Subcommand};

pub use main::main;

use self::settings::{LogFormat, Settings};
use crate::{App, Reach, Site, demo};

/// The parcours de découverte des métiers: the application, its API and its database in one binary.
#[derive(Parser)]
#[command(name = "parcours-server", version, about)]
struct Cli {
    /// Data folder: database, key, catalogue [default: data]
    #[arg(long, global = true, env = "PARCOURS_DATA", value_name = "DIR")]
    data: Option<PathBuf>,
    /// A PostgreSQL instead of the data folder's SQLite: postgres://USER:PASSWORD@HOST/NAME
    #[arg(
        long,
        global = true,
        env = "PARCOURS_DATABASE",
        value_name = "URL",
        hide_env_values = true
    )]
    database: Option<String>,
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
    /// Copy the embedded database, as it is at one moment, into FILE, and its key into FILE.key; a server may be at work
    Backup {
        /// A file that is not there yet
        file: PathBuf,
    },
    /// Put a backup into a data folder without a database
    Restore {
        /// What `backup` wrote
        file: PathBuf,
    },
    /// Copy the embedded database of a data folder into an empty PostgreSQL
    Copy {
        /// The data folder, whose server is stopped
        #[arg(long, value_name = "DIR")]
        from: PathBuf,
        /// The PostgreSQL: postgres://USER:PASSWORD@HOST/NAME
        #[arg(long, value_name = "URL")]
        to: String,
    },
    /// Erase the accounts of pupils who have left and whose time is up, as a running server does by itself once an hour
    Purge {
        /// Only list them: account, school, since when its time is up
        #[arg(long)]
        dry_run: bool,
    },
    /// Print the trail: who did what, when, from where
    Audit(audit::Options),
    /// Check the invariants of the database, and that the imported catalogue reads
    Check,
}

async fn run(site: Site) -> Result<()> {
    let cli = Cli::parse();
    let settings = Settings::read(cli.config.as_deref())?;
    logs(cli.log_format.or(settings.log_format).unwrap_or_default());
    panics_to_log();
    let data = cli.data.or(settings.data.clone());
    let data = data.unwrap_or_else(|| PathBuf::from("data"));
    let reach = Reach {
        database: cli.database.or(settings.database.clone()),
        site: Some(site),
        ..Reach::default()
    };
    match cli.task {
        Task::Serve(options) => serve::serve(&data, reach, options, settings).await,
        Task::Import(options) => import::run(&data, &options),
        Task::Demo { refresh } => {
            let app = App::open(&data, reach).await?;
            start_clock(&app);
            demo::fill(&app, refresh).await?;
            demo::publish(&data.join("catalogue"))
        }
        Task::User(task) => user::run(&data, reach, &task).await,
        Task::Backup { file } => backup::backup(&data, &reach, &file).await,
        Task::Restore { file } => backup::restore(&data, &reach, &file).await,
        Task::Copy { from, to } => backup::copy(&from, &to).await,
        Task::Audit(options) => audit::run(&data, reach, &options).await,
        Task::Purge { dry_run } => leavers::purge(&data, reach, dry_run).await,
        Task::Check => check(&data, reach).await,
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

/// Says in the log where a panic was. What it was about could hold what people wrote, and stays out.
fn panics_to_log() {
    std::panic::set_hook(Box::new(|panic| {
        let at = panic.location().map(ToString::to_string);
        tracing::error!(at = at.unwrap_or_default(), "panic");
    }));
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

async fn check(data: &std::path::Path, reach: Reach) -> Result<()> {
    let app = App::open(data, reach).await?;
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
