//! The whole program, from the command line to its exit code.

use std::process::ExitCode;

use anyhow::Context as _;
use tokio::runtime::Runtime;

use crate::Site;

/// The whole program: runs what the command line asks for, and says in the log what failed.
#[must_use]
pub fn main(site: Site) -> ExitCode {
    let done = Runtime::new()
        .context("cannot start the runtime")
        .and_then(|runtime| runtime.block_on(super::run(site)));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
