//! What happened to a booking and that its teacher has not yet marked as read.
//!
//! A booking has one notice: news that come before it was read are joined to it, so that none is lost.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::{Slot, Venue};

/// News for the teacher of a booking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Notice {
    /// From the waiting list to accepted.
    Promoted,
    /// The slot moved.
    Moved(Moved),
    /// The slot was cancelled, with the company's words.
    Cancelled(String),
    /// The places that were kept were not confirmed in time and went on to the next class.
    Lapsed,
}

/// What a slot was before it moved, as the teacher knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Moved {
    /// Former beginning.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub start: DateTime,
    /// Former end.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub end: DateTime,
    /// Former place, when it is another one now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<Address>,
    /// The slot's version since its last move, which tells one move from the next.
    #[serde(default)]
    pub rev: u64,
    /// The booking also came from the waiting list to accepted.
    #[serde(default)]
    pub promoted: bool,
}

/// A place in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Address {
    /// Street and number.
    pub address: String,
    /// Town.
    pub commune: String,
}

impl Notice {
    /// The notice of a booking that gets its places while `unread` was not read yet.
    pub fn promoted(unread: Option<Self>) -> Self {
        match unread {
            Some(Self::Moved(moved)) => Self::Moved(Moved {
                promoted: true,
                ..moved
            }),
            _ => Self::Promoted,
        }
    }

    /// The notice of a booking whose slot was `former` and is at version `rev` and at `venue` now, while `unread` was
    /// not read yet: the times and the place of an earlier move stay, they are the ones that the teacher knows.
    pub fn moved(unread: Option<Self>, former: &Slot, rev: u64, venue: &Venue) -> Self {
        let left = &former.draft.venue;
        let left = (!left.is_same_place(venue)).then(|| Address {
            address: left.address.clone(),
            commune: left.commune.clone(),
        });
        let promoted = matches!(unread, Some(Self::Promoted));
        Self::Moved(match unread {
            Some(Self::Moved(known)) => Moved {
                venue: known.venue.clone().or(left),
                rev,
                ..known
            },
            _ => Moved {
                start: former.draft.start,
                end: former.draft.end,
                venue: left,
                rev,
                promoted,
            },
        })
    }
}
