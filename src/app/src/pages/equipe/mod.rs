//! What all pages of teams share: where the steps of a project stand, and the page that a team presents.

mod affiche;
mod present;
mod texts;

use domain::equipe::{Travail, of_jalon};
use domain::ids::EquipeId;
use domain::projet::Projet;
use jiff::civil::Date;
use leptos::prelude::*;
use protocol::overlay::{Mark, View};
use protocol::row::ClassEquipe;
use ui::{StateKind, StateMark, Step, StepState};

pub use affiche::{is_long, own_affiche, sheet, title};
pub use present::presenter;
pub use texts::{PIECES, Piece};
pub use texts::{by, steps_done};

/// Where a step stands for a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stand {
    /// The team says that it is done.
    pub done: bool,
    /// It is the first one that is not.
    pub next: bool,
    /// It is not, and its day is over.
    pub late: bool,
}

/// Whether a part holds notes on a step that the project has no more.
// Two chunks ask: what they share would come with the first list.
#[inline(always)]
pub fn is_of_gone_step(projet: &Projet, key: &str) -> bool {
    let mut steps = projet.etapes.iter();
    key.starts_with(&of_jalon("")) && !steps.any(|step| of_jalon(&step.id) == key)
}

/// Where each step of a project stands for a team, in the order of the project.
pub fn stands(projet: &Projet, travail: &Travail, today: Date) -> Vec<Stand> {
    let done = |id: &str| travail.faites.contains(id);
    let next = projet.etapes.iter().position(|step| !done(&step.id));
    let stand = |(at, step): (usize, &domain::projet::Jalon)| {
        let done = done(&step.id);
        Stand {
            done,
            next: next == Some(at),
            late: !done && step.le.is_some_and(|day| day < today),
        }
    };
    projet.etapes.iter().enumerate().map(stand).collect()
}

/// The mark of where a step stands; nothing for one that is to come.
pub fn mark(stand: Stand) -> Option<AnyView> {
    let (kind, words) = match stand {
        Stand { done: true, .. } => (StateKind::Done, texts::DONE),
        Stand { late: true, .. } => (StateKind::Refused, texts::LATE),
        Stand { next: true, .. } => (StateKind::Waiting, texts::NEXT),
        _ => return None,
    };
    Some(view! { <StateMark kind text=words.to_owned() /> }.into_any())
}

/// The steps of a project as a path; each leads to `href` of its identity.
pub fn path(
    projet: &Projet,
    travail: &Travail,
    today: Date,
    href: impl Fn(&str) -> String,
) -> Vec<Step> {
    let stands = stands(projet, travail, today);
    let each = projet.etapes.iter().zip(stands);
    each.map(|(step, stand)| Step {
        label: step.titre.clone(),
        state: match stand {
            Stand { done: true, .. } => StepState::Done,
            Stand { next: true, .. } => StepState::Now,
            _ => StepState::Todo,
        },
        href: Some(href(&step.id)),
    })
    .collect()
}

/// Where a team works, for its members.
pub fn team_href(id: EquipeId) -> String {
    ["/projet/", &id.to_string()].concat()
}

/// The page that a team presents, for its class.
pub fn page_href(id: EquipeId) -> String {
    ["/projet/", &id.to_string(), "/page"].concat()
}

/// A team, for the teachers of its class.
pub fn class_team_href(id: EquipeId) -> String {
    ["/classe/equipe/", &id.to_string()].concat()
}

/// Whether a team is still to be shown among the others: neither it nor its project was taken out.
pub fn is_there(view: &View, own: &ClassEquipe) -> bool {
    let projet = view.teams.projet_of(own);
    projet.is_some_and(|projet| own.equipe.is_at_work(projet))
}

/// Whether a team still writes: neither it nor its project was taken out, and its class goes on.
pub fn writes(view: &View, own: &ClassEquipe) -> bool {
    is_there(view, own) && view.is_open(own.class)
}

/// What of something has not come to the server yet; nothing once it has.
pub fn unsent(mark: &Mark) -> Option<AnyView> {
    let (kind, words) = match mark {
        Mark::OnDevice => (StateKind::Device, texts::ON_DEVICE),
        Mark::Sent => (StateKind::Sent, texts::SENT),
        Mark::Refused(_) => (StateKind::Refused, texts::REFUSED),
        _ => return None,
    };
    Some(view! { <StateMark kind text=words.to_owned() /> }.into_any())
}

#[cfg(test)]
mod tests {
    use domain::ids::{ClassId, ProjetId};
    use domain::projet::{Genre, Jalon};
    use uuid::Uuid;

    use super::*;

    fn step(id: &str, day: Option<Date>) -> Jalon {
        Jalon {
            id: id.into(),
            titre: id.into(),
            le: day,
        }
    }

    fn projet(etapes: Vec<Jalon>) -> Projet {
        Projet {
            id: ProjetId(Uuid::nil()),
            class: ClassId(Uuid::nil()),
            titre: "Un potager".into(),
            genre: Genre::Projet,
            consigne: String::new(),
            etapes,
            retire: false,
        }
    }

    #[test]
    fn the_first_step_that_is_not_done_is_the_next_one_and_a_day_that_is_over_is_late() {
        let day = |day| Some(Date::constant(2026, 12, day));
        let projet = projet(vec![
            step("a", day(1)),
            step("b", day(2)),
            step("c", None),
            step("d", day(4)),
        ]);
        let mut travail = Travail::default();
        travail.faites.insert("a".into());
        let stands = stands(&projet, &travail, Date::constant(2026, 12, 3));
        let told: Vec<_> = stands
            .into_iter()
            .map(|stand| (stand.done, stand.next, stand.late))
            .collect();
        assert_eq!(
            told,
            [
                (true, false, false),
                (false, true, true),
                (false, false, false),
                (false, false, false),
            ]
        );
    }

    #[test]
    fn notes_on_a_step_that_was_taken_out_are_known_from_all_others() {
        let projet = projet(vec![step("a", None)]);
        let gone = |key: &str| is_of_gone_step(&projet, key);
        assert!(gone(&of_jalon("ab")) && gone(&of_jalon("b")));
        let titre = domain::equipe::of_affiche("titre");
        assert!(!gone(&of_jalon("a")) && !gone(domain::equipe::NOTES) && !gone(&titre));
    }

    #[test]
    fn the_day_itself_is_not_late() {
        let today = Date::constant(2026, 12, 3);
        let projet = projet(vec![step("a", Some(today))]);
        let stands = stands(&projet, &Travail::default(), today);
        assert!(!stands[0].late);
    }
}
