//! Writing the index: the six parts of [`super::format`].

use super::build::Builder;
use super::format::{HEADER, MAGIC, PARTS, checksum, put, zigzag};
use super::weight;

/// A word held by the texts of more than one sheet in so many is listed only where it counts.
const COMMON: usize = 100;

/// The postings of a stem in one tier, in two columns: near values, easier to compress and to read.
#[derive(Default)]
struct List {
    sheets: Vec<u32>,
    steps: Vec<u8>,
    weights: Vec<u8>,
}

impl List {
    fn push(&mut self, sheet: u32, byte: u8) {
        let next = self.sheets.last().map_or(0, |last| last + 1);
        put(&mut self.steps, sheet - next);
        self.sheets.push(sheet);
        self.weights.push(byte);
    }

    /// Leaves out the sheets that hold the word in passing.
    fn prune(&mut self) {
        let all = std::mem::take(self);
        for (sheet, byte) in all.sheets.into_iter().zip(all.weights) {
            if !weight::in_passing(byte) {
                self.push(sheet, byte);
            }
        }
    }
}

impl Builder {
    /// The bytes of the index, which [`super::Index::open`] reads.
    pub fn finish(mut self) -> Vec<u8> {
        self.renumber();
        let parts: [Vec<u8>; PARTS] = {
            let (stems, postings) = self.postings_parts();
            [
                self.words_part(),
                self.surfaces_part(),
                stems,
                postings,
                self.titles_part(),
                self.aliases_part(),
            ]
        };
        let mut out = Vec::with_capacity(HEADER + parts.iter().map(Vec::len).sum::<usize>());
        out.extend(MAGIC);
        out.extend(0_u64.to_le_bytes());
        for count in [self.lengths.len(), self.postings.len(), self.surfaces.len()] {
            out.extend((count as u32).to_le_bytes());
        }
        for part in &parts {
            out.extend((part.len() as u32).to_le_bytes());
        }
        for part in &parts {
            out.extend(part);
        }
        let sum = checksum(&out[16..]);
        out[8..16].copy_from_slice(&sum.to_le_bytes());
        out
    }

    /// Numbers the stems in the alphabetical order of their first surface: near words, near numbers.
    fn renumber(&mut self) {
        let mut new = vec![u32::MAX; self.postings.len()];
        let mut next = 0;
        let surfaces = self.surfaces.values().map(|surface| surface.stem);
        for old in surfaces.chain(0..self.postings.len() as u32) {
            if new[old as usize] == u32::MAX {
                new[old as usize] = next;
                next += 1;
            }
        }
        let to = |old: &mut u32| *old = new[*old as usize];
        self.surfaces
            .values_mut()
            .for_each(|surface| to(&mut surface.stem));
        self.titles.iter_mut().flatten().for_each(to);
        let mut postings = vec![Vec::new(); self.postings.len()];
        for (old, list) in std::mem::take(&mut self.postings).into_iter().enumerate() {
            postings[new[old] as usize] = list;
        }
        self.postings = postings;
        self.aliases = std::mem::take(&mut self.aliases)
            .into_iter()
            .map(|(mut said, mut meant)| {
                to(&mut said);
                meant.iter_mut().for_each(to);
                meant.sort_unstable();
                (said, meant)
            })
            .collect();
    }

    fn words_part(&self) -> Vec<u8> {
        let ranked = self.surfaces.keys().zip(0_u64..);
        // The keys come sorted from a map and the memory is ours: neither failure of fst can happen.
        fst::raw::Fst::from_iter_map(ranked)
            .map(fst::raw::Fst::into_inner)
            .unwrap_or_default()
    }

    fn surfaces_part(&self) -> Vec<u8> {
        let mut out = Vec::new();
        let mut before = 0;
        for surface in self.surfaces.values() {
            put(
                &mut out,
                zigzag(surface.stem as i32 - before) << 1 | u32::from(surface.bare),
            );
            before = surface.stem as i32;
        }
        out
    }

    fn postings_parts(&self) -> (Vec<u8>, Vec<u8>) {
        let docs = self.lengths.len();
        let mean = self.lengths.iter().sum::<u32>() as f32 / docs.max(1) as f32;
        let (mut stems, mut postings) = (Vec::new(), Vec::new());
        for list in &self.postings {
            let mut tiers: [List; 3] = Default::default();
            for (sheet, evidence) in list {
                let byte = evidence.byte(self.lengths[*sheet as usize], mean);
                tiers[weight::field(byte).tier()].push(*sheet, byte);
            }
            let [.., texts] = &mut tiers;
            if texts.weights.len() > docs / COMMON {
                texts.prune();
            }
            for list in &tiers {
                put(&mut stems, list.weights.len() as u32);
                put(&mut stems, (list.steps.len() - list.weights.len()) as u32);
                postings.extend(&list.steps);
                postings.extend(&list.weights);
            }
        }
        (stems, postings)
    }

    fn titles_part(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for title in &self.titles {
            let mut stems = Vec::new();
            title.iter().for_each(|stem| put(&mut stems, *stem));
            put(&mut out, stems.len() as u32);
            out.extend(stems);
        }
        out
    }

    fn aliases_part(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for (said, meant) in &self.aliases {
            put(&mut out, *said);
            put(&mut out, meant.len() as u32);
            meant.iter().for_each(|stem| put(&mut out, *stem));
        }
        out
    }
}
