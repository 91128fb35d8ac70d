//! A person changes something.

use domain::carnet::{self, History};
use domain::ids::ClientId;
use uuid::Uuid;

use super::{Line, LineStatus, Meta, Plan, Replica, Write};
use crate::mutation::{Envelope, Mutation};
use crate::row::RowKey;
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
    /// An edit of the same entry, or of the same team's work, on the same version as the last line, if that line never left the
    /// device, joins it: a pupil who types for an hour sends one line. A new text for an entry whose former edit
    /// was refused takes that one up, for it was made on top of it: so a text that was too long goes out once it
    /// is shortened, and what else was refused with it is tried again. Any other edit goes alone, and what it sets is
    /// no part of the refused one any more. An edit of an entry whose creation was refused
    /// tries that again with it, unless the server has the entry after all.
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

    /// The mutation with what was refused of the same entry before it, and the oldest version that was made on.
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
        let refusals = || self.refusals.values().rev();
        let key = RowKey::entry(id);
        let missing = !self.base.keys().any(|(_, row)| *row == key);
        let created = refusals().find(|refused| match &refused.mutation {
            Mutation::EntryCreate(entry) => entry.id == id && missing,
            _ => false,
        });
        let whole = created.is_some() || edit.writes();
        let sets = edit.clone();
        for refused in refusals() {
            let Some((_, former)) = refused.standing().filter(|(same, _)| *same == id) else {
                continue;
            };
            if whole {
                edit = former.then(edit);
                base_rev = base_rev.min(refused.base_rev);
            }
            writes.push(Write::Refusal {
                id: refused.id,
                refused: (!whole).then(|| refused.clone().followed_by([(id, sets.clone())])),
            });
        }
        let Some(created) = created else {
            return (Mutation::EntryEdit { id, edit }, base_rev);
        };
        writes.push(Write::Refusal {
            id: created.id,
            refused: None,
        });
        let mut whole = created.mutation.clone();
        if let Mutation::EntryCreate(entry) = &mut whole {
            let by = ClientId(Uuid::nil());
            let rev = entry.rev;
            carnet::merge(entry, &mut History::default(), 0, by, &edit);
            entry.rev = rev;
        }
        (whole, 0)
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
            former: Vec::new(),
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
        // A line that left under a former identity may be there as it was: it never changes again either.
        let left = last.status != LineStatus::Waiting || !former.former.is_empty();
        if left || former.base_rev != base_rev {
            return None;
        }
        match (&former.mutation, mutation) {
            // A description that grows while it is typed.
            (
                Mutation::EntryAttach { id, attachment },
                Mutation::EntryAttach {
                    id: same,
                    attachment: again,
                },
            ) if id == same && attachment.blob == again.blob => Some(Envelope {
                mutation: mutation.clone(),
                ..former.clone()
            }),
            (
                Mutation::EntryEdit { id, edit },
                Mutation::EntryEdit {
                    id: same,
                    edit: later,
                },
            ) if id == same && !edit.decides_who_sees() && !later.decides_who_sees() => {
                let edit = edit.clone().then(later.clone());
                let joined = Envelope {
                    mutation: Mutation::EntryEdit { id: *id, edit },
                    ..former.clone()
                };
                (size(&joined) <= LINE_BYTES).then_some(joined)
            }
            (
                Mutation::EquipeEdit { id, edit },
                Mutation::EquipeEdit {
                    id: same,
                    edit: later,
                },
            ) if id == same && !edit.decides_who_sees() && !later.decides_who_sees() => {
                let edit = edit.clone().then(later.clone());
                let joined = Envelope {
                    mutation: Mutation::EquipeEdit { id: *id, edit },
                    ..former.clone()
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
