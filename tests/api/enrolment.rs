//! A pupil's first time.

use domain::code::ClassCode;
use domain::ids::UserId;
use domain::role::Role;
use protocol::privacy::EraseByHead;
use protocol::row::Row;
use protocol::session::{
    ADD_MAX, AddPupils, AddedPupils, ClassGreeting, ClassKnock, Enrol, Enrolled, Me, PupilSignIn,
};
use protocol::wire::ErrorCode;
use uuid::Uuid;

use crate::world::{MINUTE, PASSPHRASE, World, class, code, user};

fn enrol(of: usize, pseudonym: &str) -> Enrol {
    Enrol {
        code: code(of),
        pseudonym: pseudonym.into(),
    }
}

#[tokio::test]
async fn a_code_greets_with_the_class_and_says_whether_it_is_open() {
    let world = World::new().await;
    let visitor = world.visitor();
    let greet = async |of| -> ClassGreeting {
        let knock = ClassKnock { code: code(of) };
        visitor.post("/api/v1/class-code", &knock).await.json()
    };
    let open = greet(0).await;
    assert_eq!(
        (open.class.as_str(), open.school.as_str()),
        ("4e 0", "Collège 0")
    );
    assert!(open.open && !greet(1).await.open);
    world.app.clock.advance(61 * MINUTE);
    assert!(!greet(0).await.open);
}

#[tokio::test]
async fn a_new_pupil_is_signed_in_and_comes_back_with_the_secret() {
    let world = World::new().await;
    let mut visitor = world.visitor();
    let answer = visitor
        .post("/api/v1/enrolment", &enrol(0, "  Bel   Oiseau "))
        .await;
    let mine: Enrolled = answer.json();
    assert_eq!(mine.pseudonym, "Bel Oiseau");
    assert_eq!(mine.secret.split(' ').count(), 5);
    assert_eq!(mine.card.len(), 32);
    visitor.cookie = Some(answer.cookie());
    let me: Me = visitor.get("/api/v1/session").await.json();
    assert_eq!((me.user, me.role), (mine.user, Role::Pupil));
    let again = PupilSignIn {
        code: code(0),
        pseudonym: "bel oiseau".into(),
        secret: mine.secret,
    };
    assert_eq!(
        visitor.post("/api/v1/session/pupil", &again).await.status,
        200
    );
}

#[tokio::test]
async fn the_teacher_sees_the_new_pupil() {
    let world = World::new().await;
    let mut teacher = world.browser(0).await;
    teacher.pull().await;
    world
        .visitor()
        .post("/api/v1/enrolment", &enrol(0, "Pixel"))
        .await;
    let changes = teacher.pull().await.changes;
    let pupil = changes.iter().find_map(|change| match &change.row {
        Some(Row::Pupil(pupil)) => Some(pupil.pseudonym.clone()),
        _ => None,
    });
    assert_eq!(pupil.as_deref(), Some("Pixel"));
    let count = changes.iter().find_map(|change| match &change.row {
        Some(Row::Class(class)) => Some(class.pupils),
        _ => None,
    });
    assert_eq!(count, Some(3));
}

#[tokio::test]
async fn a_pseudonym_is_taken_once_in_a_class_whatever_its_accents() {
    let world = World::new().await;
    let visitor = world.visitor();
    let answer = visitor
        .post("/api/v1/enrolment", &enrol(0, "cölibri"))
        .await;
    assert_eq!(answer.error(409).error, ErrorCode::PseudonymTaken);
    let answer = visitor.post("/api/v1/enrolment", &enrol(0, "<b>")).await;
    assert_eq!(answer.error(400).error, ErrorCode::BadRequest);
    let answer = visitor.post("/api/v1/enrolment", &enrol(1, "Pixel")).await;
    assert_eq!(answer.error(403).error, ErrorCode::EnrolmentClosed);
}

#[tokio::test]
async fn guessing_codes_from_one_address_is_slowed_down_and_forged_headers_do_not_help() {
    let world = World::new().await;
    let visitor = world.visitor();
    let mut last = None;
    for n in 0..70_u8 {
        let knock = ClassKnock {
            code: ClassCode::from_values([n % 32, n / 32, 3, 3, 3, 3, 3, 3]),
        };
        let body = serde_json::to_vec(&knock).unwrap();
        // The proxy appends the true address; the visitor wrote the first one.
        let forged = format!("203.0.113.{n}, 198.51.100.7");
        let headers = [
            ("content-type", "application/json"),
            ("x-forwarded-for", forged.as_str()),
        ];
        let method = axum::http::Method::POST;
        let answer = visitor
            .send(method, "/api/v1/class-code", &headers, body)
            .await;
        last = Some(answer);
    }
    assert_eq!(last.unwrap().error(429).error, ErrorCode::TooMany);
    let knock = ClassKnock { code: code(0) };
    assert_eq!(visitor.post("/api/v1/class-code", &knock).await.status, 200);
}

#[tokio::test]
async fn a_teacher_adds_a_whole_list_and_each_card_opens_an_account_of_the_class() {
    let world = World::new().await;
    let mut teacher = world.browser(0).await;
    let path = format!("/api/v1/classes/{}/pupils", class(0));
    let add = async |users: &[UserId]| {
        let users = users.to_vec();
        teacher.post(&path, &AddPupils { users }).await
    };
    let new: Vec<_> = (0..=ADD_MAX).map(|_| UserId(Uuid::now_v7())).collect();
    for wrong in [&new[..0], &new, &[new[0], new[0]]] {
        assert_eq!(add(wrong).await.error(400).error, ErrorCode::BadRequest);
    }
    let added: AddedPupils = add(&new[1..]).await.json();
    let mut names: Vec<_> = added.pupils.iter().map(|one| &one.pseudonym).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), ADD_MAX);
    assert!(
        !names
            .iter()
            .any(|name| *name == "Colibri" || *name == "Loutre")
    );
    let card = &added.pupils[7];
    let sign_in = PupilSignIn {
        code: code(0),
        pseudonym: card.pseudonym.clone(),
        secret: card.secret.clone(),
    };
    let visitor = world.visitor();
    let answer = visitor.post("/api/v1/session/pupil", &sign_in).await;
    assert_eq!(answer.json::<Me>().user, card.user);
    let rows = teacher.rows().await;
    let pupils = rows.iter().filter(|(_, row)| matches!(row, Row::Pupil(_)));
    assert_eq!(pupils.count(), ADD_MAX + 2);
    world.check().await;
}

#[tokio::test]
async fn a_list_that_is_sent_again_since_its_answer_was_lost_enlists_nobody_twice() {
    let world = World::new().await;
    let teacher = world.browser(0).await;
    let path = format!("/api/v1/classes/{}/pupils", class(0));
    let add = async |users: &[UserId]| {
        let users = users.to_vec();
        teacher.post(&path, &AddPupils { users }).await
    };
    let new = [UserId(Uuid::now_v7()), UserId(Uuid::now_v7())];
    let lost: AddedPupils = add(&new[..1]).await.json();
    let again: AddedPupils = add(&new).await.json();
    let (before, after) = (&lost.pupils[0], &again.pupils[0]);
    assert_eq!(
        (after.user, &after.pseudonym),
        (before.user, &before.pseudonym)
    );
    assert_eq!(again.pupils[1].user, new[1]);
    let sign_in = async |secret: &str| {
        let sign_in = PupilSignIn {
            code: code(0),
            pseudonym: after.pseudonym.clone(),
            secret: secret.to_owned(),
        };
        let visitor = world.visitor();
        let answer = visitor.post("/api/v1/session/pupil", &sign_in).await;
        answer.status.as_u16()
    };
    assert_eq!(sign_in(&after.secret).await, 200);
    assert_eq!(sign_in(&before.secret).await, 401, "that card is nobody's");
    // The identity of somebody else gives no card: a teacher, a pupil of another class, an account that was erased.
    for other in [user(0), user(20)] {
        add(&[new[0], other]).await.error(403);
    }
    let head = world.browser(2).await;
    let erase = EraseByHead {
        passphrase: PASSPHRASE.into(),
    };
    let path = format!("/api/v1/pupils/{}/erase", new[1]);
    assert_eq!(head.post(&path, &erase).await.status, 204);
    add(&[new[1]]).await.error(403);
    assert_eq!(sign_in(&after.secret).await, 200, "all or none");
    world.check().await;
}
