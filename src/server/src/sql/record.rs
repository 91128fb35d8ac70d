//! What the statements give back where no type of the domain fits.

use domain::attachment::BlobId;
use domain::code::ClassCode;
use domain::equipe::{Equipe, Stamps, Travail};
use domain::gap::{Figure, Ledger};
use domain::ids::{AcademyId, BookingId, ClassId, CompanyId, SlotId, UserId};
use domain::role::Role;
use domain::school::{Level, Uai};
use domain::visit::{BookingState, Notice};
use jiff::civil::DateTime;
use protocol::wire::Outcome;
use uuid::Uuid;

/// An académie.
#[derive(Debug, Clone)]
pub struct Academy {
    /// Identity.
    pub id: AcademyId,
    /// Name.
    pub name: String,
    /// IANA name of the time zone of its clocks on the wall.
    pub timezone: String,
}

/// A person of any role.
#[derive(Debug, Clone)]
pub struct Person {
    /// Identity.
    pub id: UserId,
    /// The académie.
    pub academy: AcademyId,
    /// The role.
    pub role: Role,
    /// Pseudonym of a pupil, name of an adult.
    pub name: String,
    /// The school, for pupils, teachers and heads.
    pub school: Option<Uai>,
    /// The company, for its contact.
    pub company: Option<CompanyId>,
    /// When the server last heard from them, in milliseconds.
    pub last_seen: Option<i64>,
}

/// A class with what only the server and its teachers know.
#[derive(Debug, Clone)]
pub struct Class {
    /// Identity.
    pub id: ClassId,
    /// The académie.
    pub academy: AcademyId,
    /// The school.
    pub school: Uai,
    /// Name.
    pub name: String,
    /// Level.
    pub level: Level,
    /// Code.
    pub code: ClassCode,
    /// Until when new pupils may enrol, in milliseconds.
    pub open_until: Option<i64>,
    /// Set once it was closed at the year's end: when the accounts that are still in it are erased, in milliseconds.
    pub erase_at: Option<i64>,
}

impl Class {
    /// Whether it was not closed at a year's end.
    pub fn is_current(&self) -> bool {
        self.erase_at.is_none()
    }
}

/// What a class was told of its girls and boys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GapRow {
    /// Whether its pupils are asked now.
    pub asked: bool,
    /// What all publications stood for.
    pub ledger: Ledger,
    /// The publication that stands, with when it was made, in milliseconds.
    pub told: Option<(i64, Vec<Figure>)>,
}

/// A team with what it works on.
#[derive(Debug, Clone)]
pub struct Team {
    /// The team.
    pub equipe: Equipe,
    /// What it works on.
    pub travail: Travail,
    /// Who changed each part of that last, for the next merge.
    pub stamps: Stamps,
}

/// A pupil without a class that goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaver {
    /// Who.
    pub user: UserId,
    /// The académie.
    pub academy: AcademyId,
    /// The school that they left.
    pub school: Option<Uai>,
    /// When the account ends, in milliseconds.
    pub erase_at: i64,
}

/// A line of the trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// When, in milliseconds.
    pub at: i64,
    /// Who, where it is known.
    pub who: Option<Who>,
    /// Whose head may read it: the school of who did it, or of the pupil that it is about.
    pub school: Option<Uai>,
    /// What: a word of a closed list.
    pub what: String,
    /// To what: an identity or a route; empty for oneself.
    pub subject: String,
    /// Done, or refused.
    pub done: bool,
    /// From where: an address without its end; empty when it is not known.
    pub origin: String,
}

/// A person as the trail names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// The académie.
    pub academy: AcademyId,
    /// Identity.
    pub person: UserId,
    /// The role.
    pub role: Role,
    /// The school, where there is one.
    pub school: Option<Uai>,
}

/// A second factor.
#[derive(Debug, Clone, Copy)]
pub struct Factor {
    /// From which its secret is made.
    pub seed: [u8; 32],
    /// Whether it was confirmed, and is asked for.
    pub is_on: bool,
}

/// A session that is open.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The hash of its token.
    pub token: [u8; 32],
    /// Since when, in milliseconds.
    pub begun: i64,
    /// Until when, unless it is used, in milliseconds.
    pub expires: i64,
    /// Name of the browser; empty when it is not known.
    pub browser: String,
    /// Name of the system; empty when it is not known.
    pub system: String,
}

/// An invitation that was not used yet.
#[derive(Debug, Clone)]
pub struct Invited {
    /// The académie.
    pub academy: AcademyId,
    /// As what.
    pub role: Role,
    /// Name of the person.
    pub name: String,
    /// School of a head or teacher.
    pub school: Option<Uai>,
    /// Company of a contact.
    pub company: Option<CompanyId>,
    /// Until when, in milliseconds.
    pub expires: i64,
}

/// A client's queue as the server knows it.
#[derive(Debug, Clone, Copy)]
pub struct Queue {
    /// Whose it is.
    pub person: UserId,
    /// The last settled line.
    pub n: u64,
}

/// What became of a line, and what tells its content.
#[derive(Debug, Clone)]
pub struct StoredResult {
    /// Identity of the mutation.
    pub mutation: Uuid,
    /// SHA-256 of its content, where the server could read it.
    pub digest: Option<[u8; 32]>,
    /// What became of it.
    pub outcome: Outcome,
}

/// A booking as the rules need it.
#[derive(Debug, Clone)]
pub struct Booked {
    /// Identity.
    pub id: BookingId,
    /// The slot.
    pub slot: SlotId,
    /// The class.
    pub class: ClassId,
    /// Who asked.
    pub teacher: UserId,
    /// Places.
    pub seats: u32,
    /// Whether they count as those of a priority school.
    pub priority: bool,
    /// The word to the company.
    pub note: String,
    /// Where it stands, with the rank while it waits.
    pub state: BookingState,
    /// What its teacher should learn.
    pub notice: Option<Notice>,
    /// Until when its places wait to be confirmed; `None` when they are its own.
    pub held_until: Option<DateTime>,
}

/// What has come of a file that is not whole yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// How many bytes it will have.
    pub total: u32,
    /// Those from the first on.
    pub body: Vec<u8>,
}

/// A file of a carnet, as it is served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blob {
    /// By what entries name it: the SHA-256 of what the device sent.
    pub id: BlobId,
    /// What it is: `image/jpeg`.
    pub media: String,
    /// SHA-256 of `body`.
    pub digest: [u8; 32],
    /// The server's own encoding.
    pub body: Vec<u8>,
}

/// A line of the feed: a row of a scope and its place in the scope's order.
#[derive(Debug, Clone)]
pub struct FeedLine {
    /// Place in the scope's order.
    pub seq: u64,
    /// Name of the collection.
    pub collection: String,
    /// Identity in the collection.
    pub id: String,
    /// The row as JSON; `None` when it went away.
    pub body: Option<String>,
}

/// Something in the database that should never be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// Which invariant.
    pub invariant: &'static str,
    /// Which row.
    pub what: String,
}

/// A visit to the school's identity provider that is under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// The hash of what the browser that went there holds.
    pub browser: [u8; 32],
    /// What the provider must say again, signed.
    pub nonce: String,
    /// What shows that who asks the provider for the person is who sent them.
    pub verifier: String,
    /// What for.
    pub errand: Errand,
}

/// What a visit to the provider is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Errand {
    /// To sign in.
    Enter,
    /// So that the provider knows this person from then on.
    Link(UserId),
    /// To take the invitation of that hash.
    Accept([u8; 32]),
}
