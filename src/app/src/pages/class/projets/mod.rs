//! The projects of a class: made, followed, with their teams. Behind the door are the pages of one project, of one team, of one contest.

mod form;
mod jalons;
mod project;
mod team;
mod team_form;
mod texts;

use domain::ids::{ClassId, ProjetId};
use domain::projet::Projet;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use protocol::mutation::Mutation;
use protocol::overlay::{Item, View};
use protocol::row::ClassEquipe;
use ui::{Button, ButtonKind, Empty, LinkButton, StateKind, StateMark, icons, use_toasts};

use super::Desk;
use super::names::Names;
use crate::live::{live, live_option};
use crate::order::sorted;
use crate::pages::concours;
use crate::pages::equipe::{stands, unsent};
use crate::pages::pieces::{self, not_taken, taken_out};
use crate::state::clock::{fresh, today};
use crate::state::session::{Session, use_session};
use crate::texts::labels::Label;
use form::Editing;

/// All pages of projects that adults have stand behind one door: which one it is, the address says.
#[component]
pub fn ProjectPages() -> impl IntoView {
    Names::provide(use_session());
    let path = use_location().pathname.get_untracked();
    let mut parts = path.trim_matches('/').split('/');
    match (parts.next(), parts.next()) {
        (Some("concours"), _) => concours::page(),
        (_, Some("projet")) => project::page(),
        _ => team::page(),
    }
}

/// The page of one project.
fn project_href(id: ProjetId) -> String {
    ["/classe/projet/", &id.to_string()].concat()
}

/// The teams of a project that are not taken out, by name.
fn teams(view: &View, projet: ProjetId) -> Vec<Item<ClassEquipe>> {
    let all = view.teams.equipes.values();
    let of = all.filter(|item| {
        let equipe = &item.value.equipe;
        equipe.projet == projet && !equipe.retiree
    });
    sorted(of.cloned().collect(), |item: &Item<ClassEquipe>| {
        (0, catalogue::slug::words(&item.value.equipe.nom))
    })
}

/// How many teams of a project are late with a step.
fn late(view: &View, projet: &Projet) -> usize {
    let all = teams(view, projet.id);
    let is_late = |item: &&Item<ClassEquipe>| {
        let stands = stands(projet, &item.value.travail, today());
        stands.iter().any(|stand| stand.late)
    };
    all.iter().filter(is_late).count()
}

/// The projects in which a team is late with a step, on the teacher's start page; nothing when all go well.
pub fn late_projects(view: &View) -> Option<AnyView> {
    let all = view.teams.projets.values().map(|item| &item.value);
    let all = all.filter(|projet| !projet.retire && view.desks.contains_key(&projet.class));
    let all = sorted(all.collect(), |projet| {
        (0, catalogue::slug::words(&projet.titre))
    });
    let each: Vec<_> = all
        .into_iter()
        .map(|projet| (projet, late(view, projet)))
        .filter(|(_, late)| *late > 0)
        .map(|(projet, late)| {
            let class = view.classes.get(&projet.class);
            let class = class.map(|class| class.name.clone());
            let (href, title) = (project_href(projet.id), projet.titre.clone());
            view! {
                <li><article class="card card-pad stack">
                    <p class="meta"><span>{class}</span><StateMark kind=StateKind::Refused text=texts::late(late) /></p>
                    <h3><a class="stretched" href=href>{title}</a></h3>
                </article></li>
            }
        })
        .collect();
    (!each.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>{texts::PROJECTS_LATE}</h2>
                <ul class="stack">{each}</ul>
            </section>
        }
        .into_any()
    })
}

/// The list, and the form of one.
#[component]
pub fn Projets(
    /// The class.
    id: ClassId,
    /// What is shown of it.
    desk: Memo<Desk>,
) -> impl IntoView {
    let session = use_session();
    let editing = RwSignal::new(None::<Editing>);
    let make = move |()| editing.set(Some(Editing::added(id, ProjetId(fresh()))));
    let known = Memo::new(move |_| desk.with(|desk| desk.ready));
    let list = move || {
        let view = session.view().get();
        let (cards, out) = cards(session, &view, id, editing);
        if cards.is_empty() && out.is_none() && known.get() {
            return view! { <Empty title=texts::NONE_TITLE.to_owned() text=texts::NONE.to_owned() seed=9 /> }
                .into_any();
        }
        view! { <ul class="stack" aria-label=texts::PROJECTS>{cards}</ul> {out} }.into_any()
    };
    view! {
        <div class="stack">
            <p class="lead">{texts::LEAD}</p>
            {live(move || match editing.get() {
                Some(open) => form::form(session, editing, &open),
                None => view! {
                    <p class="actions no-print">
                        <Button kind=ButtonKind::Primary icon=icons::PLUS on_press=Callback::new(make)>{texts::MAKE}</Button>
                    </p>
                    {live_option(move || session.view().with(|view| refusals(session, view, id, editing)))}
                    {live(list)}
                    {live_option(move || session.view().with(|view| concours::links(view)))}
                }
                .into_any(),
            })}
        </div>
    }
    .into_any()
}

/// The projects by title, and those that were taken out, folded.
fn cards(
    session: Session,
    view: &View,
    class: ClassId,
    editing: RwSignal<Option<Editing>>,
) -> (Vec<AnyView>, Option<AnyView>) {
    let own = view.teams.projets.values();
    let own = own.filter(|item| item.value.class == class);
    let own = sorted(own.collect(), |item| {
        (0, catalogue::slug::words(&item.value.titre))
    });
    let (out, there): (Vec<_>, Vec<_>) = own.into_iter().partition(|item| item.value.retire);
    let there = there.into_iter();
    let there = there
        .map(|item| card(session, view, item, editing))
        .collect();
    let out = out.into_iter().map(|item| {
        let projet = item.value.clone();
        let title = view! { <span>{projet.titre.clone()}</span> };
        let back = Callback::new(move |()| set(session, projet.clone(), false));
        (title.into_any(), back)
    });
    let out = taken_out(out.collect(), texts::out);
    (there, out)
}

fn set(session: Session, projet: Projet, retire: bool) {
    session.mutate(Mutation::ProjetSet(Projet { retire, ..projet }), 0);
}

fn card(
    session: Session,
    view: &View,
    item: &Item<Projet>,
    editing: RwSignal<Option<Editing>>,
) -> AnyView {
    let toasts = use_toasts();
    let projet = &item.value;
    let count = texts::teams(teams(view, projet.id).len());
    let steps = texts::steps(projet.etapes.len());
    let late = late(view, projet);
    let late = (late > 0).then(|| {
        view! { <StateMark kind=StateKind::Refused text=texts::late(late) /> }
    });
    let edit = {
        let projet = projet.clone();
        move |()| editing.set(Some(Editing::changed(projet.clone())))
    };
    let remove = {
        let projet = projet.clone();
        move |()| {
            set(session, projet.clone(), true);
            let projet = projet.clone();
            toasts.show_with_undo(texts::REMOVED, move || set(session, projet.clone(), false));
        }
    };
    view! {
        <li><article class="card card-pad stack">
            <p class="meta">
                <span class="chip">{projet.genre.label()}</span>
                <span>{count}</span><span>{steps}</span>
                {late}{unsent(&item.mark)}
            </p>
            <h3>{projet.titre.clone()}</h3>
            <div class="actions no-print">
                <LinkButton href=project_href(projet.id) kind=ButtonKind::Primary icon=icons::USERS>{texts::FOLLOW}</LinkButton>
                <Button icon=icons::PENCIL on_press=Callback::new(edit)>{texts::EDIT}</Button>
                <Button kind=ButtonKind::Quiet icon=icons::BIN on_press=Callback::new(remove)>{texts::REMOVE}</Button>
            </div>
        </article></li>
    }
    .into_any()
}

/// Projects that the server did not take: the form takes up again what was written.
fn refusals(
    session: Session,
    view: &View,
    class: ClassId,
    editing: RwSignal<Option<Editing>>,
) -> Option<AnyView> {
    pieces::refusals(view, |refused| {
        let projet = match &refused.mutation {
            Mutation::ProjetSet(projet) if projet.class == class => projet,
            _ => return None,
        };
        let known = view.teams.projets.contains_key(&projet.id);
        let open = Editing::again(projet.clone(), known, refused.id);
        let again = Callback::new(move |()| editing.set(Some(open.clone())));
        let what = texts::not_taken(&projet.titre);
        let why = texts::why(refused.refusal.reason);
        Some(not_taken(session, refused.id, what, why, Some(again)))
    })
}
