//! Answering a question: which sheets, in which order, and why.

use std::collections::HashMap;

use super::answer::{Hit, Matched, Results};
use super::expand::{Expander, Expansion};
use super::format::Reader;
use super::index::Index;
use super::trie::Trie;
use super::weight;
use super::words::{Word, is_framing, is_stop, words};

/// More words than this in a question are not read.
const MOST_WORDS: usize = 8;
/// How many sheets have their names compared with the question.
const RERANKED: usize = 64;
/// Sheets that meet less of the question than this share of the best are left out.
const LEAST_COVER: f32 = 0.6;

/// A typed word, what it may mean, and how much it tells sheets apart.
struct Asked {
    word: Word,
    meanings: Vec<Expansion>,
    rarity: f32,
}

/// For each word and each sheet: weight (16 bits), field (3), place of the meaning (13), so that the
/// greatest number is the best meaning.
struct Table {
    cells: Vec<u32>,
    docs: usize,
}

#[derive(Clone, Copy)]
struct Candidate {
    doc: u32,
    score: f32,
    cover: f32,
}

impl Index {
    /// The `limit` sheets that best answer a question, as it stands while it is typed.
    pub fn search(&self, question: &str, limit: usize) -> Results {
        self.search_where(question, limit, &mut |_| true)
    }

    /// As [`Index::search`], among the sheets that `keep` accepts. It is called once for each sheet
    /// that answers, so that the caller may count facets in it.
    pub fn search_where(
        &self,
        question: &str,
        limit: usize,
        keep: &mut dyn FnMut(u32) -> bool,
    ) -> Results {
        let Some(trie) = self.trie() else {
            return Results::default();
        };
        let asked = self.ask(&trie, question);
        let table = self.fill(&asked);
        let mut candidates = self.candidates(&asked, &table);
        candidates.retain(|candidate| keep(candidate.doc));
        let total = candidates.len() as u32;
        self.rank(&asked, &table, &mut candidates, limit);
        let hits = self.hits(&trie, &asked, &table, &candidates);
        Results { hits, total }
    }

    fn ask(&self, trie: &Trie<'_>, question: &str) -> Vec<Asked> {
        let typed = typed(question);
        let unfinished = question
            .chars()
            .next_back()
            .is_some_and(char::is_alphanumeric);
        let mut expander = Expander::new(self, trie);
        let mut asked: Vec<Asked> = Vec::new();
        for (at, word) in typed.iter().enumerate() {
            let unfinished = unfinished && word.end == question.len();
            let meanings = expander.word(&word.text, unfinished);
            asked.push(Asked {
                word: word.clone(),
                rarity: self.rarity(&meanings),
                meanings,
            });
            if at > 0 {
                let together = expander.pair(&typed[at - 1].text, &word.text, unfinished);
                for one in &mut asked[at - 1..] {
                    one.meanings.extend(&together);
                }
            }
        }
        asked
    }

    /// Words met by many sheets tell less; what an error or a kinship adds is not counted.
    fn rarity(&self, meanings: &[Expansion]) -> f32 {
        let holding = |sure: bool| {
            let counted = meanings.iter().filter(|one| !sure || one.weight > 0.58);
            counted
                .map(|one| self.stem(one.stem).sheets.iter().sum::<u32>())
                .fold(0, u32::saturating_add)
        };
        let sheets = match holding(true) {
            0 => holding(false),
            some => some,
        };
        weight::rarity(self.len(), sheets.min(self.len()))
    }

    fn fill(&self, asked: &[Asked]) -> Table {
        let docs = self.len() as usize;
        let mut cells = vec![0_u32; docs * asked.len()];
        for (one, row) in asked.iter().zip(cells.chunks_exact_mut(docs.max(1))) {
            for (place, meaning) in one.meanings.iter().enumerate() {
                let factor = (one.rarity * meaning.weight * 63.0).max(1.0) as u32;
                let stem = self.stem(meaning.stem);
                for tier in 0..meaning.tiers {
                    self.weigh(
                        self.postings(&stem, tier),
                        factor,
                        place as u32 & 0x1fff,
                        row,
                    );
                }
            }
        }
        Table { cells, docs }
    }

    /// Reads one list of postings into the row of a word.
    fn weigh(&self, (steps, bytes): (&[u8], &[u8]), factor: u32, place: u32, row: &mut [u32]) {
        let mut reader = Reader::new(steps);
        let mut doc = 0;
        for &byte in bytes {
            let Some(step) = reader.next() else { return };
            doc += step as usize;
            let Some(cell) = row.get_mut(doc) else { return };
            let weight = u32::from(self.weights[usize::from(byte)]) * factor;
            *cell = (*cell).max(weight << 16 | u32::from(byte >> 5) << 13 | place);
            doc += 1;
        }
    }

    /// All sheets that meet enough of the question.
    fn candidates(&self, asked: &[Asked], table: &Table) -> Vec<Candidate> {
        let all: f32 = asked.iter().map(|one| one.rarity).sum();
        let cover: Vec<f32> = (0..1_usize << asked.len())
            .map(|mask| {
                let met = asked
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| mask >> at & 1 == 1);
                met.map(|(_, one)| one.rarity).sum::<f32>() / all
            })
            .collect();
        let mut out = Vec::new();
        let mut best = 0.0_f32;
        for doc in 0..table.docs {
            let (mut sum, mut mask) = (0, 0);
            for at in 0..asked.len() {
                let weight = table.cells[at * table.docs + doc] >> 16;
                sum += weight;
                mask |= usize::from(weight > 0) << at;
            }
            if sum > 0 {
                let cover = cover[mask];
                best = best.max(cover);
                out.push(Candidate {
                    doc: doc as u32,
                    score: sum as f32 * cover * cover,
                    cover,
                });
            }
        }
        out.retain(|candidate| candidate.cover >= best * LEAST_COVER);
        out
    }

    /// Keeps the best, those whose name answers first.
    fn rank(&self, asked: &[Asked], table: &Table, candidates: &mut Vec<Candidate>, limit: usize) {
        let order =
            |a: &Candidate, b: &Candidate| b.score.total_cmp(&a.score).then(a.doc.cmp(&b.doc));
        let kept = RERANKED.max(limit);
        if candidates.len() > kept {
            candidates.select_nth_unstable_by(kept, order);
            candidates.truncate(kept);
        }
        for candidate in candidates.iter_mut() {
            candidate.score *= 1.0 + self.name_bonus(asked, table, candidate.doc);
        }
        candidates.sort_unstable_by(order);
        candidates.truncate(limit);
    }

    /// How much of the sheet's name the question says, and in its order.
    fn name_bonus(&self, asked: &[Asked], table: &Table, doc: u32) -> f32 {
        let title = self.title(doc);
        let place_of = |at: usize| {
            let cell = table.cells[at * table.docs + doc as usize];
            let stem = asked[at].meanings.get((cell & 0x1fff) as usize)?.stem;
            if cell == 0 {
                None
            } else {
                title.iter().position(|known| *known == stem)
            }
        };
        let places: Vec<Option<usize>> = (0..asked.len()).map(place_of).collect();
        let said = (0..title.len())
            .filter(|at| places.contains(&Some(*at)))
            .count();
        if said == 0 {
            return 0.0;
        }
        let whole = said == title.len() && places.iter().all(Option::is_some);
        let starts = places.first() == Some(&Some(0));
        let ordered = places.is_sorted() && places.iter().all(Option::is_some);
        0.3 * said as f32 / title.len() as f32
            + if whole { 0.4 } else { 0.0 }
            + if starts { 0.12 } else { 0.0 }
            + if ordered { 0.08 } else { 0.0 }
    }

    /// The answers with their reasons. What a meaning is called is looked up once for all of them.
    fn hits(
        &self,
        trie: &Trie<'_>,
        asked: &[Asked],
        table: &Table,
        best: &[Candidate],
    ) -> Vec<Hit> {
        let mut terms: HashMap<(usize, u32), String> = HashMap::new();
        let mut why = |doc: u32| {
            let met = asked.iter().enumerate().filter_map(|(at, one)| {
                let cell = table.cells[at * table.docs + doc as usize];
                let place = cell & 0x1fff;
                let meaning = one.meanings.get(place as usize).filter(|_| cell > 0)?;
                let term = terms.entry((at, place));
                Some(Matched {
                    typed: one.word.start..one.word.end,
                    term: term
                        .or_insert_with(|| trie.word(self.rank_of(meaning)))
                        .clone(),
                    kind: meaning.kind,
                    field: weight::field((cell >> 8 & 0xe0) as u8),
                })
            });
            met.collect()
        };
        best.iter()
            .map(|&Candidate { doc, score, .. }| Hit {
                doc,
                score,
                why: why(doc),
            })
            .collect()
    }
}

/// The words of a question that say something; if none does, those that are there.
fn typed(question: &str) -> Vec<Word> {
    let all = words(question);
    let said = |word: &&Word| !is_stop(&word.text);
    let mut out: Vec<Word> = all
        .iter()
        .filter(said)
        .filter(|word| !is_framing(&word.text))
        .cloned()
        .collect();
    if out.is_empty() {
        out = all.iter().filter(said).cloned().collect();
    }
    if out.is_empty() {
        out = all;
    }
    out.truncate(MOST_WORDS);
    out
}
