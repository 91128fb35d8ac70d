//! The published catalogue: an index and the content-addressed parts that it names.
//!
//! | part | what it holds |
//! | --- | --- |
//! | `first` | the first rows of the list, to show at once |
//! | `list` | every summary, in the order of publication |
//! | `search` | the search index over the same positions |
//! | `block-XX` | some 32 whole sheets each, by a hash of their ids |
//! | `formations` | the formations |
//! | `lycees` | the lycées that bear the label *lycée des métiers* |
//!
//! Equal catalogues make equal bytes; a changed sheet changes its block, and the list when its
//! summary changed. Every reader checks its bounds: damaged bytes are an error, never a panic.
//! Deliberately absent: compression (the transport's affair), other schools and companies (the server's).

mod block;
mod codec;
mod index;
mod list;
mod lycees;
mod records;
mod sheet;

pub use block::{BlockReader, FormationsReader};
pub use index::{FIRST, FORMATIONS, Index, LIST, LYCEES, Part, SEARCH, verify};
pub use list::{Facets, ListReader, write_list};
pub use lycees::read_lycees;

use crate::collection::Catalogue;

/// How many rows the part [`FIRST`] holds.
pub const FIRST_ROWS: usize = 60;

/// Why bytes are not what they should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Damaged {
    /// The content is not the one that the index names.
    #[error("the checksum differs")]
    Checksum,
    /// Something is missing, or the length differs from the index's.
    #[error("the bytes are cut short")]
    Truncated,
    /// The bytes do not follow the format.
    #[error("the bytes do not follow the format")]
    Format,
    /// Not an index of this version of the format.
    #[error("not an index of this version")]
    Version,
}

/// A catalogue ready to be served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The index.
    pub index: Index,
    /// The bytes of each part of [`Index::parts`], in the same order.
    pub parts: Vec<Vec<u8>>,
}

/// Makes the packs of a catalogue. `search` are the bytes of the search index built over
/// `catalogue.sheets` in their order; without them the part is left out.
pub fn build(catalogue: &Catalogue, search: Option<Vec<u8>>) -> Published {
    let sheets = &catalogue.sheets;
    let first = sheets.get(..FIRST_ROWS).unwrap_or(sheets);
    let blocks = block::block_count(sheets.len());
    let mut named = vec![
        (FIRST.to_owned(), write_list(first)),
        (LIST.to_owned(), write_list(sheets)),
    ];
    named.extend(search.map(|bytes| (SEARCH.to_owned(), bytes)));
    for block in 0..blocks {
        let mut members: Vec<_> = sheets
            .iter()
            .filter(|sheet| block::block_of(&sheet.id, blocks) == block)
            .collect();
        named.push((index::block_name(block), block::write_block(&mut members)));
    }
    if !catalogue.formations.is_empty() {
        named.push((
            FORMATIONS.to_owned(),
            block::write_formations(&catalogue.formations),
        ));
    }
    if !catalogue.lycees.is_empty() {
        named.push((LYCEES.to_owned(), lycees::write(&catalogue.lycees)));
    }
    let parts = named
        .iter()
        .map(|(name, bytes)| Part::of(name, bytes))
        .collect();
    let index = Index::new(sheets.len(), blocks, catalogue.licences.clone(), parts);
    Published {
        index,
        parts: named.into_iter().map(|(_, bytes)| bytes).collect(),
    }
}
