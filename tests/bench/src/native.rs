//! The search on the synthetic corpus of the peers, outside a browser: a quick look while tuning.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Context;
use catalogue::search::Index;

use crate::corpus::{self, Query};

/// Prints size, times and success@10 for one size of corpus; every beginning of every query is asked too,
/// as when one types.
pub(crate) fn run(data: &Path, size: usize) -> anyhow::Result<()> {
    let sheets = corpus::read(&data.join(format!("corpus-{size}.json")))?;
    let queries: Vec<Query> = serde_json::from_slice(&std::fs::read(data.join("queries.json"))?)?;
    let started = Instant::now();
    let bytes = corpus::index(&sheets);
    let built = started.elapsed();
    let length = bytes.len();
    let started = Instant::now();
    let index = Index::open(bytes).context("the index just built does not open")?;
    let opened = started.elapsed();
    println!(
        "{size} sheets: built in {built:.0?}, {length} bytes, {} in memory, opened in {opened:.1?}",
        index.memory()
    );
    let mut times = Vec::new();
    let mut kinds = std::collections::BTreeMap::<&str, (u32, u32)>::new();
    for query in &queries {
        let started = Instant::now();
        let results = index.search(&query.q, 10);
        times.push((started.elapsed(), query.q.as_str()));
        let found = results
            .hits
            .iter()
            .any(|hit| sheets[hit.doc as usize].id == query.target);
        let kind = kinds.entry(&query.kind).or_default();
        kind.0 += u32::from(found);
        kind.1 += 1;
        if !found {
            println!("  missed {:?} ({})", query.q, query.kind);
        }
    }
    println!("  success@10 {kinds:?}; {}", quantiles(&mut times));
    let mut typed = Vec::new();
    for query in &queries {
        for (at, letter) in query.q.char_indices() {
            let beginning = &query.q[..at + letter.len_utf8()];
            let started = Instant::now();
            std::hint::black_box(index.search(beginning, 10));
            typed.push((started.elapsed(), beginning));
        }
    }
    println!("  each keystroke: {}", quantiles(&mut typed));
    Ok(())
}

fn quantiles(times: &mut [(Duration, &str)]) -> String {
    times.sort();
    let at = |share: f64| {
        times[((times.len() as f64 * share).ceil() as usize).clamp(1, times.len()) - 1]
    };
    format!(
        "p50 {:.0?}, p95 {:.0?}, max {:?}",
        at(0.5).0,
        at(0.95).0,
        at(1.0)
    )
}
