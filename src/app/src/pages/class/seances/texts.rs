//! Words of the lessons of a class.

/// What it is.
pub const LEAD: &str = "Une séance réunit des consignes, des étapes et des fiches. Les appareils de la classe prennent tout d’avance\u{a0}: le jour venu, elle se fait même sans réseau.";
/// Name of the list.
pub const SEANCES: &str = "Les séances de la classe";
/// Prepares one.
pub const PREPARE: &str = "Préparer une séance";
/// None yet.
pub const NONE_TITLE: &str = "Pas encore de séance";
/// What then.
pub const NONE: &str =
    "Préparez-en une\u{a0}: vous verrez combien d’élèves sont prêts avant la sonnerie.";
/// Goes to it.
pub const RUN: &str = "Mener la séance";
/// Changes it.
pub const EDIT: &str = "Modifier";
/// Another one like it.
pub const AGAIN: &str = "Refaire plus tard";
/// Takes it out.
pub const REMOVE: &str = "Supprimer";
/// It is out.
pub const REMOVED: &str = "Séance supprimée.";
/// Still to be sent.
pub const ON_DEVICE: &str = "Sur cet appareil";
/// Sent.
pub const SENT: &str = "Envoyée";
/// Title of the form.
pub const NEW_TITLE: &str = "Une nouvelle séance";
/// Title of the form.
pub const EDIT_TITLE: &str = "Modifier la séance";
/// Field.
pub const TITRE: &str = "Titre";
/// Wrong.
pub const TITRE_WRONG: &str = "Un titre de 1 à 80 signes.";
/// Field.
pub const DAY: &str = "Jour";
/// Wrong.
pub const DAY_WRONG: &str = "Cette date n’existe pas.";
/// Field.
pub const HOUR: &str = "Heure";
/// Wrong.
pub const HOUR_WRONG: &str = "Cette heure n’existe pas.";
/// Field.
pub const MINUTES: &str = "Durée, en minutes";
/// Field.
pub const DEROULE: &str = "Déroulé";
/// Help.
pub const DEROULE_HINT: &str = "Une consigne par ligne, tutoyée. C’est aussi ce que vous projetez.";
/// Wrong.
pub const DEROULE_WRONG: &str = "3\u{202f}000\u{a0}signes et 12\u{a0}étapes au plus.";
/// Field.
pub const ETAPES: &str = "Étapes travaillées";
/// Help.
pub const SHEETS_HINT: &str = "Les fiches lues pendant la séance.";
/// Field.
pub const JEUX: &str = "Jeux";
/// Help.
pub const JEUX_HINT: &str =
    "Le numéro fixe la partie\u{a0}: toute la classe joue la même, et vous la projetez.";
/// What was chosen.
pub const JEUX_CHOSEN: &str = "Jeux de la séance";
/// Field.
pub const JEU: &str = "Jeu";
/// Field.
pub const PARTIE: &str = "Numéro de la partie";
/// Adds it.
pub const JEU_ADD: &str = "Ajouter ce jeu";
/// It is there.
pub const JEU_THERE: &str = "Cette partie y est déjà.";
/// Heading of the games.
pub const JEUX_RUN: &str = "Jeux à projeter";
/// Saves.
pub const SAVE: &str = "Enregistrer la séance";
/// It is saved.
pub const SAVED: &str = "Séance enregistrée sur cet appareil, elle part dès que possible.";
/// Gives up.
pub const GIVE_UP: &str = "Abandonner";
/// Not there.
pub const UNKNOWN_TITLE: &str = "Séance introuvable";
/// What then.
pub const UNKNOWN: &str = "Elle a été supprimée, ou n’est pas encore arrivée sur cet appareil.";
/// To all lessons.
pub const ALL: &str = "Toutes les séances";
/// Projects it.
pub const PROJECT: &str = "Projeter";
/// Heading of what comes in.
pub const INCOMING: &str = "Ce qui arrive";
/// What it is.
pub const INCOMING_TEXT: &str =
    "Les pages que les élèves montrent pour ces étapes, dès que leur appareil trouve le réseau.";
/// Columns.
pub const INCOMING_HEADS: [&str; 3] = ["Étape", "Élèves", "Pages"];
/// No étape was chosen.
pub const NO_ETAPE: &str = "Aucune étape n’est liée à cette séance.";
/// Heading.
pub const NOT_READY: &str = "Pas encore prêts";
/// What to do.
pub const NOT_READY_TEXT: &str = "Une page ouverte une minute avec le réseau suffit\u{a0}: l’application, les fiches et la séance se gardent seules.";
/// Heading of the sheets.
pub const SHEETS: &str = "Fiches de la séance";

/// So many of so many are ready.
pub fn ready(count: usize, of: usize) -> String {
    match count {
        0 | 1 => format!("{count}\u{a0}prêt sur {of}"),
        _ => format!("{count}\u{a0}prêts sur {of}"),
    }
}

/// So many of so many pupils.
pub fn of_pupils(count: usize, of: usize) -> String {
    format!("{count} sur {of}")
}

/// Wrong.
pub fn minutes_wrong(most: u16) -> String {
    format!("Un nombre de 1 à {most}.")
}

/// Wrong.
pub fn partie_wrong(most: u64) -> String {
    format!("Un numéro de 1 à {most}.")
}

/// So many games and no more.
pub fn jeux_full(most: usize) -> String {
    format!("{most}\u{a0}jeux au plus.")
}

/// Takes a round out.
pub fn jeu_out(named: &str) -> String {
    format!("Retirer\u{a0}: {named}")
}

/// A round is in.
pub fn jeu_in(named: &str) -> String {
    format!("Ajouté\u{a0}: {named}")
}

/// A round is out.
pub fn jeu_gone(named: &str) -> String {
    format!("Retiré\u{a0}: {named}")
}
