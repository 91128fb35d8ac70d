//! Words for a pupil without a class.

/// What to do.
pub const HOW: &str = "Ta classe est fermée pour cette année. Entre dans ta nouvelle classe avec son code, et tu gardes tout. Tu quittes le collège\u{a0}? Emporte ton carnet.";
/// To the form.
pub const JOIN: &str = "Entrer dans ma nouvelle classe";
/// To one's data.
pub const TAKE: &str = "Emporter mon carnet";

/// When the account ends.
pub fn erased_on(day: &str) -> String {
    ["Ton compte sera effacé le ", day, "."].concat()
}
