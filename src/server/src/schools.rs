//! The imported list of schools, by UAI: what an académie need not type.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::SystemTime;

use anyhow::Result;
use domain::school::Uai;
use protocol::row::School;

use crate::library;

/// The list; empty before an import.
#[derive(Debug, Clone, Default)]
pub struct Schools {
    file: PathBuf,
    held: Arc<RwLock<Held>>,
}

#[derive(Debug, Default)]
struct Held {
    list: HashMap<Uai, School>,
    /// Time and length of the file the list was read from.
    stamp: Option<(SystemTime, u64)>,
}

impl Schools {
    /// The list of a catalogue's folder. One that does not read is an empty list, and the log says so: an
    /// académie types what is missing.
    pub fn open(folder: &Path) -> Self {
        let schools = Self {
            file: folder.join(library::SCHOOLS),
            held: Arc::default(),
        };
        if let Err(error) = schools.refresh() {
            tracing::error!("{error:#}; import the schools again");
        }
        schools
    }

    /// Takes up a list that an import has written meanwhile. Returns whether there was one.
    ///
    /// # Errors
    /// When it does not read; the former list stays, and this file is not tried again.
    pub fn refresh(&self) -> Result<bool> {
        let file = std::fs::metadata(&self.file).ok();
        let stamp = file.and_then(|file| Some((file.modified().ok()?, file.len())));
        if stamp.is_none() || stamp == self.read(|held| held.stamp) {
            return Ok(false);
        }
        self.write(|held| held.stamp = stamp);
        self.replace(library::schools(&self.file)?);
        Ok(true)
    }

    /// The school of that UAI, when the list knows it.
    pub fn get(&self, uai: &Uai) -> Option<School> {
        self.read(|held| held.list.get(uai).cloned())
    }

    /// The schools of the list that are wanted.
    pub fn list(&self, wanted: impl Fn(&School) -> bool) -> Vec<School> {
        self.read(|held| {
            let wanted = held.list.values().filter(|school| wanted(school));
            wanted.cloned().collect()
        })
    }

    /// Puts another list in place.
    pub fn replace(&self, schools: impl IntoIterator<Item = School>) {
        let list = schools
            .into_iter()
            .map(|school| (school.uai.clone(), school))
            .collect();
        self.write(|held| held.list = list);
    }

    fn read<T>(&self, ask: impl FnOnce(&Held) -> T) -> T {
        ask(&self.held.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn write(&self, change: impl FnOnce(&mut Held)) {
        change(&mut self.held.write().unwrap_or_else(PoisonError::into_inner));
    }
}
