//! What changed on the server comes in, whole or not at all.

use domain::ids::ClientId;
use uuid::Uuid;

use super::{LineStatus, Plan, Replica, Write};
use crate::mutation::SCHEMA;
use crate::wire::{Change, LineResult, Outcome, PullPage, PullQuery};

/// A pull under way. Its pages are gathered here, in memory, and become visible and stored together with
/// the last one: neither a reader nor a crash ever meets half of the server's state.
#[derive(Debug, Clone)]
pub struct PullRound {
    client: ClientId,
    from: Option<String>,
    held: Option<u64>,
    settled: u64,
    next: Option<String>,
    reset: bool,
    changes: Vec<Change>,
    results: Vec<LineResult>,
}

/// All pages of one pull.
#[derive(Debug, Clone)]
pub struct Pulled {
    client: ClientId,
    pub(super) from: Option<String>,
    settled: u64,
    pub(super) reset: bool,
    pub(super) changes: Vec<Change>,
    pub(super) results: Vec<LineResult>,
    cursor: String,
    pub(super) scopes: Vec<String>,
    pub(super) acked: u64,
}

impl PullRound {
    /// What to ask for next.
    pub fn query(&self) -> PullQuery {
        PullQuery {
            client: self.client,
            cursor: self.next.clone(),
            held: self.held,
            user: None,
        }
    }

    /// Whether the round still continues this state.
    pub fn fits(&self, replica: &Replica) -> bool {
        self.client == replica.meta.client && self.from == replica.cursor()
    }

    /// Adds a page; the last one closes the round.
    pub fn take(&mut self, page: PullPage) -> Option<Pulled> {
        if page.reset {
            self.reset = true;
            self.changes.clear();
        }
        self.changes.extend(page.changes);
        self.results.extend(page.results);
        if page.more {
            self.next = Some(page.cursor);
            return None;
        }
        Some(Pulled {
            client: self.client,
            from: self.from.take(),
            settled: self.settled,
            reset: self.reset,
            changes: std::mem::take(&mut self.changes),
            results: std::mem::take(&mut self.results),
            cursor: page.cursor,
            scopes: page.scopes,
            acked: page.acked,
        })
    }
}

impl Replica {
    /// Begins a pull where the last whole one ended.
    pub fn begin_pull(&self) -> PullRound {
        let mut settled = self.outbox.iter().filter(|(_, line)| !line.is_pending());
        PullRound {
            client: self.meta.client,
            from: self.cursor(),
            held: self.outbox.keys().next().copied(),
            settled: settled.next_back().map_or(0, |(&n, _)| n),
            next: self.cursor(),
            reset: false,
            changes: Vec::new(),
            results: Vec::new(),
        }
    }

    /// Takes a whole pull: rows, scopes, cursor, results, and the lines whose effect has come, at once. What the
    /// server has lost since it gave it to this device goes out again before the rest of the queue.
    ///
    /// A pull that began on another cursor or for another identity is late and changes nothing. `fresh` gives new
    /// random identities.
    pub fn on_pull(&self, pulled: &Pulled, fresh: impl FnMut() -> Uuid) -> Plan {
        if pulled.client != self.meta.client || pulled.from != self.cursor() {
            return Plan::default();
        }
        let mut writes = Vec::new();
        self.take_rows(pulled, &mut writes);
        self.take_results(pulled, &mut writes);
        let again = self.send_again(pulled, fresh, &mut writes);
        let (mut meta, acked) = match again {
            Some(renewed) => (renewed, 0),
            None => (self.meta.clone(), pulled.acked),
        };
        meta.cursor = Some(pulled.cursor.clone());
        meta.scopes.clone_from(&pulled.scopes);
        meta.acked = acked;
        meta.schema = SCHEMA;
        self.plan(writes, meta)
    }

    /// Where the next pull begins: anew, after rows that a former version of the application has read.
    fn cursor(&self) -> Option<String> {
        let same = self.meta.schema == SCHEMA;
        self.meta.cursor.clone().filter(|_| same)
    }

    fn take_rows(&self, pulled: &Pulled, writes: &mut Vec<Write>) {
        if pulled.reset {
            writes.push(Write::ClearRows);
        } else {
            for (scope, key) in self.base.keys() {
                if !pulled.scopes.contains(scope) {
                    writes.push(Write::Row {
                        scope: scope.clone(),
                        key: key.clone(),
                        row: None,
                    });
                }
            }
        }
        for change in &pulled.changes {
            if pulled.scopes.contains(&change.scope) {
                writes.push(Write::Row {
                    scope: change.scope.clone(),
                    key: change.key.clone(),
                    row: change.row.clone(),
                });
            }
        }
    }

    fn take_results(&self, pulled: &Pulled, writes: &mut Vec<Write>) {
        for (&n, line) in &self.outbox {
            let told = pulled.results.iter().find(|result| result.n == n);
            match (&line.status, told) {
                (LineStatus::Settled(_), Some(result))
                    if line.is_contradicted_by(&result.outcome) =>
                {
                    self.settle(line, &result.outcome, pulled.acked, writes);
                }
                (LineStatus::Settled(_), _) if n <= pulled.acked => {
                    writes.push(Write::Line { n, line: None });
                }
                // It was answered before this pull began, and is not in it: the server was restored from a
                // backup since, and is asked again.
                (LineStatus::Settled(_), _) if n <= pulled.settled => {
                    writes.push(line.asked_again());
                }
                (LineStatus::Settled(_), _) => {}
                (_, Some(result)) => self.settle(line, &result.outcome, pulled.acked, writes),
                // Done or refused is not known: the next push asks again and is told.
                (_, None) => {}
            }
        }
    }
}

impl Replica {
    /// Lines to replay over the rows: not refused, and not in the rows yet.
    pub fn replayed(&self) -> impl Iterator<Item = &super::Line> {
        let acked = self.meta.acked;
        self.outbox
            .range(acked + 1..)
            .map(|(_, line)| line)
            .filter(|line| !matches!(line.status, LineStatus::Settled(Outcome::Refused(_))))
    }
}
