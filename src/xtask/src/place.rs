//! Where things are: the repository, and the folders that the tasks write (all under `target`, so that a clean-up is one `rm`).

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The folders of one checkout.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    root: PathBuf,
    build: PathBuf,
}

impl Place {
    /// Finds the checkout that this program was started in by cargo.
    pub(crate) fn find() -> Result<Self> {
        let own = env::var_os("CARGO_MANIFEST_DIR").context(
            "start this program as `cargo xtask`: it finds the repository by what cargo tells it",
        )?;
        let root = Path::new(&own)
            .ancestors()
            .nth(2)
            .context("xtask is not two folders below the repository's root")?
            .to_path_buf();
        let build = env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| root.join("target"), |dir| root.join(dir));
        Ok(Self { root, build })
    }

    /// The repository's root.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Cargo's target folder: the built binaries.
    pub(crate) fn build(&self) -> &Path {
        &self.build
    }

    /// A path inside the repository.
    pub(crate) fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// The tools of the build, installed here and nowhere else.
    pub(crate) fn tools(&self) -> PathBuf {
        self.root.join("target/tools")
    }

    /// What the set-up has found or done, one file each.
    pub(crate) fn stamps(&self) -> PathBuf {
        self.tools().join("stamps")
    }

    /// What Trunk reads beside the sources (style sheet, fonts) and writes (its own dist).
    pub(crate) fn spa(&self) -> PathBuf {
        self.root.join("target/spa")
    }

    /// The finished SPA, which the server embeds.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("target/dist")
    }

    /// The open data: `PARCOURS_OPEN_DATA`, or beside the repository.
    pub(crate) fn open_data(&self) -> PathBuf {
        env::var_os("PARCOURS_OPEN_DATA")
            .map_or_else(|| self.root.join("../shared/data"), PathBuf::from)
    }
}
