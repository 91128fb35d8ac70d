//! `/concours/:id`: the rules, the last day, and what the teams of each school present.

use domain::concours::Concours;
use domain::ids::{ConcoursId, EquipeId};
use domain::role::Role;
use leptos::prelude::*;
use protocol::mutation::Mutation;
use protocol::overlay::View;
use protocol::row::{Affiche, ClassEquipe};
use ui::{Button, ButtonKind, Empty, LinkButton, LongList, PageTitle, icons};

use super::{enter, state, texts};
use crate::live::{live, live_option};
use crate::numbers::Numbers;
use crate::order::sorted;
use crate::pages::coming::coming_alone;
use crate::pages::equipe::{class_team_href, is_there, sheet, unsent};
use crate::pages::pieces::About;
use crate::routes::part;
use crate::state::session::{Session, use_session};
use crate::texts::labels::Label;

/// `/concours/:id`
pub fn page() -> AnyView {
    let session = use_session();
    let part = part();
    let found = Memo::new(move |_| {
        let id = part.with(|id| id.parse::<ConcoursId>().ok())?;
        session.view().with(|view| {
            let item = view.teams.concours.get(&id)?;
            Some((item.value.clone(), item.mark.clone()))
        })
    });
    let ready = Memo::new(move |_| session.view().with(|view| view.ready));
    live(move || match found.get() {
        Some((contest, mark)) => whole(session, contest, unsent(&mark)),
        None if !ready.get() => coming_alone(session),
        None => view! {
            <PageTitle text=texts::UNKNOWN_TITLE.to_owned() />
            <Empty title="".to_owned() text=texts::UNKNOWN.to_owned()>{back(session)}</Empty>
        }
        .into_any(),
    })
}

/// The way back to where contests are listed, by role.
fn back(session: Session) -> AnyView {
    let (href, words) = match session.role() {
        Some(Role::Academy) => ("/academie", texts::TO_ACADEMY),
        _ => ("/classe?vue=projets", texts::TO_CLASS),
    };
    view! { <LinkButton href=href.to_owned() icon=icons::ARROW_LEFT>{words}</LinkButton> }
        .into_any()
}

fn whole(session: Session, contest: Concours, mark: Option<AnyView>) -> AnyView {
    let id = contest.id;
    let levels: Vec<_> = contest.niveaux.iter().map(Label::label).collect();
    let levels = if levels.is_empty() {
        texts::ALL_LEVELS.to_owned()
    } else {
        levels.join(", ")
    };
    let eyebrow = [texts::EYEBROW, " · ", &levels].concat();
    let rules = contest.reglement.clone();
    let state = state(&contest);
    let title = contest.titre.clone();
    let kept = StoredValue::new(contest);
    let own = move || {
        let view = session.view().get();
        kept.with_value(|contest| own_teams(session, &view, contest))
    };
    view! {
        <div class="page-head">
            <PageTitle text=title eyebrow=eyebrow />
            {state}{mark}
        </div>
        <section class="section">
            <h2>{texts::RULES}</h2>
            {if rules.is_empty() {
                view! { <p class="soft">{texts::NO_RULES}</p> }.into_any()
            } else {
                view! { <p class="prose written">{rules}</p> }.into_any()
            }}
        </section>
        {(session.role() == Some(Role::Teacher)).then(|| live_option(own))}
        {entries(session, id)}
        <p class="actions no-print">
            <Button icon=icons::PRINTER on_press=Callback::new(|()| { let _ = window().print(); })>{texts::PRINT}</Button>
            {back(session)}
        </p>
    }
    .into_any()
}

/// The teams of the teacher's own classes, each with where it stands.
fn own_teams(session: Session, view: &View, contest: &Concours) -> Option<AnyView> {
    let entered = |own: &ClassEquipe| {
        let key = (contest.id, own.equipe.id);
        view.teams.inscriptions.contains_key(&key)
    };
    let all = view.teams.equipes.values().map(|item| &item.value);
    let all = all.filter(|own| is_there(view, own) || entered(own));
    let all = sorted(all.collect(), |own| {
        (0, catalogue::slug::words(&own.equipe.nom))
    });
    let each: Vec<_> = all
        .into_iter()
        .map(|own| {
            let class = view.classes.get(&own.class);
            let class = class.map(|class| [" · ", &class.name].concat());
            let href = class_team_href(own.equipe.id);
            view! {
                <li class="asked">
                    <span><a href=href>{own.equipe.nom.clone()}</a><span class="soft">{class}</span></span>
                    <span class="actions">{enter::standing(session, view, contest, own, enter::Place::Contest)}</span>
                </li>
            }
        })
        .collect();
    (!each.is_empty()).then(|| {
        view! {
            <section class="section no-print">
                <h2>{texts::OWN}</h2>
                <p class="soft">{texts::ENTER_TEXT}</p>
                <ul class="stack">{each}</ul>
            </section>
        }
        .into_any()
    })
}

/// A school as it is said: name and town; the empty text for one that is not known here.
fn school(view: &View, affiche: &Affiche) -> String {
    let school = view.schools.get(&affiche.school);
    let named = school.map(|school| [&school.name, ", ", &school.commune].concat());
    named.unwrap_or_default()
}

/// The teams that present themselves, by school. The first one of each school stands under its name.
fn entries(session: Session, id: ConcoursId) -> AnyView {
    let numbers: Numbers<EquipeId> = Numbers::new();
    let order = Memo::new(move |_| {
        session.view().with(|view| {
            let entered = view.teams.inscriptions.keys();
            let entered = entered.filter(|(contest, _)| *contest == id);
            let shown = entered.filter_map(|entry| view.teams.pages.get(entry));
            let all = sorted(shown.collect(), |affiche| {
                let words = [&school(view, affiche), " ", &affiche.nom].concat();
                (0, catalogue::slug::words(&words))
            });
            let mut before = None;
            let each = all.into_iter().map(|affiche| {
                let first = before.replace(affiche.school.clone()) != Some(affiche.school.clone());
                (affiche.equipe, first)
            });
            each.collect::<Vec<_>>()
        })
    });
    let items = Memo::new(move |_| {
        let teams = order.with(|order| order.iter().map(|(team, _)| *team).collect());
        numbers.of(teams)
    });
    let role = session.role();
    let about = About::new(session);
    let item = move |(number,): (u32,)| {
        live_option(move || {
            let team = numbers.thing(number)?;
            let first = order.with(|order| order.contains(&(team, true)));
            session.view().with(|view| {
                let affiche = view.teams.pages.get(&(id, team))?;
                let name = school(view, affiche);
                let heading = first.then(|| {
                    let words = if name.is_empty() { texts::NO_SCHOOL.to_owned() } else { name.clone() };
                    view! { <h2>{words}</h2> }
                });
                let out = may_take_out(view, role, affiche).then(|| {
                    let nom = affiche.nom.clone();
                    let words = texts::withdraw(&nom);
                    let ask = move |()| about.ask((id, team, nom.clone()));
                    view! {
                        <p class="actions no-print"><Button kind=ButtonKind::Quiet icon=icons::BIN on_press=Callback::new(ask)>{words}</Button></p>
                    }
                });
                Some(view! { <div class="stack">{heading}{sheet(affiche, None, 3)}{out}</div> }.into_any())
            })
        })
    };
    // Their schools are the headings: how many there are stands alone above.
    let none = Memo::new(move |_| order.with(Vec::is_empty));
    let counted = move || texts::entered(order.with(Vec::len));
    view! {
        <section class="section" aria-label=texts::ENTRIES>
            <p class="results-count" role="status">{counted}</p>
            {live(move || if none.get() {
                view! { <Empty title=texts::NO_ENTRY_TITLE.to_owned() text=texts::NO_ENTRY.to_owned() seed=2 /> }.into_any()
            } else {
                view! { <LongList items item=Callback::new(item) label=texts::ENTRIES.to_owned() class="stack" /> }.into_any()
            })}
            {about.dialog(texts::TAKE_OUT_TITLE, take_out)}
        </section>
    }
    .into_any()
}

/// Whether a team is taken out below its page. The académie answers for what is shown; for the team of a closed class, which is not
/// among a teacher's teams any more, its school does.
fn may_take_out(view: &View, role: Option<Role>, page: &Affiche) -> bool {
    let class = view.classes.get(&page.class);
    let is_closed = class.is_some_and(|class| class.erase_at.is_some());
    role == Some(Role::Academy) || role == Some(Role::Teacher) && is_closed
}

/// A team that is to be taken out of a contest, and its name.
type Out = (ConcoursId, EquipeId, String);

fn take_out(about: About<Out>, (concours, equipe, nom): Out) -> AnyView {
    let press = move |()| {
        let session = about.session();
        session.mutate(Mutation::ConcoursWithdraw { concours, equipe }, 0);
        about.close();
    };
    let words = match about.session().role() {
        Some(Role::Teacher) => texts::TAKE_OUT_CLOSED,
        _ => texts::TAKE_OUT_TEXT,
    };
    view! {
        <p><b>{nom}</b></p>
        <p>{words}</p>
        <div class="actions">
            <Button kind=ButtonKind::Danger on_press=Callback::new(press)>{texts::TAKE_OUT}</Button>
            <Button on_press=move |()| about.close()>{texts::KEEP}</Button>
        </div>
    }
    .into_any()
}
