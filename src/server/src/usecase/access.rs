//! The head reads who saw or changed what in the school: the lines of the trail, with names for as long as there are any.

use std::collections::BTreeMap;

use domain::role::{Action, Actor, Resource, authorize};
use domain::school::Uai;
use protocol::trail::{TRAIL_PAGE, TrailLine, TrailName, TrailPage, TrailQuery};
use protocol::wire::ErrorCode;

use super::actor;
use super::trail::{What, step};
use crate::App;
use crate::error::Fault;
use crate::keys::Token;
use crate::sql::record::{Step, Who};
use crate::sql::{DbError, Tx};

/// One page of the lines of the head's own school. To read them leaves a line.
///
/// # Errors
/// `SignedOut`; `Forbidden` for who is no head of a school; `BadRequest` for a place that no page ended at; of the database.
pub async fn read(app: &App, token: &Token, query: &TrailQuery) -> Result<TrailPage, Fault> {
    let mut tx = app.db.read().await?;
    let (actor, now) = actor::of_session(app, &mut tx, token).await?;
    let school = own_school(&actor)?;
    let place = match &query.before {
        Some(text) => place(text).ok_or(Fault::Denied(ErrorCode::BadRequest))?,
        None => (i64::MAX, ""),
    };
    let asked = (query.kind, query.person);
    // One line too many tells whether another page follows.
    let mut steps = tx
        .steps_of_school(&school, asked, place, TRAIL_PAGE + 1)
        .await?;
    let more = steps.len() > TRAIL_PAGE as usize;
    steps.truncate(TRAIL_PAGE as usize);
    let next = steps.last().filter(|_| more);
    let next = next.map(|(id, step)| format!("{}.{id}", step.at));
    let mut names = Names {
        school,
        known: BTreeMap::new(),
    };
    let mut lines = Vec::with_capacity(steps.len());
    for (_, step) in steps {
        lines.push(line(&mut tx, &mut names, step).await?);
    }
    drop(tx);
    if query.before.is_none() {
        let what = if query.export {
            What::ExportTrail
        } else {
            What::ReadTrail
        };
        let about = query.person.map(|person| person.to_string());
        let who = Some(Who::from(&actor));
        let read = step(now.ms, who, token.from, what, about.unwrap_or_default());
        let mut tx = app.db.write().await?;
        tx.add_step(&read).await?;
        tx.commit().await?;
    }
    Ok(TrailPage { lines, next })
}

fn own_school(actor: &Actor) -> Result<Uai, Fault> {
    let forbidden = Fault::Denied(ErrorCode::Forbidden);
    let Some(school) = &actor.school else {
        return Err(forbidden);
    };
    let resource = Resource::School(school, actor.academy);
    if !authorize(actor, Action::ReadTrail, resource) {
        return Err(forbidden);
    }
    Ok(school.clone())
}

/// Where a page ended: the instant and the identity of its last line.
fn place(text: &str) -> Option<(i64, &str)> {
    let (at, id) = text.split_once('.')?;
    Some((at.parse().ok()?, id))
}

/// What people and classes of a school are called, each asked for once.
struct Names {
    school: Uai,
    known: BTreeMap<String, Option<String>>,
}

impl Names {
    async fn of(&mut self, tx: &mut Tx, id: String) -> Result<TrailName, DbError> {
        if let Some(name) = self.known.get(&id) {
            let name = name.clone();
            return Ok(TrailName { id, name });
        }
        let mut name = tx.name_in_school(&self.school, &id).await?;
        if name.is_none() {
            name = tx.class_name(&self.school, &id).await?;
        }
        self.known.insert(id.clone(), name.clone());
        Ok(TrailName { id, name })
    }
}

async fn line(tx: &mut Tx, names: &mut Names, step: Step) -> Result<TrailLine, DbError> {
    let (role, who) = match step.who {
        Some(who) => (
            Some(who.role),
            Some(names.of(tx, who.person.to_string()).await?),
        ),
        None => (None, None),
    };
    let is_route = step.subject.contains('/');
    let (route, subject) = match step.subject {
        empty if empty.is_empty() => (None, None),
        route if is_route => (Some(route), None),
        id => (None, Some(names.of(tx, id).await?)),
    };
    Ok(TrailLine {
        at: step.at,
        who,
        role,
        what: step.what,
        subject,
        route,
        done: step.done,
        origin: step.origin,
    })
}
