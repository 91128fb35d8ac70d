//! Where readers find their files.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::path::PathBuf;

/// Named files of one source.
pub trait Files {
    /// The names of all files, sorted.
    ///
    /// # Errors
    /// What the system says of the folder.
    fn names(&self) -> io::Result<Vec<String>>;

    /// Opens a file for reading from its start.
    ///
    /// # Errors
    /// [`io::ErrorKind::NotFound`] for an unknown name, else what the system says.
    fn open(&self, name: &str) -> io::Result<Box<dyn BufRead + '_>>;
}

/// A folder, or a single file that is then the only one.
pub struct Dir(
    /// Its path.
    pub PathBuf,
);

impl Files for Dir {
    fn names(&self) -> io::Result<Vec<String>> {
        if self.0.is_file() {
            return Ok(self
                .0
                .file_name()
                .into_iter()
                .map(|n| n.to_string_lossy().into())
                .collect());
        }
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.0)? {
            let entry = entry?;
            if entry.path().is_file() {
                names.push(entry.file_name().to_string_lossy().into_owned());
            }
        }
        names.sort();
        Ok(names)
    }

    fn open(&self, name: &str) -> io::Result<Box<dyn BufRead + '_>> {
        let path = if self.0.is_file() {
            self.0.clone()
        } else {
            self.0.join(name)
        };
        Ok(Box::new(BufReader::with_capacity(
            1 << 16,
            File::open(path)?,
        )))
    }
}

/// Files in memory, by name.
#[derive(Debug, Clone, Default)]
pub struct InMemory(
    /// Contents by name.
    pub BTreeMap<String, Vec<u8>>,
);

impl Files for InMemory {
    fn names(&self) -> io::Result<Vec<String>> {
        Ok(self.0.keys().cloned().collect())
    }

    fn open(&self, name: &str) -> io::Result<Box<dyn BufRead + '_>> {
        match self.0.get(name) {
            Some(bytes) => Ok(Box::new(bytes.as_slice())),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }
}

impl<const N: usize> From<[(&str, &str); N]> for InMemory {
    fn from(files: [(&str, &str); N]) -> Self {
        Self(
            files
                .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
                .into(),
        )
    }
}
