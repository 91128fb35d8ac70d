//! A class asks for places.

use domain::visit::{
    BookingState, Engagement, OnFull, RefusalReason, Request, Slot, check_request,
};

use super::allow;
use crate::metrics::Asked;
use crate::sql::StoredState;
use crate::sql::record::Booked;
use crate::usecase::Work;
use crate::usecase::alternatives::{Wish, refuse};
use crate::usecase::mutation::Rejected;
use crate::usecase::project::Thing;
use crate::usecase::seats;

/// Gives the places, or a rank on the waiting list, or refuses with alternatives.
///
/// # Errors
/// The reasons of `domain::visit::check_request`, in its order; then `Full`, or `Quota` when only the places
/// kept for priority schools are left.
pub async fn request(work: &mut Work, request: &Request) -> Result<(), Rejected> {
    let settled = settle(work, request).await;
    match &settled {
        Ok(state) => work.asked(*state),
        Err(Rejected::Rule(_)) => work.asked(Asked::Refused),
        // It will come again.
        Err(Rejected::NoFile(_) | Rejected::Failed(_)) => {}
    }
    settled.map(drop)
}

async fn settle(work: &mut Work, request: &Request) -> Result<Asked, Rejected> {
    let zone = allow(work, request.class).await?;
    let academy = work.academy();
    let known = work.tx.booking(academy, request.id).await?.is_some();
    let slot = work.tx.slot(academy, request.slot).await?;
    let (false, Some(slot)) = (known, slot) else {
        return Err(RefusalReason::Invalid.into());
    };
    let engagements = work.tx.engagements(academy, request.class).await?;
    let engagements: Vec<Engagement> = engagements.into_iter().map(|(_, what)| what).collect();
    let wish = Wish {
        seats: request.seats,
        zone,
        engagements: &engagements,
    };
    if let Err(reason) = check_request(&slot, request, &engagements, work.now.local) {
        return Err(refuse(work, &slot, &wish, reason).await?);
    }
    let booked = Booked {
        id: request.id,
        slot: slot.id,
        class: request.class,
        teacher: work.actor.user,
        seats: request.seats,
        priority: zone.has_priority(),
        note: request.note.clone(),
        state: BookingState::Accepted,
        notice: None,
        held_until: None,
    };
    place(work, &slot, &wish, &booked, request.on_full).await
}

async fn place(
    work: &mut Work,
    slot: &Slot,
    wish: &Wish<'_>,
    booked: &Booked,
    on_full: OnFull,
) -> Result<Asked, Rejected> {
    let asked = if seats::take(work, slot, booked.seats, booked.priority).await? {
        add(work, booked, StoredState::Accepted).await?;
        Asked::Accepted
    } else if on_full == OnFull::Wait {
        add(work, booked, StoredState::Waiting).await?;
        Asked::Waiting
    } else {
        let reason = seats::why_full(slot, booked.seats);
        return Err(refuse(work, slot, wish, reason).await?);
    };
    work.touch(Thing::Slot(slot.id));
    work.touch(Thing::Booking(booked.id));
    Ok(asked)
}

/// Stores it. An identity that another académie has is taken, and no more is said.
async fn add(work: &mut Work, booked: &Booked, state: StoredState) -> Result<(), Rejected> {
    let academy = work.academy();
    match work.tx.add_booking(academy, booked, state).await {
        Err(error) if error.is_duplicate() => Err(RefusalReason::Invalid.into()),
        added => Ok(added?),
    }
}
