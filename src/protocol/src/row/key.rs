//! What names a row.

use domain::ids::{
    BookingId, ClassId, ConcoursId, EntryId, EquipeId, ProjetId, SeanceId, SlotId, UserId,
};
use serde::{Deserialize, Serialize};

use super::{Collection, Row};

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
            Row::Projet(projet) => return Self::projet(projet.id),
            Row::Equipe(own) => return Self::equipe(own.equipe.id),
            Row::Affiche(affiche) => {
                return match affiche.concours {
                    Some(concours) => Self::entry_page(concours, affiche.equipe),
                    None => Self::affiche(affiche.equipe),
                };
            }
            Row::Concours(concours) => return Self::concours(concours.id),
            Row::Inscription(entry) => return Self::inscription(entry.concours, entry.equipe),
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

    /// The key of a project.
    pub fn projet(id: ProjetId) -> Self {
        Self {
            of: Collection::Projet,
            id: id.to_string(),
        }
    }

    /// The key of a team.
    pub fn equipe(id: EquipeId) -> Self {
        Self {
            of: Collection::Equipe,
            id: id.to_string(),
        }
    }

    /// The key of what a team presents to its class.
    pub fn affiche(equipe: EquipeId) -> Self {
        Self {
            of: Collection::Affiche,
            id: equipe.to_string(),
        }
    }

    /// The key of the page with which a team is entered for a contest.
    pub fn entry_page(concours: ConcoursId, equipe: EquipeId) -> Self {
        Self {
            of: Collection::Affiche,
            ..Self::inscription(concours, equipe)
        }
    }

    /// The key of a contest.
    pub fn concours(id: ConcoursId) -> Self {
        Self {
            of: Collection::Concours,
            id: id.to_string(),
        }
    }

    /// The key of a team that is entered for a contest.
    pub fn inscription(concours: ConcoursId, equipe: EquipeId) -> Self {
        Self {
            of: Collection::Inscription,
            id: [&concours.to_string(), "/", &equipe.to_string()].concat(),
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
