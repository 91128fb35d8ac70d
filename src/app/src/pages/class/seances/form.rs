//! The form of one lesson.

use domain::ids::{ClassId, SeanceId};
use domain::seance::{MINUTES_MAX, Seance, SeanceError};
use leptos::prelude::*;
use protocol::mutation::Mutation;
use ui::{Button, ButtonKind, Choice, Field, TextArea};

use super::jeux::{self, jeux};
use super::{etapes, texts};
use crate::pages::metiers::metiers_of;
use crate::pages::pieces::{Wrong, chips};
use crate::state::clock::today;
use crate::state::kept::Kept;
use crate::state::session::Session;

/// What is being written.
#[derive(Debug, Clone, PartialEq)]
pub struct Editing {
    seance: Seance,
    /// Whether it is there already.
    known: bool,
    /// Of which lesson it is a copy.
    copied: Option<SeanceId>,
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
                jeux: Vec::new(),
                retiree: false,
            },
            known: false,
            copied: None,
        }
    }

    /// One that is there.
    pub fn changed(seance: Seance) -> Self {
        Self {
            seance,
            known: true,
            copied: None,
        }
    }

    /// Another one like it, today.
    pub fn copied(id: SeanceId, seance: Seance) -> Self {
        let copied = Some(seance.id);
        let seance = Seance {
            id,
            jour: today(),
            ..seance
        };
        Self {
            seance,
            known: false,
            copied,
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
    /// Ids of étapes, one a line.
    etapes: RwSignal<String>,
    /// Ids of sheets, one a line.
    metiers: RwSignal<String>,
    /// Rounds of games, one a line.
    jeux: RwSignal<String>,
    wrong: Wrong<Part>,
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
            etapes: RwSignal::new(seance.etapes.join("\n")),
            metiers: RwSignal::new(seance.metiers.join("\n")),
            jeux: RwSignal::new(jeux::lines(&seance.jeux)),
            wrong: Wrong::new(),
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
            etapes: ids(&self.etapes.get_untracked()),
            metiers: ids(&self.metiers.get_untracked()),
            jeux: jeux::rounds(&self.jeux.get_untracked()),
            retiree: false,
        };
        match seance.check() {
            Ok(()) => Ok(seance),
            Err(SeanceError::Titre) => Err((Part::Titre, texts::TITRE_WRONG.to_owned())),
            Err(SeanceError::Minutes) => Err(minutes_wrong()),
            Err(SeanceError::Deroule | SeanceError::Content | SeanceError::Jeux) => {
                Err((Part::Deroule, texts::DEROULE_WRONG.to_owned()))
            }
        }
    }

    fn fields(self) -> AnyView {
        view! {
            <Field label=texts::TITRE.to_owned() value=self.titre name="titre" error=self.wrong.of(Part::Titre) />
            <Field label=texts::DAY.to_owned() value=self.jour name="jour" input_type="date" error=self.wrong.of(Part::Jour) />
            <Field label=texts::HOUR.to_owned() value=self.heure name="heure" input_type="time" optional=true error=self.wrong.of(Part::Heure) />
            <Field label=texts::MINUTES.to_owned() value=self.minutes name="minutes" input_type="number" min="1".to_owned() error=self.wrong.of(Part::Minutes) />
            <TextArea label=texts::DEROULE.to_owned() value=self.deroule name="deroule" hint=texts::DEROULE_HINT.to_owned() optional=true error=self.wrong.of(Part::Deroule) />
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
        view! {
            {chips(texts::ETAPES, Signal::stored(options), self.etapes)}
            {metiers_of(Some(texts::SHEETS_HINT), self.metiers)}
            {jeux(self.jeux)}
        }
        .into_any()
    }
}

/// Identities that stand one a line.
fn ids(lines: &str) -> Vec<String> {
    lines.lines().map(str::to_owned).collect()
}

/// The form, in the place of the list.
pub fn form(
    session: Session,
    class: ClassId,
    editing: RwSignal<Option<Editing>>,
    open: &Editing,
) -> AnyView {
    let typed = Typed::of(&open.seance);
    // A new one, a copy of each and each that is there are kept apart.
    let of = match (open.known, open.copied) {
        (true, _) => open.seance.id.to_string(),
        (false, Some(copied)) => ["copie-", &copied.to_string()].concat(),
        (false, None) => String::new(),
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
            typed.etapes,
            typed.metiers,
            typed.jeux,
        ],
    );
    let id = open.seance.id;
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let made = typed.seance(id);
        typed.wrong.say(made.as_ref().err().cloned());
        if let Ok(seance) = made {
            let change = Mutation::SeanceSet { class, seance };
            kept.send(session, change, texts::SAVED, editing);
        }
    };
    view! {
        <section class="section">
            <h2>{if open.known { texts::EDIT_TITLE } else { texts::NEW_TITLE }}</h2>
            <form class="form" on:submit=submit novalidate>
                {typed.fields()}
                {typed.content(session, class)}
                <p class="actions">
                    <Button kind=ButtonKind::Primary submit=true>{texts::SAVE}</Button>
                    <Button on_press=move |()| kept.close(editing)>{texts::GIVE_UP}</Button>
                </p>
            </form>
        </section>
    }
    .into_any()
}
