//! A class gives its places or its rank back.

use domain::ids::BookingId;
use domain::visit::{BookingState, Notice, RefusalReason};

use super::allow;
use crate::sql::StoredState;
use crate::sql::record::Booked;
use crate::usecase::Work;
use crate::usecase::mutation::Rejected;
use crate::usecase::project::Thing;
use crate::usecase::seats;

/// Gives a booking back; those who wait move up. A booking that holds nothing any more is left as it is.
///
/// # Errors
/// `Forbidden` for a booking of others, and for none.
pub async fn cancel(work: &mut Work, id: BookingId) -> Result<(), Rejected> {
    let booked = find(work, id).await?;
    if !booked.state.is_live() {
        return Ok(());
    }
    let academy = work.academy();
    let state = StoredState::Cancelled;
    work.tx.set_booking(academy, id, state, None).await?;
    work.touch(Thing::Booking(id));
    seats::release(work, &booked).await?;
    Ok(())
}

/// A notice on a booking was read. Another one than the one that is there now was news before it: then nothing
/// changes. Who has read that places came free confirms them. Older clients do not name what was read.
///
/// # Errors
/// `Forbidden` for a booking of others, and for none.
pub async fn acknowledge(
    work: &mut Work,
    id: BookingId,
    read: Option<&Notice>,
) -> Result<(), Rejected> {
    let booked = find(work, id).await?;
    if read.is_some() && read != booked.notice.as_ref() {
        return Ok(());
    }
    let state = match booked.state {
        BookingState::Accepted => StoredState::Accepted,
        BookingState::Waiting(_) => StoredState::Waiting,
        BookingState::Cancelled => StoredState::Cancelled,
        BookingState::SlotCancelled => StoredState::SlotCancelled,
    };
    let academy = work.academy();
    work.tx.set_booking(academy, id, state, None).await?;
    work.tx.hold_booking(academy, id, None).await?;
    work.touch(Thing::Booking(id));
    Ok(())
}

async fn find(work: &mut Work, id: BookingId) -> Result<Booked, Rejected> {
    let academy = work.academy();
    let Some(booked) = work.tx.booking(academy, id).await? else {
        return Err(RefusalReason::Forbidden.into());
    };
    allow(work, booked.class).await?;
    Ok(booked)
}
