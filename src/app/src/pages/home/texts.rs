//! Words of the start page.

/// Greeting of a pupil who comes back.
pub const BACK_AGAIN: &str = "Salut\u{a0}! On reprend là où tu étais\u{a0}?";
/// Greeting of a pupil on the first day.
pub const FIRST_TIME: &str = "Bienvenue\u{a0}! Par quoi commences-tu\u{a0}?";
/// Name of the path.
pub const PATH: &str = "Les étapes de ton parcours";
/// To the page of the whole path.
pub const WHOLE_PATH: &str = "Voir tout mon parcours";
/// Opens the étape.
pub const CONTINUE: &str = "Continuer mon étape";
/// All étapes are done.
pub const ALL_DONE_TITLE: &str = "Toutes tes étapes sont faites";
/// What then.
pub const ALL_DONE: &str = "Tu peux continuer à explorer, et relire ton carnet.";
/// To the carnet.
pub const OPEN_CARNET: &str = "Ouvrir mon carnet";
/// Heading of other ways to explore.
pub const WAYS: &str = "Explorer autrement";
/// Heading of the wall.
pub const WALL: &str = "Tes métiers rencontrés";
/// Heading over a métier of an untouched domain.
pub const FAR: &str = "Un métier loin de tes habitudes";
/// Heading over the last sheets.
pub const RECENT: &str = "Tes dernières fiches";
/// Heading over the next visit.
pub const NEXT_VISIT: &str = "Ta prochaine visite";
/// To the favourites.
pub const FAVOURITES: &str = "Mes favoris";

/// Number of the étape and its length.
pub fn etape(number: usize, minutes: u16) -> String {
    format!("Étape\u{a0}{number} · environ {minutes}\u{a0}minutes")
}

/// A temps fort.
pub fn temps_fort(number: usize) -> String {
    format!("Étape\u{a0}{number} · temps fort")
}

/// Who and where, over the title.
pub fn eyebrow(class: &str, name: &str) -> String {
    [class, " · ", name].concat()
}

/// Name of one domain of the wall: how many métiers, and how many of them by a person or a place.
pub fn wall_group(domain: &str, count: usize, really: usize) -> String {
    let mut words = match count {
        0 => return format!("{domain}\u{a0}: pas encore exploré"),
        1 => format!("{domain}\u{a0}: 1\u{a0}métier"),
        _ => format!("{domain}\u{a0}: {count}\u{a0}métiers"),
    };
    if really > 0 {
        words.push_str(&format!(", dont {really} en vrai"));
    }
    words
}

/// How many métiers were met otherwise than by their sheet.
pub fn really(persons: usize, places: usize) -> Option<String> {
    let words = match (persons, places) {
        (0, 0) => return None,
        (_, 0) => format!("{persons} par une personne rencontrée."),
        (0, _) => format!("{places} sur un lieu de travail."),
        _ => format!("{persons} par une personne rencontrée, {places} sur un lieu de travail."),
    };
    Some(format!("Entourés sur le mur\u{a0}: {words}"))
}

/// Counts under the wall.
pub fn wall_counts(metiers: usize, domains: usize) -> String {
    let metiers = if metiers > 1 {
        format!("{metiers}\u{a0}métiers")
    } else {
        format!("{metiers}\u{a0}métier")
    };
    let domains = if domains > 1 {
        format!("{domains}\u{a0}domaines")
    } else {
        format!("{domains}\u{a0}domaine")
    };
    format!("{metiers}, {domains}.")
}
/// Before the name of an untouched domain.
pub const WALL_UNTOUCHED: &str = "Un domaine encore à découvrir\u{a0}:";

/// Title for a visitor.
pub const VISITOR_TITLE: &str = "Des centaines de métiers à découvrir";
/// What this is.
pub const VISITOR_LEAD: &str = "Explore, compare, garde une trace. Même quand le réseau coupe. Personne ne te dira quel métier est le tien\u{a0}: c’est toi qui cherches.";
/// To the catalogue.
pub const VISITOR_EXPLORE: &str = "Explorer les métiers";
/// To the sign-in.
pub const VISITOR_SIGN_IN: &str = "Entrer dans mon carnet";
/// Heading of the ways in.
pub const VISITOR_DOMAINS: &str = "Par domaine";
/// Heading of the ways in.
pub const VISITOR_INTERESTS: &str = "Par ce qu’on aime";
/// Heading of some sheets.
pub const VISITOR_SOME: &str = "Au hasard des fiches";
