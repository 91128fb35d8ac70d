//! Which game and which round, as the address has it.

use catalogue::explore::MOST_ROUNDS;

use crate::address::{self, Query};
use crate::state::kept::GAME;

/// A game.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Game {
    /// A métier to guess by its clues.
    Riddle,
    /// Which of two, and why.
    Duel,
    /// Which of four does not go with the others.
    Odd,
    /// True or not, and how one knows.
    Ideas,
}

impl Game {
    /// All of them, in the order they are offered.
    pub const ALL: [Game; 4] = [Self::Riddle, Self::Duel, Self::Odd, Self::Ideas];

    /// Its word in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Self::Riddle => "qui-suis-je",
            Self::Duel => "duel",
            Self::Odd => "intrus",
            Self::Ideas => "vrai-ou-faux",
        }
    }

    /// The name under which what is typed at a card of a round is kept on the device.
    pub fn kept_as(self, round: u64, card: usize) -> String {
        [
            GAME,
            self.key(),
            "-",
            &round.to_string(),
            "-",
            &card.to_string(),
        ]
        .concat()
    }

    /// The game of a word.
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|game| game.key() == key)
    }
}

/// A round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// Its number, from 1: what is drawn depends on nothing else.
    pub round: u64,
    /// The card of the round, from 0, in a game of several.
    pub card: usize,
    /// For the projector: large.
    pub large: bool,
}

const ROUND: &str = "partie";
const CARD: &str = "carte";
const LARGE: &str = "grand";
const YES: &str = "oui";

impl Asked {
    /// The first card of a round.
    pub fn first(round: u64) -> Self {
        Self {
            round: within(round),
            card: 0,
            large: false,
        }
    }

    /// What an address asks for.
    pub fn read(query: &Query) -> Self {
        Self::of(|name| query.get(name))
    }

    fn of(get: impl Fn(&str) -> String) -> Self {
        let card: usize = get(CARD).parse().unwrap_or(1);
        Self {
            round: within(get(ROUND).parse().unwrap_or(1)),
            card: card.saturating_sub(1),
            large: get(LARGE) == YES,
        }
    }

    /// The next round.
    pub fn following(self) -> Self {
        Self {
            round: within(self.round + 1),
            card: 0,
            ..self
        }
    }

    /// The next card of this round.
    pub fn turned(self) -> Self {
        Self {
            card: self.card + 1,
            ..self
        }
    }

    /// The same in the other size.
    pub fn toggled(self) -> Self {
        Self {
            large: !self.large,
            ..self
        }
    }

    /// Its address.
    pub fn href(self, game: Game) -> String {
        let card = if self.card == 0 {
            String::new()
        } else {
            (self.card + 1).to_string()
        };
        let large = if self.large { YES } else { "" };
        address::href(
            &["/jeux/", game.key()].concat(),
            vec![
                (ROUND, self.round.to_string()),
                (CARD, card),
                (LARGE, large.to_owned()),
            ],
        )
    }
}

/// Rounds go from 1 to the last one, then begin again.
fn within(round: u64) -> u64 {
    round.saturating_sub(1) % MOST_ROUNDS + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_the_round_and_anything_else_is_the_first() {
        let read = |round: &'static str, card: &'static str| {
            Asked::of(move |name| match name {
                ROUND => round.to_owned(),
                CARD => card.to_owned(),
                _ => String::new(),
            })
        };
        assert_eq!(
            read("12", "3"),
            Asked {
                round: 12,
                card: 2,
                large: false
            }
        );
        assert_eq!(read("0", "0"), Asked::first(1));
        assert_eq!(read("x", "-4"), Asked::first(1));
        assert_eq!(Asked::first(MOST_ROUNDS).following(), Asked::first(1));
        assert!(read("18446744073709551615", "").round <= MOST_ROUNDS);
    }

    #[test]
    fn each_game_has_its_word() {
        for game in Game::ALL {
            assert_eq!(Game::of(game.key()), Some(game));
        }
        assert_eq!(Game::of(""), None);
    }
}
