//! Contests: teams of several schools in one place.

use domain::concours::{CONCOURS_ALL_MAX, CONCOURS_MAX, Concours};
use domain::equipe::{NOTES, of_affiche};
use domain::ids::ConcoursId;
use domain::school::Level;
use domain::visit::RefusalReason;
use jiff::civil::date;
use protocol::mutation::Mutation;
use protocol::row::{Affiche, Row};
use protocol::wire::{Outcome, PushResponse, Refusal};

use super::{projet, reason, team, team_id, with_team, writes};
use crate::browser::Browser;
use crate::world::{DAY, MINUTE, NOW, World, id, user};

/// The contest of that number, open for a week.
pub(crate) fn contest(n: u128) -> Concours {
    Concours {
        id: ConcoursId(id(1_400 + n)),
        titre: "Entreprendre au collège".into(),
        reglement: "Une page par équipe".into(),
        jusqu_au: date(2026, 11, 30),
        niveaux: Vec::new(),
        retire: false,
    }
}

pub(crate) fn enter(n: u128, of: u128) -> Mutation {
    Mutation::ConcoursEnter {
        concours: contest(n).id,
        equipe: team_id(of),
    }
}

pub(super) fn withdraw(n: u128, of: u128) -> Mutation {
    Mutation::ConcoursWithdraw {
        concours: contest(n).id,
        equipe: team_id(of),
    }
}

/// Contest 1, and team 2 of project 2 of class 1, in the other school.
pub(super) async fn with_contest() -> World {
    let world = with_team().await;
    let officer = world.browser(4).await;
    let held = Mutation::ConcoursSet(contest(1));
    assert_eq!(officer.push_one(held).await, Outcome::Done);
    let other = world.browser(1).await;
    for line in [
        Mutation::ProjetSet(projet(2, 1)),
        Mutation::EquipeSet(team(2, 2, &[20])),
        writes(2, &of_affiche("idee"), "Réparer"),
    ] {
        assert_eq!(other.push_one(line).await, Outcome::Done);
    }
    world
}

/// Enters a team by who has read that version of its work.
pub(super) async fn enters(teacher: &Browser, team: u128, read: u64) -> Outcome {
    let mut line = teacher.line(enter(1, team));
    line.base_rev = read;
    let mut response: PushResponse = teacher.push_lines(vec![line]).await.json();
    response.results.pop().unwrap().outcome
}

/// What a person reads of a contest: pages in its scope.
pub(super) async fn pages(browser: &mut Browser, n: u128) -> Vec<Affiche> {
    let scope = format!("concours:{}", contest(n).id);
    let rows = browser.rows().await.into_iter();
    rows.filter_map(|(of, row)| match row {
        Row::Affiche(affiche) if of == scope => Some(affiche),
        _ => None,
    })
    .collect()
}

#[tokio::test]
async fn those_who_take_part_read_what_the_others_present_and_nobody_else_does() {
    let world = with_contest().await;
    let pupil = world.browser(10).await;
    pupil
        .push(vec![writes(1, &of_affiche("titre"), "Un potager")])
        .await;
    let (near, far) = (world.browser(0).await, world.browser(1).await);
    for _ in 0..2 {
        assert_eq!(enters(&near, 1, 1).await, Outcome::Done);
    }
    let count = async |n| pages(&mut world.browser(n).await, 1).await.len();
    // Who has entered nothing reads nothing.
    assert_eq!([count(0).await, count(4).await, count(1).await], [1, 1, 0]);
    assert_eq!(enters(&far, 2, 1).await, Outcome::Done);
    for n in [0, 1, 4] {
        assert_eq!(count(n).await, 2, "person {n}");
    }
    for n in [2, 3, 5, 10, 20] {
        assert_eq!(count(n).await, 0, "person {n}");
    }
    let text = serde_json::to_string(&pages(&mut world.browser(1).await, 1).await).unwrap();
    assert!(text.contains("Un potager") && text.contains("Équipe 1"));
    for hidden in ["Colibri", &user(10).to_string()] {
        assert!(!text.contains(hidden), "{hidden}");
    }

    assert_eq!(near.push_one(withdraw(1, 1)).await, Outcome::Done);
    assert_eq!(near.push_one(withdraw(1, 1)).await, Outcome::Done);
    assert_eq!([count(0).await, count(4).await, count(1).await], [0, 1, 1]);
    let officer = world.browser(4).await;
    assert_eq!(officer.push_one(withdraw(1, 2)).await, Outcome::Done);
    assert_eq!([count(4).await, count(1).await], [0, 0]);
    world.check().await;
}

#[tokio::test]
async fn a_class_sees_that_its_team_is_entered_and_everybody_sees_the_contest() {
    let world = with_contest().await;
    world.browser(0).await.push(vec![enter(1, 1)]).await;
    let noted = world.trail(&["concours.enter"]).await;
    assert_eq!(noted, [("concours.enter".into(), team_id(1).to_string())]);
    for (n, entries) in [(10, 1), (11, 1), (0, 1), (20, 0), (3, 0)] {
        let rows = world.browser(n).await.rows().await;
        let contests = rows
            .iter()
            .filter(|(_, row)| matches!(row, Row::Concours(_)));
        assert_eq!(contests.count(), 1, "person {n}");
        let mut seen: Vec<_> = rows
            .iter()
            .filter_map(|(_, row)| match row {
                Row::Inscription(entry) => Some(entry.equipe),
                _ => None,
            })
            .collect();
        seen.dedup();
        assert_eq!(seen.len(), entries, "person {n}");
    }
}

#[tokio::test]
async fn a_team_is_entered_up_to_the_last_day_and_leaves_after_it_too() {
    let world = with_contest().await;
    let late = RefusalReason::PastDeadline;
    // The evening of the last day, in Metz.
    world.app.clock.set(NOW + 7 * DAY + 13 * 60 * MINUTE);
    let near = world.browser(0).await;
    assert_eq!(near.push_one(enter(1, 1)).await, Outcome::Done);
    world.app.clock.set(NOW + 8 * DAY);
    let far = world.browser(1).await;
    assert_eq!(reason(&far, enter(1, 2)).await, late);
    let near = world.browser(0).await;
    assert_eq!(reason(&near, enter(1, 1)).await, late, "though it is in");
    assert_eq!(near.push_one(withdraw(1, 1)).await, Outcome::Done);
    assert_eq!(reason(&near, enter(1, 1)).await, late);
}

/// What other schools read of team 1: its title, and what comes next.
async fn read(world: &World) -> Option<(String, String)> {
    let pages = pages(&mut world.browser(4).await, 1).await.into_iter();
    let mut own = pages.filter(|page| page.equipe == team_id(1));
    let text = |page: &Affiche, key| page.textes.get(key).cloned().unwrap_or_default();
    own.next()
        .map(|page| (text(&page, "titre"), text(&page, "suite")))
}

#[tokio::test]
async fn other_schools_read_the_page_that_the_teacher_has_read_until_the_teacher_shows_another() {
    let world = with_contest().await;
    let pupil = world.browser(10).await;
    let near = world.browser(0).await;
    let titled = writes(1, &of_affiche("titre"), "Un potager");
    assert_eq!(pupil.push_one(titled).await, Outcome::Done);
    assert_eq!(enters(&near, 1, 1).await, Outcome::Done);
    let then = Some(("Un potager".to_owned(), String::new()));
    let more = writes(1, &of_affiche("suite"), "Écris-moi à la maison");
    assert_eq!(pupil.push_one(more).await, Outcome::Done);
    assert_eq!(read(&world).await, then);
    let mut renamed = projet(1, 0);
    renamed.titre = "Autre".into();
    near.push(vec![Mutation::ProjetSet(renamed)]).await;
    assert_eq!(read(&world).await, then);
    let better = writes(1, &of_affiche("suite"), "Un marché");
    assert_eq!(pupil.push_one(better).await, Outcome::Done);
    assert_eq!(enters(&near, 1, 3).await, Outcome::Done);
    let now = Some(("Un potager".to_owned(), "Un marché".to_owned()));
    assert_eq!(read(&world).await, now);
    world.app.clock.set(NOW + 8 * DAY);
    let late = writes(1, &of_affiche("suite"), "Trop tard");
    let pupil = world.browser(10).await;
    assert_eq!(pupil.push_one(late).await, Outcome::Done);
    let near = world.browser(0).await;
    let refused = reason(&near, enter(1, 1)).await;
    assert_eq!(refused, RefusalReason::PastDeadline);
    assert_eq!(read(&world).await, now);
    world.check().await;
}

#[tokio::test]
async fn what_somebody_writes_while_the_teachers_line_is_under_way_is_not_shown_before_it_is_read()
{
    let world = with_contest().await;
    let (pupil, near) = (world.browser(10).await, world.browser(0).await);
    let titled = writes(1, &of_affiche("titre"), "Un potager");
    assert_eq!(pupil.push_one(titled).await, Outcome::Done);
    // The teacher has read version 1, and is without a network.
    let more = writes(1, &of_affiche("suite"), "Écris-moi à la maison");
    assert_eq!(pupil.push_one(more).await, Outcome::Done);
    let unread = Outcome::Refused(Refusal::bare(RefusalReason::SlotChanged));
    assert_eq!(enters(&near, 1, 1).await, unread);
    assert_eq!(read(&world).await, None);
    assert_eq!(enters(&near, 1, 2).await, Outcome::Done);
    let then = Some(("Un potager".to_owned(), "Écris-moi à la maison".to_owned()));
    assert_eq!(read(&world).await, then);
    // So it is when the page is brought up to date, and where a version was seen that there is not.
    let again = writes(1, &of_affiche("suite"), "Un marché");
    assert_eq!(pupil.push_one(again).await, Outcome::Done);
    for seen in [2, 4, u64::MAX] {
        assert_eq!(enters(&near, 1, seen).await, unread, "{seen}");
    }
    assert_eq!(read(&world).await, then);
    // Notes are not shown; what the teacher's own device writes has been read.
    let note = writes(1, NOTES, "entre nous");
    assert_eq!(pupil.push_one(note).await, Outcome::Done);
    let own = writes(1, &of_affiche("titre"), "Le potager");
    let mut own = near.line(own);
    own.base_rev = 3;
    assert_eq!(near.push_lines(vec![own]).await.status, 200);
    assert_eq!(enters(&near, 1, 3).await, Outcome::Done);
    let now = Some(("Le potager".to_owned(), "Un marché".to_owned()));
    assert_eq!(read(&world).await, now);
    world.check().await;
}

#[tokio::test]
async fn a_team_or_a_project_that_is_taken_out_leaves_its_contests() {
    let world = with_contest().await;
    let near = world.browser(0).await;
    let mut project = projet(1, 0);
    project.retire = true;
    let mut team = team(1, 1, &[10]);
    team.retiree = true;
    for (out, back) in [
        (
            Mutation::ProjetSet(project),
            Mutation::ProjetSet(projet(1, 0)),
        ),
        (
            Mutation::EquipeSet(team),
            Mutation::EquipeSet(super::team(1, 1, &[10])),
        ),
    ] {
        assert_eq!(near.push_one(enter(1, 1)).await, Outcome::Done);
        assert!(read(&world).await.is_some());
        assert_eq!(near.push_one(out).await, Outcome::Done);
        assert_eq!(read(&world).await, None);
        let refused = reason(&near, enter(1, 1)).await;
        assert_eq!(refused, RefusalReason::Invalid);
        assert_eq!(near.push_one(back).await, Outcome::Done);
        assert_eq!(read(&world).await, None, "it is entered anew or not at all");
    }
    world.check().await;
}

#[tokio::test]
async fn contests_that_are_over_or_taken_out_make_room_for_others() {
    let world = World::new().await;
    let officer = world.browser(4).await;
    let most = CONCOURS_MAX as u128;
    for n in 0..most {
        let done = officer.push_one(Mutation::ConcoursSet(contest(n))).await;
        assert_eq!(done, Outcome::Done, "{n}");
    }
    let more = Mutation::ConcoursSet(contest(most));
    assert_eq!(reason(&officer, more.clone()).await, RefusalReason::Invalid);
    let mut out = contest(0);
    out.retire = true;
    for line in [Mutation::ConcoursSet(out), more] {
        assert_eq!(officer.push_one(line).await, Outcome::Done);
    }
    let back = Mutation::ConcoursSet(contest(0));
    assert_eq!(reason(&officer, back).await, RefusalReason::Invalid);
    world.app.clock.set(NOW + 8 * DAY);
    let officer = world.browser(4).await;
    let mut next = contest(most + 1);
    next.jusqu_au = date(2027, 1, 31);
    let next = Mutation::ConcoursSet(next);
    assert_eq!(officer.push_one(next).await, Outcome::Done);
}

#[tokio::test]
async fn contests_make_room_a_year_after_their_last_day_and_none_is_put_there() {
    let world = World::new().await;
    let officer = world.browser(4).await;
    for n in 0..CONCOURS_ALL_MAX as u128 {
        let mut out = contest(n);
        out.retire = true;
        let done = officer.push_one(Mutation::ConcoursSet(out)).await;
        assert_eq!(done, Outcome::Done, "{n}");
    }
    let mut next = contest(CONCOURS_ALL_MAX as u128);
    next.jusqu_au = date(2027, 12, 10);
    let next = Mutation::ConcoursSet(next);
    let invalid = RefusalReason::Invalid;
    assert_eq!(reason(&officer, next.clone()).await, invalid);
    let mut old = contest(0);
    old.jusqu_au = date(2025, 11, 1);
    assert_eq!(reason(&officer, Mutation::ConcoursSet(old)).await, invalid);
    world.app.clock.set(NOW + 376 * DAY);
    let officer = world.browser(4).await;
    assert_eq!(officer.push_one(next).await, Outcome::Done);
    // One of long ago is still written as long as its day stays.
    let mut kept = contest(1);
    kept.retire = true;
    kept.reglement = "Une page".into();
    let kept = Mutation::ConcoursSet(kept);
    assert_eq!(officer.push_one(kept).await, Outcome::Done);
}

#[tokio::test]
async fn a_contest_for_others_one_that_was_taken_out_and_a_team_of_others_are_refused() {
    let world = with_contest().await;
    let (near, officer) = (world.browser(0).await, world.browser(4).await);
    let mut third = contest(2);
    third.niveaux = vec![Level::Troisieme];
    officer.push(vec![Mutation::ConcoursSet(third)]).await;
    assert_eq!(reason(&near, enter(2, 1)).await, RefusalReason::Invalid);
    assert_eq!(reason(&near, enter(9, 1)).await, RefusalReason::Invalid);
    assert_eq!(reason(&near, enter(1, 2)).await, RefusalReason::Forbidden);
    assert_eq!(near.push_one(enter(1, 1)).await, Outcome::Done);
    let mut gone = contest(1);
    gone.retire = true;
    officer.push(vec![Mutation::ConcoursSet(gone)]).await;
    assert_eq!(pages(&mut world.browser(0).await, 1).await, []);
    let far = world.browser(1).await;
    let refused = reason(&far, enter(1, 2)).await;
    assert_eq!(refused, RefusalReason::SlotCancelled);
    let hold = Mutation::ConcoursSet(contest(3));
    assert_eq!(reason(&near, hold).await, RefusalReason::Forbidden);
    world.check().await;
}
