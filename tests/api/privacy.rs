//! What is kept of a pupil: written down, given out whole, taken away for good.

use domain::carnet::{Entry, EntryKind};
use domain::ids::EntryId;
use domain::register::names_row;
use jiff::civil::date;
use protocol::mutation::Mutation;
use protocol::privacy::{EXPORT_FORMAT, Erase, Export};
use protocol::row::{Collection, Row};
use protocol::session::{Enrol, Enrolled, Invitation, Invite};
use protocol::wire::{ErrorCode, Outcome};
use serde_json::Value;
use server::journal::Journal;
use server::sql::Db;
use server::usecase::erase;
use tempfile::TempDir;

use crate::browser::Browser;
use crate::world::{DAY, MINUTE, NOW, SECRET, World, code, id, user};

const MARKER: &str = "baleine-à-bosse-du-carnet";

fn words(secret: &str) -> Erase {
    Erase {
        secret: secret.into(),
        code: None,
    }
}

fn entry(n: u128, shared: bool) -> Entry {
    let mut entry = Entry::new(EntryId(id(900 + n)), EntryKind::Libre, date(2026, 11, 23));
    entry.title = format!("{MARKER} {n}");
    // Long enough to lie on pages of its own.
    entry.text = format!("{MARKER} ").repeat(400);
    entry.shared = shared;
    entry
}

/// A pupil of class 0 who has written, shown, changed and marked something, in that browser.
async fn writer(world: &World) -> (Browser, Enrolled) {
    let mut browser = world.visitor();
    let enrol = Enrol {
        code: code(0),
        pseudonym: "Zibeline".into(),
    };
    let answer = browser.post("/api/v1/enrolment", &enrol).await;
    browser.cookie = Some(answer.cookie());
    let enrolled: Enrolled = answer.json();
    browser.believes = Some(enrolled.user);
    for mutation in [
        Mutation::EntryCreate(entry(1, true)),
        Mutation::EntryCreate(entry(2, false)),
        Mutation::EntryDelete {
            id: EntryId(id(902)),
        },
        Mutation::FavouriteSet {
            metier: "veterinaire".into(),
            on: true,
        },
    ] {
        assert_eq!(browser.push_one(mutation).await, Outcome::Done);
    }
    (browser, enrolled)
}

/// Whether any file of the installation holds these bytes.
fn is_on_disk(world: &World, text: &str) -> bool {
    let files = std::fs::read_dir(world.folder()).unwrap();
    files.map(|file| file.unwrap().path()).any(|path| {
        path.is_file()
            && std::fs::read(path)
                .unwrap()
                .windows(text.len())
                .any(|bytes| bytes == text.as_bytes())
    })
}

#[tokio::test]
async fn the_register_names_every_column_and_every_field_that_travels() {
    let world = World::new().await;
    // Compares the columns.
    world.check().await;
    let api: Value = world.visitor().get("/api/v1/openapi.json").await.json();
    for of in Collection::ALL {
        let name: String = of.name().split('-').map(capital).collect();
        let schema = &api["components"]["schemas"][&name]["properties"];
        let fields = schema.as_object().unwrap_or_else(|| panic!("{name}"));
        for field in fields.keys() {
            assert!(names_row(&name, field), "{name}.{field}");
        }
    }
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}

#[tokio::test]
async fn a_pupil_takes_away_everything_that_is_kept_of_them() {
    let world = World::new().await;
    let (browser, enrolled) = writer(&world).await;
    let export: Export = browser.get("/api/v1/me/export").await.json();
    assert_eq!(export.format, EXPORT_FORMAT);
    let just_now = NOW..NOW + MINUTE;
    assert!(just_now.contains(&export.made));
    assert!(
        export
            .last_seen
            .is_some_and(|seen| just_now.contains(&seen))
    );
    assert_eq!(export.person.user, enrolled.user);
    assert_eq!(export.person.name, "Zibeline");
    assert_eq!(export.entries.len(), 2);
    assert!(export.entries[1].deleted && export.entries[1].title.contains(MARKER));
    assert_eq!(export.favourites, ["veterinaire"]);
    assert_eq!(export.sessions.len(), 1);
    assert!(export.sessions[0].until > NOW);
    assert_eq!(export.devices.len(), 1);
    assert_eq!(export.devices[0].changes, 4);
    assert_eq!(export.work, None);

    world.visitor().get("/api/v1/me/export").await.error(401);
}

#[tokio::test]
async fn an_open_session_alone_erases_nothing() {
    let world = World::new().await;
    let (browser, _) = writer(&world).await;
    let wrong = browser.post("/api/v1/me/erase", &words(SECRET)).await;
    assert_eq!(wrong.error(401).error, ErrorCode::WrongCredentials);
    let export: Export = browser.get("/api/v1/me/export").await.json();
    assert_eq!(export.entries.len(), 2);
    let teacher = world.browser(0).await;
    let answer = teacher.post("/api/v1/me/erase", &words(SECRET)).await;
    assert_eq!(answer.error(401).error, ErrorCode::WrongCredentials);
    assert_eq!(teacher.get("/api/v1/session").await.status, 200);
}

#[tokio::test]
async fn an_erased_pupil_is_nowhere_in_the_database_any_more() {
    let world = World::embedded().await;
    let (browser, enrolled) = writer(&world).await;
    assert!(is_on_disk(&world, MARKER) && is_on_disk(&world, "Zibeline"));
    let answer = browser
        .post("/api/v1/me/erase", &words(&enrolled.secret))
        .await;
    assert_eq!(answer.status, 204, "{answer:?}");
    for trace in [MARKER, "Zibeline", "zibeline"] {
        assert!(!is_on_disk(&world, trace), "{trace}");
    }
    // Who was not erased is still there.
    assert!(is_on_disk(&world, "Colibri"));
    world.check().await;
}

#[tokio::test]
async fn a_backup_that_is_put_back_brings_no_erased_account_back() {
    let world = World::embedded().await;
    let (browser, enrolled) = writer(&world).await;
    let backup = world.folder().join("backup");
    world.app.db.write_copy(&backup).await.unwrap();
    browser
        .post("/api/v1/me/erase", &words(&enrolled.secret))
        .await;
    assert!(is_on_disk(&world, MARKER), "in the backup");

    let (keys, journal) = (&world.app.keys, &world.app.journal);
    let restored = Db::open(&backup).await.unwrap();
    assert_eq!(erase::settle(&restored, keys, journal).await.unwrap(), 1);
    assert_eq!(erase::settle(&restored, keys, journal).await.unwrap(), 0);
    let mut tx = restored.read().await.unwrap();
    assert!(tx.is_erased(enrolled.user).await.unwrap());
    assert_eq!(tx.breaches().await.unwrap(), []);
    drop(tx);
    restored.close().await;
    for trace in [MARKER, "Zibeline"] {
        assert!(!is_on_disk(&world, trace), "{trace}");
    }
    // The other way round: a journal that was lost is written anew.
    let fresh = TempDir::new().unwrap();
    let fresh = Journal::of(fresh.path());
    erase::settle(&world.app.db, keys, &fresh).await.unwrap();
    assert_eq!(fresh.read().unwrap(), journal.read().unwrap());
    assert_eq!(fresh.read().unwrap().len(), 1);
}

#[tokio::test]
async fn teachers_lose_what_an_erased_pupil_had_shown() {
    let world = World::new().await;
    let (browser, enrolled) = writer(&world).await;
    let mut teacher = world.browser(0).await;
    let before = teacher.pull().await;
    let shown = |row: &Row| matches!(row, Row::SharedEntry(of) if of.author == enrolled.user);
    assert!(
        before
            .changes
            .iter()
            .filter_map(|change| change.row.as_ref())
            .any(shown)
    );
    browser
        .post("/api/v1/me/erase", &words(&enrolled.secret))
        .await;
    let after = teacher.pull().await;
    let gone = |of: Collection| {
        let mut changes = after.changes.iter();
        changes.any(|change| change.key.of == of && change.row.is_none())
    };
    assert!(gone(Collection::Pupil) && gone(Collection::SharedEntry));
    let pupils = after.changes.iter().find_map(|change| match &change.row {
        Some(Row::Class(class)) => Some(class.pupils),
        _ => None,
    });
    assert_eq!(pupils, Some(2));
}

#[tokio::test]
async fn erasure_beats_every_edit_and_each_device_learns_of_it() {
    let world = World::new().await;
    let (browser, enrolled) = writer(&world).await;
    let mut asleep = world.visitor();
    asleep.cookie.clone_from(&browser.cookie);
    asleep.believes = Some(enrolled.user);
    asleep.pull().await;
    browser
        .post("/api/v1/me/erase", &words(&enrolled.secret))
        .await;

    let edit = asleep.line(Mutation::EntryCreate(entry(3, true)));
    let told = |answer: crate::browser::Answer| answer.error(410).error;
    assert_eq!(
        told(asleep.push_lines(vec![edit.clone()]).await),
        ErrorCode::Erased
    );
    assert_eq!(told(asleep.pull_page(None, None).await), ErrorCode::Erased);
    // Also where the browser has forgotten its session, or somebody else has signed in on it.
    asleep.cookie = None;
    assert_eq!(told(asleep.push_lines(vec![edit]).await), ErrorCode::Erased);
    assert_eq!(told(asleep.pull_page(None, None).await), ErrorCode::Erased);
    let mut shared = world.browser(10).await;
    shared.believes = Some(enrolled.user);
    assert_eq!(told(shared.pull_page(None, None).await), ErrorCode::Erased);
    // What a device asks first tells it too.
    let path = format!("/api/v1/session?user={}", enrolled.user);
    for device in [&asleep, &shared] {
        assert_eq!(told(device.get(&path).await), ErrorCode::Erased);
    }
    // Nobody else is told that they are gone.
    let mut out = world.visitor();
    out.believes = Some(user(10));
    assert_eq!(
        out.pull_page(None, None).await.error(401).error,
        ErrorCode::SignedOut
    );
    let other = format!("/api/v1/session?user={}", user(11));
    out.get(&other).await.error(401);
    assert_eq!(world.browser(10).await.get(&other).await.status, 200);
}

#[tokio::test]
async fn what_is_kept_for_a_time_goes_when_it_is_over() {
    let world = World::new().await;
    let (browser, enrolled) = writer(&world).await;
    browser
        .post("/api/v1/me/erase", &words(&enrolled.secret))
        .await;
    let invite = Invite {
        role: domain::role::Role::Teacher,
        name: "Mme Hermine".into(),
        school: None,
        company: None,
        commune: None,
    };
    let _: Invitation = world
        .browser(2)
        .await
        .post("/api/v1/invitations", &invite)
        .await
        .json();
    let drop_old = || erase::drop_old(&world.app);
    assert_eq!(drop_old().await.unwrap(), 0);
    world.app.clock.set(NOW + 15 * DAY);
    assert_eq!(drop_old().await.unwrap(), 1);
    let asks = || browser.pull_page(None, None);
    assert_eq!(asks().await.error(410).error, ErrorCode::Erased);
    world.app.clock.set(NOW + 401 * DAY);
    assert_eq!(drop_old().await.unwrap(), 1);
    assert_eq!(asks().await.error(401).error, ErrorCode::SignedOut);
    assert!(world.app.journal.read().unwrap().is_empty());
}
