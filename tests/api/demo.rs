//! The demonstration: filled once, its past slots moved forward whatever people did with them.

use std::collections::BTreeSet;

use domain::school::ZoneEp;
use domain::visit::{Slot, SlotStatus};
use jiff::civil::Weekday;
use protocol::mutation::Mutation;
use protocol::row::Row;
use protocol::session::AdultSignIn;
use server::demo;

use crate::browser::Browser;
use crate::world::{MINUTE, World};

const DAY: i64 = 24 * 60 * MINUTE;

async fn person(world: &World, login: &str) -> Browser {
    let mut browser = world.visitor();
    let answer = browser
        .post(
            "/api/v1/session/adult",
            &AdultSignIn {
                login: login.into(),
                passphrase: "demo parcours metiers".into(),
                code: None,
            },
        )
        .await;
    browser.cookie = Some(answer.cookie());
    browser
}

async fn slots(browser: &mut Browser) -> Vec<Slot> {
    let rows = browser.rows().await.into_iter();
    rows.filter_map(|(_, row)| match row {
        Row::Slot(slot) => Some(slot),
        _ => None,
    })
    .collect()
}

#[tokio::test]
async fn forty_slots_four_classes_and_a_priority_school_are_filled_in_once() {
    let world = World::new().await;
    demo::fill(&world.app, false).await.unwrap();
    demo::fill(&world.app, false).await.unwrap();
    let mut academy = person(&world, "academie.demo").await;
    assert_eq!(slots(&mut academy).await.len(), 40);
    let mut zones: Vec<ZoneEp> = Vec::new();
    // A class stands in its school's scope and in its own.
    let mut classes = BTreeSet::new();
    for login in ["prof.demo", "prof2.demo"] {
        let mut teacher = person(&world, login).await;
        for (_, row) in teacher.rows().await {
            match row {
                Row::Class(class) => {
                    classes.insert(class.id);
                }
                Row::School(school) => zones.push(school.zone),
                _ => {}
            }
        }
    }
    assert_eq!(classes.len(), 4);
    assert!(zones.contains(&ZoneEp::RepPlus));
    world.check().await;
}

#[tokio::test]
async fn past_slots_move_to_school_days_and_a_cancelled_one_stops_nothing() {
    let world = World::new().await;
    demo::fill(&world.app, false).await.unwrap();
    let mut company = person(&world, "entreprise.demo").await;
    let all = slots(&mut company).await;
    let first = all.iter().min_by_key(|slot| slot.draft.start).unwrap();
    let id = first.id;
    let reason = "Atelier fermé ce jour-là".to_owned();
    company
        .push(vec![Mutation::SlotCancel { id, reason }])
        .await;

    world.app.clock.advance(40 * DAY);
    demo::fill(&world.app, true).await.unwrap();
    demo::fill(&world.app, true).await.unwrap();

    let mut academy = person(&world, "academie.demo").await;
    let now = first
        .draft
        .start
        .checked_add(jiff::SignedDuration::from_hours(24 * 30))
        .unwrap();
    for slot in slots(&mut academy).await {
        let day = slot.draft.start.date();
        if slot.id == id {
            assert!(matches!(slot.status, SlotStatus::Cancelled(_)));
            continue;
        }
        assert!(slot.draft.start > now, "{day} is past");
        assert!(!matches!(
            day.weekday(),
            Weekday::Saturday | Weekday::Sunday
        ));
        assert!(
            !(day.month() == 12 && day.day() >= 19),
            "{day} is a holiday"
        );
    }
    world.check().await;
}
