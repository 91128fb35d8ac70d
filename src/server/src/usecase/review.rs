//! What pupils and teachers say about a page, and the étapes that a class has of its own.

use domain::ids::{ClassId, EntryId, RemarkId, UserId};
use domain::parcours::{ETAPES_MAX, Etape, is_id};
use domain::review::{REMARKS_MAX, Saying};
use domain::role::{Action, Resource};
use domain::visit::RefusalReason;

use super::Work;
use super::mutation::Rejected;
use super::project::Thing;
use crate::sql::record::Class;

/// Something said about a page: by its author, or by a teacher of a class to which the author shows it. Twice is once.
///
/// # Errors
/// `Forbidden` for a page that is not shown to the person, and for a standing that others give; `Invalid` over the bounds, and
/// for an identity that is another remark's.
pub async fn say(work: &mut Work, saying: &Saying) -> Result<(), Rejected> {
    require_seen(work, saying.entry).await?;
    let user = work.actor.user;
    match work.tx.remark(saying.id).await? {
        Some(there) if there == (user, saying.entry) => return Ok(()),
        Some(_) => return Err(RefusalReason::Invalid.into()),
        None => {}
    }
    let said = work.tx.remarks(saying.entry).await?;
    if saying.check(work.actor.role).is_err() || said.len() >= REMARKS_MAX {
        return Err(RefusalReason::Invalid.into());
    }
    work.tx.add_remark(user, saying, work.now.ms).await?;
    work.touch(Thing::Entry(saying.entry));
    Ok(())
}

/// A remark of one's own is taken back; one that is not there, or no more, is none.
///
/// # Errors
/// `Forbidden` for a page that is not shown to the person; `Invalid` for another's remark.
pub async fn unsay(work: &mut Work, entry: EntryId, id: RemarkId) -> Result<(), Rejected> {
    require_seen(work, entry).await?;
    let user = work.actor.user;
    match work.tx.remark(id).await? {
        Some(there) if there == (user, entry) => {}
        Some(_) => return Err(RefusalReason::Invalid.into()),
        None => return Ok(()),
    }
    work.tx.drop_remark(user, id).await?;
    work.touch(Thing::Entry(entry));
    Ok(())
}

/// Stops unless the page is the person's own, or shown to them.
async fn require_seen(work: &mut Work, id: EntryId) -> Result<(), Rejected> {
    let found = work.tx.entry(id).await?;
    let seen = match found {
        Some((author, _, _)) if author == work.actor.user => {
            work.may(Action::KeepCarnet, Resource::Own(author))
        }
        Some((author, entry, _)) if entry.shared && !entry.deleted => teaches(work, author).await?,
        _ => false,
    };
    if seen {
        Ok(())
    } else {
        Err(RefusalReason::Forbidden.into())
    }
}

/// Whether the person sees what that pupil shows.
async fn teaches(work: &mut Work, pupil: UserId) -> Result<bool, Rejected> {
    let classes = work.tx.classes_of(pupil).await?;
    Ok(classes
        .iter()
        .filter(|class| class.is_current())
        .any(|class| {
            let resource = Resource::Class(class.id, &class.school, class.academy);
            work.may(Action::ReadShared, resource)
        }))
}

/// An étape of a class is written: a new one, or in the place of the one that has its identity.
///
/// # Errors
/// `Forbidden` for a class of others, of nobody or of a past year; `Invalid` over the bounds.
pub async fn set_etape(work: &mut Work, class: ClassId, etape: &Etape) -> Result<(), Rejected> {
    let class = managed(work, class).await?;
    let known = work.tx.etape(class.id, &etape.id).await?.is_some();
    let full = !known && work.tx.etape_ids(class.id).await?.len() >= ETAPES_MAX;
    if full || etape.check().is_err() {
        return Err(RefusalReason::Invalid.into());
    }
    work.tx.set_etape(class.id, etape).await?;
    work.touch(Thing::Etape(class.id, etape.id.clone().into_owned()));
    Ok(())
}

/// What a class had of its own under an identity goes; doing it twice is fine.
///
/// # Errors
/// `Forbidden` for a class of others, of nobody or of a past year; `Invalid` for what is no identity.
pub async fn reset_etape(work: &mut Work, class: ClassId, id: &str) -> Result<(), Rejected> {
    let class = managed(work, class).await?;
    if !is_id(id) {
        return Err(RefusalReason::Invalid.into());
    }
    work.tx.drop_etape(class.id, id).await?;
    work.touch(Thing::Etape(class.id, id.to_owned()));
    Ok(())
}

/// The class, which the person teaches and which goes on. Its head is not asked: who does not see what is arranged would write over it.
///
/// # Errors
/// `Forbidden`.
pub(super) async fn managed(work: &mut Work, class: ClassId) -> Result<Class, Rejected> {
    let academy = work.academy();
    let class = work.tx.class(academy, class).await?;
    let class = class.filter(Class::is_current);
    let class = class.filter(|class| {
        let resource = Resource::Class(class.id, &class.school, class.academy);
        work.may(Action::ReadShared, resource)
    });
    class.ok_or(RefusalReason::Forbidden.into())
}
