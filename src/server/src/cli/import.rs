//! `import`: reads open data into the catalogue.

use std::path::{Path, PathBuf};

use anyhow::Result;
use catalogue::import::Report;

use super::progress::{self, Measured};
use crate::import::{self, Source};

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

pub(super) fn run(data: &Path, options: &Options) -> Result<()> {
    let bar = progress::bar();
    let mut watch = |report: &Report| bar.set_message(format!("{} {}", report.source, report.read));
    let open = |path: PathBuf| Measured::new(path, &bar);
    let folder = data.join("catalogue");
    let path = std::path::absolute(&options.path)?;
    let done = import::import(
        &folder,
        options.source,
        path,
        options.check,
        open,
        &mut watch,
    );
    bar.finish_and_clear();
    done
}
