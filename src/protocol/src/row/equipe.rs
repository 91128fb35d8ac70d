//! Rows of teams, of what they present, and of contests for which they are entered.

use std::collections::BTreeMap;

use domain::equipe::{Equipe, Travail};
use domain::ids::{ClassId, ConcoursId, EquipeId};
use domain::projet::Genre;
use domain::school::Uai;
use serde::{Deserialize, Serialize};

/// A team as its members and the class's teachers see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClassEquipe {
    /// The class of its project. Members keep the row once that class is closed, and then write no more: their class is not among
    /// their rows any more.
    pub class: ClassId,
    /// The team.
    pub equipe: Equipe,
    /// Pseudonyms of the members, in the order of `equipe.membres`; empty for who has left the class since it was closed.
    pub pseudonymes: Vec<String>,
    /// What it works on.
    pub travail: Travail,
}

/// What a team presents, to who may read that without being in it: it names no pupil. Its class sees the page as it is now, those who
/// read a contest see it as it was when a teacher entered the team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Affiche {
    /// Which team.
    pub equipe: EquipeId,
    /// The contest for which it was entered so; `None` for the page that its class sees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concours: Option<ConcoursId>,
    /// The class of its project.
    pub class: ClassId,
    /// How it is called.
    pub nom: String,
    /// Title of its project.
    pub projet: String,
    /// What kind of project it is.
    pub genre: Genre,
    /// Its school.
    pub school: Uai,
    /// What is written: the text of each piece, by its word among `domain::equipe::AFFICHE`.
    pub textes: BTreeMap<String, String>,
}

/// A team that is entered for a contest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Inscription {
    /// Which contest.
    pub concours: ConcoursId,
    /// Which team.
    pub equipe: EquipeId,
}
