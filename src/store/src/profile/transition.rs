//! A transition of the replica on its way through a transaction.

use std::cell::RefCell;

use domain::ids::ClientId;
use protocol::replica::{Plan, Record, Replica, Shelf, Snapshot};

use crate::disk::{Answer, Op, Read, Step, Value};
use crate::error::StoreError;
use crate::seal::ERASED;

enum Phase {
    Begin,
    Meta,
    All(Option<String>),
}

/// What is asked of the disk, and decided on its answers.
pub(super) struct Transition<'a> {
    memory: &'a RefCell<Replica>,
    fresh: ClientId,
    reload: bool,
    erased: bool,
    phase: Phase,
    newer: Option<Replica>,
    plan: Plan,
    /// What is written with a plan that is not empty.
    pub(super) beside: Vec<Op>,
    failure: Option<StoreError>,
}

impl<'a> Transition<'a> {
    /// One that is still to begin. With `reload` all is read, also where memory is up to date.
    pub(super) fn new(memory: &'a RefCell<Replica>, fresh: ClientId, reload: bool) -> Self {
        Self {
            memory,
            fresh,
            reload,
            erased: false,
            phase: Phase::Begin,
            newer: None,
            plan: Plan::default(),
            beside: Vec::new(),
            failure: None,
        }
    }

    /// What the transaction does next.
    pub(super) fn step(
        &mut self,
        answers: Vec<Answer>,
        decide: &mut dyn FnMut(&Replica) -> Plan,
    ) -> Step {
        match std::mem::replace(&mut self.phase, Phase::Begin) {
            Phase::Begin => {
                self.phase = Phase::Meta;
                let read = |key: &str| Read::One(Shelf::Meta.name(), key.to_owned());
                Step::Read(vec![read(Replica::META_KEY), read(ERASED)])
            }
            Phase::Meta => {
                let mut answers = answers.into_iter().map(Answer::one);
                let meta = answers.next().flatten().map(Value::into_text);
                self.erased = answers.next().flatten().is_some();
                if self.erased && !self.reload {
                    self.failure = Some(StoreError::Closed);
                    return Step::Write(Vec::new());
                }
                self.meet(meta, decide)
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
        let mut first = self.records(&repair);
        if self.erased {
            first.push(Op::Delete(Shelf::Meta.name(), ERASED.into()));
        }
        replica.apply(repair);
        let plan = decide(&replica);
        self.newer = Some(replica);
        self.write(first, plan)
    }

    fn write(&mut self, mut ops: Vec<Op>, plan: Plan) -> Step {
        ops.extend(self.records(&plan));
        if !plan.is_empty() {
            ops.append(&mut self.beside);
        }
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
    pub(super) fn finish(self) -> Result<bool, StoreError> {
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
