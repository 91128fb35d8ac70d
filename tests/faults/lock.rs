//! Somebody else has the database: a copy is being made by another tool, or an operator's shell holds it.

use std::thread;
use std::time::Instant;

use rusqlite::Connection;

use crate::device::{Device, Trouble, texts};
use crate::process::Place;

/// Another process's hold on the database; given up with this value.
struct Hold(Connection);

impl Hold {
    fn take(place: &Place) -> Self {
        let connection = Connection::open(place.database()).unwrap();
        connection.execute_batch("BEGIN EXCLUSIVE").unwrap();
        Self(connection)
    }

    fn give_up(self) {
        self.0.execute_batch("ROLLBACK").unwrap();
        self.0.close().unwrap();
    }
}

#[test]
fn a_locked_database_is_waited_for_then_said_and_nothing_is_lost() {
    let place = Place::new();
    let server = place.serve();
    let mut pupil = Device::pupil(&server.address);
    pupil.rest(&server.address);
    let hold = Hold::take(&place);
    let id = pupil.page("écrit pendant ce temps");
    let begin = Instant::now();
    let trouble = pupil.push(&server.address).unwrap_err();
    assert!(
        matches!(trouble, Trouble::Later | Trouble::Status(500..)),
        "{trouble:?}"
    );
    assert!(begin.elapsed().as_secs() < 60, "nobody waits for ever");
    // Who only reads is not in anybody's way.
    pupil.pull(&server.address).unwrap();
    assert_eq!(pupil.pending(), 1);
    hold.give_up();
    pupil.rest(&server.address);
    let there = pupil.told(&server.address);
    assert_eq!(texts(&there, id), ["écrit pendant ce temps"]);
    drop(server);
    place.must(&["check"]);
}

#[test]
fn a_server_told_to_stop_answers_the_push_that_is_under_way() {
    let place = Place::new();
    let server = place.serve();
    let mut pupil = Device::pupil(&server.address);
    pupil.rest(&server.address);
    let hold = Hold::take(&place);
    let id = pupil.page("la dernière avant l’arrêt");
    let address = server.address.clone();
    let stopping = thread::spawn(move || {
        // The request is there once it waits for the database: the stop comes after it.
        while !server.waits() {
            thread::yield_now();
        }
        server.tell_to_stop();
        hold.give_up();
        server.ended()
    });
    assert!(pupil.push(&address).unwrap(), "answered, not cut");
    let (status, log) = stopping.join().unwrap();
    assert!(status.success(), "{log}");
    let again = place.serve();
    let there = pupil.told(&again.address);
    assert_eq!(texts(&there, id), ["la dernière avant l’arrêt"]);
}
