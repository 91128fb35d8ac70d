//! `/classe/equipe/:id`: one team, as the teachers of its class read it. Its steps and notes, its page, the contests for it.

use domain::equipe::{EquipeEdit, NOTES, of_jalon};
use domain::ids::EquipeId;
use domain::projet::Projet;
use leptos::prelude::*;
use protocol::mutation::Mutation;
use protocol::overlay::View;
use protocol::row::ClassEquipe;
use ui::{Button, Empty, LinkButton, PageTitle, StateKind, StateMark, icons, use_toasts};

use super::project::members;
use super::{project_href, texts};
use crate::live::{live, live_option};
use crate::pages::class::names::{Names, use_names};
use crate::pages::class::picture;
use crate::pages::coming::coming_alone;
use crate::pages::concours;
use crate::pages::equipe::{
    by, is_of_gone_step, is_there, mark, own_affiche, presenter, sheet, stands, unsent, writes,
};
use crate::pages::pieces::{not_taken, refusals};
use crate::routes::part;
use crate::state::clock::today;
use crate::state::session::{Session, use_session};

/// `/classe/equipe/:id`
pub fn page() -> AnyView {
    let session = use_session();
    let part = part();
    let names = use_names();
    let id = Memo::new(move |_| part.with(|id| id.parse::<EquipeId>().ok()));
    let ready = Memo::new(move |_| session.view().with(|view| view.ready));
    let known = Memo::new(move |_| {
        let id = id.get()?;
        session.view().with(|view| {
            let own = &view.teams.equipes.get(&id)?.value;
            view.teams.projet_of(own).map(|_| id)
        })
    });
    live(move || match known.get() {
        Some(id) => whole(session, names, id),
        None if !ready.get() => coming_alone(session),
        None => view! {
            <PageTitle text=texts::TEAM_UNKNOWN_TITLE.to_owned() />
            <Empty title="".to_owned() text=texts::TEAM_UNKNOWN.to_owned()>
                <LinkButton href="/classe?vue=projets".to_owned()>{texts::ALL}</LinkButton>
            </Empty>
        }
        .into_any(),
    })
}

/// A team with its project.
fn of(view: &View, id: EquipeId) -> Option<(ClassEquipe, Projet)> {
    let own = &view.teams.equipes.get(&id)?.value;
    Some((own.clone(), view.teams.projet_of(own)?.clone()))
}

fn whole(session: Session, names: Names, id: EquipeId) -> AnyView {
    let found = Memo::new(move |_| session.view().with(|view| of(view, id)));
    let title = move || found.with(|found| found.as_ref().map(|(own, _)| own.equipe.nom.clone()));
    let eyebrow = move || {
        let (own, projet) = found.get()?;
        let class = session
            .view()
            .with(|view| view.classes.get(&own.class).map(|class| class.name.clone()));
        Some([&projet.titre, " · ", &class.unwrap_or_default()].concat())
    };
    let back = move || {
        let projet = found.with(|found| found.as_ref().map(|(_, projet)| projet.id));
        projet.map(project_href).unwrap_or_default()
    };
    let present = RwSignal::new(false);
    let school = session.me_now().and_then(|me| me.school.clone());
    let named = school.as_ref().map(|school| school.name.clone());
    let uai = StoredValue::new(school.map(|school| school.uai));
    let affiche = Signal::derive(move || {
        let (own, projet) = found.get()?;
        Some(own_affiche(&own, &projet, uai.get_value()?))
    });
    let shown = {
        let named = named.clone();
        move || {
            let affiche = affiche.get()?;
            Some(sheet(&affiche, named.as_deref(), 3))
        }
    };
    let state = move || {
        session.view().with(|view| {
            let item = view.teams.equipes.get(&id)?;
            let out = (!is_there(view, &item.value)).then(|| {
                view! { <StateMark kind=StateKind::Unsent text=texts::OUT_NOW.to_owned() /> }
            });
            Some(view! { {unsent(&item.mark)} {out} }.into_any())
        })
    };
    view! {
        <div class="page-head">
            <PageTitle text=Signal::derive(move || title().unwrap_or_default()) eyebrow=Signal::derive(eyebrow) />
            {live_option(state)}
        </div>
        {live_option(move || session.view().with(|view| refused(session, view, id)))}
        <p class="actions no-print">
            <LinkButton href=Signal::derive(back) icon=icons::ARROW_LEFT>{texts::TO_PROJECT}</LinkButton>
        </p>
        <div class="split">
            <section class="section">
                <h2>{texts::WORK}</h2>
                {live_option(move || found.with(|found| found.as_ref().map(|(own, projet)| work(own, projet))))}
            </section>
            <div class="page-stack">
                <section class="section">
                    <h2>{texts::MEMBERS}</h2>
                    {live_option(move || session.view().with(|view| {
                        let own = &view.teams.equipes.get(&id)?.value;
                        Some(people(view, names, own))
                    }))}
                </section>
                {concours::of_team(session, id)}
            </div>
        </div>
        <section class="section">
            <div class="page-head">
                <h2>{texts::AFFICHE}</h2>
                <Button icon=icons::EYE on_press=move |()| present.set(true)>{texts::PRESENT}</Button>
            </div>
            {showing(session, id)}
            {live_option(shown)}
        </section>
        {presenter(present, affiche, named)}
    }
    .into_any()
}

/// Whether the class sees the page; where it does, a teacher can end that, and take that back.
fn showing(session: Session, id: EquipeId) -> AnyView {
    let toasts = use_toasts();
    // Whether it is shown, and whether anything still changes.
    let stands = Memo::new(move |_| {
        session.view().with(|view| {
            let own = &view.teams.equipes.get(&id)?.value;
            Some((own.travail.montree, writes(view, own)))
        })
    });
    let show = move |shown| {
        let edit = EquipeEdit {
            montree: Some(shown),
            ..EquipeEdit::default()
        };
        session.mutate(Mutation::EquipeEdit { id, edit }, 0);
    };
    let hide = move |()| {
        show(false);
        toasts.show_with_undo(texts::HIDDEN, move || show(true));
    };
    live_option(move || {
        let (shown, open) = stands.get()?;
        let (kind, words) = if shown {
            (StateKind::Done, texts::SHOWN)
        } else {
            (StateKind::Device, texts::NOT_SHOWN)
        };
        let hide = (shown && open).then(|| {
            view! { <Button on_press=Callback::new(hide)>{texts::HIDE}</Button> }
        });
        Some(
            view! {
                <div class="actions no-print"><StateMark kind text=words.to_owned() />{hide}</div>
            }
            .into_any(),
        )
    })
}

/// What the server did not take of that, which is all that a teacher changes of a team's work.
fn refused(session: Session, view: &View, id: EquipeId) -> Option<AnyView> {
    refusals(view, |refused| {
        let shown = match &refused.mutation {
            Mutation::EquipeEdit { id: of, edit } if *of == id => edit.montree == Some(true),
            _ => return None,
        };
        let what = texts::showing_refused(shown).to_owned();
        Some(not_taken(
            session,
            refused.id,
            what,
            texts::SHOWING_WHY,
            None,
        ))
    })
}

fn people(view: &View, names: Names, own: &ClassEquipe) -> AnyView {
    let each: Vec<_> = own
        .equipe
        .membres
        .iter()
        .zip(members(view, names, own))
        .map(|(member, name)| {
            let role = match member.fonction.trim() {
                "" => texts::NO_ROLE.to_owned(),
                role => role.to_owned(),
            };
            view! {
                <li class="person">{picture(member.user)}<span><b>{name}</b><span class="soft">{role}</span></span></li>
            }
        })
        .collect();
    if each.is_empty() {
        return view! { <p class="soft">{texts::NOBODY}</p> }.into_any();
    }
    view! { <ul class="people">{each}</ul> }.into_any()
}

/// What is written under a key, in all its versions; how to say that there is nothing.
fn written(own: &ClassEquipe, key: &str) -> AnyView {
    let part = own.travail.parts.get(key);
    let texts: Vec<_> = part
        .iter()
        .flat_map(|part| part.texts())
        .filter(|text| !text.trim().is_empty())
        .map(|text| view! { <p class="excerpt excerpt-whole">{text.clone()}</p> })
        .collect();
    if texts.is_empty() {
        return view! { <p class="soft">{texts::NOTHING}</p> }.into_any();
    }
    texts.into_any()
}

/// What the team wrote about steps that were taken out since, folded.
fn gone(own: &ClassEquipe, projet: &Projet) -> Option<AnyView> {
    let each: Vec<_> = own
        .travail
        .parts
        .iter()
        .filter(|(key, part)| {
            is_of_gone_step(projet, key) && part.texts().any(|text| !text.trim().is_empty())
        })
        .map(|(key, _)| view! { <li class="card card-pad stack">{written(own, key)}</li> })
        .collect();
    (!each.is_empty()).then(|| {
        view! {
            <details class="more-filters">
                <summary>{texts::GONE}</summary>
                <ul class="stack">{each}</ul>
            </details>
        }
        .into_any()
    })
}

fn work(own: &ClassEquipe, projet: &Projet) -> AnyView {
    let day = today();
    let stands = stands(projet, &own.travail, day);
    let steps: Vec<_> = projet
        .etapes
        .iter()
        .zip(stands)
        .map(|(step, stand)| {
            view! {
                <li><article class="card card-pad stack">
                    <p class="meta"><span class="when">{by(step.le, day)}</span>{mark(stand)}</p>
                    <h3>{step.titre.clone()}</h3>
                    {written(own, &of_jalon(&step.id))}
                </article></li>
            }
        })
        .collect();
    view! {
        <div class="page-stack">
            <ol class="stack" aria-label=texts::STEPS>{steps}</ol>
            {gone(own, projet)}
            <div class="stack">
                <h3>{texts::NOTES}</h3>
                {written(own, NOTES)}
            </div>
        </div>
    }
    .into_any()
}
