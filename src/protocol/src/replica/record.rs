//! The form of a replica on disk: text records on named shelves.

use std::collections::BTreeMap;
use std::rc::Rc;

use domain::ids::ClientId;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Line, LineStatus, Meta, Plan, Refused, Replica, Write};
use crate::row::{Row, RowKey};

/// A named store of records in a profile's database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shelf {
    /// The server's rows.
    Rows,
    /// The queue.
    Outbox,
    /// One record: [`Meta`].
    Meta,
    /// Refusals not yet dismissed.
    Refusals,
    /// Records that could not be read.
    Quarantine,
}

impl Shelf {
    /// All of them.
    pub const ALL: [Shelf; 5] = [
        Self::Rows,
        Self::Outbox,
        Self::Meta,
        Self::Refusals,
        Self::Quarantine,
    ];

    /// Name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rows => "rows",
            Self::Outbox => "outbox",
            Self::Meta => "meta",
            Self::Refusals => "refusals",
            Self::Quarantine => "quarantine",
        }
    }
}

/// Key of the one record on the shelf of that name.
const META_KEY: &str = "meta";

/// Parts of a row's key; appears in no scope and no identity.
const SEPARATOR: char = '\u{1f}';

/// One change of one shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// Writes the text under the key.
    Put(Shelf, String, String),
    /// Removes the key.
    Delete(Shelf, String),
    /// Removes all.
    Clear(Shelf),
}

/// The text of all shelves, as read in one transaction.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// The meta record.
    pub meta: Option<String>,
    /// Keys and texts of the rows; `None` when they are those of the version already in memory.
    pub rows: Option<Vec<(String, String)>>,
    /// Keys and texts of the outbox.
    pub outbox: Vec<(String, String)>,
    /// Keys and texts of the refusals.
    pub refusals: Vec<(String, String)>,
}

impl Plan {
    /// The writes as records.
    pub fn records(&self) -> Result<Vec<Record>, serde_json::Error> {
        let mut records = Vec::with_capacity(self.writes.len());
        for write in &self.writes {
            let written = match write {
                Write::ClearRows => Record::Clear(Shelf::Rows),
                Write::Row { scope, key, row } => record(Shelf::Rows, row_key(scope, key), row)?,
                Write::Line { n, line } => record(Shelf::Outbox, line_key(*n), line)?,
                Write::Refusal { id, refused } => record(Shelf::Refusals, id.to_string(), refused)?,
                Write::Quarantine { from, key, raw } => {
                    records.push(Record::Delete(*from, key.clone()));
                    let aside = [from.name(), key].join("/");
                    Record::Put(Shelf::Quarantine, aside, raw.clone())
                }
                Write::Meta(meta) => record(Shelf::Meta, META_KEY.into(), &Some(meta))?,
            };
            records.push(written);
        }
        Ok(records)
    }
}

fn record<T: Serialize>(
    shelf: Shelf,
    key: String,
    value: &Option<T>,
) -> Result<Record, serde_json::Error> {
    Ok(match value {
        Some(value) => Record::Put(shelf, key, serde_json::to_string(value)?),
        None => Record::Delete(shelf, key),
    })
}

fn row_key(scope: &str, key: &RowKey) -> String {
    let mut text = String::from(scope);
    text.push(SEPARATOR);
    text.push_str(key.of.name());
    text.push(SEPARATOR);
    text.push_str(&key.id);
    text
}

/// Sixteen digits, so that the order of texts is that of numbers.
fn line_key(n: u64) -> String {
    format!("{n:016}")
}

impl Replica {
    /// Key of the one record on [`Shelf::Meta`].
    pub const META_KEY: &'static str = META_KEY;

    /// Version of the state that a meta record belongs to: its own and that of its rows. `None` when it
    /// cannot be read.
    pub fn versions(meta: &str) -> Option<(u64, u64)> {
        let meta: Meta = serde_json::from_str(meta).ok()?;
        Some((meta.version, meta.rows_version))
    }

    /// Reads a database. The plan that comes with it puts unreadable records aside, and must be committed
    /// in the same transaction when it is not empty; the replica is as before that plan.
    ///
    /// `known` gives the rows when the snapshot leaves them out. `fresh` is the identity of a database
    /// that has none yet, or lost it. An unreadable row is asked for again with the next pull; an unreadable
    /// line is put aside, the rest of the queue goes on.
    pub fn load(snapshot: Snapshot, known: Option<&Replica>, fresh: ClientId) -> (Self, Plan) {
        let mut aside = Vec::new();
        let mut replica = Self::new(fresh);
        let outbox: Vec<(String, Line)> = read(Shelf::Outbox, snapshot.outbox, &mut aside);
        let refusals: Vec<(String, Refused)> = read(Shelf::Refusals, snapshot.refusals, &mut aside);
        replica.refusals = refusals.into_iter().map(|(_, it)| (it.id, it)).collect();
        replica.outbox = outbox
            .into_iter()
            .map(|(_, line)| (line.envelope.n, line))
            .collect();
        let damaged = aside.len();
        match (snapshot.rows, known) {
            (Some(rows), _) => replica.base = Rc::new(read_rows(rows, &mut aside)),
            (None, Some(known)) => replica.base = known.base.clone(),
            (None, None) => {}
        }
        let rows_damaged = aside.len() > damaged;
        let meta = snapshot.meta.as_deref().map(serde_json::from_str::<Meta>);
        let lost = !matches!(meta, Some(Ok(_)));
        let mut new_meta = match meta {
            Some(Ok(meta)) => {
                replica.meta = meta.clone();
                meta
            }
            Some(Err(_)) => {
                aside.push(Write::Quarantine {
                    from: Shelf::Meta,
                    key: META_KEY.into(),
                    raw: snapshot.meta.unwrap_or_default(),
                });
                replica.renumber(&mut aside)
            }
            None => replica.renumber(&mut aside),
        };
        if rows_damaged {
            new_meta.cursor = None;
        }
        let plan = if lost {
            replica.close_plan(aside, new_meta)
        } else {
            replica.plan(aside, new_meta)
        };
        (replica, plan)
    }

    /// The identity of this queue is lost: what is still in it gets new numbers under the new one.
    fn renumber(&self, writes: &mut Vec<Write>) -> Meta {
        let mut meta = self.meta.clone();
        for n in self.outbox.keys() {
            writes.push(Write::Line { n: *n, line: None });
        }
        for line in self.outbox.values().filter(|line| line.is_pending()) {
            let mut envelope = line.envelope.clone();
            envelope.n = meta.next_n;
            let line = Some(Line {
                envelope,
                status: LineStatus::Waiting,
            });
            writes.push(Write::Line {
                n: meta.next_n,
                line,
            });
            meta.next_n += 1;
        }
        meta
    }
}

fn read<T: DeserializeOwned>(
    from: Shelf,
    records: Vec<(String, String)>,
    aside: &mut Vec<Write>,
) -> Vec<(String, T)> {
    let mut found = Vec::with_capacity(records.len());
    for (key, raw) in records {
        match serde_json::from_str(&raw) {
            Ok(value) => found.push((key, value)),
            Err(_) => aside.push(Write::Quarantine { from, key, raw }),
        }
    }
    found
}

fn read_rows(
    records: Vec<(String, String)>,
    aside: &mut Vec<Write>,
) -> BTreeMap<super::FullKey, Row> {
    read::<Row>(Shelf::Rows, records, aside)
        .into_iter()
        .map(|(key, row)| {
            let scope = key.split(SEPARATOR).next().unwrap_or_default();
            ((scope.to_owned(), RowKey::of(&row)), row)
        })
        .collect()
}
