//! What is said about a page reaches both sides, and goes with the page; a class has étapes of its own.

use std::collections::BTreeSet;

use domain::carnet::EntryEdit;
use domain::ids::{EntryId, RemarkId};
use domain::parcours::{ETAPES_MAX, Etape, etapes};
use domain::review::{REMARKS_MAX, Review, Saying, Standing};
use domain::role::Role;
use domain::school::Level;
use domain::visit::RefusalReason;
use protocol::mutation::Mutation;
use protocol::privacy::{Erase, Export};
use protocol::row::{Row, RowKey};
use protocol::wire::{Outcome, Refusal};

use crate::browser::Browser;
use crate::push::entry;
use crate::world::{NOW, PASSPHRASE, World, class, id, user};

fn page() -> EntryId {
    entry(1, "").id
}

fn say(n: u128, text: &str, standing: Option<Standing>) -> Mutation {
    Mutation::RemarkAdd(Saying {
        id: RemarkId(id(1_000 + n)),
        entry: page(),
        text: text.into(),
        standing,
    })
}

fn refused(reason: RefusalReason) -> Outcome {
    Outcome::Refused(Refusal::bare(reason))
}

/// Pupil 10 has a page that the teacher sees.
async fn shown(world: &World) -> (Browser, Browser) {
    let pupil = world.browser(10).await;
    let mut page = entry(1, "La forge");
    page.shared = true;
    let created = pupil.push_one(Mutation::EntryCreate(page)).await;
    assert_eq!(created, Outcome::Done);
    (pupil, world.browser(0).await)
}

async fn review(browser: &mut Browser) -> Option<Review> {
    let rows = browser.rows().await;
    let mut reviews = rows.into_iter().filter_map(|(_, row)| match row {
        Row::Review(review) => Some(review),
        _ => None,
    });
    reviews.next()
}

#[tokio::test]
async fn handed_in_given_back_and_validated_is_seen_by_both() {
    let world = World::new().await;
    let (mut pupil, mut teacher) = shown(&world).await;
    for (who, line) in [
        (&pupil, say(1, "", Some(Standing::Rendue))),
        (
            &teacher,
            say(2, "Ajoute un exemple.", Some(Standing::AReprendre)),
        ),
        (&pupil, say(3, "C’est fait.", Some(Standing::Rendue))),
        (&teacher, say(4, "", Some(Standing::Validee))),
    ] {
        assert_eq!(who.push_one(line).await, Outcome::Done);
    }
    let seen = review(&mut pupil).await.unwrap();
    assert_eq!(review(&mut teacher).await.as_ref(), Some(&seen));
    assert_eq!(seen.standing(), Some(Standing::Validee));
    assert_eq!(seen.pupil, user(10));
    let said: Vec<_> = seen
        .remarks
        .iter()
        .map(|one| (&*one.text, one.role))
        .collect();
    assert_eq!(
        said,
        [
            ("", Role::Pupil),
            ("Ajoute un exemple.", Role::Teacher),
            ("C’est fait.", Role::Pupil),
            ("", Role::Teacher)
        ]
    );
    assert!(seen.remarks.iter().all(|one| one.at >= NOW));
    world.check().await;
}

#[tokio::test]
async fn nobody_else_says_or_reads_anything() {
    let world = World::new().await;
    let (pupil, teacher) = shown(&world).await;
    assert_eq!(teacher.push_one(say(1, "Bien", None)).await, Outcome::Done);
    // The classmate, the other school's pupil and teacher, the head, a company, the académie.
    for n in [11, 20, 1, 2, 3, 4] {
        let mut other = world.browser(n).await;
        let said = other.push_one(say(50 + n, "Coucou", None)).await;
        assert_eq!(said, refused(RefusalReason::Forbidden), "person {n}");
        assert_eq!(review(&mut other).await, None, "person {n}");
    }
    // A pupil does not validate, a teacher does not hand in.
    let validate = say(2, "", Some(Standing::Validee));
    assert_eq!(
        pupil.push_one(validate).await,
        refused(RefusalReason::Invalid)
    );
    let hand_in = say(3, "", Some(Standing::Rendue));
    assert_eq!(
        teacher.push_one(hand_in).await,
        refused(RefusalReason::Invalid)
    );
    // Nobody takes back what another said, or writes over it.
    let take_back = Mutation::RemarkRemove {
        entry: page(),
        id: RemarkId(id(1_001)),
    };
    assert_eq!(
        pupil.push_one(take_back).await,
        refused(RefusalReason::Invalid)
    );
    let over = pupil.push_one(say(1, "Mal", None)).await;
    assert_eq!(over, refused(RefusalReason::Invalid));
}

#[tokio::test]
async fn saying_twice_is_once_and_taking_back_leaves_nothing() {
    let world = World::new().await;
    let (_, mut teacher) = shown(&world).await;
    for _ in 0..2 {
        assert_eq!(teacher.push_one(say(1, "Bien", None)).await, Outcome::Done);
    }
    assert_eq!(review(&mut teacher).await.unwrap().remarks.len(), 1);
    let take_back = Mutation::RemarkRemove {
        entry: page(),
        id: RemarkId(id(1_001)),
    };
    for _ in 0..2 {
        assert_eq!(teacher.push_one(take_back.clone()).await, Outcome::Done);
        assert_eq!(review(&mut teacher).await, None);
    }
}

#[tokio::test]
async fn a_page_has_room_for_so_many_remarks_and_no_more() {
    let world = World::new().await;
    let (_, mut teacher) = shown(&world).await;
    let most = u128::try_from(REMARKS_MAX).unwrap();
    for n in 0..most {
        let said = teacher.push_one(say(n, "Bien", None)).await;
        assert_eq!(said, Outcome::Done, "{n}");
    }
    let more = teacher.push_one(say(most, "Encore", None)).await;
    assert_eq!(more, refused(RefusalReason::Invalid));
    let seen = review(&mut teacher).await.unwrap();
    assert_eq!(seen.remarks.len(), REMARKS_MAX);
}

#[tokio::test]
async fn a_page_that_is_taken_back_takes_its_remarks_from_the_desk_and_its_author_keeps_them() {
    let world = World::new().await;
    let (mut pupil, mut teacher) = shown(&world).await;
    teacher.push(vec![say(1, "Bien", None)]).await;
    assert!(review(&mut teacher).await.is_some());
    let hide = EntryEdit {
        shared: Some(false),
        ..EntryEdit::default()
    };
    pupil
        .push(vec![Mutation::EntryEdit {
            id: page(),
            edit: hide,
        }])
        .await;
    assert_eq!(review(&mut teacher).await, None);
    assert_eq!(review(&mut pupil).await.unwrap().remarks.len(), 1);
    let late = teacher.push_one(say(2, "Encore un mot", None)).await;
    assert_eq!(late, refused(RefusalReason::Forbidden));
}

#[tokio::test]
async fn both_take_what_they_said_along_and_a_teacher_who_goes_leaves_the_words() {
    let world = World::new().await;
    let (mut pupil, teacher) = shown(&world).await;
    teacher
        .push(vec![say(1, "Bien", Some(Standing::Validee))])
        .await;
    let export: Export = teacher.get("/api/v1/me/export").await.json();
    let work = export.work.unwrap();
    assert_eq!(work.remarks.len(), 1);
    assert_eq!(work.remarks[0].text, "Bien");
    assert_eq!(work.remarks[0].standing, Some(Standing::Validee));
    let export: Export = pupil.get("/api/v1/me/export").await.json();
    assert_eq!(export.reviews.len(), 1);
    let erase = Erase {
        secret: PASSPHRASE.into(),
        code: None,
    };
    assert_eq!(teacher.post("/api/v1/me/erase", &erase).await.status, 204);
    let left = review(&mut pupil).await.unwrap();
    assert_eq!(left.remarks[0].text, "Bien");
    assert_eq!(left.remarks[0].by, "");
    assert_ne!(left.remarks[0].author, user(0));
    world.check().await;
}

fn set(etape: &Etape) -> Mutation {
    Mutation::EtapeSet {
        class: class(0),
        etape: etape.clone(),
    }
}

async fn own_etapes(world: &World, n: u128) -> Vec<Etape> {
    let rows = world.browser(n).await.rows().await;
    let own = rows.into_iter().filter_map(|(_, row)| match row {
        Row::Etape(own) => Some(own.etape),
        _ => None,
    });
    own.collect()
}

#[tokio::test]
async fn a_class_has_the_étapes_that_its_teacher_wrote_and_no_other_class_has_them() {
    let world = World::new().await;
    let teacher = world.browser(0).await;
    let mut changed = etapes(Level::Quatrieme)[0].clone();
    changed.titre = "Nos valeurs".into();
    assert_eq!(teacher.push_one(set(&changed)).await, Outcome::Done);
    for n in [0, 10, 11] {
        assert_eq!(own_etapes(&world, n).await, [changed.clone()], "person {n}");
    }
    for n in [1, 2, 3, 4, 20] {
        assert_eq!(own_etapes(&world, n).await, [], "person {n}");
    }
    // The other class may have one of the same identity.
    let theirs = Mutation::EtapeSet {
        class: class(1),
        etape: etapes(Level::Quatrieme)[0].clone(),
    };
    assert_eq!(world.browser(1).await.push_one(theirs).await, Outcome::Done);
    assert_eq!(own_etapes(&world, 10).await, [changed.clone()]);
    let reset = Mutation::EtapeReset {
        class: class(0),
        id: changed.id.clone().into_owned(),
    };
    for _ in 0..2 {
        assert_eq!(teacher.push_one(reset.clone()).await, Outcome::Done);
        assert_eq!(own_etapes(&world, 10).await, []);
    }
    assert_eq!(own_etapes(&world, 20).await.len(), 1);
    // The trail names the class, never what was sent as an identity.
    let unknown = Mutation::EtapeReset {
        class: class(0),
        id: "Colibri\n".into(),
    };
    let wrong = teacher.push_one(unknown).await;
    assert_eq!(wrong, refused(RefusalReason::Invalid));
    let told = world.trail(&["etape.reset"]).await;
    let of_class = ("etape.reset".to_owned(), class(0).to_string());
    assert_eq!(told, vec![of_class; 3]);
    world.check().await;
}

#[tokio::test]
async fn étapes_have_bounds_in_size_and_in_number() {
    let world = World::new().await;
    let teacher = world.browser(0).await;
    let mut etape = etapes(Level::Quatrieme)[0].clone();
    etape.titre = "é".repeat(400).into();
    let long = teacher.push_one(set(&etape)).await;
    assert_eq!(long, refused(RefusalReason::Invalid));
    etape.titre = "Une étape".into();
    for n in 0..ETAPES_MAX {
        etape.id = format!("etape-{n}").into();
        assert_eq!(teacher.push_one(set(&etape)).await, Outcome::Done, "{n}");
    }
    // One more is too many; changing one that is there is not.
    assert_eq!(teacher.push_one(set(&etape)).await, Outcome::Done);
    etape.id = "une-de-trop".into();
    let more = teacher.push_one(set(&etape)).await;
    assert_eq!(more, refused(RefusalReason::Invalid));
}

#[tokio::test]
async fn a_class_that_is_closed_sends_no_étapes() {
    let world = World::new().await;
    let teacher = world.browser(0).await;
    let etape = etapes(Level::Quatrieme)[0].clone();
    teacher.push(vec![set(&etape)]).await;
    let key = RowKey::etape(class(0), &etape.id);
    assert!(!world.places(key.of, &key.id).await.is_empty());
    let path = format!("/api/v1/classes/{}/close", class(0));
    assert_eq!(teacher.post(&path, &()).await.status, 200);
    assert_eq!(world.places(key.of, &key.id).await, BTreeSet::new());
    let late = teacher.push_one(set(&etape)).await;
    assert_eq!(late, refused(RefusalReason::Forbidden));
    world.check().await;
}
