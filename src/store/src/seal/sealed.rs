//! A disk whose records are sealed, over one that keeps them.

use std::rc::Rc;

use futures::future::LocalBoxFuture;

use super::cipher::{Cipher, NONCE, hex};
use super::key::{Chance, DbKey};
use crate::disk::{Access, Answer, Disk, Op, Read, Step, Value};
use crate::error::StoreError;
use crate::glue;

/// The store that holds the records which stay in the clear.
const META: &str = "meta";
/// In [`META`]: says that all is sealed, and by which key.
const SEAL: &str = "seal";
/// In [`META`]: all was erased, and the database is to be deleted. It tells nothing of anyone, and is also written
/// without the key.
pub(crate) const ERASED: &str = "erased";
/// Before a hidden key that stands for a record which cannot be opened; in no key of ours.
const DAMAGED: char = '\0';

/// A [`Disk`] that seals every record, and hides its key, on their way to another one.
///
/// A record that cannot be opened reads as a text that is none of ours, so that whoever reads it puts it aside as it is.
pub struct Sealed {
    inner: Rc<dyn Disk>,
    cipher: Cipher,
    chance: Chance,
}

impl Sealed {
    /// Seals over `inner`. What lies there in the clear, from before there were seals, is sealed first: all of it in one
    /// transaction, so that a browser killed meanwhile has it as it was.
    ///
    /// # Errors
    /// [`StoreError::WrongKey`] when it was sealed by another key: nothing is read or changed then.
    pub async fn open(
        inner: Rc<dyn Disk>,
        key: &DbKey,
        stores: &[&'static str],
    ) -> Result<Self, StoreError> {
        Self::open_by(inner, key, stores, glue::fill).await
    }

    /// The same with another source of chance, where there is no browser.
    pub async fn open_by(
        inner: Rc<dyn Disk>,
        key: &DbKey,
        stores: &[&'static str],
        chance: fn(&mut [u8]) -> Result<(), StoreError>,
    ) -> Result<Self, StoreError> {
        let sealed = Self {
            inner,
            cipher: Cipher::new(key),
            chance,
        };
        sealed.seal_all(stores).await?;
        Ok(sealed)
    }

    async fn seal_all(&self, stores: &[&'static str]) -> Result<(), StoreError> {
        let mut asked = 0;
        let mut failure = None;
        self.inner
            .transact(Access::Durable, stores, &mut |answers| {
                asked += 1;
                match asked {
                    1 => Step::Read(vec![Read::One(META, SEAL.into())]),
                    2 => match answers.into_iter().find_map(Answer::one) {
                        Some(seal) => {
                            let known = self.cipher.open((META, SEAL), &seal.into_bytes());
                            failure = known.is_none().then_some(StoreError::WrongKey);
                            Step::Write(Vec::new())
                        }
                        None => Step::Read(stores.iter().map(|store| Read::All(store)).collect()),
                    },
                    _ => match self.sealed_anew(stores, answers) {
                        Ok(ops) => Step::Write(ops),
                        Err(error) => {
                            failure = Some(error);
                            Step::Write(Vec::new())
                        }
                    },
                }
            })
            .await?;
        failure.map_or(Ok(()), Err)
    }

    /// What seals these records, and says that they are.
    fn sealed_anew(
        &self,
        stores: &[&'static str],
        answers: Vec<Answer>,
    ) -> Result<Vec<Op>, StoreError> {
        let mut ops = Vec::new();
        let mut nonces = Nonces::new(self.chance);
        for (store, answer) in stores.iter().copied().zip(answers) {
            let Answer::All(records) = answer else {
                continue;
            };
            for (key, value) in records {
                if !in_the_clear(store, &key) {
                    ops.push(Op::Delete(store, key.clone()));
                    ops.push(self.put(store, key, &value, &mut nonces)?);
                }
            }
        }
        let nonce = nonces.next()?;
        let nothing = Value::Text(String::new());
        let seal = self.cipher.seal((META, SEAL), SEAL, &nothing, nonce);
        let seal = Value::Bytes(seal.ok_or(StoreError::TooLarge)?);
        ops.push(Op::Put(META, SEAL.into(), seal));
        Ok(ops)
    }

    fn put(
        &self,
        store: &'static str,
        key: String,
        value: &Value,
        nonces: &mut Nonces,
    ) -> Result<Op, StoreError> {
        let name = self.cipher.name(store, &key);
        let sealed = self
            .cipher
            .seal((store, &name), &key, value, nonces.next()?)
            .ok_or(StoreError::TooLarge)?;
        Ok(Op::Put(store, name, Value::Bytes(sealed)))
    }

    fn seal_op(&self, op: Op, nonces: &mut Nonces) -> Result<Op, StoreError> {
        match op {
            Op::Put(store, key, value) if !in_the_clear(store, &key) => {
                self.put(store, key, &value, nonces)
            }
            Op::Delete(store, key) => Ok(Op::Delete(store, self.place(store, key))),
            other => Ok(other),
        }
    }

    /// Under what a key lies on the disk.
    fn place(&self, store: &str, key: String) -> String {
        match key.strip_prefix(DAMAGED) {
            Some(name) => name.to_owned(),
            None if in_the_clear(store, &key) => key,
            None => self.cipher.name(store, &key),
        }
    }

    fn hide(&self, read: &Read) -> Read {
        match read {
            Read::One(store, key) => Read::One(store, self.place(store, key.clone())),
            // Only what is inside tells the key.
            Read::All(store) | Read::Keys(store) => Read::All(store),
        }
    }

    fn reveal(&self, asked: &Read, answer: Answer) -> Answer {
        match (asked, answer) {
            (Read::One(store, key), Answer::One(Some(value))) if !in_the_clear(store, key) => {
                let name = self.place(store, key.clone());
                Answer::One(Some(self.open_record(store, name, value).1))
            }
            (Read::All(store), Answer::All(records)) => Answer::All(self.open_all(store, records)),
            (Read::Keys(store), Answer::All(records)) => {
                let keys = self.open_all(store, records).into_iter();
                let mut keys: Vec<String> = keys.map(|(key, _)| key).collect();
                keys.sort_unstable();
                Answer::Keys(keys)
            }
            (_, answer) => answer,
        }
    }

    fn open_all(&self, store: &str, records: Vec<(String, Value)>) -> Vec<(String, Value)> {
        records
            .into_iter()
            .filter(|(name, _)| !in_the_clear(store, name))
            .map(|(name, value)| self.open_record(store, name, value))
            .collect()
    }

    fn open_record(&self, store: &str, name: String, value: Value) -> (String, Value) {
        let opened = match &value {
            Value::Bytes(bytes) => self.cipher.open((store, &name), bytes),
            Value::Text(_) | Value::Handle(_) => None,
        };
        opened.unwrap_or_else(|| {
            let raw = match value {
                Value::Text(text) => text,
                other => hex(&other.into_bytes()),
            };
            let mut key = String::from(DAMAGED);
            key.push_str(&name);
            (key, Value::Text(["\u{fffd}", &raw].concat()))
        })
    }
}

impl Disk for Sealed {
    fn transact<'a>(
        &'a self,
        access: Access,
        stores: &'a [&'static str],
        step: &'a mut dyn FnMut(Vec<Answer>) -> Step,
    ) -> LocalBoxFuture<'a, Result<(), StoreError>> {
        Box::pin(async move {
            let mut asked: Vec<Read> = Vec::new();
            let mut nonces = Nonces::new(self.chance);
            let mut failure = None;
            let mut sealing = |answers: Vec<Answer>| {
                let answers = asked.iter().zip(answers);
                let answers = answers.map(|(read, answer)| self.reveal(read, answer));
                match step(answers.collect()) {
                    Step::Read(reads) => {
                        let hidden = reads.iter().map(|read| self.hide(read)).collect();
                        asked = reads;
                        Step::Read(hidden)
                    }
                    Step::Write(ops) => {
                        let sealed = ops.into_iter().map(|op| self.seal_op(op, &mut nonces));
                        Step::Write(sealed.collect::<Result<_, _>>().unwrap_or_else(|error| {
                            failure = Some(error);
                            Vec::new()
                        }))
                    }
                }
            };
            self.inner.transact(access, stores, &mut sealing).await?;
            failure.map_or(Ok(()), Err)
        })
    }

    fn close(&self) {
        self.inner.close();
    }
}

fn in_the_clear(store: &str, key: &str) -> bool {
    store == META && (key == SEAL || key == ERASED)
}

/// Nonces of one transaction: sixteen bytes by chance, and a count.
struct Nonces {
    chance: Chance,
    first: Option<[u8; 16]>,
    count: u64,
}

impl Nonces {
    fn new(chance: Chance) -> Self {
        Self {
            chance,
            first: None,
            count: 0,
        }
    }

    fn next(&mut self) -> Result<[u8; NONCE], StoreError> {
        let first = match self.first {
            Some(first) => first,
            None => {
                let mut first = [0; 16];
                (self.chance)(&mut first)?;
                *self.first.insert(first)
            }
        };
        self.count += 1;
        let mut nonce = [0; NONCE];
        nonce[..16].copy_from_slice(&first);
        nonce[16..].copy_from_slice(&self.count.to_le_bytes());
        Ok(nonce)
    }
}
