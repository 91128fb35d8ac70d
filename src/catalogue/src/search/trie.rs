//! Walks in the fst of words: a word, all that begin with it, all within one typing error of it.
//!
//! The walk for typing errors goes down the nodes itself: with a single error allowed it follows the
//! typed word, tries each error once at each letter, then only compares. It builds no automaton
//! and allocates nothing, which an `fst::Automaton` (or its Levenshtein DFA) would at each keystroke.

use fst::raw::Fst;

/// The ranks of some words that follow each other in alphabetical order, both ends included.
pub(super) type Span = (u32, u32);

/// The words of an index.
pub(super) struct Trie<'a> {
    fst: Fst<&'a [u8]>,
}

/// A node and the sum of outputs on the way to it.
#[derive(Clone, Copy)]
struct Place {
    node: usize,
    sum: u64,
}

impl<'a> Trie<'a> {
    /// `None` when the bytes are no fst.
    pub(super) fn new(bytes: &'a [u8]) -> Option<Self> {
        Fst::new(bytes).ok().map(|fst| Self { fst })
    }

    /// The same, once all the bytes are known to be those that were written: the walks do not look where a damaged node leads. It reads
    /// them all.
    pub(super) fn whole(bytes: &'a [u8]) -> Option<Self> {
        let trie = Self::new(bytes)?;
        trie.fst.verify().ok()?;
        Some(trie)
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.fst.len()
    }

    /// The rank of a word.
    pub(super) fn rank(&self, word: &str) -> Option<u32> {
        self.descend(self.root(), word.as_bytes())
            .and_then(|place| self.end(place))
    }

    /// The word of a rank.
    pub(super) fn word(&self, rank: u32) -> String {
        let bytes = self.fst.get_key(u64::from(rank)).unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }

    /// The words that begin with `prefix`.
    pub(super) fn starting(&self, prefix: &str) -> Option<Span> {
        self.descend(self.root(), prefix.as_bytes())
            .map(|place| self.span(place))
    }

    /// The ranks of those of `root + ending` that are words.
    pub(super) fn endings(&self, root: &str, endings: &[&str], found: &mut dyn FnMut(u32)) {
        let Some(place) = self.descend(self.root(), root.as_bytes()) else {
            return;
        };
        for ending in endings {
            if let Some(rank) = self
                .descend(place, ending.as_bytes())
                .and_then(|end| self.end(end))
            {
                found(rank);
            }
        }
    }

    /// The words one letter missing, added, replaced or swapped away from `word`, or that begin so
    /// when it is unfinished. `found` also learns at which letter (from 0) the error is.
    pub(super) fn near(&self, word: &str, unfinished: bool, found: &mut dyn FnMut(Span, usize)) {
        let bytes = word.as_bytes();
        let mut here = self.root();
        for at in 0..=bytes.len() {
            let rest = &bytes[at..];
            let mut follow = |from: Option<Place>, rest: &[u8]| {
                let Some(end) = from.and_then(|from| self.descend(from, rest)) else {
                    return;
                };
                if unfinished {
                    found(self.span(end), at);
                } else if let Some(rank) = self.end(end) {
                    found((rank, rank), at);
                }
            };
            if let Some((&typed, after)) = rest.split_first() {
                follow(Some(here), after);
                if let Some((&next, after)) = after.split_first() {
                    follow(
                        self.step(here, next)
                            .and_then(|place| self.step(place, typed)),
                        after,
                    );
                }
                self.each(here, &mut |letter, place| {
                    if letter != typed {
                        follow(Some(place), after);
                        follow(Some(place), rest);
                    }
                });
            } else if !unfinished {
                self.each(here, &mut |_, place| follow(Some(place), rest));
            }
            match rest.first().and_then(|&letter| self.step(here, letter)) {
                Some(next) => here = next,
                None => return,
            }
        }
    }

    fn root(&self) -> Place {
        Place {
            node: self.fst.root().addr(),
            sum: 0,
        }
    }

    fn step(&self, from: Place, letter: u8) -> Option<Place> {
        let node = self.fst.node(from.node);
        let transition = node.transition(node.find_input(letter)?);
        Some(Place {
            node: transition.addr,
            sum: from.sum + transition.out.value(),
        })
    }

    fn descend(&self, from: Place, letters: &[u8]) -> Option<Place> {
        letters
            .iter()
            .try_fold(from, |place, &letter| self.step(place, letter))
    }

    fn each(&self, from: Place, visit: &mut dyn FnMut(u8, Place)) {
        for transition in self.fst.node(from.node).transitions() {
            visit(
                transition.inp,
                Place {
                    node: transition.addr,
                    sum: from.sum + transition.out.value(),
                },
            );
        }
    }

    fn end(&self, place: Place) -> Option<u32> {
        let node = self.fst.node(place.node);
        node.is_final()
            .then(|| (place.sum + node.final_output().value()) as u32)
    }

    /// Ranks grow with the alphabet: the first and the last word below a node bound all of them.
    fn span(&self, place: Place) -> Span {
        let (mut first, mut last) = (place, place);
        let low = loop {
            if let Some(rank) = self.end(first) {
                break rank;
            }
            match self.child(first, false) {
                Some(next) => first = next,
                None => break 0,
            }
        };
        while let Some(next) = self.child(last, true) {
            last = next;
        }
        (low, self.end(last).unwrap_or(low))
    }

    fn child(&self, from: Place, last: bool) -> Option<Place> {
        let node = self.fst.node(from.node);
        let at = if last { node.len().checked_sub(1)? } else { 0 };
        if node.is_empty() {
            return None;
        }
        let transition = node.transition(at);
        Some(Place {
            node: transition.addr,
            sum: from.sum + transition.out.value(),
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const WORDS: [&str; 7] = [
        "boucher",
        "boulanger",
        "boulangerie",
        "boule",
        "marin",
        "moulin",
        "policier",
    ];

    fn near(word: &str, unfinished: bool) -> Vec<&'static str> {
        let bytes = Fst::from_iter_map(WORDS.iter().zip(0_u64..))
            .unwrap()
            .into_inner();
        let trie = Trie::new(&bytes).unwrap();
        let mut ranks = std::collections::BTreeSet::new();
        trie.near(word, unfinished, &mut |(first, last), _| {
            ranks.extend(first..=last)
        });
        ranks.into_iter().map(|rank| WORDS[rank as usize]).collect()
    }

    #[test]
    fn words_of_which_a_byte_was_changed_are_none() {
        let bytes = Fst::from_iter_map(WORDS.iter().zip(0_u64..))
            .unwrap()
            .into_inner();
        assert!(Trie::whole(&bytes).is_some());
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 0x10;
            assert!(Trie::whole(&changed).is_none(), "byte {at}");
        }
    }

    #[test]
    fn one_error_of_each_kind_is_forgiven_and_not_two() {
        for typed in [
            "bolanger",
            "boulannger",
            "boulamger",
            "buolanger",
            "oulanger",
            "poulanger",
            "boulange",
        ] {
            assert_eq!(near(typed, false), ["boulanger"], "{typed}");
        }
        assert!(near("bolamger", false).is_empty());
    }

    #[test]
    fn an_unfinished_word_may_hold_an_error_too() {
        assert_eq!(near("boolan", true), ["boulanger", "boulangerie"]);
        assert_eq!(near("polcie", true), ["policier"]);
    }

    #[test]
    fn a_prefix_spans_the_words_that_begin_with_it() {
        let bytes = Fst::from_iter_map(WORDS.iter().zip(0_u64..))
            .unwrap()
            .into_inner();
        let trie = Trie::new(&bytes).unwrap();
        assert_eq!(trie.starting("boul"), Some((1, 3)));
        assert_eq!(trie.starting("boulanger"), Some((1, 2)));
        assert_eq!(trie.starting(""), Some((0, 6)));
        assert_eq!(trie.starting("x"), None);
        assert_eq!(trie.word(4), "marin");
        assert_eq!(trie.rank("boule"), Some(3));
        assert_eq!(trie.rank("boul"), None);
    }
}
