//! Making the index, on the server.

use std::collections::{BTreeMap, HashMap};

use super::format::{HEADER, MAGIC, PARTS, checksum, put, zigzag};
use super::thesaurus::Thesaurus;
use super::weight::{self, Evidence, part};
use super::words::{Word, is_stop, words};
use super::{Doc, Field, stem::stem};

/// The index of some sheets, numbered in their order, without pupils' words.
pub fn build(docs: impl IntoIterator<Item = Doc>) -> Vec<u8> {
    let mut builder = Builder::new(&Thesaurus::default());
    for doc in docs {
        builder.add(&doc);
    }
    builder.finish()
}

/// A phrase of the thesaurus, known by its stems.
struct Phrase {
    stems: Vec<u32>,
    id: u32,
}

/// A word held by the texts of more than one sheet in so many is listed only where it counts.
const COMMON: usize = 64;

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

/// Reads sheets one after the other, then gives the index.
#[derive(Default)]
pub struct Builder {
    /// Folded word → number of its stem.
    surfaces: BTreeMap<String, u32>,
    /// Stem → its number.
    stems: HashMap<String, u32>,
    /// By number of stem: sheets that hold it.
    postings: Vec<Vec<(u32, Evidence)>>,
    /// By sheet: the words of its texts.
    lengths: Vec<u32>,
    /// By sheet: the stems of its two names.
    titles: Vec<Vec<u32>>,
    /// Phrases by their first stem.
    phrases: HashMap<u32, Vec<Phrase>>,
    /// Pupils' words: number of stem → what it means.
    aliases: BTreeMap<u32, Vec<u32>>,
}

impl Builder {
    /// A builder that knows pupils' words.
    pub fn new(thesaurus: &Thesaurus) -> Self {
        let mut builder = Self::default();
        for entry in &thesaurus.entries {
            let meant: Vec<u32> = entry
                .means
                .iter()
                .filter_map(|text| builder.meaning(text))
                .collect();
            for said in &entry.says {
                if let Some(id) = builder.saying(said) {
                    let known = builder.aliases.entry(id).or_default();
                    known.extend(meant.iter().filter(|stem| **stem != id));
                    known.sort_unstable();
                    known.dedup();
                }
            }
        }
        builder
    }

    /// The stem of what pupils say; several words make one surface with spaces.
    fn saying(&mut self, text: &str) -> Option<u32> {
        let said: Vec<String> = content(text)
            .into_iter()
            .map(|word| stem(&word.text))
            .collect();
        match said.as_slice() {
            [] => None,
            [_] => content(text).first().map(|word| self.surface(&word.text)),
            several => Some(self.several(several)),
        }
    }

    /// The number of several stems taken as one, a surface with spaces.
    fn several(&mut self, stems: &[String]) -> u32 {
        let key = stems.join(" ");
        let id = self.stem_id(&key);
        self.surfaces.insert(key, id);
        id
    }

    /// The stem of what the sheets say; several words make a phrase, looked for in each sheet.
    fn meaning(&mut self, text: &str) -> Option<u32> {
        let stems: Vec<u32> = content(text)
            .into_iter()
            .map(|word| self.surface(&word.text))
            .collect();
        let (&first, rest) = stems.split_first()?;
        if rest.is_empty() {
            return Some(first);
        }
        let key: Vec<String> = content(text)
            .into_iter()
            .map(|word| stem(&word.text))
            .collect();
        let id = self.several(&key);
        let known = self.phrases.entry(first).or_default();
        if known.iter().all(|phrase| phrase.id != id) {
            known.push(Phrase { stems, id });
        }
        Some(id)
    }

    /// Adds the next sheet.
    pub fn add(&mut self, doc: &Doc) {
        let mut found: BTreeMap<u32, Evidence> = BTreeMap::new();
        let mut title = self.name(&mut found, Field::Name, &doc.masculine);
        if doc.feminine != doc.masculine {
            let feminine = self.name(&mut found, Field::Name, &doc.feminine);
            title.extend(
                feminine
                    .into_iter()
                    .filter(|stem| !title.contains(stem))
                    .collect::<Vec<_>>(),
            );
        }
        for name in &doc.other_names {
            self.name(&mut found, Field::OtherName, name);
        }
        for word in &doc.words {
            self.name(&mut found, Field::Word, word);
        }
        let mut length = self.text(&mut found, 0, &doc.hook);
        for theme in &doc.themes {
            length += self.text(&mut found, 1, theme);
        }
        for text in &doc.texts {
            length += self.text(&mut found, 2, text);
        }
        let number = self.lengths.len() as u32;
        for (stem, evidence) in found {
            self.postings[stem as usize].push((number, evidence));
        }
        self.lengths.push(length);
        self.titles.push(title);
    }

    fn name(&mut self, found: &mut BTreeMap<u32, Evidence>, field: Field, name: &str) -> Vec<u32> {
        let read = content(name);
        let joined = joined(&read);
        let stems: Vec<u32> = read.iter().map(|word| self.surface(&word.text)).collect();
        let mut best = |stem: u32, weight: f32| {
            let known = &mut found.entry(stem).or_default().names[field as usize];
            *known = known.max(weight);
        };
        for (position, stem) in stems.iter().enumerate() {
            best(*stem, part(position, stems.len()));
            for phrase in phrases_at(&self.phrases, &stems[position..]) {
                best(
                    phrase.id,
                    part(position, stems.len() + 1 - phrase.stems.len()),
                );
            }
        }
        for word in joined {
            let stem = self.surface(&word);
            best(stem, part(0, stems.len()));
        }
        stems
    }

    fn text(&mut self, found: &mut BTreeMap<u32, Evidence>, kind: usize, text: &str) -> u32 {
        let stems: Vec<u32> = content(text)
            .iter()
            .map(|word| self.surface(&word.text))
            .collect();
        for (position, stem) in stems.iter().enumerate() {
            found.entry(*stem).or_default().counts[kind] += 1;
            for phrase in phrases_at(&self.phrases, &stems[position..]) {
                found.entry(phrase.id).or_default().counts[kind] += 1;
            }
        }
        stems.len() as u32
    }

    /// The stem of a folded word; the stem itself becomes a surface, so that any form leads to it.
    fn surface(&mut self, word: &str) -> u32 {
        if let Some(&id) = self.surfaces.get(word) {
            return id;
        }
        let stem = stem(word);
        let id = self.stem_id(&stem);
        self.surfaces.insert(word.to_owned(), id);
        self.surfaces.entry(stem).or_insert(id);
        id
    }

    fn stem_id(&mut self, stem: &str) -> u32 {
        if let Some(&id) = self.stems.get(stem) {
            return id;
        }
        let id = self.postings.len() as u32;
        self.stems.insert(stem.to_owned(), id);
        self.postings.push(Vec::new());
        id
    }

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
        for old in self
            .surfaces
            .values()
            .copied()
            .chain(0..self.postings.len() as u32)
        {
            if new[old as usize] == u32::MAX {
                new[old as usize] = next;
                next += 1;
            }
        }
        let to = |old: &mut u32| *old = new[*old as usize];
        self.surfaces.values_mut().for_each(to);
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
        for &stem in self.surfaces.values() {
            put(&mut out, zigzag(stem as i32 - before));
            before = stem as i32;
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

/// The words of a text that carry meaning.
fn content(text: &str) -> Vec<Word> {
    let mut read = words(text);
    read.retain(|word| !is_stop(&word.text));
    read
}

/// Hyphened words written as one (« sagefemme », « esport »), as one may type them.
fn joined(read: &[Word]) -> Vec<String> {
    let pairs = read.windows(2).filter(|pair| pair[1].tied);
    pairs
        .map(|pair| format!("{}{}", pair[0].text, pair[1].text))
        .collect()
}

fn phrases_at<'a>(
    phrases: &'a HashMap<u32, Vec<Phrase>>,
    stems: &'a [u32],
) -> impl Iterator<Item = &'a Phrase> {
    let starting = stems
        .first()
        .and_then(|first| phrases.get(first))
        .into_iter()
        .flatten();
    starting.filter(|phrase| stems.starts_with(&phrase.stems))
}
