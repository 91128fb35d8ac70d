//! An adult's second factor: set up, asked for at sign-in, ended.

use domain::ids::UserId;
use domain::role::{Action, Actor, Resource, authorize};
use protocol::session::{
    BeginFactor, ConfirmFactor, EndFactor, FactorKey, RecoveryCodes, SecondFactor,
};
use protocol::wire::ErrorCode;

use super::actor;
use super::trail::{What, step};
use crate::App;
use crate::caller::Caller;
use crate::error::Fault;
use crate::factor;
use crate::keys::{Token, random};
use crate::sql::Tx;
use crate::sql::record::Who;
use crate::throttle::Guesser;

/// The signed-in person, if second factors are for them.
async fn adult(app: &App, tx: &mut Tx, token: &Token) -> Result<Actor, Fault> {
    let (actor, _) = actor::of_session(app, tx, token).await?;
    if authorize(&actor, Action::KeepAccount, Resource::Own(actor.user)) {
        Ok(actor)
    } else {
        Err(Fault::Denied(ErrorCode::Forbidden))
    }
}

/// Whether it is on, and how many recovery codes are left.
///
/// # Errors
/// `SignedOut`; `Forbidden` for pupils; of the database.
pub async fn show(app: &App, token: &Token) -> Result<SecondFactor, Fault> {
    let mut tx = app.db.read().await?;
    let user = adult(app, &mut tx, token).await?.user;
    let factor = tx.factor(user).await?;
    Ok(SecondFactor {
        on: factor.is_some_and(|factor| factor.is_on),
        recovery: tx.recovery_left(user).await?,
    })
}

/// Begins: the key for the person's app. Nothing is asked for until a code confirms it.
///
/// # Errors
/// `SignedOut`; `Forbidden` for pupils; `WrongCredentials` for a wrong passphrase; `Conflict` when one is on; `TooMany`;
/// of the database.
pub async fn begin(
    app: &App,
    token: &Token,
    from: &Caller,
    ask: BeginFactor,
) -> Result<FactorKey, Fault> {
    let (user, login) = passphrase(app, token, from, ask.passphrase).await?;
    let seed = random::<32>();
    let mut tx = app.db.write().await?;
    adult(app, &mut tx, token).await?;
    match tx.add_factor(user, &seed).await {
        Err(error) if error.is_duplicate() => return Err(Fault::Denied(ErrorCode::Conflict)),
        added => added?,
    }
    tx.commit().await?;
    let (secret, link) = factor::key(&app.keys, user, &seed, &login);
    Ok(FactorKey { secret, link })
}

/// Turns it on by a first code. The recovery codes are told once.
///
/// # Errors
/// `SignedOut`; `Forbidden` for pupils; `Conflict` when there is nothing to confirm; `WrongCredentials` for a wrong code;
/// `TooMany`; of the database.
pub async fn confirm(
    app: &App,
    token: &Token,
    from: &Caller,
    ask: &ConfirmFactor,
) -> Result<RecoveryCodes, Fault> {
    let mut tx = app.db.write().await?;
    let actor = adult(app, &mut tx, token).await?;
    let user = actor.user;
    let begun = tx.factor(user).await?.filter(|factor| !factor.is_on);
    if begun.is_none() {
        return Err(Fault::Denied(ErrorCode::Conflict));
    }
    prove(app, &mut tx, from, user, &ask.code).await?;
    let (codes, hashes) = factor::recovery(&app.keys, user);
    tx.confirm_factor(user, app.clock.now(), &hashes).await?;
    note(app, &mut tx, &actor, from, What::FactorOn).await?;
    tx.commit().await?;
    Ok(RecoveryCodes { codes })
}

/// Turns it off, by the passphrase and a code.
///
/// # Errors
/// `SignedOut`; `Forbidden` for pupils; `WrongCredentials` for a wrong passphrase or code; `TooMany`; of the database.
pub async fn end(app: &App, token: &Token, from: &Caller, ask: EndFactor) -> Result<(), Fault> {
    let (user, _) = passphrase(app, token, from, ask.passphrase).await?;
    let mut tx = app.db.write().await?;
    let actor = adult(app, &mut tx, token).await?;
    if tx.factor(user).await?.is_some_and(|factor| factor.is_on) {
        prove(app, &mut tx, from, user, &ask.code).await?;
        note(app, &mut tx, &actor, from, What::FactorOff).await?;
    }
    tx.drop_factor(user).await?;
    Ok(tx.commit().await?)
}

/// Asks for the code of whom the passphrase names, where a second factor is on.
///
/// # Errors
/// `SecondFactor` when there is no code; `WrongCredentials` for a wrong one; `TooMany`; of the database.
pub async fn demand(
    app: &App,
    from: &Caller,
    user: UserId,
    code: Option<&str>,
) -> Result<(), Fault> {
    let mut tx = app.db.read().await?;
    let is_on = tx.factor(user).await?.is_some_and(|factor| factor.is_on);
    drop(tx);
    match code {
        _ if !is_on => Ok(()),
        None => Err(Fault::Denied(ErrorCode::SecondFactor)),
        Some(code) => {
            let mut tx = app.db.write().await?;
            prove(app, &mut tx, from, user, code).await?;
            Ok(tx.commit().await?)
        }
    }
}

/// Takes a code of now, or uses up a recovery code.
async fn prove(
    app: &App,
    tx: &mut Tx,
    from: &Caller,
    user: UserId,
    code: &str,
) -> Result<(), Fault> {
    let now = app.clock.now();
    let guessers = [
        Guesser::Factor(user),
        Guesser::Address(from.address),
        Guesser::Everyone,
    ];
    app.throttle.check(&guessers, now)?;
    if is_good(app, tx, user, code).await? {
        app.throttle.succeeded(&guessers);
        return Ok(());
    }
    app.throttle.failed(&guessers, now);
    Err(Fault::Denied(ErrorCode::WrongCredentials))
}

async fn is_good(app: &App, tx: &mut Tx, user: UserId, code: &str) -> Result<bool, Fault> {
    if let Some(hash) = factor::recovery_hash(&app.keys, user, code) {
        return Ok(tx.use_recovery(user, &hash).await?);
    }
    let Some(factor) = tx.factor(user).await? else {
        return Ok(false);
    };
    let step = factor::step_of(&app.keys, user, &factor.seed, code, app.clock.now());
    match step {
        Some(step) => Ok(tx.use_step(user, step).await?),
        None => Ok(false),
    }
}

/// Whose passphrase it is, with the identifier: asked for again before anything of this changes.
async fn passphrase(
    app: &App,
    token: &Token,
    from: &Caller,
    typed: String,
) -> Result<(UserId, String), Fault> {
    let mut tx = app.db.read().await?;
    let user = adult(app, &mut tx, token).await?.user;
    let kept = tx.passphrase(user).await?;
    drop(tx);
    let (login, hash) = kept.ok_or(Fault::Denied(ErrorCode::Forbidden))?;
    super::passphrase::require(app, from, user, hash, typed).await?;
    Ok((user, login))
}

async fn note(
    app: &App,
    tx: &mut Tx,
    actor: &Actor,
    from: &Caller,
    what: What,
) -> Result<(), Fault> {
    let (now, who) = (app.clock.now(), Some(Who::from(actor)));
    let step = step(now, who, Some(from.address), what, String::new());
    Ok(tx.add_step(&step).await?)
}
