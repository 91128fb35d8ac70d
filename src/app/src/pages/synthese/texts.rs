//! Words of the synthesis.

/// Under the title.
pub const LEAD: &str = "Cinq minutes pour raconter, puis des questions. Écris peu, et avec tes mots. Tout est gardé à chaque lettre.";
/// There is none yet.
pub const BEFORE: &str = "À l’oral, tu racontes ton parcours en cinq minutes. Cette page t’aide, question par question, à partir de ton carnet.";
/// Begins it.
pub const BEGIN: &str = "Commencer ma synthèse";
/// The sheet.
pub const SUPPORT: &str = "Mon support";
/// Under it.
pub const SUPPORT_LEAD: &str = "Une seule feuille, à montrer au jury. Le nom se remplit à la main.";
/// It does not stand on one sheet.
pub const SUPPORT_LONG: &str =
    "Ton support risque de dépasser une feuille. Raccourcis tes textes, ou montre moins de pages.";
/// The notes.
pub const NOTES: &str = "Mes notes";
/// Under it.
pub const NOTES_LEAD: &str = "Pour parler sans lire\u{a0}: un coup d’œil, puis regarde les gens. Entraîne-toi deux fois à voix haute.";
/// Nothing is written.
pub const EMPTY: &str = "Rien n’est encore écrit. Réponds d’abord à une question.";
/// Prints.
pub const PRINT: &str = "Imprimer";
/// Back to the writing.
pub const BACK: &str = "Continuer à écrire";
/// Before a blank.
pub const NAME: &str = "Nom\u{a0}:";
/// Before a blank.
pub const CLASS: &str = "Classe\u{a0}:";
/// Heading of the sheet.
pub const PAGES: &str = "Dans mon carnet";

/// The pages to show.
pub const PICK: &str = "Les pages que je montre";
/// How.
pub const PICK_HINT: &str = "Choisis-en trois à cinq, dans l’ordre où tu en parleras.";
/// None is chosen.
pub const PICK_NONE: &str = "Aucune page choisie.";
/// Those that can be added.
pub const PICK_MORE: &str = "Ajouter une page";
/// None is left.
pub const PICK_NO_MORE: &str = "Aucune autre page avec ces mots.";
/// Search.
pub const PICK_SEARCH: &str = "Chercher une page à ajouter";

/// Moves a page.
pub fn up(page: &str) -> String {
    ["Monter «\u{a0}", page, "\u{a0}»"].concat()
}

/// Moves a page.
pub fn down(page: &str) -> String {
    ["Descendre «\u{a0}", page, "\u{a0}»"].concat()
}

/// Takes a page out.
pub fn remove(page: &str) -> String {
    ["Enlever «\u{a0}", page, "\u{a0}»"].concat()
}

/// Whose synthesis.
pub fn who(pseudonym: &str, class: &str) -> String {
    match class {
        "" => pseudonym.to_owned(),
        class => format!("{pseudonym}, {class}"),
    }
}

/// How long it takes to say it.
pub fn time(seconds: usize) -> String {
    let minutes = (seconds + 30) / 60;
    match minutes {
        0 => "À voix haute\u{a0}: moins d’une minute. Tu as cinq minutes.".into(),
        1 => "À voix haute\u{a0}: une minute environ. Tu as cinq minutes.".into(),
        2..=5 => format!(
            "À voix haute\u{a0}: {minutes}\u{a0}minutes environ. C’est bien\u{a0}: tu as cinq minutes."
        ),
        _ => format!(
            "À voix haute\u{a0}: {minutes}\u{a0}minutes environ. C’est trop pour cinq minutes\u{a0}: garde le plus fort."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_told_and_a_short_one_is_encouraged() {
        assert!(time(20).contains("moins d’une minute"));
        assert!(time(61).contains("une minute"));
        assert!(time(299).contains("C’est bien"));
        assert!(time(360).contains("trop"));
    }
}
