//! An account goes away for good: its rows, the copies that others read, and the bytes in the database's file.

use domain::ids::{AcademyId, EquipeId, UserId};
use domain::role::Role;
use jiff::civil::DateTime;
use protocol::privacy::Erase;
use protocol::wire::ErrorCode;

use super::project::{Thing, Touched, project};
use super::sign_in::secret_bytes;
use super::trail::{What, step};
use super::{actor, passphrase};
use crate::App;
use crate::caller::Caller;
use crate::error::Fault;
use crate::journal::Journal;
use crate::keys::{Keys, Purpose, Token};
use crate::sql::record::Who;
use crate::sql::{Alone, Db, Tx};
use crate::throttle::Guesser;

/// How long it is known that an account was erased, in milliseconds: 400 days, as long as a computer may sleep with a
/// queue that is still answered.
const KNOWN: i64 = 400 * 24 * 60 * 60 * 1000;

/// The journal of erasures cannot be read or written.
const JOURNAL_FAILED: Fault = Fault::Internal("the journal of erasures failed");

/// Who is signed in takes their account away, with the five words or the passphrase again.
///
/// # Errors
/// `SignedOut`; `WrongCredentials`; `SecondFactor` when the code is missing; `Forbidden` for who has nothing to prove who they are by;
/// `Conflict` for the only head of a school, the only officer of an académie, and the only contact of a company on one of whose visits
/// classes count; `TooMany`; of the database: then nothing is gone.
pub async fn own(app: &App, from: &Caller, token: &Token, ask: Erase) -> Result<(), Fault> {
    let mut tx = app.db.read().await?;
    let (actor, _) = actor::of_session(app, &mut tx, token).await?;
    drop(tx);
    let academy = actor.academy;
    match actor.role {
        Role::Pupil => prove_words(app, from, actor.user, &ask.secret).await?,
        Role::Teacher | Role::Head | Role::Company | Role::Academy => {
            passphrase::prove(app, from, actor.user, ask.secret, ask.code).await?;
        }
    }
    let mut tx = app.db.write_alone(Alone::Academy(academy)).await?;
    // As it is after the wait: the same account may have been erased meanwhile.
    let (actor, now) = actor::of_session(app, &mut tx, token).await?;
    require_dispensable(&mut tx, actor.user, now.local).await?;
    let (who, origin) = (Some(Who::from(&actor)), Some(from.address));
    let erase = step(now.ms, who, origin, What::Erase, String::new());
    tx.add_step(&erase).await?;
    account(&mut tx, academy, actor.user, now.ms).await?;
    tx.commit().await?;
    afterwards(app, actor.user, now.ms).await;
    Ok(())
}

/// Stops unless these are the pupil's five words.
async fn prove_words(app: &App, from: &Caller, pupil: UserId, typed: &str) -> Result<(), Fault> {
    let now = app.clock.now();
    let guessers = [
        Guesser::Account(format!("erase {pupil}")),
        Guesser::Address(from.address),
        Guesser::Everyone,
    ];
    app.throttle.check(&guessers, now)?;
    let hash = app.db.read().await?.secret_of(pupil).await?;
    let bytes = secret_bytes(pupil, typed);
    if !hash.is_some_and(|hash| app.keys.verify(Purpose::Secret, &bytes, &hash)) {
        app.throttle.failed(&guessers, now);
        return Err(Fault::Denied(ErrorCode::WrongCredentials));
    }
    app.throttle.succeeded(&guessers);
    Ok(())
}

/// Stops where others would be left without the one person whom they need: families without a head who answers them, an
/// académie without an officer who invites, classes without a company that awaits them.
async fn require_dispensable(tx: &mut Tx, user: UserId, now: DateTime) -> Result<(), Fault> {
    let person = tx.person(user).await?;
    let person = person.ok_or(Fault::Denied(ErrorCode::SignedOut))?;
    let is_needed = match (person.role, person.company) {
        (Role::Pupil | Role::Teacher, _) | (Role::Company, None) => false,
        (Role::Head | Role::Academy, _) => true,
        (Role::Company, Some(company)) => tx.is_counted_on(company, now).await?,
    };
    if is_needed && tx.colleagues(&person).await? == 0 {
        return Err(Fault::Denied(ErrorCode::Conflict));
    }
    Ok(())
}

/// After the transaction in which an account went: its name in the journal, and the bytes in SQLite's own. The account is gone
/// whatever becomes of these; the round of each day does them again.
pub(super) async fn afterwards(app: &App, user: UserId, now: i64) {
    note(app, user, now);
    scrub(app).await;
}

/// The first half of [`afterwards`], for each of many accounts.
pub(super) fn note(app: &App, user: UserId, now: i64) {
    let name = Journal::name(&app.keys, user);
    if let Err(error) = app.journal.note(&name, now) {
        tracing::error!(%error, "an erasure is not in the journal yet");
    }
}

/// The second half, once for all of them.
pub(super) async fn scrub(app: &App) {
    if let Err(error) = app.db.scrub().await {
        tracing::error!(%error, "SQLite's journal was not emptied after an erasure");
    }
}

/// Takes an account away, under the lock of the académie. An adult's requests for visits and remarks on pages stay, and are nobody's.
///
/// # Errors
/// Of the database.
pub(super) async fn account(
    tx: &mut Tx,
    academy: AcademyId,
    user: UserId,
    now: i64,
) -> Result<(), Fault> {
    let classes = tx.classes_of(user).await?;
    let mut touched: Touched = classes
        .into_iter()
        .map(|class| Thing::Class(class.id))
        .collect();
    touched.insert(Thing::Pupil(user));
    let entries = tx.entry_ids_of(user).await?;
    touched.extend(entries.into_iter().map(Thing::Entry));
    let lessons = tx.ready_of(user).await?;
    touched.extend(lessons.into_iter().map(|id| Thing::Ready(id, user)));
    let teams = tx.equipes_of(user).await?;
    let requests = tx.leave_requests(academy, user).await?;
    touched.extend(requests.into_iter().map(Thing::Booking));
    let remarks = tx.leave_remarks(academy, user).await?;
    touched.extend(remarks.into_iter().map(Thing::Entry));
    tx.erase_things_of(user).await?;
    for id in teams {
        touched.extend(team_left(tx, academy, id).await?);
    }
    // What the class and its teachers see of it, which names the person a last time, goes before the person does.
    project(tx, academy, &touched).await?;
    tx.erase_person(user, now).await?;
    Ok(())
}

/// A team that a person has left: its work goes with the last member, once its class is closed and no teacher sees it any more. Returns what
/// changed.
async fn team_left(tx: &mut Tx, academy: AcademyId, id: EquipeId) -> Result<Vec<Thing>, Fault> {
    let mut changed = vec![Thing::Equipe(id)];
    let class = match tx.class_of_equipe(id).await? {
        Some(class) => tx.class(academy, class).await?,
        None => None,
    };
    let is_closed = class.is_some_and(|class| !class.is_current());
    let team = tx.equipe(id).await?;
    if is_closed && team.is_some_and(|team| team.equipe.membres.is_empty()) {
        for concours in tx.concours_of(id).await? {
            changed.push(Thing::Inscription(concours, id));
        }
        tx.drop_equipe(id).await?;
    }
    Ok(changed)
}

/// Why a device gets no answer for this person: gone for good where it was erased, else as the fault says.
///
/// # Errors
/// Always: `Erased`, or the fault given.
pub async fn or_erased<T>(app: &App, believed: Option<UserId>, fault: Fault) -> Result<T, Fault> {
    let (Fault::Denied(ErrorCode::SignedOut | ErrorCode::NotYours), Some(user)) =
        (&fault, believed)
    else {
        return Err(fault);
    };
    require_known(app, user).await?;
    Err(fault)
}

/// Stops where that account was erased.
///
/// # Errors
/// `Erased`; of the database.
pub async fn require_known(app: &App, user: UserId) -> Result<(), Fault> {
    if app.db.read().await?.is_erased(user).await? {
        return Err(Fault::Denied(ErrorCode::Erased));
    }
    Ok(())
}

/// Makes database and journal agree: what the journal lacks is noted in it, and an account that the journal names and the
/// database has again, since a backup was put back, is erased again. Returns how many were.
///
/// # Errors
/// Of the journal; of the database: what was erased by then stays so.
pub async fn settle(db: &Db, keys: &Keys, journal: &Journal) -> Result<u64, Fault> {
    let mut noted = journal.read().map_err(|_| JOURNAL_FAILED)?;
    for (user, at) in db.read().await?.erased().await? {
        let name = Journal::name(keys, user);
        if noted.remove(&name).is_none() {
            journal.note(&name, at).map_err(|_| JOURNAL_FAILED)?;
        }
    }
    // All that is left is in the journal alone.
    if noted.is_empty() {
        return Ok(0);
    }
    let mut gone = 0;
    for (user, academy) in db.read().await?.everybody().await? {
        let Some(at) = noted.get(&Journal::name(keys, user)) else {
            continue;
        };
        let mut tx = db.write().await?;
        tx.lock(Alone::Academy(academy)).await?;
        // Another server may have been faster.
        if tx.person_of(academy, user).await?.is_some() {
            account(&mut tx, academy, user, *at).await?;
            tx.commit().await?;
            gone += 1;
        }
    }
    db.scrub().await?;
    Ok(gone)
}

/// Drops what is kept no longer: old notes of erasures, invitations that nobody took, links for families. Returns how many.
///
/// # Errors
/// Of the database; of the journal.
pub async fn drop_old(app: &App) -> Result<u64, Fault> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let gone = tx.drop_erased(now - KNOWN).await?
        + tx.drop_invitations(now).await?
        + tx.drop_family_links(now).await?;
    tx.commit().await?;
    app.journal
        .keep_since(now - KNOWN)
        .map_err(|_| JOURNAL_FAILED)?;
    settle(&app.db, &app.keys, &app.journal).await?;
    app.db.scrub().await?;
    Ok(gone)
}
