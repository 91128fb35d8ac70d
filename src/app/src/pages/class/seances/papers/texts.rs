//! Words of the pages that came by a file.

use protocol::travel::Unreadable;

use super::files::Refused;

/// Heading.
pub const TITLE: &str = "Sans réseau\u{a0}: par fichier";
/// What it is.
pub const TEXT: &str = "Un élève dont l’appareil ne trouve pas le réseau donne ses pages en fichier, depuis la page de la séance. Elles restent sur cet appareil, fermées à clé avec votre compte, jusqu’à ce que le réseau apporte les mêmes.";
/// Field.
pub const ADD: &str = "Ajouter les fichiers des élèves";
/// Help.
pub const ADD_HINT: &str = "Plusieurs à la fois, depuis une clé USB ou le dossier de la classe. Ils sont lus ici, sans réseau.";
/// They are read.
pub const READING: &str = "Lecture…";
/// Name of the list.
pub const LIST: &str = "Pages données en fichier";
/// Where a page stands.
pub const MARK: &str = "Par fichier";
/// Takes one out.
pub const REMOVE: &str = "Retirer de cet appareil";
/// It is out.
pub const REMOVED: &str = "Page retirée de cet appareil.";
/// The disk refused.
pub const FAILED: &str = "Cet appareil n’a pas pu lire ou garder des pages données en fichier. Gardez les fichiers, puis rouvrez la page.";

/// How many of the pages came by a file.
pub fn by_file(pages: usize, by_file: usize) -> String {
    match by_file {
        0 => pages.to_string(),
        _ => format!("{pages}, dont {by_file}\u{a0}par fichier"),
    }
}

/// When the file was made.
pub fn made(day: &str, time: &str) -> String {
    format!("fichier fait {day}, {time}")
}

/// Photos and voice notes that are not in the file.
pub fn photos(count: usize) -> String {
    match count {
        1 => "1\u{a0}photo ou note vocale viendra avec le réseau.".to_owned(),
        _ => format!("{count}\u{a0}photos ou notes vocales viendront avec le réseau."),
    }
}

/// What came of the files.
pub fn added(files: usize, pages: usize) -> String {
    let files = match files {
        0 => return "Aucun fichier lu.".to_owned(),
        1 => "1\u{a0}fichier lu".to_owned(),
        _ => format!("{files}\u{a0}fichiers lus"),
    };
    match pages {
        0 => format!("{files}\u{a0}: rien de nouveau."),
        1 => format!("{files}\u{a0}: 1\u{a0}page ajoutée."),
        _ => format!("{files}\u{a0}: {pages}\u{a0}pages ajoutées."),
    }
}

/// Pages that were there already.
pub fn there(pages: usize) -> String {
    match pages {
        1 => "1\u{a0}page était déjà là.".to_owned(),
        _ => format!("{pages}\u{a0}pages étaient déjà là."),
    }
}

/// Why nothing of a file was kept.
pub fn refused(name: &str, why: &Refused) -> String {
    let why = match why {
        Refused::Unreadable(Unreadable::TooLarge) => {
            "trop gros pour le travail d’un élève".to_owned()
        }
        Refused::Unreadable(Unreadable::Foreign) => {
            "ce n’est pas un travail donné en fichier depuis l’application".to_owned()
        }
        Refused::Unreadable(Unreadable::Damaged) => {
            "abîmé ou modifié. Demandez-en une autre copie à l’élève".to_owned()
        }
        Refused::Unreadable(Unreadable::Newer) => {
            "d’une version plus récente. Rechargez la page avec le réseau, puis recommencez"
                .to_owned()
        }
        Refused::Unreadable(Unreadable::Bounds) => {
            "il contient plus qu’un travail d’élève ne peut contenir".to_owned()
        }
        Refused::OtherClass(class) => {
            format!(
                "pour une autre classe, «\u{a0}{class}\u{a0}». Ajoutez-le depuis une séance de cette classe"
            )
        }
        Refused::UnknownPupil(pseudonym) => {
            format!("«\u{a0}{pseudonym}\u{a0}» n’est pas dans cette classe sur cet appareil")
        }
        Refused::NotKept => "cet appareil n’a pas pu le garder. Gardez le fichier".to_owned(),
    };
    format!("{name}\u{a0}: {why}. Rien n’en a été pris.")
}
