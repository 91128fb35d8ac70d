//! Files of the carnet: photos that this device made, and copies of those that others made.
//!
//! A file lies in a store of its own, and a note about it in another, so that a list of the notes opens no file. One that is
//! made here is written in the transaction that queues the line which names it.

use std::cell::RefCell;
use std::collections::BTreeMap;

use domain::attachment::BlobId;
use domain::ids::ClientId;
use protocol::replica::{Plan, Replica};
use serde::{Deserialize, Serialize};

use super::transition::Transition;
use super::{ProfileStore, STORES};
use crate::disk::{self, Access, Answer, Op, Read, Step, Value};
use crate::error::StoreError;

/// The files.
pub(super) const FILES: &str = "blobs";
/// What is known of each.
pub(super) const LIST: &str = "blob-list";

/// Most bytes of files that the server has too: beyond, the oldest go, and are fetched again when they are looked at.
const COPIES_MAX: u64 = 20_000_000;

/// How a file came here, and whether the server has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileState {
    /// Made here, and nowhere else yet.
    Unsent,
    /// Made here; the server has it.
    Sent,
    /// The server's encoding of one that another device made: it cannot be sent under that name.
    Fetched,
}

/// What is known of a file.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct FileNote {
    /// Where it is.
    pub state: FileState,
    /// How large it is.
    pub bytes: u32,
    /// When it came here, in milliseconds since 1970 by the device's clock.
    pub at: f64,
}

/// A file that this device has just made.
#[derive(Debug, Clone, PartialEq)]
pub struct NewFile {
    /// The SHA-256 of the bytes.
    pub id: BlobId,
    /// The file.
    pub bytes: Vec<u8>,
    /// Now, in milliseconds since 1970.
    pub at: f64,
}

impl NewFile {
    fn ops(&self, state: FileState) -> [Op; 2] {
        let note = FileNote {
            state,
            bytes: u32::try_from(self.bytes.len()).unwrap_or(u32::MAX),
            at: self.at,
        };
        let bytes = Value::Bytes(self.bytes.clone());
        [
            Op::Put(FILES, self.id.to_string(), bytes),
            put_note(self.id, &note),
        ]
    }
}

impl ProfileStore {
    /// As [`ProfileStore::commit`], durable, and with the file in the same transaction: neither is ever there without the other.
    /// Where the plan is empty the file is not written.
    pub async fn commit_with_file(
        &self,
        memory: &RefCell<Replica>,
        fresh: ClientId,
        file: &NewFile,
        decide: &mut dyn FnMut(&Replica) -> Plan,
    ) -> Result<bool, StoreError> {
        let mut transition = Transition::new(memory, fresh, false);
        transition.beside = file.ops(FileState::Unsent).into();
        self.disk
            .transact(Access::Durable, STORES, &mut |answers| {
                transition.step(answers, decide)
            })
            .await?;
        transition.finish()
    }

    /// A file, if it is here.
    pub async fn file(&self, id: BlobId) -> Result<Option<Vec<u8>>, StoreError> {
        let found = disk::get(&*self.disk, FILES, &id.to_string()).await?;
        // What cannot be opened reads as a text, and is not the file.
        Ok(found.and_then(|value| match value {
            Value::Bytes(bytes) => Some(bytes),
            Value::Text(_) | Value::Handle(_) => None,
        }))
    }

    /// What is known of the files here.
    pub async fn file_notes(&self) -> Result<BTreeMap<BlobId, FileNote>, StoreError> {
        let found = disk::read(&*self.disk, &[LIST], vec![Read::All(LIST)]).await?;
        Ok(notes(found))
    }

    /// Notes whether the server has a file; one that is not here stays so.
    pub async fn set_file_state(&self, id: BlobId, state: FileState) -> Result<(), StoreError> {
        self.change_files(Vec::new(), &mut |notes| {
            let note = notes.get(&id).map(|note| FileNote { state, ..*note });
            note.map(|note| put_note(id, &note)).into_iter().collect()
        })
        .await
    }

    /// Keeps a copy of a file that the server has; the oldest ones go when there are too many.
    pub async fn keep_fetched(&self, file: &NewFile) -> Result<(), StoreError> {
        let ops = file.ops(FileState::Fetched).into();
        let mut left = file.bytes.len() as u64;
        self.change_files(ops, &mut |notes| {
            let mut copies: Vec<_> = copies(notes).filter(|(id, _)| *id != file.id).collect();
            copies.sort_by(|(_, one), (_, other)| other.at.total_cmp(&one.at));
            let beyond = copies.into_iter().filter(|(_, note)| {
                left += u64::from(note.bytes);
                left > COPIES_MAX
            });
            beyond.flat_map(|(id, _)| gone(id)).collect()
        })
        .await
    }

    /// Frees what the server has too. Whether there was any.
    pub async fn drop_copies(&self) -> Result<bool, StoreError> {
        let mut any = false;
        self.change_files(Vec::new(), &mut |notes| {
            let ops: Vec<Op> = copies(notes).flat_map(|(id, _)| gone(id)).collect();
            any = !ops.is_empty();
            ops
        })
        .await?;
        Ok(any)
    }

    /// Drops the files that came before `before` and that nothing here needs any more.
    pub async fn drop_unneeded(
        &self,
        before: f64,
        needed: &dyn Fn(BlobId) -> bool,
    ) -> Result<(), StoreError> {
        self.change_files(Vec::new(), &mut |notes| {
            let old = notes.iter().filter(|(_, note)| note.at < before);
            let old = old.filter(|(id, _)| !needed(**id));
            old.flat_map(|(id, _)| gone(*id)).collect()
        })
        .await
    }

    /// Writes what follows from the notes, before `then`.
    async fn change_files(
        &self,
        then: Vec<Op>,
        decide: &mut dyn FnMut(&BTreeMap<BlobId, FileNote>) -> Vec<Op>,
    ) -> Result<(), StoreError> {
        let (mut asked, mut then) = (false, Some(then));
        self.disk
            .transact(Access::Write, &[FILES, LIST], &mut |answers| {
                if !asked {
                    asked = true;
                    return Step::Read(vec![Read::All(LIST)]);
                }
                let mut ops = decide(&notes(answers));
                ops.extend(then.take().unwrap_or_default());
                Step::Write(ops)
            })
            .await
    }
}

/// Files that the server has too.
fn copies(notes: &BTreeMap<BlobId, FileNote>) -> impl Iterator<Item = (BlobId, FileNote)> + '_ {
    let copies = notes.iter().map(|(id, note)| (*id, *note));
    copies.filter(|(_, note)| note.state != FileState::Unsent)
}

fn gone(id: BlobId) -> [Op; 2] {
    [
        Op::Delete(FILES, id.to_string()),
        Op::Delete(LIST, id.to_string()),
    ]
}

fn put_note(id: BlobId, note: &FileNote) -> Op {
    // Numbers and a word can be written as JSON.
    let text = serde_json::to_string(note).unwrap_or_default();
    Op::Put(LIST, id.to_string(), Value::Text(text))
}

/// The notes that can be read; a file without one is as good as not here.
fn notes(answers: Vec<Answer>) -> BTreeMap<BlobId, FileNote> {
    let records = answers.into_iter().flat_map(Answer::texts);
    records
        .filter_map(|(key, text)| Some((key.parse().ok()?, serde_json::from_str(&text).ok()?)))
        .collect()
}
