//! Teachers of one school see each other's parcours; nobody else does, and nothing of a pupil goes with it.

use domain::ids::ClassId;
use domain::parcours::{Etape, etapes};
use domain::role::Role;
use domain::school::Level;
use protocol::mutation::Mutation;
use protocol::parcours::{OwnEtapes, SchoolParcours};
use protocol::session::{Accept, Created, Invitation, Invite, NewClass};
use protocol::wire::{ErrorCode, Outcome};

use crate::browser::Browser;
use crate::world::{PASSPHRASE, World, class, uai};

const LIST: &str = "/api/v1/parcours";

fn path(class: ClassId) -> String {
    format!("/api/v1/classes/{class}/parcours")
}

fn changed() -> Etape {
    let mut etape = etapes(Level::Quatrieme)[0].clone();
    etape.titre = "Nos valeurs".into();
    etape
}

async fn set(teacher: &Browser, class: ClassId, etape: Etape) {
    let outcome = teacher.push_one(Mutation::EtapeSet { class, etape }).await;
    assert_eq!(outcome, Outcome::Done);
}

/// Another teacher of the first school.
async fn colleague(world: &World) -> Browser {
    let invite = Invite {
        role: Role::Teacher,
        name: "M. Collègue".into(),
        school: Some(uai(0)),
        company: None,
        commune: None,
    };
    let head = world.browser(2).await;
    let link: Invitation = head.post("/api/v1/invitations", &invite).await.json();
    let accept = Accept {
        token: link.token,
        login: "collegue".into(),
        passphrase: PASSPHRASE.into(),
    };
    let mut browser = world.visitor();
    let answer = browser.post("/api/v1/invitations/accept", &accept).await;
    browser.cookie = Some(answer.cookie());
    browser
}

async fn listed(browser: &Browser) -> Vec<(ClassId, String, u32)> {
    let answer: SchoolParcours = browser.get(LIST).await.json();
    let each = answer.classes.into_iter();
    each.map(|one| (one.class, one.name, one.own)).collect()
}

#[tokio::test]
async fn a_colleague_sees_what_a_class_of_the_school_changed_and_no_other_school_does() {
    let world = World::new().await;
    let teacher = world.browser(0).await;
    let colleague = colleague(&world).await;
    assert_eq!(listed(&colleague).await, [], "nothing was changed yet");
    set(&teacher, class(0), changed()).await;
    let mut out = etapes(Level::Quatrieme)[1].clone();
    out.retiree = true;
    set(&teacher, class(0), out.clone()).await;
    set(&world.browser(1).await, class(1), changed()).await;

    for browser in [&teacher, &colleague] {
        assert_eq!(listed(browser).await, [(class(0), "4e 0".to_owned(), 2)]);
        let own: OwnEtapes = browser.get(&path(class(0))).await.json();
        let mut wanted = vec![changed(), out.clone()];
        wanted.sort_by(|one, other| one.id.cmp(&other.id));
        assert_eq!(own.etapes, wanted);
        let elsewhere = browser.get(&path(class(1))).await;
        assert_eq!(elsewhere.error(403).error, ErrorCode::Forbidden);
    }
    let other = world.browser(1).await;
    assert_eq!(listed(&other).await, [(class(1), "4e 1".to_owned(), 1)]);
    assert_eq!(other.get(&path(class(0))).await.status, 403);
    // A class that changed nothing is none to take from, and no secret either.
    let new = NewClass {
        name: "4e Z".into(),
        level: Level::Quatrieme,
    };
    let made: Created = colleague.post("/api/v1/classes", &new).await.json();
    let fresh = ClassId(made.id.parse().unwrap());
    assert_eq!(listed(&teacher).await.len(), 1);
    let own: OwnEtapes = teacher.get(&path(fresh)).await.json();
    assert_eq!(own.etapes, []);
    world.check().await;
}

#[tokio::test]
async fn only_teachers_see_them_and_what_is_not_there_is_refused_alike() {
    let world = World::new().await;
    set(&world.browser(0).await, class(0), changed()).await;
    for n in [10, 11, 20, 2, 3, 4] {
        let browser = world.browser(n).await;
        for path in [LIST.to_owned(), path(class(0)), path(class(77))] {
            let answer = browser.get(&path).await;
            assert_eq!(answer.error(403).error, ErrorCode::Forbidden, "person {n}");
        }
    }
    assert_eq!(world.visitor().get(LIST).await.status, 401);
    let teacher = world.browser(0).await;
    let none = teacher.get(&path(class(77))).await;
    assert_eq!(none.error(403).error, ErrorCode::Forbidden);
    let word = teacher.get("/api/v1/classes/x/parcours").await;
    assert_eq!(word.error(404).error, ErrorCode::NotFound);
}

#[tokio::test]
async fn a_class_of_a_past_year_is_not_shown() {
    let world = World::new().await;
    let teacher = world.browser(0).await;
    set(&teacher, class(0), changed()).await;
    let close = format!("/api/v1/classes/{}/close", class(0));
    assert_eq!(teacher.post(&close, &()).await.status, 200);
    assert_eq!(listed(&teacher).await, []);
    assert_eq!(teacher.get(&path(class(0))).await.status, 403);
}
