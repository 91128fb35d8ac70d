//! The two endpoints of sync: push and pull.

use domain::attachment::BlobId;
use domain::ids::{ClientId, SlotId, UserId};
use domain::visit::RefusalReason;
use serde::{Deserialize, Serialize};

use crate::mutation::{Author, Envelope};
use crate::row::{Row, RowKey};

/// Every answer of the sync endpoints carries this, so that a captive portal's page, whatever its status,
/// is never taken for one.
pub const SIGNATURE: &str = "parcours-sync-1";

/// The header that our own script sends with every request. Where a browser says nothing of a request's
/// origin, a change with a cookie is refused without it: no form can set it, nor a page of another origin.
pub const OWN_SCRIPT: &str = "x-parcours";

/// Most mutations in one push.
pub const PUSH_MAX: usize = 500;
/// Most bytes of one push's body as it travels (compressed or not).
pub const PUSH_BYTES: usize = 256 * 1024;
/// Most bytes of one line as JSON. A client does not queue a larger one: it could never be sent.
pub const LINE_BYTES: usize = PUSH_BYTES - 1024;
/// Most changes in one page of a pull.
pub const PULL_MAX: usize = 500;

/// `POST /api/v1/sync/push`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushRequest {
    /// Whose queue.
    pub author: Author,
    /// The next lines of the queue, in order.
    pub lines: Vec<Envelope>,
    /// Files that lines name and that this device cannot send: it has them no more, or the server does not take them.
    /// What needs them is refused, and the queue goes on. Absent from older clients.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lacks: Vec<BlobId>,
}

/// What became of one mutation. Stored by the server and given again whenever the same line comes again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Outcome {
    /// Done.
    Done,
    /// Refused by the rules; its effect is undone and the queue goes on.
    Refused(Refusal),
}

/// A refusal, with what helps to go on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Refusal {
    /// Why.
    pub reason: RefusalReason,
    /// For places: how many were left at that moment.
    pub seats_left: Option<u32>,
    /// For places: open slots near in kind, place and time that could take the group.
    pub alternatives: Vec<SlotId>,
}

impl Refusal {
    /// A refusal without further help.
    pub fn bare(reason: RefusalReason) -> Self {
        Self {
            reason,
            seats_left: None,
            alternatives: Vec::new(),
        }
    }
}

/// The result of line `n`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LineResult {
    /// Its place in the queue.
    pub n: u64,
    /// What became of it.
    pub outcome: Outcome,
}

/// Why a push stopped before its end. Lines with a result are settled all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum PushStop {
    /// A line is missing: the server expects this one next.
    Gap {
        /// The next `n` the server takes.
        expected: u64,
    },
    /// This `n` was seen with another content: two databases share an identity. The client starts a new one.
    Reused {
        /// Which line.
        n: u64,
    },
    /// The client is too old: reload to update, the outbox is kept.
    SchemaTooOld,
    /// The client is newer than the server: try again later.
    SchemaTooNew,
    /// Something failed on the server, nothing of this line was done: try again later.
    Retry,
    /// This line names a file that the server does not have: send it, then the line again.
    NoFile {
        /// Which line.
        n: u64,
        /// Which file.
        blob: BlobId,
    },
}

/// `PUT /api/v1/blobs/{id}` with a piece of the file, and where it stands in `Content-Range: bytes first-last/all`: what the
/// server has of it now.
///
/// A piece that does not begin where the server stands changes nothing, and is answered alike: so whoever sends goes on from
/// `received`, after a cut too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Received {
    /// [`SIGNATURE`].
    pub sig: String,
    /// How many bytes, from the first on.
    pub received: u32,
    /// All of it is there and was found good: it can be named now.
    pub whole: bool,
}

/// Most bytes of one piece of a file.
pub const PIECE_BYTES: usize = 64 * 1024;

/// Answer to a push.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushResponse {
    /// [`SIGNATURE`].
    pub sig: String,
    /// One result a line, in order, up to the stop.
    pub results: Vec<LineResult>,
    /// Set when not all lines were settled.
    pub stop: Option<PushStop>,
}

/// A row that changed in a scope, or went away (`row` is `None`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Change {
    /// The scope, as in [`PullPage::scopes`].
    pub scope: String,
    /// Which row.
    pub key: RowKey,
    /// Its new content.
    pub row: Option<Row>,
}

/// The query of a pull.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PullQuery {
    /// The local database.
    pub client: ClientId,
    /// [`PullPage::cursor`] of the page before; absent at the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// The first line that the client still holds; absent when its queue is empty. The answer carries the
    /// results from this one on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held: Option<u64>,
    /// Whose rows the client asks for, as [`Author::user`]: those of another session are not for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<UserId>,
}

/// `GET /api/v1/sync/pull?client=…&cursor=…&held=…&user=…` → one page of what changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PullPage {
    /// [`SIGNATURE`].
    pub sig: String,
    /// Where the next pull begins. Opaque to the client.
    pub cursor: String,
    /// The cursor was not usable (first pull, a server restored from a copy, other user): forget all rows before applying.
    pub reset: bool,
    /// More pages follow; nothing of this round is shown before the last one.
    pub more: bool,
    /// All scopes of the session as of now; rows of any other scope are erased.
    pub scopes: Vec<String>,
    /// What changed, in the server's order.
    pub changes: Vec<Change>,
    /// The last line of this client's queue whose effect is in the state this pull ends at.
    pub acked: u64,
    /// Results of settled lines that the client may have missed, from the first it still holds on.
    pub results: Vec<LineResult>,
    /// The server's clock, in milliseconds since 1970, for display only.
    pub now: i64,
}

/// Any error answer of the API, as JSON with the fitting status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApiError {
    /// [`SIGNATURE`].
    pub sig: String,
    /// Which kind.
    pub error: ErrorCode,
    /// For `TooMany`: seconds to wait.
    pub retry_after: Option<u32>,
}

/// Kinds of error answers; each has its text in the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ErrorCode {
    /// The session is missing or over: sign in again as the same user, nothing is lost.
    SignedOut,
    /// The queue's identity belongs to another user, or the client takes the session for another user's.
    NotYours,
    /// The account was erased for good: what a device still keeps of it is to be erased too.
    Erased,
    /// Not allowed.
    Forbidden,
    /// Code, pseudonym, identifier or secret is wrong (which one is not said).
    WrongCredentials,
    /// The passphrase is right; the code of the second factor is missing.
    SecondFactor,
    /// The class takes no new pupil now.
    EnrolmentClosed,
    /// Somebody of the class has that pseudonym already.
    PseudonymTaken,
    /// The link was used already or is too old.
    LinkExpired,
    /// The thing is not there, or not for this person.
    NotFound,
    /// The request cannot be read or makes no sense.
    BadRequest,
    /// It exists already.
    Conflict,
    /// Too large.
    TooLarge,
    /// The file is none of a kind that is taken, is damaged, or is not the one that its name says.
    BadFile,
    /// The pupil's files take all the room that they may.
    NoRoom,
    /// Too many tries: wait.
    TooMany,
    /// The school's identity provider does not answer.
    ProviderAway,
    /// The server failed; nothing was done.
    Server,
}
