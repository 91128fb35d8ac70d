//! The form of one project.

use domain::ids::{ClassId, ProjetId};
use domain::projet::{CONSIGNE_MAX, Genre, Projet, ProjetError, TITRE_MAX};
use leptos::prelude::*;
use protocol::mutation::Mutation;
use ui::{Button, ButtonKind, Choice, Field, OneChoice, TextArea};
use uuid::Uuid;

use super::jalons::{self, jalons};
use super::texts;
use crate::pages::pieces::Wrong;
use crate::state::kept::{Kept, form_name};
use crate::state::session::Session;
use crate::texts::labels::Label;

const GENRES: [Genre; 2] = [Genre::MiniEntreprise, Genre::Projet];

/// What is being written.
#[derive(Debug, Clone, PartialEq)]
pub struct Editing {
    projet: Projet,
    /// Whether it is there already.
    known: bool,
    /// The refusal that it takes up.
    refusal: Option<Uuid>,
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
            refusal: None,
        }
    }

    /// One that is there.
    pub fn changed(projet: Projet) -> Self {
        Self {
            projet,
            known: true,
            refusal: None,
        }
    }

    /// What the server did not take, of a project that is there or not.
    pub fn again(projet: Projet, known: bool, refusal: Uuid) -> Self {
        Self {
            projet,
            known,
            refusal: Some(refusal),
        }
    }

    fn name(&self) -> String {
        let kind = ["projet/", &self.projet.class.to_string(), "/"].concat();
        let known = self.known.then(|| self.projet.id.to_string());
        form_name(&kind, self.refusal, known)
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
    wrong: Wrong<Part>,
}

impl Typed {
    fn of(projet: &Projet) -> Self {
        Self {
            titre: RwSignal::new(projet.titre.clone()),
            genre: RwSignal::new(projet.genre.label().to_owned()),
            consigne: RwSignal::new(projet.consigne.clone()),
            etapes: RwSignal::new(jalons::lines(&projet.etapes)),
            wrong: Wrong::new(),
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

    fn fields(self) -> AnyView {
        let genres: Vec<_> = GENRES
            .iter()
            .map(|known| Choice::new(known.label(), known.label()))
            .collect();
        view! {
            <Field label=texts::TITRE.to_owned() value=self.titre name="titre" error=self.wrong.of(Part::Titre) />
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
                error=self.wrong.of(Part::Consigne)
            />
            {jalons(self.etapes, Signal::derive(move || self.genre()))}
            {self.wrong.below(Part::Etapes)}
        }
        .into_any()
    }
}

/// The form, in the place of the list.
pub fn form(session: Session, editing: RwSignal<Option<Editing>>, open: &Editing) -> AnyView {
    let typed = Typed::of(&open.projet);
    let kept = Kept::new(
        session,
        open.name(),
        vec![typed.titre, typed.genre, typed.consigne, typed.etapes],
    );
    let of = open.projet.clone();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let made = typed.projet(&of);
        typed.wrong.say(made.as_ref().err().cloned());
        if let Ok(projet) = made {
            kept.send(session, Mutation::ProjetSet(projet), texts::SAVED, editing);
        }
    };
    view! {
        <section class="section">
            <h2>{if open.known { texts::EDIT_TITLE } else { texts::NEW_TITLE }}</h2>
            <form class="form" on:submit=submit novalidate>
                {typed.fields()}
                <p class="actions">
                    <Button kind=ButtonKind::Primary submit=true>{texts::SAVE}</Button>
                    <Button on_press=move |()| kept.close(editing)>{texts::GIVE_UP}</Button>
                </p>
            </form>
        </section>
    }
    .into_any()
}
