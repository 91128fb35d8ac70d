//! The sessions of a person: seen, ended one by one, renewed.

use axum::http::Method;
use protocol::session::{AdultSignIn, ChangePassphrase, Connection, Connections};
use protocol::wire::ErrorCode;

use crate::browser::{Answer, Browser};
use crate::world::{DAY, MINUTE, NOW, PASSPHRASE, World};

const FIREFOX: &str = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0";
const FRESH: &str = "quatre mots sans lien";

async fn sign_in(browser: &mut Browser, passphrase: &str, user_agent: &str) -> Answer {
    let body = serde_json::to_vec(&AdultSignIn {
        login: "adulte0".into(),
        passphrase: passphrase.into(),
        code: None,
    });
    let headers = [
        ("content-type", "application/json"),
        ("user-agent", user_agent),
    ];
    let path = "/api/v1/session/adult";
    let answer = browser
        .send(Method::POST, path, &headers, body.unwrap())
        .await;
    if answer.status == 200 {
        browser.cookie = Some(answer.cookie());
    }
    answer
}

async fn open(browser: &Browser) -> Vec<Connection> {
    let all: Connections = browser.get("/api/v1/sessions").await.json();
    all.open
}

async fn change(browser: &Browser, former: &str, fresh: &str) -> Answer {
    let ask = ChangePassphrase {
        former: former.into(),
        fresh: fresh.into(),
    };
    browser.post("/api/v1/passphrase", &ask).await
}

#[tokio::test]
async fn a_person_sees_where_they_are_signed_in_and_ends_one_of_them() {
    let world = World::new().await;
    let (mut here, mut there) = (world.visitor(), world.visitor());
    sign_in(&mut there, PASSPHRASE, "curl/8").await;
    world.app.clock.advance(60 * MINUTE);
    sign_in(&mut here, PASSPHRASE, FIREFOX).await;
    let all: Connections = here.get("/api/v1/sessions").await.json();
    assert_eq!(all.login.as_deref(), Some("adulte0"));
    let [mine, other] = all.open.as_slice() else {
        panic!("{all:?}");
    };
    assert_eq!(
        (mine.browser.as_str(), mine.system.as_str()),
        ("Firefox", "Windows")
    );
    assert!(mine.here && !other.here);
    assert_eq!((other.browser.as_str(), other.system.as_str()), ("", ""));
    assert!((NOW..NOW + MINUTE).contains(&other.begun) && mine.begun > other.begun);
    let path = format!("/api/v1/sessions/{}", other.id);
    for _ in 0..2 {
        assert_eq!(here.delete(&path).await.status, 204);
    }
    assert_eq!(there.get("/api/v1/session").await.status, 401);
    assert_eq!(open(&here).await.len(), 1);
}

#[tokio::test]
async fn a_session_that_is_used_says_so() {
    let world = World::new().await;
    let pupil = world.browser(10).await;
    world.app.clock.advance(3 * 60 * MINUTE);
    assert_eq!(pupil.get("/api/v1/session").await.status, 200);
    let used = open(&pupil).await[0].used;
    assert!((NOW + 3 * 60 * MINUTE..NOW + 4 * 60 * MINUTE).contains(&used));
    world.app.clock.advance(8 * DAY);
    let back = world.browser(10).await;
    assert_eq!(open(&back).await.len(), 1, "what is over is not shown");
}

#[tokio::test]
async fn nobody_sees_or_ends_the_session_of_another() {
    let world = World::new().await;
    let (pupil, beside) = (world.browser(10).await, world.browser(11).await);
    let theirs = open(&pupil).await.pop().unwrap();
    assert!(open(&beside).await.iter().all(|mine| mine.id != theirs.id));
    let path = format!("/api/v1/sessions/{}", theirs.id);
    assert_eq!(beside.delete(&path).await.status, 204);
    assert_eq!(pupil.get("/api/v1/session").await.status, 200);
}

#[tokio::test]
async fn signing_in_anew_leaves_no_session_behind() {
    let world = World::new().await;
    let mut browser = world.visitor();
    sign_in(&mut browser, PASSPHRASE, FIREFOX).await;
    let former = browser.cookie.clone();
    sign_in(&mut browser, PASSPHRASE, FIREFOX).await;
    assert_ne!(browser.cookie, former);
    assert_eq!(open(&browser).await.len(), 1);
    let mut wrong = world.visitor();
    wrong.cookie = browser.cookie.clone();
    assert_eq!(
        sign_in(&mut wrong, "autre chose", FIREFOX).await.status,
        401
    );
    assert_eq!(open(&browser).await.len(), 1, "a failure ends nothing");
}

#[tokio::test]
async fn a_sign_out_that_comes_late_takes_no_cookie_of_the_next_session() {
    let world = World::new().await;
    let mut browser = world.browser(10).await;
    let mut late = world.visitor();
    late.cookie = browser.cookie.clone();
    sign_in(&mut browser, PASSPHRASE, FIREFOX).await;
    let answer = late.delete("/api/v1/session").await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("set-cookie")),
        (204, "")
    );
    assert_eq!(browser.get("/api/v1/session").await.status, 200);
    let answer = browser.delete("/api/v1/session").await;
    assert!(answer.header("set-cookie").contains("Max-Age=0"));
}

#[tokio::test]
async fn a_changed_passphrase_ends_the_other_sessions_and_renews_this_one() {
    let world = World::new().await;
    let (mut here, mut there) = (world.visitor(), world.visitor());
    sign_in(&mut here, PASSPHRASE, FIREFOX).await;
    sign_in(&mut there, PASSPHRASE, FIREFOX).await;
    let former = here.cookie.clone();
    let changed = change(&here, PASSPHRASE, FRESH).await;
    assert_eq!(changed.status, 204);
    assert_eq!(
        here.get("/api/v1/session").await.status,
        401,
        "the former token"
    );
    here.cookie = Some(changed.cookie());
    assert_ne!(here.cookie, former);
    assert_eq!(open(&here).await.len(), 1);
    assert_eq!(there.get("/api/v1/session").await.status, 401);
    assert_eq!(sign_in(&mut there, PASSPHRASE, FIREFOX).await.status, 401);
    assert_eq!(sign_in(&mut there, FRESH, FIREFOX).await.status, 200);
}

#[tokio::test]
async fn a_passphrase_is_changed_only_for_a_better_one_and_by_who_knows_the_former() {
    let world = World::new().await;
    let mut browser = world.visitor();
    sign_in(&mut browser, PASSPHRASE, FIREFOX).await;
    for weak in ["court", "motdepasse2026", "adulte0-adulte0", "Adulte0.metz"] {
        let answer = change(&browser, PASSPHRASE, weak).await;
        assert_eq!(answer.error(400).error, ErrorCode::BadRequest, "{weak}");
    }
    for _ in 0..5 {
        let answer = change(&browser, "autre chose", FRESH).await;
        assert_eq!(answer.error(401).error, ErrorCode::WrongCredentials);
    }
    let answer = change(&browser, PASSPHRASE, FRESH).await;
    assert_eq!(answer.error(429).error, ErrorCode::TooMany);
    assert_eq!(browser.get("/api/v1/session").await.status, 200);
}
