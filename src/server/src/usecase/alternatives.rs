//! A refusal that helps: what is left, and where else the group could go.

use domain::school::{Coordinates, ZoneEp};
use domain::visit::{Engagement, RefusalReason, Slot};
use protocol::wire::Refusal;

use super::Work;
use super::mutation::Rejected;
use crate::sql::DbError;

/// Most alternatives named.
const MOST: usize = 3;

/// What the group needs.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// Places.
    pub seats: u32,
    /// Kind of school.
    pub zone: ZoneEp,
    /// Where the class is engaged already.
    pub engagements: &'a [Engagement],
}

/// The refusal of a wish for that slot, with alternatives where another slot would do.
///
/// # Errors
/// Of the database.
pub async fn refuse(
    work: &mut Work,
    slot: &Slot,
    wish: &Wish<'_>,
    reason: RefusalReason,
) -> Result<Rejected, DbError> {
    use RefusalReason as R;
    let mut refusal = Refusal::bare(reason);
    if matches!(reason, R::Full | R::Quota) {
        refusal.seats_left = Some(left(work, slot, wish.zone));
    }
    if matches!(
        reason,
        R::Full | R::Quota | R::SlotCancelled | R::PastDeadline
    ) {
        let (academy, now) = (work.academy(), work.now.local);
        let open = work.tx.open_slots(academy, now, slot.draft.start).await?;
        let mut fit: Vec<Slot> = open
            .into_iter()
            .filter(|other| other.id != slot.id && fits(work, other, wish))
            .collect();
        fit.sort_by_key(|other| distance(slot, other));
        refusal.alternatives = fit.iter().take(MOST).map(|other| other.id).collect();
    }
    Ok(Rejected::Rule(refusal))
}

/// Places that this school could still have: none while others wait for them.
fn left(work: &Work, slot: &Slot, zone: ZoneEp) -> u32 {
    if slot.waiting > 0 {
        return 0;
    }
    slot.seats_left(zone, work.now.local.date())
}

fn fits(work: &Work, slot: &Slot, wish: &Wish<'_>) -> bool {
    left(work, slot, wish.zone) >= wish.seats
        && !wish.engagements.iter().any(|other| {
            other.slot == slot.id || (other.start < slot.draft.end && slot.draft.start < other.end)
        })
}

/// How far a slot is from the one that was wanted: another domain, then days, then kilometres, then the
/// identity so that the order is always the same.
fn distance(wanted: &Slot, other: &Slot) -> (bool, i64, u64, domain::ids::SlotId) {
    let days = other.draft.start.duration_since(wanted.draft.start);
    let km = kilometres(wanted.draft.venue.position, other.draft.venue.position);
    (
        other.draft.domain != wanted.draft.domain,
        days.as_hours().abs() / 24,
        km,
        other.id,
    )
}

/// Whole kilometres; unknown counts as far.
fn kilometres(from: Option<Coordinates>, to: Option<Coordinates>) -> u64 {
    from.zip(to).map_or(1_000, |(from, to)| {
        from.distance_km(to).round().clamp(0.0, 1_000.0) as u64
    })
}
