//! The parcours of a class as a file that its teacher gives on: to a colleague, another school, another server.
//!
//! The file is of the family of the carnet's ([`super`]): JSON in lines, the digest of all before it at the end.
//!
//! ```text
//! {
//! "format":"parcours-etapes",
//! "version":1,
//! "level":"Quatrieme",
//! "class":"4e B",
//! "school":"Collège des Trois-Rivières",
//! "made":"2026-11-27T09:30:00",
//! "etapes":[
//! {"id":"4e-preparer","rang":300,"titre":"Je prépare la visite",…}
//! ],
//! "sha256":"60303ae22b998861…"
//! }
//! ```
//!
//! - `etapes` are all étapes of the class in their order, those that it left as they were proposed included, so that the file says
//!   the same to an installation that proposes others; and those that were taken out. They keep their identities: taking a file over
//!   twice doubles nothing (`domain::parcours::taken`).
//! - Nothing in the file is about a pupil.

use std::collections::BTreeSet;

use domain::parcours::{ETAPES_MAX, Etape};
use domain::school::Level;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::Unreadable;
use super::envelope::Envelope;

/// Most bytes of a file.
pub const FILE_BYTES: usize = 2_000_000;
/// Most étapes: a class's own and those of its level.
const MOST: usize = 2 * ETAPES_MAX;
/// Longest name of a class or a school, in characters.
const NAME_MAX: usize = 200;

const ENVELOPE: Envelope = Envelope {
    format: "parcours-etapes",
    oldest: 1,
    version: 1,
    most: FILE_BYTES,
};

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parcours {
    /// For which level.
    pub level: Level,
    /// Of which class, by its name.
    pub class: String,
    /// Of which school, by its name; may be empty.
    pub school: String,
    /// When the file was made, on the wall of the académie.
    pub made: DateTime,
    /// The étapes, in their order.
    pub etapes: Vec<Etape>,
}

/// The file.
///
/// # Errors
/// When something in it cannot be written as JSON.
pub fn write(parcours: &Parcours) -> Result<String, serde_json::Error> {
    let content = ENVELOPE
        .begin()
        .field("level", &parcours.level)?
        .field("class", &parcours.class)?
        .field("school", &parcours.school)?
        .field("made", &parcours.made)?
        .list("etapes", parcours.etapes.iter())?;
    Ok(content.close())
}

/// Reads a file, and checks all of it before anything is said of it.
///
/// # Errors
/// [`Unreadable`].
pub fn read(bytes: &[u8]) -> Result<Parcours, Unreadable> {
    let parcours: Parcours = ENVELOPE.open(bytes)?;
    let short = |name: &str| name.chars().count() <= NAME_MAX;
    let etapes = &parcours.etapes;
    let ids: BTreeSet<_> = etapes.iter().map(|etape| &etape.id).collect();
    let within = etapes.len() <= MOST
        && ids.len() == etapes.len()
        && etapes.iter().all(|etape| etape.check().is_ok())
        && short(&parcours.class)
        && short(&parcours.school);
    if within {
        Ok(parcours)
    } else {
        Err(Unreadable::Bounds)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use domain::parcours::etapes;

    use super::*;

    fn parcours() -> Parcours {
        Parcours {
            level: Level::Quatrieme,
            class: "4e B".into(),
            school: "Collège des Trois-Rivières".into(),
            made: DateTime::constant(2026, 11, 27, 9, 30, 0, 0),
            etapes: etapes(Level::Quatrieme).to_vec(),
        }
    }

    #[test]
    fn what_was_given_on_is_read_the_same_and_damage_is_found() {
        let given = parcours();
        let text = write(&given).unwrap();
        assert_eq!(read(text.as_bytes()), Ok(given));
        let changed = text.replace("4e B", "4e C");
        assert_eq!(read(changed.as_bytes()), Err(Unreadable::Damaged));
        assert_eq!(read(b"{}"), Err(Unreadable::Foreign));
        assert_eq!(read(&vec![b' '; FILE_BYTES + 1]), Err(Unreadable::TooLarge));
    }

    #[test]
    fn an_étape_twice_or_over_its_bounds_is_not_taken() {
        let refused = |change: fn(&mut Parcours)| {
            let mut parcours = parcours();
            change(&mut parcours);
            read(write(&parcours).unwrap().as_bytes())
        };
        let twice = |p: &mut Parcours| p.etapes.push(p.etapes[0].clone());
        assert_eq!(refused(twice), Err(Unreadable::Bounds));
        let untitled = |p: &mut Parcours| p.etapes[0].titre = "".into();
        assert_eq!(refused(untitled), Err(Unreadable::Bounds));
        let named = |p: &mut Parcours| p.school = "é".repeat(NAME_MAX + 1);
        assert_eq!(refused(named), Err(Unreadable::Bounds));
    }
}
