//! A year of an académie: its real collèges with all their pupils are kept; of what they do in the year, each two-hundredth class
//! session happens, week by week by the server's clock.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use domain::carnet::EntryEdit;
use jiff::civil::date;
use jiff::tz::TimeZone;
use parcours_tests::http::Browser;
use protocol::mutation::Mutation;
use protocol::row::School;
use protocol::session::PupilSignIn;
use protocol::wire::Outcome;
use serde_json::json;
use tokio::task::JoinSet;

use super::arrival::entry;
use super::place::{Given, Kind, Place};
use super::seed::{OF_A_SCHOOL, Room, SECRET, Town};
use super::times::{Times, whole};

/// The départements of the académie of Versailles, as the ministry numbers them.
const DEPARTEMENTS: [&str; 4] = ["078", "091", "092", "095"];
/// Collèges.
const COLLEGES: usize = 550;
/// Pupils of a class.
const PUPILS: usize = 26;
/// Weeks of lessons.
const WEEKS: usize = 36;
/// Sessions of a class in the year: one a month.
const SESSIONS: usize = 9;
/// One session in so many happens here.
const SHARE: usize = 200;
/// Classes that are at work at the same moment.
const AT_ONCE: usize = 4;
/// How much busier than the mean the busiest hour is taken to be; a week has twenty in which classes come.
const BUSIEST: f64 = 4.0;
const HOURS: f64 = 20.0;

/// Fills the académie, lets the year pass, prints what it took.
///
/// # Errors
/// When the server does not start, or answers what it should not.
pub(crate) async fn measure(given: &Given) -> Result<()> {
    let place = Place::new(given, Kind::Sqlite).await?;
    let app = place.open().await?;
    let schools = colleges(&app);
    let real = schools.len().min(COLLEGES);
    let classes = COLLEGES * OF_A_SCHOOL;
    let mut town = Town::new(&app, 0).await?;
    let begun = Instant::now();
    town.grow(&app, classes, PUPILS, &schools).await?;
    let filled = begun.elapsed();
    app.db.close().await;
    let before = place.size().await?;
    let served = place.serve()?;
    let sessions = classes * SESSIONS / SHARE;
    let rooms = Arc::new(town.rooms);
    let mut sum: [Times; 3] = Default::default();
    let mut weeks = Vec::new();
    let cost = served.cost();
    for week in 0..WEEKS {
        set_clock(served.address, week).await?;
        let first = sessions * week / WEEKS;
        let last = sessions * (week + 1) / WEEKS;
        let [sign_in, pull, push] = at_work(served.address, &rooms, first..last).await?;
        weeks.push(push.percentile(95));
        for (all, one) in sum.iter_mut().zip([sign_in, pull, push]) {
            all.join(one);
        }
    }
    let (used, memory) = match (served.cost(), cost) {
        (Some(now), Some(then)) => (now.0 - then.0, now.1),
        _ => (0.0, 0),
    };
    drop(served);
    let after = place.size().await?;
    let grown = (after - before) as f64 * SHARE as f64;
    let pupils = (sessions * PUPILS) as f64;
    let busiest = (classes * SESSIONS * PUPILS) as f64 / WEEKS as f64 / HOURS / 3_600.0 * BUSIEST;
    let [sign_in, pull, push] = &sum;
    println!("\n### A year of an académie, SQLite\n");
    println!(
        "{COLLEGES} collèges ({real} of the real list), {} classes, {} pupils, filled in {} s: {} MB. Of the year, {sessions} sessions of a class \
         (one in {SHARE}), over {WEEKS} weeks by the server's clock.\n",
        whole(classes as f64),
        whole((classes * PUPILS) as f64),
        filled.as_secs(),
        whole(before as f64 / 1e6),
    );
    println!("| what | p50 | p95 | max ms |\n| --- | --: | --: | --: |");
    for (name, times) in [("sign-in", sign_in), ("pull", pull), ("push", push)] {
        println!("| {name} | {} |", times.cells());
    }
    println!(
        "\n| push p95, first week ms | last week ms | processor for a pupil's session, ms | busiest hour, pupils /s | of one processor, % | server’s memory, MB | database after a whole year, GB |\n\
         | --: | --: | --: | --: | --: | --: | --: |\n| {:.1} | {:.1} | {:.1} | {busiest:.1} | {:.1} | {} | {:.1} |",
        weeks.first().copied().unwrap_or_default(),
        weeks.last().copied().unwrap_or_default(),
        used * 1_000.0 / pupils,
        used / pupils * busiest * 100.0,
        whole(memory as f64 / 1e6),
        (before as f64 + grown) / 1e9,
    );
    Ok(())
}

/// The académie's collèges of the imported list.
fn colleges(app: &server::App) -> Vec<School> {
    let mut all = app.schools.list(|school| {
        DEPARTEMENTS.contains(&school.uai.departement()) && school.name.contains("ollège")
    });
    all.sort_by(|one, two| one.uai.cmp(&two.uai));
    all.truncate(COLLEGES);
    all
}

/// Monday of that week of the school year, 9 h.
async fn set_clock(address: SocketAddr, week: usize) -> Result<()> {
    let begin = date(2026, 9, 7).at(7, 0, 0, 0).to_zoned(TimeZone::UTC)?;
    let now = begin.timestamp().as_millisecond() + i64::try_from(week)? * 7 * 86_400_000;
    let answer = Browser::new(address, None)
        .post("/api/v1/test/clock", &json!({ "now": now }))
        .await?;
    ensure!(answer.status.is_success(), "{}", answer.status);
    Ok(())
}

/// These sessions, some classes at a time: sign-in, pull, push and pull; times of the three.
async fn at_work(
    address: SocketAddr,
    rooms: &Arc<Vec<Room>>,
    sessions: std::ops::Range<usize>,
) -> Result<[Times; 3]> {
    let mut all: [Times; 3] = Default::default();
    let sessions: Vec<usize> = sessions.collect();
    for together in sessions.chunks(AT_ONCE) {
        let mut tasks = JoinSet::new();
        for session in together {
            // Classes from everywhere, some of them again later in the year.
            let room = session * 7_919 % rooms.len();
            for seat in 0..PUPILS {
                let rooms = rooms.clone();
                tasks.spawn(async move { one(address, &rooms[room], seat).await });
            }
        }
        while let Some(done) = tasks.join_next().await {
            for (times, took) in all.iter_mut().zip(done??) {
                times.add(took);
            }
        }
    }
    Ok(all)
}

/// A pupil's session: a new page, an afterthought, both sent.
async fn one(address: SocketAddr, room: &Room, seat: usize) -> Result<[Duration; 3]> {
    let mut browser = Browser::new(address, None);
    let (_, pseudonym) = &room.pupils[seat];
    let ask = PupilSignIn {
        code: room.code.clone(),
        pseudonym: pseudonym.clone(),
        secret: SECRET.into(),
    };
    let asked = Instant::now();
    let answer = browser.post("/api/v1/session/pupil", &ask).await?;
    ensure!(answer.status.is_success(), "{}", answer.status);
    let sign_in = asked.elapsed();
    let asked = Instant::now();
    browser.pull().await?;
    let pull = asked.elapsed();
    let page = entry();
    let edit = EntryEdit {
        shared: Some(seat.is_multiple_of(3)),
        ..EntryEdit::default()
    };
    let id = page.id;
    let create = browser.line(Mutation::EntryCreate(page));
    let mut change = browser.line(Mutation::EntryEdit { id, edit });
    change.base_rev = 1;
    let asked = Instant::now();
    let answer = browser.push(&[create, change]).await?;
    let push = asked.elapsed();
    let done = answer
        .results
        .iter()
        .all(|one| one.outcome == Outcome::Done);
    ensure!(done && answer.results.len() == 2, "not kept: {answer:?}");
    browser.pull().await?;
    Ok([sign_in, pull, push])
}
