//! Projects that a class does in teams: a mini-entreprise, or any other.
//!
//! A teacher of the class says what is to be done and sets dates; each team works on it by itself (`crate::equipe`).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{ClassId, ProjetId};

/// What kind of project it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Genre {
    /// A company that pupils found for a year: a product or a service, posts, a market.
    MiniEntreprise,
    /// Any other work in teams.
    Projet,
}

/// A step of a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Jalon {
    /// Its identity in the project, see [`is_jalon`]: the digits of a UUID without hyphens, or a word.
    pub id: String,
    /// What is done by then.
    pub titre: String,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub le: Option<Date>,
}

/// A project of a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Projet {
    /// Identity, made by the device that wrote it.
    pub id: ProjetId,
    /// The class, for good.
    pub class: ClassId,
    /// Its title.
    pub titre: String,
    /// What kind it is.
    pub genre: Genre,
    /// What is to be done, said to the pupils; may be empty.
    pub consigne: String,
    /// The steps, in their order.
    pub etapes: Vec<Jalon>,
    /// Taken out: pages leave it out, and its teams write no more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retire: bool,
}

/// Longest title of a project or of a step, in characters.
pub const TITRE_MAX: usize = 80;
/// Longest text of what to do, in characters.
pub const CONSIGNE_MAX: usize = 3_000;
/// Most steps of a project.
pub const JALONS_MAX: usize = 16;
/// Longest identity of a step, in bytes: a key of a part names it (`crate::equipe::of_jalon`).
pub const JALON_ID_MAX: usize = 32;
/// Most projects of a class; those that were taken out are not counted.
pub const PROJETS_MAX: usize = 20;
/// Most projects of a class in all: those that were taken out stay, and are not without bounds either.
pub const PROJETS_ALL_MAX: usize = 4 * PROJETS_MAX;

/// Why a project is not acceptable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProjetError {
    /// Without a title, or longer than [`TITRE_MAX`].
    #[error("the title is missing or too long")]
    Titre,
    /// Longer than [`CONSIGNE_MAX`].
    #[error("the text is too long")]
    Consigne,
    /// More than [`JALONS_MAX`] steps, one without a title or with too long a one, or identities that are none or twice there.
    #[error("too many steps, or one that is none")]
    Etapes,
}

/// Whether this can be the identity of a step: letters, digits and hyphens of ASCII, in lower case.
pub fn is_jalon(id: &str) -> bool {
    let plain = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
    !id.is_empty() && id.len() <= JALON_ID_MAX && id.bytes().all(plain)
}

/// Whether a title is there and not too long.
pub(crate) fn is_titre(titre: &str) -> bool {
    !titre.trim().is_empty() && titre.chars().count() <= TITRE_MAX
}

impl Projet {
    /// Checks the bounds of a project.
    ///
    /// # Errors
    /// The first bound that it breaks.
    pub fn check(&self) -> Result<(), ProjetError> {
        let twice = |at: usize, id: &str| self.etapes[..at].iter().any(|other| other.id == id);
        let mut etapes = self.etapes.iter().enumerate();
        if !is_titre(&self.titre) {
            Err(ProjetError::Titre)
        } else if self.consigne.chars().count() > CONSIGNE_MAX {
            Err(ProjetError::Consigne)
        } else if self.etapes.len() > JALONS_MAX
            || !etapes
                .all(|(at, one)| is_jalon(&one.id) && is_titre(&one.titre) && !twice(at, &one.id))
        {
            Err(ProjetError::Etapes)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn jalon(id: &str) -> Jalon {
        Jalon {
            id: id.into(),
            titre: "Choisir une idée".into(),
            le: Some(Date::constant(2026, 12, 4)),
        }
    }

    fn projet() -> Projet {
        Projet {
            id: ProjetId(Uuid::from_u128(1)),
            class: ClassId(Uuid::from_u128(2)),
            titre: "Une mini-entreprise".into(),
            genre: Genre::MiniEntreprise,
            consigne: String::new(),
            etapes: vec![jalon("idee"), jalon("essai")],
            retire: false,
        }
    }

    #[test]
    fn a_project_has_bounds() {
        let broken = |change: fn(&mut Projet)| {
            let mut projet = projet();
            change(&mut projet);
            projet.check()
        };
        let etapes = Err(ProjetError::Etapes);
        assert_eq!(broken(|_| {}), Ok(()));
        assert_eq!(broken(|p| p.titre = " ".into()), Err(ProjetError::Titre));
        let long = |p: &mut Projet| p.consigne = "é".repeat(CONSIGNE_MAX + 1);
        assert_eq!(broken(long), Err(ProjetError::Consigne));
        assert_eq!(broken(|p| p.etapes[0].id = "essai".into()), etapes);
        assert_eq!(broken(|p| p.etapes[0].id = "a:b".into()), etapes);
        assert_eq!(broken(|p| p.etapes[0].titre.clear()), etapes);
        let many = |p: &mut Projet| {
            p.etapes = (0..=JALONS_MAX).map(|n| jalon(&n.to_string())).collect();
        };
        assert_eq!(broken(many), etapes);
    }

    #[test]
    fn the_digits_of_an_identity_name_a_step() {
        assert!(is_jalon(&Uuid::from_u128(u128::MAX).simple().to_string()));
        assert!(!is_jalon(&Uuid::from_u128(u128::MAX).to_string()));
    }
}
