//! A company's slots.

use domain::school::{Coordinates, Uai, ZoneEp};
use domain::visit::{Address, BookingState, Moved, Notice, OnFull, RefusalReason, SlotStatus};
use jiff::civil::date;
use protocol::mutation::Mutation;
use protocol::row::{Row, School};
use protocol::wire::Outcome;

use crate::bookings::{request, state, used};
use crate::browser::Browser;
use crate::world::{World, ask, at, booking, company, draft, slot};

async fn row(browser: &mut Browser, n: u128) -> domain::visit::Slot {
    let rows = browser.rows().await;
    let found = rows.into_iter().find_map(|(_, row)| match row {
        Row::Slot(row) if row.id == slot(n) => Some(row),
        _ => None,
    });
    found.unwrap()
}

async fn notice(browser: &mut Browser, n: u128) -> Option<Notice> {
    let rows = browser.rows().await;
    rows.into_iter().find_map(|(_, row)| match row {
        Row::Booking(row) if row.id == booking(n) => row.notice,
        _ => None,
    })
}

fn edit(change: impl FnOnce(&mut domain::visit::SlotDraft)) -> Mutation {
    let mut draft = draft(30);
    change(&mut draft);
    Mutation::SlotEdit { id: slot(1), draft }
}

#[tokio::test]
async fn a_slot_is_published_by_its_company_only_and_to_come() {
    let world = World::new().await;
    let publish = |n, of, draft| Mutation::SlotPublish {
        id: slot(n),
        company: company(of),
        draft,
    };
    let mut contact = world.browser(3).await;
    let foreign = contact.refused(publish(1, 1, draft(30))).await;
    assert_eq!(foreign.reason, RefusalReason::Forbidden);
    let mut past = draft(30);
    past.start = date(2026, 11, 20).at(9, 0, 0, 0);
    past.end = date(2026, 11, 20).at(10, 0, 0, 0);
    past.deadline = past.start;
    let refusal = contact.refused(publish(1, 0, past)).await;
    assert_eq!(refusal.reason, RefusalReason::Invalid);
    assert_eq!(
        contact.refused(publish(1, 0, draft(0))).await.reason,
        RefusalReason::Invalid
    );
    let teacher = world
        .browser(0)
        .await
        .refused(publish(1, 0, draft(30)))
        .await;
    assert_eq!(teacher.reason, RefusalReason::Forbidden);
    assert_eq!(
        contact.push_one(publish(1, 0, draft(30))).await,
        Outcome::Done
    );
    assert_eq!(
        contact.refused(publish(1, 0, draft(30))).await.reason,
        RefusalReason::Invalid
    );
    assert_eq!(
        row(&mut world.browser(10).await, 1).await.company_name,
        "Entreprise 0"
    );
    assert_eq!(row(&mut contact, 1).await.rev, 1);
}

#[tokio::test]
async fn new_times_tell_those_who_booked_and_spoil_requests_made_on_the_old_ones() {
    let world = World::new().await;
    world.publish(1, 30, |_| ()).await;
    let (mut teacher, mut contact) = (world.browser(0).await, world.browser(3).await);
    teacher.push(vec![request(1, 1, 0, 10)]).await;
    contact
        .push(vec![edit(|draft| draft.about = "Des robots.".into())])
        .await;
    assert_eq!(row(&mut contact, 1).await.rev, 1);
    assert_eq!(notice(&mut teacher, 1).await, None);

    contact
        .push(vec![edit(|draft| {
            (draft.start, draft.end) = (at(14, 0), at(16, 0))
        })])
        .await;
    assert_eq!(row(&mut contact, 1).await.rev, 2);
    let moved = Moved {
        start: at(9, 0),
        end: at(11, 30),
        venue: None,
        rev: 2,
        promoted: false,
    };
    assert_eq!(
        notice(&mut teacher, 1).await,
        Some(Notice::Moved(moved.clone()))
    );
    assert_eq!(state(&mut teacher, 1).await, BookingState::Accepted);
    let refusal = world.browser(1).await.refused(request(2, 1, 1, 5)).await;
    assert_eq!(refusal.reason, RefusalReason::SlotChanged);
    world.check().await;
}

#[tokio::test]
async fn a_new_place_tells_the_former_one_and_knowing_better_where_it_is_tells_nothing() {
    let world = World::new().await;
    world.publish(1, 30, |_| ()).await;
    let (mut teacher, contact) = (world.browser(0).await, world.browser(3).await);
    teacher.push(vec![request(1, 1, 0, 10)]).await;
    let better = edit(|draft| {
        draft.venue.position = None;
        draft.venue.transit = Some("Tram A".into());
    });
    assert_eq!(contact.push_one(better).await, Outcome::Done);
    assert_eq!(notice(&mut teacher, 1).await, None);
    // Twice before it was read: the teacher knows the first place and the first times.
    for (address, hour) in [("2 rue Neuve", 9), ("3 rue Neuve", 14)] {
        let elsewhere = edit(|draft| {
            draft.venue.address = address.into();
            (draft.start, draft.end) = (at(hour, 0), at(hour + 2, 30));
        });
        assert_eq!(contact.push_one(elsewhere).await, Outcome::Done);
    }
    let moved = Moved {
        start: at(9, 0),
        end: at(11, 30),
        venue: Some(Address {
            address: "1 rue des Essais".into(),
            commune: "Metz".into(),
        }),
        rev: 3,
        promoted: false,
    };
    assert_eq!(notice(&mut teacher, 1).await, Some(Notice::Moved(moved)));
}

/// A school of the imported list.
fn listed(uai: &str, commune: &str, lat: f64, lon: f64) -> School {
    School {
        uai: Uai::parse(uai).unwrap(),
        name: "Collège".into(),
        commune: commune.into(),
        zone: ZoneEp::None,
        position: Some(Coordinates { lat, lon }),
    }
}

#[tokio::test]
async fn words_alone_give_a_slot_its_place_on_the_map_and_that_is_no_move() {
    let world = World::new().await;
    // The second is of a département without a school of the académie.
    world.app.schools.replace([
        listed("0750004X", "Saint-Avold", 49.1, 6.7),
        listed("0570001S", "Saint-Avold", 12.0, 12.0),
        listed("0750005Y", "Ailleurs", 48.0, 6.0),
    ]);
    let (mut teacher, mut contact) = (world.browser(0).await, world.browser(3).await);
    let words = |draft: &mut domain::visit::SlotDraft, address: &str, commune: &str| {
        draft.venue.address = address.into();
        draft.venue.commune = commune.into();
        draft.venue.position = None;
    };
    world
        .publish(1, 30, |draft| words(draft, "1 rue A", "St Avold"))
        .await;
    let at = |row: &domain::visit::Slot| row.draft.venue.position.map(|at| (at.lat, at.lon));
    assert_eq!(at(&row(&mut contact, 1).await), Some((49.1, 6.7)));
    teacher.push(vec![request(1, 1, 0, 10)]).await;

    // The same words again, without a position: neither moved nor lost.
    contact
        .push(vec![edit(|draft| words(draft, "1 rue A", "St Avold"))])
        .await;
    let kept = row(&mut contact, 1).await;
    assert_eq!((kept.rev, at(&kept)), (1, Some((49.1, 6.7))));
    assert_eq!(notice(&mut teacher, 1).await, None);

    contact
        .push(vec![edit(|draft| words(draft, "2 rue B", "Ailleurs"))])
        .await;
    let moved = row(&mut contact, 1).await;
    assert_eq!((moved.rev, at(&moved)), (2, Some((48.0, 6.0))));

    // A town that nobody knows is published all the same.
    world
        .publish(2, 30, |draft| words(draft, "", "Nulle-Part"))
        .await;
    assert_eq!(at(&row(&mut contact, 2).await), None);
}

#[tokio::test]
async fn who_is_moved_and_promoted_is_told_both_in_either_order() {
    let world = World::new().await;
    let (mut first, mut second) = (world.browser(0).await, world.browser(1).await);
    let later = |n| {
        let mut draft = draft(10);
        (draft.start, draft.end) = (at(14, 0), at(16, 0));
        Mutation::SlotEdit { id: slot(n), draft }
    };
    for n in [1, 2] {
        world.publish(n, 10, |_| ()).await;
        let mut wait = ask(10 + n, n, 1, 10);
        wait.on_full = OnFull::Wait;
        first.push(vec![request(n, n, 0, 10)]).await;
        second.push(vec![Mutation::BookingRequest(wait)]).await;
        let gives_back = Mutation::BookingCancel { id: booking(n) };
        if n == 1 {
            first.push(vec![gives_back]).await;
            world.browser(3).await.push(vec![later(n)]).await;
        } else {
            world.browser(3).await.push(vec![later(n)]).await;
            first.push(vec![gives_back]).await;
        }
        let told = notice(&mut second, 10 + n).await;
        assert!(
            matches!(&told, Some(Notice::Moved(moved)) if moved.promoted && moved.start == at(9, 0)),
            "{n}: {told:?}"
        );
        second
            .push(vec![Mutation::BookingCancel {
                id: booking(10 + n),
            }])
            .await;
    }
    assert_eq!(notice(&mut first, 1).await, None);
    world.check().await;
}

#[tokio::test]
async fn reading_a_notice_leaves_a_newer_one_unread() {
    let world = World::new().await;
    world.publish(1, 30, |_| ()).await;
    let (mut teacher, contact) = (world.browser(0).await, world.browser(3).await);
    teacher.push(vec![request(1, 1, 0, 10)]).await;
    let to = |hour| edit(move |draft| (draft.start, draft.end) = (at(hour, 0), at(hour + 1, 0)));
    contact.push(vec![to(14)]).await;
    let seen = notice(&mut teacher, 1).await;
    contact.push(vec![to(16)]).await;
    let read = |notice| Mutation::BookingAck {
        id: booking(1),
        notice,
    };
    assert_eq!(teacher.push_one(read(seen)).await, Outcome::Done);
    let newer = notice(&mut teacher, 1).await;
    assert!(
        matches!(&newer, Some(Notice::Moved(moved)) if moved.rev == 3 && moved.start == at(9, 0))
    );
    teacher.push(vec![read(newer)]).await;
    assert_eq!(notice(&mut teacher, 1).await, None);
    // An older client does not say what it read.
    contact.push(vec![to(17)]).await;
    teacher.push(vec![read(None)]).await;
    assert_eq!(notice(&mut teacher, 1).await, None);
}

#[tokio::test]
async fn a_slot_stays_to_come() {
    let world = World::new().await;
    world.publish(1, 30, |_| ()).await;
    let past = edit(|draft| {
        draft.start = date(2026, 11, 20).at(9, 0, 0, 0);
        draft.end = date(2026, 11, 20).at(10, 0, 0, 0);
        draft.deadline = draft.start;
    });
    let refusal = world.browser(3).await.refused(past).await;
    assert_eq!(
        (refusal.reason, refusal.seats_left),
        (RefusalReason::Invalid, None)
    );
}

#[tokio::test]
async fn fewer_places_than_are_taken_are_refused_with_how_far_one_may_go() {
    let world = World::new().await;
    world.publish(1, 30, |_| ()).await;
    world
        .browser(0)
        .await
        .push(vec![request(1, 1, 0, 24)])
        .await;
    let contact = world.browser(3).await;
    let refusal = contact.refused(edit(|draft| draft.capacity = 20)).await;
    assert_eq!(
        (refusal.reason, refusal.seats_left),
        (RefusalReason::Invalid, Some(6))
    );
    assert_eq!(
        contact.push_one(edit(|draft| draft.capacity = 24)).await,
        Outcome::Done
    );
    let stranger = world.browser(5).await.refused(edit(|_| ())).await;
    assert_eq!(stranger.reason, RefusalReason::Forbidden);
    world.check().await;
}

#[tokio::test]
async fn cancelling_tells_those_who_booked_and_empties_the_slot() {
    let world = World::new().await;
    world.publish(1, 30, |_| ()).await;
    let mut teacher = world.browser(0).await;
    teacher.push(vec![request(1, 1, 0, 24)]).await;
    let cancel = |reason: &str| Mutation::SlotCancel {
        id: slot(1),
        reason: reason.into(),
    };
    let stranger = world.browser(5).await.refused(cancel("non")).await;
    assert_eq!(stranger.reason, RefusalReason::Forbidden);
    // The académie may, too; the second time the first words stay.
    assert_eq!(
        world
            .browser(4)
            .await
            .push_one(cancel("Machine en panne"))
            .await,
        Outcome::Done
    );
    assert_eq!(
        world.browser(3).await.push_one(cancel("Autre chose")).await,
        Outcome::Done
    );
    assert_eq!(state(&mut teacher, 1).await, BookingState::SlotCancelled);
    let told = Notice::Cancelled("Machine en panne".into());
    assert_eq!(notice(&mut teacher, 1).await, Some(told));
    let status = row(&mut teacher, 1).await.status;
    assert_eq!(status, SlotStatus::Cancelled("Machine en panne".into()));
    assert_eq!(used(&world, 1).await, (0, 0));
    let refusal = world.browser(1).await.refused(request(2, 1, 1, 5)).await;
    assert_eq!(refusal.reason, RefusalReason::SlotCancelled);
    let refusal = world.browser(3).await.refused(edit(|_| ())).await;
    assert_eq!(refusal.reason, RefusalReason::SlotCancelled);
    world.check().await;
}
