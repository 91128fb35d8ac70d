//! Words of the settings. Neutral where pupils and adults share the page.

use domain::visit::RefusalReason;
use jiff::civil::{Date, DateTime};

use crate::texts::dates;
use crate::texts::errors::{self, Message};

/// Title.
pub const TITLE: &str = "Réglages";
/// Section.
pub const DISPLAY: &str = "Affichage";
/// Choice of a theme.
pub const THEME: &str = "Thème";
/// Value.
pub const THEME_AUTO: &str = "Comme l’appareil";
/// Value.
pub const THEME_LIGHT: &str = "Clair";
/// Value.
pub const THEME_DARK: &str = "Sombre";
/// Choice of a contrast.
pub const CONTRAST: &str = "Contraste";
/// Value.
pub const CONTRAST_NORMAL: &str = "Habituel";
/// Value.
pub const CONTRAST_HIGH: &str = "Fort";
/// Choice of comfort.
pub const COMFORT: &str = "Lecture";
/// Value.
pub const COMFORT_OFF: &str = "Habituelle";
/// Value.
pub const COMFORT_ON: &str = "Confort\u{a0}: plus grand, plus aéré";
/// Choice of explanations.
pub const WORDS: &str = "Expliquer les mots difficiles";
/// Value.
pub const WORDS_ON: &str = "Oui, quand j’appuie dessus";
/// Value.
pub const WORDS_OFF: &str = "Non";
/// Choice of keys.
pub const KEYS: &str = "Touches /\u{a0}et\u{a0}?";
/// Value.
pub const KEYS_ON: &str = "Recherche et aide";
/// Value.
pub const KEYS_OFF: &str = "Sans effet";
/// Where these are kept.
pub const DISPLAY_NOTE: &str = "Ces choix restent sur cet appareil.";

/// Section.
pub const SENDING: &str = "Envoi";
/// Everything is sent.
pub const ALL_SENT: &str = "Tout est arrivé sur le serveur.";
/// Sends now.
pub const SEND_NOW: &str = "Envoyer maintenant";
/// Heading over what waits.
pub const WAITING: &str = "Sur cet appareil, en attente d’envoi";
/// Heading over refusals.
pub const REFUSED: &str = "Refusé par le serveur";
/// Drops a refusal.
pub const DISMISS: &str = "J’ai lu";
/// Opens the carnet page of a refused change.
pub const OPEN_PAGE: &str = "Ouvrir la page";
/// Drops a refused change with its text.
pub const GIVE_UP: &str = "Renoncer à ce changement";
/// Signs in again.
pub const SIGN_IN_AGAIN: &str = "Se reconnecter pour envoyer";
/// Reloads.
pub const RELOAD: &str = "Recharger pour mettre à jour";
/// What a blocked sending means.
pub const BLOCKED: &str = "Rien n’est perdu\u{a0}: tout reste sur cet appareil. Si cela dure, donner ce code à la personne qui s’occupe du serveur.";

/// Section.
pub const OFFLINE: &str = "Hors ligne";
/// The application is kept.
pub const OFFLINE_READY: &str = "L’application s’ouvre sans réseau sur cet appareil.";
/// Not yet.
pub const OFFLINE_SOON: &str = "L’application se prépare à marcher sans réseau.";
/// Never here.
pub const OFFLINE_NEVER: &str =
    "À cette adresse, le navigateur n’autorise pas le travail hors ligne\u{a0}: il faut https.";
/// The catalogue is kept.
pub const CATALOGUE_READY: &str = "Toutes les fiches sont gardées.";

/// Progress of the catalogue.
pub fn catalogue_progress(done: u32, total: u32) -> String {
    format!("Fiches gardées\u{a0}: {done}\u{a0}Ko sur {total}\u{a0}Ko")
}

/// Section.
pub const ACCOUNT: &str = "Compte";
/// Fact.
pub const NAME: &str = "Nom";
/// Fact.
pub const PSEUDONYM: &str = "Pseudonyme";
/// Fact.
pub const ROLE: &str = "Rôle";
/// Fact.
pub const PLACE: &str = "Établissement";
/// Fact.
pub const CLASS: &str = "Classe";
/// Fact.
pub const ACADEMY: &str = "Académie";
/// Leaves.
pub const LEAVE: &str = "Quitter";
/// What leaving does.
pub const LEAVE_CLEAN: &str = "Tout est envoyé. En quittant, une copie reste sur cet appareil, fermée à clé\u{a0}: personne d’autre ne peut la lire. Les cinq mots, la carte ou la phrase de passe la rouvrent, même sans réseau.";
/// What leaving does where the device erases.
pub const LEAVE_ERASES: &str =
    "Tout est envoyé. En quittant, les données sont effacées de cet appareil.";
/// Section.
pub const DEVICE: &str = "Cet appareil";
/// Choice of what leaving does here.
pub const ON_LEAVE: &str = "Quand quelqu’un quitte";
/// Value.
pub const ON_LEAVE_KEEP: &str = "Garder une copie fermée à clé";
/// Value.
pub const ON_LEAVE_ERASE: &str = "Effacer l’appareil à la déconnexion";
/// What they mean.
pub const ON_LEAVE_NOTE: &str = "Gardée, la copie se rouvre ici sans réseau, avec le secret de son propriétaire. Effacée, il faut le réseau pour revenir\u{a0}; ce qui n’est pas encore envoyé n’est jamais effacé. Ce choix vaut pour tous ceux qui utilisent cet appareil.";
/// It was not kept.
pub const ON_LEAVE_FAILED: &str = "Ce choix n’a pas pu être gardé sur cet appareil.";
/// All is sent, but a form was begun.
pub const LEAVE_BEGUN: &str = "Tout est envoyé, mais un formulaire commencé ne l’est pas. En quittant, il reste gardé ici, fermé à clé, jusqu’à la prochaine ouverture du même compte.";
/// Leaves everywhere.
pub const LEAVE_EVERYWHERE: &str = "Quitter partout";
/// What that does.
pub const LEAVE_EVERYWHERE_NOTE: &str = "Ferme aussi les connexions sur les autres appareils.";
/// It needs the network.
pub const LEAVE_EVERYWHERE_FAILED: &str = "Impossible sans le serveur. Réessayer avec le réseau.";
/// Nobody is signed in.
pub const NOBODY: &str = "Personne n’est connecté sur cet appareil.";
/// Signs in.
pub const SIGN_IN: &str = "Entrer";

/// Leaving with work that waits.
pub fn leave_waiting(count: usize) -> String {
    let things = if count == 1 {
        "1\u{a0}chose attend".to_owned()
    } else {
        format!("{count}\u{a0}choses attendent")
    };
    format!(
        "{things} encore l’envoi. En quittant maintenant, elles restent gardées ici, fermées à clé, et partiront à la prochaine ouverture du même compte."
    )
}

/// Leaving with refusals that were not read.
pub fn leave_refused(count: usize) -> String {
    let things = if count == 1 {
        "1\u{a0}refus n’a pas été lu".to_owned()
    } else {
        format!("{count}\u{a0}refus n’ont pas été lus")
    };
    format!(
        "{things}\u{a0}: voir «\u{a0}Envoi\u{a0}». En quittant maintenant, ce qui était écrit reste gardé ici, fermé à clé, jusqu’à la prochaine ouverture du même compte."
    )
}

/// What a queued change is, in words.
pub fn change(name: &str) -> &'static str {
    match name {
        "entry.create" => "Une nouvelle page de carnet",
        "entry.edit" => "Une page de carnet modifiée",
        "entry.attach" => "Une photo ou une note vocale du carnet",
        "entry.detach" => "Une photo ou une note vocale retirée",
        "entry.delete" => "Une page de carnet jetée",
        "remark.add" => "Un mot sur une page",
        "remark.remove" => "Un mot repris",
        "etape.set" => "Une étape du parcours",
        "etape.reset" => "Une étape du parcours remise comme avant",
        "seance.set" => "Une séance",
        "seance.ready" => "Ton appareil est prêt pour une séance",
        "projet.set" => "Un projet",
        "equipe.set" => "Une équipe",
        "equipe.edit" => "Le travail d’une équipe",
        "concours.set" => "Un concours",
        "concours.enter" => "Une inscription à un concours",
        "concours.withdraw" => "Une inscription retirée",
        "favourite.set" => "Un favori",
        "booking.request" => "Une demande de visite",
        "booking.cancel" => "Une annulation de visite",
        "booking.move" => "Un changement de date",
        "booking.ack" => "Un message lu",
        "slot.publish" => "Un créneau publié",
        "slot.edit" => "Un créneau modifié",
        "slot.cancel" => "Un créneau annulé",
        _ => "Un changement",
    }
}

/// Why a queued change was refused, and what to do: by what it is, where the words of a visit would say nothing of it.
pub fn refused(name: &str, reason: RefusalReason) -> Message {
    use RefusalReason::{Forbidden, Invalid};
    let (what, next) = match (name, reason) {
        ("remark.add", Forbidden) => (
            "Pas remis\u{a0}: cette page n’est plus montrée",
            "Le mot est gardé ici, pour le redire quand elle le sera de nouveau.",
        ),
        ("remark.add", Invalid) => (
            "Pas remis\u{a0}: cette page a déjà tous les mots qu’elle peut porter",
            "Le mot est gardé ici. Reprendre un mot plus ancien fait de la place.",
        ),
        ("remark.remove", _) => (
            "Pas repris\u{a0}: cette page n’est plus montrée",
            "Le mot y reste.",
        ),
        ("etape.set" | "etape.reset" | "seance.set", Forbidden) => (
            "Refusée\u{a0}: la classe est fermée, ou n’est plus à ce compte",
            "Le texte est gardé ici, pour une autre classe.",
        ),
        ("etape.set" | "seance.set", Invalid) => (
            "Refusée\u{a0}: la classe en a déjà autant qu’elle peut en avoir",
            "Le texte est gardé ici. En modifier une ancienne plutôt que d’en ajouter.",
        ),
        ("seance.ready", _) => (
            "Cette séance n’est plus pour cette classe",
            "Il n’y a rien à faire.",
        ),
        ("projet.set" | "equipe.set" | "equipe.edit", _)
        | ("concours.set" | "concours.enter" | "concours.withdraw", _) => {
            return of_team(name, reason);
        }
        _ => return errors::refusal(reason),
    };
    Message { what, next }
}

/// The same, of a project, a team or a contest. Neutral: pupils meet it too.
fn of_team(name: &str, reason: RefusalReason) -> Message {
    use RefusalReason::{Forbidden, Full, Invalid, PastDeadline, SlotCancelled};
    let (what, next) = match (name, reason) {
        ("equipe.edit", Forbidden) => (
            "Pas pris\u{a0}: ce compte n’est plus dans cette équipe, ou elle n’écrit plus",
            "Un texte qui en était reste ici, pour le recopier. Le professeur dit qui est dans l’équipe.",
        ),
        ("equipe.edit", Invalid) => (
            "Pas pris\u{a0}: l’équipe a écrit autant qu’elle le peut",
            "Un texte qui en était reste ici. Raccourcir une page ou des notes, puis le remettre.",
        ),
        ("projet.set" | "equipe.set", Forbidden) => (
            "Refusé\u{a0}: la classe est fermée, ou n’est plus à ce compte",
            "Ce qui était écrit est gardé ici.",
        ),
        ("projet.set" | "equipe.set", Invalid) => (
            "Refusé\u{a0}: trop de projets, d’équipes, ou de membres dans l’équipe",
            "Ce qui était écrit est gardé ici. En modifier un ancien plutôt que d’en ajouter.",
        ),
        ("concours.enter", PastDeadline) => (
            "Refusée\u{a0}: les inscriptions à ce concours sont closes",
            "Rien n’a été montré. La page de l’équipe reste ici.",
        ),
        ("concours.enter", SlotCancelled) => (
            "Refusée\u{a0}: ce concours a été retiré",
            "Rien n’a été montré. D’autres concours sont peut-être ouverts.",
        ),
        ("concours.enter", Full) => (
            "Refusée\u{a0}: ce concours a autant d’équipes qu’il peut en avoir",
            "Rien n’a été montré. L’académie peut répondre à une question.",
        ),
        ("concours.enter", Invalid) => (
            "Refusée\u{a0}: ce concours n’est pas ouvert à ce niveau, ou l’équipe est retirée",
            "Rien n’a été montré. D’autres concours sont peut-être ouverts.",
        ),
        ("concours.enter" | "concours.withdraw", Forbidden) => (
            "Refusée\u{a0}: cette équipe n’est plus dans une classe de ce compte",
            "Rien n’a été changé.",
        ),
        ("concours.set", Invalid) => (
            "Refusé\u{a0}: l’académie a déjà autant de concours qu’elle peut en avoir",
            "Ce qui était écrit est gardé ici. En modifier un ancien plutôt que d’en ajouter.",
        ),
        _ => return errors::refusal(reason),
    };
    Message { what, next }
}

/// Section.
pub const CONNECTIONS: &str = "Mes connexions";
/// What it is for.
pub const CONNECTIONS_NOTE: &str = "Les appareils où ce compte est ouvert. Déconnecter ceux qui ne servent plus, ou qui sont inconnus.";
/// It needs the network.
pub const CONNECTIONS_OFFLINE: &str = "Hors ligne\u{a0}: cette liste demande le réseau.";
/// It did not come.
pub const CONNECTIONS_FAILED: &str = "La liste n’est pas venue.";
/// What to do.
pub const CONNECTIONS_FAILED_NEXT: &str = "Rien n’a changé. Réessayer dans un moment.";
/// Asks again.
pub const CONNECTIONS_RETRY: &str = "Réessayer";
/// No other one.
pub const CONNECTIONS_ALONE: &str = "Ce compte n’est ouvert nulle part ailleurs.";
/// The one that is used now.
pub const CONNECTION_HERE: &str = "Cet appareil";
/// It could not be ended.
pub const END_FAILED: &str = "Impossible sans le serveur. Rien n’a changé\u{a0}: réessayer.";

/// Ends a connection.
pub fn end_connection(device: &str) -> String {
    ["Déconnecter ", device].concat()
}

fn moment(at: DateTime, today: Date) -> String {
    [
        "le ",
        &dates::long(at.date(), today),
        " à ",
        &dates::time(at.time()),
    ]
    .concat()
}

/// When a connection began and was used last.
pub fn connection_times(begun: DateTime, used: DateTime, today: Date) -> String {
    [
        "Ouverte ",
        &moment(begun, today),
        ". Dernière utilisation\u{a0}: ",
        &moment(used, today),
        ".",
    ]
    .concat()
}

/// Section.
pub const PASSPHRASE: &str = "Phrase de passe";
/// What a change does.
pub const PASSPHRASE_NOTE: &str =
    "En changer déconnecte vos autres appareils. Ce qui n’est pas encore envoyé y reste gardé.";
/// Opens the form.
pub const CHANGE_PASSPHRASE: &str = "Changer ma phrase de passe";
/// Field.
pub const FORMER: &str = "Phrase de passe actuelle";
/// Empty.
pub const FORMER_MISSING: &str = "Tapez votre phrase de passe actuelle.";
/// It is another one.
pub const FORMER_WRONG: &str = "Ce n’est pas votre phrase de passe actuelle. Rien n’a changé.";
/// Field.
pub const FRESH: &str = "Nouvelle phrase de passe";
/// Help.
pub const FRESH_HINT: &str =
    "12 signes au moins. Quatre mots sans lien entre eux se retiennent bien.";
/// It needs the network.
pub const PASSPHRASE_OFFLINE: &str = "Hors ligne\u{a0}: ce changement demande le réseau.";
/// Sends.
pub const CHANGE_NOW: &str = "Changer";
/// Gives up.
pub const CHANGE_NOT: &str = "Ne pas changer";
/// Done.
pub const PASSPHRASE_CHANGED: &str =
    "Phrase de passe changée. Vos autres appareils sont déconnectés.";

/// Section.
pub const FACTOR: &str = "Connexion en deux étapes";
/// What it is.
pub const FACTOR_NOTE: &str = "Après la phrase de passe, un code de votre téléphone est demandé. Qui devine ou voit votre phrase de passe n’entre pas pour autant.";
/// It needs the network.
pub const FACTOR_OFFLINE: &str = "Hors ligne\u{a0}: ce réglage demande le réseau.";
/// Begins.
pub const FACTOR_BEGIN: &str = "Activer les deux étapes";
/// Goes on.
pub const FACTOR_NEXT: &str = "Continuer";
/// Gives up.
pub const FACTOR_NOT: &str = "Annuler";
/// What to do with the QR.
pub const FACTOR_SCAN: &str = "Dans une application d’authentification de votre téléphone (FreeOTP, Aegis, celle du téléphone…), ajoutez un compte et visez ce carré.";
/// Name of the QR.
pub const FACTOR_QR: &str = "Clé pour l’application d’authentification";
/// The key without the QR.
pub const FACTOR_TYPE: &str = "Sans appareil photo, tapez cette clé\u{a0}:";
/// Field.
pub const FACTOR_CODE: &str = "Code à six chiffres que l’application affiche";
/// Field.
pub const FACTOR_CODE_OR_RECOVERY: &str = "Code à six chiffres, ou un code de secours";
/// It is another one.
pub const CODE_WRONG: &str = "Ce code ne convient pas. L’application en affiche un nouveau toutes les 30\u{a0}secondes\u{a0}: essayez le suivant.";
/// One of the two is wrong.
pub const FACTOR_WRONG: &str = "La phrase de passe ou le code ne convient pas. Rien n’a changé.";
/// Turns it on.
pub const FACTOR_CONFIRM: &str = "Vérifier et activer";
/// It is on.
pub const FACTOR_ON: &str = "Activée";
/// Turns it off.
pub const FACTOR_END: &str = "Désactiver les deux étapes";
/// It is off.
pub const FACTOR_ENDED: &str = "La connexion en deux étapes est désactivée.";
/// The codes are shown once.
pub const RECOVERY: &str = "C’est activé. Notez ces codes de secours, sur papier et loin de l’ordinateur\u{a0}: chacun remplace une fois le téléphone perdu. Ils ne seront plus montrés.";
/// They are noted.
pub const RECOVERY_NOTED: &str = "Je les ai notés";
/// They run out.
pub const RECOVERY_FEW: &str =
    "Pour avoir de nouveaux codes de secours, désactivez puis activez de nouveau.";

/// How many are left.
pub fn recovery_left(count: u32) -> String {
    match count {
        0 => "Il ne reste aucun code de secours.".into(),
        1 => "Il reste 1\u{a0}code de secours.".into(),
        count => format!("Il reste {count}\u{a0}codes de secours."),
    }
}
