//! A server process with the demonstration in a folder of its own, which can be killed and started again.

use std::ffi::OsString;
use std::fs::File;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

use super::until;

/// A port of the loopback that nobody listens on.
pub(super) fn free_port() -> Result<u16> {
    let probe = TcpListener::bind(("127.0.0.1", 0)).context("no free port")?;
    Ok(probe.local_addr()?.port())
}

/// The variable that names a program; the suite's command sets it.
pub(super) fn program(variable: &str) -> Result<OsString> {
    std::env::var_os(variable)
        .with_context(|| format!("{variable} is not set: run `cargo xtask test browsers`"))
}

/// The server; its process ends with this value, and its data goes.
pub(crate) struct Server {
    data: TempDir,
    port: u16,
    process: Option<Child>,
}

impl Server {
    /// Starts one with the demonstration.
    pub(crate) async fn start() -> Result<Self> {
        let data = tempfile::tempdir()?;
        let made = Command::new(program("PARCOURS_SERVER_BIN")?)
            .args(["demo", "--data"])
            .arg(data.path())
            .output()
            .context("the server's program does not run")?;
        ensure!(
            made.status.success(),
            "the demonstration was not made: {}",
            String::from_utf8_lossy(&made.stderr)
        );
        let port = free_port()?;
        let mut server = Self {
            data,
            port,
            process: None,
        };
        server.up().await?;
        Ok(server)
    }

    /// Where it listens.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Starts the process, on the same port and data as before.
    pub(crate) async fn up(&mut self) -> Result<()> {
        let log = File::options()
            .create(true)
            .append(true)
            .open(self.data.path().join("server.log"))?;
        let process = Command::new(program("PARCOURS_SERVER_BIN")?)
            .args(["serve", "--listen", &format!("127.0.0.1:{}", self.port)])
            .arg("--data")
            .arg(self.data.path())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()?;
        self.process = Some(process);
        let health = format!("{}/healthz", self.url());
        until("the server", async || {
            let answer = reqwest::get(&health).await;
            Ok(answer
                .is_ok_and(|answer| answer.status().is_success())
                .then_some(()))
        })
        .await
    }

    /// Kills the process, as a power cut does.
    pub(crate) fn down(&mut self) -> Result<()> {
        let mut process = self.process.take().context("the server is down already")?;
        process.kill()?;
        process.wait()?;
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(mut process) = self.process.take() {
            // It may be gone already.
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}
