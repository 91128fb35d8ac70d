//! The rules of exploring: comparing, what surprises, the panorama of a questionnaire, the games.
//!
//! None of them tells anybody which métier is theirs. Whatever is suggested opens the view: see [`Span`]. What is
//! weighed to choose doors is never shown, and nothing is put in order of merit.

mod clues;
mod common;
mod dice;
mod doors;
mod games;
mod ideas;
mod items;
mod panorama;
mod surprise;
mod things;

pub use clues::{Clue, clues};
pub use common::{Common, apart, common};
pub use dice::Dice;
pub use doors::{DOMAINS, LEVELS, Span};
pub use games::{MOST_ROUNDS, Odd, Riddle, duel, odd_one_out, riddle};
pub use ideas::{IDEAS, Idea, ideas};
pub use items::{Answer, Answers, ITEMS, Item};
pub use panorama::{Far, Opened, Panorama, panorama};
pub use surprise::{Surprise, surprises};
pub use things::{Thing, Things};
