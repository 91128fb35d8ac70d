//! The files that entries name.

use domain::attachment::{Attachment, BlobId};
use domain::carnet::{self, Entry};
use domain::ids::{ClientId, EntryId, UserId};
use domain::visit::RefusalReason;
use protocol::mutation::{Envelope, Mutation};

use super::Server;

impl Server {
    pub(super) fn attach(
        &mut self,
        (user, client): (UserId, ClientId),
        id: EntryId,
        attachment: &Attachment,
    ) -> Result<(), RefusalReason> {
        let (_, mut entry, mut history) = self.own(user, id)?;
        carnet::attach(&mut entry, &mut history, client, attachment);
        carnet::check(&entry).map_err(|_| RefusalReason::Invalid)?;
        if !self.files.contains(&(user, attachment.blob)) {
            return Err(RefusalReason::NoFile);
        }
        self.put_entry(user, entry, history);
        Ok(())
    }

    pub(super) fn detach(
        &mut self,
        (user, client): (UserId, ClientId),
        id: EntryId,
        blob: BlobId,
    ) -> Result<(), RefusalReason> {
        let (_, mut entry, mut history) = self.own(user, id)?;
        if carnet::detach(&mut entry, &mut history, client, blob) {
            self.put_entry(user, entry, history);
            if !self.names(user, blob) {
                self.files.remove(&(user, blob));
            }
        }
        Ok(())
    }

    /// What a device brings back, without the files that it cannot send.
    pub(super) fn with_files(&self, user: UserId, entry: &Entry) -> Entry {
        let mut entry = entry.clone();
        let there = |blob| self.files.contains(&(user, blob));
        entry.attachments.retain(|one| there(one.blob));
        entry
    }

    /// The files that a line needs and that are not there; none where there is no such entry, which is said first.
    pub(super) fn missing(&self, user: UserId, line: &Envelope) -> impl Iterator<Item = BlobId> {
        let stands = match &line.mutation {
            Mutation::EntryAttach { id, .. } => self.own(user, *id).is_ok(),
            _ => true,
        };
        let named = line.mutation.blobs().filter(move |_| stands);
        named.filter(move |blob| !self.files.contains(&(user, *blob)))
    }

    /// A file came whole.
    pub(crate) fn take_file(&mut self, user: UserId, blob: BlobId) {
        self.files.insert((user, blob));
    }

    /// Whether an entry of that user names the file.
    fn names(&self, user: UserId, blob: BlobId) -> bool {
        let own = self.entries.values().filter(|(owner, ..)| *owner == user);
        own.flat_map(|(_, entry, _)| &entry.attachments)
            .any(|one| one.blob == blob)
    }

    /// Whether every file that an entry names is there.
    pub(crate) fn has_all_files(&self) -> bool {
        self.entries.values().all(|(owner, entry, _)| {
            let mut named = entry.attachments.iter();
            named.all(|one| self.files.contains(&(*owner, one.blob)))
        })
    }
}
