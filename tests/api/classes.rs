//! Classes, their codes and their pupils' secrets.

use domain::school::Level;
use protocol::row::{ClassDesk, Row};
use protocol::session::{ClassKnock, Created, Enrolled, NewClass, OpenCode, PupilSignIn};
use protocol::wire::ErrorCode;

use crate::world::{MINUTE, NOW, SECRET, World, class, code, user};

fn new(name: &str) -> NewClass {
    NewClass {
        name: name.into(),
        level: Level::Troisieme,
    }
}

fn code_path(n: u128) -> String {
    format!("/api/v1/classes/{}/code", class(n))
}

#[tokio::test]
async fn a_teacher_creates_a_class_and_has_it() {
    let world = World::new().await;
    let mut teacher = world.browser(0).await;
    let made: Created = teacher
        .post("/api/v1/classes", &new(" 3e   A "))
        .await
        .json();
    let rows = teacher.rows().await;
    let named = rows.iter().any(|(_, row)| {
        matches!(row, Row::Class(class) if class.id.to_string() == made.id && class.name == "3e A")
    });
    assert!(named);
    let desk = rows
        .iter()
        .any(|(_, row)| matches!(row, Row::ClassDesk(desk) if desk.class.to_string() == made.id));
    assert!(desk);
    let again = teacher.post("/api/v1/classes", &new("3e A")).await;
    assert_eq!(again.error(409).error, ErrorCode::Conflict);
    let empty = teacher.post("/api/v1/classes", &new(" ")).await;
    assert_eq!(empty.error(400).error, ErrorCode::BadRequest);
    for n in [10, 3, 4] {
        let answer = world
            .browser(n)
            .await
            .post("/api/v1/classes", &new("3e B"))
            .await;
        assert_eq!(answer.error(403).error, ErrorCode::Forbidden);
    }
}

#[tokio::test]
async fn a_renewed_code_ends_the_former_one() {
    let world = World::new().await;
    let teacher = world.browser(0).await;
    let open = OpenCode {
        minutes: 30,
        renew: true,
    };
    let desk: ClassDesk = teacher.post(&code_path(0), &open).await.json();
    assert_ne!(desk.code, code(0));
    let until = desk.open_until.unwrap();
    assert!((NOW + 30 * MINUTE..NOW + 31 * MINUTE).contains(&until));
    let visitor = world.visitor();
    let former = visitor
        .post("/api/v1/class-code", &ClassKnock { code: code(0) })
        .await;
    assert_eq!(former.error(401).error, ErrorCode::WrongCredentials);
    let now = visitor
        .post("/api/v1/class-code", &ClassKnock { code: desk.code })
        .await;
    assert_eq!(now.status, 200);
    let close = OpenCode {
        minutes: 0,
        renew: false,
    };
    let desk: ClassDesk = teacher.post(&code_path(0), &close).await.json();
    assert_eq!(desk.open_until, None);
    let long = OpenCode {
        minutes: 8 * 24 * 60,
        renew: false,
    };
    assert_eq!(teacher.post(&code_path(0), &long).await.status, 400);
}

#[tokio::test]
async fn a_class_is_its_teachers_and_its_heads() {
    let world = World::new().await;
    let open = OpenCode {
        minutes: 5,
        renew: false,
    };
    assert_eq!(
        world
            .browser(2)
            .await
            .post(&code_path(0), &open)
            .await
            .status,
        200
    );
    for n in [1, 10, 3, 4] {
        let answer = world.browser(n).await.post(&code_path(0), &open).await;
        assert_eq!(answer.error(403).error, ErrorCode::Forbidden, "person {n}");
    }
    let answer = world.browser(0).await.post(&code_path(77), &open).await;
    assert_eq!(answer.error(403).error, ErrorCode::Forbidden);
    let answer = world
        .browser(0)
        .await
        .post("/api/v1/classes/x/code", &open)
        .await;
    assert_eq!(answer.error(404).error, ErrorCode::NotFound);
}

#[tokio::test]
async fn a_renewed_secret_ends_the_former_one_and_the_sessions() {
    let world = World::new().await;
    let pupil = world.browser(10).await;
    let path = format!("/api/v1/pupils/{}/secret", user(10));
    for n in [1, 10, 11] {
        let answer = world.browser(n).await.post(&path, &()).await;
        assert_eq!(answer.error(403).error, ErrorCode::Forbidden, "person {n}");
    }
    let fresh: Enrolled = world.browser(0).await.post(&path, &()).await.json();
    assert_eq!(pupil.get("/api/v1/session").await.status, 401);
    let sign_in = |secret: &str| PupilSignIn {
        code: code(0),
        pseudonym: "Colibri".into(),
        secret: secret.into(),
    };
    let visitor = world.visitor();
    let former = visitor
        .post("/api/v1/session/pupil", &sign_in(SECRET))
        .await;
    assert_eq!(former.status, 401);
    let now = visitor
        .post("/api/v1/session/pupil", &sign_in(&fresh.secret))
        .await;
    assert_eq!(now.status, 200);
    let adult = format!("/api/v1/pupils/{}/secret", user(1));
    assert_eq!(world.browser(0).await.post(&adult, &()).await.status, 403);
}
