//! Words of the field that links métiers. Neutral: pupils and companies fill it in.

/// Name of the field.
pub const METIERS: &str = "Métiers";
/// Searches for one more.
pub const ADD: &str = "Ajouter un métier";
/// Name of the list of those linked.
pub const LINKED: &str = "Métiers choisis";
/// Name of the list while typing.
pub const PROPOSED: &str = "Métiers proposés";

/// Takes one away.
pub fn remove(name: &str) -> String {
    format!("Enlever {name}")
}

/// Said when one was added.
pub fn added(name: &str) -> String {
    format!("Ajouté\u{a0}: {name}")
}

/// Said when one was taken away.
pub fn removed(name: &str) -> String {
    format!("Enlevé\u{a0}: {name}")
}

/// No more can be added.
pub fn full(most: usize) -> String {
    format!(
        "{most}\u{a0}métiers, c’est le maximum. Pour en ajouter un autre, il faut d’abord en enlever un."
    )
}

/// How many are proposed, and how to take one.
pub fn proposals(count: usize) -> String {
    match count {
        0 => "Aucun métier sous ces mots.".to_owned(),
        1 => "1\u{a0}métier proposé. Entrée l’ajoute.".to_owned(),
        _ => format!("{count}\u{a0}métiers proposés. Entrée ajoute le premier."),
    }
}
