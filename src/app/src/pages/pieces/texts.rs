//! Words of the shared pieces.

/// Unfolds the end of a list.
pub fn more(count: usize) -> String {
    format!("Voir la suite ({count})")
}
