//! Words of what is said about a page.

/// Heading.
pub const TITLE: &str = "Ce qui se dit de cette page";
/// Name of the list.
pub const SAID: &str = "Les mots échangés, du premier au dernier";
/// Nothing yet, to the pupil.
pub const NOTHING_PUPIL: &str =
    "Rien encore. Quand ta page est prête, rends-la\u{a0}: tes professeurs pourront te répondre.";
/// Nothing yet, to the teacher.
pub const NOTHING_TEACHER: &str =
    "Rien encore. L’élève voit ce que vous écrivez ici dès que son appareil trouve le réseau.";
/// Somebody who is not there any more.
pub const GONE: &str = "Une personne partie";
/// Still to be sent.
pub const ON_DEVICE: &str = "Sur cet appareil";
/// Takes one's own words back.
pub const TAKE_BACK: &str = "Reprendre ce mot";

/// Who said it, when it is oneself.
pub fn own(pupil: bool) -> &'static str {
    if pupil { "Toi" } else { "Vous" }
}

/// It is shown, and nothing was said.
pub const SHOWN: &str = "Montrée";
/// It was handed in.
pub const HANDED_IN: &str = "Rendue, à lire";
/// It was given back.
pub const GIVEN_BACK: &str = "À reprendre";
/// It was validated.
pub const VALIDATED: &str = "Validée";
/// A step: handed in.
pub const DID_HAND_IN: &str = "Page rendue";
/// A step: given back.
pub const DID_GIVE_BACK: &str = "Page à reprendre";
/// A step: validated.
pub const DID_VALIDATE: &str = "Page validée";

/// Field, to the pupil.
pub const LABEL_PUPIL: &str = "Un mot à tes professeurs";
/// Help.
pub const HINT_PUPIL: &str =
    "Une question, ce qui t’a plu, ce qui était difficile. Tu peux aussi ne rien écrire.";
/// Field, to the teacher.
pub const LABEL_TEACHER: &str = "Votre mot à l’élève";
/// Help.
pub const HINT_TEACHER: &str = "Ce qui est réussi, et une chose à essayer. L’élève seul le lit, avec les enseignants de la classe.";
/// There is nothing to send.
pub const EMPTY: &str = "Rien n’est écrit ici pour l’instant.";
/// Says it.
pub const SAY: &str = "Envoyer ce mot";
/// It is said.
pub fn sent(pupil: bool) -> &'static str {
    if pupil {
        "Ton mot est gardé, il part dès que possible."
    } else {
        "Votre mot est gardé, il part dès que possible."
    }
}
/// Hands in.
pub const HAND_IN: &str = "Rendre cette page";
/// Hands in again.
pub const HAND_IN_AGAIN: &str = "Rendre à nouveau";
/// It is handed in.
pub const HANDED: &str = "Page rendue. Tes professeurs la verront.";
/// Validates.
pub const VALIDATE: &str = "Valider la page";
/// Gives back.
pub const GIVE_BACK: &str = "Donner à reprendre";

/// It is too long.
pub fn too_long(most: usize) -> String {
    format!(
        "Trop long\u{a0}: {most}\u{a0}caractères au plus. Rien n’est perdu, il suffit de raccourcir."
    )
}
