//! Something between this device and the server, a proxy most often, takes less in one request than the server
//! does.
//!
//! The queue goes out in smaller pieces, down to one line. A line that is refused alone would hold up all that
//! comes after it: it is put aside with its text, like what the server itself refuses. The numbers of the queue
//! have no gap, so what comes after it goes out under a new identity from 1 on. That is right only once a pull
//! has told that the server has not taken the line, for then it has taken none of the later ones either.

use std::collections::BTreeMap;

use domain::carnet::{Entry, EntryEdit};
use domain::ids::{ClientId, EntryId};
use domain::visit::RefusalReason;
use uuid::Uuid;

use super::enqueue::size;
use super::{Line, Plan, Refused, Replica};
use crate::mutation::{Envelope, Mutation};
use crate::wire::{LINE_BYTES, Outcome, PUSH_MAX, Refusal};

/// Whatever lies between lets this many bytes through: who refuses a smaller line does not mean its size, and
/// the line is sent again later.
const PASSES: usize = 4 * 1024;

/// How many lines go out in one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Batch(usize);

impl Default for Batch {
    /// As many as the server takes.
    fn default() -> Self {
        Self(PUSH_MAX)
    }
}

impl Batch {
    /// Most lines in the next request, at least one.
    pub fn lines(self) -> usize {
        self.0
    }

    /// A request of so many lines was too large: half of them next time.
    pub fn shrink(&mut self, lines: usize) {
        self.0 = (lines / 2).max(1);
    }

    /// A request went through: twice as many next time, as far as the server takes them.
    pub fn grow(&mut self) {
        self.0 = (self.0 * 2).min(PUSH_MAX);
    }
}

/// Whether a line that was refused alone as too large can be refused for its size at all.
pub fn may_be_too_large(line: &Envelope) -> bool {
    size(line) > PASSES
}

impl Replica {
    /// Puts the line of this mutation aside, which is too large to be sent even alone, so that the queue moves
    /// on. To be called after a whole pull; a line that is answered meanwhile is left alone. `fresh` is a new
    /// random identity for the rest of the queue.
    ///
    /// It goes to the refusals, unless a later line edits the same entry: that one takes it up.
    pub fn put_aside(&self, id: Uuid, fresh: ClientId) -> Plan {
        let mut pending = self.outbox.iter().filter(|(_, line)| line.is_pending());
        let Some((&n, line)) = pending.find(|(_, line)| line.envelope.id == id) else {
            return Plan::default();
        };
        // The rows hold its effect already, and the next pull brings its answer; or a server that was put back to an
        // older state has lost what stands before it, and is told that first.
        if n <= self.meta.acked || self.outbox.range(..n).next().is_some() {
            return Plan::default();
        }
        let mut rest = self.clone();
        let mut writes = Vec::new();
        match self.heir(n, &line.envelope) {
            Some((later, envelope)) => {
                if let Some(line) = rest.outbox.get_mut(&later) {
                    line.envelope = envelope;
                }
            }
            None => {
                let refusal = Refusal::bare(RefusalReason::TooLarge);
                self.settle(
                    line,
                    &Outcome::Refused(refusal),
                    self.meta.acked,
                    &mut writes,
                );
            }
        }
        let meta = rest.renew(n, fresh, |told| told == n, Vec::new(), &mut writes);
        self.plan(writes, meta)
    }

    /// The next line with a new text of the same entry, with what stands of the edit of line `n` in it.
    fn heir(&self, n: u64, former: &Envelope) -> Option<(u64, Envelope)> {
        let (entry, edit) = edit_of(&former.mutation)?;
        let mut edit = edit.clone();
        for (&n, Line { envelope, .. }) in self.outbox.range(n + 1..) {
            let Some((_, last)) = edit_of(&envelope.mutation).filter(|(same, _)| *same == entry)
            else {
                continue;
            };
            let whole = Envelope {
                mutation: Mutation::EntryEdit {
                    id: entry,
                    edit: edit.clone().then(last.clone()),
                },
                base_rev: former.base_rev.min(envelope.base_rev),
                ..envelope.clone()
            };
            if last.writes() && size(&whole) <= LINE_BYTES {
                return Some((n, whole));
            }
            edit = edit.without(last);
        }
        None
    }

    /// What the lines after line `n` set of entries. A creation there took up a refused one, with what was typed since: what is empty
    /// in it nobody has written, so it takes the place of nothing.
    pub(super) fn later_edits(&self, n: u64) -> impl Iterator<Item = (EntryId, EntryEdit)> {
        let later = self.outbox.range(n + 1..);
        later.filter_map(|(_, line)| match &line.envelope.mutation {
            Mutation::EntryEdit { id, edit } => Some((*id, edit.clone())),
            Mutation::EntryCreate(entry) => {
                let typed = |text: &String| (!text.is_empty()).then(|| text.clone());
                let edit = EntryEdit {
                    title: typed(&entry.title),
                    text: typed(&entry.text),
                    parts: written(entry),
                    ..EntryEdit::default()
                };
                Some((entry.id, edit))
            }
            _ => None,
        })
    }
}

/// The texts of an entry's parts.
fn written(entry: &Entry) -> BTreeMap<String, String> {
    let parts = entry.parts.iter();
    parts
        .filter(|(_, part)| !part.text.is_empty())
        .map(|(key, part)| (key.clone(), part.text.clone()))
        .collect()
}

impl Refused {
    /// Notes edits that were made after the refused one, by a person who saw more.
    pub(super) fn followed_by(
        mut self,
        later: impl IntoIterator<Item = (EntryId, EntryEdit)>,
    ) -> Self {
        if let Some((id, _)) = edit_of(&self.mutation) {
            let of = later.into_iter().filter(|(same, _)| *same == id);
            *self.later = of.fold(*self.later.clone(), |all, (_, later)| all.then(later));
        }
        self
    }

    /// What of a refused edit no later one has set: this alone is shown over the entry and tried again.
    pub fn standing(&self) -> Option<(EntryId, EntryEdit)> {
        let (id, edit) = edit_of(&self.mutation)?;
        Some((id, edit.clone().without(&self.later)))
    }
}

fn edit_of(mutation: &Mutation) -> Option<(EntryId, &EntryEdit)> {
    match mutation {
        Mutation::EntryEdit { id, edit } => Some((*id, edit)),
        _ => None,
    }
}
