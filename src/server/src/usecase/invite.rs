//! Adults come in by one-time links: the académie invites heads and companies, a head invites teachers.

use domain::ids::{CompanyId, UserId};
use domain::passphrase;
use domain::role::{Action, Resource, Role};
use domain::school::Uai;
use protocol::row::Company;
use protocol::session::{Accept, Invitation, Invite, Me};
use protocol::wire::ErrorCode;
use uuid::Uuid;

use super::Work;
use super::project::Thing;
use super::sign_in::begin;
use super::trail::{What, step};
use crate::App;
use crate::caller::Caller;
use crate::error::Fault;
use crate::keys::Token;
use crate::sql::record::{Invited, Person, Who};
use crate::throttle::Guesser;

/// How long a link is good, in milliseconds: two weeks.
pub const LINK_LIFETIME: i64 = 14 * 24 * 60 * 60 * 1000;
/// Longest name, in characters.
const NAME_MAX: usize = 80;

/// A one-time link for somebody.
///
/// # Errors
/// `Forbidden`; `NotFound` for a school that is not there; `BadRequest` for a name, role or place that cannot
/// be; of the database.
pub async fn invite(app: &App, token: &Token, ask: &Invite) -> Result<Invitation, Fault> {
    let mut work = Work::begin(app, token).await?;
    let name = short(&ask.name)?;
    let academy = work.academy();
    let (school, company) = match ask.role {
        Role::Head => {
            work.require(Action::ManageAcademy, Resource::Academy(academy))?;
            (Some(school(&mut work, ask).await?), None)
        }
        Role::Teacher => {
            let uai = named_school(&work, ask)?;
            work.require(Action::ManageSchool, Resource::School(&uai, academy))?;
            (Some(school(&mut work, ask).await?), None)
        }
        Role::Company => {
            work.require(Action::ManageAcademy, Resource::Academy(academy))?;
            (None, Some(company(&mut work, ask).await?))
        }
        Role::Pupil | Role::Academy => return Err(Fault::Denied(ErrorCode::BadRequest)),
    };
    let invited = Invited {
        academy,
        role: ask.role,
        name,
        school,
        company,
        expires: work.now.ms + LINK_LIFETIME,
    };
    let link = Token::new();
    work.tx.add_invitation(&link.hash, &invited).await?;
    let place = invited.school.as_ref().map(ToString::to_string);
    let place = place.or(invited.company.map(|company| company.to_string()));
    work.note(What::Invite, place.unwrap_or_default()).await?;
    work.finish().await?;
    Ok(Invitation {
        token: link.text,
        until: invited.expires,
    })
}

fn short(text: &str) -> Result<String, Fault> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > NAME_MAX {
        return Err(Fault::Denied(ErrorCode::BadRequest));
    }
    Ok(text.to_owned())
}

/// The school named, or the inviter's own.
fn named_school(work: &Work, ask: &Invite) -> Result<Uai, Fault> {
    let uai = ask.school.clone().or_else(|| work.actor.school.clone());
    uai.ok_or(Fault::Denied(ErrorCode::BadRequest))
}

/// The same, where it is one of the académie.
async fn school(work: &mut Work, ask: &Invite) -> Result<Uai, Fault> {
    let uai = named_school(work, ask)?;
    let academy = work.academy();
    match work.tx.school(academy, &uai).await? {
        Some(_) => Ok(uai),
        None => Err(Fault::Denied(ErrorCode::NotFound)),
    }
}

/// The company of that name, made when there is none.
async fn company(work: &mut Work, ask: &Invite) -> Result<CompanyId, Fault> {
    let name = short(ask.company.as_deref().unwrap_or_default())?;
    let academy = work.academy();
    if let Some(id) = work.tx.company_named(academy, &name).await? {
        return Ok(id);
    }
    let company = Company {
        id: CompanyId(Uuid::now_v7()),
        name,
        commune: short(ask.commune.as_deref().unwrap_or_default())?,
    };
    work.tx.add_company(academy, &company).await?;
    work.touch(Thing::Company(company.id));
    Ok(company.id)
}

/// Chooses identifier and passphrase by a link, once, and signs in.
///
/// # Errors
/// `LinkExpired` for a link that was used or is too old; `BadRequest` for an identifier or a passphrase that
/// cannot be; `Conflict` when the identifier is taken (the link stays good); `TooMany`; of the database.
pub async fn accept(app: &App, from: &Caller, ask: Accept) -> Result<(Token, Me), Fault> {
    let guessers = [Guesser::Address(from.address), Guesser::Everyone];
    app.throttle.check(&guessers, app.clock.now())?;
    let login = ask.login.trim().to_lowercase();
    if !is_login(&login) || passphrase::check(&ask.passphrase, &login).is_err() {
        return Err(Fault::Denied(ErrorCode::BadRequest));
    }
    let hash = app.hasher.hash(ask.passphrase).await?;
    let mut tx = app.db.write().await?;
    let link = Token::of(ask.token);
    let Some(invited) = tx.take_invitation(&link.hash, app.clock.now()).await? else {
        app.throttle.failed(&guessers, app.clock.now());
        return Err(Fault::Denied(ErrorCode::LinkExpired));
    };
    let person = newcomer(invited);
    tx.add_person(&person).await?;
    match tx.set_passphrase(person.id, &login, &hash).await {
        Err(error) if error.is_duplicate() => return Err(Fault::Denied(ErrorCode::Conflict)),
        set => set?,
    }
    let who = Some(Who {
        academy: person.academy,
        person: person.id,
        role: person.role,
        school: person.school.clone(),
    });
    let now = app.clock.now();
    let accepted = step(now, who, Some(from.address), What::Accept, String::new());
    tx.add_step(&accepted).await?;
    let opened = begin(app, &mut tx, from, person.id).await?;
    tx.commit().await?;
    Ok(opened)
}

/// Who takes an invitation, as a new person.
pub(super) fn newcomer(invited: Invited) -> Person {
    Person {
        id: UserId(Uuid::now_v7()),
        academy: invited.academy,
        role: invited.role,
        name: invited.name,
        school: invited.school,
        company: invited.company,
        last_seen: None,
    }
}

/// 3 to 40 of `a-z 0-9 . _ -`.
fn is_login(text: &str) -> bool {
    (3..=40).contains(&text.len())
        && text.bytes().all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"._-".contains(&byte)
        })
}
