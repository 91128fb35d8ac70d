//! Words about one's own data: « tu » to pupils, « vous » to adults.

/// Section.
pub const DATA: &str = "Mes données";
/// Leads to the page about a pupil's data.
pub const DATA_PAGE: &str = "Qui garde quoi, et pourquoi\u{a0}?";
/// Asks for the files.
pub const DATA_ASK: &str = "Télécharger mes données";
/// There is no network.
pub const DATA_OFFLINE: &str = "Il faut le réseau\u{a0}: le fichier vient du serveur.";

/// Something is not in the files.
pub fn data_waiting(count: usize) -> String {
    match count {
        1 => "1\u{a0}chose n’est pas encore envoyée\u{a0}: elle n’y sera pas.".into(),
        _ => {
            format!("{count}\u{a0}choses ne sont pas encore envoyées\u{a0}: elles n’y seront pas.")
        }
    }
}

/// Part of the section.
pub const ERASE: &str = "Effacer mon compte";
/// Opens the form.
pub const ERASE_OPEN: &str = "Effacer mon compte…";
/// Does it.
pub const ERASE_NOW: &str = "Tout effacer, pour toujours";
/// Does not.
pub const ERASE_NOT: &str = "Garder mon compte";
/// There is no network.
pub const ERASE_OFFLINE: &str = "Il faut le réseau pour effacer un compte.";
/// The code of the second factor.
pub const ERASE_CODE: &str = "Code à six chiffres";
/// Why.
pub const ERASE_CODE_HINT: &str =
    "Celui de votre application d’authentification, ou un code de secours.";
/// Others count on the person.
pub const ERASE_NEEDED: &str = "Votre compte est le seul de son rôle, et d’autres comptent dessus\u{a0}: une direction répond aux familles, une académie invite, une entreprise attend des classes. Faites d’abord inviter la personne qui prend la suite. Rien n’a été effacé.";
/// An adult who comes in by the identity provider alone.
pub const ERASE_NO_PASSPHRASE: &str = "Ce compte n’a pas de phrase de passe pour confirmer que c’est vous. Demandez l’effacement à la personne qui s’occupe du service. Rien n’a été effacé.";

/// What is said to one and otherwise to the other.
pub struct Words {
    /// What the file is.
    pub note: &'static str,
    /// The files are there.
    pub ready: &'static str,
    /// What goes, and that it does not come back.
    pub erase: &'static str,
    /// What to do before.
    pub before: &'static str,
    /// What is asked for again.
    pub secret: &'static str,
    /// Why.
    pub hint: &'static str,
    /// It is missing, or cannot be one.
    pub missing: &'static str,
    /// It is not the right one.
    pub wrong: &'static str,
}

/// To pupils.
pub const PUPIL: Words = Words {
    note: "Tout ce que le serveur garde sur toi tient dans un fichier. Tu peux le lire, le garder, l’emporter.",
    ready: "Tes fichiers sont prêts. Le premier se lit, le second est pour un autre logiciel.",
    erase: "Ton carnet, tes favoris, ton pseudonyme\u{a0}: tout disparaît, ici et sur le serveur. Ton professeur ne verra plus tes pages. Personne ne pourra les faire revenir. Ce que tu as écrit avec une équipe lui reste, sans ton pseudonyme.",
    before: "Télécharge d’abord tes données si tu veux en garder une trace.",
    secret: "Tes cinq mots secrets",
    hint: "Pour être sûr que c’est toi. Tu les as perdus\u{a0}? Demande-en d’autres à ton professeur.",
    missing: "Il faut cinq mots, séparés par des espaces.",
    wrong: "Ces mots ne sont pas les tiens. Rien n’a été effacé.",
};

/// To adults.
pub const ADULT: Words = Words {
    note: "Tout ce que le serveur garde sur vous tient dans un fichier\u{a0}: compte, connexions, demandes de visite.",
    ready: "Vos fichiers sont prêts. Le premier se lit, le second est pour un autre logiciel.",
    erase: "Nom, identifiant, connexions\u{a0}: tout disparaît, ici et sur le serveur, pour toujours. Vos demandes de visite restent, car des classes et des entreprises comptent dessus\u{a0}; elles portent alors «\u{a0}compte effacé\u{a0}» à la place de votre nom.",
    before: "Téléchargez d’abord vos données si vous voulez en garder une trace.",
    secret: "Votre phrase de passe",
    hint: "Pour être sûr que c’est vous.",
    missing: "Tapez votre phrase de passe.",
    wrong: "Ce n’est pas votre phrase de passe, ou pas le bon code. Rien n’a été effacé.",
};

/// The account is no more, and something of it is here.
pub const GONE: &str = "Ce compte a été effacé. Le serveur n’en garde plus rien, et ne prendra plus rien. Seul ce qui a été écrit avec une équipe lui reste, sans nom.";
/// What is here and nowhere else.
pub const GONE_UNSENT: &str = "Une partie n’avait pas été envoyée\u{a0}: elle est seulement sur cet appareil. On peut la télécharger avant de l’effacer.";
/// A file of what is here.
pub const GONE_FILE: &str = "Télécharger ce qui est ici";
/// Takes it from this device.
pub const GONE_ERASE: &str = "Effacer de cet appareil";
