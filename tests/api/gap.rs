//! The gap between girls and boys: said for counting, told of nobody, and gone with the class, the account or the question.

use domain::gap::{Figure, Gender, Share};
use domain::metier::GrandDomaine;
use protocol::gap::{AskGap, Gap, OwnGender, SayGender, ToldGap};
use protocol::mutation::Mutation;
use protocol::privacy::{Erase, Export, FamilyLink, OpenFamily};
use protocol::session::{Enrol, Enrolled, JoinClass};
use protocol::wire::{ErrorCode, Outcome};

use crate::browser::Browser;
use crate::trail;
use crate::world::{DAY, NOW, World, class, code, user};
use crate::year::open_class_1;

const OWN: &str = "/api/v1/me/gender";

fn path(n: u128) -> String {
    format!("/api/v1/classes/{}/gap", class(n))
}

async fn ask(world: &World, asked: bool) -> Gap {
    let answer = world
        .browser(0)
        .await
        .post(&path(0), &AskGap { asked })
        .await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.json()
}

/// What the teacher of class 0 is told now.
async fn told(world: &World) -> Option<ToldGap> {
    let gap: Gap = world.browser(0).await.get(&path(0)).await.json();
    gap.told
}

async fn say(pupil: &Browser, said: Option<Gender>) -> OwnGender {
    let own: OwnGender = pupil.get(OWN).await.json();
    let user = own.user;
    let answer = pupil.put(OWN, &SayGender { user, said }).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.json()
}

async fn mark(pupil: &Browser, on: bool) {
    let metier = "veterinaire".into();
    let mark = Mutation::FavouriteSet { metier, on };
    assert_eq!(pupil.push_one(mark).await, Outcome::Done);
}

/// A new pupil of class 0.
async fn enrol(world: &World, n: usize) -> (Browser, Enrolled) {
    let names = [
        "Alouette", "Belette", "Castor", "Daim", "Elan", "Faucon", "Gazelle", "Hermine", "Ibis",
        "Jaguar", "Kiwi", "Lynx",
    ];
    let ask = Enrol {
        code: code(0),
        pseudonym: names[n].into(),
    };
    let mut browser = world.visitor();
    let answer = browser.post("/api/v1/enrolment", &ask).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    browser.cookie = Some(answer.cookie());
    let enrolled: Enrolled = answer.json();
    browser.believes = Some(enrolled.user);
    (browser, enrolled)
}

/// So many girls who marked a sheet, then so many boys who did not, in a class that is asked.
async fn class_of(world: &World, girls: usize, boys: usize) -> Vec<Browser> {
    ask(world, true).await;
    let mut pupils = Vec::new();
    for n in 0..girls + boys {
        let (pupil, _) = enrol(world, n).await;
        let gender = if n < girls {
            mark(&pupil, true).await;
            Gender::Fille
        } else {
            Gender::Garcon
        };
        let own = say(&pupil, Some(gender)).await;
        assert_eq!((own.asked, own.said), (true, Some(gender)));
        pupils.push(pupil);
    }
    pupils
}

fn figure(told: &ToldGap, domain: GrandDomaine) -> Figure {
    let mut figures = told.figures.iter();
    *figures.find(|figure| figure.domain == domain).unwrap()
}

#[tokio::test]
async fn a_class_that_is_not_asked_says_nothing() {
    let world = World::new().await;
    let (teacher, pupil) = (world.browser(0).await, world.browser(10).await);
    let gap: Gap = teacher.get(&path(0)).await.json();
    assert_eq!((gap.asked, gap.told), (false, None));
    let own: OwnGender = pupil.get(OWN).await.json();
    assert_eq!((own.asked, own.said), (false, None));
    let mut said = SayGender {
        user: user(10),
        said: Some(Gender::Fille),
    };
    let refused = pupil.put(OWN, &said).await.error(409);
    assert_eq!(refused.error, ErrorCode::Conflict);
    // In a tab of who was at this computer before, nobody answers for the next one.
    said.user = user(11);
    let refused = pupil.put(OWN, &said).await.error(403);
    assert_eq!(refused.error, ErrorCode::NotYours);
    // Asked twice is asked once.
    for _ in 0..2 {
        assert!(ask(&world, true).await.asked);
    }
    let own: OwnGender = pupil.get(OWN).await.json();
    assert_eq!((own.asked, own.said), (true, None));
    let asked = world.trail(&["class.gap"]).await;
    assert_eq!(asked, [("class.gap".to_owned(), class(0).to_string())]);
    world.check().await;
}

#[tokio::test]
async fn nothing_is_told_before_five_girls_and_five_boys_and_then_shares_alone() {
    let world = World::new().await;
    class_of(&world, 5, 4).await;
    assert_eq!(told(&world).await, None);
    // Who does not wish to say is counted as neither.
    let loutre = world.browser(11).await;
    say(&loutre, Some(Gender::NonDit)).await;
    assert_eq!(told(&world).await, None);
    say(&loutre, Some(Gender::Garcon)).await;
    let first = told(&world).await.unwrap();
    assert_eq!(first.until, first.at + 30 * DAY);
    assert_eq!(first.figures.len(), 14);
    let animals = figure(&first, GrandDomaine::A);
    assert_eq!((animals.girls, animals.boys), (Share::Plupart, Share::Peu));
    let arts = figure(&first, GrandDomaine::B);
    assert_eq!((arts.girls, arts.boys), (Share::Peu, Share::Peu));
    world.check().await;
}

#[tokio::test]
async fn a_publication_stays_thirty_days_and_then_moves_with_five_pupils_or_not_at_all() {
    let world = World::new().await;
    let pupils = class_of(&world, 4, 6).await;
    let fifth = world.browser(10).await;
    mark(&fifth, true).await;
    say(&fifth, Some(Gender::Fille)).await;
    let first = told(&world).await.unwrap();
    // One pupil takes it back, four meet less: nothing moves, neither now nor in a month.
    for girl in &pupils[..4] {
        mark(girl, false).await;
    }
    say(&pupils[9], None).await;
    assert_eq!(told(&world).await.unwrap(), first);
    world.app.clock.set(NOW + 31 * DAY);
    let second = told(&world).await.unwrap();
    assert!(second.at > first.until);
    assert_eq!(second.figures, first.figures);
    // With the fifth it does, a month later.
    mark(&world.browser(10).await, false).await;
    world.app.clock.set(NOW + 62 * DAY);
    let third = told(&world).await.unwrap();
    assert_eq!(figure(&third, GrandDomaine::A).girls, Share::Peu);
}

#[tokio::test]
async fn who_asks_again_is_told_the_same_and_moves_nothing_with_two_pupils() {
    let world = World::new().await;
    let mut pupils = class_of(&world, 5, 5).await;
    let first = told(&world).await.unwrap();
    assert_eq!(ask(&world, false).await.told, None);
    assert_eq!(told(&world).await, None);
    let again = ask(&world, true).await;
    assert_eq!(again.told, Some(first.clone()), "before anybody answers");
    // Two who met animals give their places to two who did not: three of five girls are another share.
    pupils.splice(..2, [world.browser(10).await, world.browser(11).await]);
    for (n, pupil) in pupils.iter().enumerate() {
        let gender = if n < 5 { Gender::Fille } else { Gender::Garcon };
        say(pupil, Some(gender)).await;
    }
    assert_eq!(told(&world).await, Some(first.clone()));
    world.app.clock.set(NOW + 31 * DAY);
    let second = told(&world).await.unwrap();
    assert!(second.at > first.until);
    assert_eq!(second.figures, first.figures);
    world.check().await;
}

#[tokio::test]
async fn a_publication_ends_with_its_days_where_too_few_are_left() {
    let world = World::new().await;
    let pupils = class_of(&world, 5, 5).await;
    let first = told(&world).await;
    assert!(first.is_some());
    assert_eq!(say(&pupils[0], None).await.said, None);
    assert_eq!(told(&world).await, first);
    // Not a day sooner: who watches would see what one answer changes.
    world.app.clock.set(NOW + 29 * DAY);
    assert_eq!(told(&world).await, first);
    world.app.clock.set(NOW + 31 * DAY);
    assert_eq!(told(&world).await, None);
    world.check().await;
}

#[tokio::test]
async fn what_a_pupil_said_is_in_their_own_copy_alone() {
    let log = trail::log();
    let world = World::new().await;
    ask(&world, true).await;
    let (pupil, enrolled) = enrol(&world, 0).await;
    say(&pupil, Some(Gender::Fille)).await;
    let export: Export = pupil.get("/api/v1/me/export").await.json();
    assert_eq!(export.gender, Some(Gender::Fille));
    let link = format!("/api/v1/pupils/{}/family-link", enrolled.user);
    let link: FamilyLink = world.browser(2).await.post(&link, &()).await.json();
    let open = OpenFamily { token: link.token };
    let family: Export = world.visitor().post("/api/v1/family", &open).await.json();
    assert_eq!(family.person.user, enrolled.user);
    assert_eq!(family.gender, None);
    for n in [0, 2, 4] {
        let mut adult = world.browser(n).await;
        let rows = serde_json::to_string(&adult.rows().await).unwrap();
        assert!(!rows.contains("Fille") && !rows.contains("girl"), "{rows}");
    }
    let (trail, logged) = (
        format!("{:?}", trail::steps(&world, None).await),
        log.text(),
    );
    assert!(trail.contains("family.link") && logged.contains(OWN));
    // The statement that makes the table names what may be said, whoever says it; PostgreSQL's driver logs it.
    let schema = |line: &&str| line.contains("CHECK (said IN");
    let lines = logged.lines().filter(|line| !schema(line));
    for told in lines.chain([&*trail]) {
        assert!(!told.contains("Fille") && !told.contains("girl"), "{told}");
    }
    assert!(!trail.contains("gender"), "nor that they said anything");
    let own = logged.lines().filter(|line| line.contains(OWN));
    for line in own {
        let names = [enrolled.user.to_string(), "Alouette".into()];
        assert!(!names.iter().any(|name| line.contains(name)), "{line}");
    }
}

/// Whether the server still has what this pupil said.
async fn is_kept(world: &World, pupil: &Enrolled) -> bool {
    let mut tx = world.app.db.read().await.unwrap();
    tx.gender(pupil.user).await.unwrap().is_some()
}

#[tokio::test]
async fn what_a_pupil_said_goes_with_the_question_the_class_and_the_account() {
    let world = World::new().await;
    open_class_1(&world).await;
    ask(&world, true).await;
    let (asked, _) = enrol(&world, 0).await;
    say(&asked, Some(Gender::Fille)).await;
    assert!(!ask(&world, false).await.asked);
    let own: OwnGender = asked.get(OWN).await.json();
    assert_eq!((own.asked, own.said), (false, None));

    ask(&world, true).await;
    let (stays, staying) = enrol(&world, 1).await;
    let (moves, moving) = enrol(&world, 2).await;
    let (erases, erasing) = enrol(&world, 3).await;
    for pupil in [&stays, &moves, &erases] {
        say(pupil, Some(Gender::Garcon)).await;
    }
    let join = JoinClass {
        code: code(1),
        pseudonym: None,
    };
    assert_eq!(moves.post("/api/v1/me/class", &join).await.status, 200);
    let erase = Erase {
        secret: erasing.secret.clone(),
        code: None,
    };
    assert_eq!(erases.post("/api/v1/me/erase", &erase).await.status, 204);
    assert!(is_kept(&world, &staying).await);
    assert!(!is_kept(&world, &moving).await && !is_kept(&world, &erasing).await);

    let close = format!("/api/v1/classes/{}/close", class(0));
    assert_eq!(world.browser(0).await.post(&close, &()).await.status, 200);
    assert!(!is_kept(&world, &staying).await);
    world.browser(0).await.get(&path(0)).await.error(403);
    world.check().await;
}
