//! Push: each line once, in order.

use domain::carnet::{Entry, EntryEdit, EntryKind};
use domain::ids::{ClientId, EntryId};
use domain::visit::RefusalReason;
use jiff::civil::date;
use protocol::mutation::{Envelope, Mutation, SCHEMA};
use protocol::row::Row;
use protocol::wire::{ErrorCode, LineResult, Outcome, PUSH_MAX, PushResponse, PushStop};
use server::usecase::push::drop_old_results;
use uuid::Uuid;

use crate::browser::Browser;
use crate::world::{DAY, NOW, World, id, user};

pub(crate) fn entry(n: u128, text: &str) -> Entry {
    let id = EntryId(id(900 + n));
    let mut entry = Entry::new(id, EntryKind::Libre, date(2026, 11, 20));
    entry.text = text.into();
    entry
}

pub(crate) fn create(n: u128, text: &str) -> Mutation {
    Mutation::EntryCreate(entry(n, text))
}

fn edit(n: u128, text: &str) -> Mutation {
    Mutation::EntryEdit {
        id: entry(n, "").id,
        edit: EntryEdit {
            text: Some(text.into()),
            ..EntryEdit::default()
        },
    }
}

fn done(n: u64) -> LineResult {
    LineResult {
        n,
        outcome: Outcome::Done,
    }
}

fn texts(rows: &[(String, Row)]) -> Vec<String> {
    let text = |row: &Row| match row {
        Row::Entry(entry) => Some(entry.text.clone()),
        _ => None,
    };
    rows.iter().filter_map(|(_, row)| text(row)).collect()
}

#[tokio::test]
async fn the_same_push_twice_has_one_effect_and_the_same_answer() {
    let world = World::new().await;
    let mut pupil = world.browser(10).await;
    let lines = vec![pupil.line(create(1, "a")), pupil.line(edit(1, "ab"))];
    let first = pupil.push_lines(lines.clone()).await;
    let second = pupil.push_lines(lines).await;
    assert_eq!(first.json::<PushResponse>().results, [done(1), done(2)]);
    assert_eq!(first.bytes, second.bytes);
    assert_eq!(texts(&pupil.rows().await), ["ab"]);
    world.check().await;
}

#[tokio::test]
async fn the_same_push_delivered_twice_at_once_has_one_effect() {
    let world = World::new().await;
    let pupil = world.browser(10).await;
    let lines = vec![pupil.line(create(1, "a")), pupil.line(create(2, "b"))];
    let (first, second) = tokio::join!(
        pupil.push_lines(lines.clone()),
        pupil.push_lines(lines.clone())
    );
    assert_eq!(first.json::<PushResponse>().results, [done(1), done(2)]);
    assert_eq!(first.bytes, second.bytes);
    world.check().await;
}

#[tokio::test]
async fn a_gap_stops_with_the_line_expected_and_settles_nothing_after_it() {
    let world = World::new().await;
    let mut pupil = world.browser(10).await;
    let first = pupil.line(create(1, "a"));
    pupil.line(create(2, "lost"));
    let third = pupil.line(create(3, "c"));
    let response: PushResponse = pupil.push_lines(vec![first, third]).await.json();
    assert_eq!(response.results, [done(1)]);
    assert_eq!(response.stop, Some(PushStop::Gap { expected: 2 }));
    assert_eq!(texts(&pupil.rows().await), ["a"]);
}

#[tokio::test]
async fn a_settled_number_with_another_content_is_named_and_does_nothing() {
    let world = World::new().await;
    let mut pupil = world.browser(10).await;
    let line = pupil.line(create(1, "a"));
    pupil.push_lines(vec![line.clone()]).await;
    let other_id = Envelope {
        id: Uuid::now_v7(),
        ..line.clone()
    };
    let other_text = Envelope {
        mutation: create(2, "b"),
        ..line
    };
    for line in [other_id, other_text] {
        let response: PushResponse = pupil.push_lines(vec![line]).await.json();
        assert_eq!(response.results, []);
        assert_eq!(response.stop, Some(PushStop::Reused { n: 1 }));
    }
    assert_eq!(texts(&pupil.rows().await), ["a"]);
}

#[tokio::test]
async fn a_refusal_is_stored_and_the_queue_goes_on() {
    let world = World::new().await;
    let pupil = world.browser(10).await;
    let lines = vec![
        pupil.line(edit(8, "an entry that is not there")),
        pupil.line(create(1, "a")),
    ];
    let response: PushResponse = pupil.push_lines(lines.clone()).await.json();
    let Outcome::Refused(refusal) = &response.results[0].outcome else {
        panic!("it was done");
    };
    assert_eq!(refusal.reason, RefusalReason::Invalid);
    assert_eq!(response.results[1], done(2));
    let again: PushResponse = pupil.push_lines(lines).await.json();
    assert_eq!(again, response);
    world.check().await;
}

#[tokio::test]
async fn a_mutation_that_the_server_does_not_know_is_refused_alone() {
    let world = World::new().await;
    let pupil = world.browser(10).await;
    let (unknown, known) = (pupil.line(create(1, "x")), pupil.line(create(2, "a")));
    let body = serde_json::json!({
        "author": { "client": pupil.client, "schema": SCHEMA },
        "lines": [
            { "n": 1, "id": unknown.id, "base_rev": 0, "mutation": { "entry.sing": { "loud": true } } },
            known,
        ],
    });
    for _ in 0..2 {
        let answer = pupil.post("/api/v1/sync/push", &body).await;
        let response: PushResponse = answer.json();
        assert!(matches!(response.results[0].outcome, Outcome::Refused(_)));
        assert_eq!(response.results[1], done(2));
    }
}

#[tokio::test]
async fn another_users_queue_is_refused_whole() {
    let world = World::new().await;
    let (first, mut second) = (world.browser(10).await, world.browser(11).await);
    first.push(vec![create(1, "a")]).await;
    second.client = first.client;
    let answer = second.push_lines(vec![second.line(create(2, "b"))]).await;
    assert_eq!(answer.error(403).error, ErrorCode::NotYours);
    let answer = second.pull_page(None, None).await;
    assert_eq!(answer.error(403).error, ErrorCode::NotYours);
    second.client = ClientId(Uuid::now_v7());
    assert_eq!(texts(&second.rows().await), [] as [String; 0]);
}

#[tokio::test]
async fn a_tab_of_who_was_there_before_neither_pushes_nor_pulls_under_the_next_session() {
    let world = World::new().await;
    let mut next = world.browser(11).await;
    next.believes = Some(user(10));
    let answer = next.push_lines(vec![next.line(create(1, "a"))]).await;
    assert_eq!(answer.error(403).error, ErrorCode::NotYours);
    let answer = next.pull_page(None, None).await;
    assert_eq!(answer.error(403).error, ErrorCode::NotYours);
    // The queue was not bound to the wrong person: its own session still takes it.
    let mut own = world.browser(10).await;
    (own.client, own.believes) = (next.client, Some(user(10)));
    own.push(vec![create(1, "a")]).await;
    assert_eq!(texts(&own.rows().await), ["a"]);
}

#[tokio::test]
async fn an_entry_is_its_authors_alone() {
    let world = World::new().await;
    let (author, other) = (world.browser(10).await, world.browser(11).await);
    author.push(vec![create(1, "a")]).await;
    for mutation in [
        edit(1, "b"),
        create(1, "c"),
        Mutation::EntryDelete {
            id: entry(1, "").id,
        },
    ] {
        assert_eq!(other.refused(mutation).await.reason, RefusalReason::Invalid);
    }
    let teacher = world.browser(0).await;
    let refusal = teacher.refused(create(2, "a")).await;
    assert_eq!(refusal.reason, RefusalReason::Forbidden);
}

#[tokio::test]
async fn the_same_text_changed_on_two_devices_keeps_both() {
    let world = World::new().await;
    let (pc, mut phone) = (world.browser(10).await, world.browser(10).await);
    pc.push(vec![create(1, "a"), edit(1, "sur le PC")]).await;
    phone.push(vec![edit(1, "sur le téléphone")]).await;
    let rows = phone.rows().await;
    let entry = rows.iter().find_map(|(_, row)| match row {
        Row::Entry(entry) => Some(entry),
        _ => None,
    });
    let entry = entry.unwrap();
    assert_eq!(entry.text, "sur le téléphone");
    assert_eq!(entry.others, ["sur le PC"]);
}

#[tokio::test]
async fn too_many_lines_and_other_versions_are_told_apart() {
    let world = World::new().await;
    let pupil = world.browser(10).await;
    let favourite = Mutation::FavouriteSet {
        metier: "luthier".into(),
        on: true,
    };
    let lines = (0..=PUSH_MAX)
        .map(|_| pupil.line(favourite.clone()))
        .collect();
    assert_eq!(
        pupil.push_lines(lines).await.error(413).error,
        ErrorCode::TooLarge
    );
    let newer =
        serde_json::json!({ "author": { "client": pupil.client, "schema": 99 }, "lines": [] });
    let response: PushResponse = pupil.post("/api/v1/sync/push", &newer).await.json();
    assert_eq!(response.stop, Some(PushStop::SchemaTooNew));
}

#[tokio::test]
async fn results_are_kept_400_days_and_the_queue_goes_on_after_them() {
    let world = World::new().await;
    let lines =
        |browser: &Browser| vec![browser.line(create(1, "a")), browser.line(create(2, "b"))];
    let pupil = world.browser(10).await;
    let old = lines(&pupil);
    pupil.push_lines(old.clone()).await;
    world.app.clock.set(NOW + 399 * DAY);
    assert_eq!(drop_old_results(&world.app).await.unwrap(), 0);
    world.app.clock.set(NOW + 401 * DAY);
    assert_eq!(drop_old_results(&world.app).await.unwrap(), 2);
    world.check().await;

    // The session has ended since; the queue has not.
    let mut later = world.browser(10).await;
    later.client = pupil.client;
    let response: PushResponse = later.push_lines(old).await.json();
    assert_eq!(response.stop, Some(PushStop::Gap { expected: 3 }));
    lines(&later);
    assert_eq!(later.push(vec![edit(1, "ab")]).await.results, [done(3)]);
    assert_eq!(texts(&later.rows().await), ["b", "ab"]);
    world.check().await;
}
