//! The session that is open: who, until when, and its end.

use domain::ids::UserId;
use protocol::session::{Me, MyClass};
use protocol::wire::ErrorCode;

use super::sign_in::lifetime;
use crate::App;
use crate::error::Fault;
use crate::keys::Token;
use crate::sql::{DbError, Tx};

/// A session in use is prolonged when this much of it has passed, in milliseconds.
const PROLONG_EVERY: i64 = 60 * 60 * 1000;

/// Who is signed in. Using a session prolongs it.
///
/// # Errors
/// `SignedOut`; of the database.
pub async fn show(app: &App, token: &Token) -> Result<Me, Fault> {
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let Some((person, expires)) = tx.session(&token.hash, now).await? else {
        return Err(Fault::Denied(ErrorCode::SignedOut));
    };
    let me = me(&mut tx, person).await?;
    drop(tx);
    let fresh = now + lifetime(me.role);
    if fresh - expires > PROLONG_EVERY {
        let mut tx = app.db.write().await?;
        tx.extend_session(&token.hash, fresh).await?;
        tx.commit().await?;
    }
    Ok(me)
}

/// Ends this session. One that is over already is fine.
///
/// # Errors
/// Of the database.
pub async fn leave(app: &App, token: &Token) -> Result<(), Fault> {
    let mut tx = app.db.write().await?;
    tx.end_session(&token.hash).await?;
    Ok(tx.commit().await?)
}

/// Ends all sessions of the person who is signed in.
///
/// # Errors
/// `SignedOut`; of the database.
pub async fn leave_all(app: &App, token: &Token) -> Result<(), Fault> {
    let mut tx = app.db.write().await?;
    let Some((person, _)) = tx.session(&token.hash, app.clock.now()).await? else {
        return Err(Fault::Denied(ErrorCode::SignedOut));
    };
    tx.end_sessions(person).await?;
    Ok(tx.commit().await?)
}

/// What a person is told of themselves.
///
/// # Errors
/// `SignedOut` for a person who is gone; of the database.
pub async fn me(tx: &mut Tx, person: UserId) -> Result<Me, Fault> {
    let Some(person) = tx.person(person).await? else {
        return Err(Fault::Denied(ErrorCode::SignedOut));
    };
    let academy = tx.academy(person.academy).await?;
    let academy = academy.ok_or(DbError::Corrupt("person.academy"))?;
    let school = match &person.school {
        Some(uai) => tx.school(academy.id, uai).await?,
        None => None,
    };
    let classes = tx.classes_of(person.id).await?;
    Ok(Me {
        user: person.id,
        role: person.role,
        name: person.name,
        academy: academy.id,
        academy_name: academy.name,
        timezone: academy.timezone,
        school,
        company: person.company,
        classes: classes
            .into_iter()
            .map(|class| MyClass {
                id: class.id,
                name: class.name,
                level: class.level,
            })
            .collect(),
    })
}
