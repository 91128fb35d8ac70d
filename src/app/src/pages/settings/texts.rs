//! Words of the settings. Neutral: pupils and adults share the page.

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
pub const LEAVE_CLEAN: &str =
    "Tout est envoyé. En quittant, les données sont effacées de cet appareil.";
/// All is sent, but a form was begun.
pub const LEAVE_BEGUN: &str = "Tout est envoyé, mais un formulaire commencé ne l’est pas. En quittant, il reste gardé ici jusqu’à la prochaine connexion du même compte.";
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
        "{things} encore l’envoi. En quittant maintenant, elles restent gardées ici et repartiront à la prochaine connexion du même compte."
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
        "{things}\u{a0}: voir «\u{a0}Envoi\u{a0}». En quittant maintenant, ce qui était écrit reste gardé ici jusqu’à la prochaine connexion du même compte."
    )
}

/// What a queued change is, in words.
pub fn change(name: &str) -> &'static str {
    match name {
        "entry.create" => "Une nouvelle page de carnet",
        "entry.edit" => "Une page de carnet modifiée",
        "entry.delete" => "Une page de carnet jetée",
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
