//! The shipped file for nginx before two servers on one PostgreSQL, of which one is killed while people work: nothing that was
//! answered is lost, and nothing that was sent again is done twice.
//!
//! It needs what `cargo xtask test postgres` gives: a PostgreSQL, nginx, and the binary of the server.

#![allow(clippy::unwrap_used)]

mod people;
mod place;
mod programs;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use domain::carnet::{Entry, EntryKind};
use domain::ids::{BookingId, ClassId, EntryId};
use domain::visit::{BookingState, OnFull, RefusalReason, Request};
use jiff::civil::date;
use parcours_tests::http::{Browser, Lost};
use protocol::mutation::{Envelope, Mutation};
use protocol::row::Row;
use protocol::wire::{Outcome, PushResponse};
use tokio::sync::Notify;
use tokio::task::JoinSet;
use uuid::Uuid;

use people::CAPACITY;
use place::Installation;

/// Lines that each pupil sends, one after another.
const LINES: u32 = 25;
/// Answers after which a server is killed: in the midst of the work.
const KILL_AT: u32 = 120;
/// How long a line may take to be answered, its new tries and the fallen server included.
const PATIENCE: Duration = Duration::from_secs(20);

/// What has been answered so far, by whom.
#[derive(Default)]
struct Watch {
    answered: AtomicU32,
    again: AtomicU32,
    time_to_kill: Notify,
}

impl Watch {
    fn answered(&self) {
        if self.answered.fetch_add(1, Ordering::SeqCst) + 1 == KILL_AT {
            self.time_to_kill.notify_one();
        }
    }
}

/// Pushes a line until it is answered, as a browser does: the same line, after a failure, and a moment later.
async fn push(browser: &mut Browser, line: Envelope, watch: &Watch) -> Outcome {
    let limit = Instant::now() + PATIENCE;
    loop {
        let answer = browser.push(std::slice::from_ref(&line)).await;
        match answer {
            Ok(PushResponse {
                mut results,
                stop: None,
                ..
            }) => {
                watch.answered();
                return results.pop().unwrap().outcome;
            }
            Ok(PushResponse { stop, .. }) => panic!("{stop:?}"),
            // A server or the proxy says that it cannot just now, or says nothing.
            Err(Lost::Other { status, .. }) if status.is_server_error() => {}
            Err(Lost::Cut(_) | Lost::Connection(_)) => {}
            Err(other) => panic!("{other}"),
        }
        assert!(Instant::now() < limit, "a line was not answered in time");
        watch.again.fetch_add(1, Ordering::SeqCst);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// A pupil writes and sends, and takes everything on a new device; returns what was answered as done, and what came.
async fn pupil(mut browser: Browser, watch: Arc<Watch>) -> (Vec<EntryId>, Vec<EntryId>) {
    let mut kept = Vec::new();
    for n in 0..LINES {
        let id = EntryId(Uuid::now_v7());
        let mut entry = Entry::new(id, EntryKind::Libre, date(2026, 11, 26));
        entry.text = format!("Page {n}");
        let line = browser.line(Mutation::EntryCreate(entry));
        assert_eq!(push(&mut browser, line, &watch).await, Outcome::Done);
        kept.push(id);
    }
    let rows = browser.pull().await.unwrap();
    let entries = rows.into_iter().filter_map(|change| match change.row {
        Some(Row::Entry(entry)) => Some(entry.id),
        _ => None,
    });
    (kept, entries.collect())
}

/// A teacher asks for places of the slot that everybody wants; returns the booking if it was given.
async fn teacher(
    mut browser: Browser,
    (of, class): (Request, ClassId),
    watch: Arc<Watch>,
) -> Option<BookingId> {
    let id = BookingId(Uuid::now_v7());
    let line = browser.line(Mutation::BookingRequest(Request { id, class, ..of }));
    match push(&mut browser, line, &watch).await {
        Outcome::Done => Some(id),
        Outcome::Refused(refusal) => {
            assert_eq!(refusal.reason, RefusalReason::Full);
            None
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_killed_behind_the_proxy_loses_and_doubles_nothing() {
    let Some(mut place) = Installation::start().await else {
        eprintln!(
            "skipped: `cargo xtask test postgres` names the PostgreSQL and the nginx of this test"
        );
        return;
    };
    let watch = Arc::new(Watch::default());
    let mut pupils = JoinSet::new();
    for cookie in &place.people.pupils {
        pupils.spawn(pupil(place.browser(cookie), watch.clone()));
    }
    let mut teachers = JoinSet::new();
    for (class, cookie) in &place.people.teachers {
        let asked = Request {
            id: BookingId(Uuid::nil()),
            slot: place.people.slot,
            slot_rev: 1,
            class: *class,
            seats: 1,
            on_full: OnFull::Refuse,
            note: String::new(),
        };
        teachers.spawn(teacher(
            place.browser(cookie),
            (asked, *class),
            watch.clone(),
        ));
    }
    watch.time_to_kill.notified().await;
    place.kill_one();
    // What was answered is there, once.
    for (kept, mut there) in pupils.join_all().await {
        there.sort();
        assert_eq!(there, kept);
    }
    let given = teachers.join_all().await;
    let given: BTreeSet<BookingId> = given.into_iter().flatten().collect();
    eprintln!(
        "{} answers, {} given to the other server, {} new tries",
        watch.answered.load(Ordering::SeqCst),
        place.given_twice(),
        watch.again.load(Ordering::SeqCst)
    );
    assert!(place.given_twice() > 0, "nobody met the fallen server");
    let mut tx = place.db.read().await.unwrap();
    let bookings = tx
        .live_bookings(place.people.academy, place.people.slot)
        .await
        .unwrap();
    let there: BTreeSet<BookingId> = bookings
        .iter()
        .filter(|booked| booked.state == BookingState::Accepted)
        .map(|booked| booked.id)
        .collect();
    assert_eq!(there, given);
    assert_eq!(there.len(), CAPACITY as usize);
    assert_eq!(tx.breaches().await.unwrap(), []);
}
