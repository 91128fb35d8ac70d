//! What is typed in the form of an étape, and the étape that it makes.

use domain::parcours::{
    AU_MOINS_MAX, Activite, Compte, Etape, EtapeError, MINUTES_MAX, QUESTIONS_MAX, RANG_STEP, Regle,
};
use leptos::prelude::*;

use super::form::Editing;
use super::texts;

/// The fields. Copied freely.
#[derive(Clone, Copy)]
pub struct Typed {
    pub titre: RwSignal<String>,
    pub invitation: RwSignal<String>,
    pub consigne: RwSignal<String>,
    pub minutes: RwSignal<String>,
    pub mois: RwSignal<String>,
    pub jour: RwSignal<String>,
    pub temps_fort: RwSignal<String>,
    pub activite: RwSignal<String>,
    pub compte: RwSignal<String>,
    pub au_moins: RwSignal<String>,
    pub questions: RwSignal<String>,
    /// Ids of sheets, one a line.
    pub metiers: RwSignal<String>,
}

/// Which field is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Titre,
    Invitation,
    Consigne,
    Minutes,
    Jour,
    AuMoins,
    Questions,
}

/// What temps fort is in the field.
pub const YES: &str = "oui";

/// What can be counted, in the order in which it is offered.
pub const COMPTES: [Compte; 10] = [
    Compte::PagesEtape,
    Compte::MetiersLus,
    Compte::Favoris,
    Compte::Domaines,
    Compte::EntreesMetier,
    Compte::EntreesVisite,
    Compte::EntreesActivite,
    Compte::EntreesLibres,
    Compte::EntreesPartagees,
    Compte::Entrees,
];

impl Typed {
    pub fn of(etape: &Etape) -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        let counted = COMPTES
            .iter()
            .position(|compte| *compte == etape.regle.compte);
        Self {
            titre: text(&etape.titre),
            invitation: text(&etape.invitation),
            consigne: text(&etape.consigne),
            minutes: text(&etape.minutes.to_string()),
            mois: text(&etape.mois.to_string()),
            jour: text(&etape.jour.map(|day| day.to_string()).unwrap_or_default()),
            temps_fort: text(if etape.temps_fort { YES } else { "" }),
            activite: text(etape.activite.key()),
            compte: text(&counted.unwrap_or(0).to_string()),
            au_moins: text(&etape.regle.au_moins.to_string()),
            questions: text(&etape.questions.join("\n")),
            metiers: text(&etape.metiers.join("\n")),
        }
    }

    /// The texts, as they are kept.
    pub fn fields(self) -> Vec<RwSignal<String>> {
        vec![
            self.titre,
            self.invitation,
            self.consigne,
            self.minutes,
            self.mois,
            self.jour,
            self.temps_fort,
            self.activite,
            self.compte,
            self.au_moins,
            self.questions,
            self.metiers,
        ]
    }

    /// The étape, or which field is wrong and how to mend it.
    pub fn etape(self, editing: &Editing) -> Result<Etape, (Part, String)> {
        let text = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let number = |field: RwSignal<String>| text(field).parse::<u32>().ok();
        let minutes = number(self.minutes).and_then(|minutes| u16::try_from(minutes).ok());
        let minutes = minutes.ok_or((Part::Minutes, texts::minutes_wrong(MINUTES_MAX)))?;
        let au_moins = number(self.au_moins);
        let au_moins = au_moins.ok_or((Part::AuMoins, texts::least_wrong(AU_MOINS_MAX)))?;
        let jour = match text(self.jour).as_str() {
            "" => None,
            day => Some(
                day.parse()
                    .map_err(|_| (Part::Jour, texts::DAY_WRONG.to_owned()))?,
            ),
        };
        let mois = jour.map_or_else(
            || text(self.mois).parse().unwrap_or(editing.etape.mois),
            |day: jiff::civil::Date| day.month().unsigned_abs(),
        );
        let compte = text(self.compte).parse().ok();
        let compte = compte.and_then(|at: usize| COMPTES.get(at)).copied();
        let questions = text(self.questions);
        let questions = questions
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty());
        let etape = Etape {
            id: editing.etape.id.clone(),
            rang: if editing.added {
                editing.etape.rang.saturating_add(RANG_STEP)
            } else {
                editing.etape.rang
            },
            titre: text(self.titre).into(),
            invitation: text(self.invitation).into(),
            consigne: text(self.consigne).into(),
            minutes,
            mois,
            jour,
            temps_fort: text(self.temps_fort) == YES,
            activite: Activite::from_key(&text(self.activite)).unwrap_or(Activite::Libre),
            regle: Regle {
                compte: compte.unwrap_or(Compte::PagesEtape),
                au_moins,
            },
            metiers: self
                .metiers
                .get_untracked()
                .lines()
                .map(str::to_owned)
                .collect(),
            questions: questions.map(str::to_owned).collect(),
            retiree: editing.etape.retiree,
        };
        match etape.check() {
            Ok(()) => Ok(etape),
            Err(error) => Err(wrong(error)),
        }
    }
}

fn wrong(error: EtapeError) -> (Part, String) {
    match error {
        EtapeError::Invitation => (Part::Invitation, texts::INVITATION_WRONG.to_owned()),
        EtapeError::Consigne => (Part::Consigne, texts::CONSIGNE_WRONG.to_owned()),
        EtapeError::Minutes => (Part::Minutes, texts::minutes_wrong(MINUTES_MAX)),
        EtapeError::Mois => (Part::Jour, texts::DAY_WRONG.to_owned()),
        EtapeError::Regle => (Part::AuMoins, texts::least_wrong(AU_MOINS_MAX)),
        EtapeError::Questions => (Part::Questions, texts::questions_wrong(QUESTIONS_MAX)),
        EtapeError::Id | EtapeError::Titre | EtapeError::Metiers => {
            (Part::Titre, texts::TITRE_WRONG.to_owned())
        }
    }
}
