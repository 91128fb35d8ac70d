//! `import`: reads open data into the catalogue.
//!
//! The folder of each source is remembered in `catalogue/sources.json`, so that importing one source again
//! keeps the others: all are read anew and merged.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use catalogue::import::{Dir, Import, Report};
use indicatif::{ProgressBar, ProgressStyle};

use crate::library;

/// What to import.
#[derive(clap::Args)]
pub(super) struct Options {
    /// Which source
    source: Source,
    /// Its folder or file; for `all`, the folder that holds them
    path: PathBuf,
    /// Read and report, write nothing
    #[arg(long)]
    check: bool,
}

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
enum Source {
    Rome,
    Onisep,
    IdeoMetiers,
    Formations,
    Etablissements,
    Entreprises,
    All,
}

pub(super) fn import(data: &Path, options: &Options) -> Result<()> {
    let folder = data.join("catalogue");
    let list = folder.join("sources.json");
    let mut sources: BTreeMap<Source, PathBuf> = match std::fs::read(&list) {
        Ok(bytes) => {
            serde_json::from_slice(&bytes).context("cannot read the list of imported sources")?
        }
        Err(_) => BTreeMap::new(),
    };
    if options.source == Source::All {
        sources.clear();
    }
    let path = std::path::absolute(&options.path)?;
    sources.insert(options.source, path);
    let mut import = Import::new();
    import.starter(&mut |_| ());
    // `All` is last in the order: a single source imported after it wins over it.
    for (source, path) in sources.iter().rev() {
        read(&mut import, *source, path)?;
    }
    let (catalogue, reports) = import.finish();
    reports.iter().for_each(tell);
    if catalogue.sheets.is_empty() {
        bail!("no sheet was read: the former catalogue stays");
    }
    if options.check {
        tracing::info!("{} sheets; nothing written", catalogue.sheets.len());
        return Ok(());
    }
    std::fs::create_dir_all(&folder)?;
    let version = library::write(&folder, &catalogue)?;
    std::fs::write(&list, serde_json::to_vec(&sources)?)?;
    tracing::info!(
        "{} sheets, {} formations, {} schools published as {version}",
        catalogue.sheets.len(),
        catalogue.formations.len(),
        catalogue.etablissements.len()
    );
    Ok(())
}

fn read(import: &mut Import, source: Source, path: &Path) -> Result<()> {
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {pos}") {
        bar.set_style(style);
    }
    let mut watch = |report: &Report| {
        bar.set_message(report.source);
        bar.set_position(report.read as u64);
    };
    let files = Dir(path.to_owned());
    match source {
        Source::Rome => import.rome(&files, &mut watch),
        Source::Onisep => import.onisep(&files, &mut watch),
        Source::IdeoMetiers => import.ideo_metiers(&files, &mut watch),
        Source::Formations => import.formations(&files, &mut watch),
        Source::Etablissements => import.etablissements(&files, &mut watch),
        Source::Entreprises => import.entreprises(&files, &mut watch),
        Source::All => import.all(path, &mut watch),
    }
    .with_context(|| format!("cannot import {}", path.display()))?;
    bar.finish_and_clear();
    Ok(())
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
        "{}: {} read, {} merged, {} refused",
        report.source,
        report.read,
        report.merged,
        report.refused.len()
    );
}
