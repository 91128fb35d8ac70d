//! What grows with what is stored: the same thirty classes work while one, a hundred, ten thousand classes are kept.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use parcours_tests::http::Browser;
use protocol::mutation::Mutation;
use protocol::session::PupilSignIn;
use protocol::wire::Outcome;
use tokio::task::JoinSet;

use super::arrival::entry;
use super::chart::{Line, chart};
use super::place::{Given, Kind, Place};
use super::seed::{self, Room, SECRET, Town};
use super::times::{Times, milliseconds, whole};

/// Pupils of a class, all of them with a session of yesterday and some with pages.
const PUPILS: usize = 25;
/// Pages that each pupil has kept.
const PAGES: usize = 2;
/// Classes that work.
const ACTIVE: usize = 30;
/// Pupils who do something at the same moment.
const AT_ONCE: usize = 32;

/// What was measured with so many classes.
struct Found {
    classes: usize,
    sign_in: Times,
    pull: Times,
    push: Times,
    /// Rounds of a push and a pull, a second.
    rate: f64,
    bytes: u64,
    memory: u64,
}

/// Fills, measures, fills on; prints the table and draws the picture.
///
/// # Errors
/// When the server does not start, or answers what it should not.
pub(crate) async fn measure(given: &Given, sizes: &[usize], span: Duration) -> Result<()> {
    let place = Place::new(given, Kind::Sqlite).await?;
    let mut town = None;
    let mut all = Vec::new();
    println!(
        "\n### Growth, {ACTIVE} classes at work, SQLite\n\n\
         | classes kept | pupils | database, MB | rounds /s | sign-in p50 | p95 | max ms | pull p50 | p95 | max ms | push p50 | p95 | max ms | server’s memory, MB |\n\
         | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |"
    );
    for size in sizes {
        let app = place.open().await?;
        let mut grown = match town.take() {
            Some(town) => town,
            None => Town::new(&app, 0).await?,
        };
        let before = grown.rooms.len();
        grown.grow(&app, *size, PUPILS, &[]).await?;
        for room in &grown.rooms[before..] {
            seed::pages(&app, &grown, room, PAGES).await?;
        }
        app.db.close().await;
        let found = work(&place, &grown, span).await?;
        println!("{}", found.row());
        all.push(found);
        town = Some(grown);
    }
    draw(&all)
}

impl Found {
    fn row(&self) -> String {
        format!(
            "| {} | {} | {} | {} | {} | {} | {} | {} |",
            whole(self.classes as f64),
            whole((self.classes * PUPILS) as f64),
            whole(self.bytes as f64 / 1e6),
            whole(self.rate),
            self.sign_in.cells(),
            self.pull.cells(),
            self.push.cells(),
            whole(self.memory as f64 / 1e6),
        )
    }
}

/// The pupils of the classes at work sign in, and write and look without a pause.
async fn work(place: &Place, town: &Town, span: Duration) -> Result<Found> {
    let served = place.serve()?;
    // Classes of all ages: the first and the last that were kept among them.
    let step = (town.rooms.len() / ACTIVE).max(1);
    let rooms = town.rooms.iter().step_by(step).take(ACTIVE);
    let pupils: Vec<PupilSignIn> = rooms.flat_map(sign_ins).collect();
    let mut hands: Vec<Vec<PupilSignIn>> = vec![Vec::new(); AT_ONCE];
    for (n, pupil) in pupils.into_iter().enumerate() {
        hands[n % AT_ONCE].push(pupil);
    }
    let start = Instant::now();
    let mut tasks = JoinSet::new();
    for hand in hands {
        let address = served.address;
        tasks.spawn(async move {
            let mut times: [Times; 3] = Default::default();
            let mut browsers = Vec::new();
            for ask in hand {
                let mut browser = Browser::new(address, None);
                let asked = Instant::now();
                let answer = browser.post("/api/v1/session/pupil", &ask).await?;
                times[0].add(asked.elapsed());
                ensure!(answer.status.is_success(), "{}", answer.status);
                browser.pull().await?;
                browsers.push(browser);
            }
            let begun = Instant::now();
            let mut rounds = 0_usize;
            while begun.elapsed() < span && !browsers.is_empty() {
                let at = rounds % browsers.len();
                let browser = &mut browsers[at];
                let line = browser.line(Mutation::EntryCreate(entry()));
                let asked = Instant::now();
                let answer = browser.push(&[line]).await?;
                times[2].add(asked.elapsed());
                let outcome = answer.results.first().map(|one| &one.outcome);
                ensure!(outcome == Some(&Outcome::Done), "not kept: {answer:?}");
                let asked = Instant::now();
                browser.pull().await?;
                times[1].add(asked.elapsed());
                rounds += 1;
            }
            anyhow::Ok((times, begun))
        });
    }
    let mut all: [Times; 3] = Default::default();
    let mut first = start + Duration::from_secs(3_600);
    while let Some(done) = tasks.join_next().await {
        let (times, begun) = done??;
        first = first.min(begun);
        for (sum, one) in all.iter_mut().zip(times) {
            sum.join(one);
        }
    }
    let [sign_in, pull, push] = all;
    let memory = served.cost().map(|cost| cost.1).unwrap_or_default();
    drop(served);
    Ok(Found {
        classes: town.rooms.len(),
        rate: push.count() as f64 / first.elapsed().as_secs_f64(),
        sign_in,
        pull,
        push,
        bytes: place.size().await?,
        memory,
    })
}

fn sign_ins(room: &Room) -> impl Iterator<Item = PupilSignIn> {
    room.pupils.iter().map(|(_, name)| PupilSignIn {
        code: room.code.clone(),
        pseudonym: name.clone(),
        secret: SECRET.into(),
    })
}

fn draw(all: &[Found]) -> Result<()> {
    let line = |name, colour, value: fn(&Found) -> f64| Line {
        name,
        colour,
        points: all
            .iter()
            .map(|found| (found.classes as f64, value(found)))
            .collect(),
    };
    let lines = [
        line("push, p95", "#b3261e", |found| found.push.percentile(95)),
        line("push, p50", "#e08a83", |found| found.push.percentile(50)),
        line("pull, p95", "#1a5fb4", |found| found.pull.percentile(95)),
        line("pull, p50", "#8ab4e8", |found| found.pull.percentile(50)),
        line("sign-in, p95", "#2e7d32", |found| {
            found.sign_in.percentile(95)
        }),
    ];
    let file = "target/bench-load/growth.svg";
    std::fs::create_dir_all("target/bench-load")?;
    let title = format!("{ACTIVE} classes at work, by the number of classes kept (ms)");
    std::fs::write(file, chart(&title, &lines, milliseconds))?;
    println!("\nThe picture: {file}");
    Ok(())
}
