//! The contests of an académie, and the teams that are entered for them.

use domain::concours::{CONCOURS_ALL_MAX, CONCOURS_MAX, Concours};
use domain::ids::{ConcoursId, EquipeId};
use domain::role::{Action, Resource};
use domain::visit::RefusalReason;
use jiff::civil::Date;

use super::Work;
use super::equipe::class_of;
use super::mutation::{Origin, Rejected};
use super::project::{Thing, affiche};
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
    // What is over or was taken out takes no room; what is brought back does again.
    let today = work.now.local.date();
    let was_live = known.as_ref().map(|known| known.is_open(today));
    let comes = was_live.is_none_or(|was| !was && concours.is_open(today));
    let (live, recent) = counts(work, today).await?;
    let full = comes && live >= CONCOURS_MAX || known.is_none() && recent >= CONCOURS_ALL_MAX;
    let before = known.as_ref().map(|known| known.jusqu_au);
    if elsewhere || full || concours.is_backdated(before, today) || concours.check().is_err() {
        return Err(RefusalReason::Invalid.into());
    }
    work.tx.set_concours(academy, concours).await?;
    work.touch(Thing::Concours(concours.id));
    if known.is_some_and(|known| known.retire != concours.retire) {
        for equipe in work.tx.entered(concours.id).await? {
            work.touch(Thing::Inscription(concours.id, equipe));
        }
    }
    Ok(())
}

/// How many contests of the académie are open, and how many were until a year ago.
async fn counts(work: &mut Work, today: Date) -> Result<(usize, usize), DbError> {
    let academy = work.academy();
    let (mut live, mut recent) = (0, 0);
    for id in work.tx.concours_ids(academy).await? {
        if let Some(concours) = work.tx.concours(academy, id).await? {
            live += usize::from(concours.is_open(today));
            recent += usize::from(concours.is_recent(today));
        }
    }
    Ok((live, recent))
}

/// A teacher of its class enters a team with its page, which those who take part then see as the teacher has read it, whatever the
/// team writes later: what came while the teacher's line was under way is not for others before it is read. A team that is in already
/// is shown with its page of now.
///
/// # Errors
/// `Forbidden` for a team of another's class or of a past year; `Invalid` for a contest of nobody or of another level, and for a team
/// that writes no more; `SlotCancelled`, `PastDeadline` as the contest says; `Full` with as many teams as it may have; `SlotChanged` where
/// somebody else has written in the page since the version that the teacher has read.
pub async fn enter(
    work: &mut Work,
    origin: Origin,
    id: ConcoursId,
    equipe: EquipeId,
) -> Result<(), Rejected> {
    let class = class_of(work, equipe).await?;
    let class = class.ok_or(RefusalReason::Forbidden)?;
    let class = managed(work, class.id).await?;
    let academy = work.academy();
    let concours = work.tx.concours(academy, id).await?;
    let concours = concours.ok_or(RefusalReason::Invalid)?;
    let is_in = work.tx.entry_page(id, equipe).await?.is_some();
    let entered = (work.tx.entries(id).await?, is_in);
    concours.check_entry(class.level, work.now.local.date(), entered)?;
    let team = work.tx.equipe(equipe).await?;
    let team = team.ok_or(RefusalReason::Invalid)?;
    let projet = work.tx.projet(team.equipe.projet).await?;
    let projet = projet.filter(|projet| team.equipe.is_at_work(projet));
    let projet = projet.ok_or(RefusalReason::Invalid)?;
    let seen = (origin.base_rev, origin.client);
    if team.travail.has_newer_page(&team.stamps, seen) {
        return Err(RefusalReason::SlotChanged.into());
    }
    let page = affiche(Some(id), &team, &projet, &class);
    work.tx.enter(id, &page).await?;
    work.touch(Thing::Inscription(id, equipe));
    Ok(())
}

/// A team is taken out of a contest, at any time, by a teacher of its class, once that is closed of its school, or by the
/// académie; one that is not in it is none.
///
/// # Errors
/// `Forbidden` for a team of another's class.
pub async fn withdraw(work: &mut Work, id: ConcoursId, equipe: EquipeId) -> Result<(), Rejected> {
    let class = class_of(work, equipe).await?;
    let class = class.ok_or(RefusalReason::Forbidden)?;
    let holds = work.may(Action::HoldContest, Resource::Academy(class.academy));
    // Nobody is the teacher of a closed class any more: the school is what is asked for.
    let school = Resource::School(&class.school, class.academy);
    let answers = !class.is_current() && work.may(Action::ManageClass, school);
    if !holds && !answers {
        managed(work, class.id).await?;
    }
    work.tx.withdraw(id, equipe).await?;
    work.touch(Thing::Inscription(id, equipe));
    Ok(())
}

/// Takes a team that writes no more out of all contests.
pub(super) async fn withdraw_all(work: &mut Work, equipe: EquipeId) -> Result<(), DbError> {
    for id in work.tx.concours_of(equipe).await? {
        work.tx.withdraw(id, equipe).await?;
        work.touch(Thing::Inscription(id, equipe));
    }
    Ok(())
}
