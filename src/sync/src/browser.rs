//! Clock, chance and identities: what the pure rooms do without.

use uuid::Uuid;

/// Milliseconds since 1970 by the device's clock. For display and for waiting, never for order.
pub fn now_ms() -> f64 {
    js_sys::Date::now()
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
