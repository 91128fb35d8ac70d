//! The académie's contests on its desk: made, changed, taken out.

use domain::concours::{Concours, ConcoursError, REGLEMENT_MAX};
use domain::ids::ConcoursId;
use domain::projet::TITRE_MAX;
use domain::school::Level;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::mutation::Mutation;
use protocol::overlay::{Item, View};
use ui::{
    Button, ButtonKind, Choice, ChoiceChips, Field, Note, NoteKind, TextArea, icons, use_toasts,
};

use super::{count, href, state, texts, there};
use crate::live::{live, live_option};
use crate::pages::equipe::{settled, unsent};
use crate::state::clock::{fresh, today};
use crate::state::kept::Kept;
use crate::state::session::{Session, use_session};
use crate::texts::labels::Label;

const LEVELS: [Level; 3] = [Level::Cinquieme, Level::Quatrieme, Level::Troisieme];

/// What is being written.
#[derive(Debug, Clone, PartialEq)]
struct Editing {
    contest: Concours,
    known: bool,
}

impl Editing {
    fn added() -> Self {
        Self {
            contest: Concours {
                id: ConcoursId(fresh()),
                titre: String::new(),
                reglement: String::new(),
                jusqu_au: today(),
                niveaux: Vec::new(),
                retire: false,
            },
            known: false,
        }
    }

    fn changed(contest: Concours) -> Self {
        Self {
            contest,
            known: true,
        }
    }
}

/// The section.
pub fn contests() -> AnyView {
    let session = use_session();
    let editing = RwSignal::new(None::<Editing>);
    let make = move |()| editing.set(Some(Editing::added()));
    let inside = move || match editing.get() {
        Some(open) => form(session, editing, &open),
        None => view! {
            {live_option(move || session.view().with(|view| refusals(session, view, editing)))}
            {live(move || session.view().with(|view| list(session, view, editing)))}
            <p class="actions no-print">
                <Button icon=icons::PLUS on_press=Callback::new(make)>{texts::MAKE}</Button>
            </p>
        }
        .into_any(),
    };
    view! {
        <section class="section">
            <h2>{texts::CONTESTS}</h2>
            <p class="soft">{texts::DESK_TEXT}</p>
            {live(inside)}
        </section>
    }
    .into_any()
}

fn list(session: Session, view: &View, editing: RwSignal<Option<Editing>>) -> AnyView {
    let each: Vec<_> = there(view)
        .into_iter()
        .map(|item| card(session, view, item, editing))
        .collect();
    let out = out(session, view);
    if each.is_empty() {
        let none = view
            .ready
            .then(|| view! { <p class="soft">{texts::NONE}</p> });
        return view! { {none} {out} }.into_any();
    }
    view! { <ul class="stack" aria-label=texts::CONTESTS>{each}</ul> {out} }.into_any()
}

fn card(
    session: Session,
    view: &View,
    item: &Item<Concours>,
    editing: RwSignal<Option<Editing>>,
) -> AnyView {
    let toasts = use_toasts();
    let contest = &item.value;
    let entered = texts::entered(count(view, contest.id));
    let edit = {
        let contest = contest.clone();
        move |()| editing.set(Some(Editing::changed(contest.clone())))
    };
    let remove = {
        let contest = contest.clone();
        move |()| {
            set(session, contest.clone(), true);
            let contest = contest.clone();
            toasts.show_with_undo(texts::REMOVED, move || set(session, contest.clone(), false));
        }
    };
    view! {
        <li><article class="card card-pad stack">
            <h3><a href=href(contest.id)>{contest.titre.clone()}</a></h3>
            <p class="meta">{state(contest)}<span>{entered}</span>{unsent(&item.mark)}</p>
            <div class="actions no-print">
                <Button icon=icons::PENCIL on_press=Callback::new(edit)>{texts::EDIT}</Button>
                <Button kind=ButtonKind::Quiet icon=icons::BIN on_press=Callback::new(remove)>{texts::REMOVE}</Button>
            </div>
        </article></li>
    }
    .into_any()
}

fn set(session: Session, contest: Concours, retire: bool) {
    session.mutate(Mutation::ConcoursSet(Concours { retire, ..contest }), 0);
}

/// Contests that were taken out, folded.
fn out(session: Session, view: &View) -> Option<AnyView> {
    let all = view.teams.concours.values().map(|item| &item.value);
    let out: Vec<_> = all
        .filter(|contest| contest.retire)
        .map(|contest| {
            let title = contest.titre.clone();
            let contest = contest.clone();
            let back = move |()| set(session, contest.clone(), false);
            view! {
                <li class="actions">
                    <span>{title}</span>
                    <Button kind=ButtonKind::Quiet icon=icons::UNDO on_press=Callback::new(back)>{texts::BRING_BACK}</Button>
                </li>
            }
        })
        .collect();
    let count = out.len();
    (count > 0).then(|| {
        view! {
            <details class="no-print">
                <summary>{texts::out(count)}</summary>
                <ul class="stack">{out}</ul>
            </details>
        }
        .into_any()
    })
}

/// Contests that the server did not take: the form takes up again what was written.
fn refusals(session: Session, view: &View, editing: RwSignal<Option<Editing>>) -> Option<AnyView> {
    let notes: Vec<_> = view
        .refusals
        .iter()
        .filter_map(|refused| {
            let Mutation::ConcoursSet(contest) = &refused.mutation else {
                return None;
            };
            let (id, what) = (refused.id, texts::not_taken(&contest.titre));
            let contest = contest.clone();
            let again = move |()| editing.set(Some(Editing::changed(contest.clone())));
            Some(view! {
                <Note kind=NoteKind::Warning>
                    <p><b>{what}</b>" "{texts::SET_REFUSED}</p>
                    <p class="actions">
                        <Button icon=icons::PENCIL on_press=Callback::new(again)>{texts::AGAIN}</Button>
                        <Button kind=ButtonKind::Quiet on_press=move |()| session.dismiss(id)>{texts::READ}</Button>
                    </p>
                </Note>
            })
        })
        .collect();
    (!notes.is_empty()).then(|| view! { <div class="stack">{notes}</div> }.into_any())
}

/// Which field is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Titre,
    Reglement,
    Jour,
}

/// The fields. Copied freely.
#[derive(Clone, Copy)]
struct Typed {
    titre: RwSignal<String>,
    reglement: RwSignal<String>,
    jour: RwSignal<String>,
    /// Levels, one a line.
    niveaux: RwSignal<String>,
    wrong: RwSignal<Option<(Part, String)>>,
}

impl Typed {
    fn of(contest: &Concours) -> Self {
        let levels: Vec<_> = contest.niveaux.iter().map(Label::label).collect();
        Self {
            titre: RwSignal::new(contest.titre.clone()),
            reglement: RwSignal::new(contest.reglement.clone()),
            jour: RwSignal::new(contest.jusqu_au.to_string()),
            niveaux: RwSignal::new(levels.join("\n")),
            wrong: RwSignal::new(None),
        }
    }

    fn contest(self, of: &Concours) -> Result<Concours, (Part, String)> {
        let text = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let chosen = |level: &Level| {
            self.niveaux
                .with_untracked(|lines| lines.lines().any(|line| line == level.label()))
        };
        let contest = Concours {
            titre: text(self.titre),
            reglement: text(self.reglement),
            jusqu_au: text(self.jour)
                .parse()
                .map_err(|_| (Part::Jour, texts::DAY_WRONG.to_owned()))?,
            niveaux: LEVELS.into_iter().filter(chosen).collect(),
            retire: false,
            ..of.clone()
        };
        match contest.check() {
            Ok(()) => Ok(contest),
            Err(ConcoursError::Reglement) => {
                Err((Part::Reglement, texts::rules_wrong(REGLEMENT_MAX)))
            }
            Err(ConcoursError::Titre | ConcoursError::Niveaux) => {
                Err((Part::Titre, texts::titre_wrong(TITRE_MAX)))
            }
        }
    }

    fn error(self, part: Part) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.wrong.with(|wrong| {
                let here = wrong.as_ref().filter(|wrong| wrong.0 == part);
                here.map(|wrong| wrong.1.clone())
            })
        })
    }

    fn fields(self) -> AnyView {
        let levels: Vec<_> = LEVELS
            .iter()
            .map(|level| Choice::new(level.label(), level.label()))
            .collect();
        let toggle = move |(level, on): (String, bool)| {
            self.niveaux.update(|lines| {
                let mut all: Vec<_> = lines.lines().filter(|line| **line != *level).collect();
                if on {
                    all.push(&level);
                }
                *lines = all.join("\n");
            });
        };
        view! {
            <Field label=texts::TITRE.to_owned() value=self.titre name="titre" error=self.error(Part::Titre) />
            <TextArea
                label=texts::RULES.to_owned()
                value=self.reglement
                name="reglement"
                hint=texts::RULES_HINT.to_owned()
                optional=true
                error=self.error(Part::Reglement)
            />
            <Field
                label=texts::DAY.to_owned()
                value=self.jour
                name="jour"
                input_type="date"
                hint=texts::DAY_HINT.to_owned()
                error=self.error(Part::Jour)
            />
            <ChoiceChips
                legend=texts::LEVELS.to_owned()
                options=Signal::stored(levels)
                selected=Signal::derive(move || self.niveaux.with(|lines| lines.lines().map(str::to_owned).collect()))
                on_toggle=Callback::new(toggle)
            />
        }
        .into_any()
    }
}

fn form(session: Session, editing: RwSignal<Option<Editing>>, open: &Editing) -> AnyView {
    let toasts = use_toasts();
    let typed = Typed::of(&open.contest);
    let of = if open.known {
        open.contest.id.to_string()
    } else {
        String::new()
    };
    let kept = Kept::new(
        session,
        ["concours/", &of].concat(),
        vec![typed.titre, typed.reglement, typed.jour, typed.niveaux],
    );
    let before = open.contest.clone();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match typed.contest(&before) {
            Err(wrong) => typed.wrong.set(Some(wrong)),
            Ok(contest) => {
                let change = Mutation::ConcoursSet(contest);
                let written = session.write(change.clone(), 0);
                spawn_local(async move {
                    // Where the device cannot write, the form stays with all that is in it.
                    if written.await {
                        kept.forget();
                        settled(session, &change);
                        toasts.show(texts::SAVED);
                        let _ = editing.try_set(None);
                    }
                });
            }
        }
    };
    let give_up = move |()| {
        kept.forget();
        editing.set(None);
    };
    view! {
        <h3>{if open.known { texts::EDIT_TITLE } else { texts::NEW_TITLE }}</h3>
        <form class="form" on:submit=submit novalidate>
            {typed.fields()}
            <p class="actions">
                <Button kind=ButtonKind::Primary submit=true>{texts::SAVE}</Button>
                <Button on_press=Callback::new(give_up)>{texts::GIVE_UP}</Button>
            </p>
        </form>
    }
    .into_any()
}
