//! A publication on the disk: its folder, the file that names it, the list of schools beside it.

use std::path::Path;

use anyhow::{Context as _, Result, bail};
use catalogue::collection::Catalogue;
use catalogue::pack::{self, Index, Published};
use catalogue::search;
use domain::school::{Coordinates, Uai, ZoneEp};
use protocol::row::School;

use super::Shelf;

const CURRENT: &str = "current";
const INDEX: &str = "index";
/// The file of the imported list of schools.
pub(crate) const SCHOOLS: &str = "schools.json";

/// The name of the publication in use; `None` before any import.
pub(super) fn current(folder: &Path) -> Option<String> {
    let version = std::fs::read_to_string(folder.join(CURRENT)).ok()?;
    Some(version.trim().to_owned())
}

/// The packs of a catalogue, its search index among them.
pub fn publish(catalogue: &Catalogue) -> Published {
    pack::build(catalogue, Some(search::of_sheets(&catalogue.sheets)))
}

/// The publication of that name, ready to be sent.
pub(super) fn open(folder: &Path, version: &str) -> Result<Shelf> {
    Shelf::of(read(&folder.join(version))?)
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

/// Writes a catalogue and puts it in use; the same catalogue again changes nothing, but replaces files that
/// were damaged. One without schools leaves the list of schools as it is. Returns its version.
///
/// # Errors
/// When the disk refuses; the former publication stays in use.
pub fn write(folder: &Path, catalogue: &Catalogue) -> Result<String> {
    let Published { index, parts } = publish(catalogue);
    let version = index.version.clone();
    let target = folder.join(&version);
    let fresh = folder.join(format!("{version}.new"));
    if read(&target).is_err() {
        let _ = std::fs::remove_dir_all(&fresh);
        std::fs::create_dir_all(&fresh)?;
        std::fs::write(fresh.join(INDEX), index.encode())?;
        for (part, bytes) in index.parts.iter().zip(&parts) {
            std::fs::write(fresh.join(part.address()), bytes)?;
        }
        let _ = std::fs::remove_dir_all(&target);
        std::fs::rename(&fresh, &target)?;
    }
    let schools: Vec<School> = catalogue.etablissements.iter().filter_map(school).collect();
    if !schools.is_empty() {
        replace(&folder.join(SCHOOLS), &serde_json::to_vec(&schools)?)?;
    }
    replace(&folder.join(CURRENT), version.as_bytes())?;
    for other in std::fs::read_dir(folder)?.flatten() {
        let path = other.path();
        if path.is_dir() && path != target {
            std::fs::remove_dir_all(path)?;
        }
    }
    Ok(version)
}

/// Writes a file whole or not at all.
///
/// # Errors
/// When the disk refuses; the former file stays.
pub fn replace(file: &Path, bytes: &[u8]) -> Result<()> {
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

/// The imported list of schools in that file; empty before an import.
///
/// # Errors
/// When the list does not read.
pub(crate) fn schools(file: &Path) -> Result<Vec<School>> {
    match std::fs::read(file) {
        Ok(bytes) => {
            serde_json::from_slice(&bytes).context("the imported list of schools does not read")
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", file.display())),
    }
}
