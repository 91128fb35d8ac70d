//! What was found or done, remembered under `target/tools/stamps`: a second run looks at small files only.

use std::fs;

use anyhow::{Context, Result};

use crate::place::Place;

/// Whether the stamp of this name says exactly this.
pub(crate) fn holds(place: &Place, name: &str, content: &str) -> bool {
    fs::read_to_string(place.stamps().join(name)).is_ok_and(|kept| kept == content)
}

/// Writes the stamp.
pub(crate) fn set(place: &Place, name: &str, content: &str) -> Result<()> {
    fs::create_dir_all(place.stamps())?;
    fs::write(place.stamps().join(name), content)
        .with_context(|| format!("cannot write the stamp {name}"))
}
