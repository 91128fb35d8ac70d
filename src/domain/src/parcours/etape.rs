//! One étape: what is to be done, and when it counts as done.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::carnet::{EntryKind, METIERS_MAX};

/// An étape, of the default parcours or of a class's own. The texts are French, said to the pupil.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Etape {
    /// Stable identity: a word for those of the default parcours, a UUID for those that a teacher made.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub id: Cow<'static, str>,
    /// Its place: étapes come in the order of these numbers, equal ones in that of their identities.
    pub rang: u32,
    /// Short title, as the pupil would say it.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub titre: Cow<'static, str>,
    /// Title of the card that invites to do it.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub invitation: Cow<'static, str>,
    /// What to do, in a few sentences.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub consigne: Cow<'static, str>,
    /// Usual length, in minutes.
    pub minutes: u16,
    /// Usual month, 1 to 12.
    pub mois: u8,
    /// The day, where the teacher set one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jour: Option<Date>,
    /// A visit, a forum, a stage: an event rather than work at one's desk.
    pub temps_fort: bool,
    /// What kind of work it is.
    pub activite: Activite,
    /// When it counts as done.
    pub regle: Regle,
    /// Sheets to read for it, by their stable ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub metiers: Vec<String>,
    /// Questions that the teacher asks, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<String>,
    /// Taken out of the parcours of the class: the pages of pupils leave it out, teachers can bring it back.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retiree: bool,
}

/// Kinds of work. Each opens where that work is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Activite {
    /// To say what one likes, and see which domains that opens.
    Questionnaire,
    /// To explore sheets and choose some, with a reason.
    Explorer,
    /// To put métiers side by side.
    Comparer,
    /// To interview somebody about their work.
    Interview,
    /// A company visit: before, during, after.
    Visite,
    /// A forum or salon: programme, stands, questions.
    Forum,
    /// A stage.
    Stage,
    /// To look for a stage: letter, CV, call.
    Recherche,
    /// A project in a team.
    Projet,
    /// A film or a text, with questions.
    Lecture,
    /// An oral to prepare.
    Oral,
    /// To choose pages and show them.
    Partager,
    /// Anything else.
    Libre,
}

impl Activite {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Activite; 13] = [
        Self::Explorer,
        Self::Comparer,
        Self::Questionnaire,
        Self::Interview,
        Self::Visite,
        Self::Forum,
        Self::Stage,
        Self::Recherche,
        Self::Projet,
        Self::Lecture,
        Self::Oral,
        Self::Partager,
        Self::Libre,
    ];

    /// The stable word for it in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Self::Questionnaire => "questionnaire",
            Self::Explorer => "explorer",
            Self::Comparer => "comparer",
            Self::Interview => "interview",
            Self::Visite => "visite",
            Self::Forum => "forum",
            Self::Stage => "stage",
            Self::Recherche => "recherche",
            Self::Projet => "projet",
            Self::Lecture => "lecture",
            Self::Oral => "oral",
            Self::Partager => "partager",
            Self::Libre => "libre",
        }
    }

    /// The kind of a [`Activite::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// The kind of carnet page that it leaves.
    pub fn entry_kind(self) -> EntryKind {
        match self {
            Self::Explorer | Self::Comparer | Self::Interview => EntryKind::Metier,
            Self::Visite | Self::Forum | Self::Stage => EntryKind::Visite,
            Self::Questionnaire
            | Self::Recherche
            | Self::Projet
            | Self::Lecture
            | Self::Oral
            | Self::Partager => EntryKind::Activite,
            Self::Libre => EntryKind::Libre,
        }
    }
}

/// An étape is done when a count of the carnet reaches a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Regle {
    /// What is counted.
    pub compte: Compte,
    /// From how many on it is done.
    pub au_moins: u32,
}

/// What can be counted in a carnet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Compte {
    /// Distinct sheets kept as favourite or written about.
    MetiersLus,
    /// Favourites.
    Favoris,
    /// Distinct grands domaines among those sheets.
    Domaines,
    /// All entries.
    Entrees,
    /// Entries about a métier.
    EntreesMetier,
    /// Entries about a visit.
    EntreesVisite,
    /// Entries about an activity.
    EntreesActivite,
    /// Free entries.
    EntreesLibres,
    /// Entries shown to the teacher.
    EntreesPartagees,
    /// Entries written for this étape.
    PagesEtape,
}

/// Longest identity of an étape, in bytes.
const ID_MAX: usize = 80;
/// Longest title, in characters.
pub const TITRE_MAX: usize = 80;
/// Longest invitation, in characters.
pub const INVITATION_MAX: usize = 120;
/// Longest text of what is to be done, in characters.
pub const CONSIGNE_MAX: usize = 1_000;
/// Longest étape, in minutes: a stage of five days is counted by what is written of it.
pub const MINUTES_MAX: u16 = 600;
/// Most questions.
pub const QUESTIONS_MAX: usize = 12;
/// Longest question, in characters.
pub const QUESTION_MAX: usize = 240;
/// Highest number that a rule may ask for.
pub const AU_MOINS_MAX: u32 = 60;

/// Why an étape is not acceptable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EtapeError {
    /// Without an identity, or one that is too long.
    #[error("the étape has no fit identity")]
    Id,
    /// Without a title, or longer than [`TITRE_MAX`].
    #[error("the title is missing or too long")]
    Titre,
    /// The invitation is longer than [`INVITATION_MAX`].
    #[error("the invitation is too long")]
    Invitation,
    /// What is to be done is longer than [`CONSIGNE_MAX`].
    #[error("the text is too long")]
    Consigne,
    /// No minutes, or more than [`MINUTES_MAX`].
    #[error("the length is not between 1 and {MINUTES_MAX} minutes")]
    Minutes,
    /// Not a month.
    #[error("there is no such month")]
    Mois,
    /// The rule asks for nothing, or for more than [`AU_MOINS_MAX`].
    #[error("the rule asks for too little or too much")]
    Regle,
    /// More than [`METIERS_MAX`] sheets, or an identity that is none.
    #[error("too many sheets")]
    Metiers,
    /// More than [`QUESTIONS_MAX`] questions, an empty one, or one longer than [`QUESTION_MAX`].
    #[error("too many or too long questions")]
    Questions,
}

/// Whether this can be the identity of an étape or a sheet.
pub fn is_id(id: &str) -> bool {
    !id.is_empty() && id.len() <= ID_MAX && !id.chars().any(char::is_control)
}

impl Etape {
    /// The kind of carnet page that is written for it: the one that its rule counts, else that of its activity.
    pub fn entry_kind(&self) -> EntryKind {
        match self.regle.compte {
            Compte::EntreesMetier => EntryKind::Metier,
            Compte::EntreesVisite => EntryKind::Visite,
            Compte::EntreesActivite => EntryKind::Activite,
            Compte::EntreesLibres => EntryKind::Libre,
            _ => self.activite.entry_kind(),
        }
    }

    /// Checks the bounds of an étape that a teacher wrote.
    ///
    /// # Errors
    /// The first bound that it breaks.
    pub fn check(&self) -> Result<(), EtapeError> {
        let fits = |text: &str, max: usize| text.chars().count() <= max;
        let asks = |question: &String| !question.trim().is_empty() && fits(question, QUESTION_MAX);
        let checks = [
            (is_id(&self.id), EtapeError::Id),
            (
                !self.titre.trim().is_empty() && fits(&self.titre, TITRE_MAX),
                EtapeError::Titre,
            ),
            (
                fits(&self.invitation, INVITATION_MAX),
                EtapeError::Invitation,
            ),
            (fits(&self.consigne, CONSIGNE_MAX), EtapeError::Consigne),
            (
                (1..=MINUTES_MAX).contains(&self.minutes),
                EtapeError::Minutes,
            ),
            ((1..=12).contains(&self.mois), EtapeError::Mois),
            (
                (1..=AU_MOINS_MAX).contains(&self.regle.au_moins),
                EtapeError::Regle,
            ),
            (
                self.metiers.len() <= METIERS_MAX && self.metiers.iter().all(|id| is_id(id)),
                EtapeError::Metiers,
            ),
            (
                self.questions.len() <= QUESTIONS_MAX && self.questions.iter().all(asks),
                EtapeError::Questions,
            ),
        ];
        let broken = checks.into_iter().find(|(holds, _)| !holds);
        broken.map_or(Ok(()), |(_, error)| Err(error))
    }
}
