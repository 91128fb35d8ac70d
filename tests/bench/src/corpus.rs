//! The files that the peers' `corpus.mjs` writes.

use std::path::Path;

use serde::Deserialize;

#[path = "../page/corpus.rs"]
mod shared;

pub(crate) use shared::{Row, index, sheet};

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

/// Reads a file of sheets.
pub(crate) fn read(path: &Path) -> anyhow::Result<Vec<Row>> {
    Ok(shared::read(&std::fs::read_to_string(path)?)?)
}
