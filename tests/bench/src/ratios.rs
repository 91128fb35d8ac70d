//! The project's figures over those of a peer, with what is aimed at.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

/// A figure of the project beside the same one of a peer.
struct Aim {
    section: &'static str,
    what: &'static str,
    /// Its name in the results.
    figure: &'static str,
    /// The peer, or the best of all of them.
    peer: Option<&'static str>,
    /// At most this, as a ratio.
    most: f64,
}

const fn aim(
    section: &'static str,
    what: &'static str,
    figure: &'static str,
    peer: Option<&'static str>,
    most: f64,
) -> Aim {
    Aim {
        section,
        what,
        figure,
        peer,
        most,
    }
}

const MINISEARCH: Option<&str> = Some("minisearch");
const PACKED: Option<&str> = Some("raw, 64 per record");
const REACT: Option<&str> = Some("react");

const RXDB: Option<&str> = Some("rxdb");

const AIMS: [Aim; 13] = [
    aim("search", "query, p95", "p95", MINISEARCH, 0.2),
    aim("search", "from bytes to ready", "buildMs", MINISEARCH, 0.02),
    aim("search", "memory", "heapMB", MINISEARCH, 0.25),
    aim("store", "load", "loadMs", PACKED, 1.25),
    aim("store", "read of all", "readAllMs", PACKED, 1.25),
    aim("store", "bytes on disk", "diskMB", PACKED, 1.25),
    aim("store", "one sheet", "getP50", Some("raw IndexedDB"), 2.0),
    aim("shell", "first contentful paint", "fcp", None, 1.0),
    aim("shell", "list interactive", "interactive", REACT, 1.5),
    aim(
        "shell",
        "list, second load offline",
        "interactive2",
        REACT,
        1.5,
    ),
    aim("sync", "pull", "pullMs", RXDB, 0.333),
    aim("sync", "push", "pushMs", RXDB, 0.5),
    aim("sync", "bytes of a push", "pushKB", RXDB, 0.5),
];

/// Prints the table of ratios of a file of results; a figure that was not measured has no line.
pub(crate) fn print(results: &Path) -> Result<()> {
    let text = std::fs::read(results).with_context(|| format!("no {}", results.display()))?;
    let results: Value = serde_json::from_slice(&text)?;
    println!(
        "\n### RATIOS\n\n| section | N | figure | project | peer | its figure | ratio | aim |"
    );
    println!("| --- | --: | --- | --: | --- | --: | --: | --: |");
    for aim in &AIMS {
        let sizes = results["sections"][aim.section].as_object();
        for (size, measured) in sizes.into_iter().flatten() {
            if let Some(line) = aim.line(size, &measured["summary"]) {
                println!("{line}");
            }
        }
    }
    Ok(())
}

impl Aim {
    fn line(&self, size: &str, summary: &Value) -> Option<String> {
        let figure = |peer: &str| summary[peer][self.figure]["median"].as_f64();
        let ours = figure("project")?;
        let others = summary.as_object()?.keys();
        let (peer, theirs) = others
            .filter(|peer| *peer != "project" && self.peer.is_none_or(|wanted| wanted == *peer))
            .filter_map(|peer| Some((peer, figure(peer)?)))
            .min_by(|a, b| a.1.total_cmp(&b.1))?;
        let ratio = ours / theirs;
        let (section, what, most) = (self.section, self.what, self.most);
        let met = if ratio <= most { "" } else { ", missed" };
        Some(format!(
            "| {section} | {size} | {what} | {ours:.2} | {peer} | {theirs:.2} | {ratio:.3} | {most}{met} |"
        ))
    }
}
