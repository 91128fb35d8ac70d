//! Words of the real names.

/// Opens the form.
pub const BUTTON: &str = "Noms des élèves";
/// Title of the form.
pub const TITLE: &str = "Noms des élèves, sur cet appareil";
/// What becomes of them.
pub const WHERE: &str = "Ces noms restent sur cet appareil, fermés à clé avec votre compte. Le serveur ne les reçoit jamais\u{a0}: il ne connaît que les pseudonymes. Ils apparaissent dans cette page, sur les cartes et sur ce que vous imprimez.";
/// What ends them.
pub const GONE: &str = "Ils sont effacés avec votre compte sur cet appareil, et quand l’élève quitte la classe. Gardez un fichier si vous changez d’appareil.";
/// How to fill the form.
pub const SAVED: &str = "Chaque nom est gardé pendant que vous tapez.";
/// The disk refused.
pub const FAILED: &str =
    "Ces noms n’ont pas pu être gardés sur cet appareil. Gardez le fichier, puis rouvrez la page.";
/// Link to the file.
pub const KEEP: &str = "Garder un fichier";
/// Field of a file.
pub const READ: &str = "Reprendre un fichier";
/// What it looks like.
pub const READ_HINT: &str = "CSV\u{a0}: le pseudonyme, puis le nom.";
/// The browser could not read it.
pub const UNREADABLE: &str = "Ce fichier n’a pas pu être lu. Essayez d’en choisir un autre.";
/// Columns of the file.
pub const FILE_HEADS: [&str; 2] = ["Pseudonyme", "Nom"];
/// Name of the file, without its ending.
pub const FILE: &str = "noms-de-la-classe";
/// Closes the form.
pub const DONE: &str = "Terminé";

/// How many names a file brought.
pub fn read(names: usize) -> String {
    match names {
        0 => "Aucun nom lu dans ce fichier.".into(),
        1 => "1\u{a0}nom lu.".into(),
        _ => format!("{names}\u{a0}noms lus."),
    }
}

/// Lines that nobody of the class answers to.
pub fn unknown(lines: &[(usize, String)]) -> Option<String> {
    let told: Vec<String> = lines
        .iter()
        .take(5)
        .map(|(line, word)| format!("ligne\u{a0}{line} («\u{a0}{word}\u{a0}»)"))
        .collect();
    let told = told.join(", ");
    match lines.len() {
        0 => None,
        1 => Some(format!(
            "Personne de la classe n’a ce pseudonyme\u{a0}: {told}."
        )),
        2..=5 => Some(format!(
            "Personne de la classe n’a ces pseudonymes\u{a0}: {told}."
        )),
        count => Some(format!(
            "Personne de la classe n’a ces {count}\u{a0}pseudonymes\u{a0}: {told}…"
        )),
    }
}
