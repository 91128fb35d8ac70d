//! What a person may ask about the data kept of them.

use domain::attachment::BlobId;
use domain::carnet::Entry;
use domain::equipe::Travail;
use domain::ids::{EntryId, EquipeId, SeanceId};
use domain::projet::Jalon;
use domain::register::{ACCOUNT_DAYS, TRAIL_DAYS, VISIT_YEARS};
use domain::review::{Review, Standing};
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use crate::row::Pupil;
use crate::session::Me;

/// The version of [`Export`]: one more when a field changes its meaning or goes away; a new field does not change it.
pub const EXPORT_FORMAT: u16 = 1;

/// `GET /api/v1/me/export`: all that the server keeps of the person who is signed in, but the hashes of their
/// secrets, which tell them nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Export {
    /// [`EXPORT_FORMAT`].
    pub format: u16,
    /// When it was made, in milliseconds since 1970.
    pub made: i64,
    /// Who, in which school and class.
    pub person: Me,
    /// When the server last heard from them, to the hour, in milliseconds since 1970.
    pub last_seen: Option<i64>,
    /// The whole carnet, the bin included.
    pub entries: Vec<Entry>,
    /// The photos that the entries name, and those not named yet. Absent from older servers.
    #[serde(default)]
    pub files: Vec<ExportedFile>,
    /// What was said about these entries. Absent from older servers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reviews: Vec<Review>,
    /// The sheets marked, by their stable ids.
    pub favourites: Vec<String>,
    /// The lessons for which the pupil's device was ready. Absent from older servers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ready: Vec<SeanceId>,
    /// The teams that the pupil is in. Absent from older servers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub teams: Vec<ExportedTeam>,
    /// The open sessions.
    pub sessions: Vec<ExportedSession>,
    /// The devices that sent something.
    pub devices: Vec<ExportedDevice>,
    /// What else is kept of an adult.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work: Option<ExportedWork>,
}

/// What is kept of an adult alone, in [`Export`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExportedWork {
    /// Identifier; absent for who comes in by the identity provider alone.
    pub login: Option<String>,
    /// Whether a code is asked for at sign-in.
    pub second_factor: bool,
    /// By what identity providers know them.
    pub identities: Vec<ExportedIdentity>,
    /// The requests for visits that they made, by the day of the visit.
    pub requests: Vec<ExportedRequest>,
    /// What they said about pages that pupils showed, oldest first. Absent from older servers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<ExportedRemark>,
}

/// A remark in [`ExportedWork`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExportedRemark {
    /// About which page.
    pub entry: EntryId,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// What.
    pub text: String,
    /// Where the work stands since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
}

/// An identity provider in [`ExportedWork`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExportedIdentity {
    /// Its address.
    pub provider: String,
    /// Its name for the person.
    pub subject: String,
}

/// A request for a visit in [`ExportedWork`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExportedRequest {
    /// Title of the visit.
    pub visit: String,
    /// When it begins, by the venue's clock.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub start: DateTime,
    /// Name of the class.
    pub class: String,
    /// Places.
    pub seats: u32,
    /// The word to the company.
    pub note: String,
}

/// A file in [`Export`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExportedFile {
    /// By what entries name it.
    pub id: BlobId,
    /// What it is: `image/jpeg`.
    pub media: String,
    /// Its bytes, in base64.
    pub base64: String,
}

/// A team in [`Export`]: what the pupil does in it and what it writes, without the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExportedTeam {
    /// Which.
    pub id: EquipeId,
    /// How it is called.
    pub nom: String,
    /// Title of its project.
    pub projet: String,
    /// Steps of the project.
    pub etapes: Vec<Jalon>,
    /// What the pupil does in it.
    pub fonction: String,
    /// What it works on.
    pub travail: Travail,
}

/// A session in [`Export`], in milliseconds since 1970.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExportedSession {
    /// When it began.
    pub begun: i64,
    /// When it ends, unless it is used before.
    pub until: i64,
    /// « Firefox »; empty when it is not known.
    pub browser: String,
    /// « Windows »; empty when it is not known.
    pub system: String,
}

/// A device in [`Export`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExportedDevice {
    /// How many changes it sent.
    pub changes: u64,
    /// When it last sent one, in milliseconds since 1970.
    pub seen: i64,
}

/// `POST /api/v1/me/erase`: takes the account away for good, with all that [`Export`] holds but an adult's requests, which stay
/// without a name: classes and companies count on them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Erase {
    /// A pupil's five words, an adult's passphrase again, as typed: an open session on a shared computer is not enough.
    pub secret: String,
    /// Code of an adult's second factor or a recovery code, where one is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

/// `GET /api/v1/retention`: how long this server is set to keep things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Retention {
    /// An account, after the pupil has left the collège, in days.
    pub accounts: u16,
    /// A line of the trail, in days.
    pub trail: u16,
    /// A visit with its requests, after it ended, in years.
    pub visits: u16,
}

impl Default for Retention {
    fn default() -> Self {
        Self {
            accounts: ACCOUNT_DAYS,
            trail: TRAIL_DAYS,
            visits: VISIT_YEARS,
        }
    }
}

/// `POST /api/v1/classes/{class}/close` (teacher, head) → [`Closed`]: the year's end. Its pupils have left it, its code takes nobody
/// in, nothing that they showed is shown any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Closed {
    /// When the accounts of those who joined no other class are erased, in milliseconds since 1970.
    pub erase_at: i64,
}

/// `GET /api/v1/classes/{class}/pupils` (head): who is in a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClassPupils {
    /// By pseudonym.
    pub pupils: Vec<Pupil>,
}

/// Where a family's link leads; the token follows.
pub const FAMILY_LINK: &str = "/famille#";

/// `POST /api/v1/pupils/{user}/family-link` (head): a link for a pupil's family, [`FAMILY_LINK`] and its token. It is good for two
/// weeks, and for a day once it was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FamilyLink {
    /// The token of the link.
    pub token: String,
    /// Until when, in milliseconds since 1970.
    pub until: i64,
}

/// `POST /api/v1/family` → [`Export`]: the family reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenFamily {
    /// The token of the link.
    pub token: String,
}

/// `POST /api/v1/family/erase`: the family takes the account away for good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EraseByFamily {
    /// The token of the link.
    pub token: String,
    /// The pupil's pseudonym, as typed: nobody erases by a slip.
    pub pseudonym: String,
}

/// `POST /api/v1/pupils/{user}/erase` (head): takes a pupil's account away for good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EraseByHead {
    /// The head's passphrase again.
    pub passphrase: String,
}
