//! The server as a process of its own, and its command line.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::OnceLock;
use std::thread::{self, JoinHandle};

use tempfile::TempDir;

use crate::http::Request;

/// The metric that counts them.
const WAITING: &str = "parcours_database_writers_waiting";

/// A data folder with the demo in it, of one test.
pub(crate) struct Place {
    folder: TempDir,
}

impl Place {
    pub(crate) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let place = Self { folder };
        copy_folder(demo(), &place.data());
        place
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Something beside the data.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.data().join(server::DATABASE)
    }

    /// Bytes of the database, with what its journal holds.
    pub(crate) fn size(&self) -> u64 {
        let files = fs::read_dir(self.data()).unwrap();
        files
            .map(|file| file.unwrap().metadata().unwrap().len())
            .sum()
    }

    /// Runs a task of the command line on the data folder.
    pub(crate) fn call(&self, words: &[&str]) -> Output {
        call(&self.data(), words)
    }

    pub(crate) fn must(&self, words: &[&str]) {
        let done = self.call(words);
        assert!(done.status.success(), "{words:?}: {done:?}");
    }

    pub(crate) fn serve(&self) -> Server {
        Server::start(task(&self.data(), &SERVE))
    }

    /// No file of it may grow beyond so many bytes: what a full disk is to the database.
    pub(crate) fn serve_within(&self, bytes: u64) -> Server {
        let mut shell = Command::new("sh");
        // Half-kilobytes, as POSIX has them. Without the trap the first byte too many would end the process.
        shell.args([
            "-c",
            "trap '' XFSZ; ulimit -f \"$0\"; exec \"$@\"",
            &(bytes / 512).to_string(),
        ]);
        let serve = task(&self.data(), &SERVE);
        shell.arg(serve.get_program()).args(serve.get_args());
        Server::start(shell)
    }
}

const SERVE: [&str; 5] = [
    "serve",
    "--listen",
    "127.0.0.1:0",
    "--metrics-listen",
    "127.0.0.1:0",
];

/// A running server; killed at the latest with this value.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: String,
    /// Where operators ask.
    metrics: String,
    log: Option<JoinHandle<String>>,
}

impl Server {
    fn start(mut command: Command) -> Self {
        let mut child = command
            .env_remove("RUST_LOG")
            .stderr(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap());
        let mut log = String::new();
        let mut said = |words: &str| loop {
            if let Some((_, at)) = log.split_once(words) {
                break at.split(['/', '\n']).next().unwrap().to_owned();
            }
            assert!(lines.read_line(&mut log).unwrap() > 0, "it ended: {log}");
        };
        let address = said("listening on http://");
        let metrics = said("metrics on http://");
        let rest = thread::spawn(move || {
            let mut bytes = Vec::new();
            // The pipe ends with the process.
            let _ = lines.read_to_end(&mut bytes);
            log.push_str(&String::from_utf8_lossy(&bytes));
            log
        });
        Self {
            child,
            address,
            metrics,
            log: Some(rest),
        }
    }

    /// As the kernel ends a process: at once, with nothing written any more.
    pub(crate) fn kill(mut self) {
        self.end();
    }

    /// Asks it to stop, as service managers do.
    pub(crate) fn tell_to_stop(&self) {
        let pid = self.child.id().to_string();
        let told = Command::new("kill").args(["-TERM", &pid]).status();
        assert!(told.unwrap().success());
    }

    /// Waits for its end, which is its own.
    pub(crate) fn ended(mut self) -> (ExitStatus, String) {
        let status = self.child.wait().unwrap();
        let log = self.log.take().unwrap().join().unwrap();
        (status, log)
    }

    /// Whether a change waits for the database.
    pub(crate) fn waits(&self) -> bool {
        let answer = Request::get("/metrics", None).send(&self.metrics);
        let body = answer.unwrap().body;
        let text = String::from_utf8_lossy(&body);
        let mut lines = text.lines();
        lines.any(|line| line.starts_with(WAITING) && !line.ends_with(" 0"))
    }

    /// Most memory it ever held, in bytes.
    pub(crate) fn peak(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmHWM:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().nth(1));
        kilobytes.unwrap().parse::<u64>().unwrap() * 1024
    }

    fn end(&mut self) {
        // It may be gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}

/// The demo, made once: every test has a copy.
fn demo() -> &'static Path {
    static DEMO: OnceLock<TempDir> = OnceLock::new();
    DEMO.get_or_init(|| {
        let folder = TempDir::new().unwrap();
        let done = call(folder.path(), &["demo"]);
        assert!(done.status.success(), "{done:?}");
        folder
    })
    .path()
}

pub(crate) fn call(data: &Path, words: &[&str]) -> Output {
    task(data, words).output().unwrap()
}

fn task(data: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(binary());
    command.args(words).arg("--data").arg(data);
    command
}

/// The binary of the same build: two folders above the tests.
fn binary() -> PathBuf {
    let own = std::env::current_exe().unwrap();
    let file = own.ancestors().nth(2).unwrap().join("parcours-server");
    assert!(
        file.is_file(),
        "there is no {}: `cargo build -p parcours-server`",
        file.display()
    );
    file
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
