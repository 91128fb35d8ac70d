//! From a typed word to the stems that it may stand for.

use super::answer::Kind;
use super::index::Index;
use super::stem::{FAMILY, radical, stem};
use super::trie::{Span, Trie};

/// A stem that a typed word may stand for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Expansion {
    pub(super) stem: u32,
    /// The rank of the word that led there.
    pub(super) rank: u32,
    pub(super) kind: Kind,
    /// 0 to 1.
    pub(super) weight: f32,
    /// How many tiers of postings are worth reading.
    pub(super) tiers: usize,
}

/// Beyond so many words, a beginning of word is looked for in names only.
const BROAD: u32 = 800;
/// What a pupils' word keeps of its weight when it is translated.
const TRANSLATED: f32 = 0.85;
/// The same, when names of sheets hold the very word too.
const TRANSLATED_BESIDE: f32 = 0.6;
/// How many meanings a typed word may have at most.
const MOST: usize = 8000;

/// Collects the stems of one typed word, each once, with its best weight.
pub(super) struct Expander<'a> {
    index: &'a Index,
    trie: &'a Trie<'a>,
    /// By stem: its place in `found` plus one.
    place: Vec<u16>,
    found: Vec<Expansion>,
}

impl<'a> Expander<'a> {
    pub(super) fn new(index: &'a Index, trie: &'a Trie<'a>) -> Self {
        Self {
            index,
            trie,
            place: vec![0; index.stem_count()],
            found: Vec::new(),
        }
    }

    /// The meanings of a word; `unfinished` when it may still be being typed.
    pub(super) fn word(&mut self, word: &str, unfinished: bool) -> Vec<Expansion> {
        let exact = self.same(word);
        self.family(word);
        self.beginning(word, unfinished, exact);
        if word.len() >= if exact { 5 } else { 4 } && !word.bytes().any(|b| b.is_ascii_digit()) {
            self.typos(word, unfinished, exact);
        }
        self.take()
    }

    /// The meanings of two words that follow each other, when pupils say them together.
    pub(super) fn pair(&mut self, first: &str, second: &str, unfinished: bool) -> Vec<Expansion> {
        let first = stem(first);
        if let Some(rank) = self.trie.rank(&format!("{first} {}", stem(second))) {
            self.span((rank, rank), Kind::Synonym, 1.0, 3);
        } else if unfinished && let Some(span) = self.trie.starting(&format!("{first} {second}")) {
            self.span(span, Kind::Synonym, 0.9, 3);
        }
        self.take()
    }

    fn take(&mut self) -> Vec<Expansion> {
        for expansion in &self.found {
            self.place[expansion.stem as usize] = 0;
        }
        std::mem::take(&mut self.found)
    }

    fn same(&mut self, word: &str) -> bool {
        let direct = self.trie.rank(word);
        let stemmed = self.trie.rank(&stem(word));
        if let Some(rank) = direct {
            self.span((rank, rank), Kind::Exact, 1.0, 3);
        }
        if let Some(rank) = stemmed {
            self.span((rank, rank), Kind::Stem, 0.97, 3);
        }
        direct.or(stemmed).is_some()
    }

    fn family(&mut self, word: &str) {
        let Some(root) = radical(word) else { return };
        let trie = self.trie;
        trie.endings(root, FAMILY, &mut |rank| {
            self.span((rank, rank), Kind::Stem, 0.55, 3)
        });
    }

    fn beginning(&mut self, word: &str, unfinished: bool, exact: bool) {
        let weight = match (unfinished, exact) {
            (true, false) => 0.85,
            (true, true) => 0.6,
            (false, false) if word.len() >= 4 => 0.45,
            _ => return,
        };
        let Some(span) = self.trie.starting(word) else {
            return;
        };
        let tiers = match word.len() {
            1 => 1,
            2 => 2,
            _ if span.1 - span.0 > BROAD => 2,
            _ => 3,
        };
        self.span(span, Kind::Prefix, weight, tiers);
    }

    fn typos(&mut self, word: &str, unfinished: bool, exact: bool) {
        let trie = self.trie;
        let doubt = if exact { 0.6 } else { 1.0 };
        let at_letter = |at: usize| if at == 0 { 0.8 * doubt } else { doubt };
        trie.near(word, false, &mut |span, at| {
            self.span(span, Kind::Typo, 0.5 * at_letter(at), 3)
        });
        if unfinished && word.len() >= 5 && !exact {
            trie.near(word, true, &mut |span, at| {
                self.span(span, Kind::Typo, 0.36 * at_letter(at), 3)
            });
        }
    }

    fn span(&mut self, span: Span, kind: Kind, weight: f32, tiers: usize) {
        let index = self.index;
        for (rank, stem) in index.stems_of(span) {
            self.add(Expansion {
                stem,
                rank,
                kind,
                weight,
                tiers,
            });
            let [names, others, _] = index.stem(stem).sheets;
            let kept = if names + others > 0 {
                TRANSLATED_BESIDE
            } else {
                TRANSLATED
            };
            for &stem in index.meant(stem) {
                self.add(Expansion {
                    stem,
                    rank,
                    kind: Kind::Synonym,
                    weight: weight * kept,
                    tiers,
                });
            }
        }
    }

    fn add(&mut self, expansion: Expansion) {
        let place = &mut self.place[expansion.stem as usize];
        if let Some(known) = self.found.get_mut(usize::from(*place).wrapping_sub(1)) {
            if known.weight < expansion.weight {
                *known = expansion;
            }
        } else if self.found.len() < MOST {
            self.found.push(expansion);
            *place = self.found.len() as u16;
        }
    }
}
