//! The real names of pupils, by the identity of their account: on this device alone, never sent.

use super::{DRAFTS, ProfileStore};
use crate::disk::{self, Answer, Op, Read, Value};
use crate::error::StoreError;

/// In [`DRAFTS`], beside the drafts and the last sheets.
const NAME: &str = "name/";

impl ProfileStore {
    /// All names, by the identity they belong to.
    pub async fn names(&self) -> Result<Vec<(String, String)>, StoreError> {
        let found = disk::read(&*self.disk, &[DRAFTS], vec![Read::All(DRAFTS)]).await?;
        Ok(found
            .into_iter()
            .flat_map(Answer::texts)
            .filter_map(|(key, name)| Some((key.strip_prefix(NAME)?.to_owned(), name)))
            .collect())
    }

    /// Keeps these names, all or none; an empty one is forgotten.
    pub async fn put_names(&self, names: &[(String, String)]) -> Result<(), StoreError> {
        let ops = names.iter().map(|(of, name)| {
            let key = [NAME, of].concat();
            match name.as_str() {
                "" => Op::Delete(DRAFTS, key),
                name => Op::Put(DRAFTS, key, Value::Text(name.to_owned())),
            }
        });
        disk::write(&*self.disk, &[DRAFTS], ops.collect()).await?;
        self.still_there().await
    }
}
