//! Files of the carnet.

use domain::attachment::BlobId;
use domain::ids::EntryId;
use store::StoreError;
use sync::{MadeFile, Trouble};

use super::Session;
use crate::texts;

impl Session {
    /// Adds a file to an entry; whether both are on the device. A failure to write is said.
    pub async fn attach(self, entry: EntryId, made: MadeFile, base_rev: u64) -> bool {
        let written = match self.engine() {
            Some(engine) => engine.attach(entry, made, base_rev).await,
            None => Err(StoreError::Closed),
        };
        if let Err(error) = &written {
            self.toasts.show(match error {
                StoreError::Quota => texts::NO_ROOM_FOR_FILE,
                error => texts::errors::store(error),
            });
        }
        written.is_ok()
    }

    /// A file, from this device or from the server.
    ///
    /// # Errors
    /// Why it does not come now.
    pub async fn file(self, id: BlobId) -> Result<Vec<u8>, Trouble> {
        match self.engine() {
            Some(engine) => engine.file(id).await,
            None => Err(Trouble::SignedOut),
        }
    }

    /// A file, if it is on this device.
    pub async fn kept_file(self, id: BlobId) -> Option<Vec<u8>> {
        self.engine()?.kept_file(id).await
    }
}
