//! The search on the real sheets, beside MiniSearch on the same documents in the same run.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, ensure};
use catalogue::search::{Doc, Index, of_sheets};
use catalogue::sheet::Sheet;
use parcours_tests::relevance::{Measures, Question, rank};
use serde::Serialize;

/// What the script for MiniSearch reads: the same texts, in the three fields of the peers' benchmark.
#[derive(Serialize)]
struct PeerDoc {
    id: usize,
    title: String,
    appellations: String,
    body: String,
}

#[derive(Serialize)]
struct PeerInput<'a> {
    docs: Vec<PeerDoc>,
    queries: Vec<&'a str>,
}

/// Prints the measures of both, and the questions that ours does not answer; `peers` is a folder with
/// MiniSearch installed.
pub(crate) fn run(sheets: &[Sheet], peers: &Path, show_held: bool) -> anyhow::Result<()> {
    let questions = Question::all();
    let docs: Vec<Doc> = sheets.iter().map(Doc::from).collect();
    let ours = ours(sheets, &questions)?;
    let theirs = minisearch(&docs, &questions, peers)?;
    println!("\n{} sheets, {} questions", sheets.len(), questions.len());
    println!(
        "| questions | engine | n | MRR | success@1 % | success@10 % |\n| --- | --- | --: | --: | --: | --: |"
    );
    for (name, held) in [
        ("all", None),
        ("tuned on", Some(false)),
        ("held out", Some(true)),
    ] {
        for (engine, answers) in [("project", &ours), ("minisearch", &theirs)] {
            let chosen = questions
                .iter()
                .zip(answers)
                .filter(|(question, _)| held.is_none_or(|held| question.held == held));
            let measures =
                Measures::of(chosen.map(|(question, answer)| rank(question, answer, sheets)));
            println!(
                "| {name} | {engine} | {} | {:.3} | {:.1} | {:.1} |",
                measures.questions,
                measures.mrr,
                measures.success_at_1 * 100.0,
                measures.success_at_10 * 100.0
            );
        }
    }
    for (question, answer) in questions
        .iter()
        .zip(&ours)
        .filter(|(question, _)| show_held || !question.held)
    {
        let rank = rank(question, answer, sheets);
        if rank != Some(1) {
            let names: Vec<&str> = answer
                .iter()
                .take(5)
                .map(|doc| sheets[*doc].names.masculine.as_str())
                .collect();
            println!("{rank:?} {:?}: {}", question.text, names.join(" · "));
        }
    }
    Ok(())
}

fn ours(sheets: &[Sheet], questions: &[Question]) -> anyhow::Result<Vec<Vec<usize>>> {
    let bytes = of_sheets(sheets);
    let mut packed = Vec::new();
    brotli::BrotliCompress(
        &mut bytes.as_slice(),
        &mut packed,
        &brotli::enc::BrotliEncoderParams::default(),
    )?;
    println!("index: {} bytes, {} with brotli", bytes.len(), packed.len());
    let index = Index::open(bytes)?;
    let hits = |text: &str| {
        index
            .search(text, 10)
            .hits
            .into_iter()
            .map(|hit| hit.doc as usize)
            .collect()
    };
    Ok(questions
        .iter()
        .map(|question| hits(&question.text))
        .collect())
}

fn minisearch(
    docs: &[Doc],
    questions: &[Question],
    peers: &Path,
) -> anyhow::Result<Vec<Vec<usize>>> {
    let docs = docs.iter().enumerate().map(|(id, doc)| PeerDoc {
        id,
        title: [doc.masculine.as_str(), &doc.feminine].join(" "),
        appellations: [doc.other_names.join(" "), doc.words.join(" ")].join(" "),
        body: [doc.hook.clone(), doc.themes.join(" "), doc.texts.join(" ")].join(" "),
    });
    let input = PeerInput {
        docs: docs.collect(),
        queries: questions.iter().map(|q| q.text.as_str()).collect(),
    };
    let path = peers.join("relevance-input.json");
    std::fs::write(&path, serde_json::to_vec(&input)?)?;
    let script = peers.join("relevance.mjs");
    std::fs::write(&script, include_str!("minisearch.mjs"))?;
    let output = Command::new("node")
        .arg(&script)
        .arg(&path)
        .output()
        .context("node could not be started")?;
    ensure!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(serde_json::from_slice(&output.stdout)?)
}
