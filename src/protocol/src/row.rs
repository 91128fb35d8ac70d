//! What a client keeps of the server's state: rows, each in one scope.

use domain::carnet::Entry;
use domain::code::ClassCode;
use domain::ids::{BookingId, ClassId, CompanyId, EntryId, SeanceId, SlotId, UserId};
use domain::parcours::Etape;
use domain::review::Review;
use domain::school::{Coordinates, Level, Uai, ZoneEp};
use domain::seance::Seance;
use domain::visit::{Booking, Slot};
use serde::{Deserialize, Serialize};

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
        }
    }

    /// All collections.
    pub const ALL: [Collection; 14] = [
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
    ];

    /// The collection of that [`Collection::name`].
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|of| of.name() == name)
    }
}

/// Key of a row within its scope: the collection and the identity as text (a UUID, a UAI, a sheet's id).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RowKey {
    /// The collection.
    pub of: Collection,
    /// The identity in it.
    pub id: String,
}

impl RowKey {
    /// The key of a row.
    pub fn of(row: &Row) -> Self {
        let (of, id) = match row {
            Row::Entry(entry) => (Collection::Entry, entry.id.to_string()),
            Row::Favourite(favourite) => (Collection::Favourite, favourite.metier.clone()),
            Row::Slot(slot) => (Collection::Slot, slot.id.to_string()),
            Row::Booking(booking) => (Collection::Booking, booking.id.to_string()),
            Row::Class(class) => (Collection::Class, class.id.to_string()),
            Row::ClassDesk(desk) => (Collection::ClassDesk, desk.class.to_string()),
            Row::Pupil(pupil) => (Collection::Pupil, pupil.user.to_string()),
            Row::SharedEntry(shared) => (Collection::SharedEntry, shared.entry.id.to_string()),
            Row::School(school) => (Collection::School, school.uai.to_string()),
            Row::Company(company) => (Collection::Company, company.id.to_string()),
            Row::Review(review) => return Self::review(review.entry),
            Row::Seance(own) => return Self::seance(own.seance.id),
            Row::Ready(ready) => return Self::ready_of(ready.seance, ready.user),
            Row::Etape(own) => return Self::etape(own.class, &own.etape.id),
        };
        Self { of, id }
    }

    /// The key of an entry.
    pub fn entry(id: EntryId) -> Self {
        Self {
            of: Collection::Entry,
            id: id.to_string(),
        }
    }

    /// The key of what is said about an entry.
    pub fn review(entry: EntryId) -> Self {
        Self {
            of: Collection::Review,
            id: entry.to_string(),
        }
    }

    /// The key of an étape of a class: other classes may have one of the same identity.
    pub fn etape(class: ClassId, id: &str) -> Self {
        Self {
            of: Collection::Etape,
            id: [&class.to_string(), "/", id].concat(),
        }
    }

    /// The key of a lesson.
    pub fn seance(id: SeanceId) -> Self {
        Self {
            of: Collection::Seance,
            id: id.to_string(),
        }
    }

    /// What names that oneself is ready for a lesson.
    pub fn ready(seance: SeanceId) -> Self {
        Self {
            of: Collection::Ready,
            id: seance.to_string(),
        }
    }

    /// The key of a pupil who is ready for a lesson.
    pub fn ready_of(seance: SeanceId, user: UserId) -> Self {
        Self {
            of: Collection::Ready,
            id: [&seance.to_string(), "/", &user.to_string()].concat(),
        }
    }

    /// The key of a favourite.
    pub fn favourite(metier: &str) -> Self {
        Self {
            of: Collection::Favourite,
            id: metier.to_owned(),
        }
    }

    /// The key of a slot.
    pub fn slot(id: SlotId) -> Self {
        Self {
            of: Collection::Slot,
            id: id.to_string(),
        }
    }

    /// The key of a booking.
    pub fn booking(id: BookingId) -> Self {
        Self {
            of: Collection::Booking,
            id: id.to_string(),
        }
    }
}
