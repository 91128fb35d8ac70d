//! Who writes at the same time: transactions side by side, and two servers on one database.

use std::time::Duration;

use axum::Router;
use domain::carnet::History;
use domain::ids::ClientId;
use domain::visit::{BookingState, RefusalReason};
use protocol::mutation::Mutation;
use protocol::row::Row;
use protocol::session::Enrol;
use protocol::wire::{ErrorCode, Outcome, PushResponse};
use server::sql::record::{Booked, FeedLine};
use server::sql::{Alone, DbError, StoredState, Tx};
use server::usecase::project::{Thing, Touched, project};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::bookings::{racer, request, used};
use crate::browser::Browser;
use crate::push::{create, entry};
use crate::world::{World, academy, ask, booking, class, code, slot, user};

/// How many bookings of a slot have their places.
async fn given(world: &World, n: u128) -> usize {
    let mut tx = world.app.db.read().await.unwrap();
    let bookings = tx.live_bookings(academy(), slot(n)).await.unwrap();
    let given = bookings.iter();
    given
        .filter(|booked| booked.state == BookingState::Accepted)
        .count()
}

async fn race(racers: u128, places: u32) {
    let world = World::new().await;
    world.publish(1, places, |_| ()).await;
    let mut race = JoinSet::new();
    for n in 0..racers {
        let browser = racer(&world, n).await;
        race.spawn(async move { browser.push_one(request(1_000 + n, 1, 1_000 + n, 1)).await });
    }
    let outcomes = race.join_all().await;
    let won = outcomes.iter().filter(|outcome| **outcome == Outcome::Done);
    assert_eq!(won.count(), places as usize);
    let full = outcomes.iter().filter(|outcome| {
        matches!(outcome, Outcome::Refused(refusal) if refusal.reason == RefusalReason::Full)
    });
    assert_eq!(full.count(), racers as usize - places as usize);
    assert_eq!(used(&world, 1).await, (0, places));
    assert_eq!(given(&world, 1).await, places as usize);
    world.check().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_at_once_for_the_last_place_and_one_has_it() {
    race(2, 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_at_once_for_the_last_places_and_three_have_them() {
    race(50, 3).await;
}

/// The companion: who only looks whether there is a place and then books gives one place to many, and `check` sees it.
#[tokio::test]
async fn looking_before_booking_instead_of_one_statement_is_seen() {
    let world = World::new().await;
    world.publish(1, 1, |_| ()).await;
    let mut racers = Vec::new();
    for n in 0..10 {
        racer(&world, n).await;
        let mut tx = world.app.db.read().await.unwrap();
        let there = tx.slot(academy(), slot(1)).await.unwrap().unwrap();
        if there.used.all() < there.draft.capacity {
            racers.push(n);
        }
    }
    for n in racers {
        let mut tx = world.app.db.write().await.unwrap();
        let state = StoredState::Accepted;
        tx.add_booking(academy(), &booked(n), state).await.unwrap();
        tx.commit().await.unwrap();
    }
    assert!(given(&world, 1).await > 1);
    let breaches = world.app.db.read().await.unwrap().breaches().await.unwrap();
    assert!(!breaches.is_empty());
}

fn booked(n: u128) -> Booked {
    Booked {
        id: booking(1_000 + n),
        slot: slot(1),
        class: class(1_000 + n),
        teacher: user(1_000 + n),
        seats: 1,
        priority: false,
        note: String::new(),
        state: BookingState::Accepted,
        notice: None,
        held_until: None,
    }
}

/// Each enrolment counts the pupils of the class: none may count without the one before.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_class_that_enrols_at_once_is_counted_right() {
    let world = World::new().await;
    let mut race = JoinSet::new();
    for n in 0..20 {
        let browser = world.visitor();
        let ask = Enrol {
            code: code(0),
            pseudonym: format!("Pupille {n}"),
        };
        race.spawn(async move { browser.post("/api/v1/enrolment", &ask).await.status });
    }
    let answers = race.join_all().await;
    assert!(
        answers.iter().all(|status| status.is_success()),
        "{answers:?}"
    );
    let rows = world.browser(0).await.rows().await;
    let pupils = rows.iter().find_map(|(_, row)| match row {
        Row::Class(row) if row.id == class(0) => Some(row.pupils),
        _ => None,
    });
    assert_eq!(pupils, Some(22));
}

/// What others see is projected by who holds the académie, and by nobody else: the count above would be wrong.
#[tokio::test]
async fn nothing_is_projected_without_its_lock() {
    let world = World::new().await;
    let touched = Touched::from([Thing::Class(class(0))]);
    for lock in [None, Some(Alone::Person(academy(), user(10)))] {
        let mut tx = world.app.db.write().await.unwrap();
        if let Some(lock) = lock {
            tx.lock(lock).await.unwrap();
        }
        let refused = project(&mut tx, academy(), &touched).await;
        assert!(matches!(refused, Err(DbError::NotLocked)));
    }
}

/// PostgreSQL frees what was locked since the mark when a line is undone: the next line of the push locks it anew.
#[tokio::test]
async fn the_teams_that_a_refused_line_had_locked_are_locked_no_more() {
    let world = World::new().await;
    let mut tx = world.app.db.write().await.unwrap();
    tx.lock(Alone::Person(academy(), user(10))).await.unwrap();
    tx.mark().await.unwrap();
    tx.lock_teams(class(0)).await.unwrap();
    tx.undo().await.unwrap();
    let free = tx.require_teams_locked(class(0));
    assert!(matches!(free, Err(DbError::NotLocked)));
    // What a line that was kept has locked stays so, whatever becomes of the next one.
    tx.mark().await.unwrap();
    tx.lock_teams(class(0)).await.unwrap();
    tx.keep().await.unwrap();
    tx.mark().await.unwrap();
    tx.lock_teams(class(0)).await.unwrap();
    tx.undo().await.unwrap();
    assert!(tx.require_teams_locked(class(0)).is_ok());
    // Those of a second class are never waited for, so that nobody waits in a circle.
    let second = tx.lock_teams(class(1)).await;
    assert!(matches!(second, Err(DbError::NotLocked)));
    assert!(tx.require_teams_locked(class(1)).is_err());
}

/// A pupil's transaction that has written a shared entry, and nothing of the feed yet.
async fn slow(world: &World, n: u128) -> (Tx, Touched) {
    let mut tx = world.app.db.write().await.unwrap();
    tx.lock(Alone::Person(academy(), user(10))).await.unwrap();
    let mut written = entry(n, "lente");
    written.shared = true;
    written.rev = 1;
    let history = History::created(&written, ClientId(Uuid::now_v7()));
    tx.add_entry(academy(), user(10), &written, &history)
        .await
        .unwrap();
    (tx, Touched::from([Thing::Entry(written.id)]))
}

fn shared(n: u128) -> Mutation {
    let mut entry = entry(n, "rapide");
    entry.shared = true;
    Mutation::EntryCreate(entry)
}

/// The texts that came to the desk since the last look, in their order.
async fn news(reader: &mut Browser) -> Vec<String> {
    let changes = reader.pull().await.changes.into_iter();
    changes
        .filter_map(|change| match change.row {
            Some(Row::SharedEntry(row)) => Some(row.entry.text),
            _ => None,
        })
        .collect()
}

/// Whether there is nothing to see, since one writer is never in another's way.
pub(crate) fn is_embedded(world: &World) -> bool {
    let embedded = world.database.url().is_none();
    if embedded {
        eprintln!(
            "skipped: the embedded database has one writer; PARCOURS_TEST_POSTGRES names another one"
        );
    }
    embedded
}

#[tokio::test]
async fn a_slow_transaction_is_not_passed_by_a_reader_between() {
    let world = World::new().await;
    if is_embedded(&world) {
        return;
    }
    let (other, mut reader) = (world.browser(11).await, world.browser(0).await);
    news(&mut reader).await;
    let (mut tx, touched) = slow(&world, 1).await;
    // The fast one is not held up by a slow one that has not come to the counters.
    assert_eq!(other.push_one(shared(2)).await, Outcome::Done);
    assert_eq!(news(&mut reader).await, ["rapide"]);
    project(&mut tx, academy(), &touched).await.unwrap();
    assert_eq!(news(&mut reader).await, [""; 0]);
    tx.commit().await.unwrap();
    assert_eq!(news(&mut reader).await, ["lente"]);
    world.check().await;
}

#[tokio::test]
async fn a_fast_transaction_waits_for_the_counter_that_a_slow_one_holds() {
    let world = World::new().await;
    let (other, mut reader) = (world.browser(11).await, world.browser(0).await);
    news(&mut reader).await;
    let (mut tx, touched) = slow(&world, 1).await;
    project(&mut tx, academy(), &touched).await.unwrap();
    let fast = tokio::spawn(async move { other.push_one(shared(2)).await });
    for _ in 0..10 {
        assert_eq!(news(&mut reader).await, [""; 0]);
    }
    tx.commit().await.unwrap();
    assert_eq!(fast.await.unwrap(), Outcome::Done);
    assert_eq!(news(&mut reader).await, ["lente", "rapide"]);
}

/// The companion: numbers that are given before the commit, as a sequence of the database gives them, lose a row for good.
#[tokio::test]
async fn numbers_that_do_not_wait_for_the_commit_lose_a_row() {
    let world = World::new().await;
    if is_embedded(&world) {
        return;
    }
    let mut reader = world.browser(0).await;
    let scope = format!("desk:{}", class(0));
    let mut tx = world.app.db.write().await.unwrap();
    let first = tx.take_places(&scope, 3).await.unwrap();
    tx.commit().await.unwrap();
    news(&mut reader).await;
    let line = |n: u128| {
        let row = Row::SharedEntry(protocol::row::SharedEntry {
            author: user(10),
            entry: entry(n, &n.to_string()),
        });
        FeedLine {
            seq: first + n as u64,
            collection: "shared-entry".into(),
            id: entry(n, "").id.to_string(),
            body: Some(serde_json::to_string(&row).unwrap()),
        }
    };
    let mut slow = world.app.db.write().await.unwrap();
    slow.put_feed(&scope, &line(1)).await.unwrap();
    let mut fast = world.app.db.write().await.unwrap();
    fast.put_feed(&scope, &line(2)).await.unwrap();
    fast.commit().await.unwrap();
    assert_eq!(news(&mut reader).await, ["2"]);
    slow.commit().await.unwrap();
    assert_eq!(news(&mut reader).await, [""; 0]);
}

#[tokio::test]
async fn a_connection_that_is_cut_is_told_as_such_and_the_next_one_serves() {
    let world = World::new().await;
    if is_embedded(&world) {
        return;
    }
    world.publish(1, 10, |_| ()).await;
    let mut tx = world.app.db.write().await.unwrap();
    tx.lock(Alone::Academy(academy())).await.unwrap();
    let teacher = world.browser(0).await;
    let line = teacher.line(request(1, 1, 0, 5));
    let mut push = std::pin::pin!(teacher.push_lines(vec![line.clone()]));
    let answer = tokio::select! {
        answer = &mut push => answer,
        () = world.database.cut_the_waiting() => push.await,
    };
    assert_eq!(answer.error(503).error, ErrorCode::Server);
    drop(tx);
    let response: PushResponse = teacher.push_lines(vec![line]).await.json();
    assert_eq!(response.results.len(), 1);
    assert_eq!(used(&world, 1).await, (5, 0));
    world.check().await;
}

/// A second server on the same database: connections, throttle and clock of its own.
async fn second(world: &World) -> Router {
    let again = world.database.open().await;
    world.with(|app| app.db = again)
}

#[tokio::test]
async fn what_one_server_took_the_other_one_gives() {
    let world = World::new().await;
    world.publish(1, 30, |_| ()).await;
    let mut pupil = world.browser(10).await;
    pupil.pull().await;
    pupil.push(vec![create(1, "a")]).await;
    pupil.use_router(second(&world).await);
    let page = pupil.pull().await;
    assert_eq!((page.reset, page.changes.len(), page.acked), (false, 1, 1));
    pupil.push(vec![create(2, "b")]).await;
    pupil.use_router(world.router.clone());
    let page = pupil.pull().await;
    assert_eq!((page.reset, page.changes.len(), page.acked), (false, 1, 2));
    world.check().await;
}

/// A server may fall at any point of a push: the other one takes the same line, and it counts once.
#[tokio::test]
async fn a_push_that_fell_with_its_server_is_done_once_by_the_other() {
    let world = World::new().await;
    let other = second(&world).await;
    let mut pupil = world.browser(10).await;
    for n in 0..30 {
        let line = pupil.line(create(n, "une fois"));
        pupil.use_router(world.router.clone());
        // Dropped after this long, wherever it is by then: before, in or after its transaction.
        let falls = Duration::from_micros(400 * n as u64);
        let fallen = tokio::time::timeout(falls, pupil.push_lines(vec![line.clone()])).await;
        drop(fallen);
        pupil.use_router(other.clone());
        let response: PushResponse = pupil.push_lines(vec![line]).await.json();
        assert_eq!(response.results.len(), 1, "{response:?}");
        assert_eq!(response.results[0].outcome, Outcome::Done);
    }
    let rows = pupil.rows().await;
    let entries = rows.iter().filter(|(_, row)| matches!(row, Row::Entry(_)));
    assert_eq!(entries.count(), 30);
    world.check().await;
}

/// Two servers race for the same places as one does.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn places_are_given_once_by_two_servers() {
    let world = World::new().await;
    world.publish(1, 4, |_| ()).await;
    let servers = [world.router.clone(), second(&world).await];
    let mut race = JoinSet::new();
    for n in 0..20 {
        let mut browser = racer(&world, n).await;
        browser.use_router(servers[n as usize % 2].clone());
        race.spawn(async move { browser.push_one(request(1_000 + n, 1, 1_000 + n, 1)).await });
    }
    let outcomes = race.join_all().await;
    let won = outcomes.iter().filter(|outcome| **outcome == Outcome::Done);
    assert_eq!((won.count(), used(&world, 1).await), (4, (0, 4)));
    world.check().await;
}

/// A text with a NUL, which PostgreSQL does not keep: the line is settled all the same, and the queue goes on.
#[tokio::test]
async fn a_nul_in_a_text_stops_no_queue() {
    let world = World::new().await;
    world.publish(1, 30, |_| ()).await;
    let teacher = world.browser(0).await;
    let mut asked = ask(1, 1, 0, 5);
    asked.note = "avant\0après".into();
    let response = teacher.push(vec![Mutation::BookingRequest(asked)]).await;
    assert_eq!((response.results.len(), response.stop), (1, None));
    let cancel = Mutation::SlotCancel {
        id: slot(1),
        reason: "panne\0".into(),
    };
    assert_eq!(world.browser(3).await.push_one(cancel).await, Outcome::Done);
}
