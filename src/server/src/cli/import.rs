//! `import`: reads open data into the catalogue.

use std::path::{Path, PathBuf};

use anyhow::Result;
use catalogue::import::Report;
use indicatif::{ProgressBar, ProgressStyle};

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
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {pos}") {
        bar.set_style(style);
    }
    let mut watch = |report: &Report| {
        bar.set_message(report.source);
        bar.set_position(report.read as u64);
    };
    let folder = data.join("catalogue");
    let path = std::path::absolute(&options.path)?;
    let done = import::import(&folder, options.source, path, options.check, &mut watch);
    bar.finish_and_clear();
    done
}
