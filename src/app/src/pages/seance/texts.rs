//! Words of a lesson.

use domain::seance::Seance;

use crate::state::clock::today;
use crate::texts::dates;

/// It is today.
pub const TODAY: &str = "Aujourd’hui en classe";
/// Opens it.
pub const OPEN: &str = "Ouvrir la séance";
/// Heading of what to do.
pub const STEPS: &str = "Le déroulé";
/// Heading of the étapes.
pub const WORK: &str = "Ton travail";
/// Heading of the sheets.
pub const SHEETS: &str = "Les fiches à lire";
/// Heading of the games.
pub const JEUX: &str = "Les jeux de la séance";
/// This device has everything.
pub const READY: &str = "Ton appareil est prêt, même sans réseau";
/// It does not yet.
pub const COMING: &str = "Ton appareil se prépare…";
/// Not there.
pub const UNKNOWN_TITLE: &str = "Séance introuvable";
/// What then.
pub const UNKNOWN: &str = "Cette séance n’existe plus, ou n’est pas encore arrivée ici.";
/// To the parcours.
pub const PARCOURS: &str = "Mon parcours";

/// A length.
pub fn minutes(minutes: u16) -> String {
    format!("environ {minutes}\u{a0}minutes")
}

/// The day, the hour and the length.
pub fn when(seance: &Seance) -> String {
    let mut words = dates::long(seance.jour, today());
    if let Some(hour) = seance.heure {
        words.push_str(", ");
        words.push_str(&dates::time(hour));
    }
    words.push_str(&format!(" · {}\u{a0}minutes", seance.minutes));
    words
}
