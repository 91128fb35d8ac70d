//! One person's data: the replica, what is being typed, the last sheets.

mod beside;
mod drafts;
mod erase;
mod files;
mod notes;
mod transition;

use std::cell::RefCell;
use std::rc::Rc;

use domain::ids::ClientId;
use protocol::replica::{Plan, Replica};

use crate::disk::{Access, Disk};
use crate::error::StoreError;
use crate::idb::Idb;
use crate::seal::{DbKey, Sealed};
use files::{FILES, LIST};
use transition::Transition;

pub use erase::erase_left;
pub use files::{FileNote, FileState, NewFile};
pub use notes::Note;

const DRAFTS: &str = "drafts";
const PREFIX: &str = "draft/";
const REPLICA: &[&str] = &["rows", "outbox", "meta", "refusals", "quarantine"];
const STORES: &[&str] = &[
    "rows",
    "outbox",
    "meta",
    "refusals",
    "quarantine",
    DRAFTS,
    FILES,
    LIST,
];
/// Version of the database: the second is sealed, the third has files. Tabs with an older application close theirs when it is opened, so that
/// none of them writes in the clear.
const VERSION: u32 = 3;

/// A profile's database.
#[derive(Clone)]
pub struct ProfileStore {
    disk: Rc<dyn Disk>,
}

impl ProfileStore {
    /// Opens the database of this name, see [`crate::Profile::db`], by its key; `lost` as in [`Idb::open`]. What lies there in
    /// the clear, from before databases were sealed, is sealed first.
    ///
    /// # Errors
    /// [`StoreError::WrongKey`] when it is the key of another one.
    pub async fn open(name: &str, key: &DbKey, lost: Rc<dyn Fn()>) -> Result<Self, StoreError> {
        let disk = Rc::new(Idb::open(name, VERSION, STORES, lost).await?);
        let sealed = Sealed::open(disk, key, STORES).await?;
        Ok(Self::over(Rc::new(sealed)))
    }

    /// The same over another disk.
    pub fn over(disk: Rc<dyn Disk>) -> Self {
        Self { disk }
    }

    /// Closes it; what comes after fails with [`StoreError::Closed`].
    pub fn close(&self) {
        self.disk.close();
    }

    /// Reads the replica. A new database gets the identity `fresh`; unreadable records are put aside.
    pub async fn load(&self, fresh: ClientId) -> Result<Replica, StoreError> {
        let memory = RefCell::new(Replica::new(fresh));
        let reload = &mut |_: &Replica| Plan::default();
        self.run(&memory, fresh, Access::Write, true, reload)
            .await?;
        Ok(memory.into_inner())
    }

    /// Runs a transition in one transaction and, once it is complete, makes its plan the state in `memory`.
    ///
    /// `decide` gets the state that is on disk: `memory` when no other tab was faster, else what is read
    /// there first. It may run only once, but must not assume so. With `durable`, it resolves only once the
    /// disk has it. Returns whether `memory` changed.
    pub async fn commit(
        &self,
        memory: &RefCell<Replica>,
        fresh: ClientId,
        durable: bool,
        decide: &mut dyn FnMut(&Replica) -> Plan,
    ) -> Result<bool, StoreError> {
        let access = if durable {
            Access::Durable
        } else {
            Access::Write
        };
        self.run(memory, fresh, access, false, decide).await
    }

    async fn run(
        &self,
        memory: &RefCell<Replica>,
        fresh: ClientId,
        access: Access,
        reload: bool,
        decide: &mut dyn FnMut(&Replica) -> Plan,
    ) -> Result<bool, StoreError> {
        let mut transition = Transition::new(memory, fresh, reload);
        self.disk
            .transact(access, REPLICA, &mut |answers| {
                transition.step(answers, decide)
            })
            .await?;
        transition.finish()
    }
}
