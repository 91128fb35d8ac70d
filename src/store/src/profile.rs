//! One person's data: the replica, what is being typed, the last sheets.

use std::cell::RefCell;
use std::rc::Rc;

use domain::ids::ClientId;
use protocol::replica::{Plan, Record, Replica, Shelf, Snapshot};

use crate::disk::{self, Access, Answer, Disk, Op, Read, Step, Value};
use crate::error::StoreError;
use crate::idb::Idb;

const DRAFTS: &str = "drafts";
/// In [`DRAFTS`], beside the drafts, whose keys all have a prefix.
const RECENT: &str = "recent";
const PREFIX: &str = "draft/";
/// How many of the last sheets are remembered.
const RECENT_MAX: usize = 24;
const REPLICA: &[&str] = &["rows", "outbox", "meta", "refusals", "quarantine"];
const STORES: &[&str] = &["rows", "outbox", "meta", "refusals", "quarantine", DRAFTS];

/// A profile's database.
#[derive(Clone)]
pub struct ProfileStore {
    disk: Rc<dyn Disk>,
}

impl ProfileStore {
    /// Opens the database of this name, see [`crate::Profile::db`]; `lost` as in [`Idb::open`].
    pub async fn open(name: &str, lost: Rc<dyn Fn()>) -> Result<Self, StoreError> {
        let disk = Idb::open(name, 1, STORES, lost).await?;
        Ok(Self::over(Rc::new(disk)))
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
        let mut transition = Transition {
            memory,
            fresh,
            reload,
            phase: Phase::Begin,
            newer: None,
            plan: Plan::default(),
            failure: None,
        };
        self.disk
            .transact(access, REPLICA, &mut |answers| {
                transition.step(answers, decide)
            })
            .await?;
        transition.finish()
    }

    /// The text being typed in a field.
    pub async fn draft(&self, field: &str) -> Result<Option<String>, StoreError> {
        let found = disk::get(&*self.disk, DRAFTS, &[PREFIX, field].concat()).await?;
        Ok(found.map(Value::into_text))
    }

    /// All drafts by field.
    pub async fn drafts(&self) -> Result<Vec<(String, String)>, StoreError> {
        let found = disk::read(&*self.disk, STORES, vec![Read::All(DRAFTS)]).await?;
        Ok(found
            .into_iter()
            .flat_map(Answer::texts)
            .filter_map(|(key, text)| Some((key.strip_prefix(PREFIX)?.to_owned(), text)))
            .collect())
    }

    /// Keeps the text being typed in a field; `None` forgets it.
    pub async fn put_draft(&self, field: &str, text: Option<&str>) -> Result<(), StoreError> {
        let key = [PREFIX, field].concat();
        let op = match text {
            Some(text) => Op::Put(DRAFTS, key, Value::Text(text.to_owned())),
            None => Op::Delete(DRAFTS, key),
        };
        disk::write(&*self.disk, STORES, vec![op]).await
    }

    /// The last sheets looked at, the newest first, by stable id.
    pub async fn recent(&self) -> Result<Vec<String>, StoreError> {
        let found = disk::get(&*self.disk, DRAFTS, RECENT).await?;
        Ok(lines(found))
    }

    /// Remembers that a sheet was looked at.
    pub async fn looked_at(&self, metier: &str) -> Result<(), StoreError> {
        let mut asked = false;
        self.disk
            .transact(Access::Write, &[DRAFTS], &mut |answers| {
                if !asked {
                    asked = true;
                    return Step::Read(vec![Read::One(DRAFTS, RECENT.into())]);
                }
                let mut recent = lines(answers.into_iter().next().and_then(Answer::one));
                recent.retain(|known| known != metier);
                recent.insert(0, metier.to_owned());
                recent.truncate(RECENT_MAX);
                let text = Value::Text(recent.join("\n"));
                Step::Write(vec![Op::Put(DRAFTS, RECENT.into(), text)])
            })
            .await
    }
}

fn lines(found: Option<Value>) -> Vec<String> {
    let text = found.map(Value::into_text).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

enum Phase {
    Begin,
    Meta,
    All(Option<String>),
}

/// A transition on its way through a transaction.
struct Transition<'a> {
    memory: &'a RefCell<Replica>,
    fresh: ClientId,
    reload: bool,
    phase: Phase,
    newer: Option<Replica>,
    plan: Plan,
    failure: Option<StoreError>,
}

impl Transition<'_> {
    fn step(&mut self, answers: Vec<Answer>, decide: &mut dyn FnMut(&Replica) -> Plan) -> Step {
        match std::mem::replace(&mut self.phase, Phase::Begin) {
            Phase::Begin => {
                self.phase = Phase::Meta;
                let meta = Read::One(Shelf::Meta.name(), Replica::META_KEY.into());
                Step::Read(vec![meta])
            }
            Phase::Meta => {
                let meta = answers.into_iter().next().and_then(Answer::one);
                self.meet(meta.map(Value::into_text), decide)
            }
            Phase::All(meta) => self.take(meta, answers, decide),
        }
    }

    /// Compares the version on disk with the one in memory.
    fn meet(&mut self, meta: Option<String>, decide: &mut dyn FnMut(&Replica) -> Plan) -> Step {
        let memory = self.memory.borrow();
        let known = memory.meta();
        let on_disk = meta.as_deref().and_then(Replica::versions);
        if !self.reload && on_disk.is_some_and(|(version, _)| version == known.version) {
            let plan = decide(&memory);
            drop(memory);
            return self.write(Vec::new(), plan);
        }
        let same_rows = !self.reload && on_disk.is_some_and(|(_, rows)| rows == known.rows_version);
        let mut reads = vec![
            Read::All(Shelf::Outbox.name()),
            Read::All(Shelf::Refusals.name()),
        ];
        if !same_rows {
            reads.push(Read::All(Shelf::Rows.name()));
        }
        self.phase = Phase::All(meta);
        Step::Read(reads)
    }

    /// Another tab was faster, or it is the first time: reads all, then decides on that.
    fn take(
        &mut self,
        meta: Option<String>,
        answers: Vec<Answer>,
        decide: &mut dyn FnMut(&Replica) -> Plan,
    ) -> Step {
        let mut answers = answers.into_iter().map(Answer::texts);
        let snapshot = Snapshot {
            meta,
            outbox: answers.next().unwrap_or_default(),
            refusals: answers.next().unwrap_or_default(),
            rows: answers.next(),
        };
        let known = self.memory.borrow();
        let (mut replica, repair) = Replica::load(snapshot, Some(&known), self.fresh);
        drop(known);
        let first = self.records(&repair);
        replica.apply(repair);
        let plan = decide(&replica);
        self.newer = Some(replica);
        self.write(first, plan)
    }

    fn write(&mut self, mut ops: Vec<Op>, plan: Plan) -> Step {
        ops.extend(self.records(&plan));
        self.plan = plan;
        if self.failure.is_some() {
            ops.clear();
        }
        Step::Write(ops)
    }

    fn records(&mut self, plan: &Plan) -> Vec<Op> {
        match plan.records() {
            Ok(records) => records.into_iter().map(op).collect(),
            Err(error) => {
                self.failure = Some(StoreError::Failed(error.to_string()));
                Vec::new()
            }
        }
    }

    /// The transaction is complete: memory follows. Transactions of one tab complete in their order, so
    /// what was read from disk is never older than memory.
    fn finish(self) -> Result<bool, StoreError> {
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        let mut memory = self.memory.borrow_mut();
        let before = memory.meta().version;
        if let Some(newer) = self.newer {
            *memory = newer;
        }
        memory.apply(self.plan);
        Ok(memory.meta().version != before)
    }
}

fn op(record: Record) -> Op {
    match record {
        Record::Put(shelf, key, text) => Op::Put(shelf.name(), key, Value::Text(text)),
        Record::Delete(shelf, key) => Op::Delete(shelf.name(), key),
        Record::Clear(shelf) => Op::Clear(shelf.name()),
    }
}
