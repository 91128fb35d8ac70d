//! Teams are entered for contests by a teacher of their class, and taken out again.

use domain::concours::Concours;
use domain::ids::EquipeId;
use leptos::prelude::*;
use protocol::mutation::Mutation;
use protocol::overlay::{Mark, View};
use protocol::row::ClassEquipe;
use ui::{Button, ButtonKind, StateKind, StateMark, icons};

use super::{href, is_open, state, texts, there};
use crate::live::live_option;
use crate::pages::equipe::is_there;
use crate::state::clock::today;
use crate::state::session::Session;

/// Where a team stands with a contest, and what can be done about it now.
pub(super) fn standing(
    session: Session,
    view: &View,
    contest: &Concours,
    own: &ClassEquipe,
) -> AnyView {
    let (concours, equipe) = (contest.id, own.equipe.id);
    let mark = view.teams.inscriptions.get(&(concours, equipe));
    let enter = move |()| session.mutate(Mutation::ConcoursEnter { concours, equipe }, 0);
    let withdraw = move |()| session.mutate(Mutation::ConcoursWithdraw { concours, equipe }, 0);
    let team = own.equipe.nom.clone();
    match mark {
        None => match why_not(view, contest, own) {
            Some(why) => view! { <p class="soft">{why}</p> }.into_any(),
            None => {
                let words = texts::enter(&team);
                view! { <Button icon=icons::PLUS on_press=Callback::new(enter)>{words}</Button> }
                    .into_any()
            }
        },
        Some(Mark::Refused(refusal)) => {
            let refused = view
                .refusals
                .iter()
                .find(|refused| refused.mutation == Mutation::ConcoursEnter { concours, equipe });
            let read = refused.map(|refused| {
                let id = refused.id;
                view! { <Button kind=ButtonKind::Quiet on_press=move |()| session.dismiss(id)>{texts::READ}</Button> }
            });
            view! {
                <StateMark kind=StateKind::Refused text=texts::REFUSED.to_owned() />
                <p>{texts::why(refusal.reason)}</p>
                {read}
            }
            .into_any()
        }
        Some(mark) => {
            let (kind, words) = match mark {
                Mark::OnDevice => (StateKind::Unsent, texts::ENTER_ON_DEVICE),
                Mark::Sent => (StateKind::Sent, texts::ENTER_SENT),
                _ => (StateKind::Done, texts::ENTERED),
            };
            let out = is_open(contest).then(|| {
                let words = texts::withdraw(&team);
                view! { <Button kind=ButtonKind::Quiet icon=icons::UNDO on_press=Callback::new(withdraw)>{words}</Button> }
            });
            view! { <StateMark kind text=words.to_owned() /> {out} }.into_any()
        }
    }
}

/// Why a team cannot be entered.
fn why_not(view: &View, contest: &Concours, own: &ClassEquipe) -> Option<&'static str> {
    if !is_there(view, own) {
        return Some(texts::TEAM_RETIRED);
    }
    let Some(class) = view.classes.get(&own.class) else {
        return Some(texts::CLASS_CLOSED);
    };
    let refused = contest.check_entry(class.level, today()).err()?;
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
                            <div class="actions no-print">{standing(session, view, contest, own)}</div>
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
