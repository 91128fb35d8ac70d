//! Search among the sheets as one types, in the browser, without a server.
//!
//! The server prepares the index once ([`Builder`]); the browser opens its bytes ([`Index::open`]) and
//! answers at each keystroke ([`Index::search`]). Words are folded ([`words`]), joined by plural and
//! gender ([`stem`]), completed while they are typed, forgiven one typing error, and translated from
//! pupils' words to those of the sheets ([`thesaurus`]). Each hit says why it is there.
//!
//! What is deliberately absent: the texts themselves. A hit names a sheet by its position; what is
//! shown comes from the sheet, where [`highlight`] finds the words that matched.

mod answer;
mod build;
mod doc;
mod expand;
mod format;
mod index;
mod mark;
mod query;
pub mod stem;
pub mod thesaurus;
mod trie;
mod weight;
pub mod words;
mod write;

pub use answer::{Hit, Kind, Matched, Results};
pub use build::{Builder, build};
#[cfg(feature = "import")]
pub use doc::of_sheets;
pub use format::Damaged;
pub use index::Index;
pub use mark::highlight;

/// What the index reads of a sheet. Its position in the iteration is the number of the sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Doc {
    /// Name in the masculine (« boulanger »).
    pub masculine: String,
    /// Name in the feminine (« boulangère »); may be equal to the masculine.
    pub feminine: String,
    /// Other names, of both genders.
    pub other_names: Vec<String>,
    /// Pupils' words for this very métier.
    pub words: Vec<String>,
    /// The one sentence that presents the métier.
    pub hook: String,
    /// Short labels: domain, centres of interest, school subjects, sectors.
    pub themes: Vec<String>,
    /// Longer texts: what one does, skills, where one works.
    pub texts: Vec<String>,
}

/// Where in a sheet a word was found, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// One of the two names of the sheet.
    Name,
    /// Another name.
    OtherName,
    /// A pupils' word for this very métier.
    Word,
    /// The hook.
    Hook,
    /// A label: domain, interest, subject.
    Theme,
    /// A longer text.
    Text,
}

impl Field {
    pub(crate) const ALL: [Field; 6] = [
        Field::Name,
        Field::OtherName,
        Field::Word,
        Field::Hook,
        Field::Theme,
        Field::Text,
    ];

    /// Lists of postings are kept apart by tier, so that a broad question reads only the names.
    pub(crate) fn tier(self) -> usize {
        match self {
            Field::Name => 0,
            Field::OtherName | Field::Word => 1,
            Field::Hook | Field::Theme | Field::Text => 2,
        }
    }
}
