//! What is drawn for a game: always the same for the same seed, so that a game can be shared.

use super::doors::{Door, Span, doors};
use super::{Common, Dice, Thing, Things, apart};
use crate::facet::{Facet, Interest, Place, Subject};
use crate::pack::{Facets, ListReader};

/// Games are numbered from 1 to this.
pub const MOST_ROUNDS: u64 = domain::seance::PARTIE_MAX;
/// How many drawings are tried before one is taken as it is.
const TRIES: usize = 40;

/// A round of « Qui suis-je ? ».
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Riddle {
    /// The row to find.
    pub answer: usize,
    /// Four rows offered, the answer among them.
    pub options: Vec<usize>,
}

/// A round of « L’intrus ».
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Odd {
    /// Four rows.
    pub rows: Vec<usize>,
    /// What the three share that were drawn for it; the fourth has it not.
    pub thing: Thing,
}

impl Odd {
    /// What can be said for each of the four as the odd one out, in the order of `rows`.
    pub fn arguments<B: AsRef<[u8]>>(&self, list: &ListReader<B>) -> Vec<Common> {
        let facets: Vec<Facets> = self.rows.iter().map(|row| list.facets(*row)).collect();
        (0..facets.len()).map(|at| apart(&facets, at)).collect()
    }
}

/// The sheets games are drawn from: those written for pupils, where there are enough of them.
fn cards<B: AsRef<[u8]>>(list: &ListReader<B>) -> Vec<Door> {
    let all = doors(list);
    let for_pupils: Vec<Door> = all.iter().filter(|door| door.for_pupils).copied().collect();
    if for_pupils.len() >= 20 {
        for_pupils
    } else {
        all
    }
}

/// The dice of a round: rounds of one number draw other cards in each game.
fn dice(game: u64, seed: u64) -> Dice {
    Dice::new(seed.wrapping_mul(3).wrapping_add(game))
}

/// A métier to guess among four that open the view; `None` where the list has not four.
pub fn riddle<B: AsRef<[u8]>>(list: &ListReader<B>, seed: u64) -> Option<Riddle> {
    let mut dice = dice(0, seed);
    let mut cards = cards(list);
    let mut options = Vec::new();
    for _ in 0..TRIES {
        dice.shuffle(&mut cards);
        options = cards.iter().take(4).map(|door| door.row).collect();
        let span = Span::of(list, options.iter().copied());
        if span.is_open() && span.domains.len() == options.len() {
            break;
        }
    }
    let answer = *dice.pick(&options)?;
    (options.len() == 4).then_some(Riddle { answer, options })
}

/// Two métiers of two domains and two levels; `None` where the list has no such two.
pub fn duel<B: AsRef<[u8]>>(list: &ListReader<B>, seed: u64) -> Option<[usize; 2]> {
    let mut dice = dice(1, seed);
    let mut cards = cards(list);
    dice.shuffle(&mut cards);
    let first = cards.first()?;
    let second = cards
        .iter()
        .find(|door| door.domain != first.domain && door.level != first.level)?;
    Some([first.row, second.row])
}

/// Four métiers of which three share something; `None` where the list has no such four.
pub fn odd_one_out<B: AsRef<[u8]>>(list: &ListReader<B>, seed: u64) -> Option<Odd> {
    let mut dice = dice(2, seed);
    let mut cards = cards(list);
    let mut things: Vec<Thing> = everything().collect();
    dice.shuffle(&mut things);
    dice.shuffle(&mut cards);
    things
        .into_iter()
        .find_map(|thing| drawn_for(&cards, thing))
        .map(|(mut rows, thing)| {
            dice.shuffle(&mut rows);
            Odd { rows, thing }
        })
}

/// Three of three domains with the thing, and one of a fourth without it.
fn drawn_for(cards: &[Door], thing: Thing) -> Option<(Vec<usize>, Thing)> {
    let mut drawn: Vec<&Door> = Vec::new();
    for wanted in [true, true, true, false] {
        let next = cards.iter().find(|door| {
            door.things.contains(thing) == wanted
                && drawn.iter().all(|other| other.domain != door.domain)
        });
        drawn.push(next?);
    }
    Some((drawn.iter().map(|door| door.row).collect(), thing))
}

fn everything() -> impl Iterator<Item = Thing> {
    Things {
        interests: Interest::ALL.iter().copied().collect(),
        subjects: Subject::ALL.iter().copied().collect(),
        places: Place::ALL.iter().copied().collect(),
    }
    .iter()
}
