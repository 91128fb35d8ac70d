//! From one school year to the next: a class is closed, a pupil joins another one.

use domain::carnet;
use domain::code::{pseudonym, pseudonym_key};
use domain::ids::{ClassId, UserId};
use domain::role::{Action, Resource, Role};
use domain::school::school_year;
use protocol::privacy::Closed;
use protocol::session::{JoinClass, Me};
use protocol::wire::ErrorCode;

use super::enrol::{by_code, is_open};
use super::project::{Thing, Touched, project};
use super::trail::{What, step};
use super::{Work, actor, session};
use crate::App;
use crate::caller::Caller;
use crate::error::Fault;
use crate::keys::Token;
use crate::sql::record::{Class, Who};
use crate::sql::{Alone, DbError, Tx};

/// A day, in milliseconds.
pub(super) const DAY: i64 = 24 * 60 * 60 * 1000;

/// Closes a class for good at the year's end. Its pupils have left it: they keep their account until the date that is answered,
/// unless they join another class. Of the class stay its name, with the school year, and its visits. Done twice, it is as once.
///
/// # Errors
/// `Forbidden` for a class of others or of nobody; `Conflict` while a visit is still to come; of the database.
pub async fn close(app: &App, token: &Token, class: ClassId) -> Result<Closed, Fault> {
    let mut work = Work::begin(app, token).await?;
    let academy = work.academy();
    let class = work.tx.class(academy, class).await?;
    let class = class.ok_or(Fault::Denied(ErrorCode::Forbidden))?;
    if let Some(erase_at) = class.erase_at {
        // Nobody is the teacher of a closed class any more: the school is what is asked for.
        let resource = Resource::School(&class.school, academy);
        work.require(Action::ManageClass, resource)?;
        // What was just read may be a neighbour's, whose commit is still to come.
        work.finish().await?;
        return Ok(Closed { erase_at });
    }
    let resource = Resource::Class(class.id, &class.school, academy);
    work.require(Action::ManageClass, resource)?;
    let visits = work.tx.engagements(academy, class.id).await?;
    if visits.iter().any(|(_, visit)| visit.end > work.now.local) {
        return Err(Fault::Denied(ErrorCode::Conflict));
    }
    let erase_at = work.now.ms + i64::from(app.retention.accounts) * DAY;
    let name = past_name(&mut work, &class).await?;
    work.tx.close_class(class.id, &name, erase_at).await?;
    work.tx.drop_gap(class.id).await?;
    work.touch(Thing::Class(class.id));
    for etape in work.tx.etape_ids(class.id).await? {
        work.touch(Thing::Etape(class.id, etape));
    }
    for seance in work.tx.seance_ids(class.id).await? {
        work.touch(Thing::Seance(seance));
    }
    for projet in work.tx.projet_ids(class.id).await? {
        work.touch(Thing::Projet(projet));
        for equipe in work.tx.equipe_ids(projet).await? {
            work.touch(Thing::Equipe(equipe));
            for concours in work.tx.concours_of(equipe).await? {
                work.touch(Thing::Inscription(concours, equipe));
            }
        }
    }
    for pupil in work.tx.pupils_of(class.id).await? {
        for thing in unshare(&mut work.tx, pupil.user).await? {
            work.touch(thing);
        }
        work.touch(Thing::Pupil(pupil.user));
        for seance in work.tx.ready_of(pupil.user).await? {
            work.touch(Thing::Ready(seance, pupil.user));
        }
    }
    for booking in work.tx.bookings_of(academy, class.id).await? {
        work.touch(Thing::Booking(booking));
    }
    work.note(What::CloseClass, class.id.to_string()).await?;
    work.finish().await?;
    Ok(Closed { erase_at })
}

/// « 4e B (2026-2027) », and a number where the school has closed one of that name in that year.
async fn past_name(work: &mut Work, class: &Class) -> Result<String, DbError> {
    let day = work.now.local.date();
    let (first, second) = school_year(day.year(), day.month());
    let mut name = format!("{} ({first}-{second})", class.name);
    let mut n = 2;
    while work.tx.has_class_named(class, &name).await? {
        name = format!("{} ({first}-{second}, {n})", class.name);
        n += 1;
    }
    Ok(name)
}

/// What a pupil showed to the teachers of a class that they leave is shown to nobody: a page is shown to those whom the
/// pupil chose, and the next class has others. Returns what changed.
async fn unshare(tx: &mut Tx, pupil: UserId) -> Result<Vec<Thing>, DbError> {
    let mut changed = Vec::new();
    for id in tx.entry_ids_of(pupil).await? {
        let Some((author, mut entry, history)) = tx.entry(id).await? else {
            continue;
        };
        if carnet::unshare(&mut entry) {
            tx.set_entry(author, &entry, &history).await?;
            changed.push(Thing::Entry(id));
        }
    }
    Ok(changed)
}

/// Who leaves a class that goes on leaves its teams; what they wrote stays the team's. Returns what changed.
async fn leave_teams(tx: &mut Tx, class: ClassId, pupil: UserId) -> Result<Vec<Thing>, DbError> {
    let mut changed = Vec::new();
    for id in tx.equipes_of(pupil).await? {
        if tx.class_of_equipe(id).await? == Some(class) {
            tx.leave_equipe(id, pupil).await?;
            changed.push(Thing::Equipe(id));
        }
    }
    Ok(changed)
}

/// The pupil who is signed in leaves the class for that of an open code, in any school of the académie: the carnet and the favourites come
/// along, and what the former class saw of the pupil ends. In that class already, nothing changes.
///
/// # Errors
/// `SignedOut`; `Forbidden` for adults; `WrongCredentials` for a code of no class of the académie; `EnrolmentClosed`; `BadRequest` for what
/// cannot be a pseudonym; `PseudonymTaken`; `TooMany`; of the database.
pub async fn join(app: &App, from: &Caller, token: &Token, ask: &JoinClass) -> Result<Me, Fault> {
    let owner = app.db.read().await?.session_owner(&token.hash).await?;
    let (_, academy, _) = owner.ok_or(Fault::Denied(ErrorCode::SignedOut))?;
    let mut tx = app.db.write_alone(Alone::Academy(academy)).await?;
    // As it is after the wait.
    let (actor, now) = actor::of_session(app, &mut tx, token).await?;
    if actor.role != Role::Pupil {
        return Err(Fault::Denied(ErrorCode::Forbidden));
    }
    let class = by_code(app, &mut tx, from, &ask.code).await?;
    if class.academy != academy {
        return Err(Fault::Denied(ErrorCode::WrongCredentials));
    }
    if actor.classes.contains(&class.id) {
        let me = session::me(&mut tx, actor.user).await?;
        tx.commit().await?;
        return Ok(me);
    }
    if !is_open(app, &class) {
        return Err(Fault::Denied(ErrorCode::EnrolmentClosed));
    }
    let user = actor.user;
    let person = tx.person_of(academy, user).await?;
    let person = person.ok_or(Fault::Denied(ErrorCode::SignedOut))?;
    let name = match &ask.pseudonym {
        Some(wished) => pseudonym(wished).ok_or(Fault::Denied(ErrorCode::BadRequest))?,
        None => person.name,
    };
    let mut touched = Touched::from([Thing::Class(class.id), Thing::Pupil(user)]);
    let former = tx.classes_of(user).await?;
    for class in former.iter().filter(|class| class.is_current()) {
        touched.extend(leave_teams(&mut tx, class.id, user).await?);
    }
    touched.extend(former.into_iter().map(|class| Thing::Class(class.id)));
    touched.extend(unshare(&mut tx, user).await?);
    // The pseudonym may be another one there, and stands in what was said about pages.
    let pages = tx.entry_ids_of(user).await?;
    touched.extend(pages.into_iter().map(Thing::Entry));
    let teams = tx.equipes_of(user).await?;
    touched.extend(teams.into_iter().map(Thing::Equipe));
    let lessons = tx.ready_of(user).await?;
    touched.extend(lessons.into_iter().map(|id| Thing::Ready(id, user)));
    // Said to be counted in the class that they leave.
    tx.forget_gender(user).await?;
    let key = pseudonym_key(&name);
    match tx.change_class(user, &class, (&name, &key)).await {
        Err(error) if error.is_duplicate() => {
            return Err(Fault::Denied(ErrorCode::PseudonymTaken));
        }
        changed => changed?,
    }
    if person.school.as_ref() != Some(&class.school) {
        // The head of the former school gave it.
        tx.end_family_link(user).await?;
    }
    let (who, origin) = (Some(Who::from(&actor)), Some(from.address));
    let subject = class.id.to_string();
    let joined = step(now.ms, who, origin, What::ChangeClass, subject);
    tx.add_step(&joined).await?;
    project(&mut tx, academy, &touched).await?;
    let me = session::me(&mut tx, user).await?;
    tx.commit().await?;
    Ok(me)
}
