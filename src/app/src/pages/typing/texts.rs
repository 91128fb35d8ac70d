//! Words of what is typed.

/// State: written now.
pub const SAVING: &str = "Enregistrement…";
/// State: the device has no room, or its database cannot be written.
pub const NOT_SAVED: &str = "Pas enregistré\u{a0}! Copie ton texte avant de fermer la page.";

/// Adds another version to the text.
pub const APPEND: &str = "L’ajouter à la suite";
/// Drops it.
pub const DROP: &str = "L’enlever";
