//! What is kept of an adult: given out whole, and taken away where nobody is left alone by it.

use domain::ids::UserId;
use protocol::privacy::{Erase, Export};
use protocol::row::Row;
use protocol::session::{Accept, AdultSignIn, Invitation, Invite};
use protocol::wire::{ErrorCode, Outcome};
use server::usecase::erase;

use crate::bookings::request;
use crate::browser::{Answer, Browser};
use crate::world::{DAY, NOW, PASSPHRASE, World, company, uai, user};

async fn erase(browser: &Browser, passphrase: &str) -> Answer {
    let ask = Erase {
        secret: passphrase.into(),
        code: None,
    };
    browser.post("/api/v1/me/erase", &ask).await
}

/// Who asked for the only booking that is seen.
async fn teacher_of_booking(browser: &mut Browser) -> String {
    let rows = browser.rows().await.into_iter();
    let mut names = rows.filter_map(|(_, row)| match row {
        Row::Booking(booking) => Some(booking.teacher_name),
        _ => None,
    });
    names.next().unwrap()
}

/// Whether a person is in the database.
async fn is_there(world: &World, person: UserId) -> bool {
    let mut tx = world.app.db.read().await.unwrap();
    tx.person(person).await.unwrap().is_some()
}

#[tokio::test]
async fn an_adult_takes_away_everything_that_is_kept_of_them() {
    let world = World::new().await;
    world.publish(1, 30, |_| ()).await;
    let teacher = world.browser(0).await;
    assert_eq!(teacher.push_one(request(1, 1, 0, 20)).await, Outcome::Done);
    let export: Export = teacher.get("/api/v1/me/export").await.json();
    assert_eq!(export.person.user, user(0));
    assert_eq!((export.entries.len(), export.sessions.len()), (0, 1));
    let work = export.work.unwrap();
    assert_eq!(work.login.as_deref(), Some("adulte0"));
    assert!(!work.second_factor && work.identities.is_empty());
    assert_eq!(work.requests.len(), 1);
    assert_eq!(work.requests[0].visit, "Ateliers");
    assert_eq!(
        (work.requests[0].class.as_str(), work.requests[0].seats),
        ("4e 0", 20)
    );
}

#[tokio::test]
async fn an_erased_teachers_requests_stay_without_a_name() {
    let world = World::new().await;
    world.publish(1, 30, |_| ()).await;
    let mut teacher = world.browser(0).await;
    teacher.believes = Some(user(0));
    assert_eq!(teacher.push_one(request(1, 1, 0, 20)).await, Outcome::Done);
    let wrong = erase(&teacher, "une autre phrase").await;
    assert_eq!(wrong.error(401).error, ErrorCode::WrongCredentials);
    assert!(is_there(&world, user(0)).await);

    let (mut head, mut contact) = (world.browser(2).await, world.browser(3).await);
    assert_eq!(teacher_of_booking(&mut contact).await, "Personne 0");
    let done = erase(&teacher, PASSPHRASE).await;
    assert_eq!(done.status, 204, "{done:?}");
    assert_eq!(teacher_of_booking(&mut contact).await, "");
    assert_eq!(teacher_of_booking(&mut head).await, "");
    assert!(!is_there(&world, user(0)).await);
    let device = teacher.pull_page(None, None).await;
    assert_eq!(device.error(410).error, ErrorCode::Erased);
    let ask = AdultSignIn {
        login: "adulte0".into(),
        passphrase: PASSPHRASE.into(),
        code: None,
    };
    world
        .visitor()
        .post("/api/v1/session/adult", &ask)
        .await
        .error(401);
    // The head goes on with what the teacher began.
    let cancel = protocol::mutation::Mutation::BookingCancel {
        id: crate::world::booking(1),
    };
    assert_eq!(head.push_one(cancel).await, Outcome::Done);
    // Nobody is no adult of the list.
    let mut tx = world.app.db.read().await.unwrap();
    let adults = tx.adults().await.unwrap();
    assert_eq!(adults.len(), 5);
    drop(tx);
    world.check().await;
}

#[tokio::test]
async fn a_backup_that_is_put_back_brings_no_erased_adult_back() {
    let world = World::embedded().await;
    world.publish(1, 30, |_| ()).await;
    let teacher = world.browser(0).await;
    assert_eq!(teacher.push_one(request(1, 1, 0, 20)).await, Outcome::Done);
    let backup = world.folder().join("backup");
    world.app.db.write_copy(&backup).await.unwrap();
    assert_eq!(erase(&teacher, PASSPHRASE).await.status, 204);
    let (keys, journal) = (&world.app.keys, &world.app.journal);
    let restored = server::sql::Db::open(&backup).await.unwrap();
    assert_eq!(erase::settle(&restored, keys, journal).await.unwrap(), 1);
    let mut tx = restored.read().await.unwrap();
    assert!(tx.is_erased(user(0)).await.unwrap());
    assert_eq!(tx.breaches().await.unwrap(), []);
    drop(tx);
    restored.close().await;
}

#[tokio::test]
async fn who_is_needed_stays_until_somebody_follows() {
    let world = World::new().await;
    for n in [2, 4] {
        let answer = erase(&world.browser(n).await, PASSPHRASE).await;
        assert_eq!(answer.error(409).error, ErrorCode::Conflict, "{n}");
        assert!(is_there(&world, user(n)).await);
    }
    let invite = Invite {
        role: domain::role::Role::Head,
        name: "M. Suivant".into(),
        school: Some(uai(0)),
        company: None,
        commune: None,
    };
    let officer = world.browser(4).await;
    let link: Invitation = officer.post("/api/v1/invitations", &invite).await.json();
    let accept = Accept {
        token: link.token,
        login: "suivant".into(),
        passphrase: "quatre mots sans lien".into(),
    };
    let next = world.visitor();
    let accepted = next.post("/api/v1/invitations/accept", &accept).await;
    assert_eq!(accepted.status, 200, "{accepted:?}");
    let head = world.browser(2).await;
    assert_eq!(erase(&head, PASSPHRASE).await.status, 204);
    world.check().await;
}

#[tokio::test]
async fn a_companys_only_contact_stays_while_a_class_counts_on_a_visit() {
    let world = World::new().await;
    world.publish(1, 30, |_| ()).await;
    let teacher = world.browser(0).await;
    assert_eq!(teacher.push_one(request(1, 1, 0, 20)).await, Outcome::Done);
    let contact = world.browser(3).await;
    let answer = erase(&contact, PASSPHRASE).await;
    assert_eq!(answer.error(409).error, ErrorCode::Conflict);
    // Once the visit is over, the company and its visits stay without the person.
    world.app.clock.set(NOW + 20 * DAY);
    let contact = world.browser(3).await;
    assert_eq!(erase(&contact, PASSPHRASE).await.status, 204);
    assert!(!is_there(&world, user(3)).await);
    let officer = world.browser(4).await.rows().await;
    let stays = officer
        .iter()
        .any(|(_, row)| matches!(row, Row::Company(of) if of.id == company(0)));
    assert!(stays);
    world.check().await;
}

#[tokio::test]
async fn the_second_factor_is_asked_for_again() {
    let world = World::new().await;
    let (browser, codes) = crate::factor::with_factor(&world).await;
    let missing = erase(&browser, PASSPHRASE).await;
    assert_eq!(missing.error(401).error, ErrorCode::SecondFactor);
    let ask = Erase {
        secret: PASSPHRASE.into(),
        code: Some(codes[0].clone()),
    };
    let done = browser.post("/api/v1/me/erase", &ask).await;
    assert_eq!(done.status, 204, "{done:?}");
}
