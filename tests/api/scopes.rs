//! I6: nobody is ever sent a row of somebody else.

use std::collections::BTreeSet;

use domain::visit::OnFull;
use protocol::mutation::Mutation;
use protocol::row::{Collection, RowKey};

use crate::push::entry;
use crate::world::{World, academy, ask, class, company, uai, user};

async fn scopes(world: &World, n: u128) -> BTreeSet<String> {
    let mut browser = world.browser(n).await;
    let page = browser.pull().await;
    let named: BTreeSet<String> = page.scopes.into_iter().collect();
    assert!(
        page.changes
            .iter()
            .all(|change| named.contains(&change.scope))
    );
    named
}

#[tokio::test]
async fn each_role_has_its_scopes_and_no_others() {
    let world = World::new().await;
    let own = |n| {
        [
            format!("academy:{}", academy()),
            format!("user:{}", user(n)),
        ]
    };
    let expect = |n, more: &[String]| -> BTreeSet<String> {
        own(n).into_iter().chain(more.iter().cloned()).collect()
    };
    let class_0 = format!("class:{}", class(0));
    let desk_0 = format!("desk:{}", class(0));
    let school_0 = format!("school:{}", uai(0));
    assert_eq!(
        scopes(&world, 10).await,
        expect(10, std::slice::from_ref(&class_0))
    );
    let teacher = [class_0, desk_0, school_0.clone()];
    assert_eq!(scopes(&world, 0).await, expect(0, &teacher));
    assert_eq!(scopes(&world, 2).await, expect(2, &[school_0]));
    let company = format!("company:{}", company(0));
    assert_eq!(scopes(&world, 3).await, expect(3, &[company]));
    assert_eq!(scopes(&world, 4).await, expect(4, &[]));
}

#[tokio::test]
async fn a_class_left_behind_in_another_school_is_not_read() {
    let world = World::new().await;
    let before = scopes(&world, 0).await;
    // Still on the list of a class of the school that the teacher has left.
    let mut tx = world.app.db.write().await.unwrap();
    tx.join_class(class(1), user(0), None).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(scopes(&world, 0).await, before);
    assert!(
        !keys(&world, 0)
            .await
            .iter()
            .any(|key| key.id == user(20).to_string())
    );
}

/// Keys of all the rows that a person is sent.
async fn keys(world: &World, n: u128) -> Vec<RowKey> {
    let rows = world.browser(n).await.rows().await;
    rows.iter().map(|(_, row)| RowKey::of(row)).collect()
}

#[tokio::test]
async fn what_one_school_does_is_unseen_by_the_other() {
    let world = World::new().await;
    world.publish(1, 30, |_| ()).await;
    let mut shared = entry(1, "secret");
    shared.shared = true;
    let pupil = world.browser(10).await;
    pupil
        .push(vec![
            Mutation::EntryCreate(shared),
            Mutation::EntryCreate(entry(2, "privé")),
        ])
        .await;
    let mut request = ask(1, 1, 0, 20);
    request.on_full = OnFull::Wait;
    world
        .browser(0)
        .await
        .push(vec![Mutation::BookingRequest(request)])
        .await;

    let of = |keys: &[RowKey], of| keys.iter().filter(|key| key.of == of).count();
    // The other pupil of the class, the other school's pupil and teacher, another company, the académie.
    for n in [11, 20, 1, 5, 4] {
        let keys = keys(&world, n).await;
        assert_eq!(of(&keys, Collection::Entry), 0, "person {n}");
        assert_eq!(of(&keys, Collection::SharedEntry), 0, "person {n}");
    }
    for n in [20, 1, 5, 4] {
        assert_eq!(
            of(&keys(&world, n).await, Collection::Booking),
            0,
            "person {n}"
        );
    }
    for n in [20, 1, 2, 3, 4, 10] {
        let keys = keys(&world, n).await;
        let foreign = RowKey {
            of: Collection::Pupil,
            id: user(10).to_string(),
        };
        assert!(!keys.contains(&foreign), "person {n}");
    }
    let teacher = keys(&world, 0).await;
    assert_eq!(of(&teacher, Collection::SharedEntry), 1);
    assert_eq!(of(&teacher, Collection::Entry), 0);
    assert_eq!(of(&keys(&world, 3).await, Collection::Booking), 1);
    assert_eq!(of(&keys(&world, 2).await, Collection::Booking), 1);
    world.check().await;
}
