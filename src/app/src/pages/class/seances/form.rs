//! The form of one lesson.

use std::collections::BTreeSet;

use domain::ids::{ClassId, SeanceId};
use domain::seance::{MINUTES_MAX, Seance, SeanceError};
use leptos::prelude::*;
use protocol::mutation::Mutation;
use ui::{Button, ButtonKind, Choice, ChoiceChips, Field, TextArea, use_toasts};

use super::{etapes, texts};
use crate::pages::metiers::metiers;
use crate::state::clock::today;
use crate::state::kept::Kept;
use crate::state::session::Session;

/// What is being written.
#[derive(Debug, Clone, PartialEq)]
pub struct Editing {
    seance: Seance,
    /// Whether it is there already.
    known: bool,
}

impl Editing {
    /// A new lesson, today.
    pub fn added(id: SeanceId) -> Self {
        Self {
            seance: Seance {
                id,
                titre: String::new(),
                jour: today(),
                heure: None,
                minutes: 55,
                deroule: String::new(),
                etapes: Vec::new(),
                metiers: Vec::new(),
                retiree: false,
            },
            known: false,
        }
    }

    /// One that is there.
    pub fn changed(seance: Seance) -> Self {
        Self {
            seance,
            known: true,
        }
    }

    /// Another one like it, today.
    pub fn copied(id: SeanceId, seance: Seance) -> Self {
        let seance = Seance {
            id,
            jour: today(),
            ..seance
        };
        Self {
            seance,
            known: false,
        }
    }
}

/// Which field is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Titre,
    Jour,
    Heure,
    Minutes,
    Deroule,
}

/// The fields. Copied freely.
#[derive(Clone, Copy)]
struct Typed {
    titre: RwSignal<String>,
    jour: RwSignal<String>,
    heure: RwSignal<String>,
    minutes: RwSignal<String>,
    deroule: RwSignal<String>,
    etapes: RwSignal<Vec<String>>,
    metiers: RwSignal<BTreeSet<String>>,
    wrong: RwSignal<Option<(Part, String)>>,
}

impl Typed {
    fn of(seance: &Seance) -> Self {
        let hour = seance.heure.map(|hour| hour.strftime("%H:%M").to_string());
        Self {
            titre: RwSignal::new(seance.titre.clone()),
            jour: RwSignal::new(seance.jour.to_string()),
            heure: RwSignal::new(hour.unwrap_or_default()),
            minutes: RwSignal::new(seance.minutes.to_string()),
            deroule: RwSignal::new(seance.deroule.clone()),
            etapes: RwSignal::new(seance.etapes.clone()),
            metiers: RwSignal::new(seance.metiers.iter().cloned().collect()),
            wrong: RwSignal::new(None),
        }
    }

    fn seance(self, id: SeanceId) -> Result<Seance, (Part, String)> {
        let text = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let day_wrong = |_| (Part::Jour, texts::DAY_WRONG.to_owned());
        let minutes_wrong = || (Part::Minutes, texts::minutes_wrong(MINUTES_MAX));
        let heure = match text(self.heure).as_str() {
            "" => None,
            hour => Some(
                hour.parse()
                    .map_err(|_| (Part::Heure, texts::HOUR_WRONG.to_owned()))?,
            ),
        };
        let seance = Seance {
            id,
            titre: text(self.titre),
            jour: text(self.jour).parse().map_err(day_wrong)?,
            heure,
            minutes: text(self.minutes).parse().map_err(|_| minutes_wrong())?,
            deroule: text(self.deroule),
            etapes: self.etapes.get_untracked(),
            metiers: self.metiers.get_untracked().into_iter().collect(),
            retiree: false,
        };
        match seance.check() {
            Ok(()) => Ok(seance),
            Err(SeanceError::Titre) => Err((Part::Titre, texts::TITRE_WRONG.to_owned())),
            Err(SeanceError::Minutes) => Err(minutes_wrong()),
            Err(SeanceError::Deroule | SeanceError::Content) => {
                Err((Part::Deroule, texts::DEROULE_WRONG.to_owned()))
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
        view! {
            <Field label=texts::TITRE.to_owned() value=self.titre name="titre" error=self.error(Part::Titre) />
            <Field label=texts::DAY.to_owned() value=self.jour name="jour" input_type="date" error=self.error(Part::Jour) />
            <Field label=texts::HOUR.to_owned() value=self.heure name="heure" input_type="time" optional=true error=self.error(Part::Heure) />
            <Field label=texts::MINUTES.to_owned() value=self.minutes name="minutes" input_type="number" min="1".to_owned() error=self.error(Part::Minutes) />
            <TextArea label=texts::DEROULE.to_owned() value=self.deroule name="deroule" hint=texts::DEROULE_HINT.to_owned() optional=true error=self.error(Part::Deroule) />
        }
        .into_any()
    }

    fn content(self, session: Session, class: ClassId) -> AnyView {
        let options = session.view().with_untracked(|view| {
            let path = etapes(view, class);
            let each = path.iter();
            each.map(|etape| Choice::new(&*etape.id, &*etape.titre))
                .collect::<Vec<_>>()
        });
        let toggle = move |(id, on): (String, bool)| {
            self.etapes.update(|chosen| {
                chosen.retain(|other| *other != id);
                if on {
                    chosen.push(id);
                }
            });
        };
        let chosen = self.metiers;
        let link = move |id: String| {
            chosen.update(|chosen| {
                chosen.insert(id);
            });
        };
        let unlink = move |ids: BTreeSet<String>| {
            chosen.update(|chosen| chosen.retain(|id| !ids.contains(id)));
        };
        view! {
            <ChoiceChips
                legend=texts::ETAPES.to_owned()
                options=Signal::stored(options)
                selected=self.etapes
                on_toggle=Callback::new(toggle)
            />
            {metiers(Some(texts::SHEETS_HINT), chosen.into(), Callback::new(link), Callback::new(unlink))}
        }
        .into_any()
    }
}

/// The form, in the place of the list.
pub fn form(
    session: Session,
    class: ClassId,
    editing: RwSignal<Option<Editing>>,
    open: &Editing,
) -> AnyView {
    let toasts = use_toasts();
    let typed = Typed::of(&open.seance);
    let of = if open.known {
        open.seance.id.to_string()
    } else {
        String::new()
    };
    let name = ["seance/", &class.to_string(), "/", &of].concat();
    let kept = Kept::new(
        session,
        name,
        vec![
            typed.titre,
            typed.jour,
            typed.heure,
            typed.minutes,
            typed.deroule,
        ],
    );
    let id = open.seance.id;
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match typed.seance(id) {
            Err(wrong) => typed.wrong.set(Some(wrong)),
            Ok(seance) => {
                kept.forget();
                session.mutate(Mutation::SeanceSet { class, seance }, 0);
                toasts.show(texts::SAVED);
                editing.set(None);
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
                {typed.content(session, class)}
                <p class="actions">
                    <Button kind=ButtonKind::Primary submit=true>{texts::SAVE}</Button>
                    <Button on_press=Callback::new(give_up)>{texts::GIVE_UP}</Button>
                </p>
            </form>
        </section>
    }
    .into_any()
}
