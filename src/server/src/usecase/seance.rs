//! The lessons of a class, and who is ready for them.

use domain::ids::{ClassId, SeanceId};
use domain::role::{Action, Resource, Role};
use domain::seance::{SEANCES_MAX, Seance};
use domain::visit::RefusalReason;

use super::Work;
use super::mutation::Rejected;
use super::project::Thing;
use super::review::managed;

/// A lesson of a class is written: a new one, or in the place of the one that has its identity.
///
/// # Errors
/// `Forbidden` for a class of others, of nobody or of a past year; `Invalid` over the bounds, or for a lesson of another class.
pub async fn set(work: &mut Work, class: ClassId, seance: &Seance) -> Result<(), Rejected> {
    let class = managed(work, class).await?;
    let known = work.tx.seance(seance.id).await?;
    let elsewhere = known.as_ref().is_some_and(|(of, _)| *of != class.id);
    let full = known.is_none() && work.tx.seance_ids(class.id).await?.len() >= SEANCES_MAX;
    if elsewhere || full || seance.check().is_err() {
        return Err(RefusalReason::Invalid.into());
    }
    work.tx.set_seance(class.id, seance).await?;
    work.touch(Thing::Seance(seance.id));
    Ok(())
}

/// The pupil's device has all that the lesson needs; twice is once.
///
/// # Errors
/// `Forbidden` for who is not a pupil of its class.
pub async fn ready(work: &mut Work, id: SeanceId) -> Result<(), Rejected> {
    let academy = work.academy();
    let class = match work.tx.seance(id).await? {
        Some((class, _)) => work.tx.class(academy, class).await?,
        None => None,
    };
    let seen = class.is_some_and(|class| {
        let resource = Resource::Class(class.id, &class.school, class.academy);
        class.is_current() && work.may(Action::ReadClass, resource)
    });
    if !seen || work.actor.role != Role::Pupil {
        return Err(RefusalReason::Forbidden.into());
    }
    let (user, now) = (work.actor.user, work.now.ms);
    work.tx.add_ready(id, user, now).await?;
    work.touch(Thing::Ready(id, user));
    Ok(())
}
