//! Why the disk of the browser did not do what was asked.

use wasm_bindgen::{JsCast, JsValue};

/// A failure of the browser's storage. Nothing of the transaction was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The disk, or this site's share of it, is full: free something, keep the text on screen.
    #[error("no space is left")]
    Quota,
    /// Another tab keeps the database open under an older version: close that tab.
    #[error("another tab holds the database")]
    Blocked,
    /// The database was written by a newer version of the application: reload.
    #[error("the database is newer than the application")]
    Version,
    /// The database was closed, because another tab upgrades or deletes it or the browser cleared it.
    #[error("the database is closed")]
    Closed,
    /// This browser gives no storage here (private window, policy).
    #[error("no storage is available")]
    Unavailable,
    /// The mutation is too large to be ever sent; nothing was queued.
    #[error("the mutation is too large")]
    TooLarge,
    /// The database was sealed by another key; nothing of it was read or changed.
    #[error("the database is sealed by another key")]
    WrongKey,
    /// Anything else, by the name the browser gives it.
    #[error("the storage failed: {0}")]
    Failed(String),
}

impl StoreError {
    /// Reads an exception by its name.
    pub(crate) fn from_js(error: &JsValue) -> Self {
        match error.dyn_ref::<web_sys::DomException>() {
            Some(exception) => Self::from_name(exception.name()),
            None => Self::Failed(
                js_sys::Reflect::get(error, &"message".into())
                    .ok()
                    .and_then(|message| message.as_string())
                    .unwrap_or_default(),
            ),
        }
    }

    fn from_name(name: String) -> Self {
        match name.as_str() {
            "QuotaExceededError" => Self::Quota,
            "VersionError" => Self::Version,
            "InvalidStateError" | "AbortError" | "TransactionInactiveError" => Self::Closed,
            "SecurityError" | "NotAllowedError" | "UnknownError" => Self::Unavailable,
            _ => Self::Failed(name),
        }
    }
}
