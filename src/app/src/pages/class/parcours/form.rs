//! The form of one étape.

use domain::parcours::{Activite, Compte, Etape, Regle};
use leptos::prelude::*;
use protocol::mutation::Mutation;
use ui::{Button, ButtonKind, Choice, Field, OneChoice, Select, TextArea};

use super::typed::{COMPTES, Part, Typed, YES};
use super::{Desk, texts};
use crate::pages::metiers::metiers_of;
use crate::pages::pieces::Wrong;
use crate::state::clock::today;
use crate::state::kept::Kept;
use crate::texts::dates;

/// What is being written.
#[derive(Debug, Clone, PartialEq)]
pub struct Editing {
    /// The étape as it was when the form was opened; for a new one its identity, and the place after which it comes.
    pub etape: Etape,
    /// Whether it is new.
    pub added: bool,
}

impl Editing {
    /// A new étape, after the one of that number.
    pub fn added(id: String, rang: u32) -> Self {
        Self {
            etape: Etape {
                id: id.into(),
                rang,
                titre: "".into(),
                invitation: "".into(),
                consigne: "".into(),
                minutes: 30,
                mois: today().month().unsigned_abs(),
                jour: None,
                temps_fort: false,
                activite: Activite::Libre,
                regle: Regle {
                    compte: Compte::PagesEtape,
                    au_moins: 1,
                },
                metiers: Vec::new(),
                questions: Vec::new(),
                retiree: false,
            },
            added: true,
        }
    }

    /// One that is there.
    pub fn changed(etape: Etape) -> Self {
        Self {
            etape,
            added: false,
        }
    }

    /// Under which name the form is kept; all new ones share a name, so that one that was left comes back.
    fn name(&self, desk: Desk) -> String {
        let of = if self.added { "" } else { &*self.etape.id };
        ["etape/", &desk.class.to_string(), "/", of].concat()
    }
}

/// The form. Copied freely.
#[derive(Clone, Copy)]
struct Form {
    typed: Typed,
    wrong: Wrong<Part>,
}

impl Form {
    fn what(self) -> AnyView {
        let typed = self.typed;
        let kinds: Vec<_> = Activite::ALL
            .iter()
            .map(|kind| Choice::new(kind.key(), texts::kind(*kind)))
            .collect();
        view! {
            <Field label=texts::TITRE.to_owned() value=typed.titre name="titre" hint=texts::TITRE_HINT.to_owned() error=self.wrong.of(Part::Titre) />
            <Select label=texts::KIND.to_owned() options=Signal::stored(kinds) value=typed.activite hint=texts::KIND_HINT.to_owned() />
            <Field label=texts::INVITATION.to_owned() value=typed.invitation name="invitation" optional=true error=self.wrong.of(Part::Invitation) />
            <TextArea label=texts::CONSIGNE.to_owned() value=typed.consigne name="consigne" hint=texts::CONSIGNE_HINT.to_owned() error=self.wrong.of(Part::Consigne) />
            <TextArea label=texts::QUESTIONS.to_owned() value=typed.questions name="questions" hint=texts::QUESTIONS_HINT.to_owned() optional=true error=self.wrong.of(Part::Questions) />
        }
        .into_any()
    }

    fn when(self) -> AnyView {
        let typed = self.typed;
        // In the order of the school year.
        let months: Vec<_> = (0..12)
            .map(|at| (at + 8) % 12 + 1)
            .map(|month: i8| Choice::new(month.to_string(), dates::month(month)))
            .collect();
        let events = vec![
            Choice::new("", texts::AT_DESK),
            Choice::new(YES, texts::EVENT),
        ];
        view! {
            <Select label=texts::MONTH.to_owned() options=Signal::stored(months) value=typed.mois />
            <Field label=texts::DAY.to_owned() value=typed.jour name="jour" input_type="date" optional=true hint=texts::DAY_HINT.to_owned() error=self.wrong.of(Part::Jour) />
            <Field label=texts::MINUTES.to_owned() value=typed.minutes name="minutes" input_type="number" min="1".to_owned() error=self.wrong.of(Part::Minutes) />
            <OneChoice
                legend=texts::EVENT_LEGEND.to_owned()
                options=Signal::stored(events)
                selected=typed.temps_fort
                on_choose=Callback::new(move |value| typed.temps_fort.set(value))
            />
        }
        .into_any()
    }

    fn rule(self) -> AnyView {
        let typed = self.typed;
        let counted: Vec<_> = COMPTES
            .iter()
            .enumerate()
            .map(|(at, compte)| Choice::new(at.to_string(), texts::counted(*compte)))
            .collect();
        view! {
            <Select label=texts::COUNTED.to_owned() options=Signal::stored(counted) value=typed.compte hint=texts::COUNTED_HINT.to_owned() />
            <Field label=texts::LEAST.to_owned() value=typed.au_moins name="au-moins" input_type="number" min="1".to_owned() error=self.wrong.of(Part::AuMoins) />
        }
        .into_any()
    }
}

/// The form of an étape, in the place of the list.
pub fn form(desk: Desk, editing: &Editing) -> AnyView {
    let typed = Typed::of(&editing.etape);
    let kept = Kept::new(desk.session, editing.name(desk), typed.fields());
    let form = Form {
        typed,
        wrong: Wrong::new(),
    };
    let title = if editing.added {
        texts::NEW_TITLE
    } else {
        texts::EDIT_TITLE
    };
    let editing = editing.clone();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let made = form.typed.etape(&editing);
        form.wrong.say(made.as_ref().err().cloned());
        if let Ok(etape) = made {
            let class = desk.class;
            let change = Mutation::EtapeSet { class, etape };
            kept.send(desk.session, change, texts::SAVED, desk.editing);
        }
    };
    view! {
        <section class="section">
            <h2>{title}</h2>
            <form class="form" on:submit=submit novalidate>
                {form.what()}
                {metiers_of(Some(texts::SHEETS_HINT), typed.metiers)}
                {form.when()}
                {form.rule()}
                <p class="actions">
                    <Button kind=ButtonKind::Primary submit=true>{texts::SAVE}</Button>
                    <Button on_press=move |()| kept.close(desk.editing)>{texts::GIVE_UP}</Button>
                </p>
            </form>
        </section>
    }
    .into_any()
}
