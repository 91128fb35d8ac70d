//! Whether the browser took away what this device kept. Nobody is told by the browser: a mark beside the database says
//! that there was one.

use leptos::prelude::*;

/// Kept by the browser apart from its databases, and often longer.
const MARK: &str = "parcours.profil";

/// What was taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// The open database, by another tab or by the browser: it may be there again at the next start.
    Closed,
    /// All that was kept.
    Erased,
    /// Nothing was taken by the browser: the account is no more.
    Account,
}

/// Somebody has a profile open on this device, or nobody has any more.
pub fn mark(there: bool) {
    if let Ok(Some(storage)) = window().local_storage() {
        // A browser that keeps nothing tells no loss either.
        let _ = if there {
            storage.set_item(MARK, "1")
        } else {
            storage.remove_item(MARK)
        };
    }
}

/// At a start without a profile: whether there was one that nobody left.
pub fn is_missing() -> bool {
    let storage = window().local_storage();
    let Ok(Some(storage)) = storage else {
        return false;
    };
    storage.get_item(MARK).is_ok_and(|mark| mark.is_some())
}
