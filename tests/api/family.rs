//! A pupil's data in the hands of the head and the family.

use domain::ids::UserId;
use protocol::mutation::Mutation;
use protocol::privacy::{ClassPupils, EraseByFamily, EraseByHead, Export, FamilyLink, OpenFamily};
use protocol::wire::{ErrorCode, Outcome};

use crate::push::entry;
use crate::world::{DAY, MINUTE, NOW, PASSPHRASE, World, class, user};

async fn link(world: &World, pupil: UserId) -> FamilyLink {
    let path = format!("/api/v1/pupils/{pupil}/family-link");
    world.browser(2).await.post(&path, &()).await.json()
}

fn open(link: &FamilyLink) -> OpenFamily {
    OpenFamily {
        token: link.token.clone(),
    }
}

fn erase(link: &FamilyLink, pseudonym: &str) -> EraseByFamily {
    EraseByFamily {
        token: link.token.clone(),
        pseudonym: pseudonym.into(),
    }
}

#[tokio::test]
async fn the_head_finds_the_pupils_of_each_class_of_the_school() {
    let world = World::new().await;
    let head = world.browser(2).await;
    let path = format!("/api/v1/classes/{}/pupils", class(0));
    let found: ClassPupils = head.get(&path).await.json();
    let names: Vec<_> = found
        .pupils
        .iter()
        .map(|pupil| pupil.pseudonym.as_str())
        .collect();
    assert_eq!(names, ["Colibri", "Loutre"]);
    let elsewhere = format!("/api/v1/classes/{}/pupils", class(1));
    head.get(&elsewhere).await.error(403);
}

#[tokio::test]
async fn a_family_reads_everything_by_its_link_and_erases_the_account() {
    let world = World::new().await;
    let pupil = world.browser(10).await;
    let written = Mutation::EntryCreate(entry(1, "un secret"));
    assert_eq!(pupil.push_one(written).await, Outcome::Done);
    let given = link(&world, user(10)).await;
    let family = world.visitor();
    let export: Export = family.post("/api/v1/family", &open(&given)).await.json();
    assert_eq!(export.person.user, user(10));
    assert_eq!(export.entries[0].text, "un secret");

    let wrong = family
        .post("/api/v1/family/erase", &erase(&given, "Loutre"))
        .await;
    assert_eq!(wrong.error(401).error, ErrorCode::WrongCredentials);
    let done = family
        .post("/api/v1/family/erase", &erase(&given, " colibri "))
        .await;
    assert_eq!(done.status, 204, "{done:?}");
    let after = family.post("/api/v1/family", &open(&given)).await;
    assert_eq!(after.error(410).error, ErrorCode::LinkExpired);
    pupil.get("/api/v1/me/export").await.error(401);
    assert_eq!(world.app.journal.read().unwrap().len(), 1);
    let about = user(10).to_string();
    let told = world
        .trail(&["family.link", "family.read", "account.erase"])
        .await;
    let expected = ["family.link", "family.read", "account.erase"]
        .map(|word| (word.to_owned(), about.clone()));
    assert_eq!(told, expected);
    world.check().await;
}

#[tokio::test]
async fn a_link_is_good_for_two_weeks_and_for_a_day_once_it_was_opened() {
    let world = World::new().await;
    let asks = async |link: &FamilyLink| {
        let answer = world.visitor().post("/api/v1/family", &open(link)).await;
        answer.status.as_u16()
    };
    let former = link(&world, user(10)).await;
    let given = link(&world, user(10)).await;
    assert_eq!(asks(&former).await, 410, "another one took its place");
    world.app.clock.set(NOW + 13 * DAY);
    assert_eq!(asks(&given).await, 200);
    assert_eq!(asks(&given).await, 200, "a page may be read again");
    world.app.clock.set(NOW + 13 * DAY + 25 * 60 * MINUTE);
    assert_eq!(asks(&given).await, 410);
    let unopened = link(&world, user(11)).await;
    world.app.clock.set(NOW + 30 * DAY);
    assert_eq!(asks(&unopened).await, 410);
}

#[tokio::test]
async fn the_head_erases_a_pupil_with_the_passphrase_again() {
    let world = World::new().await;
    let head = world.browser(2).await;
    let ask = |passphrase: &str| EraseByHead {
        passphrase: passphrase.into(),
    };
    let path = format!("/api/v1/pupils/{}/erase", user(10));
    let wrong = head.post(&path, &ask("une autre phrase")).await;
    assert_eq!(wrong.error(401).error, ErrorCode::WrongCredentials);
    let done = head.post(&path, &ask(PASSPHRASE)).await;
    assert_eq!(done.status, 204, "{done:?}");
    head.post(&path, &ask(PASSPHRASE)).await.error(403);
    let path = format!("/api/v1/classes/{}/pupils", class(0));
    let left: ClassPupils = head.get(&path).await.json();
    assert_eq!(left.pupils.len(), 1);
    let told = world.trail(&["account.erase"]).await;
    assert_eq!(told, [("account.erase".to_owned(), user(10).to_string())]);
    world.check().await;
}
