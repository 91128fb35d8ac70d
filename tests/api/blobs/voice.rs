//! Voice notes: taken by what they are, served as our own, refused when they are anything else.

use domain::attachment::{Attachment, AttachmentKind};
use domain::visit::RefusalReason;
use domain::voice;
use protocol::mutation::Mutation;
use protocol::privacy::Export;
use protocol::row::Row;
use protocol::wire::{ErrorCode, Outcome};

use super::{get, id_of, named, picture, upload, upload_as};
use crate::browser::Browser;
use crate::push::{create, entry};
use crate::world::{World, user};

/// A note of a quarter of a second, another one for each number.
fn note(n: u8) -> Vec<u8> {
    let tone = |at: u32| (at as f32 * f32::from(n) / 10.0).sin();
    voice::encode(&(0..2_000).map(tone).collect::<Vec<_>>())
}

/// The note as an entry names it.
fn said(bytes: &[u8]) -> Attachment {
    Attachment {
        kind: AttachmentKind::Voice,
        width: 0,
        height: 0,
        alt: "Le bruit de la forge".into(),
        ..named(bytes)
    }
}

fn attaching(attachment: Attachment) -> Mutation {
    Mutation::EntryAttach {
        id: entry(1, "").id,
        attachment,
    }
}

/// A pupil with a page that has a note.
async fn speaker(world: &World) -> Browser {
    let pupil = world.browser(10).await;
    pupil.push(vec![create(1, "la forge")]).await;
    assert_eq!(upload(&pupil, &note(1)).await.status, 200);
    let outcome = pupil.push_one(attaching(said(&note(1)))).await;
    assert_eq!(outcome, Outcome::Done);
    pupil
}

#[tokio::test]
async fn a_note_is_served_as_the_sound_it_is_with_the_headers_of_a_photo() {
    let world = World::new().await;
    let mut pupil = speaker(&world).await;
    let heard = get(&pupil, &note(1)).await;
    assert_eq!(heard.status, 200);
    assert_eq!(heard.header("content-type"), "audio/wav");
    assert_eq!(heard.header("x-content-type-options"), "nosniff");
    assert_eq!(heard.header("cache-control"), "no-store");
    assert_eq!(heard.header("content-disposition"), "attachment");
    assert_eq!(
        heard.header("content-security-policy"),
        "default-src 'none'; sandbox"
    );
    assert_eq!(heard.header("etag"), format!("\"{}\"", id_of(&heard.bytes)));
    assert_eq!(heard.bytes, note(1));
    let rows = pupil.rows().await;
    let page = rows.iter().find_map(|(_, row)| match row {
        Row::Entry(entry) => Some(entry),
        _ => None,
    });
    assert_eq!(page.unwrap().attachments, [said(&note(1))]);
    let export: Export = pupil.get("/api/v1/me/export").await.json();
    let media: Vec<_> = export.files.iter().map(|file| &*file.media).collect();
    assert_eq!(media, ["audio/wav"]);
    world.check().await;
}

#[tokio::test]
async fn what_says_to_be_sound_and_is_not_written_as_ours_leaves_nothing() {
    let world = World::new().await;
    let pupil = world.browser(10).await;
    let good = note(1);
    // A chunk of somebody else's after the samples, and the size of the whole right again.
    let mut hidden = [&good[..], b"LIST\x04\0\0\0Metz"].concat();
    let size = u32::try_from(hidden.len() - 8).unwrap();
    hidden[4..8].copy_from_slice(&size.to_le_bytes());
    let mut pcm = good.clone();
    pcm[20] = 1;
    // Four: who goes on waits.
    for (what, bytes) in [
        ("cut", good[..good.len() - 100].to_vec()),
        ("with another chunk", hidden),
        ("PCM", pcm),
        ("longer than a note", voice::file(&[0; 240_002])),
    ] {
        let answer = upload_as(&pupil, id_of(&bytes), &bytes).await;
        assert_eq!(answer.error(422).error, ErrorCode::BadFile, "{what}");
    }
    let mut tx = world.app.db.read().await.unwrap();
    assert_eq!(tx.bytes_of(user(10)).await.unwrap(), 0);
}

#[tokio::test]
async fn a_file_is_named_as_what_it_is() {
    let world = World::new().await;
    let mut pupil = speaker(&world).await;
    upload(&pupil, &picture(1)).await;
    let as_photo = Attachment {
        bytes: 10,
        ..named(&note(1))
    };
    let as_voice = Attachment {
        bytes: said(&note(1)).bytes,
        ..said(&picture(1))
    };
    for wrong in [as_photo.clone(), as_voice.clone()] {
        let outcome = pupil.push_one(attaching(wrong)).await;
        let Outcome::Refused(refusal) = outcome else {
            panic!("it was done")
        };
        assert_eq!(refusal.reason, RefusalReason::Invalid);
    }
    // A page that comes with such names comes without them.
    let mut page = entry(2, "de retour");
    page.attachments = vec![as_photo, as_voice, said(&note(2))];
    upload(&pupil, &note(2)).await;
    let outcome = pupil.push_one(Mutation::EntryCreate(page)).await;
    assert_eq!(outcome, Outcome::Done);
    let rows = pupil.rows().await;
    let named: Vec<_> = rows
        .iter()
        .filter_map(|(_, row)| match row {
            Row::Entry(entry) if entry.text == "de retour" => Some(entry.attachments.clone()),
            _ => None,
        })
        .collect();
    assert_eq!(named, [vec![said(&note(2))]]);
    world.check().await;
}
