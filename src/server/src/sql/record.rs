//! What the statements give back where no type of the domain fits.

use domain::code::ClassCode;
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
