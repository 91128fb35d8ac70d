//! Words of the frame around every page.

/// Link that jumps over the navigation.
pub const SKIP: &str = "Aller au contenu";
/// Name of the main navigation.
pub const NAV: &str = "Navigation principale";
/// The pupil's path.
pub const PARCOURS: &str = "Mon parcours";
/// The same, where room is short.
pub const PARCOURS_SHORT: &str = "Parcours";
/// The catalogue.
pub const EXPLORE: &str = "Explorer";
/// The carnet.
pub const CARNET: &str = "Carnet";
/// Visits.
pub const VISITS: &str = "Visites";
/// A teacher's classes.
pub const CLASSES: &str = "Mes classes";
/// The same, where room is short.
pub const CLASSES_SHORT: &str = "Classes";
/// A head's school.
pub const SCHOOL: &str = "Mon établissement";
/// The same, where room is short.
pub const SCHOOL_SHORT: &str = "Collège";
/// A company's slots.
pub const SLOTS: &str = "Mes créneaux";
/// The same, where room is short.
pub const SLOTS_SHORT: &str = "Créneaux";
/// The académie's desk.
pub const ACADEMY: &str = "Académie";
/// A visitor's or an adult's start page.
pub const HOME: &str = "Accueil";
/// Sign-in.
pub const SIGN_IN: &str = "Entrer";
/// Settings and sign-out.
pub const SETTINGS: &str = "Réglages";
/// Help.
pub const HELP: &str = "Aide";
/// Licences, privacy, accessibility.
pub const NOTICES: &str = "Mentions";
/// What is kept of a person.
pub const DATA: &str = "Données";
/// The accessibility statement; the law asks for these words on every page.
pub const ACCESS: &str = "Accessibilité\u{a0}: non conforme";
/// A new version waits.
pub const UPDATE: &str = "Une nouvelle version est prête. Ce que tu as écrit est gardé.";
/// The same to an adult or a visitor.
pub const UPDATE_FORMAL: &str = "Une nouvelle version est prête. Ce qui est enregistré est gardé\u{a0}; une demande ou un créneau commencés aussi.";
/// Takes the new version.
pub const UPDATE_NOW: &str = "Passer à la nouvelle version";
/// No service worker on this address.
pub const NO_OFFLINE: &str =
    "À cette adresse, le navigateur n’autorise pas le travail hors ligne\u{a0}: il faut https.";

/// Another tab or the browser closed the database.
pub const LOST_CLOSED: &str = "Un autre onglet ou le navigateur a fermé ce qui est gardé sur cet appareil. Recharger la page pour le retrouver.";
/// Reloads.
pub const RELOAD: &str = "Recharger";
/// The browser erased the database.
pub const LOST_ERASED: &str = "Le navigateur a effacé ce qui était gardé sur cet appareil. Ce qui était déjà envoyé est sur le serveur\u{a0}: entrer à nouveau le fait revenir.";
/// The account is no more, nor what was kept of it here.
pub const LOST_ACCOUNT: &str = "Ce compte a été effacé, et ce que cet appareil en gardait aussi.";
/// The loss was read.
pub const LOST_READ: &str = "J’ai lu";

/// Everything is on the server.
pub const SYNC_OK: &str = "À jour";
/// The server has not been heard yet.
pub const SYNC_CHECKING: &str = "Vérification en cours";
/// Nobody is signed in: there is nothing to send.
pub const SYNC_OFFLINE_VISITOR: &str = "Hors ligne. Les fiches restent lisibles";
/// At work.
pub const SYNC_SENDING: &str = "Envoi en cours";
/// Update needed.
pub const SYNC_UPDATE: &str = "Mise à jour nécessaire\u{a0}: tout est gardé ici";
/// The session is over.
pub const SYNC_SIGNED_OUT: &str = "Connexion terminée\u{a0}: se reconnecter pour envoyer";

/// The account is no more.
pub const SYNC_ERASED: &str = "Ce compte a été effacé\u{a0}: voir";

/// Another person has signed in on this browser.
pub const SYNC_NOT_YOURS: &str =
    "Un autre compte est connecté ici\u{a0}: se reconnecter pour envoyer";

/// Things wait on this device.
pub fn sync_waiting(count: usize) -> String {
    match count {
        1 => "1\u{a0}chose sur cet appareil, envoi dès que possible".into(),
        _ => format!("{count}\u{a0}choses sur cet appareil, envoi dès que possible"),
    }
}

/// No network.
pub fn sync_offline(count: usize) -> String {
    match count {
        0 => "Hors ligne. Tout ce qui est fait ici est gardé".into(),
        1 => "Hors ligne. 1\u{a0}chose attend le réseau".into(),
        _ => format!("Hors ligne. {count}\u{a0}choses attendent le réseau"),
    }
}

/// The last exchange failed, another one follows by itself.
pub fn sync_held(trouble: sync::Trouble) -> &'static str {
    match trouble {
        sync::Trouble::Portal => "Le réseau demande de s’identifier\u{a0}: voir",
        _ => "Envoi retardé, tout est gardé ici\u{a0}: voir",
    }
}

/// A sending is blocked.
pub fn sync_blocked(code: &str) -> String {
    format!("Un envoi est bloqué (code\u{a0}{code})\u{a0}: voir")
}
