//! Signing in, by the three ways; each is slowed down when it fails.

use domain::code::{normalise_secret, pseudonym_key};
use domain::ids::UserId;
use domain::role::Role;
use protocol::session::{AdultSignIn, CardSignIn, Me, PupilSignIn};
use protocol::wire::ErrorCode;
use uuid::Uuid;

use super::second_factor;
use super::session::me;
use super::trail::{self, What};
use crate::App;
use crate::caller::Caller;
use crate::error::Fault;
use crate::keys::{Purpose, Token};
use crate::metrics::Came;
use crate::sql::Tx;
use crate::throttle::Guesser;

const DAY: i64 = 24 * 60 * 60 * 1000;

/// How long a session lasts without being used, in milliseconds.
pub fn lifetime(role: Role) -> i64 {
    match role {
        Role::Pupil => 7 * DAY,
        Role::Teacher | Role::Head => 14 * DAY,
        Role::Company => 30 * DAY,
        Role::Academy => DAY,
    }
}

/// How long a session lasts at most, however much it is used, in milliseconds.
pub fn longest(role: Role) -> i64 {
    match role {
        Role::Pupil | Role::Teacher | Role::Head | Role::Company => 180 * DAY,
        Role::Academy => 7 * DAY,
    }
}

/// An adult, by identifier and passphrase, and by a code where a second factor is on.
///
/// # Errors
/// `WrongCredentials`; `SecondFactor` when the code is missing; `TooMany`; of the database.
pub async fn adult(app: &App, from: &Caller, ask: AdultSignIn) -> Result<(Token, Me), Fault> {
    let login = ask.login.trim().to_lowercase();
    let guessers = [
        Guesser::Account(format!("adult {login}")),
        Guesser::Address(from.address),
        Guesser::Everyone,
    ];
    app.throttle.check(&guessers, app.clock.now())?;
    let mut tx = app.db.read().await?;
    let found = tx.adult(&login).await?;
    drop(tx);
    let (person, hash) = found.unzip();
    let right = app.hasher.verify(hash, ask.passphrase).await?;
    if let Some(user) = person.filter(|_| right) {
        let demanded = second_factor::demand(app, from, user, ask.code.as_deref()).await;
        if let Err(Fault::Denied(ErrorCode::WrongCredentials)) = demanded {
            app.metrics.came(Came::Failed);
            note_failure(app, from, person).await?;
        }
        demanded?;
    }
    open(app, from, &guessers, (person, right)).await
}

/// A pupil, by class code, pseudonym and secret.
///
/// # Errors
/// `WrongCredentials`; `TooMany`; of the database.
pub async fn pupil(app: &App, from: &Caller, ask: PupilSignIn) -> Result<(Token, Me), Fault> {
    let key = pseudonym_key(&ask.pseudonym);
    let guessers = [
        Guesser::Account(format!("pupil {} {key}", ask.code)),
        Guesser::Address(from.address),
        Guesser::Code(ask.code.to_string()),
        Guesser::Everyone,
    ];
    app.throttle.check(&guessers, app.clock.now())?;
    let mut tx = app.db.read().await?;
    let (mut person, mut right) = (None, false);
    if let Some(class) = tx.class_by_code(&ask.code).await?
        && let Some((user, hash)) = tx.pupil(class.id, &key).await?
    {
        let bytes = secret_bytes(user, &ask.secret);
        right = app.keys.verify(Purpose::Secret, &bytes, &hash);
        person = Some(user);
    }
    drop(tx);
    open(app, from, &guessers, (person, right)).await
}

/// A pupil, by the card.
///
/// # Errors
/// `WrongCredentials`; `TooMany`; of the database.
pub async fn card(app: &App, from: &Caller, ask: CardSignIn) -> Result<(Token, Me), Fault> {
    let guessers = [Guesser::Address(from.address), Guesser::Everyone];
    app.throttle.check(&guessers, app.clock.now())?;
    let mut tx = app.db.read().await?;
    let hash = card_hash(app, &ask.card);
    let person = tx.card_holder(&hash).await?;
    drop(tx);
    open(app, from, &guessers, (person, true)).await
}

/// What is hashed of a pupil's secret: with the pupil's identity, so that equal words give other hashes.
pub fn secret_bytes(user: UserId, secret: &str) -> Vec<u8> {
    format!("{user} {}", normalise_secret(secret)).into_bytes()
}

/// The keyed hash of a card's digits.
pub fn card_hash(app: &App, card: &str) -> [u8; 32] {
    let digits = card.trim().to_ascii_lowercase();
    app.keys.hash(Purpose::Card, digits.as_bytes())
}

async fn open(
    app: &App,
    from: &Caller,
    guessers: &[Guesser],
    (person, right): (Option<UserId>, bool),
) -> Result<(Token, Me), Fault> {
    let now = app.clock.now();
    let Some(person) = person.filter(|_| right) else {
        app.throttle.failed(guessers, now);
        app.metrics.came(Came::Failed);
        note_failure(app, from, person).await?;
        return Err(Fault::Denied(ErrorCode::WrongCredentials));
    };
    app.throttle.succeeded(guessers);
    let mut tx = app.db.write().await?;
    let who = trail::who(&mut tx, person).await?;
    let origin = Some(from.address);
    let step = trail::step(now, who, origin, What::SignIn, String::new());
    tx.add_step(&step).await?;
    let opened = begin(app, &mut tx, from, person).await?;
    tx.commit().await?;
    app.metrics.came(Came::Opened);
    Ok(opened)
}

/// Whose account was guessed at, where there is one. Nobody is looked for too, so that the time does not say so.
async fn note_failure(app: &App, from: &Caller, person: Option<UserId>) -> Result<(), Fault> {
    let mut tx = app.db.write().await?;
    let person = person.unwrap_or(UserId(Uuid::nil()));
    let who = trail::who(&mut tx, person).await?;
    let (now, origin) = (app.clock.now(), Some(from.address));
    let step = trail::step(now, who, origin, What::SignInFailed, String::new());
    tx.add_step(&step).await?;
    Ok(tx.commit().await?)
}

/// Begins a session for a person within a transaction. It takes the place of the one that the browser had, whose
/// token nobody has any more.
///
/// # Errors
/// Of the database.
pub async fn begin(
    app: &App,
    tx: &mut Tx,
    from: &Caller,
    person: UserId,
) -> Result<(Token, Me), Fault> {
    let now = app.clock.now();
    let me = me(tx, person).await?;
    if let Some(former) = &from.former {
        tx.end_session(&former.hash).await?;
    }
    let token = Token::new();
    let expires = now + lifetime(me.role);
    tx.add_session(&token.hash, person, from.device, (now, expires))
        .await?;
    Ok((token, me))
}
