//! Identifiers that tie a label, a hint and an error to their field.

use std::sync::atomic::{AtomicU32, Ordering};

/// An id that no other component of the page has.
pub(crate) fn fresh(prefix: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("{prefix}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
