//! What a person may ask about the data kept of them.

use domain::attachment::BlobId;
use domain::carnet::Entry;
use serde::{Deserialize, Serialize};

use crate::row::Pupil;
use crate::session::Me;

/// The version of [`Export`]: one more when a field changes its meaning or goes away; a new field does not change it.
pub const EXPORT_FORMAT: u16 = 1;

/// `GET /api/v1/me/export` (pupil): all that the server keeps of the person who is signed in, but the hashes of their
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
    /// The sheets marked, by their stable ids.
    pub favourites: Vec<String>,
    /// The open sessions.
    pub sessions: Vec<ExportedSession>,
    /// The devices that sent something.
    pub devices: Vec<ExportedDevice>,
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

/// `POST /api/v1/me/erase` (pupil): takes the account away for good, with all that [`Export`] holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Erase {
    /// The five words again, as typed: an open session on a shared computer is not enough.
    pub secret: String,
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
