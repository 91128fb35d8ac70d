//! Who reads the files of carnets, and when they go.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::attachment::{ATTACHMENTS_MAX, BlobId, PUPIL_BYTES};
use domain::carnet::EntryEdit;
use domain::visit::RefusalReason;
use protocol::mutation::Mutation;
use protocol::privacy::{Erase, Export};
use protocol::wire::{ErrorCode, Outcome, PushStop};
use server::sql::record::Blob;
use server::usecase::blobs::drop_stray;

use super::{
    attach, attaching, get, id_of, large, named, photographer, picture, piece, push_without, upload,
};
use crate::push::{create, entry};
use crate::world::{DAY, MINUTE, NOW, SECRET, World, user};

fn detaching(n: u128, file: &[u8]) -> Mutation {
    Mutation::EntryDetach {
        id: entry(n, "").id,
        blob: id_of(file),
    }
}

fn share(shared: bool) -> Mutation {
    Mutation::EntryEdit {
        id: entry(1, "").id,
        edit: EntryEdit {
            shared: Some(shared),
            ..EntryEdit::default()
        },
    }
}

#[tokio::test]
async fn teachers_of_the_class_see_a_photo_while_its_page_is_shown_and_nobody_else_does() {
    let world = World::new().await;
    let pupil = photographer(&world).await;
    let file = picture(1);
    let seen = async |n: u128| get(&world.browser(n).await, &file).await.status.as_u16();
    assert_eq!(seen(0).await, 404);
    pupil.push_one(share(true)).await;
    for (person, expected) in [(0, 200), (1, 404), (2, 404), (3, 404), (4, 404), (11, 404)] {
        assert_eq!(seen(person).await, expected, "{person}");
    }
    assert_eq!(get(&world.visitor(), &file).await.status, 401);
    // Not there and not for this person are answered alike.
    let teacher = world.browser(1).await;
    let there = get(&teacher, &file).await.bytes;
    assert_eq!(there, get(&teacher, &picture(9)).await.bytes);
    pupil.push_one(share(false)).await;
    assert_eq!(seen(0).await, 404);
    pupil.push_one(share(true)).await;
    let bin = Mutation::EntryDelete {
        id: entry(1, "").id,
    };
    let mut line = pupil.line(bin);
    line.base_rev = 9;
    pupil.push_lines(vec![line]).await;
    assert_eq!(seen(0).await, 404);
    // The author still reads it, for the page may come back.
    assert_eq!(get(&pupil, &file).await.status, 200);
}

#[tokio::test]
async fn the_same_photo_of_two_pupils_is_each_ones_own() {
    let world = World::new().await;
    let one = photographer(&world).await;
    let two = world.browser(11).await;
    let file = picture(1);
    // That somebody else has it does not spare sending it: else a name would be a right.
    two.push(vec![create(2, "")]).await;
    let response = two.push(vec![attaching(2, &file)]).await;
    assert!(matches!(response.stop, Some(PushStop::NoFile { n: 2, .. })));
    assert_eq!(get(&two, &file).await.status, 404);
    assert_eq!(upload(&two, &file).await.status, 200);
    one.push_one(detaching(1, &file)).await;
    assert_eq!(get(&one, &file).await.status, 404);
    assert_eq!(get(&two, &file).await.status, 200);
}

#[tokio::test]
async fn a_photo_goes_with_the_last_page_that_names_it() {
    let world = World::new().await;
    let pupil = photographer(&world).await;
    let file = picture(1);
    pupil.push(vec![create(2, "la même")]).await;
    assert_eq!(pupil.push_one(attaching(2, &file)).await, Outcome::Done);
    pupil.push_one(detaching(1, &file)).await;
    assert_eq!(get(&pupil, &file).await.status, 200);
    pupil.push_one(detaching(2, &file)).await;
    assert_eq!(get(&pupil, &file).await.status, 404);
    assert_eq!(pupil.push_one(detaching(2, &file)).await, Outcome::Done);
    // Undone: it has to be sent again.
    assert_eq!(attach(&pupil, 2, &file).await, Outcome::Done);
    world.check().await;
}

#[tokio::test]
async fn what_no_page_names_goes_after_a_day() {
    let world = World::new().await;
    let pupil = photographer(&world).await;
    upload(&pupil, &picture(2)).await;
    let begun = large(3);
    piece(&pupil, id_of(&begun), &begun, 0).await;
    world.app.clock.set(NOW + DAY / 2);
    assert_eq!(drop_stray(&world.app).await.unwrap(), 0);
    world.app.clock.set(NOW + DAY + MINUTE);
    assert_eq!(drop_stray(&world.app).await.unwrap(), 2);
    assert_eq!(get(&pupil, &picture(1)).await.status, 200);
    assert_eq!(get(&pupil, &picture(2)).await.status, 404);
}

#[tokio::test]
async fn a_page_has_six_photos_and_a_pupil_has_a_bound() {
    let world = World::new().await;
    let pupil = world.browser(10).await;
    pupil.push(vec![create(1, "")]).await;
    for n in 0..ATTACHMENTS_MAX {
        let file = picture(u8::try_from(n).unwrap());
        assert_eq!(attach(&pupil, 1, &file).await, Outcome::Done);
    }
    upload(&pupil, &picture(40)).await;
    let seventh = pupil.refused(attaching(1, &picture(40))).await;
    assert_eq!(seventh.reason, RefusalReason::Invalid);
    let mut tx = world.app.db.write().await.unwrap();
    let full = Blob {
        id: BlobId([9; 32]),
        media: "image/jpeg".into(),
        digest: [9; 32],
        body: vec![0; usize::try_from(PUPIL_BYTES).unwrap() - 40_000],
    };
    tx.add_blob(user(10), &full, NOW).await.unwrap();
    tx.commit().await.unwrap();
    let file = large(1);
    let answer = upload(&pupil, &file).await;
    assert_eq!(answer.error(507).error, ErrorCode::NoRoom);
    pupil.push(vec![create(2, "")]).await;
    let outcome = push_without(&pupil, attaching(2, &file), vec![id_of(&file)]).await;
    let Outcome::Refused(refusal) = outcome else {
        panic!("it was done")
    };
    assert_eq!(refusal.reason, RefusalReason::NoRoom);
    // Another pupil has room of their own.
    assert_eq!(upload(&world.browser(11).await, &file).await.status, 200);
}

#[tokio::test]
async fn who_sends_what_is_no_picture_again_and_again_waits() {
    let world = World::new().await;
    let pupil = world.browser(10).await;
    let mut statuses = Vec::new();
    for n in 0..8_u8 {
        let file = [b'x', n];
        statuses.push(upload(&pupil, &file).await.status.as_u16());
    }
    assert_eq!(statuses[..5], [422; 5]);
    assert_eq!(statuses[5..], [429; 3]);
    assert_eq!(
        upload(&world.browser(11).await, &picture(1)).await.status,
        200
    );
    world.app.clock.set(NOW + 2 * MINUTE);
    assert_eq!(upload(&pupil, &picture(1)).await.status, 200);
}

#[tokio::test]
async fn the_export_has_the_photos_and_an_erasure_takes_them() {
    let world = World::embedded().await;
    let pupil = photographer(&world).await;
    let begun = large(3);
    piece(&pupil, id_of(&begun), &begun, 0).await;
    let served = get(&pupil, &picture(1)).await.bytes;
    let export: Export = pupil.get("/api/v1/me/export").await.json();
    assert_eq!(export.files.len(), 1);
    assert_eq!(export.files[0].id, id_of(&picture(1)));
    assert_eq!(STANDARD.decode(&export.files[0].base64).unwrap(), served);
    assert_eq!(export.entries[0].attachments, [named(&picture(1))]);

    let on_disk = |what: &[u8]| {
        let files = std::fs::read_dir(world.folder()).unwrap();
        let mut files = files.filter_map(|file| std::fs::read(file.unwrap().path()).ok());
        files.any(|bytes| bytes.windows(what.len()).any(|part| part == what))
    };
    let (whole, part) = (&served[..200], &begun[1000..1200]);
    assert!(on_disk(whole) && on_disk(part));
    let words = Erase {
        secret: SECRET.into(),
        code: None,
    };
    assert_eq!(pupil.post("/api/v1/me/erase", &words).await.status, 204);
    assert!(!on_disk(whole) && !on_disk(part));
    world.check().await;
}
