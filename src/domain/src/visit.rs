//! Company visits: slots, the places they offer, and the rule that answers a class's request.

mod notice;

use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::ids::{BookingId, ClassId, CompanyId, SlotId};
use crate::metier::GrandDomaine;
use crate::school::{Coordinates, ZoneEp};

pub use notice::{Address, Moved, Notice};

/// Fewest and most places of one slot.
pub const CAPACITY: std::ops::RangeInclusive<u32> = 1..=200;
/// Most pupils of one request: a class and a little more.
pub const SEATS_MAX: u32 = 60;

/// Where a visit takes place and how to get there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Venue {
    /// Street and number.
    pub address: String,
    /// Town.
    pub commune: String,
    /// Position, where known; no distance is shown without it.
    pub position: Option<Coordinates>,
    /// How to come without a coach (« tram A, arrêt Gare »); `None` when it cannot be done.
    pub transit: Option<String>,
}

impl Venue {
    /// Whether a class goes to the same place. Where that is on the map and how to get there may be known better.
    pub fn is_same_place(&self, other: &Self) -> bool {
        (self.address.trim(), self.commune.trim()) == (other.address.trim(), other.commune.trim())
    }
}

/// Places kept for *éducation prioritaire* schools until a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reserve {
    /// Number of places kept, part of the capacity.
    pub seats: u32,
    /// Last day on which they are kept.
    pub until: Date,
}

/// What a company writes to publish a slot. Times are those of the clock on the wall of the venue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SlotDraft {
    /// What is visited (« Ateliers du Rail »).
    pub title: String,
    /// What pupils will see and do.
    pub about: String,
    /// What to bring, to wear, to know.
    pub practical: String,
    /// Domain of most métiers seen.
    pub domain: GrandDomaine,
    /// Stable ids of the sheets of the métiers seen.
    pub metiers: BTreeSet<String>,
    /// Beginning.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub start: DateTime,
    /// End, after the beginning.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub end: DateTime,
    /// Last moment for a request.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub deadline: DateTime,
    /// Where.
    pub venue: Venue,
    /// Places in all.
    pub capacity: u32,
    /// Places kept for priority schools.
    pub reserve: Option<Reserve>,
}

/// A part of a [`SlotDraft`] that cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum SlotError {
    /// No title, or longer than 120 characters.
    #[error("the title is missing or too long")]
    Title,
    /// A text is longer than 4,000 characters.
    #[error("a text is too long")]
    Text,
    /// It ends before it begins, or lasts more than two days.
    #[error("the times do not fit")]
    Times,
    /// The deadline is after the beginning.
    #[error("the deadline is after the beginning")]
    Deadline,
    /// The capacity is outside [`CAPACITY`].
    #[error("the number of places is out of bounds")]
    Capacity,
    /// More places kept than there are.
    #[error("more places are kept than there are")]
    Reserve,
    /// No town.
    #[error("the town is missing")]
    Venue,
}

/// Checks what a company wrote.
pub fn check_draft(draft: &SlotDraft) -> Result<(), SlotError> {
    let long = |text: &str, max: usize| text.chars().count() > max;
    if draft.title.trim().is_empty() || long(&draft.title, 120) {
        return Err(SlotError::Title);
    }
    if long(&draft.about, 4_000) || long(&draft.practical, 4_000) {
        return Err(SlotError::Text);
    }
    let days = draft
        .start
        .date()
        .duration_until(draft.end.date())
        .as_hours()
        / 24;
    if draft.end <= draft.start || days > 1 {
        return Err(SlotError::Times);
    }
    if draft.deadline > draft.start {
        return Err(SlotError::Deadline);
    }
    if !CAPACITY.contains(&draft.capacity) {
        return Err(SlotError::Capacity);
    }
    if draft
        .reserve
        .is_some_and(|kept| kept.seats > draft.capacity)
    {
        return Err(SlotError::Reserve);
    }
    if draft.venue.commune.trim().is_empty() {
        return Err(SlotError::Venue);
    }
    Ok(())
}

/// Checks what a company would make of a published slot: as [`check_draft`], and there stay as many places as are
/// taken, else [`SlotError::Capacity`]. Only the server's count decides.
pub fn check_edit(slot: &Slot, draft: &SlotDraft) -> Result<(), SlotError> {
    check_draft(draft)?;
    if draft.capacity < slot.used.all() {
        return Err(SlotError::Capacity);
    }
    Ok(())
}

/// Whether a slot takes requests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum SlotStatus {
    /// Open.
    Open,
    /// Cancelled by the company, with its words.
    Cancelled(String),
}

/// A published slot as people of the académie see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Slot {
    /// Identity.
    pub id: SlotId,
    /// Version; one more each time its times or its venue change, so that a request made on a former text of
    /// the page stays good.
    pub rev: u64,
    /// Who offers it.
    pub company: CompanyId,
    /// The company's name.
    pub company_name: String,
    /// What was published.
    pub draft: SlotDraft,
    /// Open or cancelled.
    pub status: SlotStatus,
    /// Places taken. For display: only the server's own count decides.
    pub used: Used,
    /// Requests on the waiting list.
    pub waiting: u32,
}

/// Places taken, by kind of school.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Used {
    /// By priority schools.
    pub priority: u32,
    /// By the others.
    pub others: u32,
}

impl Used {
    /// Places taken in all.
    pub fn all(self) -> u32 {
        self.priority + self.others
    }
}

impl Slot {
    /// Places that a school of this kind could still take on `today`, for display.
    pub fn seats_left(&self, zone: ZoneEp, today: Date) -> u32 {
        let Used { priority, others } = self.used;
        let left = self.draft.capacity.saturating_sub(priority + others);
        let kept = self.draft.reserve.filter(|kept| today <= kept.until);
        match kept {
            Some(kept) if !zone.has_priority() => {
                left.min((self.draft.capacity - kept.seats).saturating_sub(others))
            }
            _ => left,
        }
    }
}

/// What to do when the places do not suffice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum OnFull {
    /// Put the whole group on the waiting list.
    Wait,
    /// Refuse, with alternatives.
    Refuse,
}

/// A class's request for places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Request {
    /// Identity of the booking it asks for.
    pub id: BookingId,
    /// The slot.
    pub slot: SlotId,
    /// Version of the slot the teacher saw; another one is refused as `slot_changed` when its times or
    /// place moved meanwhile.
    pub slot_rev: u64,
    /// The class.
    pub class: ClassId,
    /// Pupils and adults who come, never split.
    pub seats: u32,
    /// When full.
    pub on_full: OnFull,
    /// A word to the company.
    pub note: String,
}

/// Why a request is refused. The list is closed: each has its text and its next step in the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum RefusalReason {
    /// Not enough places left.
    Full,
    /// The company cancelled the slot.
    SlotCancelled,
    /// What the teacher looked at has changed since: times or place of a visit, the page of a team.
    SlotChanged,
    /// The deadline has passed.
    PastDeadline,
    /// The class is already somewhere else at that time.
    OverlapClass,
    /// The class already asked for this slot.
    AlreadyBooked,
    /// The places left are kept for priority schools.
    Quota,
    /// Not allowed for this person.
    Forbidden,
    /// The request itself makes no sense (no seat, unknown slot…).
    Invalid,
    /// Never said by the server: something between it and this device lets nothing of that size through.
    TooLarge,
    /// Never said by the server: it had taken it, and was put back to an older state since, which does not know it.
    Forgotten,
    /// An entry names a file that the server does not have and this device cannot send.
    NoFile,
    /// The pupil's files take all the room that they may on the server.
    NoRoom,
}

/// What the rule needs to know of the class's other bookings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Engagement {
    /// The slot they are for.
    pub slot: SlotId,
    /// Its beginning.
    pub start: DateTime,
    /// Its end.
    pub end: DateTime,
}

/// The rule for a request before places are counted, the same in the browser and on the server.
///
/// `now` is the local time of the venue. `engagements` are the class's live bookings, accepted or
/// waiting.
pub fn check_request(
    slot: &Slot,
    request: &Request,
    engagements: &[Engagement],
    now: DateTime,
) -> Result<(), RefusalReason> {
    if request.seats == 0 || request.seats > SEATS_MAX || request.note.chars().count() > 1_000 {
        return Err(RefusalReason::Invalid);
    }
    if matches!(slot.status, SlotStatus::Cancelled(_)) {
        return Err(RefusalReason::SlotCancelled);
    }
    if request.slot_rev != slot.rev {
        return Err(RefusalReason::SlotChanged);
    }
    if now > slot.draft.deadline {
        return Err(RefusalReason::PastDeadline);
    }
    if engagements.iter().any(|other| other.slot == slot.id) {
        return Err(RefusalReason::AlreadyBooked);
    }
    let (start, end) = (slot.draft.start, slot.draft.end);
    if engagements
        .iter()
        .any(|other| other.start < end && start < other.end)
    {
        return Err(RefusalReason::OverlapClass);
    }
    if request.seats > slot.draft.capacity {
        return Err(RefusalReason::Full);
    }
    Ok(())
}

/// Where a booking stands. Only the server moves it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum BookingState {
    /// The places are given.
    Accepted,
    /// On the waiting list, at this rank (1 = next).
    Waiting(u32),
    /// Given back by the school.
    Cancelled,
    /// The company cancelled the slot.
    SlotCancelled,
}

impl BookingState {
    /// Whether it holds places or a rank.
    pub fn is_live(&self) -> bool {
        matches!(self, Self::Accepted | Self::Waiting(_))
    }
}

/// A booking as the school and the company see it. It carries what a page shows without a second look-up,
/// so that it stays readable when the slot leaves the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Booking {
    /// Identity, from the request.
    pub id: BookingId,
    /// The slot.
    pub slot: SlotId,
    /// The class.
    pub class: ClassId,
    /// The class's name (« 4e B »).
    pub class_name: String,
    /// The school's name.
    pub school_name: String,
    /// The pseudonym-free name of the teacher who asked.
    pub teacher_name: String,
    /// Places.
    pub seats: u32,
    /// The word to the company.
    pub note: String,
    /// Where it stands.
    pub state: BookingState,
    /// What its teacher should learn.
    pub notice: Option<Notice>,
    /// Until when the places are kept for the class, which came from the waiting list: then they go on to the next
    /// one unless its teacher confirmed before, by reading the notice. `None` when they are its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub held_until: Option<DateTime>,
}

#[cfg(test)]
mod tests;
