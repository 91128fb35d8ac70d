//! Passphrases of adults, as argon2id hashes.

use std::sync::Arc;

use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{PasswordHash, PasswordHasher as _, PasswordVerifier as _, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

use crate::error::Fault;

/// Makes and checks hashes on threads of their own, two at a time: each takes memory and a processor.
#[derive(Debug, Clone)]
pub struct Hasher {
    params: Params,
    room: Arc<Semaphore>,
    /// Checked when the identifier is unknown, so that the time of the answer does not say so.
    decoy: Arc<str>,
}

impl Hasher {
    /// With OWASP's parameters: 19 MiB, two passes, one lane.
    ///
    /// # Errors
    /// When the parameters are refused by the algorithm.
    pub fn strong() -> Result<Self, Fault> {
        Self::with(19 * 1024, 2)
    }

    /// With this many KiB and passes. A hash says its own parameters, so that they may change.
    ///
    /// # Errors
    /// When the parameters are refused by the algorithm.
    pub fn with(kib: u32, passes: u32) -> Result<Self, Fault> {
        let params = Params::new(kib, passes, 1, None)
            .map_err(|_| Fault::Internal("argon2 refuses its parameters"))?;
        let decoy = hash(&params, "nobody")?.into();
        let room = Arc::new(Semaphore::new(2));
        Ok(Self {
            params,
            room,
            decoy,
        })
    }

    /// The hash to keep of a passphrase.
    ///
    /// # Errors
    /// When the machine has no thread or memory for it.
    pub async fn hash(&self, passphrase: String) -> Result<String, Fault> {
        let params = self.params.clone();
        self.run(move || hash(&params, &passphrase)).await?
    }

    /// Whether the passphrase is the one of that hash; `None` stands for an unknown identifier.
    ///
    /// # Errors
    /// When the machine has no thread or memory for it.
    pub async fn verify(&self, kept: Option<String>, passphrase: String) -> Result<bool, Fault> {
        let known = kept.is_some();
        let kept = kept.unwrap_or_else(|| self.decoy.to_string());
        self.run(move || {
            let matches = PasswordHash::new(&kept).is_ok_and(|kept| {
                Argon2::default()
                    .verify_password(passphrase.as_bytes(), &kept)
                    .is_ok()
            });
            matches && known
        })
        .await
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Fault> {
        let busy = |_| Fault::Internal("no thread for a passphrase");
        let room = self.room.clone().acquire_owned().await;
        let _room = room.map_err(|_| Fault::Internal("the hasher is closed"))?;
        tokio::task::spawn_blocking(work).await.map_err(busy)
    }
}

fn hash(params: &Params, passphrase: &str) -> Result<String, Fault> {
    let salt = SaltString::generate(&mut OsRng);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone())
        .hash_password(passphrase.as_bytes(), &salt)
        .map(|hash| hash.to_string())
        .map_err(|_| Fault::Internal("argon2 failed"))
}
