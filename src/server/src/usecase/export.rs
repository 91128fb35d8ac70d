//! All that is kept of a person, for the person.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::ids::UserId;
use domain::review::Review;
use domain::role::Role;
use protocol::privacy::{
    EXPORT_FORMAT, Export, ExportedFile, ExportedSession, ExportedTeam, ExportedWork,
};

use super::trail::{What, step};
use super::{actor, session};
use crate::App;
use crate::error::Fault;
use crate::keys::Token;
use crate::sql::record::{Blob, Opened, Who};
use crate::sql::{DbError, Tx};

/// Everything that the server keeps of who is signed in, read in one snapshot.
///
/// # Errors
/// `SignedOut`; of the database.
pub async fn own(app: &App, token: &Token) -> Result<Export, Fault> {
    let mut tx = app.db.read().await?;
    let (actor, now) = actor::of_session(app, &mut tx, token).await?;
    let export = of(&mut tx, actor.user, now.ms).await?;
    drop(tx);
    let mut tx = app.db.write().await?;
    let who = Some(Who::from(&actor));
    let taken = step(now.ms, who, token.from, What::Export, String::new());
    tx.add_step(&taken).await?;
    tx.commit().await?;
    Ok(export)
}

/// Everything that is kept of a person.
///
/// # Errors
/// `SignedOut` for who is no more; of the database.
pub(super) async fn of(tx: &mut Tx, user: UserId, now: i64) -> Result<Export, Fault> {
    let person = tx.person(user).await?;
    let opened = tx.sessions_of(user, now).await?;
    let is_adult = person.as_ref().is_some_and(|it| it.role != Role::Pupil);
    let work = if is_adult {
        Some(work(tx, user).await?)
    } else {
        None
    };
    let entries = tx.entries_of(user).await?;
    let mut reviews = Vec::new();
    for entry in &entries {
        let remarks = tx.remarks(entry.id).await?;
        if !remarks.is_empty() {
            reviews.push(Review {
                entry: entry.id,
                pupil: user,
                remarks,
            });
        }
    }
    Ok(Export {
        format: EXPORT_FORMAT,
        made: now,
        person: session::me(tx, user).await?,
        last_seen: person.and_then(|person| person.last_seen),
        entries,
        reviews,
        files: tx.blobs_of(user).await?.into_iter().map(file).collect(),
        favourites: tx.favourites_of(user).await?,
        ready: tx.ready_of(user).await?,
        teams: teams(tx, user).await?,
        sessions: opened.into_iter().map(exported).collect(),
        devices: tx.devices_of(user).await?,
        work,
    })
}

/// The teams that a pupil is in.
async fn teams(tx: &mut Tx, user: UserId) -> Result<Vec<ExportedTeam>, DbError> {
    let mut teams = Vec::new();
    for id in tx.equipes_of(user).await? {
        let Some(team) = tx.equipe(id).await? else {
            continue;
        };
        let projet = tx.projet(team.equipe.projet).await?;
        let (titre, etapes) = projet.map(|it| (it.titre, it.etapes)).unwrap_or_default();
        let mut membres = team.equipe.membres.into_iter();
        let own = membres.find(|one| one.user == user);
        teams.push(ExportedTeam {
            id,
            nom: team.equipe.nom,
            projet: titre,
            etapes,
            fonction: own.map(|one| one.fonction).unwrap_or_default(),
            travail: team.travail,
        });
    }
    Ok(teams)
}

/// What is kept of an adult alone.
async fn work(tx: &mut Tx, user: UserId) -> Result<ExportedWork, DbError> {
    let factor = tx.factor(user).await?;
    Ok(ExportedWork {
        login: tx.passphrase(user).await?.map(|(login, _)| login),
        second_factor: factor.is_some_and(|factor| factor.is_on),
        identities: tx.identities_of(user).await?,
        requests: tx.requests_of(user).await?,
        remarks: tx.remarks_by(user).await?,
    })
}

fn file(blob: Blob) -> ExportedFile {
    ExportedFile {
        id: blob.id,
        media: blob.media,
        base64: STANDARD.encode(blob.body),
    }
}

fn exported(opened: Opened) -> ExportedSession {
    ExportedSession {
        begun: opened.begun,
        until: opened.expires,
        browser: opened.browser,
        system: opened.system,
    }
}
