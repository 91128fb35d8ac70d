//! The catalogue on this device: public, shared by all profiles, kept as the bytes that were published.

use std::rc::Rc;

use crate::disk::{self, Access, Answer, Disk, Op, Read, Step, Value};
use crate::error::StoreError;
use crate::idb::Idb;

const NAME: &str = "parcours-catalogue";
const INDEX: &str = "index";
const PARTS: &str = "parts";
const STORES: &[&str] = &[INDEX, PARTS];

/// The published index and the parts it names, by their checksums. Whoever writes a part has verified it.
#[derive(Clone)]
pub struct CatalogueStore {
    disk: Rc<dyn Disk>,
}

impl CatalogueStore {
    /// Opens it; `lost` as in [`Idb::open`].
    pub async fn open(lost: Rc<dyn Fn()>) -> Result<Self, StoreError> {
        let disk = Idb::open(NAME, 1, STORES, lost).await?;
        Ok(Self::over(Rc::new(disk)))
    }

    /// The same over another disk.
    pub fn over(disk: Rc<dyn Disk>) -> Self {
        Self { disk }
    }

    /// The index in use.
    pub async fn index(&self) -> Result<Option<Vec<u8>>, StoreError> {
        let found = disk::get(&*self.disk, INDEX, INDEX).await?;
        Ok(found.map(Value::into_bytes))
    }

    /// Takes an index into use and drops the parts that are not among `keep`, at once.
    pub async fn set_index(&self, index: Vec<u8>, keep: &[String]) -> Result<(), StoreError> {
        let mut asked = false;
        let mut index = Some(index);
        self.disk
            .transact(Access::Write, STORES, &mut |answers| {
                if !asked {
                    asked = true;
                    return Step::Read(vec![Read::Keys(PARTS)]);
                }
                let there = answers.into_iter().flat_map(Answer::keys);
                let mut ops: Vec<Op> = there
                    .filter(|address| !keep.contains(address))
                    .map(|address| Op::Delete(PARTS, address))
                    .collect();
                let bytes = index.take().unwrap_or_default();
                ops.push(Op::Put(INDEX, INDEX.into(), Value::Bytes(bytes)));
                Step::Write(ops)
            })
            .await
    }

    /// The addresses of the parts that are here.
    pub async fn addresses(&self) -> Result<Vec<String>, StoreError> {
        let found = disk::read(&*self.disk, STORES, vec![Read::Keys(PARTS)]).await?;
        Ok(found.into_iter().flat_map(Answer::keys).collect())
    }

    /// A part.
    pub async fn part(&self, address: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let found = disk::get(&*self.disk, PARTS, address).await?;
        Ok(found.map(Value::into_bytes))
    }

    /// All parts at once, by address.
    pub async fn parts(&self) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        let found = disk::read(&*self.disk, STORES, vec![Read::All(PARTS)]).await?;
        let all = found.into_iter().flat_map(|answer| match answer {
            Answer::All(records) => records,
            Answer::One(_) | Answer::Keys(_) => Vec::new(),
        });
        Ok(all.map(|(key, value)| (key, value.into_bytes())).collect())
    }

    /// Writes parts in one transaction.
    pub async fn put_parts(&self, parts: Vec<(String, Vec<u8>)>) -> Result<(), StoreError> {
        let ops = parts
            .into_iter()
            .map(|(address, bytes)| Op::Put(PARTS, address, Value::Bytes(bytes)))
            .collect();
        disk::write(&*self.disk, STORES, ops).await
    }

    /// Drops a part that turned out to be damaged, so that it is fetched again.
    pub async fn drop_part(&self, address: &str) -> Result<(), StoreError> {
        let op = Op::Delete(PARTS, address.to_owned());
        disk::write(&*self.disk, STORES, vec![op]).await
    }
}
