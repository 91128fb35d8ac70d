//! The form of one project.

use domain::ids::{ClassId, ProjetId};
use domain::projet::{CONSIGNE_MAX, Genre, Projet, ProjetError, TITRE_MAX};
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::mutation::Mutation;
use ui::{Button, ButtonKind, Choice, Field, OneChoice, TextArea, use_toasts};

use super::jalons::{self, jalons};
use super::texts;
use crate::live::live_option;
use crate::pages::equipe::settled;
use crate::state::kept::Kept;
use crate::state::session::Session;
use crate::texts::labels::Label;

const GENRES: [Genre; 2] = [Genre::MiniEntreprise, Genre::Projet];

/// What is being written.
#[derive(Debug, Clone, PartialEq)]
pub struct Editing {
    projet: Projet,
    /// Whether it is there already.
    known: bool,
    /// Whether it takes up what the server did not take.
    again: bool,
}

impl Editing {
    /// A new project.
    pub fn added(class: ClassId, id: ProjetId) -> Self {
        Self {
            projet: Projet {
                id,
                class,
                titre: String::new(),
                genre: Genre::MiniEntreprise,
                consigne: String::new(),
                etapes: Vec::new(),
                retire: false,
            },
            known: false,
            again: false,
        }
    }

    /// One that is there.
    pub fn changed(projet: Projet) -> Self {
        Self {
            projet,
            known: true,
            again: false,
        }
    }

    /// What the server did not take.
    pub fn again(projet: Projet) -> Self {
        Self {
            projet,
            known: true,
            again: true,
        }
    }

    /// Under which name the form is kept; all new ones share a name, so that one that was left comes back.
    fn name(&self) -> String {
        let id = self.projet.id.to_string();
        let of = match (self.again, self.known) {
            (true, _) => ["refus-", &id].concat(),
            (false, true) => id,
            (false, false) => String::new(),
        };
        ["projet/", &self.projet.class.to_string(), "/", &of].concat()
    }
}

/// Which field is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Titre,
    Consigne,
    Etapes,
}

/// The fields. Copied freely.
#[derive(Clone, Copy)]
struct Typed {
    titre: RwSignal<String>,
    genre: RwSignal<String>,
    consigne: RwSignal<String>,
    /// Steps, one a line.
    etapes: RwSignal<String>,
    wrong: RwSignal<Option<(Part, String)>>,
}

impl Typed {
    fn of(projet: &Projet) -> Self {
        Self {
            titre: RwSignal::new(projet.titre.clone()),
            genre: RwSignal::new(projet.genre.label().to_owned()),
            consigne: RwSignal::new(projet.consigne.clone()),
            etapes: RwSignal::new(jalons::lines(&projet.etapes)),
            wrong: RwSignal::new(None),
        }
    }

    fn genre(self) -> Option<Genre> {
        let chosen = self.genre.get();
        GENRES.into_iter().find(|known| known.label() == chosen)
    }

    fn projet(self, of: &Projet) -> Result<Projet, (Part, String)> {
        let text = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let steps = self.etapes.with_untracked(|lines| jalons::steps(lines));
        let projet = Projet {
            titre: text(self.titre),
            genre: untrack(|| self.genre()).unwrap_or(of.genre),
            consigne: text(self.consigne),
            etapes: steps.ok_or_else(|| (Part::Etapes, texts::DAY_WRONG.to_owned()))?,
            retire: false,
            ..of.clone()
        };
        match projet.check() {
            Ok(()) => Ok(projet),
            Err(ProjetError::Titre) => Err((Part::Titre, texts::titre_wrong(TITRE_MAX))),
            Err(ProjetError::Consigne) => {
                Err((Part::Consigne, texts::consigne_wrong(CONSIGNE_MAX)))
            }
            Err(ProjetError::Etapes) => Err((Part::Etapes, texts::steps_wrong(TITRE_MAX))),
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
        let genres: Vec<_> = GENRES
            .iter()
            .map(|known| Choice::new(known.label(), known.label()))
            .collect();
        let steps_wrong = self.error(Part::Etapes);
        view! {
            <Field label=texts::TITRE.to_owned() value=self.titre name="titre" error=self.error(Part::Titre) />
            <OneChoice
                legend=texts::GENRE.to_owned()
                options=Signal::stored(genres)
                selected=self.genre
                on_choose=Callback::new(move |value| self.genre.set(value))
            />
            <TextArea
                label=texts::CONSIGNE.to_owned()
                value=self.consigne
                name="consigne"
                hint=texts::CONSIGNE_HINT.to_owned()
                optional=true
                error=self.error(Part::Consigne)
            />
            {jalons(self.etapes, Signal::derive(move || self.genre()))}
            {live_option(move || steps_wrong.get().map(|words| view! {
                <p class="field-error" role="alert">{words}</p>
            }.into_any()))}
        }
        .into_any()
    }
}

/// The form, in the place of the list.
pub fn form(session: Session, editing: RwSignal<Option<Editing>>, open: &Editing) -> AnyView {
    let toasts = use_toasts();
    let typed = Typed::of(&open.projet);
    let kept = Kept::new(
        session,
        open.name(),
        vec![typed.titre, typed.genre, typed.consigne, typed.etapes],
    );
    let of = open.projet.clone();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match typed.projet(&of) {
            Err(wrong) => typed.wrong.set(Some(wrong)),
            Ok(projet) => {
                let change = Mutation::ProjetSet(projet);
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
        <section class="section">
            <h2>{if open.known { texts::EDIT_TITLE } else { texts::NEW_TITLE }}</h2>
            <form class="form" on:submit=submit novalidate>
                {typed.fields()}
                <p class="actions">
                    <Button kind=ButtonKind::Primary submit=true>{texts::SAVE}</Button>
                    <Button on_press=Callback::new(give_up)>{texts::GIVE_UP}</Button>
                </p>
            </form>
        </section>
    }
    .into_any()
}
