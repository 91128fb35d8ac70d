//! The real sheets as a corpus of the peers: the same benchmark over another folder of data.

use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use catalogue::search::Doc;
use catalogue::sheet::Sheet;
use serde::Serialize;

use crate::peers::{copy_folder, done};

/// A sheet in the shape of the peers' corpus.
#[derive(Serialize)]
struct Row {
    /// Numbered as in the peers' corpus: one of the peers finds a sheet by its number.
    id: String,
    title: String,
    appellations: Vec<String>,
    body: String,
    fiche: String,
}

impl Row {
    fn of(number: usize, sheet: &Sheet) -> Self {
        let doc = Doc::from(sheet);
        let title = match doc.masculine == doc.feminine {
            true => doc.masculine,
            false => [doc.masculine.as_str(), &doc.feminine].join(" "),
        };
        let mut appellations = doc.other_names;
        if appellations.is_empty() {
            appellations.push(title.clone());
        }
        let texts = [doc.hook, doc.texts.join(" ")].join(" ");
        Self {
            id: format!("M{number:05}"),
            title,
            appellations,
            // One paragraph, as the peers' texts are.
            body: texts.split_whitespace().collect::<Vec<_>>().join(" "),
            fiche: String::new(),
        }
    }
}

/// Copies the peers' benchmark from `source` to `copy`, with the packages of `peers`, and writes the sheets and questions
/// made from them where it looks for its corpus. Hands back how many sheets there are.
pub(crate) fn prepare(sheets: &[Sheet], source: &Path, peers: &Path, copy: &Path) -> Result<usize> {
    let data = copy.join("data");
    if !copy.join("bench.mjs").exists() {
        copy_folder(source, copy)?;
        symlink(
            std::fs::canonicalize(peers.join("node_modules"))?,
            copy.join("node_modules"),
        )
        .context("cannot share the packages")?;
    }
    // Its own sizes must be there, else it writes them and its questions anew.
    copy_folder(&peers.join("data"), &data)?;
    let numbered = (1..).zip(sheets);
    let rows: Vec<Row> = numbered
        .map(|(number, sheet)| Row::of(number, sheet))
        .collect();
    let file = data.join(format!("corpus-{}.json", rows.len()));
    std::fs::write(&file, serde_json::to_vec(&rows)?)?;
    std::fs::write(copy.join("questions.mjs"), include_str!("questions.mjs"))?;
    done(
        Command::new("node")
            .current_dir(copy)
            .arg("questions.mjs")
            .arg(rows.len().to_string()),
    )?;
    Ok(rows.len())
}
