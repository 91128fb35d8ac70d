//! The published catalogue on the server's disk.
//!
//! `catalogue/current` names the folder of the publication in use; a new one is written whole beside it and
//! takes its place by one rename, so that an import that fails half-way leaves the former one served, and a
//! running server takes the new one up by itself. Without any import the project's own texts are published
//! from memory.

use std::collections::HashMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use anyhow::{Context as _, Result, bail};
use axum::body::Bytes;
use catalogue::collection::Catalogue;
use catalogue::import::Import;
use catalogue::pack::{self, Index, Published};
use catalogue::search;
use domain::school::{Coordinates, Uai, ZoneEp};
use protocol::row::School;

const CURRENT: &str = "current";
const INDEX: &str = "index";
const SCHOOLS: &str = "schools.json";

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
    parts: HashMap<String, Packed>,
}

/// The publication in use, and the one before: a browser may be in the middle of fetching it.
pub struct Library {
    folder: PathBuf,
    shelves: RwLock<(Arc<Shelf>, Option<Arc<Shelf>>)>,
}

impl Library {
    /// Opens the publication of a data folder, or publishes the project's own texts.
    ///
    /// # Errors
    /// When the publication cannot be read or is not what its index names.
    pub fn open(folder: &Path) -> Result<Self> {
        let shelf = match current(folder) {
            Some(version) => Shelf::of(read(&folder.join(version))?)?,
            None => Shelf::starter()?,
        };
        Ok(Self::of(folder, Arc::new(shelf)))
    }

    /// A library of that folder which begins with this publication.
    pub fn of(folder: &Path, shelf: Arc<Shelf>) -> Self {
        Self {
            folder: folder.to_owned(),
            shelves: RwLock::new((shelf, None)),
        }
    }

    /// Takes up a publication that an import has put in use meanwhile. Returns whether there was one.
    ///
    /// # Errors
    /// When it cannot be read or is not what its index names; the former one stays.
    pub fn refresh(&self) -> Result<bool> {
        let known = self.shelf();
        let Some(version) = current(&self.folder).filter(|version| *version != known.version)
        else {
            return Ok(false);
        };
        let fresh = Shelf::of(read(&self.folder.join(version))?)?;
        let mut shelves = self.shelves.write().unwrap_or_else(PoisonError::into_inner);
        *shelves = (Arc::new(fresh), Some(known));
        Ok(true)
    }

    /// The publication in use.
    pub fn shelf(&self) -> Arc<Shelf> {
        let shelves = self.shelves.read().unwrap_or_else(PoisonError::into_inner);
        shelves.0.clone()
    }

    /// The publication in use or before that has a part of this address.
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
        let named = index.parts.iter().map(pack::Part::address);
        Ok(Self {
            parts: named
                .zip(parts)
                .map(|(name, bytes)| Ok((name, packed(bytes)?)))
                .collect::<Result<_>>()?,
            index: packed(index.encode())?,
            version: index.version,
        })
    }

    /// The index.
    pub fn index(&self) -> &Packed {
        &self.index
    }

    /// A part by its address.
    pub fn part(&self, address: &str) -> Option<&Packed> {
        self.parts.get(address)
    }
}

/// The name of the publication in use; `None` before any import.
fn current(folder: &Path) -> Option<String> {
    let version = std::fs::read_to_string(folder.join(CURRENT)).ok()?;
    Some(version.trim().to_owned())
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

/// The packs of a catalogue, its search index among them.
pub fn publish(catalogue: &Catalogue) -> Published {
    pack::build(catalogue, Some(search::of_sheets(&catalogue.sheets)))
}

fn read(folder: &Path) -> Result<Published> {
    let file = |name: &str| {
        let path = folder.join(name);
        std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
    };
    let index = Index::decode(&file(INDEX)?).context("the catalogue's index does not read")?;
    let mut parts = Vec::with_capacity(index.parts.len());
    for part in &index.parts {
        let bytes = file(&part.address())?;
        if let Err(error) = pack::verify(part, &bytes) {
            bail!(
                "the catalogue's part {} is damaged: {error}; import again",
                part.name
            );
        }
        parts.push(bytes);
    }
    Ok(Published { index, parts })
}

/// Writes a catalogue and puts it in use; the same catalogue again changes nothing. Returns its version.
///
/// # Errors
/// When the disk refuses; the former publication stays in use.
pub fn write(folder: &Path, catalogue: &Catalogue) -> Result<String> {
    let Published { index, parts } = publish(catalogue);
    let version = index.version.clone();
    let target = folder.join(&version);
    let fresh = folder.join(format!("{version}.new"));
    if !target.exists() {
        let _ = std::fs::remove_dir_all(&fresh);
        std::fs::create_dir_all(&fresh)?;
        std::fs::write(fresh.join(INDEX), index.encode())?;
        for (part, bytes) in index.parts.iter().zip(&parts) {
            std::fs::write(fresh.join(part.address()), bytes)?;
        }
        std::fs::rename(&fresh, &target)?;
    }
    let schools: Vec<School> = catalogue.etablissements.iter().filter_map(school).collect();
    replace(&folder.join(SCHOOLS), &serde_json::to_vec(&schools)?)?;
    replace(&folder.join(CURRENT), version.as_bytes())?;
    for other in std::fs::read_dir(folder)?.flatten() {
        let path = other.path();
        if path.is_dir() && path != target {
            std::fs::remove_dir_all(path)?;
        }
    }
    Ok(version)
}

fn replace(file: &Path, bytes: &[u8]) -> Result<()> {
    let fresh = file.with_extension("new");
    std::fs::write(&fresh, bytes)?;
    Ok(std::fs::rename(fresh, file)?)
}

fn school(found: &catalogue::etablissement::Etablissement) -> Option<School> {
    Some(School {
        uai: Uai::parse(&found.uai).ok()?,
        name: found.name.clone(),
        commune: found.commune.clone(),
        zone: match found.zone_ep {
            None => ZoneEp::None,
            Some(catalogue::etablissement::ZoneEp::Rep) => ZoneEp::Rep,
            Some(catalogue::etablissement::ZoneEp::RepPlus) => ZoneEp::RepPlus,
        },
        position: found.coordinates.map(|point| Coordinates {
            lat: point.latitude,
            lon: point.longitude,
        }),
    })
}

/// The imported list of schools of a data folder; empty before an import.
///
/// # Errors
/// When the list does not read.
pub fn schools(folder: &Path) -> Result<Vec<School>> {
    match std::fs::read(folder.join(SCHOOLS)) {
        Ok(bytes) => {
            serde_json::from_slice(&bytes).context("the imported list of schools does not read")
        }
        Err(_) => Ok(Vec::new()),
    }
}
