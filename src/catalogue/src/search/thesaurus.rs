//! Pupils' words and what the sheets call the same thing: « véto » means « vétérinaire ».
//!
//! The data are the TOML files of `src/catalogue/thesaurus/`, one per theme. They hold general words of
//! twelve-year-olds; none is there because a test asks for it.

/// Some words of pupils and the words of the sheets that they stand for.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Deserialize)]
pub struct Entry {
    /// What pupils say; one or several words each (« réseaux sociaux »).
    pub says: Vec<String>,
    /// What the sheets say; several words must follow each other (« création contenu »), articles apart.
    pub means: Vec<String>,
}

/// Pupils' words, to be given to the [`super::Builder`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Thesaurus {
    /// The entries, in any order.
    pub entries: Vec<Entry>,
}
