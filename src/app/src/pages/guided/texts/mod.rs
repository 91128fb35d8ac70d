//! Words of guided pages: those of all, and the templates.

mod stage;
mod synthese;

use jiff::civil::Date;

pub use stage::{APPEL, ASKED, CV, DEMANDE, DONE, FOLLOWED, LETTRE, PART_ANSWER, PART_DONE, YES};
pub use synthese::{PART_PAGES, PART_QUESTIONS, SYNTHESE};

use crate::state::clock::today;
use crate::texts::dates;

/// Opens an example.
pub const EXAMPLE: &str = "Un exemple";

/// A day as it was typed, in words.
pub fn day(text: &str) -> String {
    match text.trim().parse::<Date>() {
        Ok(date) => dates::long(date, today()),
        Err(_) => text.trim().to_owned(),
    }
}
