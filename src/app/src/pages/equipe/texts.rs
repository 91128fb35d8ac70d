//! Words that all pages of teams share.

use jiff::civil::Date;

use crate::texts::dates;

/// A step is done.
pub const DONE: &str = "C’est fait";
/// A step's day is over.
pub const LATE: &str = "La date est passée";
/// The step that comes now.
pub const NEXT: &str = "Prochaine étape";
/// Still to be sent.
pub const ON_DEVICE: &str = "Sur cet appareil";
/// Sent.
pub const SENT: &str = "Envoyé";
/// The server said no.
pub const REFUSED: &str = "Pas pris par le serveur";

/// By when: « vendredi 4 décembre, dans 6 jours »; how to say that there is no day.
pub fn by(day: Option<Date>, today: Date) -> String {
    let Some(day) = day else {
        return "Sans date".to_owned();
    };
    let left = today.until(day).map_or(0, |span| span.get_days());
    let left = match left {
        0 => "aujourd’hui".to_owned(),
        1 => "demain".to_owned(),
        -1 => "hier".to_owned(),
        2.. => format!("dans {left}\u{a0}jours"),
        _ => format!("il y a {}\u{a0}jours", -left),
    };
    [&dates::long(day, today), ", ", &left].concat()
}

/// « 2 étapes faites sur 5 ».
pub fn steps_done(done: usize, of: usize) -> String {
    match (done, of) {
        (_, 0) => "Aucune étape".to_owned(),
        (0, _) => format!("Aucune étape faite sur\u{a0}{of}"),
        (1, _) => format!("1\u{a0}étape faite sur\u{a0}{of}"),
        _ => format!("{done}\u{a0}étapes faites sur\u{a0}{of}"),
    }
}

/// The page to present, before anything is written.
pub const NOTHING: &str = "Rien n’est encore écrit sur cette page.";

/// To the slide before.
pub const BEFORE: &str = "Précédent";
/// To the next slide.
pub const AFTER: &str = "Suivant";
/// How one moves.
pub const KEYS: &str = "Les flèches du clavier tournent les pages. Échap ferme.";

/// Which slide it is.
pub fn slide(at: usize, of: usize) -> String {
    format!("{at} sur {of}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_said_as_one_says_them() {
        let today = Date::constant(2026, 12, 30);
        let said = |day: i8, month: i8, year: i16| {
            let text = by(Some(Date::constant(year, month, day)), today);
            text.replace('\u{a0}', " ")
        };
        assert_eq!(said(30, 12, 2026), "mercredi 30 décembre, aujourd’hui");
        assert_eq!(said(31, 12, 2026), "jeudi 31 décembre, demain");
        assert_eq!(said(4, 1, 2027), "lundi 4 janvier 2027, dans 5 jours");
        assert_eq!(said(2, 2, 2027), "mardi 2 février 2027, dans 34 jours");
        assert_eq!(said(28, 12, 2026), "lundi 28 décembre, il y a 2 jours");
    }
}

/// What is said about a piece of the page.
#[derive(Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its word among [`domain::equipe::AFFICHE`].
    pub key: &'static str,
    /// What is asked where it is written.
    pub question: &'static str,
    /// How to find an answer.
    pub help: &'static str,
    /// What another team might have written.
    pub example: &'static str,
}

/// The pieces, in the order in which they are read; the first one is the title.
pub static PIECES: [Piece; 6] = [
    Piece {
        key: "titre",
        question: "Le titre de votre page",
        help: "Court, et qui donne envie de s’arrêter.",
        example: "Un potager sur le toit du collège",
    },
    Piece {
        key: "besoin",
        question: "À qui ça sert, et pourquoi\u{a0}?",
        help: "Ce que vous avez vu ou entendu, avant d’avoir une idée.",
        example: "À la cantine, les salades viennent de loin et arrivent fatiguées.",
    },
    Piece {
        key: "idee",
        question: "Quelle est votre idée\u{a0}?",
        help: "Deux ou trois phrases, pour quelqu’un qui n’en sait rien.",
        example: "Faire pousser des salades dans des bacs, et les vendre aux familles.",
    },
    Piece {
        key: "realisation",
        question: "Qu’avez-vous fait, concrètement\u{a0}?",
        help: "Les essais, les chiffres, ce qui a raté et ce que vous avez changé.",
        example: "Trois bacs, douze salades. La première a gelé\u{a0}: nous avons ajouté un voile.",
    },
    Piece {
        key: "equipe",
        question: "Comment vous êtes-vous organisés\u{a0}?",
        help: "Les rôles suffisent. Aucun nom, aucun prénom, aucun pseudonyme.",
        example: "Deux à la production, une aux comptes, deux à la vente.",
    },
    Piece {
        key: "suite",
        question: "Que feriez-vous ensuite\u{a0}?",
        help: "Ce qu’il vous faudrait, et les métiers que cela vous a fait découvrir.",
        example: "Demander conseil à une maraîchère. Arroser sans y penser.",
    },
];
