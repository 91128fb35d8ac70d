//! From a session to a person with rights, as of now.

use domain::ids::UserId;
use domain::role::{Actor, Role};
use protocol::wire::ErrorCode;

use crate::App;
use crate::clock::Moment;
use crate::error::Fault;
use crate::keys::Token;
use crate::sql::Tx;

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
        classes: classes.iter().map(|class| class.id).collect(),
        company: person.company,
    };
    Ok(Some((actor, Moment::of(now, &academy.timezone))))
}

/// The scopes whose rows the person may have, sorted by name.
///
/// Nothing else decides what goes over the wire in a pull.
pub fn scopes(actor: &Actor) -> Vec<String> {
    let mut scopes = vec![
        format!("academy:{}", actor.academy),
        format!("user:{}", actor.user),
    ];
    let classes = |kind: &'static str| {
        actor
            .classes
            .iter()
            .map(move |class| format!("{kind}:{class}"))
    };
    match actor.role {
        Role::Pupil => scopes.extend(classes("class")),
        Role::Teacher => {
            scopes.extend(classes("class"));
            scopes.extend(classes("desk"));
            scopes.extend(actor.school.iter().map(|uai| format!("school:{uai}")));
        }
        Role::Head => scopes.extend(actor.school.iter().map(|uai| format!("school:{uai}"))),
        Role::Company => scopes.extend(actor.company.iter().map(|id| format!("company:{id}"))),
        Role::Academy => {}
    }
    scopes.sort();
    scopes
}
