//! The queue goes out and its answers come back.

use domain::attachment::BlobId;
use domain::ids::ClientId;

use super::enqueue::size;
use super::{Batch, Line, LineStatus, Meta, Plan, Refused, Replica, Write};
use crate::mutation::{Author, Envelope, Former, SCHEMA};
use crate::wire::{Outcome, PUSH_BYTES, PushRequest, PushResponse, PushStop};

/// What to do once the plan of an answer is committed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// Go on: push the rest, then pull.
    GoOn,
    /// Try again later: the server is not able now, or is older than this client.
    Later,
    /// This client is too old: reload to update. The outbox is kept.
    UpdateNeeded,
    /// The server does not have this file, which the next line names.
    SendFile(BlobId),
}

/// Room left in a push for what surrounds its lines.
const FRAME: usize = 512;

impl Replica {
    /// The next request and the plan that marks its lines as sent, which must be committed *before* the
    /// request leaves. `None` when the server has answered all lines, or the next one waits for a file. Takes as many lines
    /// as `batch` allows, up to the first that names a file of which `unsent` says that the server does not have it.
    pub fn next_push(
        &self,
        batch: Batch,
        unsent: impl Fn(BlobId) -> bool,
    ) -> Option<(PushRequest, Plan)> {
        let mut lines = Vec::new();
        let mut writes = Vec::new();
        let mut room = PUSH_BYTES - FRAME;
        for (&n, line) in self.outbox.iter().filter(|(_, line)| line.is_pending()) {
            let bytes = size(&line.envelope) + 1;
            let waits = line.envelope.mutation.blobs().any(&unsent);
            if waits || lines.len() == batch.lines() || bytes > room {
                break;
            }
            room -= bytes;
            lines.push(line.envelope.clone());
            if line.status == LineStatus::Waiting {
                let line = Some(Line {
                    envelope: line.envelope.clone(),
                    status: LineStatus::Sent,
                });
                writes.push(Write::Line { n, line });
            }
        }
        let author = Author {
            client: self.meta.client,
            schema: SCHEMA,
            user: None,
        };
        let plan = self.plan(writes, self.meta.clone());
        let request = PushRequest {
            author,
            lines,
            lacks: Vec::new(),
        };
        (!request.lines.is_empty()).then_some((request, plan))
    }

    /// The files that lines name which the server has not answered, in the order they go out.
    pub fn named_files(&self) -> impl Iterator<Item = BlobId> {
        let pending = self.outbox.values().filter(|line| line.is_pending());
        pending.flat_map(|line| line.envelope.mutation.blobs())
    }

    /// Takes the answer to a push by `author`. `fresh` is a new random identity, used if the server no
    /// longer takes this one's queue. An answer to a former identity changes nothing.
    pub fn on_push(
        &self,
        author: ClientId,
        response: &PushResponse,
        fresh: ClientId,
    ) -> (Plan, After) {
        if author != self.meta.client {
            return (Plan::default(), After::GoOn);
        }
        let mut writes = Vec::new();
        for result in &response.results {
            if let Some(line) = self.outbox.get(&result.n) {
                self.settle(line, &result.outcome, self.meta.acked, &mut writes);
            }
        }
        let told = |n: u64| response.results.iter().any(|result| result.n == n);
        let (renewed, after) = match response.stop {
            None => (None, After::GoOn),
            Some(PushStop::Gap { expected }) => (
                self.fill_gap(expected, fresh, told, &mut writes),
                After::GoOn,
            ),
            Some(PushStop::Reused { n }) => {
                let meta = self.renew(n, fresh, told, Vec::new(), &mut writes);
                (Some(meta), After::GoOn)
            }
            Some(PushStop::SchemaTooOld) => (None, After::UpdateNeeded),
            Some(PushStop::SchemaTooNew | PushStop::Retry) => (None, After::Later),
            Some(PushStop::NoFile { blob, .. }) => (None, After::SendFile(blob)),
        };
        let meta = renewed.unwrap_or_else(|| self.meta.clone());
        (self.plan(writes, meta), after)
    }

    /// Notes the outcome of a line. Refusals are kept apart until the person has read them.
    pub(super) fn settle(
        &self,
        line: &Line,
        outcome: &Outcome,
        acked: u64,
        writes: &mut Vec<Write>,
    ) {
        let envelope = &line.envelope;
        let n = envelope.n;
        let news = line.is_pending() || line.is_contradicted_by(outcome);
        if news {
            let refused = match outcome {
                Outcome::Refused(refusal) => {
                    let bare = Refused {
                        id: envelope.id,
                        mutation: envelope.mutation.clone(),
                        base_rev: envelope.base_rev,
                        refusal: refusal.clone(),
                        later: Box::default(),
                    };
                    Some(bare.followed_by(self.later_edits(n)))
                }
                Outcome::Done => None,
            };
            if refused.is_some() || self.refusals.contains_key(&envelope.id) {
                let id = envelope.id;
                writes.push(Write::Refusal { id, refused });
            }
        }
        // What the rows hold already needs no replay any more.
        if n <= acked {
            writes.push(Write::Line { n, line: None });
        } else if news {
            let line = Some(Line {
                envelope: envelope.clone(),
                status: LineStatus::Settled(outcome.clone()),
            });
            writes.push(Write::Line { n, line });
        }
    }

    /// The server expects line `expected`. When it lost what it had answered (a restored backup) and all of it
    /// is still here, it is sent again. Otherwise the numbers of this queue and those of the server have
    /// parted, and the rest goes out under a new identity.
    fn fill_gap(
        &self,
        expected: u64,
        fresh: ClientId,
        told: impl Fn(u64) -> bool,
        writes: &mut Vec<Write>,
    ) -> Option<Meta> {
        let stuck = self
            .outbox
            .range(..expected)
            .any(|(&n, line)| line.is_pending() && !told(n));
        if stuck || !self.outbox.contains_key(&expected) {
            return Some(self.renew(expected, fresh, told, Vec::new(), writes));
        }
        for line in self.outbox.range(expected..).map(|(_, line)| line) {
            if !line.is_pending() {
                writes.push(line.asked_again());
            }
        }
        None
    }

    /// Gives new numbers under a new identity to the lines that the server has not taken: those it did not
    /// answer, and those from `lost` on, whose answers it no longer knows. The others are the server's: the
    /// next pull brings them. The lines `ahead` go before them.
    ///
    /// A line that was sent says where from, so that a request that is still on its way does not apply it a second
    /// time.
    pub(super) fn renew(
        &self,
        lost: u64,
        fresh: ClientId,
        told: impl Fn(u64) -> bool,
        ahead: Vec<Envelope>,
        writes: &mut Vec<Write>,
    ) -> Meta {
        writes.retain(|write| !matches!(write, Write::Line { .. }));
        let mut meta = Meta {
            client: fresh,
            acked: 0,
            next_n: 1,
            ..self.meta.clone()
        };
        let mut moved: Vec<_> = ahead.into_iter().map(|line| (line, None)).collect();
        for (&n, line) in &self.outbox {
            writes.push(Write::Line { n, line: None });
            let again = match &line.status {
                LineStatus::Waiting | LineStatus::Sent => !told(n),
                LineStatus::Settled(outcome) => n >= lost && *outcome == Outcome::Done,
            };
            if again {
                let client = self.meta.client;
                let from = (line.status != LineStatus::Waiting).then_some(Former { client, n });
                moved.push((line.envelope.clone(), from));
            }
        }
        for (envelope, from) in moved {
            let n = meta.next_n;
            let line = Some(Line {
                envelope: envelope.moved(n, from),
                status: LineStatus::Waiting,
            });
            writes.push(Write::Line { n, line });
            meta.next_n += 1;
        }
        meta
    }
}
