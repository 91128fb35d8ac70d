//! Rows of projects, teams and contests.

use domain::ids::{AcademyId, ConcoursId, EquipeId, ProjetId};
use domain::projet::Projet;
use protocol::row::{Affiche, ClassEquipe, Inscription, Row};

use super::{Placed, user_scope};
use crate::sql::record::{Class, Team};
use crate::sql::{DbError, Tx};

/// The scope of those who read what is presented in a contest.
pub fn contest_scope(id: ConcoursId) -> String {
    format!("concours:{id}")
}

/// A project is its class's; once that is closed, its teams' members keep it, to read what they did.
pub(super) async fn projet_rows(
    tx: &mut Tx,
    academy: AcademyId,
    id: ProjetId,
) -> Result<Vec<Placed>, DbError> {
    let Some(projet) = tx.projet(id).await? else {
        return Ok(Vec::new());
    };
    let Some(class) = tx.class(academy, projet.class).await? else {
        return Ok(Vec::new());
    };
    if class.is_current() {
        let scope = format!("class:{}", class.id);
        return Ok(vec![(scope, Row::Projet(projet))]);
    }
    let mut rows = Vec::new();
    for equipe in tx.equipe_ids(id).await? {
        let team = tx.equipe(equipe).await?;
        let membres = team.into_iter().flat_map(|team| team.equipe.membres);
        for membre in membres {
            let scope = user_scope(membre.user);
            if !rows.iter().any(|(known, _)| *known == scope) {
                rows.push((scope, Row::Projet(projet.clone())));
            }
        }
    }
    Ok(rows)
}

/// A team and its work are its members' and its teachers'; what it presents is for the class where the team shows that.
pub(super) async fn equipe_rows(
    tx: &mut Tx,
    academy: AcademyId,
    id: EquipeId,
) -> Result<Vec<Placed>, DbError> {
    let Some((team, projet, class)) = whole(tx, academy, id).await? else {
        return Ok(Vec::new());
    };
    tx.require_teams_locked(class.id)?;
    let is_shown = team.travail.montree && team.equipe.is_at_work(&projet);
    let mut rows = Vec::new();
    if class.is_current() && is_shown {
        let affiche = affiche(None, &team, &projet, &class);
        rows.push((format!("class:{}", class.id), Row::Affiche(affiche)));
    }
    // Who has joined another class has another name there, which is not for those of this one.
    let pupils = tx.pupils_of(class.id).await?;
    let name = |user| {
        let pupil = pupils.iter().find(|pupil| pupil.user == user);
        pupil.map(|pupil| pupil.pseudonym.clone())
    };
    let membres = team.equipe.membres.iter();
    let pseudonymes = membres.map(|one| name(one.user).unwrap_or_default());
    let pseudonymes = pseudonymes.collect();
    let scopes: Vec<_> = team
        .equipe
        .membres
        .iter()
        .map(|one| user_scope(one.user))
        .collect();
    let row = Row::Equipe(ClassEquipe {
        class: class.id,
        equipe: team.equipe,
        pseudonymes,
        travail: team.travail,
    });
    rows.extend(scopes.into_iter().map(|scope| (scope, row.clone())));
    if class.is_current() {
        rows.push((format!("desk:{}", class.id), row));
    }
    Ok(rows)
}

/// What a team presents now: to its class, or with which it is entered for a contest.
pub fn affiche(
    concours: Option<ConcoursId>,
    team: &Team,
    projet: &Projet,
    class: &Class,
) -> Affiche {
    Affiche {
        equipe: team.equipe.id,
        concours,
        class: class.id,
        nom: team.equipe.nom.clone(),
        projet: projet.titre.clone(),
        genre: projet.genre,
        school: class.school.clone(),
        textes: team.travail.affiche(),
    }
}

/// A contest is everybody's in its académie.
pub(super) async fn concours_rows(
    tx: &mut Tx,
    academy: AcademyId,
    id: ConcoursId,
) -> Result<Vec<Placed>, DbError> {
    let concours = tx.concours(academy, id).await?;
    let scope = format!("academy:{academy}");
    let placed = concours.map(|concours| (scope, Row::Concours(concours)));
    Ok(placed.into_iter().collect())
}

/// An entry is for those who read the contest, with the page that the team had then, and for the team's class.
pub(super) async fn inscription_rows(
    tx: &mut Tx,
    academy: AcademyId,
    concours: ConcoursId,
    equipe: EquipeId,
) -> Result<Vec<Placed>, DbError> {
    let Some(page) = tx.entry_page(concours, equipe).await? else {
        return Ok(Vec::new());
    };
    let contest = tx.concours(academy, concours).await?;
    if contest.is_none_or(|contest| contest.retire) {
        return Ok(Vec::new());
    }
    let row = Row::Inscription(Inscription { concours, equipe });
    let class = tx.class(academy, page.class).await?;
    let scope = contest_scope(concours);
    let mut rows = vec![(scope.clone(), row.clone()), (scope, Row::Affiche(page))];
    if let Some(class) = class.filter(Class::is_current) {
        rows.push((format!("class:{}", class.id), row));
    }
    Ok(rows)
}

async fn whole(
    tx: &mut Tx,
    academy: AcademyId,
    id: EquipeId,
) -> Result<Option<(Team, Projet, Class)>, DbError> {
    let Some(team) = tx.equipe(id).await? else {
        return Ok(None);
    };
    let projet = tx.projet(team.equipe.projet).await?;
    let projet = projet.ok_or(DbError::Corrupt("equipe.projet"))?;
    let class = tx.class(academy, projet.class).await?;
    Ok(class.map(|class| (team, projet, class)))
}
