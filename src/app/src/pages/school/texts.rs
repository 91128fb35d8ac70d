//! Words of `/etablissement`.

/// Title while the school is not known.
pub const TITLE: &str = "Mon établissement";
/// The account has no school.
pub const NO_SCHOOL_TITLE: &str = "Aucun établissement";
/// What to do.
pub const NO_SCHOOL: &str = "Ce compte n’est rattaché à aucun établissement. L’académie peut vous envoyer une nouvelle invitation.";
/// What a head does not see.
pub const PRIVACY: &str = "Vous voyez les classes, leurs effectifs et leurs visites. Les carnets des élèves ne sont pas transmis à la direction.";

/// Heading.
pub const COVERAGE: &str = "Une visite pour chaque classe";
/// No class yet.
pub const NO_CLASS_TITLE: &str = "Aucune classe pour le moment";
/// How they come.
pub const NO_CLASS: &str = "Chaque enseignant crée ses classes et reçoit leur code. Commencez par inviter un enseignant ci-dessous.";
/// Columns of the classes.
pub const CLASS_HEADS: [&str; 4] = [
    "Classe",
    "Élèves",
    "Visites",
    "Prochaine ou dernière visite",
];
/// A class without a visit.
pub const NO_VISIT: &str = "Aucune visite";
/// A class whose requests all wait.
pub const ONLY_WAITING: &str = "En liste d’attente";
/// A class with at least one visit.
pub const COVERED: &str = "Visite confirmée";
/// To the visits.
pub const SEE_VISITS: &str = "Voir les visites ouvertes";

/// Heading.
pub const BOOKINGS: &str = "Les demandes de l’établissement";
/// Filter of the bookings.
pub const BY_STATE: &str = "État de la demande";
/// All of them.
pub const ALL: &str = "Toutes";
/// The places are given.
pub const ACCEPTED: &str = "Confirmées";
/// On a waiting list.
pub const WAITING: &str = "En liste d’attente";
/// Given back, or the slot was cancelled.
pub const CANCELLED: &str = "Annulées";
/// Columns of the bookings.
pub const BOOKING_HEADS: [&str; 5] = ["Visite", "Quand", "Classe", "Demandée par", "État"];
/// No booking yet.
pub const NO_BOOKING: &str = "Aucune demande pour le moment. Vos enseignants réservent depuis la page des visites, même hors ligne.";
/// None in this state.
pub const NONE_SUCH: &str = "Aucune demande dans cet état.";
/// A slot that is not published any more.
pub const NO_SLOT: &str = "Visite retirée";

/// Heading.
pub const INVITE: &str = "Inviter un enseignant";

/// Number of pupils.
pub fn pupils(count: u32) -> String {
    match count {
        0 => "aucun élève".to_owned(),
        1 => "1\u{a0}élève".to_owned(),
        _ => format!("{count}\u{a0}élèves"),
    }
}

/// Number of classes.
pub fn classes(count: usize) -> String {
    match count {
        0 => "aucune classe".to_owned(),
        1 => "1\u{a0}classe".to_owned(),
        _ => format!("{count}\u{a0}classes"),
    }
}

/// The figure of a level.
pub fn covered(some: usize, of: usize) -> String {
    format!("{some} sur {of}")
}

/// What the figure counts.
pub fn level(level: &str, of: usize) -> String {
    let words = if of > 1 {
        "classes ont une visite"
    } else {
        "classe a une visite"
    };
    format!("{words} en {level}")
}

/// The classes of a level that have none.
pub fn without(names: &str) -> String {
    format!("Sans visite\u{a0}: {names}")
}

/// Heading.
pub const DATA: &str = "Les comptes des élèves";
/// What it is for.
pub const DATA_TEXT: &str = "Pour répondre à une famille ou fermer un compte. Un lien permet à la famille de lire tout ce qui est gardé sur son enfant, et de l’effacer. Vous ne lisez rien du carnet. Chaque lien et chaque effacement sont notés dans le journal de sécurité.";
/// Chooses a class.
pub const DATA_CLASS: &str = "Classe";
/// Nothing chosen.
pub const DATA_CHOOSE: &str = "Choisir une classe";
/// There is no network.
pub const DATA_OFFLINE: &str = "Il faut le réseau pour voir la liste des comptes.";
/// A class without pupils.
pub const DATA_NONE: &str = "Aucun élève dans cette classe.";
/// Tries again.
pub const DATA_AGAIN: &str = "Réessayer";
/// Columns.
pub const DATA_HEADS: [&str; 3] = ["Élève", "Dernier envoi", ""];
/// Never came.
pub const DATA_NEVER: &str = "Jamais";
/// Makes a link.
pub const LINK: &str = "Lien pour la famille";
/// Erases.
pub const ERASE: &str = "Effacer le compte";

/// The same for one pupil, for screen readers.
pub fn link_of(pseudonym: &str) -> String {
    [LINK, " de ", pseudonym].concat()
}

/// The same for one pupil, for screen readers.
pub fn erase_of(pseudonym: &str) -> String {
    ["Effacer le compte de ", pseudonym].concat()
}

/// Heading of the sheet for a family.
pub fn sheet(pseudonym: &str) -> String {
    ["Pour la famille de ", pseudonym].concat()
}

/// Under it, to the family.
pub const SHEET_TEXT: &str = "Ce lien montre tout ce que le service Parcours métiers garde sur votre enfant. Vous pouvez le télécharger, et l’effacer. Ouvert une fois, il reste valable un jour.";
/// Name of the QR.
pub const SHEET_QR: &str = "Le même lien, à photographier";
/// To the head.
pub const SHEET_ONCE: &str =
    "Il n’est montré qu’ici, maintenant. Un nouveau lien rend celui-ci inutile.";
/// Prints.
pub const SHEET_PRINT: &str = "Imprimer";
/// Puts it away.
pub const SHEET_DONE: &str = "C’est remis";

/// Until when.
pub fn sheet_until(day: &str) -> String {
    format!("Valable jusqu’au {day}.")
}

/// What erasing takes away.
pub const ERASE_TEXT: &str = "Le carnet, les pages montrées, les favoris et le compte disparaissent du serveur, et de ses appareils à leur prochaine connexion. Personne ne pourra les faire revenir. La famille ou l’élève peuvent d’abord télécharger les données.";
/// The passphrase.
pub const ERASE_PASSPHRASE: &str = "Votre phrase de passe";
/// Why.
pub const ERASE_HINT: &str = "Demandée à nouveau, car rien ne revient.";
/// There is none.
pub const ERASE_MISSING: &str = "Écrivez votre phrase de passe.";
/// It is wrong.
pub const ERASE_WRONG: &str = "Ce n’est pas votre phrase de passe. Rien n’a été effacé.";
/// Does it.
pub const ERASE_NOW: &str = "Effacer pour toujours";
/// It is done.
pub const ERASED: &str = "Le compte est effacé.";
/// There is no network.
pub const ERASE_OFFLINE: &str = "Il faut le réseau pour effacer un compte.";

/// Heading.
pub const YEAR: &str = "Fin de l’année";
/// What it is for.
pub const YEAR_TEXT: &str = "Une classe fermée n’a plus d’élèves à suivre\u{a0}: ils entrent dans la suivante avec son code, et gardent leur carnet. Les comptes qui restent sont effacés à la date indiquée. D’ici là, un lien pour la famille (ci-dessous) permet encore d’emporter le carnet.";
/// Columns.
pub const YEAR_HEADS: [&str; 4] = ["Classe", "Comptes", "État", ""];
/// A class that goes on.
pub const YEAR_OPEN: &str = "Ouverte";
/// Closes a class.
pub const CLOSE: &str = "Fermer la classe";

/// A class that was closed.
pub fn year_closed(day: &str) -> String {
    ["Fermée. Comptes restants effacés le ", day].concat()
}

/// The same for one class, for screen readers.
pub fn close_of(class: &str) -> String {
    ["Fermer la classe ", class].concat()
}
