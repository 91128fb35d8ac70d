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
