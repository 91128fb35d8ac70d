//! Words about words.

use catalogue::glossary::Word;

/// Title.
pub const TITLE: &str = "Les mots expliqués";
/// Under it.
pub const LEAD: &str = "Dans les fiches et les étapes, les mots soulignés de points s’expliquent quand on appuie dessus. Les voici tous.";
/// Name of the search.
pub const SEARCH: &str = "Chercher un mot";
/// Nothing is found.
pub const NONE_TITLE: &str = "Ce mot n’est pas expliqué ici";
/// What to do then.
pub const NONE: &str = "Essaie avec moins de lettres, ou demande à un adulte.";

/// How many.
pub fn count(words: usize) -> String {
    match words {
        1 => "1\u{a0}mot".to_owned(),
        _ => [&words.to_string(), "\u{a0}mots"].concat(),
    }
}

/// A word and what it means.
pub fn told(word: &Word) -> String {
    [word.word, "\u{a0}: ", word.meaning].concat()
}
