//! Places: taken by one conditional update, given back, passed on to those who wait.
//!
//! The waiting list is strict: groups are served whole and in the order of their arrival, and nobody passes
//! one who waits for the same places. Two queues exist only while places are kept for priority schools: a
//! group of another school that waits for lack of places *of its kind* does not hold up a priority school.

use domain::ids::{AcademyId, BookingId, SlotId};
use domain::visit::{BookingState, Notice, RefusalReason, Slot, SlotStatus};
use jiff::civil::DateTime;
use jiff::{Span, Unit};

use super::Work;
use super::project::{Thing, Touched, project};
use crate::App;
use crate::clock::Moment;
use crate::error::Fault;
use crate::sql::record::Booked;
use crate::sql::{Alone, DbError, StoredState, Tx};

/// Takes places for a newcomer. Returns whether they were given: not when somebody waits before.
///
/// # Errors
/// Of the database.
pub async fn take(
    work: &mut Work,
    slot: &Slot,
    seats: u32,
    priority: bool,
) -> Result<bool, DbError> {
    let academy = work.academy();
    let today = work.now.local.date();
    let kept = slot.draft.reserve.is_some_and(|kept| today <= kept.until);
    // While places are kept, a priority school waits behind its like alone.
    if work
        .tx
        .is_awaited(academy, slot.id, priority && kept)
        .await?
    {
        return Ok(false);
    }
    work.tx
        .take_seats(academy, slot.id, seats, priority, today)
        .await
}

/// Why a group of that size is not given places: the last ones are kept for others, or there are none.
pub fn why_full(slot: &Slot, seats: u32) -> RefusalReason {
    let used = slot.used.priority + slot.used.others;
    let free = slot.draft.capacity.saturating_sub(used);
    if slot.waiting == 0 && free >= seats {
        RefusalReason::Quota
    } else {
        RefusalReason::Full
    }
}

/// Gives back what a booking held, as it was before, and serves those who wait.
///
/// # Errors
/// Of the database.
pub async fn release(work: &mut Work, booked: &Booked) -> Result<(), DbError> {
    let academy = work.academy();
    if booked.state == BookingState::Accepted {
        work.tx
            .free_seats(academy, booked.slot, booked.seats, booked.priority)
            .await?;
    }
    serve(work, booked.slot).await
}

/// Serves those who wait for a slot, and tells everyone on its list the new rank.
///
/// # Errors
/// Of the database.
pub async fn serve(work: &mut Work, slot: SlotId) -> Result<(), DbError> {
    let (academy, at) = (work.academy(), (work.now, work.hold));
    promote(&mut work.tx, academy, slot, at, &mut work.touched).await
}

/// How long places that come free are kept for who waited, in hours, until the teacher confirms; 0: they are given
/// at once.
pub type Hold = u32;

/// A whole minute, and before the visit.
fn held_until(slot: &Slot, now: Moment, hold: Hold) -> DateTime {
    let from = now.local.round(Unit::Minute).unwrap_or(now.local);
    let until = from.saturating_add(Span::new().hours(hold));
    until.min(slot.draft.start)
}

async fn promote(
    tx: &mut Tx,
    academy: AcademyId,
    id: SlotId,
    (now, hold): (Moment, Hold),
    touched: &mut Touched,
) -> Result<(), DbError> {
    touched.insert(Thing::Slot(id));
    let Some(slot) = tx.slot(academy, id).await? else {
        return Ok(());
    };
    let today = now.local.date();
    let kept = slot.draft.reserve.is_some_and(|kept| today <= kept.until);
    let to_come = slot.status == SlotStatus::Open && slot.draft.start > now.local;
    let mut others_held_up = false;
    let mut all_held_up = !to_come;
    for waiting in tx.live_bookings(academy, id).await? {
        if !matches!(waiting.state, BookingState::Waiting(_)) {
            continue;
        }
        touched.insert(Thing::Booking(waiting.id));
        if all_held_up || (others_held_up && !waiting.priority) {
            continue;
        }
        let (seats, priority) = (waiting.seats, waiting.priority);
        if tx.take_seats(academy, id, seats, priority, today).await? {
            let notice = Notice::promoted(waiting.notice);
            let state = StoredState::Accepted;
            tx.set_booking(academy, waiting.id, state, Some(&notice))
                .await?;
            if hold > 0 {
                let until = held_until(&slot, now, hold);
                tx.hold_booking(academy, waiting.id, Some(until)).await?;
            }
        } else if priority || !kept {
            all_held_up = true;
        } else {
            others_held_up = true;
        }
    }
    Ok(())
}

/// Passes on the places that nobody confirmed in time, and serves the waiting lists of slots whose kept places have
/// become everyone's since the last look.
///
/// # Errors
/// Of the database.
pub async fn sweep(app: &App) -> Result<(), Fault> {
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let mut waiting = Vec::new();
    for academy in tx.academies().await? {
        let moment = Moment::of(now, &academy.timezone);
        let held = tx.held_bookings(academy.id).await?;
        let awaited = tx.awaited_slots(academy.id, moment.local).await?;
        if !(held.is_empty() && awaited.is_empty()) {
            waiting.push((academy.id, moment));
        }
    }
    drop(tx);
    // One académie at a time, so that none waits for another's.
    for (academy, moment) in waiting {
        let mut tx = app.db.write_alone(Alone::Academy(academy)).await?;
        sweep_academy(&mut tx, academy, (moment, app.promotion_hold)).await?;
        tx.commit().await?;
    }
    Ok(())
}

async fn sweep_academy(tx: &mut Tx, academy: AcademyId, at: (Moment, Hold)) -> Result<(), DbError> {
    let mut touched = Touched::default();
    for booking in tx.held_bookings(academy).await? {
        lapse(tx, academy, booking, at, &mut touched).await?;
    }
    for slot in tx.awaited_slots(academy, at.0.local).await? {
        promote(tx, academy, slot, at, &mut touched).await?;
    }
    project(tx, academy, &touched).await
}

/// Takes back what is held for a booking when its time is over.
async fn lapse(
    tx: &mut Tx,
    academy: AcademyId,
    id: BookingId,
    (now, hold): (Moment, Hold),
    touched: &mut Touched,
) -> Result<(), DbError> {
    let Some(booked) = tx.booking(academy, id).await? else {
        return Ok(());
    };
    if booked.held_until.is_none_or(|until| now.local <= until) {
        return Ok(());
    }
    let slot = tx.slot(academy, booked.slot).await?;
    if slot.is_none_or(|slot| slot.draft.start <= now.local) {
        // The visit has begun: nobody else could take the places any more, and the class may be there.
        tx.hold_booking(academy, id, None).await?;
        touched.insert(Thing::Booking(id));
        return Ok(());
    }
    let state = StoredState::Cancelled;
    tx.set_booking(academy, id, state, Some(&Notice::Lapsed))
        .await?;
    tx.free_seats(academy, booked.slot, booked.seats, booked.priority)
        .await?;
    touched.insert(Thing::Booking(id));
    promote(tx, academy, booked.slot, (now, hold), touched).await
}
