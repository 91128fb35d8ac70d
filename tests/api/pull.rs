//! Pull: what changed, once, and where the queue stands.

use protocol::mutation::Mutation;
use protocol::row::{Collection, Row};
use protocol::wire::{ErrorCode, Outcome, PULL_MAX, PullPage};
use server::sql::Db;

use crate::push::{create, entry};
use crate::world::World;

#[tokio::test]
async fn a_pull_brings_what_changed_and_the_next_one_nothing() {
    let world = World::new().await;
    let mut pupil = world.browser(10).await;
    let first = pupil.pull().await;
    assert!(first.reset && first.acked == 0);
    pupil.push(vec![create(1, "a")]).await;
    let second = pupil.pull().await;
    assert!(!second.reset);
    assert_eq!(second.acked, 1);
    assert_eq!(second.results[0].outcome, Outcome::Done);
    let entries = second
        .changes
        .iter()
        .filter(|change| change.key.of == Collection::Entry);
    assert_eq!(entries.count(), 1);
    assert_eq!(pupil.pull().await.changes, []);
}

#[tokio::test]
async fn results_come_from_the_first_line_still_held() {
    let world = World::new().await;
    let pupil = world.browser(10).await;
    pupil
        .push(vec![create(1, "a"), create(2, "b"), create(3, "c")])
        .await;
    let page: PullPage = pupil.pull_page(None, Some(2)).await.json();
    let lines: Vec<u64> = page.results.iter().map(|result| result.n).collect();
    assert_eq!(lines, [2, 3]);
    let page: PullPage = pupil.pull_page(None, None).await.json();
    assert_eq!((page.acked, page.results.len()), (3, 0));
}

#[tokio::test]
async fn what_goes_away_is_told_to_who_had_it() {
    let world = World::new().await;
    let mut pupil = world.browser(10).await;
    let set = |on| Mutation::FavouriteSet {
        metier: "luthier".into(),
        on,
    };
    pupil.push(vec![set(true)]).await;
    pupil.pull().await;
    pupil.push(vec![set(false)]).await;
    let changes = pupil.pull().await.changes;
    assert!(
        changes
            .iter()
            .any(|change| change.key.id == "luthier" && change.row.is_none())
    );
    let rows = pupil.rows().await;
    assert!(!rows.iter().any(|(_, row)| matches!(row, Row::Favourite(_))));
}

#[tokio::test]
async fn many_rows_come_in_pages_and_the_queue_is_acknowledged_with_the_last() {
    let world = World::new().await;
    let mut pupil = world.browser(10).await;
    for batch in 0..2 {
        let of = |n: u128| create(batch * 400 + n, "texte");
        pupil.push((0..400_u128).map(of).collect()).await;
    }
    let first: PullPage = pupil.pull_page(None, Some(1)).await.json();
    assert!(first.more);
    assert_eq!((first.changes.len(), first.acked), (PULL_MAX, 0));
    let whole = pupil.pull().await;
    assert_eq!(whole.acked, 800);
    let entries = whole
        .changes
        .iter()
        .filter(|change| change.key.of == Collection::Entry);
    assert_eq!(entries.count(), 800);
}

#[tokio::test]
async fn a_change_between_two_pages_is_not_lost() {
    let world = World::new().await;
    let mut pupil = world.browser(10).await;
    for batch in 0..2 {
        let of = |n: u128| create(batch * 400 + n, "texte");
        pupil.push((0..400_u128).map(of).collect()).await;
    }
    let first: PullPage = pupil.pull_page(None, None).await.json();
    let delete = Mutation::EntryDelete {
        id: entry(0, "").id,
    };
    pupil.push(vec![delete]).await;
    pupil.cursor = Some(first.cursor);
    let rest = pupil.pull().await;
    let binned = rest.changes.iter().any(|change| {
        matches!(&change.row, Some(Row::Entry(row)) if row.id == entry(0, "").id && row.deleted)
    });
    assert!(binned);
    assert_eq!(rest.acked, 801);
}

#[tokio::test]
async fn a_cursor_of_another_user_or_a_forged_one_begins_anew() {
    let world = World::new().await;
    let (mut first, second) = (world.browser(10).await, world.browser(11).await);
    first.pull().await;
    let cursor = first.cursor.clone().unwrap();
    let page: PullPage = second.pull_page(Some(&cursor), None).await.json();
    assert!(page.reset && !page.changes.is_empty());
    for forged in ["", "AAAA", &cursor[1..]] {
        let page: PullPage = first.pull_page(Some(forged), None).await.json();
        assert!(page.reset, "{forged}");
    }
}

#[tokio::test]
async fn the_command_line_at_work_beside_the_server_begins_nothing_anew() {
    let world = World::new().await;
    let mut pupil = world.browser(10).await;
    pupil.pull().await;
    let beside = world.database.open().await;
    pupil.push(vec![create(1, "a")]).await;
    let page = pupil.pull().await;
    assert_eq!((page.reset, page.changes.len()), (false, 1));
    beside.close().await;
    pupil.push(vec![create(2, "b")]).await;
    let page = pupil.pull().await;
    assert_eq!((page.reset, page.changes.len()), (false, 1));
}

#[tokio::test]
async fn a_restart_begins_nothing_anew() {
    let world = World::new().await;
    let mut pupil = world.browser(10).await;
    pupil.push(vec![create(1, "a")]).await;
    pupil.pull().await;
    let again = world.database.open().await;
    pupil.use_router(world.with(|app| app.db = again));
    let page = pupil.pull().await;
    assert!(!page.reset && page.changes.is_empty());
    pupil.push(vec![create(2, "b")]).await;
    let page = pupil.pull().await;
    assert_eq!((page.reset, page.changes.len()), (false, 1));
}

/// The embedded database's files, copied while it is in use.
fn copy(world: &World, to: &str) {
    for end in ["", "-wal"] {
        let file = world.folder().join(format!("test.sqlite{end}"));
        std::fs::copy(file, world.folder().join(format!("{to}{end}"))).unwrap();
    }
}

#[tokio::test]
async fn a_restored_copy_begins_anew_even_after_it_has_overtaken_the_cursor() {
    let world = World::embedded().await;
    let mut pupil = world.browser(10).await;
    let mut other = world.browser(10).await;
    pupil.push(vec![create(1, "a")]).await;
    pupil.pull().await;
    copy(&world, "copy.sqlite");
    // After the copy: acknowledged, and lost on the server with what followed the copy.
    let lost = pupil.line(create(2, "perdu"));
    pupil.push_lines(vec![lost.clone()]).await;
    assert_eq!(pupil.pull().await.acked, 2);
    let seen = pupil.cursor.clone();

    let restored = Db::open(&world.folder().join("copy.sqlite")).await.unwrap();
    let router = world.with(|app| app.db = restored);
    pupil.use_router(router.clone());
    other.use_router(router);
    // Beyond the end of the scope.
    assert!(pupil.pull().await.reset);
    // The scope's end passes the cursor with other changes than those that were seen.
    other.push(vec![create(3, "c"), create(4, "d")]).await;
    pupil.cursor = seen;
    let page = pupil.pull().await;
    assert!(page.reset);
    assert_eq!(page.acked, 1);
    // The browser still held the line: it comes again, and nothing is missing.
    pupil.push_lines(vec![lost]).await;
    let rows = pupil.rows().await;
    let entries = rows.iter().filter(|(_, row)| matches!(row, Row::Entry(_)));
    assert_eq!(entries.count(), 4);
    assert!(!pupil.pull().await.reset);
}

#[tokio::test]
async fn a_pull_without_a_client_or_a_session_is_refused() {
    let world = World::new().await;
    let pupil = world.browser(10).await;
    let answer = pupil.get("/api/v1/sync/pull").await;
    assert_eq!(answer.error(400).error, ErrorCode::BadRequest);
    let answer = world.visitor().pull_page(None, None).await;
    assert_eq!(answer.error(401).error, ErrorCode::SignedOut);
}
