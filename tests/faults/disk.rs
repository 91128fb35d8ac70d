//! The disk is full.

use crate::device::{Device, Trouble, texts};
use crate::http::Request;
use crate::process::Place;

/// What the database may still grow by.
const ROOM: u64 = 300 * 1024;

#[test]
fn a_full_disk_is_said_and_what_was_not_taken_is_sent_once_there_is_room() {
    let place = Place::new();
    let server = place.serve_within(place.size() + ROOM);
    let mut pupil = Device::pupil(&server.address);
    pupil.rest(&server.address);
    let mut written = Vec::new();
    let trouble = loop {
        assert!(written.len() < 400, "the disk is never full");
        let text = format!("{} {}", written.len(), "forge ".repeat(3_000));
        written.push((pupil.page(&text), text));
        if let Err(trouble) = pupil.push(&server.address) {
            break trouble;
        }
    };
    assert!(
        matches!(trouble, Trouble::Later | Trouble::Status(500..)),
        "{trouble:?}"
    );
    // It still lives, and who only reads is served.
    let health = Request::get("/healthz", None).send(&server.address);
    assert_eq!(health.unwrap().status, 200);
    pupil.pull(&server.address).unwrap();
    assert!(pupil.pending() > 0, "kept on the device");
    assert!(pupil.view().refusals.is_empty());
    drop(server);

    let roomy = place.serve();
    pupil.rest(&roomy.address);
    let there = pupil.told(&roomy.address);
    for (id, text) in &written {
        assert_eq!(texts(&there, *id), [text.clone()]);
    }
    drop(roomy);
    place.must(&["check"]);
}
