//! Words with which a pupil is asked as what to be counted.

use domain::gap::Gender;

/// Heading.
pub const TITLE: &str = "Fille ou garçon\u{a0}?";
/// What it is for, and what it is not.
pub const TEXT: [&str; 3] = [
    "Ta classe aimerait savoir si les filles et les garçons découvrent les mêmes domaines. Tu peux le dire, ou pas\u{a0}: rien ne t’y oblige.",
    "Le serveur compte les domaines de ton mur, aussi ceux des pages que tu ne montres pas. Il ne dit que des parts de la classe, jamais toi.",
    "Personne ne voit ta réponse\u{a0}: ni tes professeurs, ni ta classe. Tu peux la reprendre quand tu veux. Elle est effacée quand ta classe ferme.",
];
/// Nothing was said.
pub const NOTHING: &str = "Tu n’as rien dit.";
/// Takes it back.
pub const TAKE_BACK: &str = "Reprendre ma réponse";
/// No network.
pub const OFFLINE: &str = "Hors ligne\u{a0}: répondre, ou reprendre ta réponse, demande le réseau.";
/// The question on the page of the parcours.
pub const ASKED: &str = "Ta classe te pose une question. Tu peux y répondre, ou pas.";
/// To the question.
pub const SEE: &str = "Voir la question";

/// An answer, as a button.
pub fn answer(gender: Gender) -> &'static str {
    match gender {
        Gender::Fille => "Fille",
        Gender::Garcon => "Garçon",
        Gender::NonDit => "Je ne souhaite pas le dire",
    }
}

/// What was said.
pub fn said(gender: Gender) -> String {
    ["Ta réponse\u{a0}: «\u{a0}", answer(gender), "\u{a0}»."].concat()
}
