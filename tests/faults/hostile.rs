//! Strangers talk to the server: too much, too slowly, too deep, packed, forged, by crooked paths.

use std::io::Write as _;

use protocol::mutation::{Author, SCHEMA};
use protocol::wire::PullPage;
use serde_json::json;
use uuid::Uuid;

use crate::device::{Device, PUSH};
use crate::http::{Answer, Request, answer, connect};
use crate::process::{Place, Server};

/// What one server may hold in memory, whatever is sent to it.
const MEMORY: u64 = 400 * 1024 * 1024;

/// Whether it still answers, held little, and nothing in it panicked.
fn is_well(server: Server) {
    let health = Request::get("/healthz", None).send(&server.address);
    assert_eq!(health.unwrap().status, 200);
    assert!(server.peak() < MEMORY, "{} bytes held", server.peak());
    server.tell_to_stop();
    let (status, log) = server.ended();
    assert!(status.success() && !log.contains("panic"), "{log}");
}

fn lines(count: usize, text: &str) -> Vec<u8> {
    let author = Author {
        client: domain::ids::ClientId(Uuid::now_v7()),
        schema: SCHEMA,
        user: None,
    };
    let line = |n| {
        let edit = json!({"entry.edit": {"id": Uuid::now_v7(), "edit": {"text": text}}});
        json!({"n": n, "id": Uuid::now_v7(), "base_rev": 0, "mutation": edit})
    };
    let lines: Vec<_> = (1..=count).map(line).collect();
    serde_json::to_vec(&json!({"author": author, "lines": lines})).unwrap()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}

#[test]
fn bodies_of_every_monstrous_shape_are_refused_and_hold_nobody_up() {
    let place = Place::new();
    let server = place.serve();
    let pupil = Device::pupil(&server.address);
    let send = |encoding: &str, body: &[u8]| -> Answer {
        let post = Request {
            encoding,
            ..Request::post(PUSH, Some(&pupil.cookie), body)
        };
        post.send(&server.address).unwrap()
    };
    let ten_megabytes = lines(1, &"x".repeat(10 << 20));
    let many = lines(100_000, "");
    let deep = ["[".repeat(200_000), "{\"a\":".repeat(40_000)];
    let bomb = gzip(&vec![b' '; 200 << 20]);
    let in_itself = gzip(&gzip(&vec![b'['; 50 << 20]));
    for (what, status, answer) in [
        ("a text of 10 MB", 413, send("identity", &ten_megabytes)),
        ("100,000 mutations", 413, send("identity", &many)),
        ("100,000 mutations, packed", 413, send("gzip", &gzip(&many))),
        ("deep brackets", 400, send("identity", deep[0].as_bytes())),
        ("deep braces", 400, send("identity", deep[1].as_bytes())),
        ("200 MB in 200 kB", 413, send("gzip", &bomb)),
        ("packed twice", 400, send("gzip", &in_itself)),
        ("no body at all", 400, send("identity", b"")),
    ] {
        assert_eq!(answer.status, status, "{what}: {answer:?}");
        let kind = "content-type: application/json";
        assert!(answer.head.contains(kind), "{what}: {}", answer.head);
    }
    is_well(server);
}

#[test]
fn bodies_that_come_slowly_hold_up_nobody_else() {
    let place = Place::new();
    let server = place.serve();
    let mut pupil = Device::pupil(&server.address);
    let body = lines(1, "lentement");
    let post = Request::post(PUSH, Some(&pupil.cookie), &body);
    let head = post.head(&server.address);
    let mut slow: Vec<_> = (0..200)
        .map(|_| {
            let mut stream = connect(&server.address).unwrap();
            stream.write_all(head.as_bytes()).unwrap();
            stream.write_all(&body[..1]).unwrap();
            stream
        })
        .collect();
    let id = pupil.page("pendant que d’autres traînent");
    pupil.rest(&server.address);
    assert!(pupil.view().entries.contains_key(&id));
    // Slow is no crime: the first one ends its sentence and has its answer.
    let mut first = slow.remove(0);
    for byte in &body[1..] {
        first.write_all(&[*byte]).unwrap();
    }
    assert_eq!(answer(&mut first).unwrap().status, 200);
    drop(slow);
    is_well(server);
}

#[test]
fn a_forged_cursor_begins_anew_and_shows_nothing_of_others() {
    let place = Place::new();
    let server = place.serve();
    let mut pupil = Device::pupil(&server.address);
    pupil.rest(&server.address);
    let mut teacher = Device::teacher(&server.address);
    teacher.rest(&server.address);
    let theirs = teacher.replica.meta().cursor.clone().unwrap();
    let mut own = pupil.replica.meta().cursor.clone().unwrap();
    own.replace_range(4..8, "AAAA");
    let long = "A".repeat(6_000);
    for cursor in [&*theirs, &*own, "AAAA", "%00", "..%2F..", &*long] {
        let client = Uuid::now_v7();
        let path = format!("/api/v1/sync/pull?client={client}&cursor={cursor}");
        let answer = Request::get(&path, Some(&pupil.cookie)).send(&server.address);
        let page: PullPage = answer.unwrap().json();
        assert!(page.reset, "{cursor}");
        assert_eq!(page.scopes, pupil.replica.meta().scopes, "{cursor}");
    }
    is_well(server);
}

#[test]
fn crooked_paths_lead_nowhere() {
    let place = Place::new();
    let server = place.serve();
    let pupil = Device::pupil(&server.address);
    for path in [
        "//api/v1/session",
        "/./api/v1/session",
        "/x/../api/v1/session",
        "/api%2Fv1%2Fsession",
        "/api/v1/%73ession",
        "/api//v1/session",
        "/API/v1/session",
        "/api/v1/session/",
        "/api/v1/../../../../etc/passwd",
        "/../../../../../etc/passwd",
        "/..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/catalogue/../server.key",
        "/catalogue/..%2fserver.key",
        "/catalogue/..%5cserver.key",
        "/server.key",
        "/parcours.sqlite",
        "/%00",
        "/\u{e9}",
    ] {
        let answer = Request::get(path, Some(&pupil.cookie)).send(&server.address);
        let answer = answer.unwrap();
        let text = String::from_utf8_lossy(&answer.body);
        let told = text.contains("root:") || text.contains("Colibri") || text.contains("SQLite");
        assert!(answer.status < 500 && !told, "{path}: {answer:?}");
        let json = answer.head.contains("content-type: application/json");
        assert!(answer.status != 200 || !json, "{path}: {answer:?}");
    }
    is_well(server);
}
