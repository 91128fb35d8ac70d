//! From a session to a person with rights, as of now.

use domain::ids::UserId;
use domain::role::{Action, Actor, Resource, Role, authorize};
use protocol::wire::ErrorCode;

use super::project::contest_scope;
use crate::App;
use crate::clock::Moment;
use crate::error::Fault;
use crate::keys::Token;
use crate::sql::record::Class;
use crate::sql::{DbError, Tx};

/// The person of a session.
///
/// # Errors
/// `SignedOut` when the session is unknown or over; of the database.
pub async fn of_session(app: &App, tx: &mut Tx, token: &Token) -> Result<(Actor, Moment), Fault> {
    let now = app.clock.now();
    let signed_out = Fault::Denied(ErrorCode::SignedOut);
    let Some((person, _)) = tx.session(&token.hash, now).await? else {
        return Err(signed_out);
    };
    load(tx, person, now).await?.ok_or(signed_out)
}

/// Stops when a client takes the session for another person's: on a shared computer, a tab of the one who was
/// there before. A client that names nobody is an older one.
///
/// # Errors
/// `NotYours`.
pub fn require_is(actor: &Actor, believed: Option<UserId>) -> Result<(), Fault> {
    match believed {
        Some(user) if user != actor.user => Err(Fault::Denied(ErrorCode::NotYours)),
        _ => Ok(()),
    }
}

/// A person with their rights, and the moment on their académie's clocks.
///
/// # Errors
/// Of the database.
pub async fn load(tx: &mut Tx, person: UserId, now: i64) -> Result<Option<(Actor, Moment)>, Fault> {
    let Some(person) = tx.person(person).await? else {
        return Ok(None);
    };
    let Some(academy) = tx.academy(person.academy).await? else {
        return Ok(None);
    };
    let classes = tx.classes_of(person.id).await?;
    let actor = Actor {
        user: person.id,
        role: person.role,
        academy: academy.id,
        school: person.school,
        classes: current(&classes).map(|class| class.id).collect(),
        company: person.company,
    };
    Ok(Some((actor, Moment::of(now, &academy.timezone))))
}

/// Those that were not closed at a year's end: the others are nobody's any more.
fn current(classes: &[Class]) -> impl Iterator<Item = &Class> {
    classes.iter().filter(|class| class.is_current())
}

/// The scopes whose rows the person may have, sorted by name: those of what is theirs, as far as
/// [`authorize`] lets them read it.
///
/// Nothing else decides what goes over the wire in a pull.
///
/// # Errors
/// Of the database.
pub async fn scopes(tx: &mut Tx, actor: &Actor) -> Result<Vec<String>, DbError> {
    let mut scopes = Vec::new();
    let mut ask = |action, resource: Resource<'_>, scope: String| {
        if authorize(actor, action, resource) {
            scopes.push(scope);
        }
    };
    let Actor { user, academy, .. } = *actor;
    let everyone = Resource::Academy(academy);
    ask(Action::ReadSlots, everyone, format!("academy:{academy}"));
    ask(Action::ReadOwn, Resource::Own(user), format!("user:{user}"));
    for class in current(&tx.classes_of(user).await?) {
        let id = class.id;
        let of = Resource::Class(id, &class.school, class.academy);
        ask(Action::ReadClass, of, format!("class:{id}"));
        ask(Action::ReadShared, of, format!("desk:{id}"));
    }
    // Those in which the school takes part: a teacher reads no others, and nothing but this list says so.
    let contests = match (actor.role, &actor.school) {
        (Role::Academy, _) => tx.concours_ids(academy).await?,
        (Role::Teacher, Some(uai)) => tx.concours_of_school(uai).await?,
        _ => Vec::new(),
    };
    for id in contests {
        ask(
            Action::ReadContest,
            Resource::Contest(academy),
            contest_scope(id),
        );
    }
    if let Some(uai) = &actor.school {
        let school = Resource::School(uai, academy);
        ask(Action::ReadBookings, school, format!("school:{uai}"));
    }
    if let Some(id) = actor.company {
        let company = Resource::Company(id, academy);
        ask(Action::OfferSlot, company, format!("company:{id}"));
    }
    scopes.sort();
    Ok(scopes)
}
