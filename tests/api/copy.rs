//! From the embedded database to a PostgreSQL: browsers go on where they were.

use domain::equipe::NOTES;
use domain::visit::BookingState;
use protocol::mutation::Mutation;
use protocol::wire::{Outcome, PushResponse};
use server::sql::{CopyError, copy};

use crate::blobs::{attach, get, picture};
use crate::bookings::{request, state};
use crate::database::Database;
use crate::equipe::contests::{contest, enter};
use crate::equipe::{projet, team, writes};
use crate::push::create;
use crate::world::World;

#[tokio::test]
async fn a_copy_loses_nothing_and_is_made_once() {
    let world = World::embedded().await;
    let target = Database::new(world.folder()).await;
    if target.url().is_none() {
        eprintln!("skipped: PARCOURS_TEST_POSTGRES names no PostgreSQL to copy to");
        return;
    }
    world.publish(1, 30, |_| ()).await;
    let (mut pupil, mut teacher) = (world.browser(10).await, world.browser(0).await);
    let first = pupil.line(create(1, "é\u{0}✓"));
    pupil.push_lines(vec![first.clone()]).await;
    assert_eq!(attach(&pupil, 1, &picture(1)).await, Outcome::Done);
    assert_eq!(teacher.push_one(request(1, 1, 0, 20)).await, Outcome::Done);
    for line in [
        Mutation::ProjetSet(projet(1, 0)),
        Mutation::EquipeSet(team(1, 1, &[10])),
        writes(1, NOTES, "un potager"),
    ] {
        assert_eq!(teacher.push_one(line).await, Outcome::Done);
    }
    let officer = world.browser(4).await;
    let held = Mutation::ConcoursSet(contest(1));
    assert_eq!(officer.push_one(held).await, Outcome::Done);
    assert_eq!(teacher.push_one(enter(1, 1)).await, Outcome::Done);
    let (before, booked) = (pupil.rows().await, teacher.rows().await);

    let postgres = target.open().await;
    assert!(copy(&world.app.db, &postgres).await.unwrap() > 50);
    let again = copy(&world.app.db, &postgres).await;
    assert!(matches!(again, Err(CopyError::NotEmpty(_))));
    let back = copy(&postgres, &world.app.db).await;
    assert!(matches!(back, Err(CopyError::Kind)));
    let breaches = postgres.read().await.unwrap().breaches().await.unwrap();
    assert_eq!(breaches, []);

    let router = world.with(|app| app.db = postgres);
    pupil.use_router(router.clone());
    teacher.use_router(router);
    // The same session, the same queue, and the cursor still good.
    let page = pupil.pull().await;
    assert!(!page.reset && page.changes.is_empty());
    let settled: PushResponse = pupil.push_lines(vec![first]).await.json();
    assert_eq!(settled.results[0].outcome, Outcome::Done);
    pupil.push(vec![create(2, "b")]).await;
    assert_eq!(pupil.pull().await.changes.len(), 1);
    assert_eq!(pupil.rows().await.len(), before.len() + 1);
    assert_eq!(teacher.rows().await, booked);
    let written = pupil.push_one(writes(1, NOTES, "deux potagers")).await;
    assert_eq!(written, Outcome::Done);
    assert_eq!(get(&pupil, &picture(1)).await.status, 200);
    assert_eq!(state(&mut teacher, 1).await, BookingState::Accepted);
}
