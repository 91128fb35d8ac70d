//! The sessions that are open: whose, until when, and their end.

use domain::ids::UserId;
use domain::role::Role;
use protocol::session::{Connection, Connections, Me, MyClass, Vault};
use protocol::wire::ErrorCode;

use super::actor;
use super::sign_in::{lifetime, longest};
use super::trail::{self, What};
use crate::App;
use crate::error::Fault;
use crate::keys::{Purpose, Token, hex};
use crate::sql::{DbError, Tx};

/// A session in use is prolonged when this much of it has passed, in milliseconds.
const PROLONG_EVERY: i64 = 60 * 60 * 1000;

/// Who is signed in. Using a session prolongs it, until it is as old as one may be.
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
        if let Some(begun) = tx.session_begun(&token.hash).await? {
            let fresh = fresh.min(begun + longest(me.role));
            tx.extend_session(&token.hash, fresh).await?;
        }
        tx.commit().await?;
    }
    Ok(me)
}

/// What opens the profiles of the person who is signed in, on any device: told to nobody else, always the same, kept nowhere.
///
/// # Errors
/// `SignedOut`; of the database.
pub async fn vault(app: &App, token: &Token) -> Result<Vault, Fault> {
    let mut tx = app.db.read().await?;
    let Some((person, _)) = tx.session(&token.hash, app.clock.now()).await? else {
        return Err(Fault::Denied(ErrorCode::SignedOut));
    };
    let key = app.keys.hash(Purpose::Vault, person.0.as_bytes());
    Ok(Vault { key: hex(&key) })
}

/// Ends this session. One that is over already is fine; returns whether it was open.
///
/// # Errors
/// Of the database.
pub async fn leave(app: &App, token: &Token) -> Result<bool, Fault> {
    let mut tx = app.db.write().await?;
    let mut was_open = false;
    if let Some((person, _)) = tx.session(&token.hash, app.clock.now()).await? {
        note(app, &mut tx, token, person, What::SignOut).await?;
        was_open = true;
    }
    tx.end_session(&token.hash).await?;
    tx.commit().await?;
    Ok(was_open)
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
    note(app, &mut tx, token, person, What::SignOutEverywhere).await?;
    tx.end_sessions(person).await?;
    Ok(tx.commit().await?)
}

/// Where the person is signed in, the newest first.
///
/// # Errors
/// `SignedOut`; of the database.
pub async fn connections(app: &App, token: &Token) -> Result<Connections, Fault> {
    let mut tx = app.db.read().await?;
    let (actor, now) = actor::of_session(app, &mut tx, token).await?;
    let login = tx.passphrase(actor.user).await?.map(|(login, _)| login);
    let opened = tx.sessions_of(actor.user, now.ms).await?;
    let open = opened.into_iter().map(|opened| Connection {
        id: name(&opened.token),
        browser: opened.browser,
        system: opened.system,
        begun: opened.begun,
        // It was prolonged when it was used last.
        used: (opened.expires - lifetime(actor.role)).max(opened.begun),
        here: opened.token == token.hash,
    });
    Ok(Connections {
        login,
        open: open.collect(),
    })
}

/// Ends one of the person's sessions. One that is over already is fine, and another's is none of theirs.
///
/// # Errors
/// `SignedOut`; of the database.
pub async fn end(app: &App, token: &Token, id: &str) -> Result<(), Fault> {
    let mut tx = app.db.write().await?;
    let (actor, now) = actor::of_session(app, &mut tx, token).await?;
    let opened = tx.sessions_of(actor.user, now.ms).await?;
    if let Some(opened) = opened.iter().find(|opened| name(&opened.token) == id) {
        note(app, &mut tx, token, actor.user, What::SignOut).await?;
        tx.end_session(&opened.token).await?;
    }
    Ok(tx.commit().await?)
}

async fn note(
    app: &App,
    tx: &mut Tx,
    token: &Token,
    person: UserId,
    what: What,
) -> Result<(), DbError> {
    let who = trail::who(tx, person).await?;
    let step = trail::step(app.clock.now(), who, token.from, what, String::new());
    tx.add_step(&step).await
}

/// By what a person names a session: half of the hash of its token, with which nobody can sign in.
fn name(token: &[u8; 32]) -> String {
    hex(&token[..16])
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
    let is_pupil = person.role == Role::Pupil;
    let classes = tx.classes_of(person.id).await?;
    let leaver = if is_pupil {
        tx.leaver(academy.id, person.id).await?
    } else {
        None
    };
    Ok(Me {
        user: person.id,
        role: person.role,
        name: person.name,
        academy: academy.id,
        academy_name: academy.name,
        timezone: academy.timezone,
        school,
        company: person.company,
        erase_at: leaver.map(|leaver| leaver.erase_at),
        classes: classes
            .into_iter()
            // A pupil keeps the level and the name of the last one.
            .filter(|class| is_pupil || class.is_current())
            .map(|class| MyClass {
                id: class.id,
                name: class.name,
                level: class.level,
            })
            .collect(),
    })
}
