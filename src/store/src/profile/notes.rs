//! What the profile knows of its person, sealed with the rest.

use protocol::replica::Shelf;

use super::ProfileStore;
use crate::disk::{self, Op, Value};
use crate::error::StoreError;

/// A note, by its name in the store `meta`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// Who the person is, as the server last said.
    Me,
    /// How the person came in, but for the secret.
    Door,
}

impl Note {
    fn name(self) -> &'static str {
        match self {
            Self::Me => "me",
            Self::Door => "door",
        }
    }
}

impl ProfileStore {
    /// A note, as it was written.
    pub async fn note(&self, note: Note) -> Result<Option<String>, StoreError> {
        let found = disk::get(&*self.disk, Shelf::Meta.name(), note.name()).await?;
        Ok(found.map(Value::into_text))
    }

    /// Writes a note.
    pub async fn put_note(&self, note: Note, text: String) -> Result<(), StoreError> {
        let shelf = Shelf::Meta.name();
        let op = Op::Put(shelf, note.name().into(), Value::Text(text));
        disk::write(&*self.disk, &[shelf], vec![op]).await
    }
}
