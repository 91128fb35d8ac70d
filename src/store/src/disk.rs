//! The small trait behind which IndexedDB and the memory of a test are the same.

use futures::future::LocalBoxFuture;
use wasm_bindgen::JsValue;

use crate::error::StoreError;

/// The content of a record.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A text.
    Text(String),
    /// Raw bytes.
    Bytes(Vec<u8>),
    /// A thing of the browser's own that only it can read: a key.
    Handle(JsValue),
}

impl Value {
    /// The text; nothing for another kind.
    pub fn into_text(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Bytes(_) | Self::Handle(_) => String::new(),
        }
    }

    /// The bytes; those of the text for a text, none for what only the browser can read.
    pub fn into_bytes(self) -> Vec<u8> {
        match self {
            Self::Text(text) => text.into_bytes(),
            Self::Bytes(bytes) => bytes,
            Self::Handle(_) => Vec::new(),
        }
    }
}

/// Something to read. The first part is the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Read {
    /// The record under a key.
    One(&'static str, String),
    /// All records, by key.
    All(&'static str),
    /// All keys, in order.
    Keys(&'static str),
}

/// What a [`Read`] found.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// The record, if there.
    One(Option<Value>),
    /// All records, by key.
    All(Vec<(String, Value)>),
    /// All keys, in order.
    Keys(Vec<String>),
}

impl Answer {
    /// The one record; nothing for another kind of answer.
    pub fn one(self) -> Option<Value> {
        match self {
            Self::One(value) => value,
            Self::All(_) | Self::Keys(_) => None,
        }
    }

    /// All records as texts.
    pub fn texts(self) -> Vec<(String, String)> {
        match self {
            Self::All(records) => records
                .into_iter()
                .map(|(key, value)| (key, value.into_text()))
                .collect(),
            Self::One(_) | Self::Keys(_) => Vec::new(),
        }
    }

    /// All keys.
    pub fn keys(self) -> Vec<String> {
        match self {
            Self::Keys(keys) => keys,
            Self::All(records) => records.into_iter().map(|(key, _)| key).collect(),
            Self::One(_) => Vec::new(),
        }
    }
}

/// Something to write. The first part is the store.
#[derive(Debug, Clone, PartialEq)]
pub enum Op {
    /// Writes the record under the key.
    Put(&'static str, String, Value),
    /// Removes the key.
    Delete(&'static str, String),
    /// Removes all.
    Clear(&'static str),
}

impl Op {
    /// The store it changes.
    pub fn store(&self) -> &'static str {
        match self {
            Self::Put(store, ..) | Self::Delete(store, _) | Self::Clear(store) => store,
        }
    }
}

/// What a transaction does next.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Reads these; the answers come with the next call, in the same order.
    Read(Vec<Read>),
    /// Writes these, which ends the transaction.
    Write(Vec<Op>),
}

/// How a transaction is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Reads only.
    Read,
    /// Writes; a power cut just after may undo it.
    Write,
    /// Writes, and is complete only once it is on the disk.
    Durable,
}

/// A database: named stores of records under text keys, changed in transactions.
pub trait Disk {
    /// Runs one transaction over `stores`, and no others. `step` is called first without answers, then with those of
    /// what it asked to read, until it writes. Resolves once all is written, or nothing is.
    fn transact<'a>(
        &'a self,
        access: Access,
        stores: &'a [&'static str],
        step: &'a mut dyn FnMut(Vec<Answer>) -> Step,
    ) -> LocalBoxFuture<'a, Result<(), StoreError>>;

    /// Closes the database: what comes after fails with [`StoreError::Closed`].
    fn close(&self);
}

/// One transaction that only reads.
pub(crate) async fn read(
    disk: &dyn Disk,
    stores: &[&'static str],
    reads: Vec<Read>,
) -> Result<Vec<Answer>, StoreError> {
    let mut ask = Some(reads);
    let mut found = Vec::new();
    disk.transact(Access::Read, stores, &mut |answers| match ask.take() {
        Some(reads) => Step::Read(reads),
        None => {
            found = answers;
            Step::Write(Vec::new())
        }
    })
    .await?;
    Ok(found)
}

/// One transaction that only writes.
pub(crate) async fn write(
    disk: &dyn Disk,
    stores: &[&'static str],
    ops: Vec<Op>,
) -> Result<(), StoreError> {
    let mut ops = Some(ops);
    disk.transact(Access::Write, stores, &mut |_| {
        Step::Write(ops.take().unwrap_or_default())
    })
    .await
}

/// The record under a key.
pub(crate) async fn get(
    disk: &dyn Disk,
    store: &'static str,
    key: &str,
) -> Result<Option<Value>, StoreError> {
    let found = read(disk, &[store], vec![Read::One(store, key.to_owned())]).await?;
    Ok(found.into_iter().next().and_then(Answer::one))
}
