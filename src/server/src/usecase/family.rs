//! A pupil's data in the hands of the school and the family: the head finds the pupil, erases the account or gives the family
//! a link; the family reads all that is kept, and may erase it.
//!
//! The head reads nothing of a carnet: who reads it is the pupil, or the family by its link.

use domain::code::pseudonym_key;
use domain::ids::{ClassId, UserId};
use domain::role::{Action, Resource, Role, authorize};
use protocol::privacy::{ClassPupils, EraseByFamily, EraseByHead, Export, FamilyLink};
use protocol::wire::ErrorCode;

use super::trail::{self, What, step};
use super::{Work, actor, erase, export, passphrase};
use crate::App;
use crate::caller::Caller;
use crate::error::Fault;
use crate::keys::Token;
use crate::sql::record::Step;
use crate::sql::{Alone, Tx};
use crate::throttle::Guesser;

/// How long a link that nobody opened is good, in milliseconds: two weeks.
const LIFETIME: i64 = 14 * 24 * 60 * 60 * 1000;

const FORBIDDEN: Fault = Fault::Denied(ErrorCode::Forbidden);
const EXPIRED: Fault = Fault::Denied(ErrorCode::LinkExpired);

/// The pupils of a class, for the head of its school.
///
/// # Errors
/// `SignedOut`; `Forbidden` for a class of others and for none; of the database.
pub async fn pupils(app: &App, token: &Token, class: ClassId) -> Result<ClassPupils, Fault> {
    let mut tx = app.db.read().await?;
    let (actor, _) = actor::of_session(app, &mut tx, token).await?;
    let class = tx.class(actor.academy, class).await?.ok_or(FORBIDDEN)?;
    let resource = Resource::Class(class.id, &class.school, class.academy);
    if !authorize(&actor, Action::ManageData, resource) {
        return Err(FORBIDDEN);
    }
    let pupils = tx.pupils_of(class.id).await?;
    Ok(ClassPupils { pupils })
}

/// Stops unless the person may dispose of that pupil's data.
async fn require(work: &mut Work, user: UserId) -> Result<(), Fault> {
    let academy = work.academy();
    let person = work.tx.person_of(academy, user).await?;
    let pupil = person.filter(|person| person.role == Role::Pupil);
    let school = pupil.and_then(|pupil| pupil.school).ok_or(FORBIDDEN)?;
    work.require(Action::ManageData, Resource::School(&school, academy))
}

/// A link for a pupil's family, told once; a former one is no more.
///
/// # Errors
/// `SignedOut`; `Forbidden` for a pupil of others and for none; of the database.
pub async fn link(app: &App, token: &Token, user: UserId) -> Result<FamilyLink, Fault> {
    let mut work = Work::begin(app, token).await?;
    require(&mut work, user).await?;
    let link = Token::new();
    let until = work.now.ms + LIFETIME;
    work.tx.set_family_link(&link.hash, user, until).await?;
    work.note(What::FamilyLink, user.to_string()).await?;
    work.finish().await?;
    Ok(FamilyLink {
        token: link.text,
        until,
    })
}

/// The head takes a pupil's account away, with the passphrase again.
///
/// # Errors
/// `SignedOut`; `Forbidden` for a pupil of others and for none; `WrongCredentials`; `TooMany`; of the database: then nothing
/// is gone.
pub async fn erase_by_head(
    app: &App,
    from: &Caller,
    token: &Token,
    user: UserId,
    ask: EraseByHead,
) -> Result<(), Fault> {
    let mut tx = app.db.read().await?;
    let (actor, _) = actor::of_session(app, &mut tx, token).await?;
    let hash = match (actor.role, tx.passphrase(actor.user).await?) {
        (Role::Head, Some((_, hash))) => hash,
        _ => return Err(FORBIDDEN),
    };
    let person = tx.person_of(actor.academy, user).await?;
    drop(tx);
    // Said before the passphrase is tried: what is not theirs is refused at once, as what is not there.
    let theirs =
        person.is_some_and(|pupil| pupil.role == Role::Pupil && pupil.school == actor.school);
    if !theirs {
        return Err(FORBIDDEN);
    }
    passphrase::require(app, from, actor.user, hash, ask.passphrase).await?;
    let mut work = Work::begin(app, token).await?;
    require(&mut work, user).await?;
    let (academy, now) = (work.academy(), work.now.ms);
    work.note(What::Erase, user.to_string()).await?;
    erase::account(&mut work.tx, academy, user, now).await?;
    work.finish().await?;
    erase::afterwards(app, user, now).await;
    Ok(())
}

/// All that is kept of a pupil, for who has the family's link. The first time, a day begins in which it stays good.
///
/// # Errors
/// `LinkExpired` for a link that is too old, was used up or never was; `TooMany`; of the database.
pub async fn open(app: &App, from: &Caller, link: String) -> Result<Export, Fault> {
    let now = app.clock.now();
    let link = Token::of(link);
    let mut tx = app.db.write().await?;
    let (user, _) = by_link(app, from, &mut tx, &link).await?;
    tx.family_opened(&link.hash, now).await?;
    let pupil = tx.person(user).await?;
    let origin = Some(from.address);
    let read = Step {
        school: pupil.and_then(|pupil| pupil.school),
        ..step(now, None, origin, What::FamilyRead, user.to_string())
    };
    tx.add_step(&read).await?;
    let export = export::of(&mut tx, user, now).await?;
    tx.commit().await?;
    // Said for counting, to nobody: the pupil’s own copy has it.
    Ok(Export {
        gender: None,
        ..export
    })
}

/// The family takes the account away; the pupil's pseudonym is typed again.
///
/// # Errors
/// `LinkExpired`, as [`open`]; `WrongCredentials` for another pseudonym; `TooMany`; of the database: then nothing is gone.
pub async fn erase_by_family(app: &App, from: &Caller, ask: EraseByFamily) -> Result<(), Fault> {
    let now = app.clock.now();
    let link = Token::of(ask.token);
    let mut tx = app.db.write().await?;
    let (user, academy) = by_link(app, from, &mut tx, &link).await?;
    tx.lock(Alone::Academy(academy)).await?;
    // As it is after the wait.
    by_link(app, from, &mut tx, &link).await?;
    let person = tx.person(user).await?.ok_or(EXPIRED)?;
    if pseudonym_key(&person.name) != pseudonym_key(&ask.pseudonym) {
        return Err(Fault::Denied(ErrorCode::WrongCredentials));
    }
    let who = trail::who(&mut tx, user).await?;
    let erase = step(now, who, Some(from.address), What::Erase, user.to_string());
    tx.add_step(&erase).await?;
    erase::account(&mut tx, academy, user, now).await?;
    tx.commit().await?;
    erase::afterwards(app, user, now).await;
    Ok(())
}

/// The pupil of a link. Guessing is slowed down.
async fn by_link(
    app: &App,
    from: &Caller,
    tx: &mut Tx,
    link: &Token,
) -> Result<(UserId, domain::ids::AcademyId), Fault> {
    let guessers = [Guesser::Address(from.address), Guesser::Everyone];
    let now = app.clock.now();
    app.throttle.check(&guessers, now)?;
    match tx.family_of(&link.hash, now).await? {
        Some(found) => Ok(found),
        None => {
            app.throttle.failed(&guessers, now);
            Err(EXPIRED)
        }
    }
}
