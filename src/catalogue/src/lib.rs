//! Métier and formation sheets: the model, the readers of the open data, the published packs and
//! the search index. Pure: no clock, no random source, no network.

pub mod collection;
pub mod entreprise;
pub mod etablissement;
pub mod explore;
pub mod facet;
pub mod filter;
pub mod formation;
pub mod glossary;
#[cfg(feature = "import")]
pub mod import;
pub mod lycee;
pub mod pack;
pub mod rich;
pub mod search;
pub mod sheet;
pub mod slug;
pub mod texts;
