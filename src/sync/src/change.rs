//! What a person changes: on the disk first, then on its way.

use domain::attachment::{Attachment, AttachmentKind, BlobId};
use domain::ids::EntryId;
use protocol::mutation::Mutation;
use protocol::replica::{EnqueueError, Plan, Replica};
use sha2::{Digest as _, Sha256};
use store::{NewFile, StoreError};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use crate::browser::{new_id, now_ms};
use crate::engine::Engine;
use crate::pace::Event;

/// A file for an entry that was just made on this device: a photo made small, or a voice note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeFile {
    /// What it is.
    pub kind: AttachmentKind,
    /// The file: a JPEG, or a note of [`domain::voice`].
    pub bytes: Vec<u8>,
    /// Width in pixels; 0 for a voice note.
    pub width: u32,
    /// Height in pixels; 0 for a voice note.
    pub height: u32,
    /// The pupil's description; may be empty.
    pub alt: String,
}

impl MadeFile {
    /// The file of an attachment that was there before.
    pub fn again(attachment: &Attachment, bytes: Vec<u8>) -> Self {
        Self {
            kind: attachment.kind,
            bytes,
            width: attachment.width,
            height: attachment.height,
            alt: attachment.alt.clone(),
        }
    }

    /// By what the entry names it.
    pub fn id(&self) -> BlobId {
        BlobId(Sha256::digest(&self.bytes).into())
    }
}

impl Engine {
    /// Changes something. Resolves once the change is on this device's disk (« enregistré sur cet
    /// appareil »); it is sent by itself. `base_rev` is the `rev` of the thing as its author saw it, 0 for
    /// a new one.
    ///
    /// # Errors
    /// [`StoreError::Quota`] on a full disk: nothing was queued, keep the text on screen.
    pub async fn mutate(&self, mutation: Mutation, base_rev: u64) -> Result<(), StoreError> {
        self.write(mutation, base_rev, None).await
    }

    /// Adds a file to an entry: the file and the line that names it are on the disk together.
    ///
    /// # Errors
    /// As [`Engine::mutate`].
    pub async fn attach(
        &self,
        id: EntryId,
        made: MadeFile,
        base_rev: u64,
    ) -> Result<(), StoreError> {
        let blob = made.id();
        let attachment = Attachment {
            blob,
            kind: made.kind,
            bytes: u32::try_from(made.bytes.len()).unwrap_or(u32::MAX),
            width: made.width,
            height: made.height,
            alt: made.alt,
        };
        // What could not be sent before is tried again.
        self.lacks.borrow_mut().retain(|known| *known != blob);
        let file = NewFile {
            id: blob,
            bytes: made.bytes,
            at: now_ms(),
        };
        let mutation = Mutation::EntryAttach { id, attachment };
        self.write(mutation, base_rev, Some(&file)).await
    }

    /// On a full disk what the server has too makes room, then it is tried once more.
    async fn write(
        &self,
        mutation: Mutation,
        base_rev: u64,
        file: Option<&NewFile>,
    ) -> Result<(), StoreError> {
        let id = new_id();
        let mut written = self.queue(&mutation, base_rev, id, file).await;
        if written == Err(StoreError::Quota) && self.store.drop_copies().await? {
            written = self.queue(&mutation, base_rev, id, file).await;
        }
        written?;
        self.event(Event::Wrote);
        if !self.persisted.replace(true) {
            spawn_local(async {
                // A wish; the browser decides.
                store::persist().await;
            });
        }
        Ok(())
    }

    async fn queue(
        &self,
        mutation: &Mutation,
        base_rev: u64,
        id: Uuid,
        file: Option<&NewFile>,
    ) -> Result<(), StoreError> {
        let mut refused = None;
        let mut queue = |replica: &Replica| match replica.enqueue(mutation.clone(), base_rev, id) {
            Ok(plan) => plan,
            Err(EnqueueError::TooLarge) => {
                refused = Some(StoreError::TooLarge);
                Plan::default()
            }
        };
        match file {
            Some(file) => self.commit_with_file(file, &mut queue).await?,
            None => self.commit(true, &mut queue).await?,
        }
        refused.map_or(Ok(()), Err)
    }

    /// Forgets a refusal that was read.
    pub async fn dismiss(&self, refusal: Uuid) -> Result<(), StoreError> {
        self.commit(false, &mut |replica| replica.dismiss(refusal))
            .await
    }
}
