//! The queue goes out and its answers come back.

use domain::ids::ClientId;

use super::enqueue::size;
use super::{Line, LineStatus, Meta, Plan, Refused, Replica, Write};
use crate::mutation::{Author, SCHEMA};
use crate::wire::{Outcome, PUSH_BYTES, PUSH_MAX, PushRequest, PushResponse, PushStop};

/// What to do once the plan of an answer is committed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// Go on: push the rest, then pull.
    GoOn,
    /// Try again later: the server is not able now, or is older than this client.
    Later,
    /// This client is too old: reload to update. The outbox is kept.
    UpdateNeeded,
}

/// Room left in a push for what surrounds its lines.
const FRAME: usize = 512;

impl Replica {
    /// The next request and the plan that marks its lines as sent, which must be committed *before* the
    /// request leaves. `None` when the server has answered all lines.
    pub fn next_push(&self) -> Option<(PushRequest, Plan)> {
        let mut lines = Vec::new();
        let mut writes = Vec::new();
        let mut room = PUSH_BYTES - FRAME;
        for (&n, line) in self.outbox.iter().filter(|(_, line)| line.is_pending()) {
            let bytes = size(&line.envelope) + 1;
            if lines.len() == PUSH_MAX || bytes > room {
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
        };
        let plan = self.plan(writes, self.meta.clone());
        (!lines.is_empty()).then_some((PushRequest { author, lines }, plan))
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
        let (renewed, after) = match response.stop {
            None => (None, After::GoOn),
            Some(PushStop::Gap { expected }) => {
                (self.fill_gap(expected, fresh, &mut writes), After::GoOn)
            }
            Some(PushStop::Reused { n }) => (Some(self.renew(n, fresh, &mut writes)), After::GoOn),
            Some(PushStop::SchemaTooOld) => (None, After::UpdateNeeded),
            Some(PushStop::SchemaTooNew | PushStop::Retry) => (None, After::Later),
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
        if line.is_pending()
            && let Outcome::Refused(refusal) = outcome
        {
            let refused = Some(Refused {
                id: envelope.id,
                mutation: envelope.mutation.clone(),
                refusal: refusal.clone(),
            });
            writes.push(Write::Refusal {
                id: envelope.id,
                refused,
            });
        }
        // What the rows hold already needs no replay any more.
        if n <= acked {
            writes.push(Write::Line { n, line: None });
        } else if line.is_pending() {
            let line = Some(Line {
                envelope: envelope.clone(),
                status: LineStatus::Settled(outcome.clone()),
            });
            writes.push(Write::Line { n, line });
        }
    }

    /// The server expects line `expected`: it lost what it had answered (a restored backup). What is still
    /// here is sent again; when the expected line is gone, the rest goes out under a new identity.
    fn fill_gap(&self, expected: u64, fresh: ClientId, writes: &mut Vec<Write>) -> Option<Meta> {
        if !self.outbox.contains_key(&expected) {
            return Some(self.renew(expected, fresh, writes));
        }
        for (&n, line) in self.outbox.range(expected..) {
            if !line.is_pending() {
                let line = Some(Line {
                    envelope: line.envelope.clone(),
                    status: LineStatus::Sent,
                });
                writes.push(Write::Line { n, line });
            }
        }
        None
    }

    /// Gives the lines from `bound` on, none of which the server has taken, new numbers under a new
    /// identity. The lines before are the server's: the next pull brings them.
    fn renew(&self, bound: u64, fresh: ClientId, writes: &mut Vec<Write>) -> Meta {
        let mut moved = Vec::new();
        for (&n, line) in &self.outbox {
            let refused = matches!(line.status, LineStatus::Settled(Outcome::Refused(_)));
            writes.retain(|write| !matches!(write, Write::Line { n: same, .. } if *same == n));
            writes.push(Write::Line { n, line: None });
            if n >= bound && !refused {
                moved.push(line.envelope.clone());
            }
        }
        let mut meta = self.meta.clone();
        meta.client = fresh;
        meta.acked = 0;
        meta.next_n = 1;
        for mut envelope in moved {
            let n = meta.next_n;
            envelope.n = n;
            let line = Some(Line {
                envelope,
                status: LineStatus::Waiting,
            });
            writes.push(Write::Line { n, line });
            meta.next_n += 1;
        }
        meta
    }
}
