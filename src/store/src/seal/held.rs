//! The key of the profile that is open, so that a page loaded again need not ask for the secret.

use super::key::DbKey;
use super::web;
use crate::disk::Value;

/// Two values to be kept while the profile is open: a key of the browser's that it gives out to nobody, and the database's key sealed
/// under it. Where the browser has no such keys (a page that did not come over https) the second is the key itself.
pub(crate) async fn hold(key: &DbKey) -> (Value, Value) {
    match web::hold(key).await {
        Some((holder, sealed)) => (Value::Handle(holder), Value::Bytes(sealed)),
        None => bare(key),
    }
}

/// The two values where the browser cannot keep its own keys on the disk.
pub(crate) fn bare(key: &DbKey) -> (Value, Value) {
    (
        Value::Text(String::new()),
        Value::Bytes(key.bytes().to_vec()),
    )
}

/// The key that [`hold`] kept; `None` when it cannot be read any more.
pub(crate) async fn held(holder: &Value, sealed: &Value) -> Option<DbKey> {
    match (holder, sealed) {
        (Value::Handle(holder), Value::Bytes(sealed)) => web::held(holder, sealed).await,
        (Value::Text(_), Value::Bytes(bytes)) => DbKey::of(bytes),
        _ => None,
    }
}
