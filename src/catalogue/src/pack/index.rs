//! The index of a published catalogue: which parts there are, and their checksums.

use sha2::{Digest, Sha256};

use super::Damaged;
use super::block::block_of;
use super::codec::{Reader, Writer};
use crate::collection::{Licence, LicenceOf};
use crate::sheet::Source;

/// First bytes of an index. The digit is the version of all the formats of this module: a client
/// that meets another one keeps what it has until it is updated itself.
const MAGIC: &[u8; 4] = b"PMC1";

/// Name of the part with every summary.
pub const LIST: &str = "list";
/// Name of the part with the first rows of the list, in the same format and at the same positions:
/// small, to be shown while the whole is on its way.
pub const FIRST: &str = "first";
/// Name of the part with the search index.
pub const SEARCH: &str = "search";
/// Name of the part with the formations.
pub const FORMATIONS: &str = "formations";
/// Name of the part with the lycées that bear the label *lycée des métiers*.
pub const LYCEES: &str = "lycees";

/// With what the names of blocks begin.
const BLOCK: &str = "block-";
/// How many blocks travel in one bundle. On a line of 1.5 Mbit/s one takes some two seconds.
const PER_BUNDLE: usize = 16;

/// A part of a published catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name: [`LIST`], [`FIRST`], [`SEARCH`], [`FORMATIONS`], [`LYCEES`], or `block-00`… in hexadecimal.
    pub name: String,
    /// SHA-256 of its bytes as published, before any compression of the transport.
    pub sha256: [u8; 32],
    /// Its length in bytes, likewise.
    pub bytes: u64,
}

impl Part {
    /// The part that these bytes are.
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        Self {
            name: name.to_owned(),
            sha256: Sha256::digest(bytes).into(),
            bytes: bytes.len() as u64,
        }
    }

    /// The checksum in lowercase hexadecimal: the part's address, under which its bytes never change.
    pub fn address(&self) -> String {
        hex(&self.sha256)
    }
}

/// Checks that `bytes` are the part that the index names.
///
/// # Errors
/// [`Damaged::Truncated`] when the length differs, [`Damaged::Checksum`] when the content does.
pub fn verify(part: &Part, bytes: &[u8]) -> Result<(), Damaged> {
    if bytes.len() as u64 != part.bytes {
        return Err(Damaged::Truncated);
    }
    if Sha256::digest(bytes).as_slice() != part.sha256 {
        return Err(Damaged::Checksum);
    }
    Ok(())
}

/// The index of a published catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    /// Sixteen hexadecimal digits made from all parts: equal for equal catalogues.
    pub version: String,
    /// How many sheets there are.
    pub sheets: u64,
    /// Into how many blocks they are cut, a power of two.
    pub blocks: u32,
    /// The lines of attribution to show.
    pub licences: Vec<Licence>,
    /// The parts.
    pub parts: Vec<Part>,
}

impl Index {
    pub(super) fn new(
        sheets: usize,
        blocks: u32,
        licences: Vec<Licence>,
        parts: Vec<Part>,
    ) -> Self {
        let index = Self {
            version: String::new(),
            sheets: sheets as u64,
            blocks,
            licences,
            parts,
        };
        let digest = Sha256::digest(index.encode());
        let version = digest.iter().take(8).copied().collect::<Vec<u8>>();
        Self {
            version: hex(&version),
            ..index
        }
    }

    /// The part of that name.
    pub fn part(&self, name: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.name == name)
    }

    /// The name of the block that holds the sheet of this id (its own, not an alias: see
    /// [`super::ListReader::find`]).
    pub fn block_of(&self, id: &str) -> String {
        block_name(block_of(id, self.blocks))
    }

    /// The parts in their order, the blocks among them with the address of their bundle: blocks that follow each other, sent
    /// end to end at a first visit, which takes fewer requests and compresses better. The address is this version and a number.
    pub fn parts_in_bundles(&self) -> impl Iterator<Item = (&Part, Option<String>)> {
        let mut blocks = 0;
        self.parts.iter().map(move |part| {
            let is_block = part.name.starts_with(BLOCK);
            let bundle = is_block.then(|| {
                let number = blocks / PER_BUNDLE;
                blocks += 1;
                [&self.version, "-", &number.to_string()].concat()
            });
            (part, bundle)
        })
    }

    /// The lines of attribution of all that is shown: companies are read and checked, but no page shows any.
    pub fn credits(&self) -> impl Iterator<Item = &str> {
        self.licences
            .iter()
            .filter(|licence| licence.of != LicenceOf::Entreprises)
            .map(|licence| licence.line.as_str())
    }

    /// The line of attribution of a source of sheets.
    pub fn licence(&self, source: Source) -> Option<&str> {
        let wanted = LicenceOf::Sheets(source);
        self.licences
            .iter()
            .find(|licence| licence.of == wanted)
            .map(|licence| licence.line.as_str())
    }

    /// The line of attribution of the schools.
    pub fn schools_licence(&self) -> Option<&str> {
        let mut licences = self.licences.iter();
        let found = licences.find(|licence| licence.of == LicenceOf::Etablissements);
        found.map(|licence| licence.line.as_str())
    }

    /// The index as bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.bytes.extend_from_slice(MAGIC);
        out.text(&self.version);
        out.number(self.sheets);
        out.number(self.blocks.into());
        out.count(self.licences.len());
        for licence in &self.licences {
            out.byte(licence_byte(licence.of));
            out.text(&licence.line);
        }
        out.count(self.parts.len());
        for part in &self.parts {
            out.text(&part.name);
            out.bytes.extend_from_slice(&part.sha256);
            out.number(part.bytes);
        }
        out.bytes
    }

    /// Reads an index.
    ///
    /// # Errors
    /// [`Damaged::Version`] for an index of another version of the format or something else
    /// altogether (a login page of the network, say), another [`Damaged`] for one that is cut or
    /// altered.
    pub fn decode(bytes: &[u8]) -> Result<Self, Damaged> {
        let input = &mut Reader::new(bytes);
        if input.take(MAGIC.len()).map_err(|_| Damaged::Version)? != MAGIC {
            return Err(Damaged::Version);
        }
        let index = Self {
            version: input.string()?,
            sheets: input.number()?,
            blocks: input.bits()?,
            licences: input.list(|input| {
                let of = LICENCES.get(usize::from(input.byte()?)).copied();
                Ok(Licence {
                    of: of.ok_or(Damaged::Format)?,
                    line: input.string()?,
                })
            })?,
            parts: input.list(|input| {
                let name = input.string()?;
                let sha256 = input.take(32)?.try_into().map_err(|_| Damaged::Format)?;
                Ok(Part {
                    name,
                    sha256,
                    bytes: input.number()?,
                })
            })?,
        };
        input.end()?;
        if !index.blocks.is_power_of_two() {
            return Err(Damaged::Format);
        }
        Ok(index)
    }
}

const LICENCES: [LicenceOf; 5] = [
    LicenceOf::Sheets(Source::Starter),
    LicenceOf::Sheets(Source::Onisep),
    LicenceOf::Sheets(Source::Rome),
    LicenceOf::Etablissements,
    LicenceOf::Entreprises,
];

fn licence_byte(of: LicenceOf) -> u8 {
    LICENCES
        .iter()
        .position(|known| *known == of)
        .unwrap_or_default() as u8
}

/// The name of a block.
pub(super) fn block_name(block: u32) -> String {
    let mut name = String::from(BLOCK);
    name.push_str(&hex(&[block as u8]));
    name
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |value: u8| char::from(DIGITS[usize::from(value & 15)]);
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(*byte)])
        .collect()
}
