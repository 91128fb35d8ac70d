//! Métier and formation sheets: the model, the readers of the open data, the published packs and
//! the search index. Pure: no clock, no random source, no network.

pub mod entreprise;
pub mod etablissement;
pub mod facet;
pub mod formation;
pub mod rich;
pub mod sheet;
pub mod slug;
