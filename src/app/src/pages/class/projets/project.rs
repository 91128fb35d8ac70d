//! `/classe/projet/:id`: one project. Where its teams are, who is late, who has no team yet.

use domain::equipe::EquipeDraft;
use domain::ids::{ClassId, EquipeId, ProjetId};
use domain::projet::Projet;
use leptos::prelude::*;
use protocol::mutation::Mutation;
use protocol::overlay::{Item, View};
use protocol::row::{ClassEquipe, Pupil};
use ui::{
    Button, ButtonKind, Cell, DataTable, Empty, LinkButton, PageTitle, Row, StateKind, StateMark,
    icons, use_toasts,
};

use super::team_form::{self, Editing};
use super::{teams, texts};
use crate::live::{live, live_option};
use crate::order::sorted;
use crate::pages::class::key;
use crate::pages::class::names::{Names, use_names};
use crate::pages::coming::coming_alone;
use crate::pages::concours;
use crate::pages::equipe::{by, class_team_href, stands, steps_done, unsent};
use crate::pages::pieces::{self, not_taken, taken_out};
use crate::routes::part;
use crate::state::clock::{fresh, today};
use crate::state::session::{Session, use_session};
use crate::texts::labels::{self, Label};

/// `/classe/projet/:id`
pub fn page() -> AnyView {
    let session = use_session();
    let part = part();
    let found = Memo::new(move |_| {
        let id = part.with(|id| id.parse::<ProjetId>().ok())?;
        session.view().with(|view| {
            let item = view.teams.projets.get(&id)?;
            let class = view.classes.get(&item.value.class);
            let class = class.map(|class| (class.name.clone(), key(class)));
            Some((item.value.clone(), class.unwrap_or_default()))
        })
    });
    let ready = Memo::new(move |_| session.view().with(|view| view.ready));
    live(move || match found.get() {
        Some((projet, class)) => whole(session, projet, class),
        None if !ready.get() => coming_alone(session),
        None => view! {
            <PageTitle text=texts::UNKNOWN_TITLE.to_owned() />
            <Empty title="".to_owned() text=texts::UNKNOWN.to_owned()>
                <LinkButton href="/classe?vue=projets".to_owned()>{texts::ALL}</LinkButton>
            </Empty>
        }
        .into_any(),
    })
}

fn whole(session: Session, projet: Projet, (class, key): (String, String)) -> AnyView {
    let names = use_names();
    let editing = RwSignal::new(None::<Editing>);
    let id = projet.id;
    let class_id = projet.class;
    let eyebrow = [&class, " · ", projet.genre.label()].concat();
    let back = ["/classe?classe=", &key, "&vue=projets"].concat();
    let add = move |()| editing.set(Some(Editing::added(id, EquipeId(fresh()))));
    let retired = projet.retire.then(|| {
        view! { <StateMark kind=StateKind::Unsent text=texts::OUT_NOW.to_owned() /> }
    });
    let consigne = projet.consigne.clone();
    let kept = StoredValue::new(projet);
    let list = move || {
        let view = session.view().get();
        kept.with_value(|projet| table(session, &view, names, projet, editing))
    };
    let inside = move || {
        match editing.get() {
        Some(open) => team_form::form(session, class_id, editing, &open),
        None => view! {
            <section class="section">
                <div class="page-head">
                    <h2>{texts::TEAMS}</h2>
                    <Button kind=ButtonKind::Primary icon=icons::PLUS on_press=Callback::new(add)>{texts::TEAM_ADD}</Button>
                </div>
                {live_option(move || session.view().with(|view| refusals(session, view, id, editing)))}
                {live(list)}
                {live_option(move || session.view().with(|view| without(view, names, class_id, id)))}
            </section>
        }
        .into_any(),
    }
    };
    view! {
        <div class="page-head">
            <PageTitle text=kept.with_value(|projet| projet.titre.clone()) eyebrow=eyebrow />
            {retired}
        </div>
        <p class="actions no-print"><LinkButton href=back icon=icons::ARROW_LEFT>{texts::ALL}</LinkButton></p>
        {(!consigne.is_empty()).then(|| view! { <p class="prose written">{consigne}</p> })}
        {live(inside)}
        {live_option(move || session.view().with(|view| concours::links(view)))}
    }
    .into_any()
}

fn table(
    session: Session,
    view: &View,
    names: Names,
    projet: &Projet,
    editing: RwSignal<Option<Editing>>,
) -> AnyView {
    let teams = teams(view, projet.id);
    let rows: Vec<_> = teams
        .iter()
        .map(|item| row(session, view, names, projet, item, editing))
        .collect();
    let out = out(session, view, projet.id);
    if rows.is_empty() {
        return view! {
            <Empty title=texts::NO_TEAM_TITLE.to_owned() text=texts::NO_TEAM.to_owned() seed=6 />
            {out}
        }
        .into_any();
    }
    view! {
        <DataTable caption=texts::TEAMS.to_owned() heads=texts::TEAM_HEADS.map(str::to_owned).to_vec()>{rows}</DataTable>
        {out}
    }
    .into_any()
}

/// The members of a team as the teacher knows them.
pub fn members(view: &View, names: Names, own: &ClassEquipe) -> Vec<String> {
    let each = own.equipe.membres.iter().zip(&own.pseudonymes);
    each.map(|(member, pseudonym)| match view.pupils.get(&member.user) {
        Some(pupil) => names.beside(pupil),
        None if pseudonym.is_empty() => labels::FORMER_MEMBER.to_owned(),
        None => pseudonym.clone(),
    })
    .collect()
}

fn row(
    session: Session,
    view: &View,
    names: Names,
    projet: &Projet,
    item: &Item<ClassEquipe>,
    editing: RwSignal<Option<Editing>>,
) -> AnyView {
    let own = &item.value;
    let toasts = use_toasts();
    let day = today();
    let stands = stands(projet, &own.travail, day);
    let done = stands.iter().filter(|stand| stand.done).count();
    let next = stands.iter().position(|stand| stand.next);
    let next = next.and_then(|at| projet.etapes.get(at).zip(stands.get(at)));
    let late = stands.iter().filter(|stand| stand.late).count();
    let late = (late > 0).then(|| {
        view! { <StateMark kind=StateKind::Refused text=texts::late_steps(late) /> }
    });
    let coming = match next {
        Some((step, _)) => {
            let day = by(step.le, day);
            view! { <b>{step.titre.clone()}</b> <br /> <span class="soft">{day}</span> }.into_any()
        }
        None if stands.is_empty() => view! { <span class="soft">"–"</span> }.into_any(),
        None => {
            view! { <StateMark kind=StateKind::Done text=texts::ALL_DONE.to_owned() /> }.into_any()
        }
    };
    let members = members(view, names, own);
    let count = texts::members(members.len());
    let members = members.join(", ");
    let entered = view.teams.inscriptions.keys();
    let entered = entered.filter(|(_, team)| *team == own.equipe.id).count();
    let edit = {
        let equipe = own.equipe.clone();
        move |()| editing.set(Some(Editing::changed(equipe.clone())))
    };
    let remove = {
        let equipe = own.equipe.clone();
        move |()| {
            let set = |out| Mutation::EquipeSet(EquipeDraft::retiring(&equipe, out));
            session.mutate(set(true), 0);
            let back = set(false);
            toasts.show_with_undo(texts::TEAM_REMOVED, move || session.mutate(back.clone(), 0));
        }
    };
    let href = class_team_href(own.equipe.id);
    let (nom, mark) = (own.equipe.nom.clone(), unsent(&item.mark));
    let steps_done = steps_done(done, stands.len());
    let [_, who, steps, then, _] = texts::TEAM_HEADS;
    view! {
        <Row>
            <Cell head=true>
                <span class="row-head"><span>
                    <a href=href>{nom}</a>
                    {(entered > 0).then(|| view! { <span class="soft">{texts::entered(entered)}</span> })}
                </span></span>
                {mark}
            </Cell>
            <Cell label=who><b>{count}</b> <br /> <span class="soft">{members}</span></Cell>
            <Cell label=steps>{steps_done} {late}</Cell>
            <Cell label=then>{coming}</Cell>
            <Cell>
                <span class="actions no-print">
                    <Button icon=icons::PENCIL on_press=Callback::new(edit)>{texts::EDIT}</Button>
                    <Button kind=ButtonKind::Quiet icon=icons::BIN on_press=Callback::new(remove)>{texts::REMOVE}</Button>
                </span>
            </Cell>
        </Row>
    }
    .into_any()
}

/// Teams that were taken out, folded.
fn out(session: Session, view: &View, projet: ProjetId) -> Option<AnyView> {
    let all = view.teams.equipes.values().map(|item| &item.value.equipe);
    let out = all.filter(|equipe| equipe.projet == projet && equipe.retiree);
    let out = out.map(|equipe| {
        let there = Mutation::EquipeSet(EquipeDraft::retiring(equipe, false));
        let back = Callback::new(move |()| session.mutate(there.clone(), 0));
        let href = class_team_href(equipe.id);
        let name = view! { <a href=href>{equipe.nom.clone()}</a> };
        (name.into_any(), back)
    });
    taken_out(out.collect(), texts::teams_out)
}

/// The pupils of the class who are in no team of the project.
fn without(view: &View, names: Names, class: ClassId, projet: ProjetId) -> Option<AnyView> {
    let teams = teams(view, projet);
    if teams.is_empty() {
        return None;
    }
    let free = |pupil: &&Pupil| {
        pupil.class == class && !teams.iter().any(|item| item.value.equipe.has(pupil.user))
    };
    let free = sorted(view.pupils.values().filter(free).collect(), |pupil| {
        (0, names.order(pupil))
    });
    let chips: Vec<_> = free
        .into_iter()
        .map(|pupil| view! { <li class="chip">{names.beside(pupil)}</li> })
        .collect();
    let count = chips.len();
    (count > 0).then(|| {
        view! {
            <h3>{texts::without(count)}</h3>
            <ul class="chips">{chips}</ul>
        }
        .into_any()
    })
}

/// Teams that the server did not take: the form takes up again what was written.
fn refusals(
    session: Session,
    view: &View,
    projet: ProjetId,
    editing: RwSignal<Option<Editing>>,
) -> Option<AnyView> {
    pieces::refusals(view, |refused| {
        let draft = match &refused.mutation {
            Mutation::EquipeSet(draft) if draft.projet == projet => draft,
            _ => return None,
        };
        let there = view.teams.equipes.get(&draft.id);
        let there = there.map(|item| &item.value.equipe);
        let open = Editing::again(there, draft, refused.id);
        let again = Callback::new(move |()| editing.set(Some(open.clone())));
        let what = texts::not_taken(&draft.nom);
        let why = texts::why(refused.refusal.reason);
        Some(not_taken(session, refused.id, what, why, Some(again)))
    })
}
