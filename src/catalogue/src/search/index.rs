//! An index opened from its bytes: small tables beside the postings, which stay as they came.

use std::ops::Range;

use super::expand::Expansion;
use super::format::{Damaged, HEADER, MAGIC, PARTS, Reader, checksum, unzigzag};
use super::trie::{Span, Trie};
use super::weight;

/// Where the postings of a stem are, by tier.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Stem {
    start: u32,
    bytes: [u32; 3],
    /// How many sheets, by tier.
    pub(super) sheets: [u32; 3],
}

/// Marks a stem listed among the words without being one.
const BARE: u32 = 1 << 31;

/// A search index ready to answer; see [`super::build`] for how its bytes are made.
///
/// ```
/// use catalogue::search::{Doc, Index, build};
///
/// let doc = Doc { masculine: "boulanger".into(), feminine: "boulangère".into(), ..Doc::default() };
/// let index = Index::open(build([doc]))?;
/// assert_eq!(index.search("Boulangères", 10).hits[0].doc, 0);
/// # Ok::<(), catalogue::search::Damaged>(())
/// ```
#[derive(Debug)]
pub struct Index {
    bytes: Vec<u8>,
    docs: u32,
    words: Range<usize>,
    postings: Range<usize>,
    titles: Range<usize>,
    /// By rank of word: its stem, and [`BARE`] for what is no word of a text.
    stem_of: Vec<u32>,
    stems: Vec<Stem>,
    /// By sheet: where its title begins in `titles`.
    title_at: Vec<u32>,
    /// Stem of a pupils' word → range in `meant`, sorted by stem.
    said: Vec<(u32, u32, u32)>,
    meant: Vec<u32>,
    pub(super) weights: [u16; 256],
}

impl Index {
    /// Opens an index. The bytes are checked once, whole; opening reads only the small tables.
    ///
    /// # Errors
    /// [`Damaged`] when the bytes are cut, changed, or not an index of this version.
    pub fn open(bytes: Vec<u8>) -> Result<Self, Damaged> {
        Self::read(bytes).ok_or(Damaged)
    }

    fn read(bytes: Vec<u8>) -> Option<Self> {
        let (counts, parts) = header(&bytes)?;
        let [docs, stem_count, surfaces] = counts;
        let [words, surfaces_part, stems_part, postings, titles, aliases] = parts;
        if Trie::whole(&bytes[words.clone()])?.len() != surfaces as usize {
            return None;
        }
        let stem_of = read_surfaces(&bytes[surfaces_part], surfaces, stem_count)?;
        let stems = read_stems(&bytes[stems_part], stem_count, postings.len())?;
        let title_at = read_titles(&bytes[titles.clone()], docs)?;
        let (said, meant) = read_aliases(&bytes[aliases], stem_count)?;
        let weights = weight::table();
        Some(Self {
            docs,
            words,
            postings,
            titles,
            stem_of,
            stems,
            title_at,
            said,
            meant,
            weights,
            bytes,
        })
    }

    /// How many sheets are indexed.
    pub fn len(&self) -> u32 {
        self.docs
    }

    /// Whether no sheet is indexed.
    pub fn is_empty(&self) -> bool {
        self.docs == 0
    }

    /// Bytes of memory that the index holds.
    pub fn memory(&self) -> usize {
        self.bytes.capacity()
            + 4 * (self.stem_of.capacity() + self.title_at.capacity() + self.meant.capacity())
            + size_of::<Stem>() * self.stems.capacity()
            + 12 * self.said.capacity()
            + size_of::<Self>()
    }

    pub(super) fn trie(&self) -> Option<Trie<'_>> {
        Trie::new(&self.bytes[self.words.clone()])
    }

    pub(super) fn stem_count(&self) -> usize {
        self.stems.len()
    }

    /// The stems of a span of words, with the rank of each.
    pub(super) fn stems_of(&self, (first, last): Span) -> impl Iterator<Item = (u32, u32)> + '_ {
        let known = self
            .stem_of
            .get(first as usize..=last as usize)
            .unwrap_or_default();
        (first..).zip(known.iter().map(|stem| stem & !BARE))
    }

    pub(super) fn stem(&self, stem: u32) -> Stem {
        self.stems.get(stem as usize).copied().unwrap_or_default()
    }

    /// What a pupils' word means.
    pub(super) fn meant(&self, stem: u32) -> &[u32] {
        match self.said.binary_search_by_key(&stem, |said| said.0) {
            Ok(at) => self
                .meant
                .get(self.said[at].1 as usize..self.said[at].2 as usize)
                .unwrap_or_default(),
            Err(_) => &[],
        }
    }

    /// The word to show for a meaning: the one met, or for a translation one of what it means; never
    /// a bare stem.
    pub(super) fn rank_of(&self, meaning: &Expansion) -> u32 {
        let met = self.stem_of.get(meaning.rank as usize).copied();
        if met == Some(meaning.stem) {
            return meaning.rank;
        }
        let shown = self.stem_of.iter().position(|stem| *stem == meaning.stem);
        shown.map_or(meaning.rank, |rank| rank as u32)
    }

    /// The postings of a stem in one tier: steps from sheet to sheet, and weights.
    pub(super) fn postings(&self, stem: &Stem, tier: usize) -> (&[u8], &[u8]) {
        let before: u32 = stem.bytes[..tier].iter().sum();
        let start = self.postings.start + (stem.start + before) as usize;
        let end = start + stem.bytes[tier] as usize;
        let list = self.bytes.get(start..end).unwrap_or_default();
        list.split_at(list.len().saturating_sub(stem.sheets[tier] as usize))
    }

    /// The stems of the names of a sheet, in order.
    pub(super) fn title(&self, doc: u32) -> Vec<u32> {
        let start = self
            .title_at
            .get(doc as usize)
            .map_or(0, |at| self.titles.start + *at as usize);
        let mut reader = Reader::new(&self.bytes[start..self.titles.end]);
        let Some(length) = reader.next() else {
            return Vec::new();
        };
        let end = reader.left().saturating_sub(length as usize);
        let mut out = Vec::new();
        while reader.left() > end {
            out.extend(reader.next());
        }
        out
    }
}

fn header(bytes: &[u8]) -> Option<([u32; 3], [Range<usize>; PARTS])> {
    let head = bytes.get(..HEADER)?;
    let sum = u64::from_le_bytes(head[8..16].try_into().ok()?);
    if head[..8] != MAGIC || checksum(&bytes[16..]) != sum {
        return None;
    }
    let mut numbers = head[16..]
        .as_chunks::<4>()
        .0
        .iter()
        .map(|four| u32::from_le_bytes(*four));
    let counts = [numbers.next()?, numbers.next()?, numbers.next()?];
    let mut parts: [Range<usize>; PARTS] = Default::default();
    let mut at = HEADER;
    for part in &mut parts {
        let end = at.checked_add(numbers.next()? as usize)?;
        *part = at..end;
        at = end;
    }
    (at == bytes.len()).then_some((counts, parts))
}

fn read_surfaces(bytes: &[u8], count: u32, stems: u32) -> Option<Vec<u32>> {
    let mut reader = Reader::new(bytes);
    let mut out = Vec::with_capacity(bytes.len().min(count as usize));
    let mut stem = 0_i32;
    for _ in 0..count {
        let next = reader.next()?;
        stem = stem.checked_add(unzigzag(next >> 1))?;
        let known = u32::try_from(stem).ok().filter(|stem| *stem < stems)?;
        out.push(if next & 1 == 1 { known | BARE } else { known });
    }
    Some(out)
}

fn read_stems(bytes: &[u8], count: u32, postings: usize) -> Option<Vec<Stem>> {
    let mut reader = Reader::new(bytes);
    let mut out = Vec::with_capacity(bytes.len().min(count as usize));
    let mut start = 0_u32;
    for _ in 0..count {
        let mut stem = Stem {
            start,
            ..Stem::default()
        };
        for tier in 0..3 {
            let sheets = reader.next()?;
            stem.sheets[tier] = sheets;
            stem.bytes[tier] = reader.next()?.checked_add(sheets.checked_mul(2)?)?;
            start = start.checked_add(stem.bytes[tier])?;
        }
        out.push(stem);
    }
    (start as usize == postings).then_some(out)
}

fn read_titles(bytes: &[u8], docs: u32) -> Option<Vec<u32>> {
    let mut reader = Reader::new(bytes);
    let mut out = Vec::with_capacity(bytes.len().min(docs as usize));
    for _ in 0..docs {
        out.push((bytes.len() - reader.left()) as u32);
        let length = reader.next()?;
        reader.skip(length as usize)?;
    }
    Some(out)
}

type Aliases = (Vec<(u32, u32, u32)>, Vec<u32>);

fn read_aliases(bytes: &[u8], stems: u32) -> Option<Aliases> {
    let mut reader = Reader::new(bytes);
    let (mut said, mut meant) = (Vec::new(), Vec::new());
    while reader.left() > 0 {
        let stem = reader.next()?;
        let start = meant.len() as u32;
        for _ in 0..reader.next()? {
            meant.push(reader.next().filter(|stem| *stem < stems)?);
        }
        said.push((stem, start, meant.len() as u32));
    }
    Some((said, meant))
}
