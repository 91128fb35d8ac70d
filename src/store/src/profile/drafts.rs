//! What is being typed, and the last sheets looked at.

use protocol::replica::Shelf;

use super::{DRAFTS, PREFIX, ProfileStore, STORES};
use crate::disk::{self, Access, Answer, Op, Read, Step, Value};
use crate::error::StoreError;
use crate::seal::ERASED;

/// In [`DRAFTS`], beside the drafts, whose keys all have a prefix.
const RECENT: &str = "recent";
/// How many of the last sheets are remembered.
const RECENT_MAX: usize = 24;

impl ProfileStore {
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

    /// Keeps the text being typed in a field; `None` forgets it. The writing is under way as soon as this is polled: a
    /// page that goes away in the same moment has kept what was typed.
    ///
    /// # Errors
    /// [`StoreError::Closed`] where the profile was erased meanwhile, in another tab: the text is kept nowhere.
    pub async fn put_draft(&self, field: &str, text: Option<&str>) -> Result<(), StoreError> {
        let key = [PREFIX, field].concat();
        let op = match text {
            Some(text) => Op::Put(DRAFTS, key, Value::Text(text.to_owned())),
            None => Op::Delete(DRAFTS, key),
        };
        disk::write(&*self.disk, &[DRAFTS], vec![op]).await?;
        self.still_there().await
    }

    /// After a writing: [`StoreError::Closed`] where the profile was erased before it.
    pub(super) async fn still_there(&self) -> Result<(), StoreError> {
        match disk::get(&*self.disk, Shelf::Meta.name(), ERASED).await? {
            Some(_) => Err(StoreError::Closed),
            None => Ok(()),
        }
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
