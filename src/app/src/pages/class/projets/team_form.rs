//! The form of one team: its name and its members.

use domain::equipe::{Equipe, EquipeDraft, EquipeError, MEMBRES_MAX};
use domain::ids::{ClassId, EquipeId, ProjetId, UserId};
use domain::projet::TITRE_MAX;
use leptos::prelude::*;
use protocol::mutation::Mutation;
use protocol::row::Pupil;
use ui::{Button, ButtonKind, Choice, Field};
use uuid::Uuid;

use super::{teams, texts};
use crate::order::sorted;
use crate::pages::class::names::{Names, use_names};
use crate::pages::pieces::{Wrong, chips};
use crate::state::kept::{Kept, form_name};
use crate::state::session::Session;

/// What is being written.
#[derive(Debug, Clone, PartialEq)]
pub struct Editing {
    /// The team as it was when the form was opened.
    equipe: Equipe,
    /// What stands in the form.
    wanted: Equipe,
    known: bool,
    /// The refusal that it takes up.
    refusal: Option<Uuid>,
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
            refusal: None,
        }
    }

    /// One that is there.
    pub fn changed(equipe: Equipe) -> Self {
        Self {
            wanted: equipe.clone(),
            equipe,
            known: true,
            refusal: None,
        }
    }

    /// What the server did not take, over what is there.
    pub fn again(there: Option<&Equipe>, draft: &EquipeDraft, refusal: Uuid) -> Self {
        let open = match there {
            Some(equipe) => Self::changed(equipe.clone()),
            None => Self::added(draft.projet, draft.id),
        };
        Self {
            wanted: draft.over(there),
            refusal: Some(refusal),
            ..open
        }
    }

    fn name(&self) -> String {
        let kind = ["equipe/", &self.equipe.projet.to_string(), "/"].concat();
        let known = self.known.then(|| self.equipe.id.to_string());
        form_name(&kind, self.refusal, known)
    }
}

fn words(error: EquipeError) -> String {
    match error {
        EquipeError::Nom => texts::titre_wrong(TITRE_MAX),
        EquipeError::Membres => texts::members_wrong(MEMBRES_MAX),
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
    let names = use_names();
    let nom = RwSignal::new(open.wanted.nom.clone());
    let membres = RwSignal::new(lines(&open.wanted));
    // Kept with what is typed: another teacher may have changed the team before a reload.
    let before = RwSignal::new(lines(&open.equipe));
    let wrong = Wrong::new();
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
            if let Err(error) = draft.over(there.as_ref()).check() {
                return wrong.say(Some((error, words(error))));
            }
            wrong.say(None);
            kept.send(
                session,
                Mutation::EquipeSet(draft),
                texts::TEAM_SAVED,
                editing,
            );
        }
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
                    error=wrong.of(EquipeError::Nom)
                />
                {chips(texts::MEMBERS, options.into(), membres)}
                {wrong.below(EquipeError::Membres)}
                <p class="actions">
                    <Button kind=ButtonKind::Primary submit=true>{texts::TEAM_SAVE}</Button>
                    <Button on_press=move |()| kept.close(editing)>{texts::GIVE_UP}</Button>
                </p>
            </form>
        </section>
    }
    .into_any()
}
