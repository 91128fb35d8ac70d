//! A booking moves to another slot, or stays where it is.

use domain::ids::{BookingId, SlotId};
use domain::visit::{Engagement, OnFull, RefusalReason, Request, check_request};

use super::allow;
use crate::usecase::Work;
use crate::usecase::alternatives::{Wish, refuse};
use crate::usecase::mutation::Rejected;
use crate::usecase::project::Thing;
use crate::usecase::seats;

/// Takes the new places first and gives the old ones back after: when the new slot is full, the line is
/// refused and the old places are kept.
///
/// # Errors
/// `Forbidden` for a booking of others, and for none; `Invalid` for one that holds nothing; else as for a request.
pub async fn shift(
    work: &mut Work,
    id: BookingId,
    to: SlotId,
    slot_rev: u64,
) -> Result<(), Rejected> {
    let academy = work.academy();
    let Some(booked) = work.tx.booking(academy, id).await? else {
        return Err(RefusalReason::Forbidden.into());
    };
    let zone = allow(work, booked.class).await?;
    if !booked.state.is_live() {
        return Err(RefusalReason::Invalid.into());
    }
    if booked.slot == to {
        return Err(RefusalReason::AlreadyBooked.into());
    }
    let Some(slot) = work.tx.slot(academy, to).await? else {
        return Err(RefusalReason::Invalid.into());
    };
    let engagements = work.tx.engagements(academy, booked.class).await?;
    let engagements: Vec<Engagement> = engagements
        .into_iter()
        .filter(|(other, _)| *other != id)
        .map(|(_, what)| what)
        .collect();
    let wish = Wish {
        seats: booked.seats,
        zone,
        engagements: &engagements,
    };
    let request = Request {
        id,
        slot: to,
        slot_rev,
        class: booked.class,
        seats: booked.seats,
        on_full: OnFull::Refuse,
        note: String::new(),
    };
    if let Err(reason) = check_request(&slot, &request, &engagements, work.now.local) {
        return Err(refuse(work, &slot, &wish, reason).await?);
    }
    if !seats::take(work, &slot, booked.seats, booked.priority).await? {
        let reason = seats::why_full(&slot, booked.seats);
        return Err(refuse(work, &slot, &wish, reason).await?);
    }
    work.tx.move_booking(academy, id, to).await?;
    work.touch(Thing::Slot(to));
    work.touch(Thing::Booking(id));
    seats::release(work, &booked).await?;
    Ok(())
}
