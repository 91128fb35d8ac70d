//! A lesson that a teacher prepares for a class, and which devices are ready for it.
//!
//! Everything that a lesson needs is on a device that has the application, the catalogue and the rows of its class. A device says
//! once that it has them all, and the teacher sees how many do before the bell.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::carnet::METIERS_MAX;
use crate::ids::SeanceId;
use crate::parcours::is_id;

/// A lesson.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Seance {
    /// Identity, made by the device that prepared it.
    pub id: SeanceId,
    /// Its title.
    pub titre: String,
    /// The day.
    pub jour: Date,
    /// When it begins, by the clock on the wall.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub heure: Option<Time>,
    /// How long it is, in minutes.
    pub minutes: u16,
    /// What to do, in the order of the lesson: one step a line.
    pub deroule: String,
    /// Étapes of the class that are worked on, by their identities.
    pub etapes: Vec<String>,
    /// Sheets that are read, by their stable ids.
    pub metiers: Vec<String>,
    /// Games that are played, in the order of the lesson. Absent from what was written before there were any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub jeux: Vec<Partie>,
    /// Taken out: pages leave it out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retiree: bool,
}

/// A round of a game: what is drawn depends on its number and the catalogue alone, so the whole class plays the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Partie {
    /// The word of the game in addresses. One that a version does not know is kept and not shown.
    pub jeu: String,
    /// The number of the round, from 1 to [`PARTIE_MAX`].
    pub numero: u64,
}

/// Longest title, in characters.
pub const TITRE_MAX: usize = 80;
/// Longest text of what to do, in characters.
pub const DEROULE_MAX: usize = 3_000;
/// Longest lesson, in minutes: a day.
pub const MINUTES_MAX: u16 = 480;
/// Most étapes of a lesson.
pub const ETAPES_MAX: usize = 12;
/// Most games of a lesson.
pub const JEUX_MAX: usize = 8;
/// Rounds of a game go from 1 to this one.
pub const PARTIE_MAX: u64 = 999;
/// Most lessons of a class.
pub const SEANCES_MAX: usize = 120;

/// Why a lesson is not acceptable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SeanceError {
    /// Without a title, or longer than [`TITRE_MAX`].
    #[error("the title is missing or too long")]
    Titre,
    /// Longer than [`DEROULE_MAX`].
    #[error("the text is too long")]
    Deroule,
    /// No minutes, or more than [`MINUTES_MAX`].
    #[error("the length is not between 1 and {MINUTES_MAX} minutes")]
    Minutes,
    /// More than [`ETAPES_MAX`] étapes or [`METIERS_MAX`] sheets, or an identity that is none.
    #[error("too many étapes or sheets")]
    Content,
    /// More than [`JEUX_MAX`] games, a word that is none, or no number of a round.
    #[error("too many games, or a round that is none")]
    Jeux,
}

impl Seance {
    /// Checks the bounds of a lesson.
    ///
    /// # Errors
    /// The first bound that it breaks.
    pub fn check(&self) -> Result<(), SeanceError> {
        let fits = |text: &str, max: usize| text.chars().count() <= max;
        let content = self.etapes.len() <= ETAPES_MAX && self.metiers.len() <= METIERS_MAX;
        if self.titre.trim().is_empty() || !fits(&self.titre, TITRE_MAX) {
            Err(SeanceError::Titre)
        } else if !fits(&self.deroule, DEROULE_MAX) {
            Err(SeanceError::Deroule)
        } else if !(1..=MINUTES_MAX).contains(&self.minutes) {
            Err(SeanceError::Minutes)
        } else if !content || !self.etapes.iter().chain(&self.metiers).all(|id| is_id(id)) {
            Err(SeanceError::Content)
        } else if self.jeux.len() > JEUX_MAX || !self.jeux.iter().all(Partie::is_fit) {
            Err(SeanceError::Jeux)
        } else {
            Ok(())
        }
    }

    /// What to do, step by step.
    pub fn steps(&self) -> impl Iterator<Item = &str> {
        let lines = self.deroule.lines().map(str::trim);
        lines.filter(|line| !line.is_empty())
    }
}

impl Partie {
    fn is_fit(&self) -> bool {
        is_id(&self.jeu) && (1..=PARTIE_MAX).contains(&self.numero)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn partie(jeu: &str, numero: u64) -> Partie {
        let jeu = jeu.into();
        Partie { jeu, numero }
    }

    fn seance() -> Seance {
        Seance {
            id: SeanceId(Uuid::from_u128(1)),
            titre: "Les métiers du bois".into(),
            jour: Date::constant(2026, 11, 27),
            heure: Some(Time::constant(9, 0, 0, 0)),
            minutes: 55,
            deroule: "Lire la fiche\n\n  Répondre à deux  \n".into(),
            etapes: vec!["4e-comparer".into()],
            metiers: vec!["luthier".into()],
            jeux: vec![partie("duel", 12)],
            retiree: false,
        }
    }

    #[test]
    fn a_lesson_goes_step_by_step() {
        let seance = seance();
        assert_eq!(seance.check(), Ok(()));
        let steps: Vec<_> = seance.steps().collect();
        assert_eq!(steps, ["Lire la fiche", "Répondre à deux"]);
    }

    #[test]
    fn a_lesson_has_bounds() {
        let broken = |change: fn(&mut Seance)| {
            let mut seance = seance();
            change(&mut seance);
            seance.check()
        };
        assert_eq!(broken(|s| s.titre = " ".into()), Err(SeanceError::Titre));
        assert_eq!(broken(|s| s.minutes = 0), Err(SeanceError::Minutes));
        let long = |s: &mut Seance| s.deroule = "é".repeat(DEROULE_MAX + 1);
        assert_eq!(broken(long), Err(SeanceError::Deroule));
        let many = |s: &mut Seance| s.etapes = vec!["a".into(); ETAPES_MAX + 1];
        assert_eq!(broken(many), Err(SeanceError::Content));
        assert_eq!(
            broken(|s| s.metiers = vec![String::new()]),
            Err(SeanceError::Content)
        );
        let games = Err(SeanceError::Jeux);
        let many = |s: &mut Seance| s.jeux = vec![partie("duel", 1); JEUX_MAX + 1];
        assert_eq!(broken(many), games);
        assert_eq!(broken(|s| s.jeux = vec![partie("", 1)]), games);
        assert_eq!(broken(|s| s.jeux = vec![partie("duel", 0)]), games);
        let past = |s: &mut Seance| s.jeux = vec![partie("duel", PARTIE_MAX + 1)];
        assert_eq!(broken(past), games);
    }
}
