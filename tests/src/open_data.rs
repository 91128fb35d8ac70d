//! The real sheets, where the open data are at hand.

use std::path::{Path, PathBuf};

use catalogue::import::{Dir, Import, ImportError};
use catalogue::sheet::Sheet;

/// The folder of the open data: `PARCOURS_OPEN_DATA`, else `../shared/data` beside the repository;
/// `None` when it does not exist.
pub fn folder() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let folder = std::env::var_os("PARCOURS_OPEN_DATA").map_or_else(beside, PathBuf::from);
    folder.is_dir().then_some(folder)
}

/// The sheets that an import of the folder publishes, in their order.
///
/// # Errors
/// Those of [`Import::all`].
pub fn sheets(folder: &Path) -> Result<Vec<Sheet>, ImportError> {
    let mut import = Import::new();
    import.all(folder, Dir, &mut |_| {})?;
    Ok(import.finish().0.sheets)
}
