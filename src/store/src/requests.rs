//! What a transaction reads and writes, as requests of IndexedDB.

use indexed_db_futures::Result;
use indexed_db_futures::error::SimpleValueError;
use indexed_db_futures::future::{BasicRequest, GetAllPrimitiveRequest};
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::{BuildPrimitive, QuerySource};
use indexed_db_futures::primitive::{TryFromJs, TryToJs};
use indexed_db_futures::transaction::Transaction;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CryptoKey;

use crate::disk::{Answer, Op, Read, Value};

impl TryToJs for Value {
    fn try_to_js(&self) -> Result<JsValue> {
        Ok(match self {
            Self::Text(text) => JsValue::from_str(text),
            Self::Bytes(bytes) => Uint8Array::from(bytes.as_slice()).into(),
            Self::Handle(handle) => handle.clone(),
        })
    }
}

/// A record that is neither text, bytes nor a key is none of ours: it reads as an empty, unreadable text.
impl TryFromJs for Value {
    fn from_js(js: JsValue) -> std::result::Result<Self, SimpleValueError> {
        if let Some(bytes) = js.dyn_ref::<Uint8Array>() {
            return Ok(Self::Bytes(bytes.to_vec()));
        }
        if js.is_instance_of::<CryptoKey>() {
            return Ok(Self::Handle(js));
        }
        Ok(Self::Text(js.as_string().unwrap_or_default()))
    }
}

/// A key of ours is a text; another one reads as an empty text.
struct Key(String);

impl TryFromJs for Key {
    fn from_js(js: JsValue) -> std::result::Result<Self, SimpleValueError> {
        Ok(Self(js.as_string().unwrap_or_default()))
    }
}

/// A read that was sent.
enum Sent {
    One(BasicRequest<Option<Value>>),
    All(GetAllPrimitiveRequest<Key>, GetAllPrimitiveRequest<Value>),
    Keys(GetAllPrimitiveRequest<Key>),
}

/// Reads these, in the same order. All requests leave before the first is awaited.
pub(crate) async fn read_all(transaction: &Transaction<'_>, reads: &[Read]) -> Result<Vec<Answer>> {
    let sent: Result<Vec<Sent>> = reads.iter().map(|read| send(transaction, read)).collect();
    let mut answers = Vec::with_capacity(reads.len());
    for request in sent? {
        answers.push(match request {
            Sent::One(value) => Answer::One(value.await?),
            Sent::Keys(found) => Answer::Keys(keys(found).await?),
            Sent::All(found, values) => {
                let found = keys(found).await?.into_iter();
                let values = values.await?;
                let records = found.zip(values).map(|(key, value)| Ok((key, value?)));
                Answer::All(records.collect::<Result<_>>()?)
            }
        });
    }
    Ok(answers)
}

fn send(transaction: &Transaction<'_>, read: &Read) -> Result<Sent> {
    let store = |name: &str| transaction.object_store(name);
    Ok(match read {
        Read::One(name, key) => Sent::One(store(name)?.get(key.as_str()).primitive()?),
        Read::Keys(name) => Sent::Keys(store(name)?.get_all_keys().primitive()?),
        Read::All(name) => {
            let store = store(name)?;
            Sent::All(
                store.get_all_keys().primitive()?,
                store.get_all().primitive()?,
            )
        }
    })
}

async fn keys(found: GetAllPrimitiveRequest<Key>) -> Result<Vec<String>> {
    found.await?.map(|key| Ok(key?.0)).collect()
}

/// Sends these; what becomes of them is known when the transaction ends.
pub(crate) fn write_all(transaction: &Transaction<'_>, ops: Vec<Op>) -> Result<()> {
    for op in ops {
        let store: ObjectStore<'_> = transaction.object_store(op.store())?;
        drop(match op {
            Op::Put(_, key, value) => store
                .put(value)
                .with_key(key)
                .without_key_type()
                .primitive()?,
            Op::Delete(_, key) => store.delete(key).primitive()?,
            Op::Clear(_) => store.clear()?,
        });
    }
    Ok(())
}
