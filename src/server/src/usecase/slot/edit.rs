//! A company changes a slot.

use domain::ids::SlotId;
use domain::role::{Action, Resource};
use domain::visit::{
    BookingState, Notice, RefusalReason, Slot, SlotDraft, SlotStatus, check_draft,
};
use protocol::wire::Refusal;

use super::find;
use crate::sql::StoredState;
use crate::usecase::Work;
use crate::usecase::mutation::Rejected;
use crate::usecase::project::Thing;
use crate::usecase::seats;

/// Replaces what a slot offers.
///
/// Its version grows, and those who booked are told, only when its times or its venue change: a request made
/// on the former text of a page stays good. More places, or fewer kept ones, go to those who wait.
///
/// # Errors
/// `Forbidden` for another company's; `SlotCancelled`; `Invalid` for a draft that cannot be; `Invalid` with
/// the number of free places (how far the capacity can go down) when more are taken than there would be.
pub async fn edit(work: &mut Work, id: SlotId, draft: SlotDraft) -> Result<(), Rejected> {
    let slot = find(work, id).await?;
    let academy = work.academy();
    if !work.may(Action::OfferSlot, Resource::Company(slot.company, academy)) {
        return Err(RefusalReason::Forbidden.into());
    }
    if slot.status != SlotStatus::Open {
        return Err(RefusalReason::SlotCancelled.into());
    }
    if check_draft(&draft).is_err() {
        return Err(RefusalReason::Invalid.into());
    }
    let moved = slot.draft.start != draft.start
        || slot.draft.end != draft.end
        || slot.draft.venue != draft.venue;
    let rev = slot.rev + u64::from(moved);
    if !work.tx.set_slot(academy, id, rev, &draft).await? {
        let used = slot.used.priority + slot.used.others;
        return Err(Rejected::Rule(Refusal {
            seats_left: Some(slot.draft.capacity.saturating_sub(used)),
            ..Refusal::bare(RefusalReason::Invalid)
        }));
    }
    work.touch(Thing::Slot(id));
    if moved {
        tell(work, &slot).await?;
    }
    seats::serve(work, id).await?;
    Ok(())
}

/// Tells those who booked the former times. A notice of an earlier move that was not read yet keeps its
/// times: they are the ones the teacher knows.
async fn tell(work: &mut Work, former: &Slot) -> Result<(), Rejected> {
    let academy = work.academy();
    for booked in work.tx.live_bookings(academy, former.id).await? {
        let notice = match booked.notice {
            Some(notice @ Notice::Moved { .. }) => notice,
            _ => Notice::Moved {
                start: former.draft.start,
                end: former.draft.end,
            },
        };
        let state = match booked.state {
            BookingState::Waiting(_) => StoredState::Waiting,
            _ => StoredState::Accepted,
        };
        let id = booked.id;
        work.tx
            .set_booking(academy, id, state, Some(&notice))
            .await?;
        work.touch(Thing::Booking(id));
    }
    Ok(())
}
