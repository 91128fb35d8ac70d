//! What a search answers.

use super::Field;

/// How a typed word was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The very word.
    Exact,
    /// Another form of it: plural, other gender, same family.
    Stem,
    /// The beginning of a longer word.
    Prefix,
    /// A pupils' word, translated to one of the sheets'.
    Synonym,
    /// One letter away.
    Typo,
}

/// Why a sheet is among the hits: one typed word and what it met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matched {
    /// Bytes of the typed word in the question.
    pub typed: std::ops::Range<usize>,
    /// The folded word of the sheets that was met (« veterinaire »), or words (« createur contenu »).
    pub term: String,
    /// How.
    pub kind: Kind,
    /// The strongest part of the sheet that holds it.
    pub field: Field,
}

/// A sheet that answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Its number: its position when the index was built.
    pub doc: u32,
    /// Comparable within one answer only.
    pub score: f32,
    /// One line for each typed word that was met, in the order typed.
    pub why: Vec<Matched>,
}

/// An answer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Results {
    /// The best sheets, best first.
    pub hits: Vec<Hit>,
    /// How many sheets answer in all.
    pub total: u32,
}
