//! Ideas that people have of métiers, true or not, for « Vrai ou faux, et comment le sais-tu ? ».

use super::Dice;

include!(concat!(env!("OUT_DIR"), "/ideas.rs"));

/// An idea and where it can be checked.
#[derive(Debug, PartialEq, Eq)]
pub struct Idea {
    /// What is said.
    pub text: &'static str,
    /// Whether it is so.
    pub is_true: bool,
    /// Why, in two sentences at most.
    pub why: &'static str,
    /// The id of the sheet where it can be checked.
    pub sheet: &'static str,
}

/// All ideas in the order of a game.
pub fn ideas(seed: u64) -> Vec<&'static Idea> {
    let mut all: Vec<&'static Idea> = IDEAS.iter().collect();
    Dice::new(seed).shuffle(&mut all);
    all
}
