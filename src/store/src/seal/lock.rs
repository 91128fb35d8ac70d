//! The key of a database, sealed under a secret.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::cipher::{hex, unhex, unwrap, wrap};
use super::key::DbKey;
use super::web;
use crate::glue;

/// How often the hash of a secret is repeated (PBKDF2 with SHA-256). OWASP, *Password Storage Cheat Sheet*, asks for
/// 600,000. Five words out of 2,048 are 55 bits: this makes of them more than anyone will try.
const ROUNDS: u32 = 600_000;

/// What opens a [`Lock`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LockKind {
    /// A pupil's five words.
    Words,
    /// The 128 bits of a pupil's card.
    Card,
    /// An adult's passphrase.
    Passphrase,
    /// What the server tells this person alone, once signed in.
    Server,
}

/// The key of a database, sealed under a secret of some kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lock {
    /// What opens it.
    pub kind: LockKind,
    rounds: u32,
    salt: String,
    sealed: String,
}

impl Lock {
    /// Seals a key; the secret must be in the form that is compared. `None` where the browser cannot: a page that did not come over https
    /// has no slow derivation, which all kinds but [`LockKind::Server`] need.
    pub async fn make(kind: LockKind, secret: &str, key: &DbKey) -> Option<Self> {
        let mut salt = [0; 16];
        glue::fill(&mut salt).ok()?;
        let rounds = match kind {
            LockKind::Server => 1,
            LockKind::Words | LockKind::Card | LockKind::Passphrase => ROUNDS,
        };
        let under = derive(kind, secret, &salt, rounds).await?;
        let sealed = wrap(&under, aad(kind), key, web::nonce()?)?;
        Some(Self {
            kind,
            rounds,
            salt: hex(&salt),
            sealed: hex(&sealed),
        })
    }

    /// The key; `None` when the secret is another one.
    pub async fn open(&self, secret: &str) -> Option<DbKey> {
        let salt = unhex(&self.salt)?;
        let under = derive(self.kind, secret, &salt, self.rounds).await?;
        unwrap(&under, aad(self.kind), &unhex(&self.sealed)?)
    }
}

/// The server's secret is 256 bits by chance: one hash is enough for it, and works on any page.
async fn derive(kind: LockKind, secret: &str, salt: &[u8], rounds: u32) -> Option<[u8; 32]> {
    match kind {
        LockKind::Server => {
            let hash = Sha256::new().chain_update(salt).chain_update(secret);
            Some(hash.finalize().into())
        }
        LockKind::Words | LockKind::Card | LockKind::Passphrase => {
            web::derive(secret, salt, rounds).await
        }
    }
}

fn aad(kind: LockKind) -> &'static [u8] {
    match kind {
        LockKind::Words => b"words",
        LockKind::Card => b"card",
        LockKind::Passphrase => b"passphrase",
        LockKind::Server => b"server",
    }
}
