//! The key of a database, and chance.

use crate::error::StoreError;
use crate::glue;

/// Fills bytes by chance that nobody can foresee.
pub(crate) type Chance = fn(&mut [u8]) -> Result<(), StoreError>;

/// Key of a profile's database.
#[derive(Clone, PartialEq, Eq)]
pub struct DbKey([u8; 32]);

impl std::fmt::Debug for DbKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DbKey")
    }
}

impl DbKey {
    /// A new one.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] in a browser without a source of chance.
    pub fn random() -> Result<Self, StoreError> {
        let mut bytes = [0; 32];
        glue::fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// The key of these bytes; `None` when they are not 32.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}
