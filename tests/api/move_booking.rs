//! Moving a booking to another slot.

use domain::visit::{BookingState, OnFull, RefusalReason};
use protocol::mutation::Mutation;
use protocol::row::Row;
use protocol::wire::Outcome;

use crate::bookings::{request, state, used};
use crate::world::{World, ask, at, booking, slot};

fn shift(to: u128) -> Mutation {
    Mutation::BookingMove {
        id: booking(1),
        to: slot(to),
        slot_rev: 1,
    }
}

async fn two_slots() -> World {
    let world = World::new().await;
    world.publish(1, 30, |_| ()).await;
    world
        .publish(2, 30, |draft| {
            (draft.start, draft.end) = (at(14, 0), at(16, 0))
        })
        .await;
    world
}

#[tokio::test]
async fn the_places_move_at_once_and_those_who_wait_get_the_old_ones() {
    let world = two_slots().await;
    let (mut first, mut second) = (world.browser(0).await, world.browser(1).await);
    first.push(vec![request(1, 1, 0, 24)]).await;
    let mut waiting = ask(2, 1, 1, 20);
    waiting.on_full = OnFull::Wait;
    second.push(vec![Mutation::BookingRequest(waiting)]).await;
    assert_eq!(first.push_one(shift(2)).await, Outcome::Done);
    assert_eq!(used(&world, 1).await, (0, 20));
    assert_eq!(used(&world, 2).await, (24, 0));
    assert_eq!(state(&mut second, 2).await, BookingState::Accepted);
    let rows = first.rows().await;
    let moved = rows.iter().any(
        |(_, row)| matches!(row, Row::Booking(row) if row.id == booking(1) && row.slot == slot(2)),
    );
    assert!(moved);
    world.check().await;
}

#[tokio::test]
async fn the_old_places_are_kept_when_the_new_slot_is_full() {
    let world = two_slots().await;
    let mut first = world.browser(0).await;
    first.push(vec![request(1, 1, 0, 24)]).await;
    world
        .browser(1)
        .await
        .push(vec![request(2, 2, 1, 20)])
        .await;
    let refusal = first.refused(shift(2)).await;
    assert_eq!(
        (refusal.reason, refusal.seats_left),
        (RefusalReason::Full, Some(10))
    );
    assert_eq!(state(&mut first, 1).await, BookingState::Accepted);
    assert_eq!(used(&world, 1).await, (24, 0));
    assert_eq!(used(&world, 2).await, (0, 20));
    let stranger = world.browser(1).await.refused(shift(2)).await;
    assert_eq!(stranger.reason, RefusalReason::Forbidden);
    world.check().await;
}

#[tokio::test]
async fn a_company_that_loses_a_booking_is_told_that_it_went() {
    let world = two_slots().await;
    let elsewhere = Mutation::SlotPublish {
        id: slot(3),
        company: crate::world::company(1),
        draft: {
            let mut draft = crate::world::draft(30);
            (draft.start, draft.end) = (at(14, 0), at(16, 0));
            draft
        },
    };
    assert_eq!(
        world.browser(5).await.push_one(elsewhere).await,
        Outcome::Done
    );
    let teacher = world.browser(0).await;
    teacher.push(vec![request(1, 1, 0, 24)]).await;
    let (mut former, mut next) = (world.browser(3).await, world.browser(5).await);
    former.pull().await;
    teacher.push(vec![shift(3)]).await;
    let changes = former.pull().await.changes;
    let gone = |change: &protocol::wire::Change| {
        change.key.id == booking(1).to_string() && change.row.is_none()
    };
    assert!(changes.iter().any(gone));
    assert_eq!(state(&mut next, 1).await, BookingState::Accepted);
    world.check().await;
}
