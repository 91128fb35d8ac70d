//! The académie's contests on its desk: made, changed, taken out.

use domain::concours::{Concours, ConcoursError, REGLEMENT_MAX};
use domain::ids::ConcoursId;
use domain::projet::TITRE_MAX;
use domain::school::Level;
use jiff::civil::Date;
use leptos::prelude::*;
use protocol::mutation::Mutation;
use protocol::overlay::{Item, View};
use ui::{Button, ButtonKind, Choice, Field, TextArea, icons, use_toasts};
use uuid::Uuid;

use super::{count, href, state, texts, there};
use crate::live::{live, live_option};
use crate::pages::equipe::unsent;
use crate::pages::pieces::{self, Wrong, chips, not_taken, taken_out};
use crate::state::clock::{fresh, today};
use crate::state::kept::{Kept, form_name};
use crate::state::session::{Session, use_session};
use crate::texts::labels::Label;

const LEVELS: [Level; 3] = [Level::Cinquieme, Level::Quatrieme, Level::Troisieme];

/// What is being written.
#[derive(Debug, Clone, PartialEq)]
struct Editing {
    contest: Concours,
    /// Its last day as it is there already; none of a new one.
    before: Option<Date>,
    /// The refusal that it takes up.
    refusal: Option<Uuid>,
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
            before: None,
            refusal: None,
        }
    }

    fn changed(contest: Concours) -> Self {
        Self {
            before: Some(contest.jusqu_au),
            contest,
            refusal: None,
        }
    }

    fn name(&self) -> String {
        let known = self.before.map(|_| self.contest.id.to_string());
        form_name("concours/", self.refusal, known)
    }

    /// The last day as it is typed: of a new contest it is asked, for with a day of ours it would be over before anybody knows of it.
    fn day(&self) -> String {
        match (self.refusal, self.before) {
            (None, None) => String::new(),
            _ => self.contest.jusqu_au.to_string(),
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
    let out = all.filter(|contest| contest.retire).map(|contest| {
        let title = view! { <span>{contest.titre.clone()}</span> };
        let contest = contest.clone();
        let back = Callback::new(move |()| set(session, contest.clone(), false));
        (title.into_any(), back)
    });
    taken_out(out.collect(), texts::out)
}

/// Contests that the server did not take: the form takes up again what was written.
fn refusals(session: Session, view: &View, editing: RwSignal<Option<Editing>>) -> Option<AnyView> {
    pieces::refusals(view, |refused| {
        let Mutation::ConcoursSet(contest) = &refused.mutation else {
            return None;
        };
        let open = Editing {
            contest: contest.clone(),
            before: view
                .teams
                .concours
                .get(&contest.id)
                .map(|item| item.value.jusqu_au),
            refusal: Some(refused.id),
        };
        let again = Callback::new(move |()| editing.set(Some(open.clone())));
        let what = texts::not_taken(&contest.titre);
        Some(not_taken(
            session,
            refused.id,
            what,
            texts::SET_REFUSED,
            Some(again),
        ))
    })
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
    wrong: Wrong<Part>,
}

impl Typed {
    fn of(open: &Editing) -> Self {
        let contest = &open.contest;
        let levels: Vec<_> = contest.niveaux.iter().map(Label::label).collect();
        Self {
            titre: RwSignal::new(contest.titre.clone()),
            reglement: RwSignal::new(contest.reglement.clone()),
            jour: RwSignal::new(open.day()),
            niveaux: RwSignal::new(levels.join("\n")),
            wrong: Wrong::new(),
        }
    }

    fn contest(self, open: &Editing) -> Result<Concours, (Part, String)> {
        let of = &open.contest;
        let text = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let chosen = |level: &Level| {
            self.niveaux
                .with_untracked(|lines| lines.lines().any(|line| line == level.label()))
        };
        let day = text(self.jour).parse::<Date>();
        let contest = Concours {
            titre: text(self.titre),
            reglement: text(self.reglement),
            jusqu_au: day.clone().unwrap_or(of.jusqu_au),
            niveaux: LEVELS.into_iter().filter(chosen).collect(),
            retire: false,
            ..of.clone()
        };
        match contest.check() {
            // The day stands below the title and the rules, and comes after them here too.
            Ok(()) if day.is_err() => Err((Part::Jour, texts::DAY_WRONG.to_owned())),
            Ok(()) if contest.is_backdated(open.before, today()) => {
                Err((Part::Jour, texts::DAY_OLD.to_owned()))
            }
            Ok(()) => Ok(contest),
            Err(ConcoursError::Reglement) => {
                Err((Part::Reglement, texts::rules_wrong(REGLEMENT_MAX)))
            }
            Err(ConcoursError::Titre | ConcoursError::Niveaux) => {
                Err((Part::Titre, texts::titre_wrong(TITRE_MAX)))
            }
        }
    }

    fn fields(self) -> AnyView {
        let levels: Vec<_> = LEVELS
            .iter()
            .map(|level| Choice::new(level.label(), level.label()))
            .collect();
        view! {
            <Field label=texts::TITRE.to_owned() value=self.titre name="titre" error=self.wrong.of(Part::Titre) />
            <TextArea
                label=texts::RULES.to_owned()
                value=self.reglement
                name="reglement"
                hint=texts::RULES_HINT.to_owned()
                optional=true
                error=self.wrong.of(Part::Reglement)
            />
            <Field
                label=texts::DAY.to_owned()
                value=self.jour
                name="jour"
                input_type="date"
                hint=texts::DAY_HINT.to_owned()
                error=self.wrong.of(Part::Jour)
            />
            {chips(texts::LEVELS, Signal::stored(levels), self.niveaux)}
        }
        .into_any()
    }
}

fn form(session: Session, editing: RwSignal<Option<Editing>>, open: &Editing) -> AnyView {
    let typed = Typed::of(open);
    let kept = Kept::new(
        session,
        open.name(),
        vec![typed.titre, typed.reglement, typed.jour, typed.niveaux],
    );
    let opened = open.clone();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let made = typed.contest(&opened);
        typed.wrong.say(made.as_ref().err().cloned());
        if let Ok(contest) = made {
            kept.send(
                session,
                Mutation::ConcoursSet(contest),
                texts::SAVED,
                editing,
            );
        }
    };
    view! {
        <h3>{if open.before.is_some() { texts::EDIT_TITLE } else { texts::NEW_TITLE }}</h3>
        <form class="form" on:submit=submit novalidate>
            {typed.fields()}
            <p class="actions">
                <Button kind=ButtonKind::Primary submit=true>{texts::SAVE}</Button>
                <Button on_press=move |()| kept.close(editing)>{texts::GIVE_UP}</Button>
            </p>
        </form>
    }
    .into_any()
}
