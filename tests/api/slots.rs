//! A company's slots.

use domain::visit::{BookingState, Notice, RefusalReason, SlotStatus};
use jiff::civil::date;
use protocol::mutation::Mutation;
use protocol::row::Row;
use protocol::wire::Outcome;

use crate::bookings::{request, state, used};
use crate::browser::Browser;
use crate::world::{World, at, booking, company, draft, slot};

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
    let moved = Notice::Moved {
        start: at(9, 0),
        end: at(11, 30),
    };
    assert_eq!(notice(&mut teacher, 1).await, Some(moved));
    assert_eq!(state(&mut teacher, 1).await, BookingState::Accepted);
    let refusal = world.browser(1).await.refused(request(2, 1, 1, 5)).await;
    assert_eq!(refusal.reason, RefusalReason::SlotChanged);
    world.check().await;
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
