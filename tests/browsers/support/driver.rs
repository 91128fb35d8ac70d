//! The process that drives a browser, and what page and browser print into its log.

use std::fs::{self, File};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use anyhow::{Context, Result};

use super::display::Display;
use super::server::{free_port, program};
use super::{Browser, until};

/// What a page must never print.
const BROKEN: [&str; 4] = [
    "panicked",
    "Content Security Policy",
    "Content-Security-Policy",
    "JavaScript error: http",
];

/// A driver, and after it the browser that it started: both end with this value.
pub(super) struct Driver {
    process: Child,
    port: u16,
    log: PathBuf,
    _display: Option<Arc<Display>>,
}

impl Driver {
    /// Starts the driver of this browser; what it prints is kept in `folder`.
    pub(super) async fn start(browser: Browser, folder: &Path) -> Result<Self> {
        let port = free_port()?;
        let log = folder.join("driver.log");
        let file = File::options().create(true).append(true).open(&log)?;
        let (mut command, display) = match browser {
            Browser::Firefox => (firefox(port)?, None),
            Browser::WebKit => {
                let display = Display::shared()?;
                (webkit(port, &display)?, Some(display))
            }
        };
        let process = command
            .env("TZ", "Europe/Paris")
            .env("LANG", "C.UTF-8")
            // A group of its own, so that the browser can be killed with it.
            .process_group(0)
            .stdout(file.try_clone()?)
            .stderr(file)
            .stdin(Stdio::null())
            .spawn()
            .context("the driver does not start")?;
        let driver = Self {
            process,
            port,
            log,
            _display: display,
        };
        let status = format!("{}/status", driver.url());
        until("the driver", async || {
            let answer = reqwest::get(&status).await;
            Ok(answer
                .is_ok_and(|answer| answer.status().is_success())
                .then_some(()))
        })
        .await?;
        Ok(driver)
    }

    pub(super) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Ends driver and browser at once, as a power cut does.
    pub(super) fn kill(&mut self) -> Result<()> {
        let group = format!("-{}", self.process.id());
        let done = Command::new("sh")
            .args(["-c", "kill -s KILL -- \"$0\"", &group])
            .stderr(Stdio::null())
            .status()?;
        self.process.wait()?;
        anyhow::ensure!(done.success(), "nothing was there to be killed");
        Ok(())
    }

    /// Lines that say that something broke in a page.
    pub(super) fn complaints(&self) -> Result<Vec<String>> {
        let said = fs::read(&self.log)?;
        let said = String::from_utf8_lossy(&said);
        let broken = said
            .lines()
            .filter(|line| BROKEN.iter().any(|word| line.contains(word)));
        Ok(broken.map(str::to_owned).collect())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Both may be gone already.
        let _ = self.kill();
    }
}

fn firefox(port: u16) -> Result<Command> {
    let mut command = Command::new(program("PARCOURS_GECKODRIVER")?);
    let port = port.to_string();
    // The browser chooses the port of its second protocol: two browsers would ask for the same.
    command.args(["--port", &port, "--websocket-port", "0"]);
    command
        .args(["--log", "warn", "--binary"])
        .arg(program("PARCOURS_FIREFOX")?);
    Ok(command)
}

fn webkit(port: u16, display: &Display) -> Result<Command> {
    let mut command = Command::new(program("PARCOURS_WEBKITDRIVER")?);
    command
        .arg(format!("--port={port}"))
        .env("DISPLAY", display.name());
    // No graphics card, no desktop around.
    command
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        .env("GDK_BACKEND", "x11");
    Ok(command)
}
