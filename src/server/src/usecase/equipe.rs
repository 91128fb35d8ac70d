//! Projects of a class, and the teams that work on them.

use domain::carnet::REV_MAX;
use domain::equipe::{
    self, EQUIPES_ALL_MAX, EQUIPES_MAX, EquipeDraft, EquipeEdit, Stamps, Travail,
};
use domain::ids::{ClassId, EquipeId};
use domain::projet::{PROJETS_ALL_MAX, PROJETS_MAX, Projet};
use domain::role::{Action, Resource, Role};
use domain::visit::RefusalReason;

use super::Work;
use super::concours::withdraw_all;
use super::mutation::{Origin, Rejected};
use super::project::Thing;
use super::review::managed;
use crate::sql::DbError;
use crate::sql::record::{Class, Team};

/// A project of a class is written: a new one, or in the place of the one that has its identity. One that is taken out takes its teams
/// out of contests.
///
/// # Errors
/// `Forbidden` for a class of others, of nobody or of a past year; `Invalid` over the bounds, or for a project of another class.
pub async fn set_projet(work: &mut Work, projet: &Projet) -> Result<(), Rejected> {
    let class = managed(work, projet.class).await?;
    let known = work.tx.projet(projet.id).await?;
    let elsewhere = known.as_ref().is_some_and(|known| known.class != class.id);
    // What was taken out takes no room; what is brought back does again.
    let new = known.is_none();
    let comes = known.is_none_or(|known| known.retire && !projet.retire);
    let full = comes && live_projets(work, class.id).await? >= PROJETS_MAX
        || new && work.tx.projet_ids(class.id).await?.len() >= PROJETS_ALL_MAX;
    if elsewhere || full || projet.check().is_err() {
        return Err(RefusalReason::Invalid.into());
    }
    work.tx.set_projet(projet).await?;
    work.touch(Thing::Projet(projet.id));
    // What they present names the project.
    for id in work.tx.equipe_ids(projet.id).await? {
        work.touch(Thing::Equipe(id));
        if projet.retire {
            withdraw_all(work, id).await?;
        }
    }
    Ok(())
}

async fn live_projets(work: &mut Work, class: ClassId) -> Result<usize, DbError> {
    let mut live = 0;
    for id in work.tx.projet_ids(class).await? {
        let projet = work.tx.projet(id).await?;
        live += usize::from(projet.is_some_and(|projet| !projet.retire));
    }
    Ok(live)
}

/// A team is written: a new one, or another name and other members of the one that has its identity. Who is not, or no more, a pupil
/// of the class is left out. One that is taken out leaves its contests.
///
/// # Errors
/// `Forbidden` for a project of another's class, of none or of a past year; `Invalid` over the bounds, or for a team of another
/// project.
pub async fn set_equipe(work: &mut Work, wanted: &EquipeDraft) -> Result<(), Rejected> {
    let projet = work.tx.projet(wanted.projet).await?;
    let projet = projet.ok_or(RefusalReason::Forbidden)?;
    let class = managed(work, projet.class).await?;
    let known = work.tx.equipe(wanted.id).await?;
    let now = known.as_ref().map(|known| &known.equipe);
    let elsewhere = now.is_some_and(|now| now.projet != projet.id);
    // As with projects.
    let comes = now.is_none_or(|now| now.retiree && !wanted.retiree);
    let full = comes && work.tx.live_equipes(projet.id).await? >= EQUIPES_MAX
        || now.is_none() && work.tx.equipe_ids(projet.id).await?.len() >= EQUIPES_ALL_MAX;
    if elsewhere || full {
        return Err(RefusalReason::Invalid.into());
    }
    let mut equipe = wanted.over(now);
    let (travail, stamps) = known.map_or_else(
        || (Travail::default(), Stamps::default()),
        |known| (known.travail, known.stamps),
    );
    let pupils = work.tx.pupils_of(class.id).await?;
    let is_here = |user| pupils.iter().any(|pupil| pupil.user == user);
    equipe.membres.retain(|one| is_here(one.user));
    if equipe.check().is_err() {
        return Err(RefusalReason::Invalid.into());
    }
    if equipe.retiree {
        withdraw_all(work, equipe.id).await?;
    }
    let team = Team {
        equipe,
        travail,
        stamps,
    };
    store(work, &team).await
}

/// A change to what a team works on, by a member or a teacher of the class, merged with what others changed meanwhile.
///
/// # Errors
/// `Forbidden` for who is not in the team and does not teach the class, and for a team that writes no more; `Invalid` over the bounds.
pub async fn edit(
    work: &mut Work,
    origin: Origin,
    id: EquipeId,
    edit: &EquipeEdit,
) -> Result<(), Rejected> {
    let forbidden = || Rejected::from(RefusalReason::Forbidden);
    let class = class_of(work, id).await?.ok_or_else(forbidden)?;
    let resource = Resource::Class(class.id, &class.school, class.academy);
    if !class.is_current() || !work.may(Action::WorkInTeam, resource) {
        return Err(forbidden());
    }
    // Other members write too: what is merged is read once nobody else does.
    work.tx.lock_teams(class.id).await?;
    let mut team = work.tx.equipe(id).await?.ok_or_else(forbidden)?;
    let projet = work.tx.projet(team.equipe.projet).await?;
    let at_work = projet.is_some_and(|projet| team.equipe.is_at_work(&projet));
    let is_in = work.actor.role != Role::Pupil || team.equipe.has(work.actor.user);
    if !at_work || !is_in {
        return Err(forbidden());
    }
    if origin.base_rev > REV_MAX {
        return Err(RefusalReason::Invalid.into());
    }
    let from = (origin.base_rev, origin.client);
    let Team {
        equipe,
        travail,
        stamps,
    } = &mut team;
    equipe::merge(equipe, travail, stamps, from, edit);
    if equipe.check().is_err() || travail.check().is_err() {
        return Err(RefusalReason::Invalid.into());
    }
    store(work, &team).await
}

/// The class of a team, in the académie of the person.
pub(super) async fn class_of(work: &mut Work, id: EquipeId) -> Result<Option<Class>, Rejected> {
    let academy = work.academy();
    Ok(match work.tx.class_of_equipe(id).await? {
        Some(class) => work.tx.class(academy, class).await?,
        None => None,
    })
}

async fn store(work: &mut Work, team: &Team) -> Result<(), Rejected> {
    work.tx.set_equipe(team).await?;
    work.touch(Thing::Equipe(team.equipe.id));
    Ok(())
}
