//! The gap between girls and boys of a class: its teacher asks, each pupil says something or nothing, and what is told of it tells
//! of nobody (`domain::gap`). What a pupil said is read here to be counted, and by that pupil.

use domain::gap::{FROZEN_DAYS, Gender, LEAST, Tally};
use domain::ids::ClassId;
use domain::parcours::Counts;
use domain::role::{Action, Actor, Resource, authorize};
use protocol::gap::{AskGap, Gap, OwnGender, SayGender, ToldGap};
use protocol::wire::ErrorCode;

use super::trail::What;
use super::year::DAY;
use super::{Work, actor};
use crate::App;
use crate::error::Fault;
use crate::keys::Token;
use crate::sql::record::GapRow;
use crate::sql::{DbError, Tx};

const FORBIDDEN: Fault = Fault::Denied(ErrorCode::Forbidden);
const NOT_ASKED: Gap = Gap {
    asked: false,
    told: None,
};

/// What a class is told. A publication stays for its days; when they are over, the next who reads makes another one.
///
/// # Errors
/// `SignedOut`; `Forbidden` for a class of others, of nobody or of a past year; of the database.
pub async fn read(app: &App, token: &Token, class: ClassId) -> Result<Gap, Fault> {
    let mut tx = app.db.read().await?;
    let (actor, now) = actor::of_session(app, &mut tx, token).await?;
    require_teacher(&mut tx, &actor, class).await?;
    let Some(row) = tx.gap(class).await?.filter(|row| row.asked) else {
        return Ok(NOT_ASKED);
    };
    if stays(&row, now.ms) || (row.told.is_none() && !is_enough(&mut tx, class).await?) {
        return Ok(answer(row));
    }
    drop(tx);
    let mut work = Work::begin(app, token).await?;
    // As it is after the wait: another request may have made it.
    require_teacher(&mut work.tx, &work.actor, class).await?;
    let Some(mut row) = work.tx.gap(class).await?.filter(|row| row.asked) else {
        work.finish().await?;
        return Ok(NOT_ASKED);
    };
    if !stays(&row, work.now.ms) {
        let (girls, boys) = tallies(app, &mut work.tx, class).await?;
        let figures = row.ledger.publish(&girls, &boys);
        row.told = figures.map(|figures| (work.now.ms, figures));
        work.tx.set_gap(class, &row).await?;
    }
    work.finish().await?;
    Ok(answer(row))
}

/// A teacher asks a class, or asks it no more: then what its pupils said is erased. What it was told is not shown any more, and stands
/// again when it is asked again before its days are over. Returns what [`read`] would.
///
/// # Errors
/// As [`read`].
pub async fn ask(app: &App, token: &Token, class: ClassId, ask: AskGap) -> Result<Gap, Fault> {
    let mut work = Work::begin(app, token).await?;
    require_teacher(&mut work.tx, &work.actor, class).await?;
    let was = is_asked(&mut work.tx, class).await?;
    if was != ask.asked {
        let what = if ask.asked {
            work.tx.ask_gap(class).await?;
            What::AskGap
        } else {
            work.tx.end_gap(class).await?;
            What::EndGap
        };
        work.note(what, class.to_string()).await?;
    }
    work.finish().await?;
    read(app, token, class).await
}

/// What the pupil who is signed in said, and whether the class is asked.
///
/// # Errors
/// `SignedOut`; `Forbidden` for adults; of the database.
pub async fn own(app: &App, token: &Token) -> Result<OwnGender, Fault> {
    let mut tx = app.db.read().await?;
    let (actor, _) = actor::of_session(app, &mut tx, token).await?;
    require_pupil(&actor)?;
    Ok(OwnGender {
        user: actor.user,
        asked: asked_class(&mut tx, &actor).await?.is_some(),
        said: tx.gender(actor.user).await?,
    })
}

/// The pupil says it, or takes it back.
///
/// # Errors
/// `SignedOut`; `Forbidden` for adults; `NotYours` for who is not the one that the page believes; `Conflict` where the class is not
/// asked; of the database.
pub async fn say(app: &App, token: &Token, ask: SayGender) -> Result<OwnGender, Fault> {
    let mut work = Work::begin(app, token).await?;
    require_pupil(&work.actor)?;
    actor::require_is(&work.actor, Some(ask.user))?;
    let class = asked_class(&mut work.tx, &work.actor).await?;
    let class = class.ok_or(Fault::Denied(ErrorCode::Conflict))?;
    let pupil = work.actor.user;
    work.tx.set_gender(class, pupil, ask.said).await?;
    work.finish().await?;
    Ok(OwnGender {
        user: pupil,
        asked: true,
        said: ask.said,
    })
}

async fn require_teacher(tx: &mut Tx, actor: &Actor, class: ClassId) -> Result<(), Fault> {
    let class = tx.class(actor.academy, class).await?.ok_or(FORBIDDEN)?;
    let resource = Resource::Class(class.id, &class.school, class.academy);
    if class.is_current() && authorize(actor, Action::ReadShared, resource) {
        Ok(())
    } else {
        Err(FORBIDDEN)
    }
}

fn require_pupil(actor: &Actor) -> Result<(), Fault> {
    if authorize(actor, Action::KeepCarnet, Resource::Own(actor.user)) {
        Ok(())
    } else {
        Err(FORBIDDEN)
    }
}

/// The class of a pupil, where it is asked.
async fn asked_class(tx: &mut Tx, actor: &Actor) -> Result<Option<ClassId>, DbError> {
    for class in &actor.classes {
        if is_asked(tx, *class).await? {
            return Ok(Some(*class));
        }
    }
    Ok(None)
}

async fn is_asked(tx: &mut Tx, class: ClassId) -> Result<bool, DbError> {
    Ok(tx.gap(class).await?.is_some_and(|row| row.asked))
}

/// Whether what was told is still to stay as it is.
fn stays(row: &GapRow, now: i64) -> bool {
    let told = row.told.as_ref();
    told.is_some_and(|(at, _)| now < at + FROZEN_DAYS * DAY)
}

fn answer(row: GapRow) -> Gap {
    let told = row.told.map(|(at, figures)| ToldGap {
        at,
        until: at + FROZEN_DAYS * DAY,
        figures,
    });
    Gap { asked: true, told }
}

/// Whether enough of a class have said something: asked before anything is counted.
async fn is_enough(tx: &mut Tx, class: ClassId) -> Result<bool, DbError> {
    let said = tx.genders(class).await?;
    let of = |gender| said.iter().filter(|(_, said)| *said == gender).count();
    Ok(of(Gender::Fille) >= LEAST && of(Gender::Garcon) >= LEAST)
}

/// The girls and the boys of a class, each with the domains of their own wall.
async fn tallies(app: &App, tx: &mut Tx, class: ClassId) -> Result<(Tally, Tally), Fault> {
    let shelf = app.library.shelf();
    let list = shelf.list();
    let list = list.ok_or(Fault::Internal("the published list does not read"))?;
    let sheet_of = |id: &str| match list.find(id) {
        Some(row) => (list.id(row).to_owned(), list.facets(row).domain),
        None => (id.to_owned(), None),
    };
    let (mut girls, mut boys) = (Tally::default(), Tally::default());
    for (pupil, gender) in tx.genders(class).await? {
        let tally = match gender {
            Gender::Fille => &mut girls,
            Gender::Garcon => &mut boys,
            Gender::NonDit => continue,
        };
        let entries = tx.entries_of(pupil).await?;
        let favourites = tx.favourites_of(pupil).await?;
        let favourites = favourites.iter().map(String::as_str);
        let counts = Counts::of(&entries, favourites, sheet_of);
        tally.add(counts.met.keys().flatten().copied());
    }
    Ok((girls, boys))
}
