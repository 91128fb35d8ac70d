//! The synthetic corpus of the peers, read as the search and the store take it.

use std::path::Path;

use catalogue::search::{Doc, build};
use serde::Deserialize;

/// A sheet of the corpus.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct SyntheticSheet {
    /// `M00001`.
    pub(crate) id: String,
    /// Its one name.
    pub(crate) title: String,
    /// Other names.
    pub(crate) appellations: Vec<String>,
    /// A text of 150 words.
    pub(crate) body: String,
}

/// A question and the sheet it was made from.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Query {
    /// `prefix`, `accentless`, `typo` or `multiword`.
    pub(crate) kind: String,
    /// What is typed.
    pub(crate) q: String,
    /// The id of the sheet.
    pub(crate) target: String,
}

/// Reads one of the files that `corpus.mjs` writes.
pub(crate) fn read(path: &Path) -> anyhow::Result<Vec<SyntheticSheet>> {
    Ok(serde_json::from_slice(&std::fs::read(path)?)?)
}

/// The search index of a corpus.
pub(crate) fn index(sheets: &[SyntheticSheet]) -> Vec<u8> {
    build(sheets.iter().map(|sheet| Doc {
        masculine: sheet.title.clone(),
        feminine: sheet.title.clone(),
        other_names: sheet.appellations.clone(),
        texts: vec![sheet.body.clone()],
        ..Doc::default()
    }))
}
