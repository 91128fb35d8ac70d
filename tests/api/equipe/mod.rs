//! Projects and their teams: who works in them, who reads what they present.

mod bounds;
pub(crate) mod contests;
mod leaving;

use domain::equipe::{EquipeDraft, EquipeEdit, Membre, NOTES, of_affiche, of_jalon};
use domain::ids::{EquipeId, ProjetId};
use domain::projet::{Genre, Jalon, Projet};
use domain::visit::RefusalReason;
use jiff::civil::date;
use protocol::mutation::Mutation;
use protocol::row::{ClassEquipe, Row};
use protocol::wire::Outcome;

use crate::browser::Browser;
use crate::world::{World, class, id, user};

/// The project of that number, of a class.
pub(crate) fn projet(n: u128, of: u128) -> Projet {
    Projet {
        id: ProjetId(id(1_200 + n)),
        class: class(of),
        titre: "Une mini-entreprise".into(),
        genre: Genre::MiniEntreprise,
        consigne: "Trouver un besoin du collège".into(),
        etapes: vec![Jalon {
            id: "idee".into(),
            titre: "Choisir une idée".into(),
            le: Some(date(2026, 12, 4)),
        }],
        retire: false,
    }
}

pub(crate) fn team_id(n: u128) -> EquipeId {
    EquipeId(id(1_300 + n))
}

/// The team of that number, of the project of that number, into which these come.
pub(crate) fn team(n: u128, of: u128, arrivent: &[u128]) -> EquipeDraft {
    EquipeDraft {
        id: team_id(n),
        projet: projet(of, 0).id,
        nom: format!("Équipe {n}"),
        arrivent: arrivent.iter().copied().map(user).collect(),
        partent: Vec::new(),
        retiree: false,
    }
}

/// Pupil 11 leaves team 1.
fn leaves() -> Mutation {
    Mutation::EquipeSet(EquipeDraft {
        partent: vec![user(11)],
        ..team(1, 1, &[])
    })
}

/// A text of a team.
pub(crate) fn writes(n: u128, key: &str, text: &str) -> Mutation {
    edits(
        n,
        EquipeEdit {
            parts: [(key.to_owned(), text.to_owned())].into(),
            ..EquipeEdit::default()
        },
    )
}

fn edits(n: u128, edit: EquipeEdit) -> Mutation {
    Mutation::EquipeEdit {
        id: team_id(n),
        edit,
    }
}

fn shows(n: u128) -> Mutation {
    edits(
        n,
        EquipeEdit {
            montree: Some(true),
            ..EquipeEdit::default()
        },
    )
}

/// An installation in which pupils 10 and 11 of class 0 are in team 1 of project 1.
pub(crate) async fn with_team() -> World {
    let world = World::new().await;
    let teacher = world.browser(0).await;
    for line in [
        Mutation::ProjetSet(projet(1, 0)),
        Mutation::EquipeSet(team(1, 1, &[10, 11])),
    ] {
        assert_eq!(teacher.push_one(line).await, Outcome::Done);
    }
    world
}

/// The teams that somebody reads.
async fn teams(browser: &mut Browser) -> Vec<ClassEquipe> {
    let rows = browser.rows().await.into_iter();
    rows.filter_map(|(_, row)| match row {
        Row::Equipe(own) => Some(own),
        _ => None,
    })
    .collect()
}

/// How many projects, teams and pages to present a person reads: each once, whatever scope it came in.
async fn counts(world: &World, n: u128) -> [usize; 3] {
    let rows = world.browser(n).await.rows().await;
    let mut keys: Vec<_> = rows
        .iter()
        .filter_map(|(_, row)| match row {
            Row::Projet(projet) => Some((0, projet.id.0)),
            Row::Equipe(own) => Some((1, own.equipe.id.0)),
            Row::Affiche(affiche) => Some((2, affiche.equipe.0)),
            _ => None,
        })
        .collect();
    keys.sort_unstable();
    keys.dedup();
    [0, 1, 2].map(|kind| keys.iter().filter(|(of, _)| *of == kind).count())
}

async fn reason(browser: &Browser, mutation: Mutation) -> RefusalReason {
    browser.refused(mutation).await.reason
}

#[tokio::test]
async fn a_project_is_its_classes_and_a_team_its_members_and_teachers() {
    let world = with_team().await;
    let teacher = world.browser(0).await;
    let alone = Mutation::EquipeSet(team(2, 1, &[11]));
    assert_eq!(teacher.push_one(alone).await, Outcome::Done);
    for (n, seen) in [
        (0, [1, 2, 0]),
        (10, [1, 1, 0]),
        (11, [1, 2, 0]),
        (20, [0, 0, 0]),
        (1, [0, 0, 0]),
        (2, [0, 0, 0]),
        (3, [0, 0, 0]),
        (4, [0, 0, 0]),
    ] {
        assert_eq!(counts(&world, n).await, seen, "person {n}");
    }
    let own = teams(&mut world.browser(10).await).await.remove(0);
    assert_eq!(own.pseudonymes, ["Colibri", "Loutre"]);
    world.check().await;
}

#[tokio::test]
async fn two_members_who_wrote_without_a_network_lose_nothing() {
    let world = with_team().await;
    let (colibri, loutre) = (world.browser(10).await, world.browser(11).await);
    // Both on what the teacher has made, without having seen each other.
    for (browser, line) in [
        (&colibri, writes(1, NOTES, "un potager")),
        (&loutre, writes(1, NOTES, "des bougies")),
        (&loutre, writes(1, &of_jalon("idee"), "choisie")),
    ] {
        let mut line = browser.line(line);
        line.base_rev = 0;
        assert_eq!(browser.push_lines(vec![line]).await.status, 200);
    }
    let step = EquipeEdit {
        faites: ["idee".to_owned()].into(),
        fonctions: vec![Membre {
            user: user(11),
            fonction: "finances".into(),
        }],
        ..EquipeEdit::default()
    };
    assert_eq!(colibri.push_one(edits(1, step)).await, Outcome::Done);
    for n in [10, 11, 0] {
        let own = teams(&mut world.browser(n).await).await.remove(0);
        let notes = &own.travail.parts[NOTES];
        assert_eq!(notes.text, "des bougies");
        assert_eq!(notes.others, ["un potager"]);
        assert_eq!(own.travail.text("etape:idee"), "choisie");
        assert!(own.travail.faites.contains("idee"));
        assert_eq!(own.equipe.membres[1].fonction, "finances");
        assert_eq!(own.travail.rev, 4);
    }
    // A teacher who names the members anew, as they were, changes nothing of what they do.
    let again = Mutation::EquipeSet(team(1, 1, &[11, 10]));
    assert_eq!(world.browser(0).await.push_one(again).await, Outcome::Done);
    let own = teams(&mut world.browser(11).await).await.remove(0);
    assert_eq!(own.equipe.membres[1].fonction, "finances");
    assert_eq!(own.travail.rev, 4);
    world.check().await;
}

#[tokio::test]
async fn who_is_not_in_a_team_writes_nothing_there() {
    let world = with_team().await;
    let teacher = world.browser(0).await;
    assert_eq!(teacher.push_one(leaves()).await, Outcome::Done);
    let forbidden = RefusalReason::Forbidden;
    for n in [11, 20, 1, 2, 3, 4] {
        let browser = world.browser(n).await;
        let refused = reason(&browser, writes(1, NOTES, "à moi")).await;
        assert_eq!(refused, forbidden, "person {n}");
    }
    assert_eq!(counts(&world, 11).await, [1, 0, 0]);
    // Pupils of other classes are named in vain.
    let foreign = Mutation::EquipeSet(team(1, 1, &[10, 20]));
    assert_eq!(teacher.push_one(foreign).await, Outcome::Done);
    assert_eq!(counts(&world, 20).await, [0, 0, 0]);
    let pupil = world.browser(10).await;
    let member = reason(&pupil, Mutation::EquipeSet(team(1, 1, &[10]))).await;
    assert_eq!(member, forbidden);
    world.check().await;
}

#[tokio::test]
async fn a_team_that_was_taken_out_writes_no_more_nor_does_one_of_such_a_project() {
    let world = with_team().await;
    let (teacher, pupil) = (world.browser(0).await, world.browser(10).await);
    let mut project = projet(1, 0);
    for retire in [true, false] {
        project.retire = retire;
        teacher
            .push(vec![Mutation::ProjetSet(project.clone())])
            .await;
        let done = pupil.push_one(writes(1, NOTES, "un")).await == Outcome::Done;
        assert_eq!(done, !retire);
    }
    let mut out = team(1, 1, &[]);
    out.retiree = true;
    teacher.push(vec![shows(1), leaves()]).await;
    assert_eq!(counts(&world, 11).await, [1, 0, 1]);
    assert_eq!(
        teacher.push_one(Mutation::EquipeSet(out)).await,
        Outcome::Done
    );
    let refused = reason(&pupil, writes(1, NOTES, "deux")).await;
    assert_eq!(refused, RefusalReason::Forbidden);
    assert_eq!(counts(&world, 11).await, [1, 0, 0], "and shows nothing");
}

#[tokio::test]
async fn a_teacher_who_names_others_throws_out_nobody_whom_another_one_has_named() {
    let world = with_team().await;
    let (one, other) = (world.browser(0).await, world.browser(0).await);
    let mut out = team(1, 1, &[]);
    out.retiree = true;
    for (teacher, line) in [
        (&one, leaves()),
        // The other one has the form open since before.
        (&other, Mutation::EquipeSet(team(1, 1, &[10]))),
        (&one, Mutation::EquipeSet(team(1, 1, &[11]))),
        (&other, Mutation::EquipeSet(out)),
        (&other, Mutation::EquipeSet(team(1, 1, &[]))),
    ] {
        assert_eq!(teacher.push_one(line).await, Outcome::Done);
    }
    let own = teams(&mut world.browser(10).await).await.remove(0);
    assert_eq!(own.pseudonymes, ["Colibri", "Loutre"]);
    world.check().await;
}

#[tokio::test]
async fn a_page_is_the_classes_when_its_team_shows_it_and_names_nobody() {
    let world = with_team().await;
    let pupil = world.browser(10).await;
    let teacher = world.browser(0).await;
    teacher.push(vec![leaves()]).await;
    pupil
        .push(vec![
            writes(1, &of_affiche("titre"), "Un potager"),
            writes(1, NOTES, "entre nous"),
        ])
        .await;
    assert_eq!(counts(&world, 11).await, [1, 0, 0]);
    assert_eq!(pupil.push_one(shows(1)).await, Outcome::Done);
    for (n, seen) in [(11, [1, 0, 1]), (20, [0; 3]), (1, [0; 3]), (4, [0; 3])] {
        assert_eq!(counts(&world, n).await, seen, "person {n}");
    }
    let rows = world.browser(11).await.rows().await;
    let shown = rows.iter().find(|(_, row)| matches!(row, Row::Affiche(_)));
    let text = serde_json::to_string(&shown).unwrap();
    assert!(text.contains("Un potager"));
    for hidden in ["entre nous", "Colibri", &user(10).to_string()] {
        assert!(!text.contains(hidden), "{hidden}");
    }
    world.check().await;
}

#[tokio::test]
async fn the_trail_says_what_a_teacher_changed_and_nothing_of_what_pupils_write() {
    let world = with_team().await;
    let pupil = world.browser(10).await;
    pupil.push(vec![writes(1, NOTES, "un")]).await;
    let of = ["projet.set", "equipe.set", "equipe.edit"];
    let words = world.trail(&of).await;
    let words: Vec<_> = words.iter().map(|(word, _)| word.as_str()).collect();
    assert_eq!(words, ["projet.set", "equipe.set"]);
    let teacher = world.browser(0).await;
    teacher.push(vec![writes(1, NOTES, "deux")]).await;
    let last = world.trail(&of).await.pop().unwrap();
    assert_eq!(last, ("equipe.edit".into(), team_id(1).to_string()));
}
