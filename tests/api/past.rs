//! Visits of past years go when their time is over, and with them the classes that nothing else is left of.

use std::collections::BTreeSet;

use domain::parcours::etapes;
use domain::school::Level;
use protocol::mutation::Mutation;
use protocol::row::Row;
use protocol::wire::Outcome;
use server::usecase::{past, purge};

use crate::bookings::request;
use crate::browser::Browser;
use crate::seance::seance;
use crate::world::{DAY, NOW, World, booking, class, slot};

/// The visits, requests and classes that a person sees, by their identity.
async fn seen(browser: &mut Browser) -> BTreeSet<String> {
    let rows = browser.rows().await.into_iter();
    rows.filter_map(|(_, row)| match row {
        Row::Slot(slot) => Some(slot.id.to_string()),
        Row::Booking(booking) => Some(booking.id.to_string()),
        Row::Class(class) => Some(class.id.to_string()),
        _ => None,
    })
    .collect()
}

#[tokio::test]
async fn a_visit_goes_with_its_requests_and_the_class_that_made_it() {
    let world = World::new().await;
    world.publish(1, 30, |_| ()).await;
    let teacher = world.browser(0).await;
    assert_eq!(teacher.push_one(request(1, 1, 0, 20)).await, Outcome::Done);
    // What the class was given goes with it.
    let etape = Mutation::EtapeSet {
        class: class(0),
        etape: etapes(Level::Quatrieme)[0].clone(),
    };
    let lesson = Mutation::SeanceSet {
        class: class(0),
        seance: seance(1),
    };
    for line in [etape, lesson] {
        assert_eq!(teacher.push_one(line).await, Outcome::Done);
    }
    // The visit is on 10 December.
    world.app.clock.set(NOW + 20 * DAY);
    let path = format!("/api/v1/classes/{}/close", class(0));
    assert_eq!(world.browser(0).await.post(&path, &()).await.status, 200);
    let set = world.set(|app| app.retention.visits = 1);
    let all = [
        slot(1).to_string(),
        booking(1).to_string(),
        class(0).to_string(),
    ];

    // A year after the visit; the accounts have gone by then, the class stays for its visit.
    world.app.clock.set(NOW + (17 + 364) * DAY);
    assert_eq!(purge::run(&set).await.unwrap(), 2);
    assert_eq!(past::drop_old(&set).await.unwrap(), 0);
    let mut head = world.browser(2).await;
    assert_eq!(seen(&mut head).await, all.clone().into());
    world.app.clock.set(NOW + (17 + 367) * DAY);
    assert_eq!(
        past::drop_old(&world.app).await.unwrap(),
        0,
        "five years by default"
    );
    head.pull().await;
    assert_eq!(past::drop_old(&set).await.unwrap(), 1);
    assert_eq!(past::drop_old(&set).await.unwrap(), 0);
    let changes = head.pull().await.changes.into_iter();
    let gone: BTreeSet<String> = changes
        .filter(|change| change.row.is_none())
        .map(|change| change.key.id)
        .collect();
    assert_eq!(gone, all.into());
    assert_eq!(seen(&mut head).await, BTreeSet::new());
    world.check().await;
}

#[tokio::test]
async fn a_class_that_goes_on_and_one_with_accounts_stay() {
    let world = World::new().await;
    let path = format!("/api/v1/classes/{}/close", class(0));
    assert_eq!(world.browser(0).await.post(&path, &()).await.status, 200);
    assert_eq!(past::drop_old(&world.app).await.unwrap(), 0);
    let mut head = world.browser(2).await;
    assert_eq!(seen(&mut head).await, [class(0).to_string()].into());
    let mut other = world.browser(1).await;
    assert_eq!(seen(&mut other).await, [class(1).to_string()].into());
}
