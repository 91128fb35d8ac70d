//! Erasing a profile's database without losing what another tab has just written to it.

use std::rc::Rc;

use domain::ids::ClientId;
use protocol::replica::{Replica, Shelf, Snapshot};
use uuid::Uuid;

use super::{DRAFTS, PREFIX, ProfileStore, STORES, VERSION};
use crate::disk::{Access, Answer, Disk as _, Op, Read, Step, Value};
use crate::error::StoreError;
use crate::idb::Idb;
use crate::seal::ERASED;

impl ProfileStore {
    /// Erases all, unless something in it is nowhere else: lines that the server has not answered, refusals not dismissed, forms
    /// that were not sent. Returns how many of these there are; 0 says that it is erased. Counting and erasing are one
    /// transaction: what another tab has written before it counts, and what it writes later fails with
    /// [`StoreError::Closed`], until the database is opened again.
    pub async fn erase_unless_needed(&self) -> Result<usize, StoreError> {
        self.count_needed(Access::Durable).await
    }

    /// How many things in it are nowhere else, see [`ProfileStore::erase_unless_needed`].
    pub async fn needed(&self) -> Result<usize, StoreError> {
        self.count_needed(Access::Read).await
    }

    /// Counts, and where it may write, erases all when there is nothing.
    async fn count_needed(&self, access: Access) -> Result<usize, StoreError> {
        let (mut asked, mut needed) = (false, 0);
        self.disk
            .transact(access, STORES, &mut |answers| {
                if !asked {
                    asked = true;
                    return Step::Read(vec![
                        Read::All(Shelf::Outbox.name()),
                        Read::All(Shelf::Refusals.name()),
                        Read::Keys(DRAFTS),
                    ]);
                }
                needed = count(answers);
                let keep = needed > 0 || access == Access::Read;
                Step::Write(if keep { Vec::new() } else { erased() })
            })
            .await?;
        Ok(needed)
    }
}

/// Erases the database of a profile that its person has left, without its key, unless something in it waits for the server.
/// Whether it is erased; it is then to be deleted.
///
/// # Errors
/// As [`Idb::open`].
pub async fn erase_left(name: &str) -> Result<bool, StoreError> {
    let disk = Idb::open(name, VERSION, STORES, Rc::new(|| ())).await?;
    let (mut asked, mut waits) = (false, false);
    disk.transact(Access::Durable, STORES, &mut |answers| {
        if !asked {
            asked = true;
            let keys = |shelf: Shelf| Read::Keys(shelf.name());
            return Step::Read(vec![keys(Shelf::Outbox), keys(Shelf::Refusals)]);
        }
        waits = answers.into_iter().any(|found| !found.keys().is_empty());
        Step::Write(if waits { Vec::new() } else { erased() })
    })
    .await?;
    Ok(!waits)
}

/// How much of outbox, refusals and drafts is nowhere else. A line that cannot be read counts.
fn count(answers: Vec<Answer>) -> usize {
    let mut answers = answers.into_iter();
    let mut records = || answers.next().map(Answer::texts).unwrap_or_default();
    let snapshot = Snapshot {
        outbox: records(),
        refusals: records(),
        ..Snapshot::default()
    };
    let drafts = answers.next().map(Answer::keys).unwrap_or_default();
    let drafts = drafts.iter().filter(|key| key.starts_with(PREFIX)).count();
    let found = snapshot.outbox.len() + snapshot.refusals.len();
    let (replica, _) = Replica::load(snapshot, None, ClientId(Uuid::nil()));
    let settled = replica.outbox().len() - replica.pending();
    found - settled + drafts
}

/// Empties all stores and says so.
fn erased() -> Vec<Op> {
    let mut ops: Vec<Op> = STORES.iter().map(|store| Op::Clear(store)).collect();
    let mark = Value::Text("1".into());
    ops.push(Op::Put(Shelf::Meta.name(), ERASED.into(), mark));
    ops
}
