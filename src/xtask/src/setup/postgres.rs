//! A PostgreSQL for the tests: a cluster of its own below `target`, begun anew each time, that ends with the run.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;

use anyhow::{Context, Result, bail};

use super::debian;
use crate::place::Place;
use crate::{run, say};

/// PostgreSQL does not run as root: this account, which Debian's package makes, stands in.
const ACCOUNT: &str = "postgres";
/// What the server says once it answers.
const READY: &str = "ready to accept connections";

/// Whether the cluster keeps what it answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Durability {
    /// Nothing of a test outlives it, not even a power cut.
    Passing,
    /// As in an installation: what is measured must be what people get.
    Kept,
}

/// A running server on 127.0.0.1, stopped when this goes.
pub(crate) struct Cluster {
    server: Child,
    data: PathBuf,
    port: u16,
}

impl Cluster {
    /// Finds or installs PostgreSQL and starts a server with an empty cluster.
    pub(crate) fn start(place: &Place, durability: Durability) -> Result<Self> {
        let programs = find_or_install(place)?;
        let is_root = run::read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
        let data = folder(place, is_root)?;
        say::step("PostgreSQL: a cluster of its own");
        run::read(
            command(place, is_root, &programs.join("initdb"))
                .args(["--username=parcours", "--auth=trust", "--encoding=UTF8"])
                .args(["--locale=C", "--no-sync", "--pgdata"])
                .arg(&data),
        )?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let fsync = match durability {
            Durability::Passing => "fsync=off",
            Durability::Kept => "fsync=on",
        };
        let mut server = command(place, is_root, &programs.join("postgres"))
            .arg("-D")
            .arg(&data)
            .args(["-c", "listen_addresses=127.0.0.1"])
            .args(["-c", "unix_socket_directories="])
            .args(["-c", fsync, "-c", "max_connections=200"])
            .args(["-p", &port.to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .context("cannot start PostgreSQL")?;
        let said = wait_until_ready(&mut server);
        let cluster = Self { server, data, port };
        said?;
        Ok(cluster)
    }

    /// Its address, as the tests take it.
    pub(crate) fn url(&self) -> String {
        format!("postgres://parcours@127.0.0.1:{}/postgres", self.port)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // The polite signal closes the connections and writes what is open; a server that is gone already needs none.
        let told = Command::new("kill")
            .args(["-INT", &self.server.id().to_string()])
            .status();
        if !told.is_ok_and(|status| status.success()) {
            let _ = self.server.kill();
        }
        let _ = self.server.wait();
        let _ = fs::remove_dir_all(&self.data);
    }
}

/// Waits for the line that says so; the server's other lines are shown only when it stops before it.
fn wait_until_ready(server: &mut Child) -> Result<()> {
    let stderr = server.stderr.take().context("PostgreSQL has no output")?;
    let (tell, told) = mpsc::channel();
    // It goes on reading to the end: a full pipe would stop the server.
    thread::spawn(move || {
        let mut before = Vec::new();
        let mut ready = false;
        for line in BufReader::new(stderr).lines().map_while(Result::ok) {
            if ready {
                continue;
            }
            ready = line.contains(READY);
            before.push(line);
            if ready {
                let _ = tell.send(Ok(()));
            }
        }
        let _ = tell.send(Err(before));
    });
    match told.recv() {
        Ok(Ok(())) => Ok(()),
        Ok(Err(lines)) => bail!("PostgreSQL does not start:\n{}", lines.join("\n")),
        Err(_) => bail!("PostgreSQL does not start"),
    }
}

/// A program of PostgreSQL, not as root.
fn command(place: &Place, is_root: bool, program: &Path) -> Command {
    if !is_root {
        return run::tool(place, &program.to_string_lossy());
    }
    let mut command = run::tool(place, "setpriv");
    command
        .args(["--reuid", ACCOUNT, "--regid", ACCOUNT, "--clear-groups"])
        .arg(program)
        // The repository may be closed to that account.
        .current_dir("/");
    command
}

/// An empty folder for the cluster: `target/postgres`, or one of the system's where root's own folders are closed to the account.
fn folder(place: &Place, is_root: bool) -> Result<PathBuf> {
    let near = place.at("target/postgres");
    let mut folders = vec![near];
    if is_root {
        let name = format!("parcours-postgres-{}", std::process::id());
        folders.push(std::env::temp_dir().join(name));
    }
    for folder in folders {
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        if !is_root {
            return Ok(folder);
        }
        run::check(Command::new("chown").arg(ACCOUNT).arg(&folder))?;
        let reached = command(place, true, Path::new("test"))
            .arg("-w")
            .arg(&folder)
            .status();
        if reached.is_ok_and(|status| status.success()) {
            return Ok(folder);
        }
        fs::remove_dir_all(&folder)?;
    }
    bail!("no folder for PostgreSQL that its account can write")
}

/// The folder of `initdb` and `postgres`: that of PATH, or the newest of Debian's.
fn find_or_install(place: &Place) -> Result<PathBuf> {
    if let Some(found) = find(place) {
        return Ok(found);
    }
    debian::install(place, &["postgresql"], "the tests on PostgreSQL")?;
    find(place).context("postgresql was installed and its programs are nowhere")
}

fn find(place: &Place) -> Option<PathBuf> {
    let holds = |folder: &Path| {
        ["initdb", "postgres"]
            .iter()
            .all(|name| folder.join(name).is_file())
    };
    let of_path = run::which(place, "initdb").and_then(|file| file.parent().map(Path::to_path_buf));
    if let Some(folder) = of_path.filter(|folder| holds(folder)) {
        return Some(folder);
    }
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?.flatten();
    versions
        .filter_map(|entry| {
            let version: u32 = entry.file_name().to_str()?.parse().ok()?;
            let folder = entry.path().join("bin");
            holds(&folder).then_some((version, folder))
        })
        .max()
        .map(|(_, folder)| folder)
}
