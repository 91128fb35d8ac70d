//! `audit`: the trail on paper.

use std::io::Write as _;
use std::path::Path;

use anyhow::Result;
use domain::ids::UserId;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::sql::record::Step;
use crate::sql::{Span, Tx};
use crate::{App, Reach};

/// Which lines, and how.
#[derive(clap::Args)]
pub(super) struct Options {
    /// Only what this person did: an identifier of an adult, or an identity
    #[arg(long, value_name = "WHO")]
    person: Option<String>,
    /// From this day on (2026-11-26, UTC)
    #[arg(long, value_name = "DAY")]
    since: Option<Date>,
    /// Up to this day, included
    #[arg(long, value_name = "DAY")]
    until: Option<Date>,
    /// Comma-separated, with a line of headings
    #[arg(long)]
    csv: bool,
}

/// The columns. None of them can hold a comma or a tab.
const HEADINGS: [&str; 7] = [
    "when", "from", "role", "person", "what", "outcome", "subject",
];

pub(super) async fn run(data: &Path, reach: Reach, options: &Options) -> Result<()> {
    let app = App::open(data, reach).await?;
    let mut tx = app.db.read().await?;
    let day_after = options.until.map(|day| day.tomorrow()).transpose()?;
    let person = match &options.person {
        Some(word) => Some(person(&mut tx, word).await?),
        None => None,
    };
    let span = Span {
        person,
        since: options.since.map(midnight).transpose()?,
        until: day_after.map(midnight).transpose()?,
    };
    let separator = if options.csv { "," } else { "\t" };
    let mut out = std::io::stdout().lock();
    if options.csv {
        writeln!(out, "{}", HEADINGS.join(separator))?;
    }
    for step in tx.steps(span).await? {
        writeln!(out, "{}", columns(&step).join(separator))?;
    }
    Ok(())
}

async fn person(tx: &mut Tx, word: &str) -> Result<UserId> {
    if let Ok(id) = word.parse() {
        return Ok(UserId(id));
    }
    super::user::named(tx, word).await
}

fn midnight(day: Date) -> Result<i64> {
    Ok(day.to_zoned(TimeZone::UTC)?.timestamp().as_millisecond())
}

/// That many milliseconds after the beginning of 1970.
pub(super) fn instant(ms: i64) -> Timestamp {
    let at = Timestamp::UNIX_EPOCH.checked_add(SignedDuration::from_millis(ms));
    at.unwrap_or(Timestamp::MAX)
}

fn columns(step: &Step) -> [String; 7] {
    let (role, person) = match &step.who {
        Some(who) => (
            format!("{:?}", who.role).to_lowercase(),
            who.person.to_string(),
        ),
        None => (String::new(), String::new()),
    };
    let outcome = if step.done { "done" } else { "refused" };
    [
        instant(step.at).to_string(),
        step.origin.clone(),
        role,
        person,
        step.what.clone(),
        outcome.into(),
        step.subject.clone(),
    ]
}
