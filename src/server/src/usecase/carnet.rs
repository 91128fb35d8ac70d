//! The pupil's carnet and favourites.

use domain::attachment::{Attachment, BlobId};
use domain::carnet::{self, Entry, EntryEdit, History};
use domain::ids::EntryId;
use domain::role::{Action, Resource};
use domain::visit::RefusalReason;

use super::mutation::{Origin, Rejected};
use super::project::Thing;
use super::{Work, blobs};
use crate::sql::DbError;

/// Longest identity of a sheet or an étape, in bytes.
const ID_MAX: usize = 80;

/// A new entry, as its author wrote it offline; or one that this database lost when it was put back to an older state,
/// as a device still has it. What is there already is joined with it, so that twice is the same as once.
///
/// # Errors
/// `Forbidden` for who keeps no carnet; `Invalid` over the bounds, or when the identity is another author's.
pub async fn create(work: &mut Work, origin: Origin, mut entry: Entry) -> Result<(), Rejected> {
    allow(work)?;
    if entry.rev > carnet::REV_MAX {
        return Err(RefusalReason::Invalid.into());
    }
    check(&entry)?;
    require_files(work, &mut entry).await?;
    let (academy, user) = (work.academy(), work.actor.user);
    match work.tx.entry(entry.id).await? {
        None => {
            entry.rev += 1;
            let history = History::created(&entry, origin.client);
            work.tx.add_entry(academy, user, &entry, &history).await?;
            name_files(work, &entry).await?;
            work.touch(Thing::Entry(entry.id));
            Ok(())
        }
        Some((author, now, history)) if author == user => {
            join(work, origin, (now, history), &entry).await
        }
        Some(_) => Err(RefusalReason::Invalid.into()),
    }
}

async fn join(
    work: &mut Work,
    origin: Origin,
    (now, mut history): (Entry, History),
    kept: &Entry,
) -> Result<(), Rejected> {
    let Some(whole) = carnet::restored(&now, kept) else {
        return Ok(());
    };
    check(&whole)?;
    history.restored(&now, &whole, origin.client);
    store(work, &whole, &history).await
}

/// A change to an entry, merged with what others of the author's devices changed meanwhile.
///
/// # Errors
/// `Forbidden` for who keeps no carnet; `Invalid` over the bounds, or when there is no such entry of theirs.
pub async fn edit(
    work: &mut Work,
    origin: Origin,
    id: EntryId,
    edit: &EntryEdit,
) -> Result<(), Rejected> {
    let (mut entry, mut history) = own(work, id).await?;
    carnet::merge(
        &mut entry,
        &mut history,
        origin.base_rev,
        origin.client,
        edit,
    );
    check(&entry)?;
    store(work, &entry, &history).await
}

/// An entry put in the bin, unless another device changed it meanwhile: then the edit stays, and the line is
/// done without effect.
///
/// # Errors
/// `Forbidden` for who keeps no carnet; `Invalid` when there is no such entry of theirs.
pub async fn delete(work: &mut Work, origin: Origin, id: EntryId) -> Result<(), Rejected> {
    let (mut entry, mut history) = own(work, id).await?;
    if carnet::delete(&mut entry, &mut history, origin.base_rev, origin.client) {
        store(work, &entry, &history).await?;
    }
    Ok(())
}

/// A file added to an entry, or described anew.
///
/// # Errors
/// `Forbidden` for who keeps no carnet; `Invalid` over the bounds, when there is no such entry of theirs, or when the file is of
/// another kind than the entry would say; `NoFile` until the file is there.
pub async fn attach(
    work: &mut Work,
    origin: Origin,
    id: EntryId,
    attachment: &Attachment,
) -> Result<(), Rejected> {
    let (mut entry, mut history) = own(work, id).await?;
    carnet::attach(&mut entry, &mut history, origin.client, attachment);
    check(&entry)?;
    match work.tx.media_of(work.actor.user, attachment.blob).await? {
        None => return Err(missing(work, attachment).await?),
        Some(media) if media != attachment.kind.media() => {
            return Err(RefusalReason::Invalid.into());
        }
        Some(_) => {}
    }
    store(work, &entry, &history).await
}

/// Why an entry cannot name this file: it is still to come, or never will.
async fn missing(work: &mut Work, attachment: &Attachment) -> Result<Rejected, DbError> {
    if !work.lacks.contains(&attachment.blob) {
        return Ok(Rejected::NoFile(attachment.blob));
    }
    let bytes = attachment.bytes.into();
    let room = blobs::has_room(&mut work.tx, work.actor.user, bytes).await?;
    let reason = if room {
        RefusalReason::NoFile
    } else {
        RefusalReason::NoRoom
    };
    Ok(reason.into())
}

/// A file taken out of an entry: gone from the server too, unless another entry names it.
///
/// # Errors
/// `Forbidden` for who keeps no carnet; `Invalid` when there is no such entry of theirs.
pub async fn detach(
    work: &mut Work,
    origin: Origin,
    id: EntryId,
    blob: BlobId,
) -> Result<(), Rejected> {
    let (mut entry, mut history) = own(work, id).await?;
    if carnet::detach(&mut entry, &mut history, origin.client, blob) {
        store(work, &entry, &history).await?;
        work.tx.drop_unnamed(work.actor.user, blob).await?;
    }
    Ok(())
}

/// A sheet marked or unmarked; doing it twice is fine.
///
/// # Errors
/// `Forbidden` for who keeps no carnet; `Invalid` for what cannot be a sheet's identity.
pub async fn favourite(work: &mut Work, metier: &str, on: bool) -> Result<(), Rejected> {
    allow(work)?;
    if !is_id(metier) {
        return Err(RefusalReason::Invalid.into());
    }
    let person = work.actor.user;
    work.tx.set_favourite(person, metier, on).await?;
    work.touch(Thing::Favourite(person, metier.to_owned()));
    Ok(())
}

fn allow(work: &Work) -> Result<(), Rejected> {
    if work.may(Action::KeepCarnet, Resource::Own(work.actor.user)) {
        Ok(())
    } else {
        Err(RefusalReason::Forbidden.into())
    }
}

async fn own(work: &mut Work, id: EntryId) -> Result<(Entry, History), Rejected> {
    allow(work)?;
    match work.tx.entry(id).await? {
        Some((author, entry, history)) if author == work.actor.user => Ok((entry, history)),
        _ => Err(RefusalReason::Invalid.into()),
    }
}

async fn store(work: &mut Work, entry: &Entry, history: &History) -> Result<(), Rejected> {
    let author = work.actor.user;
    work.tx.set_entry(author, entry, history).await?;
    name_files(work, entry).await?;
    work.touch(Thing::Entry(entry.id));
    Ok(())
}

/// Leaves out the files of an entry that are not there and never will be, or are of another kind than it says; the others are to
/// come first.
async fn require_files(work: &mut Work, entry: &mut Entry) -> Result<(), Rejected> {
    let user = work.actor.user;
    let mut there = Vec::new();
    for attachment in entry.attachments.drain(..) {
        match work.tx.media_of(user, attachment.blob).await? {
            Some(media) if media == attachment.kind.media() => there.push(attachment),
            None if !work.lacks.contains(&attachment.blob) => {
                return Err(Rejected::NoFile(attachment.blob));
            }
            _ => {}
        }
    }
    entry.attachments = there;
    Ok(())
}

/// Notes what an entry names, so that a file goes with the last that names it.
async fn name_files(work: &mut Work, entry: &Entry) -> Result<(), DbError> {
    let named: Vec<_> = entry.attachments.iter().map(|one| one.blob).collect();
    let author = work.actor.user;
    work.tx.set_attachments(author, entry.id, &named).await
}

fn check(entry: &Entry) -> Result<(), Rejected> {
    let ids = entry.metiers.iter().chain(&entry.etape);
    if carnet::check(entry).is_err() || !ids.into_iter().all(|id| is_id(id)) {
        return Err(RefusalReason::Invalid.into());
    }
    Ok(())
}

fn is_id(id: &str) -> bool {
    !id.is_empty() && id.len() <= ID_MAX && !id.chars().any(char::is_control)
}
