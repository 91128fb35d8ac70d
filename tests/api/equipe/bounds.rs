//! How much of each a class has, and what goes over a bound.

use domain::equipe::{EQUIPES_ALL_MAX, EQUIPES_MAX, NOTES};
use domain::projet::{PROJETS_ALL_MAX, PROJETS_MAX};
use domain::visit::RefusalReason;
use protocol::mutation::Mutation;
use protocol::wire::{Outcome, PushResponse, Refusal};

use super::{projet, reason, team, teams, with_team, writes};
use crate::world::World;

#[tokio::test]
async fn a_class_has_room_for_so_many_projects_and_a_project_for_so_many_teams() {
    let world = World::new().await;
    let teacher = world.browser(0).await;
    let invalid = RefusalReason::Invalid;
    let most = PROJETS_MAX as u128;
    for n in 0..most {
        let done = teacher.push_one(Mutation::ProjetSet(projet(n, 0))).await;
        assert_eq!(done, Outcome::Done, "{n}");
    }
    let more = Mutation::ProjetSet(projet(most, 0));
    assert_eq!(reason(&teacher, more).await, invalid);
    for n in 0..EQUIPES_MAX as u128 {
        let done = teacher.push_one(Mutation::EquipeSet(team(n, 1, &[]))).await;
        assert_eq!(done, Outcome::Done, "{n}");
    }
    let more = Mutation::EquipeSet(team(99, 1, &[]));
    assert_eq!(reason(&teacher, more).await, invalid);
    // What is taken out makes room, and is brought back where there is some.
    let mut out = team(0, 1, &[]);
    out.retiree = true;
    for line in [
        Mutation::EquipeSet(out),
        Mutation::EquipeSet(team(99, 1, &[])),
    ] {
        assert_eq!(teacher.push_one(line).await, Outcome::Done);
    }
    let back = Mutation::EquipeSet(team(0, 1, &[]));
    assert_eq!(reason(&teacher, back).await, invalid);
    let mut out = projet(3, 0);
    out.retire = true;
    for line in [
        Mutation::ProjetSet(out),
        Mutation::ProjetSet(projet(most, 0)),
    ] {
        assert_eq!(teacher.push_one(line).await, Outcome::Done);
    }
    let back = Mutation::ProjetSet(projet(3, 0));
    assert_eq!(reason(&teacher, back).await, invalid);
    // A team stays in its project, a project in its class.
    let moved = Mutation::EquipeSet(team(0, 2, &[]));
    assert_eq!(reason(&teacher, moved).await, invalid);
    let other = world.browser(1).await;
    let moved = Mutation::ProjetSet(projet(1, 1));
    assert_eq!(reason(&other, moved).await, invalid);
    let long = writes(1, NOTES, &"é".repeat(8_001));
    assert_eq!(reason(&teacher, long).await, invalid);
}

/// What is taken out makes room so often, and not for ever.
#[tokio::test]
async fn what_is_taken_out_is_not_without_bounds() {
    let world = with_team().await;
    let teacher = world.browser(0).await;
    let out = |n: u128| {
        let mut team = team(n, 1, &[]);
        team.retiree = true;
        Mutation::EquipeSet(team)
    };
    let mut lines: Vec<_> = (2..=EQUIPES_ALL_MAX as u128).map(out).collect();
    lines.extend((2..=PROJETS_ALL_MAX as u128).map(|n| {
        let mut projet = projet(n, 0);
        projet.retire = true;
        Mutation::ProjetSet(projet)
    }));
    for line in lines {
        assert_eq!(teacher.push_one(line).await, Outcome::Done);
    }
    let invalid = RefusalReason::Invalid;
    for line in [
        Mutation::EquipeSet(team(99, 1, &[])),
        Mutation::ProjetSet(projet(99, 0)),
    ] {
        assert_eq!(reason(&teacher, line).await, invalid);
    }
    // What is there is still written, and brought back.
    let back = Mutation::EquipeSet(team(2, 1, &[]));
    assert_eq!(teacher.push_one(back).await, Outcome::Done);
}

#[tokio::test]
async fn a_version_that_no_team_will_ever_have_is_refused() {
    let world = with_team().await;
    let pupil = world.browser(10).await;
    let mut line = pupil.line(writes(1, NOTES, "un"));
    line.base_rev = u64::MAX;
    let response: PushResponse = pupil.push_lines(vec![line]).await.json();
    let invalid = Outcome::Refused(Refusal::bare(RefusalReason::Invalid));
    assert_eq!(response.results[0].outcome, invalid);
    assert_eq!(pupil.push_one(writes(1, NOTES, "un")).await, Outcome::Done);
    let own = teams(&mut world.browser(11).await).await.remove(0);
    assert_eq!(own.travail.rev, 1);
    world.check().await;
}
