//! What a teacher keeps on this device alone, never sent: the real names of pupils, by the identity of their account, and pages that
//! came by a file.

use super::{DRAFTS, ProfileStore};
use crate::disk::{self, Answer, Op, Read, Value};
use crate::error::StoreError;

/// In [`DRAFTS`], beside the drafts and the last sheets.
const NAME: &str = "name/";
/// Beside the names.
const PAPER: &str = "paper/";

impl ProfileStore {
    /// All names, by the identity they belong to.
    pub async fn names(&self) -> Result<Vec<(String, String)>, StoreError> {
        self.beside(NAME).await
    }

    /// Keeps these names, all or none; an empty one is forgotten.
    pub async fn put_names(&self, names: &[(String, String)]) -> Result<(), StoreError> {
        self.put_beside(NAME, names).await
    }

    /// All pages that came by a file, by their identity.
    pub async fn papers(&self) -> Result<Vec<(String, String)>, StoreError> {
        self.beside(PAPER).await
    }

    /// Keeps these pages, all or none; an empty one is forgotten.
    pub async fn put_papers(&self, papers: &[(String, String)]) -> Result<(), StoreError> {
        self.put_beside(PAPER, papers).await
    }

    async fn beside(&self, prefix: &str) -> Result<Vec<(String, String)>, StoreError> {
        let found = disk::read(&*self.disk, &[DRAFTS], vec![Read::All(DRAFTS)]).await?;
        Ok(found
            .into_iter()
            .flat_map(Answer::texts)
            .filter_map(|(key, text)| Some((key.strip_prefix(prefix)?.to_owned(), text)))
            .collect())
    }

    async fn put_beside(
        &self,
        prefix: &str,
        records: &[(String, String)],
    ) -> Result<(), StoreError> {
        let ops = records.iter().map(|(of, text)| {
            let key = [prefix, of].concat();
            match text.as_str() {
                "" => Op::Delete(DRAFTS, key),
                text => Op::Put(DRAFTS, key, Value::Text(text.to_owned())),
            }
        });
        disk::write(&*self.disk, &[DRAFTS], ops.collect()).await?;
        self.still_there().await
    }
}
