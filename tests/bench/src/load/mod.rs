//! Load: what the server bears, beside the raw limit of the same machine in the same run.

mod arrival;
mod bookings;
mod chart;
mod growth;
mod place;
mod rates;
mod raw;
mod seed;
mod times;
mod year;

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Result;

use place::{Given, Kind};

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Part {
    /// Bookings in a row, and the opening of a wanted slot.
    Bookings,
    /// Files beside nginx, pulls that bring nothing.
    Rates,
    /// 1, 10 and 30 classes that arrive within one minute.
    Arrival,
    /// Thirty classes at work beside more and more that are kept.
    Growth,
    /// A year of an académie.
    Year,
}

/// What a run is given.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Only these; all where none is named.
    parts: Vec<Part>,
    /// The server's binary, as it ships.
    #[arg(long, default_value = "target/release/parcours-server")]
    server: PathBuf,
    /// The folder of a published catalogue; without it, the project's own texts are served.
    #[arg(long)]
    catalogue: Option<PathBuf>,
    /// A PostgreSQL that keeps what it answers; what needs one is left out without it.
    #[arg(long)]
    postgres: Option<String>,
    /// nginx; what is measured beside it is left out without it.
    #[arg(long)]
    nginx: Option<PathBuf>,
    /// How many classes are kept when growth is looked at.
    #[arg(long, value_delimiter = ',', default_value = "1,100,10000")]
    classes: Vec<usize>,
    /// How many seconds each rate is measured.
    #[arg(long, default_value_t = 10)]
    seconds: u64,
}

/// Measures and prints tables in Markdown.
///
/// # Errors
/// When a server does not start, or answers what it should not.
pub(crate) fn run(options: Options) -> Result<()> {
    let given = Given {
        binary: options.server.canonicalize()?,
        catalogue: options.catalogue,
        postgres: options.postgres,
        nginx: options.nginx,
    };
    let span = Duration::from_secs(options.seconds);
    let runtime = tokio::runtime::Runtime::new()?;
    let wanted = |part| options.parts.is_empty() || options.parts.contains(&part);
    runtime.block_on(async {
        if wanted(Part::Bookings) {
            println!("\n### Bookings\n\n{}", bookings::Found::HEAD);
            for kind in kinds(&given) {
                let found = bookings::measure(&given, kind, span).await?;
                println!("{}", found.row());
            }
        }
        if wanted(Part::Rates) {
            rates::beside_nginx(&given, span).await?;
            println!("\n### Pulls that bring nothing\n");
            println!("| database | /s | p50 | p95 | max ms |\n| --- | --: | --: | --: | --: |");
            for kind in kinds(&given) {
                let (rate, times) = rates::empty_pulls(&given, kind, span).await?;
                let (name, cells) = (kind.name(), times.cells());
                println!("| {name} | {} | {cells} |", times::whole(rate));
            }
        }
        if wanted(Part::Arrival) {
            println!(
                "\n### Classes that arrive within one minute\n\n{}",
                arrival::Found::head()
            );
            let minute = Duration::from_secs(60);
            for kind in kinds(&given) {
                for classes in [1, 10, 30] {
                    let found = arrival::measure(&given, kind, classes, minute).await?;
                    println!("{}", found.row());
                }
            }
        }
        if wanted(Part::Growth) {
            growth::measure(&given, &options.classes, span).await?;
        }
        if wanted(Part::Year) {
            year::measure(&given).await?;
        }
        Ok(())
    })
}

fn kinds(given: &Given) -> Vec<Kind> {
    match given.postgres {
        Some(_) => vec![Kind::Sqlite, Kind::Postgres],
        None => vec![Kind::Sqlite],
    }
}
