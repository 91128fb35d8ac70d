//! Blocks of whole sheets, and the formations.

use super::Damaged;
use super::records::{self, Records};
use super::sheet::{read_formation, read_sheet, write_formation, write_sheet};
use crate::formation::Formation;
use crate::sheet::{Sheet, illustration_seed};

/// How many sheets a block holds, about.
const PER_BLOCK: usize = 32;

/// Into how many blocks (a power of two, at most 256) a catalogue of `sheets` is cut. It changes
/// only when the catalogue doubles or halves, so that a few new sheets move no other.
pub(super) fn block_count(sheets: usize) -> u32 {
    let wanted = (sheets / PER_BLOCK).clamp(1, 256) as u32;
    1 << wanted.ilog2()
}

/// The block of a sheet: a hash of its id, so that a changed sheet changes one block.
pub(super) fn block_of(id: &str, blocks: u32) -> u32 {
    let seed = illustration_seed(id);
    ((seed ^ (seed >> 32)) as u32) & (blocks - 1)
}

pub(super) fn write_block(sheets: &mut [&Sheet]) -> Vec<u8> {
    sheets.sort_by(|one, other| one.id.cmp(&other.id));
    let records: Vec<(&str, Vec<u8>)> = sheets
        .iter()
        .map(|sheet| (sheet.id.as_str(), write_sheet(sheet)))
        .collect();
    records::write(&records)
}

pub(super) fn write_formations(formations: &[Formation]) -> Vec<u8> {
    let mut records: Vec<(&str, Vec<u8>)> = formations
        .iter()
        .map(|formation| (formation.id.as_str(), write_formation(formation)))
        .collect();
    records.sort_by(|one, other| one.0.cmp(other.0));
    records::write(&records)
}

/// A block of whole sheets, opened over its bytes; a sheet is decoded when it is asked for.
pub struct BlockReader<B>(Records<B>);

impl<B: AsRef<[u8]>> BlockReader<B> {
    /// Finds the sheets of a block.
    ///
    /// # Errors
    /// [`Damaged`] when the bytes are not a block.
    pub fn open(bytes: B) -> Result<Self, Damaged> {
        Records::open(bytes).map(Self)
    }

    /// The sheet of that id (its own, not an alias); `None` when it is not in this block.
    ///
    /// # Errors
    /// [`Damaged`] when the sheet's bytes are not a sheet.
    pub fn sheet(&self, id: &str) -> Result<Option<Sheet>, Damaged> {
        self.0.get(id).map(read_sheet).transpose()
    }

    /// The ids in the block, sorted.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.ids()
    }
}

/// All formations, opened over their bytes; one is decoded when it is asked for.
pub struct FormationsReader<B>(Records<B>);

impl<B: AsRef<[u8]>> FormationsReader<B> {
    /// Finds the formations.
    ///
    /// # Errors
    /// [`Damaged`] when the bytes are not formations.
    pub fn open(bytes: B) -> Result<Self, Damaged> {
        Records::open(bytes).map(Self)
    }

    /// The formation of that id (`FOR.7014`); `None` when the catalogue has none.
    ///
    /// # Errors
    /// [`Damaged`] when its bytes are not a formation.
    pub fn formation(&self, id: &str) -> Result<Option<Formation>, Damaged> {
        self.0.get(id).map(read_formation).transpose()
    }

    /// The ids, sorted.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.ids()
    }
}
