//! An adult changes the passphrase.

use domain::ids::UserId;
use domain::passphrase;
use domain::role::{Action, Resource, authorize};
use protocol::session::ChangePassphrase;
use protocol::wire::ErrorCode;

use super::sign_in::begin;
use super::trail::{What, step};
use super::{actor, second_factor};
use crate::App;
use crate::caller::Caller;
use crate::error::Fault;
use crate::keys::Token;
use crate::sql::record::Who;
use crate::throttle::Guesser;

/// Takes the new passphrase in place of the former one, which is asked for again: the device may have been left
/// unlocked. All other sessions end, and this one goes on under a new token.
///
/// # Errors
/// `SignedOut`; `Forbidden` for who has none; `BadRequest` for one that is not taken (see `domain::passphrase`);
/// `WrongCredentials` when the former one is wrong; `TooMany`; of the database.
pub async fn change(
    app: &App,
    token: &Token,
    from: &Caller,
    ask: ChangePassphrase,
) -> Result<Token, Fault> {
    let mut tx = app.db.read().await?;
    let (actor, _) = actor::of_session(app, &mut tx, token).await?;
    let forbidden = Fault::Denied(ErrorCode::Forbidden);
    if !authorize(&actor, Action::KeepAccount, Resource::Own(actor.user)) {
        return Err(forbidden);
    }
    let (login, hash) = tx.passphrase(actor.user).await?.ok_or(forbidden)?;
    drop(tx);
    if passphrase::check(&ask.fresh, &login).is_err() {
        return Err(Fault::Denied(ErrorCode::BadRequest));
    }
    require(app, from, actor.user, hash, ask.former).await?;
    let hash = app.hasher.hash(ask.fresh).await?;
    let mut tx = app.db.write().await?;
    // As of now: the session may have ended meanwhile.
    let (actor, now) = actor::of_session(app, &mut tx, token).await?;
    tx.set_passphrase(actor.user, &login, &hash).await?;
    tx.end_sessions(actor.user).await?;
    let who = Some(Who::from(&actor));
    let from_here = Some(from.address);
    let change = step(
        now.ms,
        who,
        from_here,
        What::ChangePassphrase,
        String::new(),
    );
    tx.add_step(&change).await?;
    let (token, _) = begin(app, &mut tx, from, actor.user).await?;
    tx.commit().await?;
    Ok(token)
}

/// Stops unless an adult says the passphrase again, and a code where a second factor is on: the device may have been left unlocked.
///
/// # Errors
/// `Forbidden` for who has no passphrase; `WrongCredentials`; `SecondFactor` when the code is missing; `TooMany`; of the database.
pub(super) async fn prove(
    app: &App,
    from: &Caller,
    user: UserId,
    typed: String,
    code: Option<String>,
) -> Result<(), Fault> {
    let kept = app.db.read().await?.passphrase(user).await?;
    let (_, hash) = kept.ok_or(Fault::Denied(ErrorCode::Forbidden))?;
    require(app, from, user, hash, typed).await?;
    second_factor::demand(app, from, user, code.as_deref()).await
}

/// Stops unless the passphrase is that of a person who is signed in: before what proves who they are is changed, it is asked
/// for again.
///
/// # Errors
/// `WrongCredentials`; `TooMany`.
pub(super) async fn require(
    app: &App,
    from: &Caller,
    user: UserId,
    hash: String,
    typed: String,
) -> Result<(), Fault> {
    let guessers = [
        Guesser::Account(format!("passphrase {user}")),
        Guesser::Address(from.address),
        Guesser::Everyone,
    ];
    app.throttle.check(&guessers, app.clock.now())?;
    if !app.hasher.verify(Some(hash), typed).await? {
        app.throttle.failed(&guessers, app.clock.now());
        return Err(Fault::Denied(ErrorCode::WrongCredentials));
    }
    app.throttle.succeeded(&guessers);
    Ok(())
}
