//! The layout of an index: a header, a checksum, six parts.
//!
//! ```text
//! magic "PIDX1\0\0\0" · checksum u64 · docs u32 · stems u32 · surfaces u32 · length of each part u32 × 6
//! words     fst: folded word → rank of the word in alphabetical order
//! surfaces  for each rank: zigzag difference of its stem's number with the one before, then a bit for a bare stem
//! stems     for each stem and each tier: number of sheets, bytes of steps beyond one each (varints)
//! postings  for each stem and each tier: steps from sheet to sheet (varints), then a byte of weight each
//! titles    for each sheet: bytes that follow, then the stems of its title (varints)
//! aliases   for each pupils' word: its stem, how many it means, their stems (varints)
//! ```
//! All integers are little-endian. The checksum covers all that follows it.

/// First bytes of an index; the digit is the version of the layout.
pub(super) const MAGIC: [u8; 8] = *b"PIDX1\0\0\0";
/// Bytes before the first part.
pub(super) const HEADER: usize = 16 + 4 * 9;
/// How many parts follow the header.
pub(super) const PARTS: usize = 6;

/// The bytes are not an index, or not a whole one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the search index is damaged")]
pub struct Damaged;

/// A fast 64-bit checksum (not a protection against forgery: packs have a hash of their own).
pub(super) fn checksum(bytes: &[u8]) -> u64 {
    const K: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |hash: u64, word: u64| (hash.rotate_left(23) ^ word).wrapping_mul(K);
    let (chunks, rest) = bytes.as_chunks::<8>();
    let mut hash = chunks.iter().fold(bytes.len() as u64, |hash, chunk| {
        mix(hash, u64::from_le_bytes(*chunk))
    });
    for byte in rest {
        hash = mix(hash, u64::from(*byte));
    }
    hash ^ (hash >> 29)
}

/// Appends an integer, seven bits a byte, low bits first.
pub(super) fn put(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Reads what [`put`] wrote, forward through a slice.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// The next integer; `None` at the end, or when it is cut or too long.
    #[inline(always)]
    pub(super) fn next(&mut self) -> Option<u32> {
        let (&first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        if first < 0x80 {
            return Some(u32::from(first));
        }
        self.long(u32::from(first & 0x7f))
    }

    fn long(&mut self, mut value: u32) -> Option<u32> {
        for shift in [7, 14, 21, 28] {
            let byte = self.byte()?;
            value |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(first)
    }

    pub(super) fn skip(&mut self, count: usize) -> Option<()> {
        self.bytes = self.bytes.get(count..)?;
        Some(())
    }

    pub(super) fn left(&self) -> usize {
        self.bytes.len()
    }
}

/// Signed differences as small unsigned integers.
pub(super) fn zigzag(value: i32) -> u32 {
    ((value << 1) ^ (value >> 31)) as u32
}

/// The reverse of [`zigzag`].
pub(super) fn unzigzag(value: u32) -> i32 {
    (value >> 1) as i32 ^ -((value & 1) as i32)
}
