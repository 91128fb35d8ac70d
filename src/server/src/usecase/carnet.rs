//! The pupil's carnet and favourites.

use domain::carnet::{self, Entry, EntryEdit, History};
use domain::ids::EntryId;
use domain::role::{Action, Resource};
use domain::visit::RefusalReason;

use super::Work;
use super::mutation::{Origin, Rejected};
use super::project::Thing;

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
    let (academy, user) = (work.academy(), work.actor.user);
    match work.tx.entry(entry.id).await? {
        None => {
            entry.rev += 1;
            let history = History::created(entry.rev, origin.client);
            work.tx.add_entry(academy, user, &entry, &history).await?;
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
    work.touch(Thing::Entry(entry.id));
    Ok(())
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
