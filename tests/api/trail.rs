//! The trail: what is in it, and what is in neither it nor the log.

use std::io::Write;
use std::sync::{Arc, LazyLock, Mutex};

use axum::http::Method;
use domain::equipe::NOTES;
use domain::ids::UserId;
use protocol::mutation::Mutation;
use protocol::session::{
    AdultSignIn, CardSignIn, ChangePassphrase, ClassKnock, Enrol, Enrolled, OpenCode, PupilSignIn,
};
use server::sql::Span;
use server::sql::record::Step;
use server::usecase::trail;

use crate::browser::{Answer, Browser};
use crate::equipe::{with_team, writes};
use crate::push::entry;
use crate::world::{
    DAY, MINUTE, NOW, PASSPHRASE, SECRET, World, academy, ask, class, code, slot, user,
};

pub(crate) async fn steps(world: &World, person: Option<UserId>) -> Vec<Step> {
    let span = Span {
        person,
        ..Span::default()
    };
    let mut tx = world.app.db.read().await.unwrap();
    tx.steps(span).await.unwrap()
}

/// What is done, to what, and whether it was.
fn told(steps: &[Step]) -> Vec<(String, String, bool)> {
    let tell = |step: &Step| (step.what.clone(), step.subject.clone(), step.done);
    steps.iter().map(tell).collect()
}

fn line(what: &str, subject: impl ToString, done: bool) -> (String, String, bool) {
    (what.into(), subject.to_string(), done)
}

async fn sign_in(browser: &Browser, passphrase: &str) -> Answer {
    let body = serde_json::to_vec(&AdultSignIn {
        login: "adulte0".into(),
        passphrase: passphrase.into(),
        code: None,
    });
    let headers = [
        ("content-type", "application/json"),
        ("x-forwarded-for", "203.0.113.77"),
    ];
    let path = "/api/v1/session/adult";
    browser
        .send(Method::POST, path, &headers, body.unwrap())
        .await
}

#[tokio::test]
async fn signing_in_and_out_is_in_the_trail_with_a_shortened_address() {
    let world = World::new().await;
    let mut visitor = world.visitor();
    assert_eq!(sign_in(&visitor, "autre chose").await.status, 401);
    visitor.cookie = Some(sign_in(&visitor, PASSPHRASE).await.cookie());
    assert_eq!(visitor.delete("/api/v1/session").await.status, 204);
    let all = steps(&world, None).await;
    assert_eq!(
        told(&all),
        [
            line("session.wrong", "", false),
            line("session.begin", "", true),
            line("session.end", "", true),
        ]
    );
    for step in &all {
        let who = step.who.as_ref().unwrap();
        assert_eq!((who.person, who.academy), (user(0), academy()));
        assert!((NOW..NOW + MINUTE).contains(&step.at));
    }
    assert_eq!(all[0].origin, "203.0.113.*");
    assert_eq!(steps(&world, Some(user(0))).await, all);
    assert_eq!(steps(&world, Some(user(1))).await, []);
}

#[tokio::test]
async fn changes_and_refusals_are_in_the_trail_and_the_carnet_is_not() {
    let world = World::new().await;
    world.publish(1, 30, |_| ()).await;
    let (teacher, stranger) = (world.browser(0).await, world.browser(1).await);
    let open = OpenCode {
        minutes: 5,
        renew: false,
    };
    let path = format!("/api/v1/classes/{}/code", class(0));
    assert_eq!(stranger.post(&path, &open).await.status, 403);
    assert_eq!(teacher.post(&path, &open).await.status, 200);
    let request = Mutation::BookingRequest(ask(1, 1, 0, 10));
    stranger.push(vec![request.clone()]).await;
    teacher.push(vec![request.clone()]).await;
    let booking = crate::world::booking(1);
    assert_eq!(
        told(&steps(&world, Some(user(1))).await),
        [
            line("request", "POST /api/v1/classes/{class}/code", false),
            line("booking.request", booking, false),
        ]
    );
    assert_eq!(
        told(&steps(&world, Some(user(0))).await),
        [
            line("class.code", class(0), true),
            line("booking.request", booking, true),
        ]
    );
    let published = told(&steps(&world, Some(user(3))).await);
    assert_eq!(published, [line("slot.publish", slot(1), true)]);
    let pupil = world.browser(10).await;
    pupil
        .push(vec![Mutation::EntryCreate(entry(1, "à moi"))])
        .await;
    assert_eq!(steps(&world, Some(user(10))).await, []);
}

#[tokio::test]
async fn a_line_is_kept_for_a_year() {
    let world = World::new().await;
    sign_in(&world.visitor(), PASSPHRASE).await;
    let year = 365 * DAY;
    world.app.clock.set(NOW + year - MINUTE);
    assert_eq!(trail::drop_old(&world.app).await.unwrap(), 0);
    world.app.clock.set(NOW + year + 2 * MINUTE);
    assert_eq!(trail::drop_old(&world.app).await.unwrap(), 1);
    assert_eq!(steps(&world, None).await, []);
}

#[tokio::test]
async fn a_server_may_be_set_to_keep_lines_for_less_than_a_year() {
    let world = World::new().await;
    sign_in(&world.visitor(), PASSPHRASE).await;
    let set = world.set(|app| app.retention.trail = 200);
    world.app.clock.set(NOW + 200 * DAY - MINUTE);
    assert_eq!(trail::drop_old(&set).await.unwrap(), 0);
    world.app.clock.set(NOW + 200 * DAY + 2 * MINUTE);
    assert_eq!(trail::drop_old(&set).await.unwrap(), 1);
}

/// All that is logged from the first call on: the database's threads are heard too, and the other tests of the process.
pub(crate) fn log() -> &'static Log {
    static LOG: LazyLock<Log> = LazyLock::new(|| {
        let log = Log::default();
        let writer = log.clone();
        tracing_subscriber::fmt()
            .with_max_level(tracing_subscriber::filter::LevelFilter::DEBUG)
            .with_writer(move || writer.clone())
            .init();
        log
    });
    &LOG
}

#[derive(Clone, Default)]
pub(crate) struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn neither_the_log_nor_the_trail_holds_a_secret_or_what_people_write() {
    let log = log();
    let world = with_team().await;
    world.publish(1, 30, |_| ()).await;
    let visitor = world.visitor();
    let knock = ClassKnock { code: code(0) };
    assert_eq!(visitor.post("/api/v1/class-code", &knock).await.status, 200);
    let enrol = Enrol {
        code: code(0),
        pseudonym: "Mésange".into(),
    };
    let mine: Enrolled = visitor.post("/api/v1/enrolment", &enrol).await.json();
    let card = CardSignIn {
        card: mine.card.clone(),
    };
    assert_eq!(
        visitor.post("/api/v1/session/card", &card).await.status,
        200
    );
    let by_words = PupilSignIn {
        code: code(0),
        pseudonym: "Colibri".into(),
        secret: SECRET.into(),
    };
    let pupil = visitor.post("/api/v1/session/pupil", &by_words).await;
    let mut browser = world.visitor();
    browser.cookie = Some(pupil.cookie());
    let mut note = ask(1, 1, 0, 10);
    note.note = "mot pour l’entreprise".into();
    browser
        .push(vec![
            Mutation::EntryCreate(entry(1, "un texte du carnet")),
            Mutation::BookingRequest(note.clone()),
            writes(1, NOTES, "un texte de l’équipe"),
        ])
        .await;
    assert_eq!(sign_in(&visitor, "une fausse phrase").await.status, 401);
    let mut teacher = world.visitor();
    teacher.cookie = Some(sign_in(&teacher, PASSPHRASE).await.cookie());
    teacher.push(vec![Mutation::BookingRequest(note)]).await;
    let change = ChangePassphrase {
        former: PASSPHRASE.into(),
        fresh: "quatre mots sans lien".into(),
    };
    let changed = teacher.post("/api/v1/passphrase", &change).await;
    assert_eq!(changed.status, 204);

    let logged = log.text();
    assert!(logged.contains("answered") && logged.contains("INSERT INTO trail"));
    let trail = format!("{:?}", steps(&world, None).await);
    assert!(trail.contains("pupil.enrol") && trail.contains("passphrase.change"));
    let token = |cookie: &str| cookie.split_once('=').unwrap().1.to_owned();
    let hidden = [
        PASSPHRASE.to_owned(),
        "une fausse phrase".into(),
        "quatre mots sans lien".into(),
        SECRET.into(),
        mine.secret,
        mine.card,
        token(&pupil.cookie()),
        token(teacher.cookie.as_deref().unwrap()),
        token(&changed.cookie()),
        "un texte du carnet".into(),
        "un texte de l’équipe".into(),
        "mot pour l’entreprise".into(),
        "Mésange".into(),
        code(0).to_string(),
        "203.0.113.77".into(),
    ];
    for word in hidden {
        assert!(!logged.contains(&word), "{word} is in the log");
        assert!(!trail.contains(&word), "{word} is in the trail");
    }
}
