//! The page for operators (`OPERATING.md`) names every setting, metric and error of the log, and none that is not there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::time::Duration;

use axum::http::StatusCode;
use clap::CommandFactory as _;
use protocol::wire::{LineResult, Outcome, PushResponse, PushStop, SIGNATURE};

use super::Cli;
use super::settings::Settings;
use crate::metrics::{Asked, Came, Filed, Instant, Metrics};
use crate::sql::Db;

const PAGE: &str = include_str!("../../OPERATING.md");

/// The cells of the table's rows whose first cell begins so, without the marks around code.
fn rows(first: &str) -> Vec<Vec<String>> {
    let begins = format!("| {first}");
    PAGE.lines()
        .filter(|line| line.starts_with(&begins))
        .map(|line| {
            // A bar within a cell is written with a stroke before it.
            let line = line.replace("\\|", "\u{1}");
            let cells = line.trim_matches('|').split('|');
            let clean = |cell: &str| cell.replace('`', "").replace('\u{1}', "|");
            cells.map(|cell| clean(cell).trim().to_owned()).collect()
        })
        .collect()
}

/// Flag, environment and what the help says of the default, of everything that `serve` takes.
fn flags() -> BTreeMap<String, (String, Option<String>)> {
    let cli = Cli::command();
    let serve = cli.find_subcommand("serve").unwrap();
    let of = |arg: &clap::Arg| {
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        let default = help.split_once("[default: ");
        let default = default.and_then(|(_, rest)| rest.split_once(']'));
        let variable = arg
            .get_env()
            .map(|name| name.to_string_lossy().into_owned());
        (
            format!("--{}", arg.get_long().unwrap()),
            (
                variable.unwrap_or_default(),
                default.map(|(word, _)| word.to_owned()),
            ),
        )
    };
    let own = |arg: &&clap::Arg| !matches!(arg.get_id().as_str(), "help" | "version");
    let all = cli.get_arguments().chain(serve.get_arguments());
    all.filter(own).map(of).collect()
}

/// The words of the file, as its reader names them when it meets another one.
fn words_of_the_file() -> BTreeSet<String> {
    let error = toml::from_str::<Settings>("no_such_word = 1").unwrap_err();
    let list = error.message().split_once("expected").unwrap().1;
    let words = list.split('`').skip(1).step_by(2);
    words.map(str::to_owned).collect()
}

#[test]
fn every_setting_is_in_the_table_and_nothing_else() {
    let mut flags = flags();
    let mut words = words_of_the_file();
    assert!(flags.len() > 5 && words.len() > 5);
    for row in rows("`--") {
        let name = row[0].split([' ', '[']).next().unwrap();
        let (variable, default) = flags.remove(name).expect(name);
        assert_eq!(row[1], variable, "{name}");
        if let Some(default) = default {
            assert_eq!(row[3], default, "{name}");
        }
        assert!(row[2].is_empty() || words.remove(&row[2]), "{name}");
    }
    assert!(flags.is_empty(), "not in the table: {flags:?}");
    assert!(words.is_empty(), "not in the table: {words:?}");
}

/// A metric with labels is told once something was counted.
async fn counted(folder: &Path) -> Metrics {
    let db = Db::open(&folder.join("test.sqlite")).await.unwrap();
    let metrics = Metrics::new(db.waits());
    metrics.answered("GET", "/", StatusCode::OK, Duration::ZERO);
    metrics.pushed(&PushResponse {
        sig: SIGNATURE.into(),
        results: vec![LineResult {
            n: 1,
            outcome: Outcome::Done,
        }],
        stop: Some(PushStop::Retry),
    });
    metrics.asked(Asked::Accepted);
    metrics.came(Came::Opened);
    metrics.filed(Filed::Kept);
    db.close().await;
    metrics
}

#[tokio::test]
async fn every_metric_is_in_the_table_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let text = counted(folder.path()).await.text(Instant {
        sessions: Some(0),
        catalogue: "1".into(),
        damaged: false,
    });
    // A counter's lines have the end `_total`, and that of the build `_info`, which its head leaves out.
    let there: BTreeSet<String> = text
        .lines()
        .filter_map(|line| line.strip_prefix("# TYPE ")?.split_once(' '))
        .map(|(name, kind)| match kind {
            "counter" => format!("{name}_total"),
            "info" => format!("{name}_info"),
            _ => name.to_owned(),
        })
        .collect();
    let rows = rows("`parcours_");
    let told: BTreeSet<String> = rows.into_iter().map(|row| row[0].clone()).collect();
    assert_eq!(told, there);
}

/// What stands before the bracket that closes the call.
fn arguments(call: &str) -> &str {
    let (mut open, mut in_text) = (1, false);
    for (at, char) in call.char_indices() {
        match char {
            '"' => in_text = !in_text,
            '(' if !in_text => open += 1,
            ')' if !in_text => open -= 1,
            _ => {}
        }
        if open == 0 {
            return &call[..at];
        }
    }
    call
}

/// What the sources of the server log as errors and warnings: of each message the longest part that is always the same.
fn messages(folder: &Path, into: &mut BTreeSet<String>) {
    // Commands of an operator's own say what they do to the one who runs them.
    const COMMANDS: [&str; 3] = ["import.rs", "main.rs", "operating.rs"];
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            messages(&path, into);
            continue;
        }
        let name = path.file_name().unwrap().to_str().unwrap();
        if COMMANDS.contains(&name) || !name.ends_with(".rs") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let calls = text
            .split("tracing::error!(")
            .skip(1)
            .chain(text.split("tracing::warn!(").skip(1));
        for call in calls {
            let message = arguments(call).rsplit('"').nth(1).unwrap_or_default();
            let parts = message.split(['{', '}']);
            let longest = parts.max_by_key(|part| part.len()).unwrap_or_default();
            into.insert(longest.trim_matches([' ', ';', ':']).to_owned());
        }
    }
}

#[test]
fn every_error_of_the_log_is_explained_and_nothing_else() {
    let mut said = BTreeSet::new();
    messages(
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")),
        &mut said,
    );
    let section = PAGE.split_once("Lines of the log").unwrap().1;
    let told = section
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    let told: BTreeSet<String> = told.map(|(line, _)| line.to_owned()).collect();
    let unexplained: Vec<_> = said
        .iter()
        .filter(|said| !told.iter().any(|told| said.starts_with(told.as_str())))
        .collect();
    assert!(unexplained.is_empty(), "not explained: {unexplained:?}");
    let unsaid: Vec<_> = told
        .iter()
        .filter(|told| !said.iter().any(|said| said.starts_with(told.as_str())))
        .collect();
    assert!(unsaid.is_empty(), "never said: {unsaid:?}");
}
