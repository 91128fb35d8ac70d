//! Words of the pupil's parcours.

use domain::parcours::{Activite, Compte, Regle};

/// Title.
pub const TITLE: &str = "Mon parcours";
/// What it is.
pub const LEAD: &str = "Les étapes de ton année. Tu peux les faire dans l’ordre que tu veux.";
/// Name of the path.
pub const PATH: &str = "Ton chemin dans l’année";
/// Heading of the list.
pub const ETAPES: &str = "Les étapes";
/// Heading of the wall.
pub const WALL: &str = "Tes métiers rencontrés";
/// No étape.
pub const NONE_TITLE: &str = "Pas encore d’étape";
/// What then.
pub const NONE: &str = "Tes professeurs n’ont pas encore ouvert le parcours de ta classe.";
/// Not there.
pub const UNKNOWN_TITLE: &str = "Étape introuvable";
/// What then.
pub const UNKNOWN: &str =
    "Cette étape n’est plus dans ton parcours. Tes pages, elles, sont dans ton carnet.";
/// Back.
pub const BACK: &str = "Mon parcours";
/// It is done.
pub const DONE: &str = "Fait";
/// It is next.
pub const NOW: &str = "C’est maintenant";
/// Heading of the teacher's questions.
pub const QUESTIONS: &str = "Les questions de tes professeurs";
/// Heading of the sheets to read.
pub const SHEETS: &str = "Les fiches à lire";
/// Heading of what was done.
pub const WORK: &str = "Ce que tu as fait";
/// Nothing was done.
pub const NOTHING_YET: &str = "Pas encore de page pour cette étape.";
/// A page without a title.
pub const UNTITLED: &str = "Sans titre";
/// Writes a page.
pub const WRITE: &str = "Écrire une page";

/// The next étape.
pub fn next(title: &str) -> String {
    format!("Étape suivante\u{a0}: {title}")
}

/// What the pupil has met, beside what there is.
pub fn so_far(metiers: usize, domains: usize, of: usize) -> String {
    let metiers = match metiers {
        0 | 1 => format!("{metiers}\u{a0}métier rencontré"),
        _ => format!("{metiers}\u{a0}métiers rencontrés"),
    };
    format!(
        "{metiers}, {domains}\u{a0}domaines ouverts sur {of}. À la fin de la 3e, on en connaît une quarantaine."
    )
}

/// The half-days of the year.
pub fn half_days(count: usize, of: usize) -> String {
    let half_days = if count > 1 {
        "demi-journées"
    } else {
        "demi-journée"
    };
    format!(
        "Cette année, {count}\u{a0}{half_days} de découverte dans ton carnet, sur {of} prévues."
    )
}

/// How far the rule of an étape is reached.
pub fn reached(regle: Regle, count: u32) -> String {
    let most = regle.au_moins;
    let many = most > 1;
    let what = match (regle.compte, many) {
        (Compte::MetiersLus, true) => "métiers sur ton mur",
        (Compte::MetiersLus, false) => "métier sur ton mur",
        (Compte::Favoris, true) => "fiches gardées",
        (Compte::Favoris, false) => "fiche gardée",
        (Compte::Domaines, true) => "domaines ouverts",
        (Compte::Domaines, false) => "domaine ouvert",
        (Compte::EntreesMetier, true) => "pages sur un métier",
        (Compte::EntreesMetier, false) => "page sur un métier",
        (Compte::EntreesVisite, true) => "pages de visite",
        (Compte::EntreesVisite, false) => "page de visite",
        (Compte::EntreesActivite, true) => "pages d’activité",
        (Compte::EntreesActivite, false) => "page d’activité",
        (Compte::EntreesLibres, true) => "pages libres",
        (Compte::EntreesLibres, false) => "page libre",
        (Compte::EntreesPartagees, true) => "pages montrées",
        (Compte::EntreesPartagees, false) => "page montrée",
        (Compte::PagesEtape, true) => "pages pour cette étape",
        (Compte::PagesEtape, false) => "page pour cette étape",
        (Compte::Entrees, true) => "pages",
        (Compte::Entrees, false) => "page",
    };
    format!("{}\u{a0}sur\u{a0}{most} {what}", count.min(most))
}

/// What the link to the work says.
pub fn begin(activite: Activite) -> &'static str {
    match activite {
        Activite::Questionnaire => "Dire ce que j’aime",
        Activite::Explorer => "Explorer les métiers",
        Activite::Comparer => "Comparer des métiers",
        Activite::Interview => "Préparer mon interview",
        Activite::Visite => "Ouvrir ma page de visite",
        Activite::Forum => "Ouvrir ma page de forum",
        Activite::Stage => "Écrire une page de stage",
        Activite::Recherche => "Chercher mon stage",
        Activite::Projet => "Ouvrir ma page de projet",
        Activite::Lecture => "Répondre aux questions",
        Activite::Oral => "Préparer ma synthèse",
        Activite::Partager => "Choisir dans mon carnet",
        Activite::Libre => "Écrire ma page",
    }
}

/// Why such work is done.
pub fn why(activite: Activite) -> &'static str {
    match activite {
        Activite::Questionnaire => {
            "Pourquoi\u{a0}? Savoir ce qu’on aime aide à chercher. Ça n’oblige à rien."
        }
        Activite::Explorer => {
            "Pourquoi\u{a0}? On ne peut pas vouloir un métier dont on ignore le nom."
        }
        Activite::Comparer => "Pourquoi\u{a0}? Deux métiers côte à côte se comprennent mieux.",
        Activite::Interview => "Pourquoi\u{a0}? Une personne raconte ce qu’aucune fiche ne dit.",
        Activite::Visite => "Pourquoi\u{a0}? Sur place, on voit, on entend, on sent.",
        Activite::Forum => {
            "Pourquoi\u{a0}? Beaucoup de métiers dans une seule salle\u{a0}: prépare tes questions."
        }
        Activite::Stage => "Pourquoi\u{a0}? Une semaine montre les bons jours et les autres.",
        Activite::Recherche => "Pourquoi\u{a0}? Demander s’apprend. Un refus n’est pas un échec.",
        Activite::Projet => "Pourquoi\u{a0}? À plusieurs, chacun découvre ce qu’il sait faire.",
        Activite::Lecture => {
            "Pourquoi\u{a0}? Un film ou un texte montre des vies que tu ne croises pas."
        }
        Activite::Oral => "Pourquoi\u{a0}? Raconter ton chemin t’aide à le comprendre.",
        Activite::Partager => {
            "Pourquoi\u{a0}? Tes professeurs ne voient que ce que tu leur montres."
        }
        Activite::Libre => "Pourquoi\u{a0}? Écrire aide à penser.",
    }
}
