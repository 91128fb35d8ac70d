//! Signing in and out.

use domain::role::Role;
use protocol::session::{AdultSignIn, CardSignIn, Enrol, Enrolled, Me, PupilSignIn, Vault};
use protocol::wire::ErrorCode;

use crate::world::{DAY, MINUTE, NOW, PASSPHRASE, SECRET, World, code, user};

fn adult(passphrase: &str) -> AdultSignIn {
    AdultSignIn {
        login: "Adulte0 ".into(),
        passphrase: passphrase.into(),
        code: None,
    }
}

fn pupil(pseudonym: &str, secret: &str) -> PupilSignIn {
    PupilSignIn {
        code: code(0),
        pseudonym: pseudonym.into(),
        secret: secret.into(),
    }
}

#[tokio::test]
async fn an_adult_signs_in_and_is_known_by_the_cookie() {
    let world = World::new().await;
    let mut browser = world.visitor();
    let answer = browser
        .post("/api/v1/session/adult", &adult(PASSPHRASE))
        .await;
    assert_eq!(answer.status, 200);
    let cookie = answer.header("set-cookie");
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"),
        "{cookie}"
    );
    assert!(
        !cookie.contains("Secure"),
        "plain http could not send it back"
    );
    browser.cookie = Some(answer.cookie());
    let me: Me = browser.get("/api/v1/session").await.json();
    assert_eq!((me.user, me.role), (user(0), Role::Teacher));
    assert_eq!(me.classes.len(), 1);
    assert_eq!(me.school.unwrap().name, "Collège 0");
    assert_eq!(me.timezone, "Europe/Paris");
}

#[tokio::test]
async fn what_opens_a_profile_is_told_to_its_person_alone_and_is_always_the_same() {
    let world = World::new().await;
    let path = "/api/v1/session/vault";
    assert_eq!(
        world.visitor().get(path).await.error(401).error,
        ErrorCode::SignedOut
    );
    let told = |vault: Vault| vault.key;
    let first = told(world.browser(0).await.get(path).await.json());
    assert_eq!(first.len(), 64);
    assert_eq!(told(world.browser(0).await.get(path).await.json()), first);
    assert_ne!(told(world.browser(1).await.get(path).await.json()), first);
}

#[tokio::test]
async fn behind_https_the_cookie_is_for_this_host_over_https_only() {
    let world = World::new().await;
    let router = world.with(|app| app.https = true);
    let mut browser = world.visitor();
    browser.use_router(router);
    let answer = browser
        .post("/api/v1/session/adult", &adult(PASSPHRASE))
        .await;
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-parcours="), "{cookie}");
    assert!(
        cookie.contains("; Secure") && cookie.contains("Path=/"),
        "{cookie}"
    );
}

#[tokio::test]
async fn wrong_and_unknown_get_the_same_answer() {
    let world = World::new().await;
    let browser = world.visitor();
    let wrong = browser
        .post("/api/v1/session/adult", &adult("autre chose"))
        .await;
    assert_eq!(wrong.error(401).error, ErrorCode::WrongCredentials);
    let unknown = AdultSignIn {
        login: "personne".into(),
        passphrase: PASSPHRASE.into(),
        code: None,
    };
    let unknown = browser.post("/api/v1/session/adult", &unknown).await;
    assert_eq!(unknown.bytes, wrong.bytes);
    assert_eq!(
        browser.get("/api/v1/session").await.error(401).error,
        ErrorCode::SignedOut
    );
}

#[tokio::test]
async fn a_pupil_signs_in_whatever_case_and_accents() {
    let world = World::new().await;
    let browser = world.visitor();
    let fine = pupil(" COLIBRI", "Lune, table cerise VÉLO nuage");
    let me: Me = browser.post("/api/v1/session/pupil", &fine).await.json();
    assert_eq!((me.user, me.name.as_str()), (user(10), "Colibri"));
    let other = pupil("Loutre", "lune table cerise velo soleil");
    let answer = browser.post("/api/v1/session/pupil", &other).await;
    assert_eq!(answer.error(401).error, ErrorCode::WrongCredentials);
    let elsewhere = PupilSignIn {
        code: code(1),
        ..pupil("Colibri", SECRET)
    };
    let answer = browser.post("/api/v1/session/pupil", &elsewhere).await;
    assert_eq!(answer.error(401).error, ErrorCode::WrongCredentials);
}

#[tokio::test]
async fn a_renewed_secret_ends_the_sessions_of_the_former_one() {
    let world = World::new().await;
    let pupil = world.browser(10).await;
    let beside = world.browser(11).await;
    assert_eq!(pupil.get("/api/v1/session").await.status, 200);
    let path = format!("/api/v1/pupils/{}/secret", user(10));
    assert_eq!(world.browser(0).await.post(&path, &()).await.status, 200);
    let ended = pupil.get("/api/v1/session").await;
    assert_eq!(ended.error(401).error, ErrorCode::SignedOut);
    assert_eq!(beside.get("/api/v1/session").await.status, 200);
}

#[tokio::test]
async fn a_card_opens_until_the_teacher_renews_it() {
    let world = World::new().await;
    let visitor = world.visitor();
    let enrol = Enrol {
        code: code(0),
        pseudonym: "Mésange".into(),
    };
    let mine: Enrolled = visitor.post("/api/v1/enrolment", &enrol).await.json();
    let card = CardSignIn {
        card: mine.card.to_uppercase(),
    };
    let me: Me = visitor.post("/api/v1/session/card", &card).await.json();
    assert_eq!(me.user, mine.user);
    let path = format!("/api/v1/pupils/{}/secret", mine.user);
    let renewed: Enrolled = world.browser(0).await.post(&path, &()).await.json();
    assert_ne!(renewed.secret, mine.secret);
    let former = visitor.post("/api/v1/session/card", &card).await;
    assert_eq!(former.error(401).error, ErrorCode::WrongCredentials);
}

#[tokio::test]
async fn signing_out_here_leaves_the_other_device_and_everywhere_leaves_none() {
    let world = World::new().await;
    let (here, there) = (world.browser(10).await, world.browser(10).await);
    assert_eq!(here.delete("/api/v1/session").await.status, 204);
    assert_eq!(
        here.get("/api/v1/session").await.error(401).error,
        ErrorCode::SignedOut
    );
    assert_eq!(here.delete("/api/v1/session").await.status, 204);
    assert_eq!(there.get("/api/v1/session").await.status, 200);
    let third = world.browser(10).await;
    assert_eq!(there.delete("/api/v1/sessions").await.status, 204);
    assert_eq!(third.get("/api/v1/session").await.status, 401);
}

#[tokio::test]
async fn a_session_ends_by_the_servers_clock_unless_it_is_used() {
    let world = World::new().await;
    let (idle, used) = (world.browser(10).await, world.browser(10).await);
    world.app.clock.set(NOW + 6 * DAY);
    assert_eq!(used.get("/api/v1/session").await.status, 200);
    world.app.clock.set(NOW + 8 * DAY);
    assert_eq!(used.get("/api/v1/session").await.status, 200);
    assert_eq!(
        idle.get("/api/v1/session").await.error(401).error,
        ErrorCode::SignedOut
    );
    assert_eq!(
        idle.push_lines(Vec::new()).await.error(401).error,
        ErrorCode::SignedOut
    );
}

#[tokio::test]
async fn a_session_ends_after_half_a_year_however_much_it_is_used() {
    let world = World::new().await;
    let pupil = world.browser(10).await;
    for day in (5..180).step_by(5) {
        world.app.clock.set(NOW + day * DAY);
        assert_eq!(pupil.get("/api/v1/session").await.status, 200, "{day}");
    }
    world.app.clock.set(NOW + 180 * DAY + MINUTE);
    assert_eq!(pupil.get("/api/v1/session").await.status, 401);
    world.app.clock.set(NOW);
    let officer = world.browser(4).await;
    for hours in [20, 40, 60, 80, 100, 120, 140, 160] {
        world.app.clock.set(NOW + hours * 60 * MINUTE);
        assert_eq!(officer.get("/api/v1/session").await.status, 200);
    }
    world.app.clock.set(NOW + 7 * DAY + MINUTE);
    assert_eq!(officer.get("/api/v1/session").await.status, 401);
}

#[tokio::test]
async fn guessing_is_slowed_down_for_one_account_and_not_for_the_class() {
    let world = World::new().await;
    let browser = world.visitor();
    for _ in 0..5 {
        let answer = browser
            .post("/api/v1/session/pupil", &pupil("Colibri", "faux"))
            .await;
        assert_eq!(answer.status, 401);
    }
    let answer = browser
        .post("/api/v1/session/pupil", &pupil("Colibri", SECRET))
        .await;
    let wait = answer.error(429).retry_after.unwrap();
    assert_eq!(answer.header("retry-after"), wait.to_string());
    let neighbour = browser
        .post("/api/v1/session/pupil", &pupil("Loutre", SECRET))
        .await;
    assert_eq!(neighbour.status, 200);
    world.app.clock.advance(i64::from(wait) * 1000);
    let answer = browser
        .post("/api/v1/session/pupil", &pupil("Colibri", SECRET))
        .await;
    assert_eq!(answer.status, 200);
}
