//! The journal of erasures: which accounts were erased, in a file beside the database.
//!
//! A backup that is put back holds accounts that were erased since it was made. This file, which is no part of it, tells
//! which: it holds keyed hashes of their random numbers, and when. It names nobody.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::ids::UserId;

use crate::keys::{Keys, Purpose, hex};

/// The file in a data folder.
const NAME: &str = "erased.log";

/// Accounts by their keyed hash, each with when it was erased, in milliseconds since 1970.
pub type Erasures = BTreeMap<String, i64>;

/// The journal of a data folder.
#[derive(Debug)]
pub struct Journal {
    file: PathBuf,
    alone: Mutex<()>,
}

impl Journal {
    /// That of this folder, which need not be there yet.
    pub fn of(data: &Path) -> Self {
        Self {
            file: data.join(NAME),
            alone: Mutex::new(()),
        }
    }

    /// By what an account is named in it.
    pub fn name(keys: &Keys, user: UserId) -> String {
        hex(&keys.hash(Purpose::Erased, user.0.as_bytes()))
    }

    /// Notes an erasure, for good once this returns.
    ///
    /// # Errors
    /// Of the file.
    pub fn note(&self, name: &str, at: i64) -> io::Result<()> {
        let _alone = self.alone();
        let mut file = OpenOptions::new()
            .append(true)
            .create(true)
            .open(&self.file)?;
        // The break comes first: a line that a power cut left half done stays alone.
        file.write_all(format!("\n{name} {at}").as_bytes())?;
        file.sync_all()
    }

    /// All that it holds; nothing where there is no file.
    ///
    /// # Errors
    /// Of the file.
    pub fn read(&self) -> io::Result<Erasures> {
        match fs::read_to_string(&self.file) {
            Ok(text) => Ok(text.lines().filter_map(line).collect()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Erasures::new()),
            Err(error) => Err(error),
        }
    }

    /// Forgets what is older than `since`.
    ///
    /// # Errors
    /// Of the file: then it is as it was.
    pub fn keep_since(&self, since: i64) -> io::Result<()> {
        let _alone = self.alone();
        let all = self.read()?;
        if all.values().all(|at| *at >= since) {
            return Ok(());
        }
        let kept = all.iter().filter(|(_, at)| **at >= since);
        let text: String = kept.map(|(name, at)| format!("\n{name} {at}")).collect();
        let part = self.file.with_extension("part");
        let mut file = File::create(&part)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&part, &self.file)
    }

    fn alone(&self) -> MutexGuard<'_, ()> {
        self.alone.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A line that is whole: the hash and the time.
fn line(text: &str) -> Option<(String, i64)> {
    let (name, at) = text.split_once(' ')?;
    (name.len() == 64).then_some((name.to_owned(), at.parse().ok()?))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn name(n: u128) -> String {
        Journal::name(&Keys::of([7; 32]), UserId(Uuid::from_u128(n)))
    }

    #[test]
    fn what_is_noted_is_read_again_until_it_is_old() {
        let folder = tempfile::TempDir::new().unwrap();
        let journal = Journal::of(folder.path());
        assert!(journal.read().unwrap().is_empty());
        journal.note(&name(1), 1_000).unwrap();
        journal.note(&name(2), 2_000).unwrap();
        let both = Erasures::from([(name(1), 1_000), (name(2), 2_000)]);
        assert_eq!(Journal::of(folder.path()).read().unwrap(), both);
        journal.keep_since(1_500).unwrap();
        assert_eq!(journal.read().unwrap(), Erasures::from([(name(2), 2_000)]));
    }

    #[test]
    fn a_line_cut_by_a_power_failure_spoils_no_other() {
        let folder = tempfile::TempDir::new().unwrap();
        let journal = Journal::of(folder.path());
        journal.note(&name(1), 1_000).unwrap();
        let mut file = OpenOptions::new()
            .append(true)
            .open(folder.path().join(NAME))
            .unwrap();
        file.write_all(b"\n6ab2").unwrap();
        journal.note(&name(2), 2_000).unwrap();
        assert_eq!(journal.read().unwrap().len(), 2);
    }

    #[test]
    fn an_account_is_named_by_the_key_and_not_by_its_number() {
        let user = UserId(Uuid::from_u128(1));
        assert_ne!(name(1), Journal::name(&Keys::of([8; 32]), user));
        assert!(!name(1).contains(&user.0.simple().to_string()));
    }
}
