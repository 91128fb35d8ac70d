//! Random secrets, and the installation's key under which short ones are hashed.
//!
//! Pupils' secrets are too short for a plain hash, and argon2 for thirty pupils at once is too slow: they
//! are kept as HMAC-SHA-256 under a key that lies in a file beside the database, never in it. A stolen
//! copy of the database alone then gives nothing to try words against.

use std::io::Write as _;
use std::net::IpAddr;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac as _};
use rand::RngCore as _;
use sha2::{Digest as _, Sha256};

/// What a keyed hash is for, so that one is never good for another.
#[derive(Debug, Clone, Copy)]
pub enum Purpose {
    /// A pupil's five words.
    Secret,
    /// A pupil's card.
    Card,
    /// The secret of an adult's second factor.
    SecondFactor,
    /// A code that stands in for it.
    Recovery,
    /// What opens a person's profile on a device.
    Vault,
    /// An account in the journal of erasures.
    Erased,
    /// A cursor of the sync.
    Cursor,
    /// The key itself, to know it again.
    Print,
}

impl Purpose {
    fn word(self) -> &'static [u8] {
        match self {
            Self::Secret => b"secret\0",
            Self::Card => b"card\0",
            Self::SecondFactor => b"factor\0",
            Self::Recovery => b"recovery\0",
            Self::Vault => b"vault\0",
            Self::Erased => b"erased\0",
            Self::Cursor => b"cursor\0",
            Self::Print => b"print\0",
        }
    }
}

/// The installation's key.
#[derive(Clone)]
pub struct Keys {
    key: [u8; 32],
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys")
    }
}

impl Keys {
    /// A key for the time of a test.
    pub fn of(key: [u8; 32]) -> Self {
        Self { key }
    }

    /// Reads the key's file, or makes it (readable by its owner only).
    ///
    /// # Errors
    /// When the file cannot be read or made, or does not hold 32 bytes.
    pub fn load(file: &Path) -> std::io::Result<Self> {
        match std::fs::read(file) {
            Ok(bytes) => {
                let key = bytes.try_into().map_err(|_| {
                    std::io::Error::new(
                        std::io::ErrorKind::InvalidData,
                        "the key file does not hold 32 bytes",
                    )
                })?;
                Ok(Self { key })
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let key = random();
                let mut options = std::fs::OpenOptions::new();
                options.write(true).create_new(true);
                #[cfg(unix)]
                std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
                let mut made = options.open(file)?;
                made.write_all(&key)?;
                made.sync_all()?;
                Ok(Self { key })
            }
            Err(error) => Err(error),
        }
    }

    /// By what the key is known again; it says nothing of it.
    pub fn print(&self) -> [u8; 32] {
        self.hash(Purpose::Print, b"")
    }

    /// The keyed hash of some bytes for a purpose.
    pub fn hash(&self, purpose: Purpose, bytes: &[u8]) -> [u8; 32] {
        self.mac(purpose, bytes).finalize().into_bytes().into()
    }

    /// Whether the hash is that of these bytes, in a time that says nothing.
    pub fn verify(&self, purpose: Purpose, bytes: &[u8], hash: &[u8]) -> bool {
        self.mac(purpose, bytes).verify_slice(hash).is_ok()
    }

    #[allow(clippy::expect_used)]
    fn mac(&self, purpose: Purpose, bytes: &[u8]) -> Hmac<Sha256> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.key).expect("HMAC takes any key");
        mac.update(purpose.word());
        mac.update(bytes);
        mac
    }
}

/// Random bytes of the system.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    rand::rng().fill_bytes(&mut bytes);
    bytes
}

/// A token of 256 bits: what the browser or the link carries, and what the database keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// 43 characters of base 64 for URLs.
    pub text: String,
    /// Its SHA-256.
    pub hash: [u8; 32],
    /// The address that sent it; `None` for one that came with no request.
    pub from: Option<IpAddr>,
}

impl Token {
    /// A new one.
    pub fn new() -> Self {
        Self::of(URL_SAFE_NO_PAD.encode(random::<32>()))
    }

    /// The one that came back. Any text is one: an unknown hash is found nowhere.
    pub fn of(text: String) -> Self {
        let hash = Sha256::digest(text.as_bytes()).into();
        let from = None;
        Self { text, hash, from }
    }
}

impl Default for Token {
    fn default() -> Self {
        Self::new()
    }
}

/// Bytes as lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_good_for_its_purpose_and_key_only() {
        let keys = Keys::of([1; 32]);
        let hash = keys.hash(Purpose::Secret, b"lune");
        assert!(keys.verify(Purpose::Secret, b"lune", &hash));
        assert!(!keys.verify(Purpose::Card, b"lune", &hash));
        assert!(!keys.verify(Purpose::Secret, b"lunE", &hash));
        assert!(!Keys::of([2; 32]).verify(Purpose::Secret, b"lune", &hash));
    }

    #[test]
    fn a_token_is_found_again_by_its_text() {
        let token = Token::new();
        assert_eq!(Token::of(token.text.clone()), token);
        assert_ne!(Token::new(), token);
        assert_eq!(token.text.len(), 43);
    }
}
