//! Asking for places, and giving them back.

use domain::metier::GrandDomaine;
use domain::role::Role;
use domain::school::{Level, Uai, ZoneEp};
use domain::visit::{BookingState, RefusalReason, Reserve};
use jiff::civil::date;
use protocol::mutation::Mutation;
use protocol::row::{Row, School};
use protocol::wire::Outcome;
use server::sql::record::{Class, Person};

use crate::browser::Browser;
use crate::world::{DAY, MINUTE, NOW, World, academy, ask, at, booking, class, slot, uai, user};

pub(crate) fn request(n: u128, on: u128, of: u128, seats: u32) -> Mutation {
    Mutation::BookingRequest(ask(n, on, of, seats))
}

/// Where a booking stands, as that person is told.
pub(crate) async fn state(browser: &mut Browser, n: u128) -> BookingState {
    let rows = browser.rows().await;
    let found = rows.into_iter().find_map(|(_, row)| match row {
        Row::Booking(row) if row.id == booking(n) => Some(row.state),
        _ => None,
    });
    found.unwrap()
}

/// Places taken of a slot, as everyone is told: by priority schools, by the others.
pub(crate) async fn used(world: &World, n: u128) -> (u32, u32) {
    let rows = world.browser(4).await.rows().await;
    let found = rows.into_iter().find_map(|(_, row)| match row {
        Row::Slot(row) if row.id == slot(n) => Some(row.used),
        _ => None,
    });
    let used = found.unwrap();
    (used.priority, used.others)
}

#[tokio::test]
async fn a_request_that_finds_places_is_accepted_and_seen_by_all_concerned() {
    let world = World::new().await;
    world.publish(1, 30, |_| ()).await;
    let mut teacher = world.browser(0).await;
    assert_eq!(teacher.push_one(request(1, 1, 0, 24)).await, Outcome::Done);
    for n in [0, 2, 3, 10] {
        let mut browser = world.browser(n).await;
        assert_eq!(
            state(&mut browser, 1).await,
            BookingState::Accepted,
            "person {n}"
        );
    }
    assert_eq!(used(&world, 1).await, (24, 0));
    let twice = teacher.refused(request(2, 1, 0, 1)).await;
    assert_eq!(twice.reason, RefusalReason::AlreadyBooked);
    assert_eq!(state(&mut teacher, 1).await, BookingState::Accepted);
    world.check().await;
}

#[tokio::test]
async fn a_full_slot_is_refused_with_what_is_left_and_where_else_to_go() {
    let world = World::new().await;
    world.publish(1, 30, |_| ()).await;
    // Other domain, near in time; same domain, far in time; same domain, same day; too small; too early.
    world
        .publish(2, 30, |draft| {
            draft.domain = GrandDomaine::A;
            (draft.start, draft.end) = (at(14, 0), at(16, 0));
        })
        .await;
    world
        .publish(3, 30, |draft| {
            (draft.start, draft.end) = (
                date(2026, 12, 17).at(9, 0, 0, 0),
                date(2026, 12, 17).at(11, 0, 0, 0),
            );
        })
        .await;
    world
        .publish(4, 30, |draft| {
            (draft.start, draft.end) = (at(14, 0), at(16, 0))
        })
        .await;
    world
        .publish(5, 10, |draft| {
            (draft.start, draft.end) = (at(14, 0), at(16, 0))
        })
        .await;
    world
        .publish(6, 30, |draft| {
            draft.deadline = date(2026, 11, 23).at(9, 30, 0, 0)
        })
        .await;
    world.app.clock.set(NOW + 60 * MINUTE);
    world
        .browser(0)
        .await
        .push(vec![request(1, 1, 0, 24)])
        .await;
    let refusal = world.browser(1).await.refused(request(2, 1, 1, 12)).await;
    assert_eq!(refusal.reason, RefusalReason::Full);
    assert_eq!(refusal.seats_left, Some(6));
    assert_eq!(refusal.alternatives, [slot(4), slot(3), slot(2)]);
    world.check().await;
}

#[tokio::test]
async fn places_kept_for_priority_schools_are_theirs_until_their_day_ends() {
    let world = World::new().await;
    world
        .publish(1, 30, |draft| {
            draft.reserve = Some(Reserve {
                seats: 12,
                until: date(2026, 11, 30),
            });
        })
        .await;
    let other = world.browser(1).await;
    let refusal = other.refused(request(1, 1, 1, 20)).await;
    assert_eq!(
        (refusal.reason, refusal.seats_left),
        (RefusalReason::Quota, Some(18))
    );
    let priority = world.browser(0).await;
    assert_eq!(priority.push_one(request(2, 1, 0, 10)).await, Outcome::Done);
    world.app.clock.set(NOW + 8 * DAY);
    assert_eq!(other.push_one(request(3, 1, 1, 20)).await, Outcome::Done);
    assert_eq!(used(&world, 1).await, (10, 20));
    world.check().await;
}

#[tokio::test]
async fn the_rules_before_places_are_counted() {
    let world = World::new().await;
    world.publish(1, 30, |_| ()).await;
    world
        .publish(2, 30, |draft| {
            (draft.start, draft.end) = (at(11, 0), at(12, 0))
        })
        .await;
    let teacher = world.browser(0).await;
    let mut old = ask(1, 1, 0, 10);
    old.slot_rev = 7;
    let refusal = teacher.refused(Mutation::BookingRequest(old)).await;
    assert_eq!(refusal.reason, RefusalReason::SlotChanged);
    for (what, why) in [
        (request(2, 1, 0, 0), RefusalReason::Invalid),
        (request(3, 9, 0, 10), RefusalReason::Invalid),
        (request(4, 1, 1, 10), RefusalReason::Forbidden),
        (request(5, 1, 0, 31), RefusalReason::Full),
    ] {
        assert_eq!(teacher.refused(what).await.reason, why);
    }
    teacher.push(vec![request(6, 1, 0, 10)]).await;
    let refusal = teacher.refused(request(7, 2, 0, 10)).await;
    assert_eq!(refusal.reason, RefusalReason::OverlapClass);
    world.app.clock.set(NOW + 16 * DAY);
    let refusal = world.browser(1).await.refused(request(8, 1, 1, 10)).await;
    assert_eq!(refusal.reason, RefusalReason::PastDeadline);
    let pupil = world.browser(10).await;
    assert_eq!(
        pupil.refused(request(9, 1, 0, 10)).await.reason,
        RefusalReason::Forbidden
    );
    world.check().await;
}

#[tokio::test]
async fn cancelling_twice_gives_the_places_back_once() {
    let world = World::new().await;
    world.publish(1, 30, |_| ()).await;
    let mut teacher = world.browser(0).await;
    teacher.push(vec![request(1, 1, 0, 24)]).await;
    let cancel = || Mutation::BookingCancel { id: booking(1) };
    let stranger = world.browser(1).await;
    assert_eq!(
        stranger.refused(cancel()).await.reason,
        RefusalReason::Forbidden
    );
    assert_eq!(teacher.push_one(cancel()).await, Outcome::Done);
    assert_eq!(teacher.push_one(cancel()).await, Outcome::Done);
    assert_eq!(state(&mut teacher, 1).await, BookingState::Cancelled);
    assert_eq!(used(&world, 1).await, (0, 0));
    assert_eq!(teacher.push_one(request(2, 1, 0, 30)).await, Outcome::Done);
    world.check().await;
}

/// A teacher with a class of a third school.
pub(crate) async fn racer(world: &World, n: u128) -> Browser {
    let mut tx = world.app.db.write().await.unwrap();
    let school = Uai::parse("0750003W").unwrap();
    if n == 0 {
        let row = School {
            uai: school.clone(),
            name: "Collège 3".into(),
            commune: "Metz".into(),
            zone: ZoneEp::None,
            position: None,
        };
        tx.add_school(academy(), &row).await.unwrap();
    }
    let person = Person {
        id: user(1_000 + n),
        academy: academy(),
        role: Role::Teacher,
        name: format!("Prof {n}"),
        school: Some(school.clone()),
        company: None,
        last_seen: None,
    };
    let row = Class {
        id: class(1_000 + n),
        academy: academy(),
        school,
        name: format!("3e {n}"),
        level: Level::Troisieme,
        code: domain::code::ClassCode::from_values([9, 9, 9, 9, 9, 9, n as u8 / 32, n as u8 % 32]),
        open_until: None,
        erase_at: None,
    };
    tx.add_person(&person).await.unwrap();
    tx.add_class(&row).await.unwrap();
    tx.join_class(row.id, person.id, None).await.unwrap();
    tx.commit().await.unwrap();
    assert_ne!(row.school, uai(0));
    world.browser(1_000 + n).await
}
