//! Where the work of an étape is done.

use domain::parcours::{Activite, Etape};
use ui::{Glyph, icons};

use super::texts;
use crate::address;
use crate::pages::carnet::kind_key;

/// A page where work is done, and the words that lead to it.
pub struct Opening {
    /// The address.
    pub href: String,
    /// What the link says.
    pub words: &'static str,
}

/// Where the work of an étape is done.
pub fn opening(etape: &Etape) -> Opening {
    let page = match etape.activite {
        Activite::Explorer => Some("/metiers"),
        Activite::Comparer => Some("/comparer"),
        Activite::Questionnaire => Some("/ce-que-j-aime"),
        Activite::Recherche => Some("/recherche-de-stage"),
        Activite::Oral => Some("/synthese"),
        Activite::Partager => Some("/carnet"),
        _ => None,
    };
    Opening {
        href: page.map_or_else(|| new_page(etape), str::to_owned),
        words: texts::begin(etape.activite),
    }
}

/// Makes a page of the carnet for the étape, with the guide of its activity.
pub fn new_page(etape: &Etape) -> String {
    let pairs = vec![
        ("type", kind_key(etape.entry_kind()).to_owned()),
        ("etape", etape.id.clone().into_owned()),
        ("guide", guide(etape.activite).to_owned()),
    ];
    address::href("/carnet/nouveau", pairs)
}

/// The guide of a page that is written for an activity; empty where one writes freely.
fn guide(activite: Activite) -> &'static str {
    match activite {
        Activite::Interview
        | Activite::Visite
        | Activite::Forum
        | Activite::Stage
        | Activite::Projet
        | Activite::Lecture => activite.key(),
        _ => "",
    }
}

/// The icon of a kind of activity.
pub fn glyph(activite: Activite) -> Glyph {
    match activite {
        Activite::Questionnaire => icons::HEART,
        Activite::Explorer => icons::COMPASS,
        Activite::Comparer => icons::COPY,
        Activite::Interview => icons::MESSAGE,
        Activite::Visite => icons::BUILDING,
        Activite::Forum => icons::PIN,
        Activite::Stage => icons::BRIEFCASE,
        Activite::Recherche => icons::SEND,
        Activite::Projet => icons::USERS,
        Activite::Lecture => icons::PLAY,
        Activite::Oral => icons::SPEAKER,
        Activite::Partager => icons::SHARE,
        Activite::Libre => icons::PENCIL,
    }
}
