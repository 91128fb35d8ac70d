//! The published catalogue on the server's disk.
//!
//! `catalogue/current` names the folder of the publication in use; a new one is written whole beside it and
//! takes its place by one rename, so that an import that fails half-way leaves the former one served, and a
//! running server takes the new one up by itself. Without any import, or when the disk's publication is
//! damaged, the project's own texts are published from memory: a server always starts.

mod disk;

use std::collections::HashMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use anyhow::Result;
use axum::body::Bytes;
use catalogue::import::Import;
use catalogue::pack::{Index, LIST, ListReader, Published};

pub(crate) use disk::{SCHOOLS, schools};
pub use disk::{publish, replace, write};

/// Bytes in the forms in which they are sent.
pub struct Packed {
    /// As published.
    pub plain: Bytes,
    /// In brotli.
    pub br: Bytes,
    /// In gzip.
    pub gzip: Bytes,
}

/// A publication, ready to be sent.
pub struct Shelf {
    version: String,
    index: Packed,
    /// Parts by their checksums, bundles by their addresses.
    parts: HashMap<String, Packed>,
}

/// The publication in use, and the one before: a browser may be in the middle of fetching it.
pub struct Library {
    folder: PathBuf,
    shelves: RwLock<(Arc<Shelf>, Option<Arc<Shelf>>)>,
    damaged: AtomicBool,
}

impl Library {
    /// Opens the publication of a data folder. The project's own texts are published before any import, and
    /// in place of a publication that does not read, which the log then says.
    ///
    /// # Errors
    /// When the project's own texts cannot be compressed.
    pub fn open(folder: &Path) -> Result<Self> {
        let (shelf, damaged) = match disk::current(folder)
            .map(|version| disk::open(folder, &version))
        {
            None => (Shelf::starter()?, false),
            Some(Ok(shelf)) => (shelf, false),
            Some(Err(error)) => {
                tracing::error!(
                    "the imported catalogue does not read, the project's own texts are served: {error:#}"
                );
                (Shelf::starter()?, true)
            }
        };
        let library = Self::of(folder, Arc::new(shelf));
        library.damaged.store(damaged, Ordering::Relaxed);
        Ok(library)
    }

    /// A library of that folder which begins with this publication.
    pub fn of(folder: &Path, shelf: Arc<Shelf>) -> Self {
        Self {
            folder: folder.to_owned(),
            shelves: RwLock::new((shelf, None)),
            damaged: AtomicBool::new(false),
        }
    }

    /// Whether the publication on the disk does not read, so that another one is served in its place.
    pub fn is_damaged(&self) -> bool {
        self.damaged.load(Ordering::Relaxed)
    }

    /// Takes up a publication that an import has put in use meanwhile. Returns whether there was one.
    ///
    /// # Errors
    /// When it cannot be read or is not what its index names; the former one stays. Told once, however often
    /// it is tried.
    pub fn refresh(&self) -> Result<bool> {
        let known = self.shelf();
        let current = disk::current(&self.folder);
        let Some(version) = current.filter(|version| *version != known.version) else {
            self.damaged.store(false, Ordering::Relaxed);
            return Ok(false);
        };
        let fresh = match disk::open(&self.folder, &version) {
            Ok(fresh) => fresh,
            Err(_) if self.damaged.swap(true, Ordering::Relaxed) => return Ok(false),
            Err(error) => return Err(error),
        };
        let mut shelves = self.shelves.write().unwrap_or_else(PoisonError::into_inner);
        *shelves = (Arc::new(fresh), Some(known));
        self.damaged.store(false, Ordering::Relaxed);
        Ok(true)
    }

    /// The publication in use.
    pub fn shelf(&self) -> Arc<Shelf> {
        let shelves = self.shelves.read().unwrap_or_else(PoisonError::into_inner);
        shelves.0.clone()
    }

    /// The publication in use or before that has a part or a bundle of this address.
    pub fn shelf_with(&self, address: &str) -> Option<Arc<Shelf>> {
        let shelves = self.shelves.read().unwrap_or_else(PoisonError::into_inner);
        let both = [Some(&shelves.0), shelves.1.as_ref()];
        let mut both = both.into_iter().flatten();
        both.find(|shelf| shelf.part(address).is_some()).cloned()
    }
}

impl Shelf {
    /// The project's own texts.
    ///
    /// # Errors
    /// When they cannot be compressed.
    pub fn starter() -> Result<Self> {
        let mut import = Import::new();
        import.starter(&mut |_| ());
        Self::of(publish(&import.finish().0))
    }

    fn of(Published { index, parts }: Published) -> Result<Self> {
        let encoded = index.encode();
        let mut by_address: HashMap<String, Vec<u8>> = HashMap::new();
        for ((part, bundle), bytes) in index.parts_in_bundles().zip(parts) {
            if let Some(address) = bundle {
                by_address.entry(address).or_default().extend(&bytes);
            }
            by_address.insert(part.address(), bytes);
        }
        Ok(Self {
            parts: by_address
                .into_iter()
                .map(|(address, bytes)| Ok((address, packed(bytes)?)))
                .collect::<Result<_>>()?,
            index: packed(encoded)?,
            version: index.version,
        })
    }

    /// Its name, which the index says too.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The index.
    pub fn index(&self) -> &Packed {
        &self.index
    }

    /// The list of all sheets; `None` where it does not read.
    pub fn list(&self) -> Option<ListReader<Bytes>> {
        let index = Index::decode(&self.index.plain).ok()?;
        let part = self.part(&index.part(LIST)?.address())?;
        ListReader::open(part.plain.clone()).ok()
    }

    /// A part or a bundle by its address.
    pub fn part(&self, address: &str) -> Option<&Packed> {
        self.parts.get(address)
    }
}

fn packed(bytes: Vec<u8>) -> Result<Packed> {
    let mut br = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut br, 64 * 1024, 6, 22);
    writer.write_all(&bytes)?;
    drop(writer);
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(&bytes)?;
    Ok(Packed {
        gzip: gzip.finish()?.into(),
        br: br.into(),
        plain: bytes.into(),
    })
}
