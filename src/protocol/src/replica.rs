//! The client half of sync as a pure state machine.
//!
//! A [`Replica`] is what one local database holds: the rows the server gave, the outbox, the refusals not
//! yet dismissed and a little [`Meta`]. No transition changes it: each returns a [`Plan`], the list of
//! writes that the store commits in *one* transaction. Only once that transaction is complete does
//! [`Replica::apply`] make the plan the state in memory, so that memory never knows more than the disk.
//!
//! Several tabs share a database. Every plan carries the version it was made from; the store compares it
//! with the one on disk inside the transaction and, when another tab was faster, hands over what is there
//! now so that the transition runs again on it, still inside. So two tabs never take the same `n`, never
//! join an edit to a line that the other has sent, and an answer that comes late meets a state that
//! refuses it.

mod enqueue;
mod pull;
mod push;
mod record;
mod restored;
mod too_large;

use std::collections::BTreeMap;
use std::rc::Rc;

use domain::carnet::EntryEdit;
use domain::ids::ClientId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::mutation::{Envelope, Mutation, SCHEMA};
use crate::row::{Row, RowKey};
use crate::wire::{Outcome, Refusal};

pub use enqueue::EnqueueError;
pub use pull::{PullRound, Pulled};
pub use push::After;
pub use record::{Record, Shelf, Snapshot};
pub use too_large::{Batch, may_be_too_large};

/// How far a line of the outbox has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineStatus {
    /// Never left this device: may still be joined with a later one.
    Waiting,
    /// Was put in a request: the server may have it, so it never changes again.
    Sent,
    /// The server answered; it stays, and stays replayed, until a pull has brought its effect.
    Settled(Outcome),
}

/// A line of the outbox with its status.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// What is sent.
    pub envelope: Envelope,
    /// How far it has come.
    pub status: LineStatus,
}

impl Line {
    /// Whether the server has not answered yet.
    pub fn is_pending(&self) -> bool {
        !matches!(self.status, LineStatus::Settled(_))
    }

    /// Whether a server that was put back to an older state refuses now what it had done.
    fn is_contradicted_by(&self, outcome: &Outcome) -> bool {
        self.status == LineStatus::Settled(Outcome::Done) && *outcome != Outcome::Done
    }

    /// The write that has it sent again as it is, because the server has lost its answer.
    fn asked_again(&self) -> Write {
        let line = Some(Self {
            envelope: self.envelope.clone(),
            status: LineStatus::Sent,
        });
        Write::Line {
            n: self.envelope.n,
            line,
        }
    }
}

/// A mutation that the server refused, kept with all that was typed until the person dismisses it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Refused {
    /// The mutation's identity, that of its envelope.
    pub id: Uuid,
    /// What was asked.
    pub mutation: Mutation,
    /// Version of its subject that its author saw; 0 for a new one, and where it was not written down.
    #[serde(default)]
    pub base_rev: u64,
    /// Why not, and what could be done instead.
    pub refusal: Refusal,
    /// For an edit of an entry: what later edits of it have set since, all together.
    #[serde(default)]
    pub later: Box<EntryEdit>,
}

/// What a database knows about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// One more at each committed plan.
    pub version: u64,
    /// `version` of the last plan that touched rows, so that a tab need not read them again in vain.
    pub rows_version: u64,
    /// Author of the queue.
    pub client: ClientId,
    /// Number of the next line.
    pub next_n: u64,
    /// Last line whose effect is in the rows.
    pub acked: u64,
    /// Where the next pull begins; `None` before the first.
    pub cursor: Option<String>,
    /// Scopes of the rows.
    pub scopes: Vec<String>,
    /// The [`SCHEMA`] under which the rows were pulled: one that knew fewer fields has dropped them, so all rows are pulled anew.
    #[serde(default)]
    pub schema: u16,
}

/// One write of a [`Plan`]. `None` deletes.
#[derive(Debug, Clone, PartialEq)]
pub enum Write {
    /// Forget all rows.
    ClearRows,
    /// A row of a scope.
    Row {
        /// The scope.
        scope: String,
        /// Its key in the scope.
        key: RowKey,
        /// Its content.
        row: Option<Row>,
    },
    /// A line of the outbox.
    Line {
        /// Its number.
        n: u64,
        /// Its content.
        line: Option<Line>,
    },
    /// A refusal.
    Refusal {
        /// The mutation's identity.
        id: Uuid,
        /// What was refused.
        refused: Option<Refused>,
    },
    /// A record that cannot be read: put aside as it is, out of the way of the others.
    Quarantine {
        /// Where it was.
        from: Shelf,
        /// Its key there.
        key: String,
        /// Its content.
        raw: String,
    },
    /// The new meta data; the last write of every plan that is not empty.
    Meta(Meta),
}

/// Writes to commit in one transaction, made from the state of a given version.
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use = "a plan is nothing until the store has committed it"]
pub struct Plan {
    /// Version of the state it was made from.
    pub from: u64,
    /// The writes, in order.
    pub writes: Vec<Write>,
}

impl Plan {
    /// Whether there is nothing to commit.
    pub fn is_empty(&self) -> bool {
        self.writes.is_empty()
    }
}

/// Key of a row over all scopes.
pub type FullKey = (String, RowKey);

/// What one local database holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Replica {
    meta: Meta,
    base: Rc<BTreeMap<FullKey, Row>>,
    outbox: BTreeMap<u64, Line>,
    refusals: BTreeMap<Uuid, Refused>,
}

impl Replica {
    /// An empty database of this identity.
    pub fn new(client: ClientId) -> Self {
        let meta = Meta {
            version: 0,
            rows_version: 0,
            client,
            next_n: 1,
            acked: 0,
            cursor: None,
            scopes: Vec::new(),
            schema: SCHEMA,
        };
        Self {
            meta,
            base: Rc::default(),
            outbox: BTreeMap::new(),
            refusals: BTreeMap::new(),
        }
    }

    /// What the database knows about itself.
    pub fn meta(&self) -> &Meta {
        &self.meta
    }

    /// The server's rows as the last whole pull left them.
    pub fn base(&self) -> &BTreeMap<FullKey, Row> {
        &self.base
    }

    /// The outbox by number.
    pub fn outbox(&self) -> &BTreeMap<u64, Line> {
        &self.outbox
    }

    /// Refusals not yet dismissed.
    pub fn refusals(&self) -> &BTreeMap<Uuid, Refused> {
        &self.refusals
    }

    /// Number of lines that the server has not answered.
    pub fn pending(&self) -> usize {
        self.outbox
            .values()
            .filter(|line| line.is_pending())
            .count()
    }

    /// Whether the line of this mutation is here and not answered.
    pub fn waits(&self, id: Uuid) -> bool {
        let mut pending = self.outbox.values().filter(|line| line.is_pending());
        pending.any(|line| line.envelope.id == id)
    }

    /// Forgets a refusal that the person has read.
    pub fn dismiss(&self, id: Uuid) -> Plan {
        if !self.refusals.contains_key(&id) {
            return Plan::default();
        }
        let forget = Write::Refusal { id, refused: None };
        self.plan(vec![forget], self.meta.clone())
    }

    /// Makes a committed plan the state in memory. A plan made from another version is left alone: the
    /// state was read again from disk meanwhile and holds it already.
    pub fn apply(&mut self, plan: Plan) {
        if plan.is_empty() || plan.from != self.meta.version {
            return;
        }
        for write in plan.writes {
            match write {
                Write::ClearRows => self.base = Rc::default(),
                Write::Row { scope, key, row } => {
                    let base = Rc::make_mut(&mut self.base);
                    set(base, (scope, key), row);
                }
                Write::Line { n, line } => set(&mut self.outbox, n, line),
                Write::Refusal { id, refused } => set(&mut self.refusals, id, refused),
                Write::Quarantine { .. } => {}
                Write::Meta(meta) => self.meta = meta,
            }
        }
    }

    /// A plan of these writes, closed by the meta data under its next version.
    fn plan(&self, writes: Vec<Write>, meta: Meta) -> Plan {
        if writes.is_empty() && meta == self.meta {
            return Plan::default();
        }
        self.close_plan(writes, meta)
    }

    fn close_plan(&self, mut writes: Vec<Write>, mut meta: Meta) -> Plan {
        meta.version = self.meta.version + 1;
        let rows = |write: &Write| matches!(write, Write::ClearRows | Write::Row { .. });
        if writes.iter().any(rows) {
            meta.rows_version = meta.version;
        }
        writes.push(Write::Meta(meta));
        Plan {
            from: self.meta.version,
            writes,
        }
    }
}

fn set<K: Ord, V>(map: &mut BTreeMap<K, V>, key: K, value: Option<V>) {
    match value {
        Some(value) => map.insert(key, value),
        None => map.remove(&key),
    };
}
