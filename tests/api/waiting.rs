//! The waiting list: whole groups, in the order of arrival.

use domain::ids::ClassId;
use domain::school::Level;
use domain::visit::{BookingState, Notice, OnFull, Reserve};
use jiff::ToSpan as _;
use jiff::civil::{DateTime, date};
use protocol::mutation::Mutation;
use protocol::row::Row;
use protocol::session::{Created, NewClass};
use protocol::wire::Outcome;
use server::usecase::seats;

use crate::bookings::{request, state, used};
use crate::browser::Browser;
use crate::world::{DAY, MINUTE, NOW, World, ask, booking, draft, slot};

fn wait(n: u128, on: u128, of: u128, seats: u32) -> Mutation {
    let mut request = ask(n, on, of, seats);
    request.on_full = OnFull::Wait;
    Mutation::BookingRequest(request)
}

/// Another class of the teacher's.
async fn another_class(teacher: &Browser, name: &str) -> ClassId {
    let new = NewClass {
        name: name.into(),
        level: Level::Quatrieme,
    };
    let made: Created = teacher.post("/api/v1/classes", &new).await.json();
    made.id.parse().unwrap()
}

fn wait_for(class: ClassId, n: u128, on: u128, seats: u32) -> Mutation {
    let mut request = ask(n, on, 0, seats);
    request.class = class;
    request.on_full = OnFull::Wait;
    Mutation::BookingRequest(request)
}

async fn notice(browser: &mut Browser, n: u128) -> Option<Notice> {
    let rows = browser.rows().await;
    rows.into_iter().find_map(|(_, row)| match row {
        Row::Booking(row) if row.id == booking(n) => row.notice,
        _ => None,
    })
}

async fn held(browser: &mut Browser, n: u128) -> Option<DateTime> {
    let rows = browser.rows().await;
    rows.into_iter().find_map(|(_, row)| match row {
        Row::Booking(row) if row.id == booking(n) => row.held_until,
        _ => None,
    })
}

#[tokio::test]
async fn ranks_follow_the_arrival_and_move_up_when_places_come_free() {
    let world = World::new().await;
    world.publish(1, 30, |_| ()).await;
    let (mut first, mut second) = (world.browser(0).await, world.browser(1).await);
    first.push(vec![request(1, 1, 0, 24)]).await;
    assert_eq!(second.push_one(wait(2, 1, 1, 20)).await, Outcome::Done);
    let third = another_class(&first, "4e Z").await;
    assert_eq!(
        first.push_one(wait_for(third, 3, 1, 20)).await,
        Outcome::Done
    );
    assert_eq!(state(&mut second, 2).await, BookingState::Waiting(1));
    assert_eq!(state(&mut first, 3).await, BookingState::Waiting(2));

    first
        .push(vec![Mutation::BookingCancel { id: booking(1) }])
        .await;
    assert_eq!(state(&mut second, 2).await, BookingState::Accepted);
    assert_eq!(notice(&mut second, 2).await, Some(Notice::Promoted));
    assert_eq!(state(&mut first, 3).await, BookingState::Waiting(1));
    assert_eq!(used(&world, 1).await, (0, 20));

    second
        .push(vec![Mutation::BookingAck {
            id: booking(2),
            notice: Some(Notice::Promoted),
        }])
        .await;
    assert_eq!(notice(&mut second, 2).await, None);
    assert_eq!(state(&mut second, 2).await, BookingState::Accepted);
    world.check().await;
}

#[tokio::test]
async fn places_that_come_free_are_kept_until_confirmed_or_go_on_to_the_next() {
    let world = World::new().await;
    let router = world.with(|app| app.promotion_hold = 48);
    world.publish(1, 30, |_| ()).await;
    let (mut first, mut second) = (world.browser(0).await, world.browser(1).await);
    for browser in [&mut first, &mut second] {
        browser.use_router(router.clone());
    }
    let third = another_class(&first, "4e Z").await;
    let fourth = another_class(&first, "4e Y").await;
    first.push(vec![request(1, 1, 0, 30)]).await;
    second.push(vec![wait(2, 1, 1, 15)]).await;
    first
        .push(vec![
            wait_for(third, 3, 1, 15),
            wait_for(fourth, 4, 1, 15),
            Mutation::BookingCancel { id: booking(1) },
        ])
        .await;
    // Wednesday 9 h by the clocks of Metz; the places are nobody else's meanwhile.
    let until = Some(date(2026, 11, 25).at(9, 0, 0, 0));
    assert_eq!(held(&mut second, 2).await, until);
    assert_eq!(held(&mut first, 3).await, until);
    assert_eq!(used(&world, 1).await, (15, 15));
    assert_eq!(state(&mut first, 4).await, BookingState::Waiting(1));

    second
        .push(vec![Mutation::BookingAck {
            id: booking(2),
            notice: Some(Notice::Promoted),
        }])
        .await;
    assert_eq!(held(&mut second, 2).await, None);
    world.app.clock.set(NOW + 49 * 60 * MINUTE);
    seats::sweep(&world.app).await.unwrap();
    assert_eq!(state(&mut second, 2).await, BookingState::Accepted);
    assert_eq!(state(&mut first, 3).await, BookingState::Cancelled);
    assert_eq!(notice(&mut first, 3).await, Some(Notice::Lapsed));
    assert_eq!(held(&mut first, 3).await, None);
    assert_eq!(state(&mut first, 4).await, BookingState::Accepted);
    world.check().await;
}

#[tokio::test]
async fn a_class_that_never_confirmed_keeps_a_visit_that_has_begun() {
    let world = World::new().await;
    let router = world.with(|app| app.promotion_hold = 48);
    // Tomorrow at the hour of now: before the two days are over.
    let start = date(2026, 11, 24).at(9, 0, 0, 0);
    world
        .publish(1, 30, |draft| {
            draft.start = start;
            draft.end = start.saturating_add(2.hours());
            draft.deadline = start.saturating_sub(1.hours());
        })
        .await;
    let (mut first, mut second) = (world.browser(0).await, world.browser(1).await);
    for browser in [&mut first, &mut second] {
        browser.use_router(router.clone());
    }
    first.push(vec![request(1, 1, 0, 30)]).await;
    second.push(vec![wait(2, 1, 1, 15)]).await;
    first
        .push(vec![Mutation::BookingCancel { id: booking(1) }])
        .await;
    assert_eq!(held(&mut second, 2).await, Some(start));
    world.app.clock.set(NOW + 25 * 60 * MINUTE);
    seats::sweep(&world.app).await.unwrap();
    assert_eq!(state(&mut second, 2).await, BookingState::Accepted);
    assert_eq!(held(&mut second, 2).await, None);
    world.check().await;
}

#[tokio::test]
async fn nobody_passes_one_who_waits_even_with_fewer_seats() {
    let world = World::new().await;
    world.publish(1, 30, |_| ()).await;
    let (mut first, mut second) = (world.browser(0).await, world.browser(1).await);
    first.push(vec![request(1, 1, 0, 24)]).await;
    second.push(vec![wait(2, 1, 1, 20)]).await;
    let small = another_class(&second, "4e Y").await;
    second.push(vec![wait_for(small, 3, 1, 2)]).await;
    assert_eq!(state(&mut second, 3).await, BookingState::Waiting(2));
    // Leaving the list lets the next one in.
    second
        .push(vec![Mutation::BookingCancel { id: booking(2) }])
        .await;
    assert_eq!(state(&mut second, 3).await, BookingState::Accepted);
    assert_eq!(state(&mut first, 1).await, BookingState::Accepted);
    world.check().await;
}

#[tokio::test]
async fn more_places_go_to_those_who_wait() {
    let world = World::new().await;
    world.publish(1, 24, |_| ()).await;
    world
        .browser(0)
        .await
        .push(vec![request(1, 1, 0, 24)])
        .await;
    let mut second = world.browser(1).await;
    second.push(vec![wait(2, 1, 1, 6)]).await;
    let edit = Mutation::SlotEdit {
        id: slot(1),
        draft: draft(30),
    };
    assert_eq!(world.browser(3).await.push_one(edit).await, Outcome::Done);
    assert_eq!(state(&mut second, 2).await, BookingState::Accepted);
    world.check().await;
}

#[tokio::test]
async fn kept_places_go_to_those_who_wait_when_their_day_has_passed() {
    let world = World::new().await;
    world
        .publish(1, 30, |draft| {
            draft.reserve = Some(Reserve {
                seats: 12,
                until: date(2026, 11, 30),
            });
        })
        .await;
    let mut other = world.browser(1).await;
    other.push(vec![wait(1, 1, 1, 20)]).await;
    assert_eq!(state(&mut other, 1).await, BookingState::Waiting(1));
    // A priority school is not held up by who waits for places of another kind.
    let mut priority = world.browser(0).await;
    priority.push(vec![request(2, 1, 0, 10)]).await;
    assert_eq!(state(&mut priority, 2).await, BookingState::Accepted);

    world.app.clock.set(NOW + 7 * DAY);
    seats::sweep(&world.app).await.unwrap();
    assert_eq!(state(&mut other, 1).await, BookingState::Waiting(1));
    world.app.clock.set(NOW + 8 * DAY);
    seats::sweep(&world.app).await.unwrap();
    assert_eq!(state(&mut other, 1).await, BookingState::Accepted);
    world.check().await;
}
