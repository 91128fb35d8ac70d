//! What of the class is shown, as it stands in the address.

use leptos::prelude::*;

use crate::address::{self, Query, use_replace};

const CLASS: &str = "classe";
const VIEW: &str = "vue";
const PUPIL: &str = "eleve";
const STATE: &str = "etat";
const ETAPE: &str = "etape";
const DOMAIN: &str = "domaine";

/// The parts of the page of a class, in the order of their tabs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// The pupils.
    #[default]
    Pupils,
    /// The pages they show.
    Shared,
    /// Who has done what.
    Progress,
    /// The métiers that they met.
    Wall,
    /// The étapes.
    Parcours,
    /// The lessons.
    Seances,
    /// The projects.
    Projets,
}

impl Tab {
    /// All of them.
    pub const ALL: [Tab; 7] = [
        Self::Pupils,
        Self::Shared,
        Self::Progress,
        Self::Wall,
        Self::Parcours,
        Self::Seances,
        Self::Projets,
    ];

    /// The word in addresses; empty for the first one.
    fn key(self) -> &'static str {
        match self {
            Self::Pupils => "",
            Self::Shared => "carnets",
            Self::Progress => "suivi",
            Self::Wall => "metiers",
            Self::Parcours => "parcours",
            Self::Seances => "seances",
            Self::Projets => "projets",
        }
    }

    fn from_key(key: &str) -> Self {
        let found = Self::ALL.into_iter().find(|tab| tab.key() == key);
        found.unwrap_or_default()
    }
}

/// `?classe=4e-b&vue=carnets&eleve=colibri&etat=a-lire`
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The class, by the words of its name; empty for the first one.
    pub class: String,
    /// What of it is shown.
    pub tab: Tab,
    /// Only the pages of this pupil, by the words of the pseudonym; empty for all.
    pub pupil: String,
    /// Only what stands there, by the words of the filter; empty for all.
    pub state: String,
    /// Only this étape; empty for all.
    pub etape: String,
    /// Only métiers of this domain, by its letter; empty for all.
    pub domain: String,
}

impl Place {
    fn read(query: &Query) -> Self {
        let get = |name| query.get(name);
        Self {
            class: get(CLASS),
            tab: Tab::from_key(&get(VIEW)),
            pupil: get(PUPIL),
            state: get(STATE),
            etape: get(ETAPE),
            domain: get(DOMAIN),
        }
    }

    /// Its address.
    pub fn href(&self) -> String {
        let pairs = vec![
            (CLASS, self.class.clone()),
            (VIEW, self.tab.key().to_owned()),
            (PUPIL, self.pupil.clone()),
            (STATE, self.state.clone()),
            (ETAPE, self.etape.clone()),
            (DOMAIN, self.domain.clone()),
        ];
        address::href("/classe", pairs)
    }
}

/// Where the address is; reactive.
pub fn place() -> Memo<Place> {
    address::asked(Place::read)
}

/// Goes elsewhere in the same page: the back button leads out of it at once.
pub fn move_to() -> impl Fn(&Place) + Clone + Send + Sync + 'static {
    let go = use_replace();
    move |place: &Place| go(&place.href())
}
