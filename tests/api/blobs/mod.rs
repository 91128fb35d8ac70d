//! Files of carnets: how they come, and what is kept of them.

mod readers;
mod voice;

use std::io::Cursor;

use axum::http::Method;
use domain::attachment::{Attachment, AttachmentKind, BlobId, PHOTO_BYTES, PHOTO_SIDE};
use domain::visit::RefusalReason;
use image::{ImageFormat, Rgb, RgbImage};
use protocol::mutation::{Author, Mutation, SCHEMA};
use protocol::row::Row;
use protocol::wire::{
    ErrorCode, Outcome, PIECE_BYTES, PushRequest, PushResponse, PushStop, Received,
};
use sha2::{Digest as _, Sha256};

use crate::browser::{Answer, Browser};
use crate::push::{create, entry};
use crate::world::{NOW, World, user};

/// A photo, another one for each number.
pub(crate) fn picture(n: u8) -> Vec<u8> {
    drawn(40, 30, |x, y| {
        Rgb([n.wrapping_mul(60), (x * 6) as u8, (y * 8) as u8])
    })
}

/// A photo of more than one piece: noise is not compressed.
fn large(n: u8) -> Vec<u8> {
    let mut seed = u32::from(n) + 1;
    let bytes = drawn(220, 220, |_, _| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [a, b, c, _] = seed.to_be_bytes();
        Rgb([a, b, c])
    });
    assert!(bytes.len() > 2 * PIECE_BYTES && bytes.len() < PHOTO_BYTES as usize);
    bytes
}

fn drawn(width: u32, height: u32, pixel: impl FnMut(u32, u32) -> Rgb<u8>) -> Vec<u8> {
    let mut bytes = Vec::new();
    RgbImage::from_fn(width, height, pixel)
        .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
        .unwrap();
    bytes
}

pub(crate) fn id_of(bytes: &[u8]) -> BlobId {
    BlobId(Sha256::digest(bytes).into())
}

/// The file as an entry names it.
pub(crate) fn named(bytes: &[u8]) -> Attachment {
    Attachment {
        blob: id_of(bytes),
        kind: AttachmentKind::Photo,
        bytes: u32::try_from(bytes.len()).unwrap(),
        width: 40,
        height: 30,
        alt: "La forge".into(),
    }
}

/// Sends a piece, whatever it is.
async fn put(browser: &Browser, id: BlobId, range: &str, bytes: &[u8]) -> Answer {
    let headers = [("content-range", range)];
    let path = format!("/api/v1/blobs/{id}");
    browser
        .send(Method::PUT, &path, &headers, bytes.to_vec())
        .await
}

/// Sends the piece of a file that begins there.
async fn piece(browser: &Browser, id: BlobId, file: &[u8], first: usize) -> Answer {
    let last = file.len().min(first + PIECE_BYTES) - 1;
    let range = format!("bytes {first}-{last}/{}", file.len());
    put(browser, id, &range, &file[first..=last]).await
}

/// Sends a file as a device does: on from where the server stands.
async fn upload_as(browser: &Browser, id: BlobId, file: &[u8]) -> Answer {
    let mut first = 0;
    loop {
        let answer = piece(browser, id, file, first).await;
        if answer.status != 200 {
            return answer;
        }
        let received: Received = answer.json();
        if received.whole {
            return answer;
        }
        assert!(received.received as usize > first, "{received:?}");
        first = received.received as usize;
    }
}

async fn upload(browser: &Browser, file: &[u8]) -> Answer {
    upload_as(browser, id_of(file), file).await
}

/// Sends a file and names it in page `n`.
pub(crate) async fn attach(browser: &Browser, n: u128, file: &[u8]) -> Outcome {
    assert_eq!(upload(browser, file).await.status, 200);
    browser.push_one(attaching(n, file)).await
}

fn attaching(n: u128, file: &[u8]) -> Mutation {
    Mutation::EntryAttach {
        id: entry(n, "").id,
        attachment: named(file),
    }
}

pub(crate) async fn get(browser: &Browser, file: &[u8]) -> Answer {
    browser.get(&format!("/api/v1/blobs/{}", id_of(file))).await
}

/// A pupil with a page that has a photo.
async fn photographer(world: &World) -> Browser {
    let pupil = world.browser(10).await;
    pupil.push(vec![create(1, "la forge")]).await;
    assert_eq!(attach(&pupil, 1, &picture(1)).await, Outcome::Done);
    pupil
}

#[tokio::test]
async fn a_photo_comes_before_its_line_and_is_served_as_our_own_jpeg() {
    let world = World::new().await;
    let mut pupil = photographer(&world).await;
    let photo = get(&pupil, &picture(1)).await;
    assert_eq!(photo.status, 200);
    assert_eq!(photo.header("content-type"), "image/jpeg");
    assert_eq!(photo.header("x-content-type-options"), "nosniff");
    assert_eq!(photo.header("cache-control"), "no-store");
    assert_eq!(photo.header("content-disposition"), "attachment");
    assert_eq!(
        photo.header("content-security-policy"),
        "default-src 'none'; sandbox"
    );
    assert_eq!(photo.header("etag"), format!("\"{}\"", id_of(&photo.bytes)));
    let seen = image::load_from_memory_with_format(&photo.bytes, ImageFormat::Jpeg).unwrap();
    assert_eq!((seen.width(), seen.height()), (40, 30));
    let rows = pupil.rows().await;
    let page = rows.iter().find_map(|(_, row)| match row {
        Row::Entry(entry) => Some(entry),
        _ => None,
    });
    assert_eq!(page.unwrap().attachments, [named(&picture(1))]);
    world.check().await;
}

#[tokio::test]
async fn nothing_that_a_phone_wrote_beside_the_pixels_is_kept() {
    let world = World::embedded().await;
    let pupil = world.browser(10).await;
    pupil.push(vec![create(1, "")]).await;
    let place = b"GPS 49.1193 N 6.1757 E";
    // A block of metadata after the first mark of a JPEG.
    let mut jpeg = Vec::new();
    RgbImage::new(8, 8)
        .write_to(&mut Cursor::new(&mut jpeg), ImageFormat::Jpeg)
        .unwrap();
    let length = u16::try_from(place.len() + 8).unwrap().to_be_bytes();
    let block = [&[0xff, 0xe1], &length[..], b"Exif\0\0", place].concat();
    jpeg.splice(2..2, block);
    // And something after the end of the picture.
    jpeg.extend(b"<script>alert(1)</script>");
    assert_eq!(attach(&pupil, 1, &jpeg).await, Outcome::Done);
    let served = get(&pupil, &jpeg).await.bytes;
    let holds = |bytes: &[u8], what: &[u8]| bytes.windows(what.len()).any(|part| part == what);
    assert!(holds(&jpeg, place) && !holds(&served, place) && !holds(&served, b"script"));
}

#[tokio::test]
async fn a_line_that_names_a_file_waits_for_it_and_holds_no_other_back() {
    let world = World::new().await;
    let pupil = world.browser(10).await;
    let file = picture(1);
    let lines: Vec<_> = [create(1, "a"), attaching(1, &file), create(2, "b")]
        .map(|what| pupil.line(what))
        .into();
    let response: PushResponse = pupil.push_lines(lines.clone()).await.json();
    assert_eq!(response.results.len(), 1, "what stands before it is done");
    let blob = id_of(&file);
    assert_eq!(response.stop, Some(PushStop::NoFile { n: 2, blob }));
    upload(&pupil, &file).await;
    let response: PushResponse = pupil.push_lines(lines).await.json();
    assert_eq!((response.results.len(), response.stop), (3, None));
    world.check().await;
}

/// A push of a device that cannot send these files.
async fn push_without(pupil: &Browser, mutation: Mutation, lacks: Vec<BlobId>) -> Outcome {
    let author = Author {
        client: pupil.client,
        schema: SCHEMA,
        user: None,
    };
    let lines = vec![pupil.line(mutation)];
    let request = PushRequest {
        author,
        lines,
        lacks,
    };
    let response: PushResponse = pupil.post("/api/v1/sync/push", &request).await.json();
    assert_eq!(response.stop, None);
    response.results.into_iter().next().unwrap().outcome
}

#[tokio::test]
async fn a_file_that_never_comes_is_refused_alone_and_the_page_comes_without_it() {
    let world = World::new().await;
    let mut pupil = photographer(&world).await;
    let lost = picture(2);
    let outcome = push_without(&pupil, attaching(1, &lost), vec![id_of(&lost)]).await;
    let Outcome::Refused(refusal) = outcome else {
        panic!("it was done")
    };
    assert_eq!(refusal.reason, RefusalReason::NoFile);
    // As a device brings a page back to a server that was put back to an older state.
    let mut kept = entry(2, "de retour");
    kept.attachments = vec![named(&lost), named(&picture(1))];
    let back = Mutation::EntryCreate(kept);
    let outcome = push_without(&pupil, back, vec![id_of(&lost)]).await;
    assert_eq!(outcome, Outcome::Done);
    let rows = pupil.rows().await;
    let of_two = rows.iter().find_map(|(_, row)| match row {
        Row::Entry(entry) if entry.text == "de retour" => Some(&entry.attachments),
        _ => None,
    });
    assert_eq!(of_two, Some(&vec![named(&picture(1))]));
    world.check().await;
}

#[tokio::test]
async fn an_upload_that_was_cut_goes_on_where_it_stood() {
    let world = World::new().await;
    let pupil = world.browser(10).await;
    let file = large(1);
    let id = id_of(&file);
    let stands = async |range: &str, bytes: &[u8]| -> u32 {
        let received: Received = put(&pupil, id, range, bytes).await.json();
        assert!(!received.whole);
        received.received
    };
    let total = file.len();
    let asked = format!("bytes */{total}");
    assert_eq!(stands(&asked, b"").await, 0);
    let first = PIECE_BYTES as u32;
    let answer: Received = piece(&pupil, id, &file, 0).await.json();
    assert_eq!(answer.received, first);
    // The answer was lost: the same piece again, and one that leaves something out, change nothing.
    let again: Received = piece(&pupil, id, &file, 0).await.json();
    assert_eq!(again.received, first);
    let ahead: Received = piece(&pupil, id, &file, 2 * PIECE_BYTES).await.json();
    assert_eq!(ahead.received, first);
    assert_eq!(stands(&asked, b"").await, first);
    // Another pupil's is another one.
    let other: Received = piece(&world.browser(11).await, id, &file, PIECE_BYTES)
        .await
        .json();
    assert_eq!(other.received, 0);
    assert_eq!(upload(&pupil, &file).await.status, 200);
    let whole: Received = put(&pupil, id, &asked, b"").await.json();
    assert!(whole.whole);
}

#[tokio::test]
async fn a_server_that_was_killed_before_it_judged_a_file_judges_it_when_asked_again() {
    let world = World::new().await;
    let pupil = world.browser(10).await;
    let file = picture(1);
    let mut tx = world.app.db.write().await.unwrap();
    let upload = server::sql::record::Upload {
        total: u32::try_from(file.len()).unwrap(),
        body: file.clone(),
    };
    let id = id_of(&file);
    tx.put_upload(user(10), id, &upload, NOW).await.unwrap();
    tx.commit().await.unwrap();
    let range = format!("bytes */{}", file.len());
    let received: Received = put(&pupil, id, &range, b"").await.json();
    assert!(received.whole);
    assert_eq!(get(&pupil, &file).await.status, 200);
}

#[tokio::test]
async fn what_is_not_the_file_or_no_picture_leaves_nothing() {
    let world = World::new().await;
    let pupil = world.browser(10).await;
    let bad = async |id: BlobId, file: &[u8], status: u16| {
        let error = upload_as(&pupil, id, file).await.error(status).error;
        let bytes = {
            let mut tx = world.app.db.read().await.unwrap();
            tx.bytes_of(user(10)).await.unwrap()
        };
        assert_eq!(bytes, 0, "{id}");
        error
    };
    // Another file under this name.
    let named = id_of(&picture(2));
    assert_eq!(bad(named, &picture(1), 422).await, ErrorCode::BadFile);
    let page = b"<html><script>alert(1)</script></html>";
    assert_eq!(bad(id_of(page), page, 422).await, ErrorCode::BadFile);
    let half = &picture(1)[..60];
    assert_eq!(bad(id_of(half), half, 422).await, ErrorCode::BadFile);
    // More pixels than bytes tell.
    let flood = drawn(PHOTO_SIDE + 1, 200, |_, _| Rgb([0; 3]));
    assert!(flood.len() < 20_000);
    assert_eq!(bad(id_of(&flood), &flood, 413).await, ErrorCode::TooLarge);
    assert_eq!(get(&pupil, &flood).await.status, 404);
}

#[tokio::test]
async fn a_piece_is_bounded_and_says_where_it_stands() {
    let world = World::new().await;
    let pupil = world.browser(10).await;
    let id = id_of(b"x");
    for (range, bytes, status) in [
        ("bytes 0-4/10", &b"1234"[..], 400),
        ("bytes 0-4/10", b"123456", 400),
        ("bytes 0-4/4", b"12345", 400),
        ("", b"12345", 400),
        ("bytes */300001", b"", 413),
        ("bytes */0", b"", 413),
    ] {
        put(&pupil, id, range, bytes).await.error(status);
    }
    let wide = vec![0; PIECE_BYTES + 1];
    let range = format!("bytes 0-{}/{}", wide.len() - 1, wide.len());
    assert_eq!(put(&pupil, id, &range, &wide).await.status, 413);
    let headers = [("content-range", "bytes */10")];
    for name in ["x", &"A".repeat(64), "../session"] {
        let path = format!("/api/v1/blobs/{}", name.replace('/', "%2F"));
        let answer = pupil.send(Method::PUT, &path, &headers, vec![]).await;
        assert_eq!(answer.status, 400, "{name}");
        assert_eq!(pupil.get(&path).await.status, 404, "{name}");
    }
}

#[tokio::test]
async fn a_line_of_before_there_were_photos_is_the_same_line_today() {
    let world = World::new().await;
    let pupil = world.browser(10).await;
    let line = pupil.line(create(1, "avant"));
    let text = serde_json::to_string(&line).unwrap();
    assert!(!text.contains("attachments"), "{text}");
    let client = pupil.client;
    let author = format!(r#"{{"client":"{client}","schema":{SCHEMA},"user":null}}"#);
    let body = format!(r#"{{"author":{author},"lines":[{text}]}}"#);
    let json = [("content-type", "application/json")];
    for _ in 0..2 {
        let answer = pupil
            .send(
                Method::POST,
                "/api/v1/sync/push",
                &json,
                body.clone().into(),
            )
            .await;
        let response: PushResponse = answer.json();
        assert_eq!(response.results[0].outcome, Outcome::Done);
    }
}
