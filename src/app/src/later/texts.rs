//! Words for code that does not come.

/// What is missing.
pub const TITLE: &str = "Cette page n’est pas encore sur cet appareil";
/// What is safe, and what to do.
pub const TEXT: &str = "Le réseau a coupé au mauvais moment. Rien n’est perdu\u{a0}: elle s’ouvrira quand il reviendra.";
/// Another try.
pub const AGAIN: &str = "Réessayer";
