//! From the tables to the rows that clients pull.
//!
//! A use case writes the tables and names the things it touched. At the end of the transaction each thing is
//! projected once: the rows it has now, and in which scopes. What differs from the feed is written there, a
//! row that left a scope as an absence. So a row is in a scope exactly when this file says so (I6), however
//! the thing came to its state.
//!
//! A row is never older than what another transaction committed: the transaction holds what it projects
//! (`sql::Alone`), read it after it had the lock, and takes the counters of the scopes last, by their names, so
//! that the order of their numbers is the order of the commits.
//!
//! The places left of a slot go into the académie's scope with the booking that takes them, each time: who changes
//! bookings has the académie alone on either database, so nobody waits for the scope's counter, a slot keeps its one line
//! of the feed however often it changes, and no reader is woken.

mod lessons;
mod teams;

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::{
    AcademyId, BookingId, ClassId, CompanyId, ConcoursId, EntryId, EquipeId, ProjetId, SeanceId,
    SlotId, UserId,
};
use domain::review::Review;
use domain::role::Role;
use domain::school::Uai;
use domain::visit::Booking;
use protocol::row::{Class, ClassDesk, Collection, Favourite, Pupil, Row, RowKey, SharedEntry};

use crate::sql::record::{self, FeedLine};
use crate::sql::{DbError, Tx};

pub use teams::{affiche, contest_scope};

/// Something that has rows in the feed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// An entry, what the class's teachers see of it, and what is said about it.
    Entry(EntryId),
    /// A favourite of a person.
    Favourite(UserId, String),
    /// A slot.
    Slot(SlotId),
    /// A booking.
    Booking(BookingId),
    /// A class, and its teachers' side.
    Class(ClassId),
    /// An étape that a class has of its own.
    Etape(ClassId, String),
    /// A lesson of a class.
    Seance(SeanceId),
    /// A pupil who is ready for a lesson.
    Ready(SeanceId, UserId),
    /// A project of a class.
    Projet(ProjetId),
    /// A team, what it works on and what it presents.
    Equipe(EquipeId),
    /// A contest.
    Concours(ConcoursId),
    /// A team that is entered for a contest.
    Inscription(ConcoursId, EquipeId),
    /// A pupil as the teachers see them.
    Pupil(UserId),
    /// A school.
    School(Uai),
    /// A company.
    Company(CompanyId),
}

/// The things a transaction touched, each once.
pub type Touched = BTreeSet<Thing>;

/// A row that should be in a scope.
type Placed = (String, Row);

impl Thing {
    /// Whether a pupil changes it, who has the own person alone and the académie together with other pupils. Staff change some of these
    /// too (a remark on a page, a lesson for which somebody is ready), and have the académie alone: then no pupil is at work. A team is
    /// several pupils', who have the teams of their class alone besides (`Tx::lock_teams`).
    fn is_own(&self) -> bool {
        match self {
            Self::Entry(_)
            | Self::Favourite(..)
            | Self::Pupil(_)
            | Self::Ready(..)
            | Self::Equipe(_) => true,
            Self::Slot(_)
            | Self::Booking(_)
            | Self::Class(_)
            | Self::Etape(..)
            | Self::Seance(_)
            | Self::Projet(_)
            | Self::Concours(_)
            | Self::Inscription(..)
            | Self::School(_)
            | Self::Company(_) => false,
        }
    }
}

/// Brings the feed in line with the tables for these things of an académie.
///
/// # Errors
/// `NotLocked` where another transaction could change them meanwhile; of the database.
pub async fn project(tx: &mut Tx, academy: AcademyId, touched: &Touched) -> Result<(), DbError> {
    let mut writes: BTreeMap<String, Vec<FeedLine>> = BTreeMap::new();
    for thing in touched {
        tx.require_locked(academy, thing.is_own())?;
        let wanted = rows(tx, academy, thing).await?;
        for key in keys(thing) {
            diff(tx, thing, &key, &wanted, &mut writes).await?;
        }
    }
    // Scopes in the order of their names, everywhere: the one lock order.
    for (scope, lines) in writes {
        let mut seq = tx.take_places(&scope, lines.len() as u64).await?;
        for mut line in lines {
            line.seq = seq;
            tx.put_feed(&scope, &line).await?;
            seq += 1;
        }
    }
    Ok(())
}

async fn diff(
    tx: &mut Tx,
    thing: &Thing,
    key: &RowKey,
    wanted: &[Placed],
    writes: &mut BTreeMap<String, Vec<FeedLine>>,
) -> Result<(), DbError> {
    let mut there: BTreeMap<String, String> = tx
        .feed_places(key.of.name(), &key.id)
        .await?
        .into_iter()
        .collect();
    if let Thing::Favourite(person, _) = thing {
        // The same sheet is a favourite of many.
        let own = user_scope(*person);
        there.retain(|scope, _| *scope == own);
    }
    let mut put = |scope: String, body: Option<String>| {
        writes.entry(scope).or_default().push(FeedLine {
            seq: 0,
            collection: key.of.name().to_owned(),
            id: key.id.clone(),
            body,
        });
    };
    for (scope, row) in wanted.iter().filter(|(_, row)| RowKey::of(row) == *key) {
        let body = serde_json::to_string(row).map_err(|_| DbError::Corrupt("feed.body"))?;
        if there.remove(scope).as_ref() != Some(&body) {
            put(scope.clone(), Some(body));
        }
    }
    for scope in there.into_keys() {
        put(scope, None);
    }
    Ok(())
}

fn keys(thing: &Thing) -> Vec<RowKey> {
    let key = |of: Collection, id: String| RowKey { of, id };
    match thing {
        Thing::Entry(id) => vec![
            RowKey::entry(*id),
            key(Collection::SharedEntry, id.to_string()),
            RowKey::review(*id),
        ],
        Thing::Favourite(_, metier) => vec![RowKey::favourite(metier)],
        Thing::Slot(id) => vec![RowKey::slot(*id)],
        Thing::Booking(id) => vec![RowKey::booking(*id)],
        Thing::Class(id) => vec![
            key(Collection::Class, id.to_string()),
            key(Collection::ClassDesk, id.to_string()),
        ],
        Thing::Etape(class, id) => vec![RowKey::etape(*class, id)],
        Thing::Seance(id) => vec![RowKey::seance(*id)],
        Thing::Ready(id, user) => vec![RowKey::ready_of(*id, *user)],
        Thing::Projet(id) => vec![RowKey::projet(*id)],
        Thing::Equipe(id) => vec![RowKey::equipe(*id), RowKey::affiche(*id)],
        Thing::Concours(id) => vec![RowKey::concours(*id)],
        Thing::Inscription(concours, equipe) => vec![
            RowKey::inscription(*concours, *equipe),
            RowKey::entry_page(*concours, *equipe),
        ],
        Thing::Pupil(id) => vec![key(Collection::Pupil, id.to_string())],
        Thing::School(uai) => vec![key(Collection::School, uai.to_string())],
        Thing::Company(id) => vec![key(Collection::Company, id.to_string())],
    }
}

async fn rows(tx: &mut Tx, academy: AcademyId, thing: &Thing) -> Result<Vec<Placed>, DbError> {
    let everyone = format!("academy:{academy}");
    Ok(match thing {
        Thing::Entry(id) => entry_rows(tx, *id).await?,
        Thing::Favourite(person, metier) => {
            let row = Row::Favourite(Favourite {
                metier: metier.clone(),
            });
            let on = tx.favourite(*person, metier).await?;
            on.then(|| (user_scope(*person), row)).into_iter().collect()
        }
        Thing::Slot(id) => place(tx.slot(academy, *id).await?, everyone, Row::Slot),
        Thing::Booking(id) => booking_rows(tx, academy, *id).await?,
        Thing::Class(id) => class_rows(tx, academy, *id).await?,
        Thing::Etape(class, id) => lessons::etape_rows(tx, academy, *class, id).await?,
        Thing::Seance(id) => lessons::seance_rows(tx, academy, *id).await?,
        Thing::Ready(id, user) => lessons::ready_rows(tx, academy, *id, *user).await?,
        Thing::Projet(id) => teams::projet_rows(tx, academy, *id).await?,
        Thing::Equipe(id) => teams::equipe_rows(tx, academy, *id).await?,
        Thing::Concours(id) => teams::concours_rows(tx, academy, *id).await?,
        Thing::Inscription(concours, equipe) => {
            teams::inscription_rows(tx, academy, *concours, *equipe).await?
        }
        Thing::Pupil(id) => pupil_rows(tx, academy, *id).await?,
        Thing::School(uai) => place(tx.school(academy, uai).await?, everyone, Row::School),
        Thing::Company(id) => place(tx.company(academy, *id).await?, everyone, Row::Company),
    })
}

fn place<T>(thing: Option<T>, scope: String, row: impl Fn(T) -> Row) -> Vec<Placed> {
    thing.map(|thing| (scope, row(thing))).into_iter().collect()
}

fn user_scope(person: UserId) -> String {
    format!("user:{person}")
}

async fn entry_rows(tx: &mut Tx, id: EntryId) -> Result<Vec<Placed>, DbError> {
    let Some((author, entry, _)) = tx.entry(id).await? else {
        return Ok(Vec::new());
    };
    let mut rows = Vec::new();
    let remarks = tx.remarks(id).await?;
    let review = Review {
        entry: id,
        pupil: author,
        remarks,
    };
    let review = (!review.remarks.is_empty()).then_some(Row::Review(review));
    if entry.shared && !entry.deleted {
        // A class that was closed has no teachers any more to whom a page is shown.
        for class in current(tx.classes_of(author).await?) {
            let row = Row::SharedEntry(SharedEntry {
                author,
                entry: entry.clone(),
            });
            let desk = format!("desk:{}", class.id);
            rows.extend(review.clone().map(|review| (desk.clone(), review)));
            rows.push((desk, row));
        }
    }
    rows.extend(review.map(|review| (user_scope(author), review)));
    rows.push((user_scope(author), Row::Entry(entry)));
    Ok(rows)
}

async fn booking_rows(
    tx: &mut Tx,
    academy: AcademyId,
    id: BookingId,
) -> Result<Vec<Placed>, DbError> {
    let Some(booked) = tx.booking(academy, id).await? else {
        return Ok(Vec::new());
    };
    let (Some(class), Some(slot), Some(teacher)) = (
        tx.class(academy, booked.class).await?,
        tx.slot(academy, booked.slot).await?,
        tx.person_of(academy, booked.teacher).await?,
    ) else {
        return Err(DbError::Corrupt("booking"));
    };
    let Some(school) = tx.school(academy, &class.school).await? else {
        return Err(DbError::Corrupt("class.school"));
    };
    let row = Row::Booking(Booking {
        id,
        slot: slot.id,
        class: class.id,
        class_name: class.name,
        school_name: school.name,
        teacher_name: teacher.name,
        seats: booked.seats,
        note: booked.note,
        state: booked.state,
        notice: booked.notice,
        held_until: booked.held_until,
    });
    Ok(vec![
        (format!("school:{}", school.uai), row.clone()),
        (format!("class:{}", class.id), row.clone()),
        (format!("company:{}", slot.company), row),
    ])
}

async fn class_rows(tx: &mut Tx, academy: AcademyId, id: ClassId) -> Result<Vec<Placed>, DbError> {
    let Some(class) = tx.class(academy, id).await? else {
        return Ok(Vec::new());
    };
    let row = Row::Class(Class {
        id,
        name: class.name,
        level: class.level,
        school: class.school.clone(),
        pupils: tx.pupils(id).await?,
        erase_at: class.erase_at,
    });
    let mut rows = vec![(format!("school:{}", class.school), row.clone())];
    if class.erase_at.is_none() {
        let desk = Row::ClassDesk(ClassDesk {
            class: id,
            code: class.code,
            open_until: class.open_until,
        });
        rows.push((format!("class:{id}"), row));
        rows.push((format!("desk:{id}"), desk));
    }
    Ok(rows)
}

fn current(classes: Vec<record::Class>) -> impl Iterator<Item = record::Class> {
    classes.into_iter().filter(|class| class.is_current())
}

async fn pupil_rows(tx: &mut Tx, academy: AcademyId, id: UserId) -> Result<Vec<Placed>, DbError> {
    let pupil = tx.person_of(academy, id).await?;
    let Some(pupil) = pupil.filter(|person| person.role == Role::Pupil) else {
        return Ok(Vec::new());
    };
    Ok(current(tx.classes_of(id).await?)
        .map(|class| {
            let row = Row::Pupil(Pupil {
                user: id,
                pseudonym: pupil.name.clone(),
                class: class.id,
                last_seen: pupil.last_seen,
            });
            (format!("desk:{}", class.id), row)
        })
        .collect())
}
