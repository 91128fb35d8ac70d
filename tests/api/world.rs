//! An installation with two schools, and browsers that speak with it.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock, OnceLock};

use axum::Router;
use domain::code::ClassCode;
use domain::ids::{AcademyId, BookingId, ClassId, CompanyId, SlotId, UserId};
use domain::metier::GrandDomaine;
use domain::role::Role;
use domain::school::{Coordinates, Level, Uai, ZoneEp};
use domain::visit::{OnFull, Request as Asked, SlotDraft, Venue};
use jiff::civil::{DateTime, date};
use protocol::mutation::Mutation;
use protocol::privacy::Retention;
use protocol::row::{Collection, Company, School};
use protocol::wire::Outcome;
use server::caller::Caller;
use server::hasher::Hasher;
use server::journal::Journal;
use server::keys::Keys;
use server::library::{Library, Shelf};
use server::metrics::Metrics;
use server::sql::record::{Academy, Class, Person};
use server::sql::{Alone, Span, Tx};
use server::usecase::enrol::add_pupil;
use server::usecase::project::{Thing, Touched, project};
use server::usecase::sign_in;
use server::{App, AppState, app};
use tempfile::TempDir;
use uuid::Uuid;

use crate::browser::Browser;
use crate::database::Database;
use crate::provider;

/// Monday 23 November 2026, 9 h in Metz.
pub(crate) const NOW: i64 = 1_795_420_800_000;
/// One minute, in milliseconds.
pub(crate) const MINUTE: i64 = 60_000;
/// One day, in milliseconds.
pub(crate) const DAY: i64 = 24 * 60 * MINUTE;
/// The passphrase of adults.
pub(crate) const PASSPHRASE: &str = "une phrase de passe";
/// The secret of every pupil.
pub(crate) const SECRET: &str = "lune table cerise velo nuage";

static SHELF: LazyLock<Arc<Shelf>> = LazyLock::new(|| Arc::new(Shelf::starter().unwrap()));

/// A running installation. Everything in it is found by a small number.
pub(crate) struct World {
    pub(crate) app: AppState,
    pub(crate) router: Router,
    pub(crate) database: Database,
    folder: TempDir,
}

/// The identity of the `n`th thing.
pub(crate) fn id(n: u128) -> Uuid {
    Uuid::from_u128(0x0de3_0000_0000_7000_8000_0000_0000_0000 + n)
}

pub(crate) fn academy() -> AcademyId {
    AcademyId(id(1))
}
pub(crate) fn class(n: u128) -> ClassId {
    ClassId(id(100 + n))
}
pub(crate) fn company(n: u128) -> CompanyId {
    CompanyId(id(200 + n))
}
pub(crate) fn slot(n: u128) -> SlotId {
    SlotId(id(300 + n))
}
pub(crate) fn booking(n: u128) -> BookingId {
    BookingId(id(400 + n))
}
/// 0 and 1: teachers of class 0 and 1; 2: head of school 0; 3: company 0; 4: academy; 5: company 1;
/// 10 and 11: pupils of class 0; 20: pupil of class 1.
pub(crate) fn user(n: u128) -> UserId {
    UserId(id(500 + n))
}
/// School 0 is REP+, school 1 in no network.
pub(crate) fn uai(n: usize) -> Uai {
    Uai::parse(["0750001U", "0750002V"][n]).unwrap()
}
pub(crate) fn code(n: usize) -> ClassCode {
    ClassCode::parse(["TEST-AAA0", "TEST-AAA1"][n]).unwrap()
}

impl World {
    pub(crate) async fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let database = Database::new(folder.path()).await;
        Self::on(database, folder).await
    }

    /// On the embedded database whatever is tested: for tests of its file.
    pub(crate) async fn embedded() -> Self {
        let folder = TempDir::new().unwrap();
        Self::on(Database::embedded(folder.path()), folder).await
    }

    async fn on(database: Database, folder: TempDir) -> Self {
        let db = database.open().await;
        let app = App {
            metrics: Arc::new(Metrics::new(db.waits())),
            db,
            clock: server::clock::Clock::default(),
            keys: Keys::of([7; 32]),
            journal: Journal::of(folder.path()),
            hasher: Hasher::with(8, 1).unwrap(),
            throttle: server::throttle::Throttle::default(),
            intake: server::intake::Intake::default(),
            darkroom: server::darkroom::Darkroom::default(),
            schools: server::schools::Schools::open(&folder.path().join("catalogue")),
            library: Library::of(&folder.path().join("catalogue"), SHELF.clone()),
            https: false,
            trusted_proxies: vec!["127.0.0.1".parse().unwrap()],
            promotion_hold: 0,
            retention: Retention::default(),
            provider: Some(provider::away()),
            site: |_| None,
            slowest_body: server::SLOWEST_BODY,
            test_clock: false,
            openapi: OnceLock::new(),
        };
        app.clock.set(NOW);
        let app = Arc::new(app);
        let mut tx = app.db.write().await.unwrap();
        tx.lock(Alone::Academy(academy())).await.unwrap();
        people(&app, &mut tx).await;
        tx.commit().await.unwrap();
        Self {
            router: server::app(app.clone()),
            app,
            database,
            folder,
        }
    }

    /// A signed-in browser of a person.
    pub(crate) async fn browser(&self, n: u128) -> Browser {
        let mut tx = self.app.db.write().await.unwrap();
        let (token, _) = sign_in::begin(&self.app, &mut tx, &Caller::local(), user(n))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let mut browser = self.visitor();
        browser.cookie = Some(format!("parcours={}", token.text));
        browser
    }

    /// A browser without a cookie.
    pub(crate) fn visitor(&self) -> Browser {
        Browser::new(self.router.clone())
    }

    /// A slot of company 0 on 10 December, 9 h to 11 h 30, with this many places and changes.
    pub(crate) async fn publish(
        &self,
        n: u128,
        capacity: u32,
        change: impl FnOnce(&mut SlotDraft),
    ) {
        let mut draft = draft(capacity);
        change(&mut draft);
        let publish = Mutation::SlotPublish {
            id: slot(n),
            company: company(0),
            draft,
        };
        assert_eq!(self.browser(3).await.push_one(publish).await, Outcome::Done);
    }

    /// Nothing in the database is as it should never be.
    pub(crate) async fn check(&self) {
        let breaches = self.app.db.read().await.unwrap().breaches().await.unwrap();
        assert_eq!(breaches, []);
    }

    /// Scopes that have this row now, whether or not anybody is in them.
    pub(crate) async fn places(&self, of: Collection, id: &str) -> BTreeSet<String> {
        let mut tx = self.app.db.read().await.unwrap();
        let places = tx.feed_places(of.name(), id).await.unwrap();
        places.into_iter().map(|(scope, _)| scope).collect()
    }

    /// What the trail says of these words, oldest first: word and subject.
    pub(crate) async fn trail(&self, of: &[&str]) -> Vec<(String, String)> {
        let mut tx = self.app.db.read().await.unwrap();
        let steps = tx.steps(Span::default()).await.unwrap().into_iter();
        let of = steps.filter(|step| of.contains(&step.what.as_str()));
        of.map(|step| (step.what, step.subject)).collect()
    }

    /// What else the folder of the installation holds.
    pub(crate) fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// The same installation as the router serves it to tests of time.
    pub(crate) fn with(&self, change: impl FnOnce(&mut App)) -> Router {
        app(self.set(change))
    }

    /// The same installation, set otherwise.
    pub(crate) fn set(&self, change: impl FnOnce(&mut App)) -> AppState {
        let mut fresh = App {
            db: self.app.db.clone(),
            clock: self.app.clock.clone(),
            keys: self.app.keys.clone(),
            journal: Journal::of(self.folder.path()),
            hasher: self.app.hasher.clone(),
            throttle: server::throttle::Throttle::default(),
            intake: server::intake::Intake::default(),
            darkroom: server::darkroom::Darkroom::default(),
            schools: self.app.schools.clone(),
            library: Library::of(&self.folder.path().join("catalogue"), SHELF.clone()),
            https: false,
            trusted_proxies: self.app.trusted_proxies.clone(),
            promotion_hold: 0,
            retention: Retention::default(),
            provider: None,
            site: self.app.site,
            slowest_body: server::SLOWEST_BODY,
            test_clock: false,
            metrics: self.app.metrics.clone(),
            openapi: OnceLock::new(),
        };
        change(&mut fresh);
        Arc::new(fresh)
    }
}

async fn people(app: &App, tx: &mut Tx) {
    let mut touched = Touched::default();
    tx.add_academy(&Academy {
        id: academy(),
        name: "Académie d’essai".into(),
        timezone: "Europe/Paris".into(),
    })
    .await
    .unwrap();
    for n in 0..2 {
        let school = School {
            uai: uai(n),
            name: format!("Collège {n}"),
            commune: "Metz".into(),
            zone: [ZoneEp::RepPlus, ZoneEp::None][n],
            position: None,
        };
        tx.add_school(academy(), &school).await.unwrap();
        touched.insert(Thing::School(uai(n)));
        let company = Company {
            id: company(n as u128),
            name: format!("Entreprise {n}"),
            commune: "Metz".into(),
        };
        tx.add_company(academy(), &company).await.unwrap();
        touched.insert(Thing::Company(company.id));
    }
    let hash = app.hasher.hash(PASSPHRASE.into()).await.unwrap();
    for (n, role, school, firm) in [
        (0, Role::Teacher, Some(0), None),
        (1, Role::Teacher, Some(1), None),
        (2, Role::Head, Some(0), None),
        (3, Role::Company, None, Some(0)),
        (4, Role::Academy, None, None),
        (5, Role::Company, None, Some(1)),
    ] {
        let person = person(n, role, school, firm);
        tx.add_person(&person).await.unwrap();
        let login = format!("adulte{n}");
        tx.set_passphrase(person.id, &login, &hash).await.unwrap();
    }
    for n in 0..2 {
        let row = Class {
            id: class(n as u128),
            academy: academy(),
            school: uai(n),
            name: format!("4e {n}"),
            level: Level::Quatrieme,
            code: code(n),
            open_until: (n == 0).then_some(NOW + 60 * MINUTE),
            erase_at: None,
        };
        tx.add_class(&row).await.unwrap();
        tx.join_class(row.id, user(n as u128), None).await.unwrap();
        for (pupil, name) in [(10, "Colibri"), (11, "Loutre"), (20, "Écureuil")] {
            if (pupil == 20) == (n == 1) {
                let mut pupil = person(pupil, Role::Pupil, Some(n), None);
                pupil.name = name.into();
                add_pupil(app, tx, &row, &pupil, SECRET).await.unwrap();
            }
        }
        touched.insert(Thing::Class(row.id));
    }
    project(tx, academy(), &touched).await.unwrap();
}

fn person(n: u128, role: Role, school: Option<usize>, firm: Option<u128>) -> Person {
    Person {
        id: user(n),
        academy: academy(),
        role,
        name: format!("Personne {n}"),
        school: school.map(uai),
        company: firm.map(company),
        last_seen: None,
    }
}

/// 10 December, in Metz.
pub(crate) fn at(hour: i8, minute: i8) -> DateTime {
    date(2026, 12, 10).at(hour, minute, 0, 0)
}

pub(crate) fn draft(capacity: u32) -> SlotDraft {
    SlotDraft {
        title: "Ateliers".into(),
        about: String::new(),
        practical: String::new(),
        domain: GrandDomaine::H,
        metiers: BTreeSet::new(),
        start: at(9, 0),
        end: at(11, 30),
        deadline: date(2026, 12, 8).at(18, 0, 0, 0),
        venue: Venue {
            address: "1 rue des Essais".into(),
            commune: "Metz".into(),
            position: Some(Coordinates {
                lat: 49.12,
                lon: 6.17,
            }),
            transit: None,
        },
        capacity,
        reserve: None,
    }
}

/// Class `of` asks for places on a slot, refused when full.
pub(crate) fn ask(n: u128, on: u128, of: u128, seats: u32) -> Asked {
    Asked {
        id: booking(n),
        slot: slot(on),
        slot_rev: 1,
        class: class(of),
        seats,
        on_full: OnFull::Refuse,
        note: String::new(),
    }
}
