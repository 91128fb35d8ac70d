//! What becomes of teams when pupils leave, and when the year ends.

use std::collections::BTreeSet;

use domain::equipe::{NOTES, of_affiche};
use domain::visit::RefusalReason;
use protocol::mutation::Mutation;
use protocol::privacy::{Erase, Export};
use protocol::row::{Row, RowKey};
use protocol::session::JoinClass;
use protocol::wire::Outcome;
use server::usecase::{past, purge};

use super::contests::{contest, enter, enters, pages, with_contest, withdraw};
use super::{counts, projet, reason, shows, team, team_id, teams, with_team, writes};
use crate::world::{DAY, NOW, SECRET, World, class, code, user};
use crate::year::{joins, open_class_1};

async fn erases(world: &World, n: u128) {
    let erase = Erase {
        secret: SECRET.into(),
        code: None,
    };
    let pupil = world.browser(n).await;
    assert_eq!(pupil.post("/api/v1/me/erase", &erase).await.status, 204);
}

async fn closes(world: &World) {
    let path = format!("/api/v1/classes/{}/close", class(0));
    assert_eq!(world.browser(0).await.post(&path, &()).await.status, 200);
}

async fn places(world: &World, key: &RowKey) -> BTreeSet<String> {
    world.places(key.of, &key.id).await
}

#[tokio::test]
async fn a_pupil_takes_the_notes_of_the_team_along_without_the_others() {
    let world = with_team().await;
    let pupil = world.browser(10).await;
    pupil.push(vec![writes(1, NOTES, "un potager")]).await;
    let answer = pupil.get("/api/v1/me/export").await;
    assert!(!answer.text().contains("Loutre"));
    let export: Export = answer.json();
    assert_eq!(export.teams.len(), 1);
    let own = &export.teams[0];
    assert_eq!(
        (&*own.nom, &*own.projet),
        ("Équipe 1", &*projet(1, 0).titre)
    );
    assert_eq!(own.travail.text(NOTES), "un potager");
    assert_eq!(own.etapes, projet(1, 0).etapes);
    let other: Export = world
        .browser(20)
        .await
        .get("/api/v1/me/export")
        .await
        .json();
    assert_eq!(other.teams, []);
}

#[tokio::test]
async fn who_is_erased_leaves_the_team_and_what_it_wrote_stays() {
    let world = with_team().await;
    let pupil = world.browser(10).await;
    pupil.push(vec![writes(1, NOTES, "un potager")]).await;
    erases(&world, 10).await;
    let own = teams(&mut world.browser(11).await).await.remove(0);
    assert_eq!(own.pseudonymes, ["Loutre"]);
    assert_eq!(own.travail.text(NOTES), "un potager");
    erases(&world, 11).await;
    // The class goes on: its teacher names others.
    assert_eq!(counts(&world, 0).await, [1, 1, 0]);
    let text = serde_json::to_string(&world.browser(0).await.rows().await).unwrap();
    for gone in [user(10), user(11)] {
        assert!(!text.contains(&gone.to_string()));
    }
    world.check().await;
}

#[tokio::test]
async fn who_joins_another_class_leaves_the_teams_of_the_former() {
    let world = with_team().await;
    open_class_1(&world).await;
    let pupil = world.browser(10).await;
    joins(&pupil).await;
    assert_eq!(counts(&world, 10).await, [0, 0, 0]);
    let refused = reason(&pupil, writes(1, NOTES, "encore")).await;
    assert_eq!(refused, RefusalReason::Forbidden);
    let own = teams(&mut world.browser(0).await).await.remove(0);
    assert_eq!(own.pseudonymes, ["Loutre"]);
    world.check().await;
}

#[tokio::test]
async fn in_a_closed_class_members_read_what_they_did_and_nobody_writes() {
    let world = with_contest().await;
    let pupil = world.browser(10).await;
    pupil
        .push(vec![
            writes(1, &of_affiche("titre"), "Un potager"),
            shows(1),
        ])
        .await;
    for (n, team) in [(0, 1), (1, 2)] {
        let entered = enters(&world.browser(n).await, team, 1).await;
        assert_eq!(entered, Outcome::Done);
    }
    let classes = format!("class:{}", class(0));
    let shown = [RowKey::projet(projet(1, 0).id), RowKey::affiche(team_id(1))];
    for key in &shown {
        assert!(places(&world, key).await.contains(&classes));
    }
    closes(&world).await;
    assert_eq!(counts(&world, 10).await, [1, 1, 0]);
    assert_eq!(counts(&world, 11).await, [1, 1, 0]);
    let forbidden = RefusalReason::Forbidden;
    for n in [10, 0] {
        let browser = world.browser(n).await;
        let refused = reason(&browser, writes(1, NOTES, "tard")).await;
        assert_eq!(refused, forbidden, "person {n}");
    }
    let teacher = world.browser(0).await;
    let new = Mutation::ProjetSet(projet(3, 0));
    assert_eq!(reason(&teacher, new).await, forbidden);
    let named = Mutation::EquipeSet(team(1, 1, &[10]));
    assert_eq!(reason(&teacher, named).await, forbidden);
    // The contest goes on with what was presented.
    assert_eq!(pages(&mut world.browser(1).await, 1).await.len(), 2);
    for key in &shown {
        assert!(!places(&world, key).await.contains(&classes));
    }

    // Its school answers for it still, and nobody else does.
    for n in [1, 10] {
        let refused = reason(&world.browser(n).await, withdraw(1, 1)).await;
        assert_eq!(refused, forbidden, "person {n}");
    }
    assert_eq!(teacher.push_one(withdraw(1, 1)).await, Outcome::Done);
    assert_eq!(pages(&mut world.browser(1).await, 1).await.len(), 1);
    world.check().await;
}

#[tokio::test]
async fn with_its_last_member_a_team_of_a_closed_class_goes() {
    let world = with_contest().await;
    for (n, team) in [(0, 1), (1, 2)] {
        let entered = enters(&world.browser(n).await, team, 1).await;
        assert_eq!(entered, Outcome::Done);
    }
    closes(&world).await;
    erases(&world, 10).await;
    assert_eq!(pages(&mut world.browser(1).await, 1).await.len(), 2);
    erases(&world, 11).await;
    assert_eq!(pages(&mut world.browser(1).await, 1).await.len(), 1);
    let page = RowKey::entry_page(contest(1).id, team_id(1));
    for key in [RowKey::equipe(team_id(1)), page] {
        assert_eq!(places(&world, &key).await, BTreeSet::new());
    }
    world.check().await;
}

#[tokio::test]
async fn former_team_mates_do_not_learn_the_name_of_who_joins_another_class() {
    let world = with_team().await;
    open_class_1(&world).await;
    closes(&world).await;
    let own = teams(&mut world.browser(11).await).await.remove(0);
    assert_eq!(own.pseudonymes, ["Colibri", "Loutre"], "until they do");
    let join = JoinClass {
        code: code(1),
        pseudonym: Some("Martinet".into()),
    };
    let pupil = world.browser(10).await;
    assert_eq!(pupil.post("/api/v1/me/class", &join).await.status, 200);
    let own = teams(&mut world.browser(11).await).await.remove(0);
    assert_eq!(own.pseudonymes, ["", "Loutre"]);
    let text = serde_json::to_string(&world.browser(11).await.rows().await).unwrap();
    assert!(!text.contains("Martinet"));
    world.check().await;
}

#[tokio::test]
async fn a_closed_class_goes_with_its_projects_once_nobody_reads_them() {
    let world = with_contest().await;
    open_class_1(&world).await;
    let teacher = world.browser(0).await;
    teacher
        .push(vec![
            Mutation::EquipeSet(team(3, 1, &[])),
            enter(1, 1),
            enter(1, 3),
        ])
        .await;
    closes(&world).await;
    let pupil = world.browser(10).await;
    joins(&pupil).await;
    world.app.clock.set(NOW + 100 * DAY);
    assert_eq!(purge::run(&world.app).await.unwrap(), 1);
    past::drop_old(&world.app).await.unwrap();
    // Colibri, who goes on in another class that has a project too, still reads what the team did.
    assert_eq!(counts(&world, 10).await, [2, 1, 0]);
    erases(&world, 10).await;
    past::drop_old(&world.app).await.unwrap();
    for key in [
        RowKey::projet(projet(1, 0).id),
        RowKey::entry_page(contest(1).id, team_id(3)),
    ] {
        assert_eq!(places(&world, &key).await, BTreeSet::new());
    }
    let rows = world.browser(4).await.rows().await;
    assert!(
        !rows
            .iter()
            .any(|(_, row)| matches!(row, Row::Inscription(_)))
    );
    let head = world.browser(2).await.rows().await;
    assert!(!head.iter().any(|(_, row)| matches!(row, Row::Class(_))));
    world.check().await;
}

#[tokio::test]
async fn two_pupils_at_once_lose_nothing() {
    let world = with_team().await;
    let (colibri, loutre) = (world.browser(10).await, world.browser(11).await);
    for n in 0..8 {
        let (a, b) = (format!("a{n}"), format!("b{n}"));
        let (one, two) = tokio::join!(
            colibri.push_one(writes(1, &format!("etape:{a}"), &a)),
            loutre.push_one(writes(1, &format!("etape:{b}"), &b)),
        );
        assert_eq!((one, two), (Outcome::Done, Outcome::Done));
    }
    let own = teams(&mut world.browser(0).await).await.remove(0);
    assert_eq!(own.travail.parts.len(), 16);
    world.check().await;
}
