//! Words of guided pages: those of all, and the templates.

mod activites;
mod stage;
mod synthese;

use jiff::civil::Date;

pub use activites::{FORUM, INTERVIEW, LECTURE, PROJET, STAGE, VISITE};
pub use stage::{APPEL, ASKED, CV, DEMANDE, DONE, FOLLOWED, LETTRE, PART_ANSWER, PART_DONE, YES};
pub use synthese::{PART_PAGES, PART_QUESTIONS, SYNTHESE};

use crate::state::clock::today;
use crate::texts::dates;

/// Opens an example.
pub const EXAMPLE: &str = "Un exemple";

/// Over what a teacher asks.
pub const QUESTIONS: &str = "Les questions de ton professeur";

/// Over the answer to a question of a teacher, where its words are not known.
pub fn question(number: usize) -> String {
    ["Question\u{a0}", &number.to_string()].concat()
}

/// A day as it was typed, in words.
pub fn day(text: &str) -> String {
    match text.trim().parse::<Date>() {
        Ok(date) => dates::long(date, today()),
        Err(_) => text.trim().to_owned(),
    }
}
