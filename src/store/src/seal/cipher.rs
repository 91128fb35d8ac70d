//! One record, sealed and opened.
//!
//! A sealed record is the format's number, 24 bytes that are never the same twice, and the ciphertext with its tag. Inside: what
//! kind of value it is, its key, its content. Store and hidden key are authenticated with it, so that no record can be put in the place of
//! another one.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use sha2::{Digest as _, Sha256};

use super::key::DbKey;
use crate::disk::Value;

/// Number of the format, first byte of a sealed record.
const FORMAT: u8 = 1;
/// Bytes of a nonce.
pub(crate) const NONCE: usize = 24;
const TEXT: u8 = 0;
const BYTES: u8 = 1;

/// What seals the records of one database.
#[derive(Clone)]
pub(crate) struct Cipher {
    values: XChaCha20Poly1305,
    names: [u8; 32],
}

impl Cipher {
    pub(crate) fn new(key: &DbKey) -> Self {
        Self {
            values: XChaCha20Poly1305::new(&subkey(key, b"parcours values").into()),
            names: subkey(key, b"parcours names"),
        }
    }

    /// What stands for a key on the disk: 32 hexadecimal digits.
    pub(crate) fn name(&self, store: &str, key: &str) -> String {
        let hash = Sha256::new()
            .chain_update(self.names)
            .chain_update(store)
            .chain_update([0])
            .chain_update(key)
            .finalize();
        hex(&hash[..16])
    }

    /// The record for the disk; `None` when it is too large for the cipher, which is beyond any disk.
    pub(crate) fn seal(
        &self,
        place: (&str, &str),
        key: &str,
        value: &Value,
        nonce: [u8; NONCE],
    ) -> Option<Vec<u8>> {
        let (kind, content) = match value {
            Value::Text(text) => (TEXT, text.as_bytes()),
            Value::Bytes(bytes) => (BYTES, bytes.as_slice()),
            Value::Handle(_) => return None,
        };
        let length = u16::try_from(key.len()).ok()?;
        let mut inside = Vec::with_capacity(3 + key.len() + content.len());
        inside.push(kind);
        inside.extend(length.to_le_bytes());
        inside.extend(key.as_bytes());
        inside.extend(content);
        let sealed = seal(&self.values, &aad(place), &inside, nonce)?;
        Some([&[FORMAT][..], &sealed].concat())
    }

    /// Key and content of a record from the disk; `None` when it is damaged, or was sealed by another key or for
    /// another place.
    pub(crate) fn open(&self, place: (&str, &str), record: &[u8]) -> Option<(String, Value)> {
        let sealed = record.strip_prefix(&[FORMAT])?;
        let inside = open(&self.values, &aad(place), sealed)?;
        let (kind, rest) = inside.split_first()?;
        let (length, rest) = rest.split_first_chunk::<2>()?;
        let (key, content) = rest.split_at_checked(u16::from_le_bytes(*length).into())?;
        let key = String::from_utf8(key.to_vec()).ok()?;
        let value = match *kind {
            TEXT => Value::Text(String::from_utf8(content.to_vec()).ok()?),
            BYTES => Value::Bytes(content.to_vec()),
            _ => return None,
        };
        Some((key, value))
    }
}

/// Nonce and ciphertext.
fn seal(cipher: &XChaCha20Poly1305, aad: &[u8], msg: &[u8], nonce: [u8; NONCE]) -> Option<Vec<u8>> {
    let sealed = cipher.encrypt(&XNonce::from(nonce), Payload { msg, aad });
    Some([&nonce[..], &sealed.ok()?].concat())
}

fn open(cipher: &XChaCha20Poly1305, aad: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let (nonce, msg) = sealed.split_first_chunk::<NONCE>()?;
    let nonce = XNonce::from(*nonce);
    cipher.decrypt(&nonce, Payload { msg, aad }).ok()
}

/// Seals a key under another one.
pub(crate) fn wrap(
    under: &[u8; 32],
    aad: &[u8],
    key: &DbKey,
    nonce: [u8; NONCE],
) -> Option<Vec<u8>> {
    let cipher = XChaCha20Poly1305::new(&(*under).into());
    seal(&cipher, aad, key.bytes(), nonce)
}

/// Opens what [`wrap`] sealed; `None` under another key.
pub(crate) fn unwrap(under: &[u8; 32], aad: &[u8], sealed: &[u8]) -> Option<DbKey> {
    let cipher = XChaCha20Poly1305::new(&(*under).into());
    DbKey::of(&open(&cipher, aad, sealed)?)
}

fn aad((store, name): (&str, &str)) -> Vec<u8> {
    [store.as_bytes(), &[0], name.as_bytes()].concat()
}

fn subkey(key: &DbKey, purpose: &[u8]) -> [u8; 32] {
    let hash = Sha256::new()
        .chain_update(purpose)
        .chain_update([0])
        .chain_update(key.bytes());
    hash.finalize().into()
}

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from(b"0123456789abcdef"[usize::from(half & 15)]);
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        text.push(digit(byte >> 4));
        text.push(digit(*byte));
    }
    text
}

/// The bytes of hexadecimal digits.
pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |c: u8| char::from(c).to_digit(16);
    let pairs = text.as_bytes().chunks(2);
    pairs
        .map(|pair| match *pair {
            [high, low] => u8::try_from(digit(high)? * 16 + digit(low)?).ok(),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const PLACE: (&str, &str) = ("rows", "0a");

    fn cipher(byte: u8) -> Cipher {
        Cipher::new(&DbKey::of(&[byte; 32]).unwrap())
    }

    #[test]
    fn a_record_comes_back_and_shows_nothing_of_itself() {
        let value = Value::Text("J’ai vu une forge".into());
        let sealed = cipher(1).seal(PLACE, "favori", &value, [7; NONCE]).unwrap();
        for marker in ["forge", "favori"] {
            let found = sealed
                .windows(marker.len())
                .any(|part| part == marker.as_bytes());
            assert!(!found, "{marker}");
        }
        let opened = cipher(1).open(PLACE, &sealed).unwrap();
        assert_eq!(opened, ("favori".to_owned(), value));
    }

    #[test]
    fn another_key_another_place_or_a_changed_byte_open_nothing() {
        let value = Value::Bytes(vec![0, 1, 255]);
        let sealed = cipher(1).seal(PLACE, "k", &value, [7; NONCE]).unwrap();
        assert_eq!(cipher(2).open(PLACE, &sealed), None);
        assert_eq!(cipher(1).open(("rows", "0b"), &sealed), None);
        assert_eq!(cipher(1).open(("meta", "0a"), &sealed), None);
        for at in 0..sealed.len() {
            let mut damaged = sealed.clone();
            damaged[at] ^= 1;
            assert_eq!(cipher(1).open(PLACE, &damaged), None, "byte {at}");
            assert_eq!(cipher(1).open(PLACE, &sealed[..at]), None, "cut at {at}");
        }
    }

    #[test]
    fn names_differ_by_store_and_database_and_tell_nothing() {
        let name = cipher(1).name("rows", "user\u{1f}favourite\u{1f}veterinaire");
        assert_eq!(name.len(), 32);
        assert_ne!(
            name,
            cipher(2).name("rows", "user\u{1f}favourite\u{1f}veterinaire")
        );
        assert_ne!(cipher(1).name("a", "b"), cipher(1).name("b", "b"));
        assert_eq!(unhex(&name).map(|bytes| hex(&bytes)), Some(name));
        assert_eq!(unhex("0g"), None);
        assert_eq!(unhex("000"), None);
    }
}
