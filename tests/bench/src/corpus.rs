//! The synthetic corpus of the peers, read as the search and the store take it.

use std::path::Path;

use catalogue::search::{Doc, build};
use serde::Deserialize;

/// A sheet of the corpus.
#[derive(Debug, Clone, Deserialize)]
pub struct SyntheticSheet {
    /// `M00001`.
    pub id: String,
    /// Its one name.
    pub title: String,
    /// Other names.
    pub appellations: Vec<String>,
    /// A text of 150 words.
    pub body: String,
}

/// A question and the sheet it was made from.
#[derive(Debug, Clone, Deserialize)]
pub struct Query {
    /// `prefix`, `accentless`, `typo` or `multiword`.
    pub kind: String,
    /// What is typed.
    pub q: String,
    /// The id of the sheet.
    pub target: String,
}

/// Reads one of the files that `corpus.mjs` writes.
pub fn read(path: &Path) -> anyhow::Result<Vec<SyntheticSheet>> {
    Ok(serde_json::from_slice(&std::fs::read(path)?)?)
}

/// The search index of a corpus.
pub fn index(sheets: &[SyntheticSheet]) -> Vec<u8> {
    build(sheets.iter().map(|sheet| Doc {
        masculine: sheet.title.clone(),
        feminine: sheet.title.clone(),
        other_names: sheet.appellations.clone(),
        texts: vec![sheet.body.clone()],
        ..Doc::default()
    }))
}
