//! Words of the list that becomes accounts.

use protocol::session::ADD_MAX;

use super::list::Listed;

/// Opens the form.
pub const BUTTON: &str = "Inscrire une liste";
/// Title.
pub const TITLE: &str = "Inscrire une liste d’élèves";
/// What it does.
pub const WHAT: &str = "Chaque élève de la liste reçoit un pseudonyme tiré au sort, cinq mots secrets et une carte à imprimer.";
/// Where the names go.
pub const WHERE: &str = "Les noms restent sur cet appareil, fermés à clé, à côté des pseudonymes. Le serveur apprend seulement combien il y en a.";
/// Field.
pub const FILE: &str = "Le fichier de la classe (CSV)";
/// Help.
pub const FILE_HINT: &str = "Celui de Pronote, d’École Directe ou de Siècle\u{a0}: une colonne «\u{a0}Élève\u{a0}», ou «\u{a0}Nom\u{a0}» et «\u{a0}Prénom\u{a0}».";
/// It cannot be read.
pub const UNREADABLE: &str =
    "Ce fichier ne s’ouvre pas. Enregistrez-le en CSV et choisissez-le de nouveau.";
/// It asks for the network.
pub const OFFLINE: &str = "Hors ligne\u{a0}: inscrire des élèves demande le réseau.";
/// Name of the table.
pub const FOUND: &str = "Élèves à inscrire";
/// Columns.
pub const HEADS: [&str; 2] = ["Nom", "Ligne du fichier"];

/// Does it.
pub fn create(count: usize) -> String {
    match count {
        1 => "Inscrire 1\u{a0}élève".to_owned(),
        _ => format!("Inscrire {count}\u{a0}élèves"),
    }
}

/// What was found.
pub fn told(listed: &Listed) -> Vec<String> {
    let mut told = vec![match listed.names.len() {
        0 => "Personne à inscrire dans ce fichier.".to_owned(),
        1 => "1\u{a0}élève à inscrire.".to_owned(),
        count if count > ADD_MAX => format!(
            "{count}\u{a0}élèves\u{a0}: c’est plus qu’une classe. {ADD_MAX} au plus par fichier."
        ),
        count => format!("{count}\u{a0}élèves à inscrire."),
    }];
    if !listed.there.is_empty() {
        let names = listed.there.join(", ");
        told.push(format!(
            "Déjà dans la classe, laissés de côté\u{a0}: {names}."
        ));
    }
    if !listed.twice.is_empty() {
        let names = listed.twice.join(", ");
        told.push(format!(
            "Deux fois dans le fichier, comptés une fois\u{a0}: {names}."
        ));
    }
    told
}
