//! Adults come in by the school's identity provider. Who somebody is there is the provider and the name that it has for them,
//! never an e-mail. Nobody gets an account by it alone: it is linked from inside, or by an invitation.

use domain::ids::UserId;
use domain::role::{Action, Actor, Resource, authorize};
use protocol::session::{Door, Identity, Returned, VisitProvider};
use protocol::wire::ErrorCode;

use super::sign_in::begin;
use super::trail::{What, step};
use super::{actor, invite, passphrase, trail};
use crate::App;
use crate::caller::Caller;
use crate::error::Fault;
use crate::keys::Token;
use crate::metrics::Came;
use crate::provider::{Provider, ProviderError};
use crate::sql::Tx;
use crate::sql::record::{Errand, Visit, Who};
use crate::throttle::Guesser;

/// How long a visit to the provider may last, in milliseconds: ten minutes.
const VISIT: i64 = 10 * 60 * 1000;
/// Most visits under way: whoever comes next ends the oldest, so that nobody can shut this door to the others.
const MOST: i64 = 10_000;

/// What came back from the provider with a browser.
#[derive(Debug, Default)]
pub struct Back {
    /// Which visit.
    pub state: String,
    /// What the provider tells who it was for.
    pub code: Option<String>,
    /// Who says so, where it says it.
    pub issuer: Option<String>,
    /// What the browser that went there was given.
    pub browser: Option<Token>,
}

fn provider(app: &App) -> Result<&Provider, Fault> {
    let provider = app.provider.as_ref();
    provider.ok_or(Fault::Denied(ErrorCode::NotFound))
}

/// The signed-in adult, who alone is known at a provider.
async fn adult(app: &App, tx: &mut Tx, token: &Token) -> Result<Actor, Fault> {
    let (actor, _) = actor::of_session(app, tx, token).await?;
    if authorize(&actor, Action::KeepAccount, Resource::Own(actor.user)) {
        Ok(actor)
    } else {
        Err(Fault::Denied(ErrorCode::Forbidden))
    }
}

/// The provider, and whether it knows the person who asks.
///
/// # Errors
/// Of the database.
pub async fn show(app: &App, token: Option<&Token>) -> Result<Identity, Fault> {
    let Some(provider) = &app.provider else {
        return Ok(Identity::default());
    };
    let mut tx = app.db.read().await?;
    let mut linked = false;
    if let Some(token) = token
        && let Some((person, _)) = tx.session(&token.hash, app.clock.now()).await?
    {
        linked = tx.is_known_at(provider.issuer(), person).await?;
    }
    Ok(Identity {
        provider: Some(provider.name().to_owned()),
        linked,
    })
}

/// Begins a visit: where the browser goes, and what it must hold when it comes back.
///
/// # Errors
/// `NotFound` where there is no provider; to link: `SignedOut`, `Forbidden` for pupils and for who has no passphrase,
/// `WrongCredentials`, `SecondFactor`; `TooMany`; `ProviderAway`; of the database.
pub async fn visit(
    app: &App,
    from: &Caller,
    session: Result<Token, Fault>,
    ask: VisitProvider,
) -> Result<(Door, Token), Fault> {
    let provider = provider(app)?;
    let errand = match ask {
        VisitProvider::Enter => Errand::Enter,
        VisitProvider::Accept { token } => Errand::Accept(Token::of(token).hash),
        VisitProvider::Link { passphrase, code } => {
            Errand::Link(prove(app, from, &session?, passphrase, code).await?)
        }
    };
    let now = app.clock.now();
    let guessers = [Guesser::Address(from.address), Guesser::Everyone];
    app.throttle.check(&guessers, now)?;
    let (state, browser, nonce, verifier) =
        (Token::new(), Token::new(), Token::new(), Token::new());
    let address = provider
        .door(&state.text, &nonce.text, &verifier.text)
        .await
        .map_err(|error| {
            tracing::warn!(%error, "nobody can be sent to the identity provider");
            Fault::Denied(ErrorCode::ProviderAway)
        })?;
    let visit = Visit {
        browser: browser.hash,
        nonce: nonce.text,
        verifier: verifier.text,
        errand,
    };
    let mut tx = app.db.write().await?;
    tx.make_room_for_visit(now, MOST).await?;
    tx.add_visit(&state.hash, &visit, now + VISIT).await?;
    tx.commit().await?;
    Ok((Door { address }, browser))
}

/// The person who wants to be known at the provider, who says the passphrase again: the device may have been left unlocked.
async fn prove(
    app: &App,
    from: &Caller,
    session: &Token,
    typed: String,
    code: Option<String>,
) -> Result<UserId, Fault> {
    let mut tx = app.db.read().await?;
    let person = adult(app, &mut tx, session).await?.user;
    drop(tx);
    passphrase::prove(app, from, person, typed, code).await?;
    Ok(person)
}

/// Ends a visit: who came back, and what becomes of it. A token where somebody is signed in by it.
///
/// # Errors
/// `NotFound` where there is no provider; `TooMany`; of the database.
pub async fn back(
    app: &App,
    from: &Caller,
    back: Back,
) -> Result<(Returned, Option<Token>), Fault> {
    let provider = provider(app)?;
    let now = app.clock.now();
    let guessers = [Guesser::Address(from.address), Guesser::Everyone];
    app.throttle.check(&guessers, now)?;
    let mut tx = app.db.write().await?;
    let visit = tx.take_visit(&Token::of(back.state).hash, now).await?;
    tx.commit().await?;
    let Some(visit) = visit else {
        app.throttle.failed(&guessers, now);
        return Ok((Returned::Late, None));
    };
    // Else somebody could be led into the account of who sent them here.
    if back.browser.map(|token| token.hash) != Some(visit.browser) {
        return Ok((Returned::Late, None));
    }
    let other = back
        .issuer
        .is_some_and(|issuer| issuer != provider.issuer());
    let Some(code) = back.code.filter(|_| !other) else {
        return Ok((Returned::Refused, None));
    };
    let subject = provider.subject(code, &visit.nonce, &visit.verifier).await;
    match subject {
        Ok(subject) => settle(app, from, visit.errand, (provider.issuer(), &subject)).await,
        Err(error) => {
            tracing::warn!(%error, "somebody came back from the identity provider for nothing");
            let how = match error {
                ProviderError::Away(_) => Returned::Away,
                ProviderError::Refused(_) => Returned::Refused,
            };
            Ok((how, None))
        }
    }
}

/// Does what the visit was for.
async fn settle(
    app: &App,
    from: &Caller,
    errand: Errand,
    known_as: (&str, &str),
) -> Result<(Returned, Option<Token>), Fault> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let known = tx.person_known_as(known_as.0, known_as.1).await?;
    let note = async |tx: &mut Tx, person: UserId, what: What| -> Result<(), Fault> {
        let who = trail::who(tx, person).await?;
        let step = step(now, who, Some(from.address), what, String::new());
        Ok(tx.add_step(&step).await?)
    };
    let person = match (errand, known) {
        (Errand::Enter, None) => {
            app.metrics.came(Came::Failed);
            return Ok((Returned::Unknown, None));
        }
        (Errand::Enter, Some(person)) => {
            note(&mut tx, person, What::SignIn).await?;
            person
        }
        (Errand::Link(person), _) => {
            // The session of then must be that of now: who links is who is here.
            let here = match &from.former {
                Some(token) => tx.session(&token.hash, now).await?,
                None => None,
            };
            if here.is_none_or(|(here, _)| here != person) {
                return Ok((Returned::Late, None));
            }
            match tx.add_identity(known_as, person, now).await {
                Err(error) if error.is_duplicate() => return Ok((Returned::Taken, None)),
                added => added?,
            }
            note(&mut tx, person, What::IdentityOn).await?;
            tx.commit().await?;
            return Ok((Returned::Linked, None));
        }
        (Errand::Accept(_), Some(_)) => return Ok((Returned::Taken, None)),
        (Errand::Accept(link), None) => {
            let Some(invited) = tx.take_invitation(&link, now).await? else {
                return Ok((Returned::LinkExpired, None));
            };
            let person = invite::newcomer(invited);
            tx.add_person(&person).await?;
            tx.add_identity(known_as, person.id, now).await?;
            note(&mut tx, person.id, What::Accept).await?;
            person.id
        }
    };
    let (token, _) = begin(app, &mut tx, from, person).await?;
    tx.commit().await?;
    app.metrics.came(Came::Opened);
    Ok((Returned::Inside, Some(token)))
}

/// The provider knows the person no more. Who has no passphrase keeps it: there would be no way in.
///
/// # Errors
/// `SignedOut`; `Forbidden` for pupils; `NotFound` where there is no provider or it does not know the person; `Conflict` for who has
/// no passphrase; of the database.
pub async fn unlink(app: &App, from: &Caller, token: &Token) -> Result<(), Fault> {
    let mut tx = app.db.write().await?;
    let actor = adult(app, &mut tx, token).await?;
    let provider = provider(app)?;
    if tx.passphrase(actor.user).await?.is_none() {
        return Err(Fault::Denied(ErrorCode::Conflict));
    }
    if !tx.drop_identity(provider.issuer(), actor.user).await? {
        return Err(Fault::Denied(ErrorCode::NotFound));
    }
    let (now, who) = (app.clock.now(), Some(Who::from(&actor)));
    let off = step(
        now,
        who,
        Some(from.address),
        What::IdentityOff,
        String::new(),
    );
    tx.add_step(&off).await?;
    Ok(tx.commit().await?)
}
