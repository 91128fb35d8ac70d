//! Classes that arrive within one minute: each pupil opens the page for the first time, signs in, takes the catalogue, pulls, writes a
//! page of the carnet and sends it.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use catalogue::pack::Index;
use domain::carnet::{Entry, EntryKind};
use domain::ids::EntryId;
use jiff::civil::date;
use parcours_tests::http::{Answer, Browser};
use protocol::mutation::Mutation;
use protocol::session::PupilSignIn;
use protocol::wire::Outcome;
use tokio::task::JoinSet;
use uuid::Uuid;

use super::place::{Given, Kind, Place};
use super::seed::{Room, SECRET, Town};
use super::times::{Times, whole};

/// Pupils of a class.
pub(super) const CLASS: usize = 30;
/// What a pupil writes: five lines, as they do.
pub(super) const TEXT: &str = "Aujourd’hui nous avons visité l’atelier. La soudeuse nous a montré son masque et \
    m’a laissé tenir le chalumeau éteint. J’ai été surpris par le bruit, moins par la chaleur. Elle a appris ce métier \
    après la troisième, au lycée professionnel, puis chez son oncle. Je voudrais savoir si on peut le faire sans être fort.";

/// The steps of an arrival.
const STEPS: [&str; 6] = ["page", "sign-in", "catalogue", "pull", "push", "in all"];

/// What was measured of one number of classes.
pub(crate) struct Found {
    kind: Kind,
    classes: usize,
    steps: [Times; STEPS.len()],
    /// Bytes that a pupil took, and seconds of a processor for each, in milliseconds.
    bytes: f64,
    cost: f64,
    memory: u64,
}

impl Found {
    pub(crate) fn head() -> String {
        let steps: String = STEPS
            .iter()
            .map(|step| format!(" {step} p50 | p95 | max ms |"))
            .collect();
        let lines = " --: |".repeat(STEPS.len() * 3 + 4);
        format!(
            "| database | classes of 30 |{steps} MB each | processor, ms each | server’s memory, MB |\n| --- |{lines}"
        )
    }

    pub(crate) fn row(&self) -> String {
        let steps: Vec<String> = self.steps.iter().map(Times::cells).collect();
        format!(
            "| {} | {} | {} | {:.2} | {:.0} | {} |",
            self.kind.name(),
            self.classes,
            steps.join(" | "),
            self.bytes / 1e6,
            self.cost,
            whole(self.memory as f64 / 1e6),
        )
    }
}

/// So many classes arrive within this time, evenly.
pub(crate) async fn measure(
    given: &Given,
    kind: Kind,
    classes: usize,
    within: Duration,
) -> Result<Found> {
    let place = Place::new(given, kind).await?;
    let app = place.open().await?;
    let mut town = Town::new(&app, 0).await?;
    town.grow(&app, classes, CLASS, &[]).await?;
    app.db.close().await;
    let served = place.serve()?;
    let paths = Arc::new(paths(served.address).await?);
    let before = served.cost();
    let mut work = JoinSet::new();
    let count = classes * CLASS;
    for (n, (room, name)) in pupils(&town.rooms).enumerate() {
        let ask = PupilSignIn {
            code: room.code.clone(),
            pseudonym: name.to_owned(),
            secret: SECRET.into(),
        };
        // Neighbours in time are of different classes, as pupils of a whole school are.
        let place_in_time = (n * 7_919) % count;
        let after = within.mul_f64(place_in_time as f64 / count as f64);
        let (address, paths) = (served.address, paths.clone());
        work.spawn(async move {
            tokio::time::sleep(after).await;
            arrive(address, &paths, &ask).await
        });
    }
    let mut steps: [Times; STEPS.len()] = std::array::from_fn(|_| Times::default());
    let mut bytes = 0;
    while let Some(done) = work.join_next().await {
        let (took, read) = done??;
        bytes += read;
        for (times, one) in steps.iter_mut().zip(took) {
            times.add(one);
        }
    }
    let (now, then) = (served.cost(), before);
    let used = now.zip(then).map(|(now, then)| now.0 - then.0);
    drop(served);
    place.end().await?;
    Ok(Found {
        kind,
        classes,
        steps,
        bytes: bytes as f64 / count as f64,
        cost: used.unwrap_or_default() * 1_000.0 / count as f64,
        memory: now.map(|now| now.1).unwrap_or_default(),
    })
}

fn pupils(rooms: &[Room]) -> impl Iterator<Item = (&Room, &str)> {
    rooms.iter().flat_map(|room| {
        room.pupils
            .iter()
            .map(move |(_, name)| (room, name.as_str()))
    })
}

/// What a first visit asks for.
struct Paths {
    page: Vec<String>,
    catalogue: Vec<String>,
}

/// The files that the service worker keeps, and the parts of the catalogue as the application asks for them.
async fn paths(address: SocketAddr) -> Result<Paths> {
    let mut browser = Browser::new(address, None);
    let worker = whole_answer(browser.get("/sw.js").await?)?;
    ensure!(
        worker.headers.contains_key("content-encoding"),
        "{NOT_SHIPPED}"
    );
    // The list is between quotes, and nothing else of that line is a path.
    let plain = browser
        .send(hyper::Method::GET, "/sw.js", Vec::new(), &[])
        .await?;
    let text = String::from_utf8(plain.bytes.to_vec())?;
    let list = text.lines().find(|line| line.starts_with("const SHELL"));
    let files = list
        .context(NOT_SHIPPED)?
        .split('"')
        .filter(|word| word.starts_with('/'));
    let mut page = vec!["/".to_owned()];
    page.extend(files.map(str::to_owned));
    ensure!(page.len() > 2, NOT_SHIPPED);
    let answer = browser
        .send(hyper::Method::GET, INDEX, Vec::new(), &[])
        .await?;
    let index = Index::decode(&answer.bytes)?;
    let mut catalogue = vec![INDEX.to_owned()];
    for (part, bundle) in index.parts_in_bundles() {
        let path = format!("{PARTS}{}", bundle.unwrap_or_else(|| part.address()));
        if catalogue.last() != Some(&path) {
            catalogue.push(path);
        }
    }
    Ok(Paths { page, catalogue })
}

const INDEX: &str = "/api/v1/catalogue/index";
const PARTS: &str = "/api/v1/catalogue/parts/";
const NOT_SHIPPED: &str = "the server does not hold the application as it ships: build it first";

fn whole_answer(answer: Answer) -> Result<Answer> {
    ensure!(answer.status.is_success(), "{}", answer.status);
    Ok(answer)
}

/// A pupil, from the address typed to the first page of the carnet kept by the server.
async fn arrive(
    address: SocketAddr,
    paths: &Paths,
    ask: &PupilSignIn,
) -> Result<([Duration; STEPS.len()], usize)> {
    let mut browser = Browser::new(address, None);
    let (start, mut last) = (Instant::now(), Instant::now());
    let mut lap = || {
        let took = last.elapsed();
        last = Instant::now();
        took
    };
    let mut bytes = 0;
    for path in &paths.page {
        bytes += whole_answer(browser.get(path).await?)?.bytes.len();
    }
    let page = lap();
    let signed = browser.post("/api/v1/session/pupil", ask).await?;
    bytes += whole_answer(signed)?.bytes.len();
    let sign_in = lap();
    for path in &paths.catalogue {
        bytes += whole_answer(browser.get(path).await?)?.bytes.len();
    }
    let catalogue = lap();
    browser.pull().await?;
    let pull = lap();
    let line = browser.line(Mutation::EntryCreate(entry()));
    let answer = browser.push(&[line]).await?;
    let outcome = answer.results.first().map(|one| &one.outcome);
    ensure!(outcome == Some(&Outcome::Done), "not kept: {answer:?}");
    let push = lap();
    Ok((
        [page, sign_in, catalogue, pull, push, start.elapsed()],
        bytes,
    ))
}

/// A page of the carnet.
pub(super) fn entry() -> Entry {
    let id = EntryId(Uuid::now_v7());
    let mut entry = Entry::new(id, EntryKind::Visite, date(2026, 11, 26));
    entry.title = "À l’atelier".into();
    entry.text = TEXT.into();
    entry
}
