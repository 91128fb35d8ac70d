//! A screen that nobody sees, for the browser that has no windowless mode. One for all tests of a run.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, Weak};

use anyhow::{Context, Result};

use super::server::program;

/// The screen; its process ends with the last test that uses it.
pub(super) struct Display {
    process: Child,
    name: String,
}

static SHARED: Mutex<Weak<Display>> = Mutex::new(Weak::new());

impl Display {
    /// The screen of this run.
    pub(super) fn shared() -> Result<Arc<Self>> {
        // A test that failed while it held the lock left nothing half done.
        let mut shared = SHARED
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        if let Some(display) = shared.upgrade() {
            return Ok(display);
        }
        let display = Arc::new(Self::start()?);
        *shared = Arc::downgrade(&display);
        Ok(display)
    }

    /// As the variable `DISPLAY` names it.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    fn start() -> Result<Self> {
        let mut process = Command::new(program("PARCOURS_XVFB")?)
            .args(["-displayfd", "1", "-screen", "0", "1366x900x24"])
            .args(["-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("Xvfb does not start")?;
        let out = process.stdout.take().context("Xvfb has no output")?;
        let mut number = String::new();
        BufReader::new(out).read_line(&mut number)?;
        let name = format!(":{}", number.trim());
        Ok(Self { process, name })
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
