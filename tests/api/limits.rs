//! A PostgreSQL that is slow, busy or undecided: people are told to try again, nothing is half done, and nobody waits for another
//! académie.

use std::time::Duration;

use domain::ids::AcademyId;
use domain::role::Role;
use protocol::mutation::{Envelope, Mutation};
use protocol::row::Row;
use protocol::wire::{ErrorCode, Outcome, PushResponse};
use server::metrics::Instant;
use server::sql::record::{Academy, Person};
use server::sql::{Alone, Db, Limits};
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection};
use tokio::task::JoinSet;

use crate::bookings::{racer, request, used};
use crate::browser::Browser;
use crate::push::create;
use crate::together::is_embedded;
use crate::world::{World, academy, booking, id, user};

/// A second server with these limits, and a browser of a person of the world before it.
async fn before(world: &World, limits: Limits, mut browser: Browser) -> (Db, Browser) {
    let url = world.database.url().unwrap();
    let db = Db::connect_within(&url, limits).await.unwrap();
    browser.use_router(world.with(|app| app.db = db.clone()));
    (db, browser)
}

/// Another connection to the world's tables.
async fn rival(world: &World) -> PgConnection {
    let url = world.database.url().unwrap();
    PgConnection::connect(&url).await.unwrap()
}

/// The person's queue has no line more than these, and a new try of the line is answered as if nothing had been.
async fn done_once(pupil: &mut Browser, line: Envelope) {
    let answer: PushResponse = pupil.push_lines(vec![line]).await.json();
    assert_eq!(answer.results[0].outcome, Outcome::Done);
    let rows = pupil.rows().await;
    let entries = rows.iter().filter(|(_, row)| matches!(row, Row::Entry(_)));
    assert_eq!(entries.count(), 1);
}

#[tokio::test]
async fn a_lock_that_is_held_for_too_long_is_told_as_no_time_now() {
    let world = World::new().await;
    if is_embedded(&world) {
        return;
    }
    let limits = Limits {
        lock: Duration::from_millis(500),
        ..Limits::default()
    };
    let (_, mut pupil) = before(&world, limits, world.browser(10).await).await;
    let mut tx = world.app.db.write().await.unwrap();
    tx.lock(Alone::Academy(academy())).await.unwrap();
    let line = pupil.line(create(1, "a"));
    let answer = pupil.push_lines(vec![line.clone()]).await;
    assert_eq!(answer.error(503).error, ErrorCode::Server);
    drop(tx);
    done_once(&mut pupil, line).await;
    world.check().await;
}

#[tokio::test]
async fn a_statement_that_takes_too_long_is_told_as_no_time_now() {
    let world = World::new().await;
    if is_embedded(&world) {
        return;
    }
    let limits = Limits {
        statement: Duration::from_secs(1),
        ..Limits::default()
    };
    let (_, mut pupil) = before(&world, limits, world.browser(10).await).await;
    let mut rival = rival(&world).await;
    let mut held = rival.begin().await.unwrap();
    held.execute("LOCK TABLE entry").await.unwrap();
    let line = pupil.line(create(1, "a"));
    let answer = pupil.push_lines(vec![line.clone()]).await;
    // The line alone could not be done; or the whole push, where the statement was another one.
    match answer.status.as_u16() {
        200 => assert!(answer.json::<PushResponse>().stop.is_some()),
        status => assert_eq!(status, 503),
    }
    held.rollback().await.unwrap();
    done_once(&mut pupil, line).await;
    world.check().await;
}

#[tokio::test]
async fn without_a_free_connection_people_are_told_to_try_again() {
    let world = World::new().await;
    if is_embedded(&world) {
        return;
    }
    let limits = Limits {
        connections: 1,
        patience: Duration::from_secs(2),
        ..Limits::default()
    };
    let (db, mut pupil) = before(&world, limits, world.browser(10).await).await;
    let all = db.write().await.unwrap();
    let line = pupil.line(create(1, "a"));
    let answer = pupil.push_lines(vec![line.clone()]).await;
    assert_eq!(answer.error(503).error, ErrorCode::Server);
    drop(all);
    done_once(&mut pupil, line).await;
}

/// Two transactions that wait for each other: PostgreSQL ends ours, which begins anew, and the person does not notice.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_push_that_lost_a_deadlock_is_done_at_its_second_try() {
    let world = World::new().await;
    if is_embedded(&world) {
        return;
    }
    let mut pupil = world.browser(10).await;
    pupil.push(vec![create(2, "b")]).await;
    let mut rival = rival(&world).await;
    // Ours alone looks whether somebody waits in a circle.
    rival.execute("SET deadlock_timeout = '1h'").await.unwrap();
    let mut held = rival.begin().await.unwrap();
    held.execute("SELECT n FROM client FOR UPDATE")
        .await
        .unwrap();
    let line = pupil.line(create(1, "a"));
    let pushed = line.clone();
    let router = world.router.clone();
    let (cookie, client) = (pupil.cookie.clone(), pupil.client);
    let push = tokio::spawn(async move {
        let mut browser = Browser::new(router);
        (browser.cookie, browser.client) = (cookie, client);
        let answer: PushResponse = browser.push_lines(vec![pushed]).await.json();
        answer
    });
    world.database.wait_for_a_lock().await;
    let wanted = format!(
        "SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || ' person {}', 0))",
        user(10)
    );
    held.execute(AssertSqlSafe(wanted)).await.unwrap();
    // What ours held has come free, and it is not answered: PostgreSQL has ended its first try.
    assert!(!push.is_finished());
    held.commit().await.unwrap();
    let answer = push.await.unwrap();
    assert_eq!(answer.results[0].outcome, Outcome::Done);
    let rows = pupil.rows().await;
    let entries = rows.iter().filter(|(_, row)| matches!(row, Row::Entry(_)));
    assert_eq!(entries.count(), 2);
    world.check().await;
}

/// People of an académie who all wait leave the connections to the others.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_waits_for_another_academie() {
    let world = World::new().await;
    if is_embedded(&world) {
        return;
    }
    world.publish(1, 200, |_| ()).await;
    let neighbour = neighbour(&world).await;
    let mut waiting = Vec::new();
    for n in 0..STAFF {
        waiting.push(racer(&world, n).await);
    }
    let other_server = world.database.open().await;
    let mut tx = other_server.write().await.unwrap();
    tx.lock(Alone::Academy(academy())).await.unwrap();
    let mut staff = JoinSet::new();
    for (browser, n) in waiting.into_iter().zip(1_000..) {
        staff.spawn(async move { browser.push_one(request(n, 1, n, 1)).await });
    }
    while queued(&world) + world.database.lock_waits().await < STAFF as u64 {
        tokio::task::yield_now().await;
    }
    let unknown = Mutation::BookingAck {
        id: booking(9),
        notice: None,
    };
    let answered = neighbour.push_one(unknown).await;
    assert!(matches!(answered, Outcome::Refused(_)));
    drop(tx);
    let outcomes = staff.join_all().await;
    assert!(outcomes.iter().all(|outcome| *outcome == Outcome::Done));
    assert_eq!(used(&world, 1).await, (0, STAFF as u32));
    world.check().await;
}

/// More than a server has connections.
const STAFF: u128 = 20;

/// Those who wait without a connection.
fn queued(world: &World) -> u64 {
    let text = world.app.metrics.text(Instant {
        sessions: None,
        catalogue: String::new(),
        damaged: false,
    });
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("parcours_database_writers_waiting "));
    line.unwrap().parse().unwrap()
}

/// The officer of another académie of the same installation.
async fn neighbour(world: &World) -> Browser {
    let other = AcademyId(id(2));
    let mut tx = world.app.db.write().await.unwrap();
    tx.add_academy(&Academy {
        id: other,
        name: "Académie voisine".into(),
        timezone: "Europe/Paris".into(),
    })
    .await
    .unwrap();
    tx.add_person(&Person {
        id: user(77),
        academy: other,
        role: Role::Academy,
        name: "Voisine".into(),
        school: None,
        company: None,
        last_seen: None,
    })
    .await
    .unwrap();
    tx.commit().await.unwrap();
    world.browser(77).await
}
