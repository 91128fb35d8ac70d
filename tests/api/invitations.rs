//! Schools, and the links by which adults come in.

use domain::role::Role;
use domain::school::{Coordinates, Uai, ZoneEp};
use protocol::row::{Row, School};
use protocol::session::{Accept, AdultSignIn, Invitation, Invite, Me, NewSchool};
use protocol::wire::ErrorCode;

use crate::world::{DAY, NOW, PASSPHRASE, World, uai};

fn invite(role: Role) -> Invite {
    Invite {
        role,
        name: "Mme Weber".into(),
        school: None,
        company: None,
        commune: None,
    }
}

fn accept(token: &str, login: &str) -> Accept {
    Accept {
        token: token.into(),
        login: login.into(),
        passphrase: PASSPHRASE.into(),
    }
}

#[tokio::test]
async fn from_the_academie_to_a_teacher_each_by_a_link_that_works_once() {
    let world = World::new().await;
    let academy = world.browser(4).await;
    let head = Invite {
        school: Some(uai(1)),
        ..invite(Role::Head)
    };
    let link: Invitation = academy.post("/api/v1/invitations", &head).await.json();
    let mut browser = world.visitor();
    let answer = browser
        .post(
            "/api/v1/invitations/accept",
            &accept(&link.token, "Chef.Deux"),
        )
        .await;
    let me: Me = answer.json();
    assert_eq!((me.role, me.school.unwrap().uai), (Role::Head, uai(1)));
    browser.cookie = Some(answer.cookie());
    let twice = world
        .visitor()
        .post("/api/v1/invitations/accept", &accept(&link.token, "autre"))
        .await;
    assert_eq!(twice.error(410).error, ErrorCode::LinkExpired);

    let link: Invitation = browser
        .post("/api/v1/invitations", &invite(Role::Teacher))
        .await
        .json();
    let answer = world
        .visitor()
        .post(
            "/api/v1/invitations/accept",
            &accept(&link.token, "prof.deux"),
        )
        .await;
    let me: Me = answer.json();
    assert_eq!((me.role, me.school.unwrap().uai), (Role::Teacher, uai(1)));
    let sign_in = AdultSignIn {
        login: "prof.deux".into(),
        passphrase: PASSPHRASE.into(),
        code: None,
    };
    assert_eq!(
        world
            .visitor()
            .post("/api/v1/session/adult", &sign_in)
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn a_link_stays_good_when_the_identifier_is_taken_and_ends_with_its_time() {
    let world = World::new().await;
    let company = Invite {
        company: Some("Scierie Neuve".into()),
        commune: Some("Woippy".into()),
        ..invite(Role::Company)
    };
    let officer = world.browser(4).await;
    let link: Invitation = officer.post("/api/v1/invitations", &company).await.json();
    let forgotten: Invitation = officer.post("/api/v1/invitations", &company).await.json();
    let visitor = world.visitor();
    let taken = visitor
        .post(
            "/api/v1/invitations/accept",
            &accept(&link.token, "adulte0"),
        )
        .await;
    assert_eq!(taken.error(409).error, ErrorCode::Conflict);
    let odd = visitor
        .post("/api/v1/invitations/accept", &accept(&link.token, "é"))
        .await;
    assert_eq!(odd.error(400).error, ErrorCode::BadRequest);
    let mut short = accept(&link.token, "scierie");
    short.passphrase = "court".into();
    let short = visitor.post("/api/v1/invitations/accept", &short).await;
    assert_eq!(short.error(400).error, ErrorCode::BadRequest);
    let me: Me = visitor
        .post(
            "/api/v1/invitations/accept",
            &accept(&link.token, "scierie"),
        )
        .await
        .json();
    assert!(me.company.is_some());
    world.app.clock.set(NOW + 15 * DAY);
    let late = visitor
        .post(
            "/api/v1/invitations/accept",
            &accept(&forgotten.token, "scierie2"),
        )
        .await;
    assert_eq!(late.error(410).error, ErrorCode::LinkExpired);
    let rows = world.browser(4).await.rows().await;
    assert!(
        rows.iter()
            .any(|(_, row)| matches!(row, Row::Company(row) if row.name == "Scierie Neuve"))
    );
}

#[tokio::test]
async fn nobody_invites_above_or_beside() {
    let world = World::new().await;
    let elsewhere = Invite {
        school: Some(uai(1)),
        ..invite(Role::Teacher)
    };
    for (n, ask) in [
        (2, elsewhere.clone()),
        (2, invite(Role::Head)),
        (0, invite(Role::Teacher)),
        (10, invite(Role::Teacher)),
        (3, invite(Role::Company)),
    ] {
        let answer = world
            .browser(n)
            .await
            .post("/api/v1/invitations", &ask)
            .await;
        assert_eq!(answer.error(403).error, ErrorCode::Forbidden, "person {n}");
    }
    for role in [Role::Pupil, Role::Academy] {
        let answer = world
            .browser(4)
            .await
            .post("/api/v1/invitations", &invite(role))
            .await;
        assert_eq!(answer.error(400).error, ErrorCode::BadRequest);
    }
    assert_eq!(
        world
            .browser(4)
            .await
            .post("/api/v1/invitations", &elsewhere)
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn a_school_is_added_by_its_uai_with_what_the_list_knows() {
    let world = World::new().await;
    let known = Uai::parse("0750004X").unwrap();
    world.app.schools.replace([School {
        uai: known.clone(),
        name: "Collège de la liste".into(),
        commune: "Metz".into(),
        zone: ZoneEp::Rep,
        position: Some(Coordinates {
            lat: 49.0,
            lon: 6.0,
        }),
    }]);
    let new = |uai: &Uai| NewSchool {
        uai: uai.clone(),
        name: None,
        commune: None,
    };
    let mut academy = world.browser(4).await;
    assert_eq!(
        academy.post("/api/v1/schools", &new(&known)).await.status,
        200
    );
    let rows = academy.rows().await;
    let added = rows.iter().any(|(_, row)| {
        matches!(row, Row::School(row) if row.uai == known && row.zone == ZoneEp::Rep && row.position.is_some())
    });
    assert!(added);
    let again = academy.post("/api/v1/schools", &new(&known)).await;
    assert_eq!(again.error(409).error, ErrorCode::Conflict);
    let unknown = Uai::parse("0750005Y").unwrap();
    let answer = academy.post("/api/v1/schools", &new(&unknown)).await;
    assert_eq!(answer.error(400).error, ErrorCode::BadRequest);
    let answer = world
        .browser(2)
        .await
        .post("/api/v1/schools", &new(&unknown))
        .await;
    assert_eq!(answer.error(403).error, ErrorCode::Forbidden);
}
