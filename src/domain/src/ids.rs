//! Identities. All are UUIDs made by whoever creates the thing (UUIDv7 on clients): their time part is
//! never trusted and an identity is never a secret.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )+};
}

ids! {
    /// A person who signs in, of any role.
    UserId,
    /// An académie.
    AcademyId,
    /// A class of a school.
    ClassId,
    /// A company that offers visits.
    CompanyId,
    /// A visit slot published by a company.
    SlotId,
    /// A class's request for places on a slot.
    BookingId,
    /// An entry of a pupil's carnet.
    EntryId,
    /// A remark about an entry.
    RemarkId,
    /// A lesson that a teacher prepared.
    SeanceId,
    /// A project of a class.
    ProjetId,
    /// A team of a project.
    EquipeId,
    /// A contest of an académie.
    ConcoursId,
    /// One local database (profile × device × generation), the author of a queue of mutations.
    ClientId,
}
