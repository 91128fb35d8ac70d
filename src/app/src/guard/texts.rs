//! Words of the pages that ask for a sign-in.

/// Title.
pub const SIGN_IN_TITLE: &str = "Il faut entrer d’abord";
/// Why.
pub const SIGN_IN: &str =
    "Cette page est personnelle. Les fiches métiers, elles, sont ouvertes à tous.";
/// To the sign-in.
pub const SIGN_IN_NOW: &str = "Entrer";
/// To the catalogue.
pub const EXPLORE: &str = "Explorer les métiers";
/// Title for another role.
pub const OTHER_TITLE: &str = "Cette page est pour d’autres";
/// Why.
pub const OTHER: &str = "Ce compte n’en a pas besoin.";
/// To the start page.
pub const HOME: &str = "Retour au début";
