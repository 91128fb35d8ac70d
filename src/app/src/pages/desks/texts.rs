//! Words of `/creneaux` and `/academie`.

use domain::visit::{Booking, RefusalReason};

use crate::texts::errors;

/// Title.
pub const TITLE: &str = "Mes créneaux";
/// What this page is for.
pub const LEAD: &str = "Publiez vos visites et suivez les demandes des classes.";
/// The account has no company.
pub const NO_COMPANY_TITLE: &str = "Aucune entreprise";
/// What to do.
pub const NO_COMPANY: &str = "Ce compte n’est rattaché à aucune entreprise. L’académie peut vous envoyer une nouvelle invitation.";
/// Nothing was published.
pub const NONE_TITLE: &str = "Aucun créneau pour l’instant";
/// How to begin.
pub const NONE: &str =
    "Publiez une première visite\u{a0}: les collèges de l’académie la verront aussitôt.";
/// Opens the form.
pub const PUBLISH: &str = "Publier un créneau";
/// Heading.
pub const NEXT: &str = "À venir";
/// Nothing under it.
pub const NO_NEXT: &str = "Aucun créneau à venir.";
/// Heading.
pub const PAST: &str = "Passés et annulés";

/// State.
pub const OPEN: &str = "Ouvert aux demandes";
/// State.
pub const FULL: &str = "Complet";
/// State.
pub const CLOSED: &str = "Demandes closes";
/// State.
pub const OVER: &str = "Visite passée";
/// State.
pub const CANCELLED: &str = "Annulé";
/// State.
pub const ON_DEVICE: &str = "Sur cet appareil, en attente d’envoi";
/// State.
pub const CANCEL_ON_DEVICE: &str = "Annulation en attente d’envoi";
/// State.
pub const SENT: &str = "Envoyé, réponse attendue";
/// State.
pub const REFUSED: &str = "Refusé par le serveur";

/// Places taken of all.
pub fn taken(taken: u32, capacity: u32) -> String {
    let words = if taken > 1 {
        "places prises"
    } else {
        "place prise"
    };
    format!("{taken}\u{a0}{words} sur\u{a0}{capacity}")
}
/// Requests on the waiting list; none when there are none.
pub fn waiting(count: u32) -> Option<String> {
    match count {
        0 => None,
        1 => Some("1\u{a0}demande en liste d’attente".to_owned()),
        _ => Some(format!("{count}\u{a0}demandes en liste d’attente")),
    }
}
/// Last day for requests.
pub fn until(day: &str) -> String {
    ["Demandes jusqu’au ", day].concat()
}
/// Why it was cancelled.
pub fn because(reason: &str) -> String {
    ["Motif\u{a0}: ", reason].concat()
}
/// Words of a school.
pub fn quoted(words: &str) -> String {
    ["«\u{a0}", words, "\u{a0}»"].concat()
}

/// Caption of the requests.
pub const REQUESTS: &str = "Demandes des classes";
/// Columns of the requests.
pub const HEADS: [&str; 5] = [
    "Établissement",
    "Classe",
    "Enseignant",
    "Participants",
    "État",
];
/// No request.
pub const NO_REQUEST: &str = "Aucune demande pour l’instant.";
/// A class and its school.
pub fn class_of(booking: &Booking) -> String {
    format!(
        "{}, {} ({}), {}\u{a0}participants",
        booking.class_name,
        booking.school_name,
        crate::texts::adult(&booking.teacher_name),
        booking.seats
    )
}

/// Opens the form on a slot.
pub const EDIT: &str = "Modifier";
/// Opens the form on the same visit a week later.
pub const DUPLICATE: &str = "Dupliquer une semaine plus tard";
/// Opens the dialog.
pub const CANCEL: &str = "Annuler ce créneau";

/// Title of the dialog.
pub const CANCEL_TITLE: &str = "Annuler ce créneau\u{a0}?";
/// Who is told.
pub const TOLD: &str = "Seront prévenues\u{a0}:";
/// Nobody booked.
pub const NOBODY_TOLD: &str =
    "Aucune classe n’a de demande en cours\u{a0}: personne n’est à prévenir.";
/// Who is told, for someone who is not sent the bookings.
pub fn told_counts(places: u32, waits: u32) -> String {
    let places = match places {
        0 => None,
        1 => Some("1\u{a0}place prise".to_owned()),
        _ => Some(format!("{places}\u{a0}places prises")),
    };
    let parts: Vec<String> = places.into_iter().chain(waiting(waits)).collect();
    [&parts.join(" et "), "\u{a0}: les classes seront prévenues."].concat()
}
/// Field.
pub const REASON: &str = "Votre motif";
/// What becomes of it.
pub const REASON_HINT: &str =
    "Les enseignants le liront tel quel. 1\u{a0}000\u{a0}caractères au plus.";
/// Missing or too long.
pub const REASON_WRONG: &str = "Écrivez un motif, de 1\u{a0}000\u{a0}caractères au plus.";
/// Cancels.
pub const CANCEL_NOW: &str = "Annuler la visite";
/// Does not.
pub const KEEP: &str = "La garder";
/// Said after it.
pub const CANCEL_NOTED: &str = "Annulation enregistrée. Les classes seront prévenues dès l’envoi.";

/// Title of the form.
pub const NEW_TITLE: &str = "Un nouveau créneau";
/// Title of the form.
pub const EDIT_TITLE: &str = "Modifier le créneau";
/// Field.
pub const NAME: &str = "Titre de la visite";
/// What to write.
pub const NAME_HINT: &str = "Ce que les élèves découvriront, en quelques mots.";
/// What linking métiers is for.
pub const METIERS_HINT: &str =
    "Ceux que les élèves verront à l’œuvre. Leurs fiches s’affichent sur la page de la visite.";
/// Field.
pub const DOMAIN: &str = "Domaine";
/// No domain yet.
pub const CHOOSE: &str = "Choisir…";
/// Field.
pub const START: &str = "Début";
/// Field.
pub const END: &str = "Fin";
/// Field.
pub const DEADLINE: &str = "Date limite des demandes";
/// Field.
pub const CAPACITY: &str = "Nombre de places";
/// What counts.
pub const CAPACITY_HINT: &str = "Élèves et accompagnateurs, de 1 à 200.";
/// Field.
pub const ADDRESS: &str = "Adresse";
/// Field.
pub const COMMUNE: &str = "Commune";
/// Field.
pub const TRANSIT: &str = "Venir sans car";
/// What to write.
pub const TRANSIT_HINT: &str = "Par exemple\u{a0}: tram\u{a0}A, arrêt Gare.";
/// Field.
pub const ABOUT: &str = "Ce que les élèves verront et feront";
/// Field.
pub const PRACTICAL: &str = "À prévoir";
/// Field.
pub const KEPT: &str = "Places gardées pour l’éducation prioritaire";
/// What it does.
pub const KEPT_HINT: &str = "Elles s’ouvrent à tous après la date que vous donnez.";
/// Field.
pub const UNTIL: &str = "Gardées jusqu’au";
/// Sends the form.
pub const PUBLISH_NOW: &str = "Publier";
/// Sends the form.
pub const SAVE: &str = "Enregistrer les changements";
/// Leaves the form.
pub const GIVE_UP: &str = "Abandonner";
/// Said after it.
pub const PUBLISH_NOTED: &str = "Créneau enregistré. Les collèges le verront dès l’envoi.";
/// Said after it.
pub const EDIT_NOTED: &str = "Changements enregistrés. Ils seront visibles dès l’envoi.";

/// No such moment.
pub const MOMENT_WRONG: &str = "Indiquez le jour et l’heure.";
/// Not to come.
pub const START_PAST: &str = "Le début doit être à venir.";
/// No such day.
pub const UNTIL_WRONG: &str = "Indiquez jusqu’à quel jour ces places sont gardées.";
/// Not a number.
pub const NUMBER_WRONG: &str = "Indiquez un nombre.";
/// No domain.
pub const DOMAIN_WRONG: &str = "Choisissez un domaine.";
/// Fewer places than are taken.
pub fn below_taken(taken: u32) -> String {
    match taken {
        1 => "1\u{a0}place est déjà prise\u{a0}: gardez-la.".to_owned(),
        _ => format!("{taken}\u{a0}places sont déjà prises\u{a0}: gardez-en au moins autant."),
    }
}

/// Title of the dialog.
pub const MOVE_TITLE: &str = "Changer la date ou le lieu\u{a0}?";
/// What follows.
pub const MOVE_TEXT: &str = "Ce changement touche des classes qui ont déjà demandé cette visite. Elles gardent leurs places ou leur rang.";
/// Sends the form.
pub const MOVE_NOW: &str = "Changer et prévenir";
/// Back to the form.
pub const MOVE_BACK: &str = "Revoir";

/// A refusal.
pub fn publish_refused(title: &str) -> String {
    format!("«\u{a0}{title}\u{a0}» n’a pas pu être publié.")
}
/// A refusal.
pub fn edit_refused(title: &str) -> String {
    format!("Les changements de «\u{a0}{title}\u{a0}» n’ont pas été pris.")
}
/// A refusal.
pub const CANCEL_REFUSED: &str = "L’annulation n’a pas été prise.";
/// Why the server refused, and what to do.
pub fn why(reason: RefusalReason) -> &'static str {
    match reason {
        RefusalReason::Forbidden => "Ce compte ne permet pas cette action.",
        RefusalReason::SlotCancelled => "Ce créneau est déjà annulé.",
        RefusalReason::TooLarge => errors::refusal(reason).next,
        RefusalReason::Forgotten => {
            "Une panne a remis le serveur dans un état plus ancien\u{a0}: il ne connaît plus ce changement. Refaites-le si vous en avez encore besoin."
        }
        _ => {
            "Vérifiez les dates et le nombre de places\u{a0}: ce que vous aviez écrit est gardé ici."
        }
    }
}

/// Title.
pub const ACADEMY_TITLE: &str = "Le tableau de l’académie";
/// Heading.
pub const ACADEMY_SLOTS: &str = "Les créneaux à venir";
/// Nothing under it.
pub const NO_NEXT_ACADEMY: &str =
    "Invitez une entreprise ci-dessous\u{a0}: ses visites paraîtront ici.";
/// Columns of the slots.
pub const SLOT_HEADS: [&str; 6] = ["Visite", "Quand", "Places prises", "En attente", "État", ""];
/// Opens the dialog, in a row.
pub const CANCEL_SHORT: &str = "Annuler";
/// Part of a whole.
pub fn of(part: u32, whole: u32) -> String {
    format!("{part} sur {whole}")
}
/// Opens the slots that are over.
pub fn past(count: usize) -> String {
    format!("{PAST} ({count})")
}

/// Heading.
pub const SCHOOLS: &str = "Les collèges";
/// None yet.
pub const NO_SCHOOLS: &str = "Aucun collège pour le moment.";
/// Columns of the schools.
pub const SCHOOL_HEADS: [&str; 4] = ["Collège", "Commune", "UAI", "Réseau"];
/// Heading of the form.
pub const ADD_SCHOOL: &str = "Ajouter un collège";
/// Field.
pub const UAI: &str = "UAI du collège";
/// What it is.
pub const UAI_HINT: &str = "Sept chiffres et une lettre, par exemple 0750001U.";
/// Not a UAI.
pub const UAI_WRONG: &str = "Ce n’est pas un UAI\u{a0}: vérifiez les sept chiffres et la lettre.";
/// The school was added before.
pub const UAI_THERE: &str = "Ce collège est déjà dans la liste.";
/// Not in the imported list.
pub const UAI_UNKNOWN: &str =
    "Cet UAI n’est pas dans la liste importée. Donnez le nom et la commune, ou vérifiez-le.";
/// Field.
pub const SCHOOL_NAME: &str = "Nom du collège";
/// Empty or too long.
pub const TEXT_WRONG: &str = "Entre 1 et 120 signes.";
/// Adds it.
pub const ADD_SCHOOL_NOW: &str = "Ajouter ce collège";
/// Said after it.
pub const SCHOOL_ADDED: &str = "Collège ajouté. Invitez maintenant sa direction.";
/// No network.
pub const SCHOOL_OFFLINE: &str = "Hors ligne\u{a0}: ajouter un collège demande le réseau.";
/// Heading.
pub const INVITE: &str = "Inviter une direction ou une entreprise";

/// A new slot that was begun.
pub const BEGUN_NEW: &str =
    "Vous avez commencé un créneau. Ce qui était saisi est gardé sur cet appareil.";
/// A form whose slot is over, cancelled or changed since.
pub const BEGUN_LEFT: &str = "Une saisie est restée d’un créneau qui a changé, est passé ou a été annulé. Vous pouvez la reprendre comme un nouveau créneau.";
/// Opens a form that was begun.
pub const BEGUN_OPEN: &str = "Reprendre la saisie";
/// Forgets it.
pub const BEGUN_FORGET: &str = "Effacer cette saisie";

/// A change of a slot that was begun.
pub fn begun_edit(title: &str) -> String {
    format!("Vous avez commencé à modifier «\u{a0}{title}\u{a0}».")
}

/// A copy of a slot that was begun.
pub fn begun_copy(title: &str) -> String {
    format!("Vous avez commencé une copie de «\u{a0}{title}\u{a0}».")
}
