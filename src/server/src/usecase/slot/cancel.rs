//! A company, or the académie, cancels a slot.

use domain::ids::SlotId;
use domain::role::{Action, Resource};
use domain::visit::{Notice, RefusalReason, SlotStatus};

use super::find;
use crate::sql::StoredState;
use crate::usecase::Work;
use crate::usecase::mutation::Rejected;
use crate::usecase::project::Thing;

/// Longest words to those who booked, in characters.
const REASON_MAX: usize = 1_000;

/// Closes a slot for good; its bookings end and their teachers are told. Doing it twice is fine: the first
/// words stay.
///
/// # Errors
/// `Forbidden` for another company's or académie's; `Invalid` for words that are too long.
pub async fn cancel(work: &mut Work, id: SlotId, reason: &str) -> Result<(), Rejected> {
    let slot = find(work, id).await?;
    let academy = work.academy();
    let company = Resource::Company(slot.company, academy);
    if !work.may(Action::OfferSlot, company) && !work.may(Action::Moderate, company) {
        return Err(RefusalReason::Forbidden.into());
    }
    if reason.chars().count() > REASON_MAX {
        return Err(RefusalReason::Invalid.into());
    }
    if slot.status != SlotStatus::Open {
        return Ok(());
    }
    let notice = Notice::Cancelled(reason.to_owned());
    for booked in work.tx.live_bookings(academy, id).await? {
        let state = StoredState::SlotCancelled;
        work.tx
            .set_booking(academy, booked.id, state, Some(&notice))
            .await?;
        work.touch(Thing::Booking(booked.id));
    }
    work.tx.close_slot(academy, id, reason).await?;
    work.touch(Thing::Slot(id));
    Ok(())
}
