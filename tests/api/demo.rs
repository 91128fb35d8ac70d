//! The demonstration: filled once, its past slots moved forward whatever people did with them.

use std::collections::BTreeSet;

use catalogue::import::Dir;
use catalogue::lycee::Lycee;
use catalogue::pack::{self, Index, LYCEES};
use domain::school::{Uai, ZoneEp};
use domain::visit::{Slot, SlotStatus};
use jiff::civil::Weekday;
use protocol::mutation::Mutation;
use protocol::row::Row;
use protocol::session::AdultSignIn;
use server::demo;
use server::import::{Source, import};
use server::library::Shelf;

use crate::browser::Browser;
use crate::world::{DAY, World};

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

/// The lycées of the publication in use.
fn lycees(world: &World) -> Vec<Lycee> {
    let folder = world.folder().join("catalogue");
    let version = std::fs::read_to_string(folder.join("current")).unwrap();
    let file = |name: &str| std::fs::read(folder.join(&version).join(name)).unwrap();
    let index = Index::decode(&file("index")).unwrap();
    let part = index.part(LYCEES).map(|part| file(&part.address()));
    part.map_or_else(Vec::new, |bytes| pack::read_lycees(&bytes).unwrap())
}

#[tokio::test]
async fn its_lycees_say_that_they_are_invented_and_never_stand_beside_real_ones() {
    let world = World::new().await;
    let folder = world.folder().join("catalogue");
    demo::publish(&folder).unwrap();
    demo::publish(&folder).unwrap();
    let invented = lycees(&world);
    assert_eq!(invented.len(), 5);
    for lycee in &invented {
        assert!(lycee.name.contains("(inventé)"), "{}", lycee.name);
        assert!(Uai::parse(&lycee.uai).is_ok(), "{}", lycee.uai);
    }
    assert!(
        world.app.library.refresh().unwrap(),
        "a server takes them up"
    );
    let part = world.app.library.shelf();
    assert_ne!(part.version(), Shelf::starter().unwrap().version());

    let schools = world.folder().join("schools");
    std::fs::create_dir_all(&schools).unwrap();
    let list = "uai;nom_etablissement;adresse;code_postal;commune;type_etab;zone_ep\n\
        0750004X;Collège de la liste;1 rue;75001;Paris;Collège;REP\n";
    std::fs::write(schools.join("Liste_etablissements.csv"), list).unwrap();
    let source = Source::Etablissements;
    import(&folder, source, schools, false, Dir, &mut |_| ()).unwrap();
    assert_eq!(lycees(&world), []);
    demo::publish(&folder).unwrap();
    assert_eq!(lycees(&world), []);
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
