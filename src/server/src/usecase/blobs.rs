//! Files of carnets: they come in pieces, are judged and encoded anew once they are whole, and are read by whom their entry is for.

use std::net::IpAddr;

use domain::attachment::{AttachmentKind, BlobId, PHOTO_BYTES, PUPIL_BYTES};
use domain::ids::UserId;
use domain::role::{Action, Actor, Resource, authorize};
use domain::voice;
use protocol::wire::{ErrorCode, Received, SIGNATURE};
use sha2::{Digest as _, Sha256};

use super::{Work, actor};
use crate::App;
use crate::error::Fault;
use crate::keys::Token;
use crate::metrics::Filed;
use crate::picture::PictureError;
use crate::sql::record::{Blob, Upload};
use crate::sql::{DbError, Tx};
use crate::throttle::Guesser;

/// How long what no entry names is kept, in milliseconds: a day. The entry follows its file at once, unless the device goes out.
const STRAY: i64 = 24 * 60 * 60 * 1000;

/// A piece of a file on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where it begins; `None` only asks how far the file has come.
    pub first: Option<u32>,
    /// How many bytes the whole file has.
    pub total: u32,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Takes a piece of a pupil's file. The last one closes it: the file is then what its name says, a picture or a voice note
/// within bounds, and kept as our own encoding; or nothing of it is kept.
///
/// # Errors
/// `SignedOut`; `Forbidden` for who keeps no carnet; `BadRequest` for a piece beyond the end; `TooLarge`; `BadFile`; `NoRoom`;
/// `TooMany`, after too many bad files or bytes; of the database.
pub async fn receive(
    app: &App,
    token: &Token,
    id: BlobId,
    piece: Piece,
) -> Result<Received, Fault> {
    let (user, upload) = match gather(app, token, id, piece).await? {
        Gathered::Answer(received) => return Ok(received),
        Gathered::Whole(user, upload) => (user, upload),
    };
    let total = upload.total;
    // Nobody waits for the database while a picture is decoded.
    let judged = judge(app, id, upload.body).await;
    let mut work = Work::begin(app, token).await?;
    let now = work.now.ms;
    work.tx.drop_upload(user, id).await?;
    let kept = match judged {
        // Our own encoding may be larger, and another file may have taken the room meanwhile.
        Ok(blob) if !has_room(&mut work.tx, user, blob.body.len() as u64).await? => {
            Err(ErrorCode::NoRoom)
        }
        Ok(blob) => work.tx.add_blob(user, &blob, now).await.map(Ok)?,
        Err(code) => {
            app.throttle.failed(&senders(user, token.from), now);
            Err(code)
        }
    };
    work.finish().await?;
    app.metrics.filed(match kept {
        Ok(()) => Filed::Kept,
        Err(_) => Filed::Refused,
    });
    kept.map_err(Fault::Denied)?;
    Ok(answer(total, true))
}

enum Gathered {
    /// It is not whole, or was whole before.
    Answer(Received),
    /// All of it is there.
    Whole(UserId, Upload),
}

/// Adds the piece to what has come before.
async fn gather(app: &App, token: &Token, id: BlobId, piece: Piece) -> Result<Gathered, Fault> {
    let mut work = Work::begin(app, token).await?;
    let (user, now) = (work.actor.user, work.now.ms);
    work.require(Action::KeepCarnet, Resource::Own(user))?;
    if !(1..=PHOTO_BYTES).contains(&piece.total) {
        return Err(Fault::Denied(ErrorCode::TooLarge));
    }
    app.throttle.check(&senders(user, token.from), now)?;
    let bytes = piece.bytes.len() as u64;
    app.intake.take(user, token.from, bytes, now)?;
    if work.tx.media_of(user, id).await?.is_some() {
        // What was just read may be a neighbour's, whose commit is still to come.
        work.finish().await?;
        return Ok(Gathered::Answer(answer(piece.total, true)));
    }
    let known = work.tx.upload(user, id).await?;
    let known = known.filter(|known| known.total == piece.total);
    let mut upload = match known {
        Some(known) => known,
        None => {
            work.tx.drop_upload(user, id).await?;
            if !has_room(&mut work.tx, user, piece.total.into()).await? {
                return Err(Fault::Denied(ErrorCode::NoRoom));
            }
            Upload {
                total: piece.total,
                body: Vec::new(),
            }
        }
    };
    let stands = upload.body.len();
    if piece.first.is_some_and(|first| first as usize == stands) {
        if stands + piece.bytes.len() > upload.total as usize {
            return Err(Fault::Denied(ErrorCode::BadRequest));
        }
        upload.body.extend(piece.bytes);
        work.tx.put_upload(user, id, &upload, now).await?;
    }
    work.finish().await?;
    // A server that was killed before it judged has it whole, and judges when it is asked again.
    Ok(if upload.body.len() == upload.total as usize {
        Gathered::Whole(user, upload)
    } else {
        let received = u32::try_from(upload.body.len()).unwrap_or(upload.total);
        Gathered::Answer(answer(received, false))
    })
}

fn answer(received: u32, whole: bool) -> Received {
    Received {
        sig: SIGNATURE.into(),
        received,
        whole,
    }
}

/// Who is slowed down by files that are none.
fn senders(user: UserId, from: Option<IpAddr>) -> Vec<Guesser> {
    let mut senders = vec![Guesser::Account(format!("file {user}"))];
    senders.extend(from.map(Guesser::Address));
    senders
}

/// Whether a pupil's files may have so many bytes more.
pub(super) async fn has_room(tx: &mut Tx, user: UserId, bytes: u64) -> Result<bool, DbError> {
    Ok(tx.bytes_of(user).await? + bytes <= PUPIL_BYTES)
}

/// Whether the file is the one that its name says, and a picture or a voice note; then as it is kept.
async fn judge(app: &App, id: BlobId, bytes: Vec<u8>) -> Result<Blob, ErrorCode> {
    if <[u8; 32]>::from(Sha256::digest(&bytes)) != id.0 {
        return Err(ErrorCode::BadFile);
    }
    let (kind, body) = if voice::is_sound(&bytes) {
        let samples = voice::samples(&bytes).ok_or(ErrorCode::BadFile)?;
        (AttachmentKind::Voice, voice::file(samples))
    } else {
        let picture = app.darkroom.encode(bytes).await;
        let picture = picture.map_err(|error| match error {
            PictureError::Unreadable => ErrorCode::BadFile,
            PictureError::TooLarge => ErrorCode::TooLarge,
        })?;
        (AttachmentKind::Photo, picture)
    };
    Ok(Blob {
        id,
        media: kind.media().into(),
        digest: Sha256::digest(&body).into(),
        body,
    })
}

/// A file: one's own, or one that an entry names which its author shows to a class of the reader's.
///
/// # Errors
/// `SignedOut`; `NotFound` for one that is not there or not for this person; of the database.
pub async fn read(app: &App, token: &Token, id: BlobId) -> Result<Blob, Fault> {
    let mut tx = app.db.read().await?;
    let (actor, _) = actor::of_session(app, &mut tx, token).await?;
    let not_found = Fault::Denied(ErrorCode::NotFound);
    let own = authorize(&actor, Action::ReadOwn, Resource::Own(actor.user));
    if own && let Some(blob) = tx.blob(actor.user, id).await? {
        return Ok(blob);
    }
    let author = shown_by(&mut tx, &actor, id).await?;
    let blob = tx.blob(author.ok_or(not_found)?, id).await?;
    blob.ok_or(Fault::Denied(ErrorCode::NotFound))
}

/// Who shows this file to the reader.
async fn shown_by(tx: &mut Tx, reader: &Actor, id: BlobId) -> Result<Option<UserId>, DbError> {
    for (author, entry) in tx.entries_naming(reader.academy, id, reader.user).await? {
        if !entry.shared || entry.deleted {
            continue;
        }
        for class in tx.classes_of(author).await? {
            let of = Resource::Class(class.id, &class.school, class.academy);
            if authorize(reader, Action::ReadShared, of) {
                return Ok(Some(author));
            }
        }
    }
    Ok(None)
}

/// Takes away what is not whole or not named since a day. Returns how many files.
///
/// # Errors
/// Of the database.
pub async fn drop_stray(app: &App) -> Result<u64, Fault> {
    let mut tx = app.db.write().await?;
    let gone = tx.drop_stray_files(app.clock.now() - STRAY).await?;
    tx.commit().await?;
    Ok(gone)
}
