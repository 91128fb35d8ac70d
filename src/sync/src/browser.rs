//! Clock, chance and identities: what the pure rooms do without.

use std::cell::Cell;

use uuid::Uuid;

thread_local! {
    /// By how many milliseconds the device's clock is ahead of the server's, as the server last told.
    static AHEAD: Cell<f64> = const { Cell::new(0.0) };
}

/// Milliseconds since 1970 by the device's clock. For display and for waiting, never for order.
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// Milliseconds since 1970 by the server's clock, as far as it is known here: a device may be a year off. For what
/// people are shown and told beforehand; the server decides by its own.
pub fn server_now_ms() -> f64 {
    now_ms() - AHEAD.get()
}

/// By how much the device's clock is ahead.
pub(crate) fn ahead() -> f64 {
    AHEAD.get()
}

/// Corrects the clock from now on.
pub(crate) fn set_ahead(milliseconds: f64) {
    AHEAD.set(milliseconds);
}

/// A new identity for an entry, a booking, a slot: a UUIDv7.
pub fn new_id() -> Uuid {
    let millis = now_ms() as u64;
    uuid::Builder::from_unix_timestamp_millis(millis, &random()).into_uuid()
}

/// A new identity that tells nothing, not even when it was made.
pub(crate) fn random_id() -> Uuid {
    let (a, b): ([u8; 10], [u8; 10]) = (random(), random());
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&a[..8]);
    bytes[8..].copy_from_slice(&b[..8]);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

/// A number from 0 to 1, to spread what many devices do at once.
pub(crate) fn chance() -> f64 {
    js_sys::Math::random()
}

/// Whether the browser believes it has a network. `false` is true; `true` means little.
pub(crate) fn online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

fn random() -> [u8; 10] {
    let mut bytes = [0; 10];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        for byte in &mut bytes {
            *byte = (chance() * 256.0) as u8;
        }
    }
    bytes
}
