//! Words of the shared pieces.

/// Unfolds the end of a list.
pub fn more(count: usize) -> String {
    format!("Voir la suite ({count})")
}

/// Takes up again what was typed.
pub const AGAIN: &str = "Reprendre ce que j’avais écrit";
/// A refusal was read.
pub const READ: &str = "J’ai lu";
/// Brings back what was taken out.
pub const BRING_BACK: &str = "Remettre";
