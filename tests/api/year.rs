//! From one school year to the next: a class is closed, a pupil joins another one, or the account goes at its date.

use std::collections::BTreeSet;

use domain::carnet::Entry;
use domain::ids::{EntryId, UserId};
use protocol::mutation::Mutation;
use protocol::privacy::{Closed, FamilyLink, OpenFamily, Retention};
use protocol::row::{Pupil, Row};
use protocol::session::{
    ClassKnock, Created, Enrol, JoinClass, Me, NewClass, OpenCode, PupilSignIn,
};
use protocol::wire::{ErrorCode, Outcome};
use server::usecase::purge;

use crate::bookings::request;
use crate::browser::Browser;
use crate::push::entry;
use crate::world::{DAY, MINUTE, NOW, SECRET, World, class, code, uai, user};

fn close_path(n: u128) -> String {
    format!("/api/v1/classes/{}/close", class(n))
}

fn join(n: usize, pseudonym: Option<&str>) -> JoinClass {
    JoinClass {
        code: code(n),
        pseudonym: pseudonym.map(Into::into),
    }
}

/// Class 1, which is of the other school, takes new pupils.
pub(crate) async fn open_class_1(world: &World) {
    let open = OpenCode {
        minutes: 600,
        renew: false,
    };
    let path = format!("/api/v1/classes/{}/code", class(1));
    let answer = world.browser(1).await.post(&path, &open).await;
    assert_eq!(answer.status, 200, "{answer:?}");
}

fn shared(n: u128) -> Entry {
    Entry {
        shared: true,
        ..entry(n, "montré")
    }
}

/// The pages that a teacher reads.
async fn pages(teacher: &mut Browser) -> Vec<EntryId> {
    let rows = teacher.rows().await.into_iter();
    rows.filter_map(|(_, row)| match row {
        Row::SharedEntry(shared) => Some(shared.entry.id),
        _ => None,
    })
    .collect()
}

/// The pupils that a teacher sees.
async fn pupils(teacher: &mut Browser) -> BTreeSet<String> {
    let rows = teacher.rows().await.into_iter();
    rows.filter_map(|(_, row)| match row {
        Row::Pupil(Pupil { pseudonym, .. }) => Some(pseudonym),
        _ => None,
    })
    .collect()
}

/// The pupil joins class 1.
pub(crate) async fn joins(pupil: &Browser) {
    let answer = pupil.post("/api/v1/me/class", &join(1, None)).await;
    assert_eq!(answer.status, 200, "{answer:?}");
}

async fn me(browser: &Browser) -> Me {
    browser.get("/api/v1/session").await.json()
}

async fn close(world: &World) -> Closed {
    let answer = world.browser(0).await.post(&close_path(0), &()).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.json()
}

#[tokio::test]
async fn a_pupil_joins_another_class_with_the_carnet_and_is_seen_by_its_teachers_alone() {
    let world = World::new().await;
    open_class_1(&world).await;
    let mut pupil = world.browser(10).await;
    for mutation in [
        Mutation::EntryCreate(shared(1)),
        Mutation::EntryCreate(entry(2, "gardé")),
        Mutation::FavouriteSet {
            metier: "veterinaire".into(),
            on: true,
        },
    ] {
        assert_eq!(pupil.push_one(mutation).await, Outcome::Done);
    }
    let (mut former, mut next) = (world.browser(0).await, world.browser(1).await);
    assert_eq!(pages(&mut former).await.len(), 1);

    let answer = pupil.post("/api/v1/me/class", &join(1, None)).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    let joined: Me = answer.json();
    assert_eq!(joined.classes.len(), 1);
    assert_eq!(joined.classes[0].id, class(1));
    assert_eq!(joined.school.unwrap().uai, uai(1));
    assert_eq!(joined.user, user(10));

    assert_eq!(pages(&mut former).await, []);
    assert_eq!(pupils(&mut former).await, ["Loutre".to_owned()].into());
    assert_eq!(
        pages(&mut next).await,
        [],
        "nobody chose to show it to them"
    );
    let both = ["Colibri", "Écureuil"].map(str::to_owned);
    assert_eq!(pupils(&mut next).await, both.into());
    let mut own = Vec::new();
    for (scope, row) in pupil.rows().await {
        match row {
            Row::Entry(entry) => own.push((entry.text, entry.shared)),
            Row::Class(seen) => assert_eq!(seen.id, class(1), "{scope}"),
            Row::Favourite(favourite) => assert_eq!(favourite.metier, "veterinaire"),
            _ => {}
        }
    }
    own.sort();
    assert_eq!(own, [("gardé".into(), false), ("montré".into(), false)]);
    // The class of the code is where the words are good now.
    let words = |n| PupilSignIn {
        code: code(n),
        pseudonym: "Colibri".into(),
        secret: SECRET.into(),
    };
    let visitor = world.visitor();
    let here = visitor.post("/api/v1/session/pupil", &words(1)).await;
    assert_eq!(here.status, 200);
    visitor
        .post("/api/v1/session/pupil", &words(0))
        .await
        .error(401);
    let told = world.trail(&["pupil.class"]).await;
    assert_eq!(told, [("pupil.class".to_owned(), class(1).to_string())]);
    world.check().await;
}

#[tokio::test]
async fn joining_twice_is_as_once_and_what_cannot_be_joined_changes_nothing() {
    let world = World::new().await;
    let pupil = world.browser(10).await;
    let path = "/api/v1/me/class";
    // Its own class, and nothing changes although pages are shown there.
    assert_eq!(
        pupil.push_one(Mutation::EntryCreate(shared(1))).await,
        Outcome::Done
    );
    assert_eq!(pupil.post(path, &join(0, None)).await.status, 200);
    assert_eq!(pages(&mut world.browser(0).await).await.len(), 1);

    let shut = pupil.post(path, &join(1, None)).await;
    assert_eq!(shut.error(403).error, ErrorCode::EnrolmentClosed);
    open_class_1(&world).await;
    let mut nowhere = join(1, None);
    nowhere.code = domain::code::ClassCode::parse("NONE-0000").unwrap();
    let unknown = pupil.post(path, &nowhere).await;
    assert_eq!(unknown.error(401).error, ErrorCode::WrongCredentials);
    let none = pupil.post(path, &join(1, Some("<b>"))).await;
    assert_eq!(none.error(400).error, ErrorCode::BadRequest);
    let taken = pupil.post(path, &join(1, Some("ecureuil"))).await;
    assert_eq!(taken.error(409).error, ErrorCode::PseudonymTaken);
    assert_eq!(me(&pupil).await.classes[0].id, class(0));
    assert_eq!(pages(&mut world.browser(0).await).await.len(), 1);

    for _ in 0..2 {
        let answer = pupil.post(path, &join(1, Some("Martre"))).await;
        assert_eq!(answer.status, 200, "{answer:?}");
    }
    assert_eq!(me(&pupil).await.name, "Martre");
    world.check().await;
}

#[tokio::test]
async fn who_moves_to_another_school_leaves_the_family_link_of_the_former_one_behind() {
    let world = World::new().await;
    open_class_1(&world).await;
    let head = world.browser(2).await;
    let path = format!("/api/v1/pupils/{}/family-link", user(10));
    let link: FamilyLink = head.post(&path, &()).await.json();
    let pupil = world.browser(10).await;
    joins(&pupil).await;
    let open = OpenFamily { token: link.token };
    let family = world.visitor().post("/api/v1/family", &open).await;
    assert_eq!(family.error(410).error, ErrorCode::LinkExpired);
    head.post(&path, &()).await.error(403);
}

#[tokio::test]
async fn a_closed_class_has_left_its_teachers_and_keeps_its_visits_under_the_name_of_its_year() {
    let world = World::new().await;
    world.publish(1, 30, |_| ()).await;
    let teacher = world.browser(0).await;
    assert_eq!(teacher.push_one(request(1, 1, 0, 20)).await, Outcome::Done);
    let early = teacher.post(&close_path(0), &()).await;
    assert_eq!(early.error(409).error, ErrorCode::Conflict);

    world.app.clock.set(NOW + 20 * DAY);
    let (mut teacher, pupil) = (world.browser(0).await, world.browser(10).await);
    assert_eq!(
        pupil.push_one(Mutation::EntryCreate(shared(1))).await,
        Outcome::Done
    );
    let closed = close(&world).await;
    let days = i64::from(Retention::default().accounts);
    assert!(closed.erase_at >= NOW + (20 + days) * DAY);
    assert!(closed.erase_at < NOW + (20 + days) * DAY + MINUTE);

    assert_eq!(pages(&mut teacher).await, []);
    assert_eq!(pupils(&mut teacher).await, BTreeSet::new());
    assert_eq!(me(&teacher).await.classes, []);
    let rows = teacher.rows().await;
    let mut names = BTreeSet::new();
    for (scope, row) in rows {
        match row {
            Row::Class(seen) => {
                assert_eq!(scope, format!("school:{}", uai(0)));
                assert_eq!(seen.erase_at, Some(closed.erase_at));
                names.insert(seen.name);
            }
            Row::Booking(seen) => {
                names.insert(seen.class_name);
            }
            Row::ClassDesk(desk) => panic!("{desk:?}"),
            _ => {}
        }
    }
    assert_eq!(names, ["4e 0 (2026-2027)".to_owned()].into());
    // Nothing is done with it any more, whoever asks; next year's class has its name.
    let open = OpenCode {
        minutes: 60,
        renew: false,
    };
    let path = format!("/api/v1/classes/{}/code", class(0));
    for n in [0, 2] {
        let adult = world.browser(n).await;
        adult.post(&path, &open).await.error(403);
        let refused = adult.refused(request(5 + n, 1, 0, 20)).await;
        assert_eq!(
            refused.reason,
            domain::visit::RefusalReason::Forbidden,
            "{n}"
        );
        let again: Closed = adult.post(&close_path(0), &()).await.json();
        assert_eq!(again.erase_at, closed.erase_at);
    }
    let new = NewClass {
        name: "4e 0".into(),
        level: domain::school::Level::Troisieme,
    };
    let made: Created = teacher.post("/api/v1/classes", &new).await.json();
    let path = format!("/api/v1/classes/{}/close", made.id);
    assert_eq!(teacher.post(&path, &()).await.status, 200);
    let again: Vec<_> = world.browser(2).await.rows().await;
    let second = again
        .iter()
        .any(|(_, row)| matches!(row, Row::Class(class) if class.name == "4e 0 (2026-2027, 2)"));
    assert!(second, "{again:?}");
    let told = world.trail(&["class.close"]).await;
    assert_eq!(told.len(), 2);
    world.check().await;
}

#[tokio::test]
async fn pupils_of_a_closed_class_come_in_learn_their_date_and_take_their_carnet_along() {
    let world = World::new().await;
    let closed = close(&world).await;
    let visitor = world.visitor();
    let enrol = Enrol {
        code: code(0),
        pseudonym: "Trop tard".into(),
    };
    let late = visitor.post("/api/v1/enrolment", &enrol).await;
    assert_eq!(late.error(403).error, ErrorCode::EnrolmentClosed);
    let knock = ClassKnock { code: code(0) };
    assert_eq!(visitor.post("/api/v1/class-code", &knock).await.status, 200);
    let words = PupilSignIn {
        code: code(0),
        pseudonym: "Colibri".into(),
        secret: SECRET.into(),
    };
    let inside = visitor.post("/api/v1/session/pupil", &words).await;
    let told: Me = inside.json();
    assert_eq!(told.erase_at, Some(closed.erase_at));
    assert_eq!(told.classes[0].level, domain::school::Level::Quatrieme);
    let mut pupil = world.visitor();
    pupil.cookie = Some(inside.cookie());
    assert_eq!(pupil.get("/api/v1/me/export").await.status, 200);
    assert_eq!(
        pupil
            .push_one(Mutation::EntryCreate(entry(1, "encore")))
            .await,
        Outcome::Done
    );
    let scopes = pupil.pull().await.scopes;
    assert!(scopes.iter().all(|scope| !scope.starts_with("class:")));
    // Joining a class stops it.
    open_class_1(&world).await;
    joins(&pupil).await;
    assert_eq!(me(&pupil).await.erase_at, None);
    world.check().await;
}

/// Which of the pupils' accounts are there.
async fn there(world: &World) -> Vec<UserId> {
    let mut tx = world.app.db.read().await.unwrap();
    let all = tx.everybody().await.unwrap();
    let pupils = [10, 11, 20].map(user);
    let all = all.into_iter().map(|(user, _)| user);
    all.filter(|user| pupils.contains(user)).collect()
}

#[tokio::test]
async fn an_account_is_erased_at_its_date_by_the_servers_clock_and_not_a_moment_before() {
    let world = World::new().await;
    let pupil = world.browser(10).await;
    assert_eq!(
        pupil
            .push_one(Mutation::EntryCreate(entry(1, "à moi")))
            .await,
        Outcome::Done
    );
    open_class_1(&world).await;
    let closed = close(&world).await;
    joins(&world.browser(11).await).await;
    let all = there(&world).await;
    world.app.clock.set(closed.erase_at - MINUTE);
    assert_eq!(purge::run(&world.app).await.unwrap(), 0);
    assert_eq!(there(&world).await, all);

    world.app.clock.set(closed.erase_at);
    let due = purge::due(&world.app).await.unwrap();
    assert_eq!(due.len(), 1);
    assert_eq!(
        (due[0].user, due[0].school.clone()),
        (user(10), Some(uai(0)))
    );
    assert_eq!(purge::run(&world.app).await.unwrap(), 1);
    assert_eq!(purge::run(&world.app).await.unwrap(), 0);
    assert_eq!(there(&world).await, [user(11), user(20)]);
    assert_eq!(world.app.journal.read().unwrap().len(), 1);
    let told = world.trail(&["account.purge"]).await;
    assert_eq!(told, [("account.purge".to_owned(), user(10).to_string())]);
    let gone = pupil
        .get(&format!("/api/v1/session?user={}", user(10)))
        .await;
    assert_eq!(gone.error(410).error, ErrorCode::Erased);
    let rows = world.browser(2).await.rows().await;
    let left = rows.iter().find_map(|(_, row)| match row {
        Row::Class(seen) if seen.id == class(0) => Some(seen.pupils),
        _ => None,
    });
    assert_eq!(left, Some(0));
    world.check().await;
}

#[tokio::test]
async fn the_date_that_was_told_stays_when_the_server_is_set_otherwise() {
    let world = World::new().await;
    let short = world.set(|app| app.retention.accounts = 30);
    let long = world.set(|app| app.retention.accounts = 365);
    let mut teacher = world.browser(0).await;
    teacher.use_router(server::app(short.clone()));
    let closed: Closed = teacher.post(&close_path(0), &()).await.json();
    assert!((NOW + 30 * DAY..NOW + 30 * DAY + MINUTE).contains(&closed.erase_at));
    let told: Retention = teacher.get("/api/v1/retention").await.json();
    assert_eq!((told.accounts, told.trail, told.visits), (30, 365, 5));
    world.app.clock.set(closed.erase_at);
    assert_eq!(purge::run(&long).await.unwrap(), 2);
    world.check().await;
}
