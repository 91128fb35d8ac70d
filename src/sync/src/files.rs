//! Files of the carnet on their way: sent before the line that names them, fetched when they are looked at.

use std::collections::BTreeSet;

use domain::attachment::BlobId;
use protocol::mutation::Mutation;
use protocol::wire::{ErrorCode, PIECE_BYTES};
use store::{FileState, NewFile, StoreError};

use crate::browser::now_ms;
use crate::engine::Engine;
use crate::trouble::Trouble;

/// A file that nothing needs is kept this long, in milliseconds: its line may be in another tab, or be undone.
const DAY_MS: f64 = 86_400_000.0;

impl Engine {
    /// The files that waiting lines name and that the server does not have yet, in the order they go out.
    pub(crate) async fn unsent_files(&self) -> Result<Vec<BlobId>, StoreError> {
        let named: Vec<BlobId> = self.replica.borrow().named_files().collect();
        if named.is_empty() {
            return Ok(named);
        }
        let notes = self.store.file_notes().await?;
        let lacks = self.lacks.borrow();
        let unsent = |id: &BlobId| {
            let note = notes.get(id);
            note.is_some_and(|note| note.state == FileState::Unsent) && !lacks.contains(id)
        };
        Ok(named.into_iter().filter(unsent).collect())
    }

    /// Sends a file, on from where the server stands. One that the server does not take is sent no more: the line that names
    /// it is then refused, and tells why.
    pub(crate) async fn send_file(&self, id: BlobId) -> Result<(), Trouble> {
        let Some(bytes) = self.store.file(id).await? else {
            self.lacks.borrow_mut().push(id);
            return Ok(());
        };
        let mut first = 0;
        // Twice as many as pieces: after a cut the first one is sent in vain.
        for _ in 0..2 * (bytes.len() / PIECE_BYTES + 2) {
            let received = match self.api.put_file(id, &bytes, first).await {
                Ok(received) => received,
                Err(
                    Trouble::TooLarge
                    | Trouble::Refused(
                        ErrorCode::BadFile
                        | ErrorCode::NoRoom
                        | ErrorCode::BadRequest
                        | ErrorCode::Forbidden,
                    ),
                ) => {
                    self.lacks.borrow_mut().push(id);
                    return Ok(());
                }
                Err(trouble) => return Err(trouble),
            };
            if received.whole {
                self.store.set_file_state(id, FileState::Sent).await?;
                return Ok(());
            }
            first = bytes.len().min(received.received as usize);
        }
        Err(Trouble::Protocol)
    }

    /// The server does not have a file, although this device had sent it, or holds none that could be sent.
    ///
    /// # Errors
    /// [`Trouble::Server`] when it was sent in this very round, or the server was told that it will not come.
    pub(crate) async fn miss_file(
        &self,
        id: BlobId,
        just_sent: &BTreeSet<BlobId>,
    ) -> Result<(), Trouble> {
        if just_sent.contains(&id) || self.lacks.borrow().contains(&id) {
            return Err(Trouble::Server);
        }
        let notes = self.store.file_notes().await?;
        match notes.get(&id).map(|note| note.state) {
            Some(FileState::Unsent | FileState::Sent) => {
                self.store.set_file_state(id, FileState::Unsent).await?;
            }
            Some(FileState::Fetched) | None => {
                self.lacks.borrow_mut().push(id);
            }
        }
        Ok(())
    }

    /// A file: from this device, or from the server. A pupil's own is then kept here too.
    ///
    /// # Errors
    /// [`Trouble::Refused`] when it is no more, or not for this person.
    pub async fn file(&self, id: BlobId) -> Result<Vec<u8>, Trouble> {
        if let Some(bytes) = self.store.file(id).await? {
            return Ok(bytes);
        }
        if self.is_stranger() {
            return Err(Trouble::SignedOut);
        }
        let bytes = self.api.file(id).await?;
        if self.needs_file(id) {
            let file = NewFile {
                id,
                bytes,
                at: now_ms(),
            };
            // A comfort: without it the file is fetched again.
            let _ = self.store.keep_fetched(&file).await;
            return Ok(file.bytes);
        }
        Ok(bytes)
    }

    /// A file, if it is on this device.
    pub async fn kept_file(&self, id: BlobId) -> Option<Vec<u8>> {
        self.store.file(id).await.ok().flatten()
    }

    /// Whether something of this person's own names the file: a page, or a change that waits or was refused.
    fn needs_file(&self, id: BlobId) -> bool {
        let view = self.view();
        let mut pages = view
            .entries
            .values()
            .flat_map(|item| &item.value.attachments);
        let refused = |mutation: &Mutation| mutation.blobs().any(|blob| blob == id);
        pages.any(|one| one.blob == id)
            || view.refusals.iter().any(|one| refused(&one.mutation))
            || self.replica.borrow().named_files().any(|blob| blob == id)
    }

    /// Once after an opening: drops the files that nothing here needs any more.
    pub(crate) async fn tidy_files(&self) {
        if self.tidied.replace(true) {
            return;
        }
        let needed = |id| self.needs_file(id);
        // What fails is done after another opening.
        let _ = self.store.drop_unneeded(now_ms() - DAY_MS, &needed).await;
    }
}
