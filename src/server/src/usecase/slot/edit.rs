//! A company changes a slot.

use domain::ids::SlotId;
use domain::role::{Action, Resource};
use domain::visit::{
    BookingState, Notice, RefusalReason, Slot, SlotDraft, SlotError, SlotStatus, Venue, check_edit,
};
use protocol::wire::Refusal;

use super::find;
use super::place::locate;
use crate::sql::StoredState;
use crate::usecase::Work;
use crate::usecase::mutation::Rejected;
use crate::usecase::project::Thing;
use crate::usecase::seats;

/// Replaces what a slot offers.
///
/// Its version grows, and those who booked are told, only when its times or its place change: a request made
/// on the former text of a page stays good. Its position, when it is not said, follows its words. More places, or fewer kept ones, go to those who wait.
///
/// # Errors
/// `Forbidden` for another company's; `SlotCancelled`; `Invalid` for a draft that cannot be, or for a beginning that has
/// passed; `Invalid` with the number of free places (how far the capacity can go down) when more are
/// taken than there would be.
pub async fn edit(work: &mut Work, id: SlotId, mut draft: SlotDraft) -> Result<(), Rejected> {
    let slot = find(work, id).await?;
    let academy = work.academy();
    if !work.may(Action::OfferSlot, Resource::Company(slot.company, academy)) {
        return Err(RefusalReason::Forbidden.into());
    }
    if slot.status != SlotStatus::Open {
        return Err(RefusalReason::SlotCancelled.into());
    }
    if draft.start <= work.now.local {
        return Err(RefusalReason::Invalid.into());
    }
    match check_edit(&slot, &draft) {
        Err(SlotError::Capacity) => return Err(below_taken(&slot)),
        Err(_) => return Err(RefusalReason::Invalid.into()),
        Ok(()) => {}
    }
    if slot.draft.venue.is_same_place(&draft.venue) {
        draft.venue.position = draft.venue.position.or(slot.draft.venue.position);
    }
    locate(work, &mut draft.venue).await?;
    let moved = slot.draft.start != draft.start
        || slot.draft.end != draft.end
        || !slot.draft.venue.is_same_place(&draft.venue);
    let rev = slot.rev + u64::from(moved);
    if !work.tx.set_slot(academy, id, rev, &draft).await? {
        return Err(below_taken(&slot));
    }
    work.touch(Thing::Slot(id));
    if moved {
        tell(work, &slot, rev, &draft.venue).await?;
    }
    seats::serve(work, id).await?;
    Ok(())
}

fn below_taken(slot: &Slot) -> Rejected {
    Rejected::Rule(Refusal {
        seats_left: Some(slot.draft.capacity.saturating_sub(slot.used.all())),
        ..Refusal::bare(RefusalReason::Invalid)
    })
}

/// Tells those who booked the former slot.
async fn tell(work: &mut Work, former: &Slot, rev: u64, venue: &Venue) -> Result<(), Rejected> {
    let academy = work.academy();
    for booked in work.tx.live_bookings(academy, former.id).await? {
        let notice = Notice::moved(booked.notice, former, rev, venue);
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
