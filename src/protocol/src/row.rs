//! What a client keeps of the server's state: rows, each in one scope.

mod equipe;
mod key;

use domain::carnet::Entry;
use domain::code::ClassCode;
use domain::concours::Concours;
use domain::ids::{ClassId, CompanyId, SeanceId, UserId};
use domain::parcours::Etape;
use domain::projet::Projet;
use domain::review::Review;
use domain::school::{Coordinates, Level, Uai, ZoneEp};
use domain::seance::Seance;
use domain::visit::{Booking, Slot};
use serde::{Deserialize, Serialize};

pub use equipe::{Affiche, ClassEquipe, Inscription};
pub use key::RowKey;

/// A sheet marked by its reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Favourite {
    /// Stable id of the sheet.
    pub metier: String,
}

/// A class as its members and its school see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Class {
    /// Identity.
    pub id: ClassId,
    /// Name (« 4e B »).
    pub name: String,
    /// Level, which gives the étapes.
    pub level: Level,
    /// School.
    pub school: Uai,
    /// Number of pupils enrolled.
    pub pupils: u32,
    /// Set once it was closed at the year's end: when the accounts of its pupils who joined no other class are erased, in
    /// milliseconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erase_at: Option<i64>,
}

/// What only the class's teachers see of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClassDesk {
    /// Which class.
    pub class: ClassId,
    /// Its code.
    pub code: ClassCode,
    /// Until when new pupils may enrol, in milliseconds since 1970 by the server's clock; `None` when closed.
    pub open_until: Option<i64>,
}

/// A pupil as the class's teachers see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Pupil {
    /// Who.
    pub user: UserId,
    /// Pseudonym.
    pub pseudonym: String,
    /// The class.
    pub class: ClassId,
    /// Last time the server heard from them, in milliseconds since 1970; `None` when never.
    pub last_seen: Option<i64>,
}

/// An entry that a pupil chose to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SharedEntry {
    /// The pupil.
    pub author: UserId,
    /// The entry as it is now.
    pub entry: Entry,
}

/// An étape that a class has of its own, or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClassEtape {
    /// The class.
    pub class: ClassId,
    /// The étape.
    pub etape: Etape,
}

/// A lesson of a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClassSeance {
    /// The class.
    pub class: ClassId,
    /// The lesson.
    pub seance: Seance,
}

/// A pupil whose device has all that a lesson needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Ready {
    /// Which lesson.
    pub seance: SeanceId,
    /// Who.
    pub user: UserId,
}

/// A school of the académie.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct School {
    /// National identifier.
    pub uai: Uai,
    /// Name.
    pub name: String,
    /// Town.
    pub commune: String,
    /// Priority network.
    pub zone: ZoneEp,
    /// Position, where known.
    pub position: Option<Coordinates>,
}

/// A company of the académie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Company {
    /// Identity.
    pub id: CompanyId,
    /// Name.
    pub name: String,
    /// Town.
    pub commune: String,
}

/// One row. The variant is the collection.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Row {
    /// An entry of one's own carnet.
    Entry(Entry),
    /// One's own favourite.
    Favourite(Favourite),
    /// A published slot.
    Slot(Slot),
    /// A booking.
    Booking(Booking),
    /// A class.
    Class(Class),
    /// The teachers' side of a class.
    ClassDesk(ClassDesk),
    /// A pupil of a class, for its teachers.
    Pupil(Pupil),
    /// An entry shown by a pupil of a class, for its teachers.
    SharedEntry(SharedEntry),
    /// A school.
    School(School),
    /// A company.
    Company(Company),
    /// What is said about an entry, for its author and, while it is shown, for the class's teachers.
    Review(Review),
    /// An étape of a class's own, for all who are in it.
    Etape(ClassEtape),
    /// A lesson of a class, for all who are in it.
    Seance(ClassSeance),
    /// A pupil who is ready for a lesson, for the pupil and for the class's teachers.
    Ready(Ready),
    /// A project of a class, for all who are in it; once the class is closed, for the members of its teams.
    Projet(Projet),
    /// A team and what it works on, for its members and for the class's teachers.
    Equipe(ClassEquipe),
    /// What a team presents: to the class where it shows that, and to those who read a contest for which it is entered.
    Affiche(Affiche),
    /// A contest, for everybody in its académie.
    Concours(Concours),
    /// A team that is entered for a contest, for its class and for those who read the contest.
    Inscription(Inscription),
}

/// The collection of a row, first half of its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs)] // each names the variant of `Row`
pub enum Collection {
    Entry,
    Favourite,
    Slot,
    Booking,
    Class,
    ClassDesk,
    Pupil,
    SharedEntry,
    School,
    Company,
    Review,
    Etape,
    Seance,
    Ready,
    Projet,
    Equipe,
    Affiche,
    Concours,
    Inscription,
}

impl Collection {
    /// Name in keys on disk and in logs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Entry => "entry",
            Self::Favourite => "favourite",
            Self::Slot => "slot",
            Self::Booking => "booking",
            Self::Class => "class",
            Self::ClassDesk => "class-desk",
            Self::Pupil => "pupil",
            Self::SharedEntry => "shared-entry",
            Self::School => "school",
            Self::Company => "company",
            Self::Review => "review",
            Self::Etape => "class-etape",
            Self::Seance => "class-seance",
            Self::Ready => "ready",
            Self::Projet => "projet",
            Self::Equipe => "class-equipe",
            Self::Affiche => "affiche",
            Self::Concours => "concours",
            Self::Inscription => "inscription",
        }
    }

    /// All collections.
    pub const ALL: [Collection; 19] = [
        Self::Entry,
        Self::Favourite,
        Self::Slot,
        Self::Booking,
        Self::Class,
        Self::ClassDesk,
        Self::Pupil,
        Self::SharedEntry,
        Self::School,
        Self::Company,
        Self::Review,
        Self::Etape,
        Self::Seance,
        Self::Ready,
        Self::Projet,
        Self::Equipe,
        Self::Affiche,
        Self::Concours,
        Self::Inscription,
    ];

    /// The collection of that [`Collection::name`].
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|of| of.name() == name)
    }
}
