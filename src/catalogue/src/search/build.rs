//! Making the index, on the server.

use std::collections::{BTreeMap, HashMap};

use super::stem::stem;
use super::thesaurus::Thesaurus;
use super::weight::{Evidence, part};
use super::words::{Word, is_stop, words};
use super::{Doc, Field};

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

/// What the list of words says of one of them.
#[derive(Clone, Copy)]
pub(super) struct Surface {
    pub(super) stem: u32,
    /// Whether it is only a stem, in no text as it is: never shown.
    pub(super) bare: bool,
}

/// Reads sheets one after the other, then gives the index.
#[derive(Default)]
pub struct Builder {
    /// Folded word → its stem.
    pub(super) surfaces: BTreeMap<String, Surface>,
    /// Stem → its number.
    stems: HashMap<String, u32>,
    /// By number of stem: sheets that hold it.
    pub(super) postings: Vec<Vec<(u32, Evidence)>>,
    /// By sheet: the words of its texts.
    pub(super) lengths: Vec<u32>,
    /// By sheet: the stems of its two names.
    pub(super) titles: Vec<Vec<u32>>,
    /// Phrases by their first stem.
    phrases: HashMap<u32, Vec<Phrase>>,
    /// Pupils' words: number of stem → what it means.
    pub(super) aliases: BTreeMap<u32, Vec<u32>>,
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
        self.surfaces.insert(
            key,
            Surface {
                stem: id,
                bare: false,
            },
        );
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
        if let Some(known) = self.surfaces.get_mut(word) {
            known.bare = false;
            return known.stem;
        }
        let root = stem(word);
        let stem = self.stem_id(&root);
        self.surfaces
            .insert(word.to_owned(), Surface { stem, bare: false });
        self.surfaces
            .entry(root)
            .or_insert(Surface { stem, bare: true });
        stem
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
