//! Bodies: too large, of another type, compressed, damaged.

use std::io::Write as _;

use axum::http::Method;
use protocol::mutation::{Author, SCHEMA};
use protocol::wire::{ErrorCode, PUSH_BYTES, PushRequest, PushResponse};

use crate::browser::{Answer, Browser};
use crate::push::create;
use crate::world::World;

const PUSH: &str = "/api/v1/sync/push";

async fn send(browser: &Browser, encoding: &str, body: Vec<u8>) -> Answer {
    let headers = [
        ("content-type", "application/json"),
        ("content-encoding", encoding),
    ];
    browser.send(Method::POST, PUSH, &headers, body).await
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}

fn br(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 4096, 5, 22);
    writer.write_all(bytes).unwrap();
    drop(writer);
    packed
}

fn request(browser: &Browser) -> Vec<u8> {
    let author = Author {
        client: browser.client,
        schema: SCHEMA,
        user: None,
    };
    let lines = vec![browser.line(create(1, "a"))];
    serde_json::to_vec(&PushRequest {
        author,
        lines,
        lacks: Vec::new(),
    })
    .unwrap()
}

#[tokio::test]
async fn a_compressed_push_is_understood() {
    let world = World::new().await;
    for (encoding, pack) in [("gzip", gzip as fn(&[u8]) -> Vec<u8>), ("br", br)] {
        let pupil = world.browser(10).await;
        let response: PushResponse = send(&pupil, encoding, pack(&request(&pupil))).await.json();
        assert_eq!(response.results.len(), 1);
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused_as_it_travels_or_inflated() {
    let world = World::new().await;
    let pupil = world.browser(10).await;
    let large = send(&pupil, "identity", vec![b' '; PUSH_BYTES + 1]).await;
    assert_eq!(large.error(413).error, ErrorCode::TooLarge);
    let spaces = vec![b' '; 32 * 1024 * 1024];
    for (encoding, bomb) in [("gzip", gzip(&spaces)), ("br", br(&spaces))] {
        assert!(bomb.len() < PUSH_BYTES);
        let answer = send(&pupil, encoding, bomb).await;
        assert_eq!(answer.error(413).error, ErrorCode::TooLarge, "{encoding}");
    }
}

#[tokio::test]
async fn what_is_no_json_of_the_right_shape_is_refused() {
    let world = World::new().await;
    let pupil = world.browser(10).await;
    let deep = "[".repeat(5_000).into_bytes();
    let bodies = [b"{".to_vec(), b"[]".to_vec(), deep, b"\xff\xfe".to_vec()];
    for body in bodies {
        let answer = send(&pupil, "identity", body).await;
        assert_eq!(answer.error(400).error, ErrorCode::BadRequest);
    }
    let answer = send(&pupil, "gzip", b"not gzip".to_vec()).await;
    assert_eq!(answer.error(400).error, ErrorCode::BadRequest);
    let answer = send(&pupil, "zstd", b"{}".to_vec()).await;
    assert_eq!(answer.error(400).error, ErrorCode::BadRequest);
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let answer = pupil.send(Method::POST, PUSH, &form, request(&pupil)).await;
    assert_eq!(answer.error(400).error, ErrorCode::BadRequest);
}
