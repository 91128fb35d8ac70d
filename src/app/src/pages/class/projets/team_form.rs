//! The form of one team: its name and its members.

use domain::equipe::{Equipe, EquipeDraft, EquipeError, MEMBRES_MAX};
use domain::ids::{ClassId, EquipeId, ProjetId, UserId};
use domain::projet::TITRE_MAX;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::mutation::Mutation;
use protocol::row::Pupil;
use ui::{Button, ButtonKind, Choice, ChoiceChips, Field, use_toasts};

use super::{teams, texts};
use crate::live::live_option;
use crate::order::sorted;
use crate::pages::class::names::{Names, use_names};
use crate::pages::equipe::settled;
use crate::state::kept::Kept;
use crate::state::session::Session;

/// What is being written.
#[derive(Debug, Clone, PartialEq)]
pub struct Editing {
    /// The team as it was when the form was opened.
    equipe: Equipe,
    /// What stands in the form.
    wanted: Equipe,
    known: bool,
}

impl Editing {
    /// A new team.
    pub fn added(projet: ProjetId, id: EquipeId) -> Self {
        let equipe = Equipe {
            id,
            projet,
            nom: String::new(),
            membres: Vec::new(),
            retiree: false,
        };
        Self {
            wanted: equipe.clone(),
            equipe,
            known: false,
        }
    }

    /// One that is there.
    pub fn changed(equipe: Equipe) -> Self {
        Self {
            wanted: equipe.clone(),
            equipe,
            known: true,
        }
    }

    /// What the server did not take, over what is there.
    pub fn again(there: Option<&Equipe>, draft: &EquipeDraft) -> Self {
        let open = match there {
            Some(equipe) => Self::changed(equipe.clone()),
            None => Self::added(draft.projet, draft.id),
        };
        Self {
            wanted: draft.over(there),
            ..open
        }
    }

    fn name(&self) -> String {
        let of = if self.known {
            self.equipe.id.to_string()
        } else {
            String::new()
        };
        ["equipe/", &self.equipe.projet.to_string(), "/", &of].concat()
    }
}

/// Identities that stand one a line.
fn chosen(lines: &str) -> Vec<UserId> {
    lines.lines().filter_map(|id| id.parse().ok()).collect()
}

/// One a line.
fn lines(equipe: &Equipe) -> String {
    let each = equipe.membres.iter().map(|one| one.user.to_string());
    each.collect::<Vec<_>>().join("\n")
}

/// A pupil as one chooses them: by the name that is known here, with the team that they are in already.
fn choice(names: Names, pupil: &Pupil, elsewhere: Option<String>) -> Choice {
    let mut words = names.beside(pupil);
    if let Some(team) = elsewhere {
        words.push_str(" · ");
        words.push_str(&team);
    }
    Choice::new(pupil.user.to_string(), words)
}

/// The form, in the place of the table.
pub fn form(
    session: Session,
    class: ClassId,
    editing: RwSignal<Option<Editing>>,
    open: &Editing,
) -> AnyView {
    let toasts = use_toasts();
    let names = use_names();
    let nom = RwSignal::new(open.wanted.nom.clone());
    let membres = RwSignal::new(lines(&open.wanted));
    // Kept with what is typed: another teacher may have changed the team before a reload.
    let before = RwSignal::new(lines(&open.equipe));
    let wrong = RwSignal::new(None::<EquipeError>);
    let kept = Kept::new(session, open.name(), vec![nom, membres, before]);
    let of = open.equipe.clone();
    let submit = {
        let of = of.clone();
        move |event: web_sys::SubmitEvent| {
            event.prevent_default();
            let before = before.with_untracked(|lines| chosen(lines));
            let after = membres.with_untracked(|lines| chosen(lines));
            let named = Equipe {
                nom: nom.get_untracked().trim().to_owned(),
                retiree: false,
                ..of.clone()
            };
            let draft = EquipeDraft::between(&named, &before, &after);
            let there = session.view().with_untracked(|view| {
                let there = view.teams.equipes.get(&of.id);
                there.map(|item| item.value.equipe.clone())
            });
            wrong.set(draft.over(there.as_ref()).check().err());
            if untrack(|| wrong.get()).is_some() {
                return;
            }
            let change = Mutation::EquipeSet(draft);
            let written = session.write(change.clone(), 0);
            spawn_local(async move {
                // Where the device cannot write, the form stays with all that is in it.
                if written.await {
                    kept.forget();
                    settled(session, &change);
                    toasts.show(texts::TEAM_SAVED);
                    let _ = editing.try_set(None);
                }
            });
        }
    };
    let give_up = move |()| {
        kept.forget();
        editing.set(None);
    };
    let options = move || {
        let view = session.view().get();
        let here = view.pupils.values().filter(|pupil| pupil.class == class);
        let here = sorted(here.cloned().collect(), |pupil: &Pupil| {
            (0, names.order(pupil))
        });
        let others = teams(&view, of.projet);
        let elsewhere = |user| {
            let mut others = others.iter().map(|item| &item.value.equipe);
            let team = others.find(|team| team.id != of.id && team.has(user));
            team.map(|team| team.nom.clone())
        };
        let each = here.iter();
        each.map(|pupil| choice(names, pupil, elsewhere(pupil.user)))
            .collect::<Vec<_>>()
    };
    let toggle = move |(id, on): (String, bool)| {
        membres.update(|lines| {
            let mut all: Vec<_> = lines.lines().filter(|line| **line != *id).collect();
            if on {
                all.push(&id);
            }
            *lines = all.join("\n");
        });
    };
    let nom_wrong =
        move || (wrong.get() == Some(EquipeError::Nom)).then(|| texts::titre_wrong(TITRE_MAX));
    let members_wrong = move || {
        (wrong.get() == Some(EquipeError::Membres)).then(|| {
            view! { <p class="field-error" role="alert">{texts::members_wrong(MEMBRES_MAX)}</p> }
                .into_any()
        })
    };
    // A memo: a chip that has the focus is not drawn anew because something else came from the server.
    let options = Memo::new(move |_| options());
    view! {
        <section class="section">
            <h2>{if open.known { texts::TEAM_EDIT } else { texts::TEAM_NEW }}</h2>
            <form class="form" on:submit=submit novalidate>
                <Field
                    label=texts::TEAM_NAME.to_owned()
                    value=nom
                    name="nom"
                    hint=texts::TEAM_NAME_HINT.to_owned()
                    error=Signal::derive(nom_wrong)
                />
                <ChoiceChips
                    legend=texts::MEMBERS.to_owned()
                    options
                    selected=Signal::derive(move || membres.with(|lines| lines.lines().map(str::to_owned).collect()))
                    on_toggle=Callback::new(toggle)
                />
                {live_option(members_wrong)}
                <p class="actions">
                    <Button kind=ButtonKind::Primary submit=true>{texts::TEAM_SAVE}</Button>
                    <Button on_press=Callback::new(give_up)>{texts::GIVE_UP}</Button>
                </p>
            </form>
        </section>
    }
    .into_any()
}
