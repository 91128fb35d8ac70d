//! A pupil comes in for the first time, or gets a new secret.

use std::collections::BTreeSet;

use domain::code::{ClassCode, pseudonym, pseudonym_key};
use domain::ids::{ClassId, UserId};
use domain::role::{Action, Resource, Role};
use protocol::session::{
    ADD_MAX, AddPupils, AddedPupils, ClassGreeting, ClassKnock, Enrol, Enrolled,
};
use protocol::wire::ErrorCode;
use uuid::Uuid;

use super::Work;
use super::project::{Thing, Touched, project};
use super::sign_in::{begin, card_hash, secret_bytes};
use super::trail::{self, What};
use crate::App;
use crate::caller::Caller;
use crate::error::Fault;
use crate::keys::{Purpose, Token, hex, random};
use crate::sql::record::{Class, Person};
use crate::sql::{Alone, DbError, Tx};
use crate::throttle::Guesser;
use crate::words;

/// What a pupil sees after typing a class code.
///
/// # Errors
/// `WrongCredentials` for a code of no class; `TooMany`; of the database.
pub async fn knock(app: &App, from: &Caller, ask: &ClassKnock) -> Result<ClassGreeting, Fault> {
    let mut tx = app.db.read().await?;
    let class = by_code(app, &mut tx, from, &ask.code).await?;
    let school = tx.school(class.academy, &class.school).await?;
    let school = school.ok_or(DbError::Corrupt("class.school"))?;
    Ok(ClassGreeting {
        open: is_open(app, &class),
        class: class.name,
        school: school.name,
    })
}

/// A new pupil takes a pseudonym while the code is open, and is signed in.
///
/// # Errors
/// `WrongCredentials` for a code of no class; `EnrolmentClosed`; `BadRequest` for what cannot be a pseudonym;
/// `PseudonymTaken`; `TooMany`; of the database.
pub async fn enrol(app: &App, from: &Caller, ask: &Enrol) -> Result<(Token, Enrolled), Fault> {
    let mut tx = app.db.read().await?;
    let academy = by_code(app, &mut tx, from, &ask.code).await?.academy;
    drop(tx);
    let mut tx = app.db.write_alone(Alone::Academy(academy)).await?;
    // As it is after the wait.
    let class = by_code(app, &mut tx, from, &ask.code).await?;
    if !is_open(app, &class) {
        return Err(Fault::Denied(ErrorCode::EnrolmentClosed));
    }
    let name = pseudonym(&ask.pseudonym).ok_or(Fault::Denied(ErrorCode::BadRequest))?;
    let user = UserId(Uuid::now_v7());
    let pupil = Person {
        id: user,
        academy: class.academy,
        role: Role::Pupil,
        name,
        school: Some(class.school.clone()),
        company: None,
        last_seen: None,
    };
    let enrolled = add_pupil(app, &mut tx, &class, &pupil, &words::secret()).await?;
    let who = trail::who(&mut tx, user).await?;
    let now = app.clock.now();
    let subject = class.id.to_string();
    let enrol = trail::step(now, who, Some(from.address), What::Enrol, subject);
    tx.add_step(&enrol).await?;
    let (token, _) = begin(app, &mut tx, from, user).await?;
    tx.commit().await?;
    Ok((token, enrolled))
}

/// Adds a pupil with that secret to a class, and tells the class's teachers.
///
/// # Errors
/// `PseudonymTaken`; of the database.
pub async fn add_pupil(
    app: &App,
    tx: &mut Tx,
    class: &Class,
    pupil: &Person,
    secret: &str,
) -> Result<Enrolled, Fault> {
    tx.add_person(pupil).await?;
    let key = pseudonym_key(&pupil.name);
    match tx.join_class(class.id, pupil.id, Some(&key)).await {
        Err(error) if error.is_duplicate() => {
            return Err(Fault::Denied(ErrorCode::PseudonymTaken));
        }
        joined => joined?,
    }
    let enrolled = give_secret(app, tx, class, pupil, secret).await?;
    let touched = Touched::from([Thing::Class(class.id), Thing::Pupil(pupil.id)]);
    project(tx, class.academy, &touched).await?;
    Ok(enrolled)
}

/// A teacher adds pupils to a class, who get pseudonyms drawn at random: their names stay with the teacher. All or none. Who is a pupil
/// of the class already gets a new card: the teacher asks again because the former answer was lost.
///
/// # Errors
/// `Forbidden` for a class of others, of nobody or of a past year, and for the identity of somebody else; `BadRequest` for none, more
/// than [`ADD_MAX`], or one twice; of the database.
pub async fn add_pupils(
    app: &App,
    token: &Token,
    class: ClassId,
    ask: AddPupils,
) -> Result<AddedPupils, Fault> {
    let mut work = Work::begin(app, token).await?;
    let academy = work.academy();
    let class = work.tx.class(academy, class).await?;
    let class = class.filter(Class::is_current);
    let class = class.ok_or(Fault::Denied(ErrorCode::Forbidden))?;
    let resource = Resource::Class(class.id, &class.school, class.academy);
    work.require(Action::ManageClass, resource)?;
    let once: BTreeSet<UserId> = ask.users.iter().copied().collect();
    if !(1..=ADD_MAX).contains(&ask.users.len()) || once.len() < ask.users.len() {
        return Err(Fault::Denied(ErrorCode::BadRequest));
    }
    let there = work.tx.pupils_of(class.id).await?;
    let taken: Vec<String> = there
        .iter()
        .map(|pupil| pseudonym_key(&pupil.pseudonym))
        .collect();
    let mut pupils = Vec::new();
    let names = words::pseudonyms(ask.users.len(), &taken);
    for (user, name) in ask.users.into_iter().zip(names) {
        let secret = words::secret();
        if let Some(pupil) = there.iter().find(|pupil| pupil.user == user) {
            let pupil = work.tx.person_of(academy, pupil.user).await?;
            let pupil = pupil.ok_or(DbError::Corrupt("membership.person"))?;
            pupils.push(give_secret(app, &mut work.tx, &class, &pupil, &secret).await?);
            work.tx.end_sessions(user).await?;
            continue;
        }
        if work.tx.person(user).await?.is_some() || work.tx.is_erased(user).await? {
            return Err(Fault::Denied(ErrorCode::Forbidden));
        }
        let pupil = Person {
            id: user,
            academy,
            role: Role::Pupil,
            name,
            school: Some(class.school.clone()),
            company: None,
            last_seen: None,
        };
        pupils.push(add_pupil(app, &mut work.tx, &class, &pupil, &secret).await?);
    }
    work.note(What::AddPupils, class.id.to_string()).await?;
    work.finish().await?;
    Ok(AddedPupils { pupils })
}

/// A teacher renews a pupil's secrets; the former ones and the sessions end.
///
/// # Errors
/// `Forbidden` for a pupil of others, and for who is none; of the database.
pub async fn renew(app: &App, token: &Token, user: UserId) -> Result<Enrolled, Fault> {
    let mut work = Work::begin(app, token).await?;
    let academy = work.academy();
    let forbidden = Fault::Denied(ErrorCode::Forbidden);
    let person = work.tx.person_of(academy, user).await?;
    let Some(pupil) = person.filter(|person| person.role == Role::Pupil) else {
        return Err(forbidden);
    };
    let classes = work.tx.classes_of(user).await?;
    let class = classes.into_iter().next().ok_or(forbidden)?;
    let resource = Resource::Class(class.id, &class.school, class.academy);
    work.require(Action::ManageClass, resource)?;
    let secret = words::secret();
    let enrolled = give_secret(app, &mut work.tx, &class, &pupil, &secret).await?;
    work.tx.end_sessions(user).await?;
    work.note(What::RenewSecret, user.to_string()).await?;
    work.finish().await?;
    Ok(enrolled)
}

async fn give_secret(
    app: &App,
    tx: &mut Tx,
    class: &Class,
    pupil: &Person,
    secret: &str,
) -> Result<Enrolled, Fault> {
    let card = hex(&random::<16>());
    let bytes = secret_bytes(pupil.id, secret);
    let secret_hash = app.keys.hash(Purpose::Secret, &bytes);
    let card_hash = card_hash(app, &card);
    tx.set_secret(pupil.id, &secret_hash, &card_hash).await?;
    Ok(Enrolled {
        user: pupil.id,
        pseudonym: pupil.name.clone(),
        code: class.code.clone(),
        secret: secret.to_owned(),
        card,
    })
}

/// The class of a code, of any académie. Guessing codes is slowed down by address.
pub(super) async fn by_code(
    app: &App,
    tx: &mut Tx,
    from: &Caller,
    code: &ClassCode,
) -> Result<Class, Fault> {
    let guessers = [Guesser::Address(from.address), Guesser::Everyone];
    app.throttle.check(&guessers, app.clock.now())?;
    match tx.class_by_code(code).await? {
        Some(class) => Ok(class),
        None => {
            app.throttle.failed(&guessers, app.clock.now());
            Err(Fault::Denied(ErrorCode::WrongCredentials))
        }
    }
}

/// Whether new pupils may come into a class now.
pub(super) fn is_open(app: &App, class: &Class) -> bool {
    class
        .open_until
        .is_some_and(|until| app.clock.now() < until)
}
