//! Lessons reach the class, and their readiness its teachers.

use std::collections::BTreeSet;

use domain::ids::SeanceId;
use domain::seance::{PARTIE_MAX, Partie, SEANCES_MAX, Seance};
use domain::visit::RefusalReason;
use jiff::civil::date;
use protocol::mutation::Mutation;
use protocol::privacy::{Erase, Export};
use protocol::row::{Row, RowKey};
use protocol::wire::{Outcome, Refusal};

use crate::world::{SECRET, World, class, id, user};
use crate::year::{joins, open_class_1};

/// The lesson of that number.
pub(crate) fn seance(n: u128) -> Seance {
    Seance {
        id: SeanceId(id(1_100 + n)),
        titre: "Les métiers du bois".into(),
        jour: date(2026, 11, 27),
        heure: None,
        minutes: 55,
        deroule: "Lire la fiche".into(),
        etapes: Vec::new(),
        metiers: vec!["luthier".into()],
        jeux: vec![Partie {
            jeu: "duel".into(),
            numero: 12,
        }],
        retiree: false,
    }
}

fn set(n: u128, of: u128) -> Mutation {
    Mutation::SeanceSet {
        class: class(of),
        seance: seance(n),
    }
}

fn ready(n: u128) -> Mutation {
    Mutation::SeanceReady { id: seance(n).id }
}

async fn lessons(world: &World, n: u128) -> usize {
    let rows = world.browser(n).await.rows().await;
    let lessons = rows.iter().filter(|(_, row)| matches!(row, Row::Seance(_)));
    lessons.count()
}

async fn who_is_ready(world: &World, n: u128) -> Vec<domain::ids::UserId> {
    let rows = world.browser(n).await.rows().await;
    let ready = rows.into_iter().filter_map(|(_, row)| match row {
        Row::Ready(ready) => Some(ready.user),
        _ => None,
    });
    ready.collect()
}

#[tokio::test]
async fn a_lesson_reaches_its_class_and_the_teacher_sees_who_is_ready() {
    let world = World::new().await;
    let teacher = world.browser(0).await;
    assert_eq!(teacher.push_one(set(1, 0)).await, Outcome::Done);
    for (n, count) in [
        (0, 1),
        (10, 1),
        (11, 1),
        (1, 0),
        (20, 0),
        (2, 0),
        (3, 0),
        (4, 0),
    ] {
        assert_eq!(lessons(&world, n).await, count, "person {n}");
    }
    let pupil = world.browser(10).await;
    for _ in 0..2 {
        assert_eq!(pupil.push_one(ready(1)).await, Outcome::Done);
    }
    let export: Export = pupil.get("/api/v1/me/export").await.json();
    assert_eq!(export.ready, [seance(1).id]);
    for n in [0, 10] {
        assert_eq!(who_is_ready(&world, n).await, [user(10)], "person {n}");
    }
    for n in [1, 2, 11, 20] {
        assert_eq!(who_is_ready(&world, n).await, [], "person {n}");
    }
    let no = Outcome::Refused(Refusal::bare(RefusalReason::Forbidden));
    assert_eq!(world.browser(20).await.push_one(ready(1)).await, no);
    assert_eq!(teacher.push_one(ready(1)).await, no);
    // A lesson stays in its class.
    let moved = world.browser(1).await.push_one(set(1, 1)).await;
    assert_eq!(
        moved,
        Outcome::Refused(Refusal::bare(RefusalReason::Invalid))
    );
    world.check().await;
}

#[tokio::test]
async fn who_leaves_is_no_longer_ready_and_a_closed_class_has_no_lessons() {
    let world = World::new().await;
    let teacher = world.browser(0).await;
    teacher.push(vec![set(1, 0)]).await;
    for n in [10, 11] {
        world.browser(n).await.push(vec![ready(1)]).await;
    }
    assert_eq!(who_is_ready(&world, 0).await.len(), 2);
    let erase = Erase {
        secret: SECRET.into(),
        code: None,
    };
    let erased = world
        .browser(10)
        .await
        .post("/api/v1/me/erase", &erase)
        .await;
    assert_eq!(erased.status, 204);
    assert_eq!(who_is_ready(&world, 0).await, [user(11)]);
    let path = format!("/api/v1/classes/{}/close", class(0));
    let lesson = RowKey::seance(seance(1).id);
    assert!(!world.places(lesson.of, &lesson.id).await.is_empty());
    assert_eq!(teacher.post(&path, &()).await.status, 200);
    let ready = RowKey::ready_of(seance(1).id, user(11));
    for key in [lesson, ready] {
        assert_eq!(
            world.places(key.of, &key.id).await,
            BTreeSet::new(),
            "{key:?}"
        );
    }
    world.check().await;
}

#[tokio::test]
async fn who_joins_another_class_is_no_longer_ready_for_the_lessons_of_the_former() {
    let world = World::new().await;
    open_class_1(&world).await;
    world.browser(0).await.push(vec![set(1, 0)]).await;
    let pupil = world.browser(10).await;
    pupil.push(vec![ready(1)]).await;
    joins(&pupil).await;
    assert_eq!(who_is_ready(&world, 0).await, []);
    let key = RowKey::ready_of(seance(1).id, user(10));
    assert_eq!(world.places(key.of, &key.id).await, BTreeSet::new());
    world.check().await;
}

#[tokio::test]
async fn a_class_has_room_for_so_many_lessons_and_no_more() {
    let world = World::new().await;
    let teacher = world.browser(0).await;
    let most = u128::try_from(SEANCES_MAX).unwrap();
    for n in 0..most {
        let done = teacher.push_one(set(n, 0)).await;
        assert_eq!(done, Outcome::Done, "{n}");
    }
    let more = teacher.push_one(set(most, 0)).await;
    assert_eq!(
        more,
        Outcome::Refused(Refusal::bare(RefusalReason::Invalid))
    );
    // One that is there is still changed.
    assert_eq!(teacher.push_one(set(0, 0)).await, Outcome::Done);
}

#[tokio::test]
async fn a_lesson_names_the_rounds_that_the_whole_class_plays() {
    let world = World::new().await;
    let teacher = world.browser(0).await;
    assert_eq!(teacher.push_one(set(1, 0)).await, Outcome::Done);
    let rows = world.browser(10).await.rows().await;
    let of_pupil = rows.into_iter().find_map(|(_, row)| match row {
        Row::Seance(own) => Some(own.seance),
        _ => None,
    });
    assert_eq!(of_pupil, Some(seance(1)));
    let mut none = seance(2);
    none.jeux[0].numero = PARTIE_MAX + 1;
    let refused = teacher
        .push_one(Mutation::SeanceSet {
            class: class(0),
            seance: none,
        })
        .await;
    assert_eq!(
        refused,
        Outcome::Refused(Refusal::bare(RefusalReason::Invalid))
    );
}

#[test]
fn a_lesson_from_before_there_were_games_has_none() {
    let mut old = seance(1);
    old.jeux.clear();
    let text = serde_json::to_string(&old).unwrap();
    assert!(!text.contains("jeux"), "as it was written then");
    assert_eq!(serde_json::from_str::<Seance>(&text).unwrap(), old);
}
