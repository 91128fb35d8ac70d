//! Words of the games.

use catalogue::explore::Clue;

use super::asked::Game;
use crate::pages::explore::joined;
use crate::texts::labels::Label;

/// Title.
pub const TITLE: &str = "Jouer avec les métiers";
/// Under it.
pub const LEAD: &str = "Seul, à deux ou devant toute la classe. Pas de points, pas de chronomètre.";
/// Name of the list of games.
pub const GAMES: &str = "Les jeux";
/// Another round.
pub const AGAIN: &str = "Une autre partie";
/// For the projector.
pub const LARGE: &str = "En grand";
/// The usual size.
pub const SMALL: &str = "Taille normale";
/// Back to the games.
pub const OTHERS: &str = "Tous les jeux";
/// Too few sheets.
pub const TOO_FEW: &str = "Il n’y a pas assez de fiches sur cet appareil pour jouer.";
/// The sheet is not on the device.
pub const NOT_HERE: &str =
    "La fiche de cette partie n’est pas sur l’appareil. Essaie une autre partie.";

/// Which round it is.
pub fn round(number: u64) -> String {
    format!("Partie {number}")
}

/// A game and its round.
pub fn round_of(name: &str, number: u64) -> String {
    format!("{name}, partie\u{a0}{number}")
}

/// Name of a game.
pub fn name(game: Game) -> &'static str {
    match game {
        Game::Riddle => "Qui suis-je\u{a0}?",
        Game::Duel => "Duel",
        Game::Odd => "L’intrus",
        Game::Ideas => "Vrai ou faux, et comment le sais-tu\u{a0}?",
    }
}

/// What one does in it.
pub fn rule(game: Game) -> &'static str {
    match game {
        Game::Riddle => "Un métier se cache. Découvre-le indice par indice.",
        Game::Duel => "Deux métiers\u{a0}: lequel plutôt, et pourquoi\u{a0}?",
        Game::Odd => "Trois ont un point commun, un non. Plusieurs réponses se défendent.",
        Game::Ideas => "Des idées qu’on entend souvent. Dis ce que tu en penses, puis vérifie.",
    }
}

/// For how many it is made.
pub fn players(game: Game) -> &'static str {
    match game {
        Game::Riddle | Game::Ideas => "Seul ou en classe",
        Game::Duel => "À deux",
        Game::Odd => "À deux ou en classe",
    }
}

/// Heading of the clues.
pub const CLUES: &str = "Les indices";
/// Shows one more.
pub const CLUE: &str = "Un autre indice";
/// Heading of the answers offered.
pub const WHO: &str = "Alors, qui suis-je\u{a0}?";
/// Another métier was meant.
pub const NOT_THIS: &str = "Ce n’est pas celui-là. Demande un autre indice.";
/// Heading of the métiers of a round.
pub const FOUR: &str = "Les quatre métiers de la partie";
/// Start of the page in the carnet.
pub const KEPT_SURPRISE: &str = "Ce qui m’a surpris\u{a0}:";

/// The métier was found.
pub fn found(name: &str) -> String {
    format!("Oui\u{a0}! {name}.")
}

/// Title of the page in the carnet.
pub fn riddle_kept(name: &str) -> String {
    format!("Qui suis-je\u{a0}? {name}")
}

/// A clue in words.
pub fn clue(clue: &Clue) -> String {
    let (question, answer) = match clue {
        Clue::Places(places) => ("Où et comment", joined(*places).unwrap_or_default()),
        Clue::Level(level) => ("On peut commencer", level.label().to_owned()),
        Clue::Interests(interests) => ("Quand on aime", joined(*interests).unwrap_or_default()),
        Clue::Subjects(subjects) => (
            "Matières qui servent",
            joined(*subjects).unwrap_or_default(),
        ),
        Clue::Hours(text) => ("Horaires", text.clone()),
        Clue::With(text) => ("Avec", text.clone()),
        Clue::Domain(domain) => ("Domaine", domain.label().to_owned()),
        Clue::Values(text) => ("Ce qui compte", text.clone()),
        Clue::Skills(text) => ("Savoir-faire", text.clone()),
        Clue::Where(text) => ("Lieu", text.clone()),
        Clue::Text(text) => ("Ce qu’on y fait", text.clone()),
    };
    format!("{question}\u{a0}: {answer}")
}

/// Heading of the two.
pub const TWO: &str = "Les deux métiers";
/// The question.
pub const RATHER: &str = "Plutôt lequel\u{a0}?";
/// After an answer.
pub const NO_WRONG: &str = "Il n’y a pas de mauvais choix. À deux, chacun explique le sien.";
/// The reason.
pub const WHY: &str = "Et pourquoi\u{a0}?";
/// What a reason may speak of.
pub const WHY_HINT: &str = "Ce qu’on y fait, le lieu, les gens, les horaires, ce qui compte…";
/// Opens what both share.
pub const SHARED: &str = "Ce que les deux ont en commun";
/// To the comparison.
pub const COMPARE: &str = "Les comparer";

/// Title of the page in the carnet.
pub fn duel_kept(names: &[String; 2]) -> String {
    format!("Duel\u{a0}: {} / {}", names[0], names[1])
}

/// Text of the page in the carnet.
pub fn rather_kept(name: &str, why: &str) -> String {
    if name.is_empty() {
        return why.to_owned();
    }
    format!("Plutôt\u{a0}: {name}.\n{why}")
}

/// Takes one for the odd one out.
pub const THIS_ONE: &str = "C’est l’intrus";
/// An argument was found.
pub const ARGUED: &str =
    "Ça se défend\u{a0}! Les trois autres ont en commun, et pas ce métier\u{a0}:";
/// None was found.
pub const NO_ARGUMENT: &str =
    "Les fiches ne donnent pas d’argument pour celui-là. Et toi, lequel as-tu\u{a0}?";
/// Goes on.
pub const ANOTHER: &str = "Peut-on en défendre un autre\u{a0}?";
/// The pupil's own argument.
pub const ARGUMENT: &str = "Ton argument";

/// Name of the button of one métier.
pub fn odd_name(name: &str) -> String {
    format!("{THIS_ONE}\u{a0}: {name}")
}

/// Title of the page in the carnet.
pub fn odd_kept(name: Option<&str>) -> String {
    match name {
        Some(name) => format!("L’intrus\u{a0}: {name}"),
        None => "L’intrus".to_owned(),
    }
}

/// The question.
pub const TRUE_OR_FALSE: &str = "Vrai ou faux\u{a0}?";
/// An answer.
pub const TRUE: &str = "Plutôt vrai";
/// An answer.
pub const FALSE: &str = "Plutôt faux";
/// How one knows.
pub const HOW: &str = "Comment le sais-tu\u{a0}?";
/// Where one may know it from.
pub const HOW_HINT: &str = "Vu, lu, entendu… par qui\u{a0}?";
/// It is so.
pub const IT_IS_TRUE: &str = "C’est vrai.";
/// It is not.
pub const IT_IS_FALSE: &str = "C’est faux.";
/// Before the sheet.
pub const CHECK: &str = "Vérifie dans la fiche";
/// The next card.
pub const NEXT_IDEA: &str = "Une autre idée";
/// After the last card.
pub const NO_MORE_IDEAS: &str = "C’était la dernière idée. Commence une autre partie.";
/// Title of the page in the carnet.
pub const IDEA_KEPT: &str = "Vrai ou faux";

/// Text of the page in the carnet.
pub fn idea_kept(idea: &str, is_true: bool, how: &str) -> String {
    let so = if is_true { "vrai" } else { "faux" };
    format!("«\u{a0}{idea}\u{a0}»\u{a0}: {so}.\n{how}")
}
