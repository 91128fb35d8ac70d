//! The contests of an académie, and the teams that are entered for them.

use domain::concours::{CONCOURS_MAX, Concours, INSCRIPTIONS_MAX};
use domain::ids::{ConcoursId, EquipeId};
use domain::role::{Action, Resource};
use domain::visit::RefusalReason;

use super::Work;
use super::equipe::class_of;
use super::mutation::Rejected;
use super::project::Thing;
use super::review::managed;
use crate::sql::DbError;

/// A contest is written: a new one, or in the place of the one that has its identity.
///
/// # Errors
/// `Forbidden` for who is no officer of the académie; `Invalid` over the bounds, or for a contest of another one.
pub async fn set(work: &mut Work, concours: &Concours) -> Result<(), Rejected> {
    let academy = work.academy();
    if !work.may(Action::HoldContest, Resource::Academy(academy)) {
        return Err(RefusalReason::Forbidden.into());
    }
    let known = work.tx.concours(academy, concours.id).await?;
    let elsewhere = known.is_none() && work.tx.has_concours(concours.id).await?;
    let full = known.is_none() && work.tx.concours_ids(academy).await?.len() >= CONCOURS_MAX;
    if elsewhere || full || concours.check().is_err() {
        return Err(RefusalReason::Invalid.into());
    }
    work.tx.set_concours(academy, concours).await?;
    work.touch(Thing::Concours(concours.id));
    if known.is_some_and(|known| known.retire != concours.retire) {
        for equipe in work.tx.entered(concours.id).await? {
            touch_entry(work, concours.id, equipe);
        }
    }
    Ok(())
}

/// A teacher of its class enters a team, whose page those who take part then see. Twice is once.
///
/// # Errors
/// `Forbidden` for a team of another's class or of a past year; `Invalid` for a contest of nobody or of another level, and for a team
/// that writes no more; `SlotCancelled`, `PastDeadline` as the contest says; `Full` with as many teams as it may have.
pub async fn enter(work: &mut Work, id: ConcoursId, equipe: EquipeId) -> Result<(), Rejected> {
    let class = class_of(work, equipe).await?;
    let class = class.ok_or(RefusalReason::Forbidden)?;
    let class = managed(work, class.id).await?;
    if work.tx.concours_of(equipe).await?.contains(&id) {
        return Ok(());
    }
    let academy = work.academy();
    let concours = work.tx.concours(academy, id).await?;
    let concours = concours.ok_or(RefusalReason::Invalid)?;
    concours.check_entry(class.level, work.now.local.date())?;
    if !is_at_work(work, equipe).await? {
        return Err(RefusalReason::Invalid.into());
    }
    if work.tx.entries(id).await? >= INSCRIPTIONS_MAX {
        return Err(RefusalReason::Full.into());
    }
    work.tx.enter(id, equipe).await?;
    touch_entry(work, id, equipe);
    Ok(())
}

/// A team is taken out of a contest, by a teacher of its class or by the académie; one that is not in it is none.
///
/// # Errors
/// `Forbidden` for a team of another's class.
pub async fn withdraw(work: &mut Work, id: ConcoursId, equipe: EquipeId) -> Result<(), Rejected> {
    let class = class_of(work, equipe).await?;
    let class = class.ok_or(RefusalReason::Forbidden)?;
    let holds = work.may(Action::HoldContest, Resource::Academy(class.academy));
    if !holds {
        managed(work, class.id).await?;
    }
    work.tx.withdraw(id, equipe).await?;
    touch_entry(work, id, equipe);
    Ok(())
}

fn touch_entry(work: &mut Work, id: ConcoursId, equipe: EquipeId) {
    work.touch(Thing::Inscription(id, equipe));
    work.touch(Thing::Equipe(equipe));
}

async fn is_at_work(work: &mut Work, id: EquipeId) -> Result<bool, DbError> {
    let Some(team) = work.tx.equipe(id).await? else {
        return Ok(false);
    };
    let projet = work.tx.projet(team.equipe.projet).await?;
    Ok(projet.is_some_and(|projet| team.equipe.is_at_work(&projet)))
}
