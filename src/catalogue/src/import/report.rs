//! What an import tells of itself.

use std::io;

/// A record that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The file's name within what was imported.
    pub file: String,
    /// Line on which the record starts, from 1; 0 when the file as a whole is meant.
    pub line: u64,
    /// Why, in English, for the operator.
    pub reason: String,
}

/// The account of one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The source's name as on the command line: `rome`, `onisep`, `starter`…
    pub source: &'static str,
    /// Records met, refused ones included.
    pub read: usize,
    /// Records that joined another one (for the sources of sheets, those that share their sheet or
    /// completed one; for the files of schools, those joined by UAI).
    pub merged: usize,
    /// Records that are in the catalogue by themselves.
    pub own: usize,
    /// Records that complete one that is not there (a school closed since), or say nothing of it.
    pub aside: usize,
    /// Records left out, and rows that belong to no record. But for the latter, `read` is the sum of
    /// these four: nothing is lost silently.
    pub refused: Vec<Refusal>,
}

impl Report {
    pub(super) fn new(source: &'static str) -> Self {
        Self {
            source,
            read: 0,
            merged: 0,
            own: 0,
            aside: 0,
            refused: Vec::new(),
        }
    }

    pub(super) fn refuse(&mut self, file: &str, line: u64, reason: impl Into<String>) {
        self.refused.push(Refusal {
            file: file.to_owned(),
            line,
            reason: reason.into(),
        });
    }
}

/// Why a source could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// A file or folder that the source cannot do without is absent.
    #[error("{0} is missing")]
    Missing(String),
    /// The disk refused.
    #[error("cannot read {file}: {cause}")]
    Io {
        /// Which file.
        file: String,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
    /// A table lacks a column.
    #[error("{file} has no column {column}")]
    Column {
        /// Which file.
        file: String,
        /// The column's name.
        column: &'static str,
    },
    /// Nothing in the folder looks like this source.
    #[error("no record found in {0}")]
    Empty(String),
}

impl ImportError {
    pub(super) fn io(file: &str, cause: io::Error) -> Self {
        if cause.kind() == io::ErrorKind::NotFound {
            Self::Missing(file.to_owned())
        } else {
            Self::Io {
                file: file.to_owned(),
                cause,
            }
        }
    }
}
