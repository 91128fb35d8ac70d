//! What the head reads of the trail: who saw or changed what in the school.

use domain::ids::UserId;
use domain::role::Role;
use serde::{Deserialize, Serialize};

/// Most lines of one page.
pub const TRAIL_PAGE: u32 = 50;

/// What a line is about, as the head chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum TrailKind {
    /// Adults came in, tried to, or left.
    SignIns,
    /// Copies of data were taken, families were given links, these lines were read.
    Data,
    /// Accounts were erased.
    Erasures,
    /// Classes, their codes, who enrolled.
    Classes,
    /// Secrets, passphrases, second factors, invitations.
    Accounts,
    /// Requests for visits.
    Visits,
    /// What was refused.
    Refusals,
}

impl TrailKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [TrailKind; 7] = [
        Self::SignIns,
        Self::Data,
        Self::Erasures,
        Self::Classes,
        Self::Accounts,
        Self::Visits,
        Self::Refusals,
    ];

    /// Its name in the query.
    pub fn name(self) -> &'static str {
        match self {
            Self::SignIns => "SignIns",
            Self::Data => "Data",
            Self::Erasures => "Erasures",
            Self::Classes => "Classes",
            Self::Accounts => "Accounts",
            Self::Visits => "Visits",
            Self::Refusals => "Refusals",
        }
    }
}

/// The query of `GET /api/v1/trail` (head) → [`TrailPage`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrailQuery {
    /// Of this kind alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<TrailKind>,
    /// What this person did, or what was done to them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<UserId>,
    /// [`TrailPage::next`] of the page before; absent at the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// The lines go into a file: that leaves a line of its own.
    #[serde(default)]
    pub export: bool,
}

/// Lines of the own school, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TrailPage {
    /// At most [`TRAIL_PAGE`].
    pub lines: Vec<TrailLine>,
    /// Where the next page begins; absent at the last.
    pub next: Option<String>,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TrailLine {
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// Who; absent for what the server or a family did.
    pub who: Option<TrailName>,
    /// As what.
    pub role: Option<Role>,
    /// What: a word of the server's list (« class.code »).
    pub what: String,
    /// To whom or what; absent for oneself.
    pub subject: Option<TrailName>,
    /// For a request that was refused: its method and route.
    pub route: Option<String>,
    /// Done, or refused.
    pub done: bool,
    /// From which network: an address without its end; empty when it is not known.
    pub origin: String,
}

/// A person or a class in a [`TrailLine`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TrailName {
    /// Identity.
    pub id: String,
    /// Name of an adult or a class, pseudonym of a pupil; absent for who is not in the school any more, and for what has no name.
    pub name: Option<String>,
}
