//! `purge`: the accounts whose time is up.

use std::io::Write as _;
use std::path::Path;

use anyhow::Result;

use super::audit::instant;
use crate::usecase::purge;
use crate::{App, Reach};

/// Erases them, or only lists them.
pub(super) async fn purge(data: &Path, reach: Reach, dry_run: bool) -> Result<()> {
    let app = App::open(data, reach).await?;
    super::start_clock(&app);
    if !dry_run {
        let gone = purge::run(&app).await?;
        tracing::info!(gone, "accounts of pupils who have left are erased");
        return Ok(());
    }
    let mut out = std::io::stdout().lock();
    for leaver in purge::due(&app).await? {
        let school = leaver.school.map(|uai| uai.to_string()).unwrap_or_default();
        writeln!(
            out,
            "{}\t{school}\t{}",
            leaver.user,
            instant(leaver.erase_at)
        )?;
    }
    Ok(())
}
