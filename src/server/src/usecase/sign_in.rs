//! Signing in, by the three ways; each is slowed down when it fails.

use std::net::IpAddr;

use domain::code::{normalise_secret, pseudonym_key};
use domain::ids::UserId;
use domain::role::Role;
use protocol::session::{AdultSignIn, CardSignIn, Me, PupilSignIn};
use protocol::wire::ErrorCode;

use super::session::me;
use crate::App;
use crate::error::Fault;
use crate::keys::{Purpose, Token};
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

/// An adult, by identifier and passphrase.
///
/// # Errors
/// `WrongCredentials`; `TooMany`; of the database.
pub async fn adult(app: &App, from: IpAddr, ask: AdultSignIn) -> Result<(Token, Me), Fault> {
    let login = ask.login.trim().to_lowercase();
    let guessers = [
        Guesser::Account(format!("adult {login}")),
        Guesser::Address(from),
    ];
    app.throttle.check(&guessers, app.clock.now())?;
    let mut tx = app.db.read().await?;
    let found = tx.adult(&login).await?;
    drop(tx);
    let (person, hash) = found.unzip();
    let right = app.hasher.verify(hash, ask.passphrase).await?;
    open(app, &guessers, person.filter(|_| right)).await
}

/// A pupil, by class code, pseudonym and secret.
///
/// # Errors
/// `WrongCredentials`; `TooMany`; of the database.
pub async fn pupil(app: &App, from: IpAddr, ask: PupilSignIn) -> Result<(Token, Me), Fault> {
    let key = pseudonym_key(&ask.pseudonym);
    let guessers = [
        Guesser::Account(format!("pupil {} {key}", ask.code)),
        Guesser::Address(from),
    ];
    app.throttle.check(&guessers, app.clock.now())?;
    let mut tx = app.db.read().await?;
    let mut person = None;
    if let Some(class) = tx.class_by_code(&ask.code).await?
        && let Some((user, hash)) = tx.pupil(class.id, &key).await?
    {
        let bytes = secret_bytes(user, &ask.secret);
        let right = app.keys.verify(Purpose::Secret, &bytes, &hash);
        person = right.then_some(user);
    }
    drop(tx);
    open(app, &guessers, person).await
}

/// A pupil, by the card.
///
/// # Errors
/// `WrongCredentials`; `TooMany`; of the database.
pub async fn card(app: &App, from: IpAddr, ask: CardSignIn) -> Result<(Token, Me), Fault> {
    let guessers = [Guesser::Address(from)];
    app.throttle.check(&guessers, app.clock.now())?;
    let mut tx = app.db.read().await?;
    let hash = card_hash(app, &ask.card);
    let person = tx.card_holder(&hash).await?;
    drop(tx);
    open(app, &guessers, person).await
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
    guessers: &[Guesser],
    person: Option<UserId>,
) -> Result<(Token, Me), Fault> {
    let Some(person) = person else {
        app.throttle.failed(guessers, app.clock.now());
        return Err(Fault::Denied(ErrorCode::WrongCredentials));
    };
    app.throttle.succeeded(guessers);
    let mut tx = app.db.write().await?;
    let opened = begin(app, &mut tx, person).await?;
    tx.commit().await?;
    Ok(opened)
}

/// Begins a session for a person within a transaction.
///
/// # Errors
/// Of the database.
pub async fn begin(app: &App, tx: &mut Tx, person: UserId) -> Result<(Token, Me), Fault> {
    let now = app.clock.now();
    let me = me(tx, person).await?;
    let token = Token::new();
    let expires = now + lifetime(me.role);
    tx.add_session(&token.hash, person, now, expires).await?;
    Ok((token, me))
}
