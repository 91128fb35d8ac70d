//! Bookings: as many as the server gives in a row, and the opening of a wanted slot.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::ops::Range;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use domain::ids::{BookingId, ClassId, SlotId};
use domain::metier::GrandDomaine;
use domain::visit::{OnFull, RefusalReason, Request, SlotDraft, Venue};
use jiff::civil::DateTime;
use jiff::{Span, Timestamp};
use parcours_tests::http::Browser;
use protocol::mutation::Mutation;
use protocol::wire::Outcome;
use tokio::sync::Barrier;
use tokio::task::JoinSet;
use uuid::Uuid;

use super::place::{Given, Kind, Place};
use super::seed::{self, Town};
use super::times::{Times, whole};

/// Teachers of an académie, each with a class.
const TEACHERS: usize = 320;
/// Those who book at the same moment.
const AT_ONCE: usize = 32;
/// Open slots, of which no class books one twice in the time.
const SLOTS: usize = 300;
/// How far apart two classes begin among them, so that a slot has some ten bookings, as in life.
const APART: usize = 7;
/// Lines of a push that publishes.
const LINES: usize = 100;
/// Classes that want the same slot.
const WANTED_BY: usize = 200;
/// Its places: one for each class of ten.
const PLACES: u32 = 20;

/// What was measured on one database.
pub(crate) struct Found {
    pub(crate) kind: Kind,
    /// Bookings a second of the raw loop, and of the server.
    pub(crate) raw: f64,
    pub(crate) rate: f64,
    /// Each with two académies at once.
    pub(crate) rate_of_two: f64,
    /// Seconds of a processor for a booking, in milliseconds.
    pub(crate) cost: f64,
    pub(crate) answers: Times,
    pub(crate) opening: Times,
    pub(crate) opening_took: Duration,
}

impl Found {
    pub(crate) const HEAD: &'static str = "| database | raw loop /s | server /s | ratio | aim | two académies /s | processor, ms each | answer p50 | p95 | max ms | wanted slot, 200 classes: all answered after ms | p50 | p95 | max ms |\n\
        | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |";

    pub(crate) fn row(&self) -> String {
        let ratio = self.rate / self.raw;
        let missed = if ratio < 0.5 { ", missed" } else { "" };
        format!(
            "| {} | {} | {} | {ratio:.2} | 0.5{missed} | {} | {:.2} | {} | {} | {} |",
            self.kind.name(),
            whole(self.raw),
            whole(self.rate),
            whole(self.rate_of_two),
            self.cost,
            self.answers.cells(),
            whole(self.opening_took.as_secs_f64() * 1_000.0),
            self.opening.cells(),
        )
    }
}

/// Measures on one database, beside its raw limit.
pub(crate) async fn measure(given: &Given, kind: Kind, span: Duration) -> Result<Found> {
    let raw = raw(given, kind, span).await?;
    let place = Place::new(given, kind).await?;
    let app = place.open().await?;
    let mut towns = Vec::new();
    for number in 0..2 {
        let mut town = Town::new(&app, number).await?;
        town.grow(&app, TEACHERS, 0, &[]).await?;
        let people: Vec<_> = town.rooms.iter().map(|room| room.teacher).collect();
        let cookies = seed::sessions(&app, people).await?;
        towns.push((town, cookies));
    }
    app.db.close().await;
    let served = place.serve()?;
    let mut crowds = Vec::new();
    for (town, cookies) in &towns {
        let slots = publish(served.address, town, 0..SLOTS, 200).await?;
        crowds.push(Crowd::new(served.address, town, cookies, slots));
    }
    let before = served.cost();
    let (rate, answers) = book(&mut crowds[..1], span).await?;
    let used = served
        .cost()
        .zip(before)
        .map(|(now, then)| now.0 - then.0)
        .unwrap_or_default();
    let cost = used * 1_000.0 / answers.count().max(1) as f64;
    let (rate_of_two, _) = book(&mut crowds, span).await?;
    let (opening_took, opening) = open(served.address, &towns[0]).await?;
    drop(served);
    let app = place.open().await?;
    let breaches = app.db.read().await?.breaches().await?;
    ensure!(breaches.is_empty(), "{breaches:?}");
    app.db.close().await;
    place.end().await?;
    Ok(Found {
        kind,
        raw,
        rate,
        rate_of_two,
        cost,
        answers,
        opening,
        opening_took,
    })
}

async fn raw(given: &Given, kind: Kind, span: Duration) -> Result<f64> {
    match kind {
        Kind::Sqlite => super::raw::sqlite(span),
        Kind::Postgres => {
            let url = given.postgres.as_deref().context("no PostgreSQL")?;
            super::raw::postgres(url, span).await
        }
    }
}

/// A slot a month ahead, two hours after the one before, so that a class can book them all.
fn draft(n: usize, capacity: u32) -> SlotDraft {
    let today = DateTime::from(Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC));
    let ahead = Span::new()
        .days(30)
        .hours(2 * i64::try_from(n).unwrap_or(0));
    let start = today.date().at(8, 0, 0, 0).saturating_add(ahead);
    SlotDraft {
        title: format!("Ateliers, visite {n}"),
        about: "On voit le métal chauffer, plier, refroidir.".into(),
        practical: "Chaussures fermées.".into(),
        domain: GrandDomaine::H,
        metiers: BTreeSet::new(),
        start,
        end: start.saturating_add(Span::new().hours(2)),
        deadline: start,
        venue: Venue {
            address: "1 rue des Essais".into(),
            commune: "Metz".into(),
            position: None,
            transit: None,
        },
        capacity,
        reserve: None,
    }
}

/// The company publishes slots, each two hours after the one of the number before.
pub(crate) async fn publish(
    address: SocketAddr,
    town: &Town,
    which: Range<usize>,
    capacity: u32,
) -> Result<Vec<SlotId>> {
    let mut host = Browser::new(address, Some(town.host.clone()));
    let slots: Vec<_> = which.map(|n| (SlotId(Uuid::now_v7()), n)).collect();
    for part in slots.chunks(LINES) {
        let mutations = part.iter().map(|(id, n)| Mutation::SlotPublish {
            id: *id,
            company: town.company,
            draft: draft(*n, capacity),
        });
        let lines: Vec<_> = mutations.map(|what| host.line(what)).collect();
        let answer = host.push(&lines).await?;
        let done = answer
            .results
            .iter()
            .all(|one| one.outcome == Outcome::Done);
        ensure!(done && answer.stop.is_none(), "not published: {answer:?}");
    }
    Ok(slots.into_iter().map(|(id, _)| id).collect())
}

/// A teacher with a class, and the slots that the class books, one after another, each once.
struct Teacher {
    browser: Browser,
    class: ClassId,
    next: usize,
}

/// The teachers of an académie, and the slots that are open to them.
struct Crowd {
    teachers: Vec<Teacher>,
    slots: Arc<Vec<SlotId>>,
}

impl Crowd {
    fn new(address: SocketAddr, town: &Town, cookies: &[String], slots: Vec<SlotId>) -> Self {
        let pairs = town.rooms.iter().zip(cookies).enumerate();
        Self {
            teachers: pairs
                .map(|(n, (room, cookie))| Teacher {
                    browser: Browser::new(address, Some(cookie.clone())),
                    class: room.id,
                    next: n * APART,
                })
                .collect(),
            slots: Arc::new(slots),
        }
    }
}

impl Teacher {
    /// Books the next slot.
    async fn book(&mut self, slots: &[SlotId]) -> Result<Duration> {
        let slot = slots[self.next % slots.len()];
        self.next += 1;
        let line = self.browser.line(request(slot, self.class, OnFull::Refuse));
        let asked = Instant::now();
        let answer = self.browser.push(&[line]).await?;
        let took = asked.elapsed();
        let outcome = answer.results.first().map(|one| &one.outcome);
        ensure!(outcome == Some(&Outcome::Done), "not booked: {answer:?}");
        Ok(took)
    }
}

fn request(slot: SlotId, class: ClassId, on_full: OnFull) -> Mutation {
    Mutation::BookingRequest(Request {
        id: BookingId(Uuid::now_v7()),
        slot,
        slot_rev: 1,
        class,
        seats: 1,
        on_full,
        note: String::new(),
    })
}

/// As many as [`AT_ONCE`] of each crowd book without a pause, the teachers in turn. Returns bookings a second, and how long each
/// waited for the answer.
async fn book(crowds: &mut [Crowd], span: Duration) -> Result<(f64, Times)> {
    let start = Instant::now();
    let mut work = JoinSet::new();
    for (of, crowd) in crowds.iter_mut().enumerate() {
        let share = crowd.teachers.len().div_ceil(AT_ONCE);
        while !crowd.teachers.is_empty() {
            let rest = crowd.teachers.len().saturating_sub(share);
            let mut teachers = crowd.teachers.split_off(rest);
            let slots = crowd.slots.clone();
            work.spawn(async move {
                let mut times = Times::default();
                while start.elapsed() < span {
                    for teacher in &mut teachers {
                        times.add(teacher.book(&slots).await?);
                    }
                }
                anyhow::Ok((of, teachers, times))
            });
        }
    }
    let mut all = Times::default();
    while let Some(done) = work.join_next().await {
        let (of, teachers, times) = done??;
        all.join(times);
        crowds[of].teachers.extend(teachers);
    }
    Ok((all.count() as f64 / start.elapsed().as_secs_f64(), all))
}

/// A slot that everybody waits for: all classes ask at the same moment, a few get places, the others are told so or wait.
async fn open(
    address: SocketAddr,
    (town, cookies): &(Town, Vec<String>),
) -> Result<(Duration, Times)> {
    let slot = publish(address, town, SLOTS..SLOTS + 1, PLACES).await?;
    let slot = *slot.first().context("no slot")?;
    let gate = Arc::new(Barrier::new(WANTED_BY));
    let mut work = JoinSet::new();
    for (n, (room, cookie)) in town.rooms.iter().zip(cookies).take(WANTED_BY).enumerate() {
        let mut browser = Browser::new(address, Some(cookie.clone()));
        let (gate, class) = (gate.clone(), room.id);
        let on_full = if n.is_multiple_of(2) {
            OnFull::Wait
        } else {
            OnFull::Refuse
        };
        work.spawn(async move {
            browser.get("/healthz").await?;
            let line = browser.line(request(slot, class, on_full));
            gate.wait().await;
            let asked = Instant::now();
            let answer = browser.push(&[line]).await?;
            let took = asked.elapsed();
            let outcome = answer.results.into_iter().next().map(|one| one.outcome);
            anyhow::Ok((took, outcome.context("no answer to the line")?))
        });
    }
    let start = Instant::now();
    let mut times = Times::default();
    let mut refused = 0;
    while let Some(done) = work.join_next().await {
        let (took, outcome) = done??;
        times.add(took);
        if let Outcome::Refused(refusal) = outcome {
            ensure!(refusal.reason == RefusalReason::Full, "{refusal:?}");
            refused += 1;
        }
    }
    ensure!(refused <= WANTED_BY / 2, "{refused} were refused");
    Ok((start.elapsed(), times))
}
