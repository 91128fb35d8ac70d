//! An import, from the folders of the open data to the publication in use.
//!
//! The folder of each source is remembered in `catalogue/sources.json`, so that importing one source again
//! keeps the others: all are read anew and merged.

use std::collections::BTreeMap;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use catalogue::collection::{Catalogue, LicenceOf};
use catalogue::import::{Files, Import, Report, Watch};
use catalogue::lycee::Lycee;
use catalogue::sheet::Source::Rome;

use crate::library;

/// The list of remembered sources, in the catalogue's folder.
const SOURCES: &str = "sources.json";
/// Held while an import writes.
const LOCK: &str = "import.lock";

/// A source of open data, as the command line names it.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    clap::ValueEnum,
    serde::Serialize,
    serde::Deserialize,
)]
#[allow(missing_docs)] // each is the reader of that name in `catalogue::import::Import`
pub enum Source {
    Rome,
    Onisep,
    IdeoMetiers,
    Formations,
    Etablissements,
    Entreprises,
    All,
}

/// Reads a source and those imported before, and puts the catalogue that they make in use; with `check`,
/// writes nothing. `open` makes the files of a folder: [`catalogue::import::Dir`], or what also follows the reading.
///
/// A folder imported before that is no longer there is passed over, with a warning: its records leave the
/// catalogue until it is back. Only the list of schools, which académies add schools from, outlives its folder.
///
/// # Errors
/// When another import is under way, a source cannot be read or holds nothing but refused records, or the
/// disk refuses. The former catalogue stays in use.
pub fn import<F: Files>(
    folder: &Path,
    source: Source,
    path: PathBuf,
    check: bool,
    open: impl Fn(PathBuf) -> F,
    watch: &mut Watch<'_>,
) -> Result<()> {
    let lock = if check { None } else { Some(lock(folder)?) };
    let mut sources = remembered(folder)?;
    if source == Source::All {
        sources.clear();
    }
    sources.insert(source, path);
    let mut import = Import::new();
    import.starter(&mut |_| ());
    // `All` is last in the order: a single source imported after it wins over it.
    for (known, path) in sources.iter().rev() {
        if *known != source && !path.exists() {
            tracing::warn!(
                "{} was imported before and is not there now: its records leave the catalogue until it is back",
                path.display()
            );
            continue;
        }
        read(&mut import, *known, path, &open, watch)
            .with_context(|| format!("cannot import {}", path.display()))?;
    }
    let (catalogue, reports) = import.finish();
    reports.iter().for_each(tell);
    if let Some(report) = reports.iter().find(|report| is_empty(report, &catalogue)) {
        bail!(
            "{}: not one of the {} records read can be used; the former catalogue stays",
            report.source,
            report.read
        );
    }
    let found = format!(
        "{} sheets, {} formations, {} schools",
        catalogue.sheets.len(),
        catalogue.formations.len(),
        catalogue.etablissements.len()
    );
    if lock.is_none() {
        tracing::info!("{found}; nothing written");
        return Ok(());
    }
    let version = library::write(folder, &catalogue)?;
    library::replace(&folder.join(SOURCES), &serde_json::to_vec(&sources)?)?;
    tracing::info!("{found} published as {version}");
    Ok(())
}

/// Publishes the project's own texts with these lycées, unless a source was imported.
///
/// # Errors
/// When an import is under way or the disk refuses.
pub(crate) fn starter_with(folder: &Path, lycees: Vec<Lycee>) -> Result<()> {
    let _lock = lock(folder)?;
    if !remembered(folder)?.is_empty() {
        return Ok(());
    }
    let mut import = Import::new();
    import.starter(&mut |_| ());
    let (mut catalogue, _) = import.finish();
    catalogue.lycees = lycees;
    catalogue.sort();
    library::write(folder, &catalogue)?;
    Ok(())
}

/// Keeps other imports out until the file is dropped, however the process ends.
fn lock(folder: &Path) -> Result<File> {
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let path = folder.join(LOCK);
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            bail!(
                "another import into {} is under way: wait for its end",
                folder.display()
            )
        }
        Err(TryLockError::Error(error)) => {
            Err(error).with_context(|| format!("cannot lock {}", path.display()))
        }
    }
}

fn remembered(folder: &Path) -> Result<BTreeMap<Source, PathBuf>> {
    match std::fs::read(folder.join(SOURCES)) {
        Ok(bytes) => {
            serde_json::from_slice(&bytes).context("cannot read the list of imported sources")
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(BTreeMap::new()),
        Err(error) => Err(error).context("cannot read the list of imported sources"),
    }
}

fn read<F: Files>(
    import: &mut Import,
    source: Source,
    path: &Path,
    open: &impl Fn(PathBuf) -> F,
    watch: &mut Watch<'_>,
) -> Result<(), catalogue::import::ImportError> {
    let files = || open(path.to_owned());
    match source {
        Source::Rome => import.rome(&files(), watch),
        Source::Onisep => import.onisep(&files(), watch),
        Source::IdeoMetiers => import.ideo_metiers(&files(), watch),
        Source::Formations => import.formations(&files(), watch),
        Source::Etablissements => import.etablissements(&files(), watch),
        Source::Entreprises => import.entreprises(&files(), watch),
        Source::All => import.all(path, open, watch),
    }
}

/// Whether a source gave nothing at all. For tables that complete each other, refusals are not of whole
/// records: what is in the catalogue tells.
fn is_empty(report: &Report, catalogue: &Catalogue) -> bool {
    match report.source {
        "rome" => !(catalogue.licences.iter()).any(|line| line.of == LicenceOf::Sheets(Rome)),
        "etablissements" => catalogue.etablissements.is_empty(),
        "entreprises" => catalogue.entreprises.is_empty(),
        _ => report.read <= report.refused.len(),
    }
}

fn tell(report: &Report) {
    for refusal in &report.refused {
        tracing::warn!(
            "{}: {}:{}: {}",
            report.source,
            refusal.file,
            refusal.line,
            refusal.reason
        );
    }
    tracing::info!(
        "{}: {} read, {} merged, {} of their own, {} aside, {} refused",
        report.source,
        report.read,
        report.merged,
        report.own,
        report.aside,
        report.refused.len()
    );
}
