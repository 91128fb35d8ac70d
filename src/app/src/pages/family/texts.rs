//! Words of the family's page.

/// Title while nothing is known.
pub const TITLE: &str = "Les données de votre enfant";
/// The address has no token.
pub const NO_LINK_TITLE: &str = "Ce lien est incomplet";
/// What to do.
pub const NO_LINK: &str = "Recopiez toute l’adresse, avec ce qui suit le signe #, ou photographiez le dessin de la feuille.";
/// The link is no more.
pub const OVER_TITLE: &str = "Ce lien ne sert plus";
/// Why, and what to do.
pub const OVER: &str = "Il est valable deux semaines, puis un jour après avoir été ouvert. La direction du collège peut vous en donner un autre.";
/// To the page about data.
pub const DATA_PAGE: &str = "Qui garde quoi, et pourquoi\u{a0}?";
/// Tries again.
pub const AGAIN: &str = "Réessayer";
/// Under the title.
pub const LEAD: &str = "Voici tout ce que le service garde sur votre enfant. Son carnet est personnel\u{a0}: lisez-le ensemble si c’est possible.";
/// Label.
pub const PSEUDONYM: &str = "Pseudonyme";
/// Label.
pub const SCHOOL: &str = "Établissement";
/// Label.
pub const CLASS: &str = "Classe";
/// Label.
pub const FAVOURITES: &str = "Favoris";
/// Heading.
pub const FILES: &str = "Télécharger";
/// What the files hold.
pub const FILES_TEXT: &str =
    "Les fichiers contiennent tout\u{a0}: carnet, favoris, connexions, appareils.";
/// To the register.
pub const REGISTER: &str = "Registre des données";
/// Heading.
pub const CARNET: &str = "Le carnet";
/// Nothing in it.
pub const CARNET_NONE: &str = "Aucune page.";
/// A page without a title.
pub const UNTITLED: &str = "Sans titre";
/// Heading.
pub const ERASE: &str = "Effacer le compte";
/// What goes.
pub const ERASE_TEXT: &str = "Le carnet, les favoris et le compte disparaissent du serveur, et de chaque appareil à sa prochaine connexion. Personne ne pourra les faire revenir. Votre enfant pourra s’inscrire à nouveau, avec un carnet vide.";
/// The pseudonym again.
pub const ERASE_NAME: &str = "Pseudonyme de votre enfant";
/// It is another one.
pub const ERASE_WRONG: &str = "Ce n’est pas ce pseudonyme. Rien n’a été effacé.";
/// Does it.
pub const ERASE_NOW: &str = "Effacer pour toujours";
/// There is no network.
pub const ERASE_OFFLINE: &str = "Il faut le réseau pour effacer.";
/// It is done.
pub const ERASED_TITLE: &str = "Le compte est effacé";
/// What that means.
pub const ERASED: &str =
    "Rien de votre enfant n’est plus gardé par ce service. Ce lien ne sert plus.";

/// « Les données de Colibri ».
pub fn of(pseudonym: &str) -> String {
    ["Les données de ", pseudonym].concat()
}

/// What to type.
pub fn erase_hint(pseudonym: &str) -> String {
    format!("Écrivez «\u{a0}{pseudonym}\u{a0}» pour confirmer.")
}

/// How many sheets are marked.
pub fn favourites(count: usize) -> String {
    match count {
        0 => "Aucun".into(),
        1 => "1\u{a0}fiche".into(),
        _ => format!("{count}\u{a0}fiches"),
    }
}
