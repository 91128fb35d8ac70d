//! A person changes something.

use uuid::Uuid;

use super::too_large::edit_of;
use super::{Line, LineStatus, Meta, Plan, Replica, Write};
use crate::mutation::{Envelope, Mutation};
use crate::wire::{LINE_BYTES, PUSH_BYTES};

/// Why a mutation cannot be queued. Nothing was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EnqueueError {
    /// It would never fit in a push and would hold up all that comes after it.
    #[error("the mutation is larger than {LINE_BYTES} bytes")]
    TooLarge,
}

impl Replica {
    /// Queues a mutation made on version `base_rev` of its subject. `id` is a fresh UUID.
    ///
    /// An edit of the same entry on the same version as the last line, if that line never left the
    /// device, joins it: a pupil who types for an hour sends one line. An edit of an entry whose former edit
    /// was refused takes that one up, for it was made on top of it: so a text that was too long goes out once it
    /// is shortened, and what else was refused with it is tried again.
    pub fn enqueue(
        &self,
        mutation: Mutation,
        base_rev: u64,
        id: Uuid,
    ) -> Result<Plan, EnqueueError> {
        let mut forgotten = Vec::new();
        let (whole, rev) = self.take_up(mutation.clone(), base_rev, &mut forgotten);
        let (mut writes, meta) = self.queue(whole, rev, id).or_else(|_| {
            forgotten.clear();
            self.queue(mutation, base_rev, id)
        })?;
        writes.append(&mut forgotten);
        Ok(self.plan(writes, meta))
    }

    /// The edit with those of the same entry that were refused before it, on the oldest version that one of them was
    /// made on; they are then no refusals any more.
    fn take_up(
        &self,
        mutation: Mutation,
        base_rev: u64,
        writes: &mut Vec<Write>,
    ) -> (Mutation, u64) {
        let Mutation::EntryEdit { id, mut edit } = mutation else {
            return (mutation, base_rev);
        };
        let mut base_rev = base_rev;
        for refused in self.refusals.values().rev() {
            if let Some((entry, former)) = edit_of(&refused.mutation)
                && entry == id
            {
                edit = former.clone().then(edit);
                base_rev = base_rev.min(refused.base_rev);
                writes.push(Write::Refusal {
                    id: refused.id,
                    refused: None,
                });
            }
        }
        (Mutation::EntryEdit { id, edit }, base_rev)
    }

    fn queue(
        &self,
        mutation: Mutation,
        base_rev: u64,
        id: Uuid,
    ) -> Result<(Vec<Write>, Meta), EnqueueError> {
        if let Some(joined) = self.join(&mutation, base_rev) {
            let n = joined.n;
            let line = Some(Line {
                envelope: joined,
                status: LineStatus::Waiting,
            });
            return Ok((vec![Write::Line { n, line }], self.meta.clone()));
        }
        let n = self.meta.next_n;
        let envelope = Envelope {
            n,
            id,
            base_rev,
            mutation,
        };
        if size(&envelope) > LINE_BYTES {
            return Err(EnqueueError::TooLarge);
        }
        let line = Some(Line {
            envelope,
            status: LineStatus::Waiting,
        });
        let mut meta = self.meta.clone();
        meta.next_n = n + 1;
        Ok((vec![Write::Line { n, line }], meta))
    }

    fn join(&self, mutation: &Mutation, base_rev: u64) -> Option<Envelope> {
        let (_, last) = self.outbox.last_key_value()?;
        let former = &last.envelope;
        if last.status != LineStatus::Waiting || former.base_rev != base_rev {
            return None;
        }
        match (&former.mutation, mutation) {
            (
                Mutation::EntryEdit { id, edit },
                Mutation::EntryEdit {
                    id: same,
                    edit: later,
                },
            ) if id == same => {
                let edit = edit.clone().then(later.clone());
                let joined = Envelope {
                    mutation: Mutation::EntryEdit { id: *id, edit },
                    ..*former
                };
                (size(&joined) <= LINE_BYTES).then_some(joined)
            }
            _ => None,
        }
    }
}

/// Bytes of a line as JSON; what cannot be written at all is too large.
pub(super) fn size(envelope: &Envelope) -> usize {
    serde_json::to_string(envelope).map_or(PUSH_BYTES, |text| text.len())
}
