//! A disk that forgets: for tests, and for a browser that gives no storage.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use futures::future::LocalBoxFuture;

use crate::disk::{Access, Answer, Disk, Op, Read, Step, Value};
use crate::error::StoreError;

/// A [`Disk`] in memory.
#[derive(Debug, Default)]
pub struct Memory {
    stores: RefCell<BTreeMap<&'static str, BTreeMap<String, Value>>>,
    closed: Cell<bool>,
    failure: RefCell<Option<StoreError>>,
}

impl Memory {
    /// Makes the next transaction that writes fail: a full disk, a tab killed before the end.
    pub fn fail_next(&self, error: StoreError) {
        *self.failure.borrow_mut() = Some(error);
    }

    fn run(
        &self,
        stores: &[&'static str],
        step: &mut dyn FnMut(Vec<Answer>) -> Step,
    ) -> Result<(), StoreError> {
        let mut answers = Vec::new();
        loop {
            if self.closed.get() {
                return Err(StoreError::Closed);
            }
            match step(answers) {
                Step::Read(reads) => answers = reads.iter().map(|read| self.read(read)).collect(),
                Step::Write(ops) if ops.is_empty() => return Ok(()),
                Step::Write(ops) => {
                    if let Some(error) = self.failure.borrow_mut().take() {
                        return Err(error);
                    }
                    let outside = |op: &Op| !stores.contains(&op.store());
                    if ops.iter().any(outside) {
                        return Err(StoreError::Failed("NotFoundError".into()));
                    }
                    for op in ops {
                        self.write(op);
                    }
                    return Ok(());
                }
            }
        }
    }

    fn read(&self, read: &Read) -> Answer {
        let stores = self.stores.borrow();
        match read {
            Read::One(store, key) => {
                Answer::One(stores.get(store).and_then(|store| store.get(key)).cloned())
            }
            Read::All(store) => Answer::All(
                stores
                    .get(store)
                    .into_iter()
                    .flatten()
                    .map(|(key, value)| (key.clone(), value.clone()))
                    .collect(),
            ),
            Read::Keys(store) => Answer::Keys(
                stores
                    .get(store)
                    .into_iter()
                    .flat_map(|store| store.keys().cloned())
                    .collect(),
            ),
        }
    }

    fn write(&self, op: Op) {
        let mut stores = self.stores.borrow_mut();
        match op {
            Op::Put(store, key, value) => {
                stores.entry(store).or_default().insert(key, value);
            }
            Op::Delete(store, key) => {
                stores.entry(store).or_default().remove(&key);
            }
            Op::Clear(store) => stores.entry(store).or_default().clear(),
        }
    }
}

impl Disk for Memory {
    fn transact<'a>(
        &'a self,
        _access: Access,
        stores: &'a [&'static str],
        step: &'a mut dyn FnMut(Vec<Answer>) -> Step,
    ) -> LocalBoxFuture<'a, Result<(), StoreError>> {
        Box::pin(async move { self.run(stores, step) })
    }

    fn close(&self) {
        self.closed.set(true);
    }
}
