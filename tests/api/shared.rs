//! What a pupil shows to the teachers appears at their desk, and goes when it is taken back.

use domain::carnet::EntryEdit;
use protocol::mutation::Mutation;
use protocol::row::{Collection, Row};

use crate::browser::Browser;
use crate::push::{create, entry};
use crate::world::World;

fn share(shared: bool) -> Mutation {
    Mutation::EntryEdit {
        id: entry(1, "").id,
        edit: EntryEdit {
            shared: Some(shared),
            ..EntryEdit::default()
        },
    }
}

/// What changed at the desk: the text shown, or nothing any more.
async fn desk(teacher: &mut Browser) -> Vec<Option<String>> {
    let changes = teacher.pull().await.changes;
    let shared = changes
        .into_iter()
        .filter(|change| change.key.of == Collection::SharedEntry);
    shared
        .map(|change| match change.row {
            Some(Row::SharedEntry(row)) => Some(row.entry.text),
            _ => None,
        })
        .collect()
}

#[tokio::test]
async fn sharing_taking_back_and_binning_reach_the_desk() {
    let world = World::new().await;
    let (pupil, mut teacher) = (world.browser(10).await, world.browser(0).await);
    pupil.push(vec![create(1, "a")]).await;
    assert_eq!(desk(&mut teacher).await, []);
    pupil.push(vec![share(true)]).await;
    assert_eq!(desk(&mut teacher).await, [Some("a".to_owned())]);
    pupil.push(vec![share(false)]).await;
    assert_eq!(desk(&mut teacher).await, [None]);
    pupil.push(vec![share(true)]).await;
    assert_eq!(desk(&mut teacher).await, [Some("a".to_owned())]);
    let bin = Mutation::EntryDelete {
        id: entry(1, "").id,
    };
    let mut line = pupil.line(bin);
    line.base_rev = 4;
    pupil.push_lines(vec![line]).await;
    assert_eq!(desk(&mut teacher).await, [None]);
    world.check().await;
}
