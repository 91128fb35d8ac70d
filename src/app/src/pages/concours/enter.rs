//! Teams are entered for contests by a teacher of their class, and taken out again.

use domain::concours::Concours;
use domain::ids::{ConcoursId, EquipeId};
use leptos::prelude::*;
use protocol::mutation::Mutation;
use protocol::overlay::{Mark, View};
use protocol::row::{Affiche, ClassEquipe};
use ui::{Button, ButtonKind, LinkButton, StateKind, StateMark, icons};

use super::{count, href, is_open, state, texts, there};
use crate::live::live_option;
use crate::pages::equipe::{class_team_href, is_there, own_affiche};
use crate::state::clock::today;
use crate::state::kept::write_anew;
use crate::state::session::Session;

/// Where one sees how a team stands with a contest.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// On the page of the team, its page to present before one's eyes: what is read there is entered.
    Team,
    /// On the page of the contest, from where one goes to read it.
    Contest,
}

/// Where a team stands with a contest, and what can be done about it now.
pub(super) fn standing(
    session: Session,
    view: &View,
    contest: &Concours,
    own: &ClassEquipe,
    place: Place,
) -> AnyView {
    let (concours, equipe) = (contest.id, own.equipe.id);
    let mark = view.teams.inscriptions.get(&(concours, equipe));
    // What the teacher has before them is what is shown, and nothing that somebody writes meanwhile.
    let read = own.travail.rev;
    let enter = move |icon, words: String| match place {
        Place::Team => {
            let press = move |()| {
                write_anew(session, Mutation::ConcoursEnter { concours, equipe }, read);
            };
            view! { <Button icon on_press=Callback::new(press)>{words}</Button> }.into_any()
        }
        Place::Contest => {
            view! { <LinkButton icon href=class_team_href(equipe)>{words}</LinkButton> }.into_any()
        }
    };
    let (to_enter, to_renew) = match place {
        Place::Team => (texts::enter(&own.equipe.nom), texts::RENEW),
        Place::Contest => (texts::read_to_enter(&own.equipe.nom), texts::READ_TO_RENEW),
    };
    let withdraw = move |()| session.mutate(Mutation::ConcoursWithdraw { concours, equipe }, 0);
    let team = own.equipe.nom.clone();
    match mark {
        None => match why_not(view, contest, own) {
            Some(why) => view! { <p class="soft">{why}</p> }.into_any(),
            None => enter(icons::PLUS, to_enter),
        },
        Some(Mark::Refused(_)) => {
            refused(session, view, (concours, equipe), texts::REFUSED).into_any()
        }
        Some(mark) => {
            let (kind, words) = match mark {
                Mark::OnDevice => (StateKind::Unsent, texts::ENTER_ON_DEVICE),
                Mark::Sent => (StateKind::Sent, texts::ENTER_SENT),
                _ => (StateKind::Done, texts::ENTERED),
            };
            let out = texts::withdraw(&team);
            let is_behind = *mark == Mark::Accepted && is_behind(view, contest, own);
            let again = is_behind.then(|| {
                let again = enter(icons::REFRESH, to_renew.to_owned());
                view! { <p class="soft">{texts::BEHIND}</p> {again} }
            });
            // The teacher answers for the page: it is taken out whenever that is needed.
            view! {
                <StateMark kind text=words.to_owned() />
                {refused(session, view, (concours, equipe), texts::RENEW_REFUSED)}
                {again}
                <Button kind=ButtonKind::Quiet icon=icons::UNDO on_press=Callback::new(withdraw)>{out}</Button>
            }
            .into_any()
        }
    }
}

/// What the server did not take, and why, until it is read.
fn refused(
    session: Session,
    view: &View,
    (concours, equipe): (ConcoursId, EquipeId),
    words: &str,
) -> Option<AnyView> {
    let asked = Mutation::ConcoursEnter { concours, equipe };
    let mut refusals = view.refusals.iter();
    let refused = refusals.find(|refused| refused.mutation == asked)?;
    let id = refused.id;
    let why = texts::why(refused.refusal.reason);
    let note = view! {
        <StateMark kind=StateKind::Refused text=words.to_owned() />
        <p>{why}</p>
        <Button kind=ButtonKind::Quiet on_press=move |()| session.dismiss(id)>{texts::READ}</Button>
    };
    Some(note.into_any())
}

/// Whether the team has another page now than the one that it is entered with, and may still show that one.
fn is_behind(view: &View, contest: &Concours, own: &ClassEquipe) -> bool {
    let page = view.teams.pages.get(&(contest.id, own.equipe.id));
    let class = view.classes.get(&own.class);
    let (Some(page), Some(projet), Some(class)) = (page, view.teams.projet_of(own), class) else {
        return false;
    };
    let now = Affiche {
        concours: page.concours,
        ..own_affiche(own, projet, class.school.clone())
    };
    now != *page && why_not(view, contest, own).is_none()
}

/// Why a team cannot be entered.
fn why_not(view: &View, contest: &Concours, own: &ClassEquipe) -> Option<&'static str> {
    if !is_there(view, own) {
        return Some(texts::TEAM_RETIRED);
    }
    let Some(class) = view.classes.get(&own.class) else {
        return Some(texts::CLASS_CLOSED);
    };
    let is_in = view
        .teams
        .inscriptions
        .contains_key(&(contest.id, own.equipe.id));
    let entered = (count(view, contest.id), is_in);
    let refused = contest.check_entry(class.level, today(), entered).err()?;
    Some(texts::why(refused))
}

/// The contests for one team, on its page; nothing when there is none.
pub fn of_team(session: Session, id: EquipeId) -> AnyView {
    live_option(move || {
        session.view().with(|view| {
            let own = &view.teams.equipes.get(&id)?.value;
            let entered = |contest: &Concours| {
                let key = (contest.id, id);
                view.teams.inscriptions.contains_key(&key)
            };
            let each: Vec<_> = there(view)
                .into_iter()
                .map(|item| &item.value)
                .filter(|contest| is_open(contest) || entered(contest))
                .map(|contest| {
                    view! {
                        <li class="stack">
                            <p><a href=href(contest.id)><b>{contest.titre.clone()}</b></a></p>
                            <p class="meta">{state(contest)}</p>
                            <div class="actions no-print">{standing(session, view, contest, own, Place::Team)}</div>
                        </li>
                    }
                })
                .collect();
            (!each.is_empty()).then(|| {
                view! {
                    <section class="section">
                        <h2>{texts::CONTESTS}</h2>
                        <p class="soft">{texts::ENTER_TEXT}</p>
                        <ul class="stack">{each}</ul>
                    </section>
                }
                .into_any()
            })
        })
    })
}
