//! Words for a pupil who changes class.

use domain::code::ClassCode;

/// Heading.
pub const TITLE: &str = "Changer de classe";
/// What it is for.
pub const TEXT: &str = "À la rentrée, ou si tu changes de collège dans la même académie\u{a0}: ton carnet et tes favoris viennent avec toi.";
/// Opens the form.
pub const OPEN: &str = "Changer de classe";
/// What happens.
pub const BEFORE: &str = "Tu quittes ta classe d’aujourd’hui. Les pages que tu montrais à tes professeurs ne sont plus montrées à personne\u{a0}: à toi de choisir lesquelles tu montres aux nouveaux. Tant que ta classe d’aujourd’hui n’est pas fermée, tu quittes aussi ses équipes de projet\u{a0}: ce que tu y as écrit leur reste.";
/// Field.
pub const CODE: &str = "Code de la nouvelle classe";
/// Its hint.
pub const CODE_HINT: &str = "Ton nouveau professeur te le donne. Huit lettres et chiffres.";
/// No code.
pub const CODE_WRONG: &str = "Un code a huit lettres et chiffres, comme DEMO-4EB2.";
/// A code of no class.
pub const CODE_UNKNOWN: &str = "Aucune classe de ton académie n’a ce code.";
/// The pseudonym is taken.
pub const TAKEN: &str = "Dans cette classe, quelqu’un a déjà ton pseudonyme. Choisis-en un autre.";
/// Field.
pub const NAME: &str = "Nouveau pseudonyme";
/// Its hint.
pub const NAME_HINT: &str = "Ni ton nom, ni ton prénom.";
/// No pseudonym.
pub const NAME_WRONG: &str = "Entre 1 et 24 lettres ou chiffres, sans signes spéciaux.";
/// Changes wait to be sent.
pub const WAITS: &str =
    "Des changements attendent encore d’être envoyés. Tu pourras changer de classe juste après.";
/// No network.
pub const OFFLINE: &str = "Changer de classe demande le réseau.";
/// Does it.
pub const JOIN: &str = "Entrer dans cette classe";
/// Does it not.
pub const NOT: &str = "Rester dans ma classe";

/// Done, and how to come in from now on.
pub fn joined(class: &str, code: &ClassCode) -> String {
    [
        "Te voilà en ",
        class,
        ". Pour te connecter\u{a0}: le code ",
        &code.to_string(),
        " et tes cinq mots de toujours, ou ta carte.",
    ]
    .concat()
}
