//! Child processes: started from the repository's root, with the tools on PATH, failing with the command's own words.

use std::env;
use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;

use anyhow::{Context, Result, bail};

use crate::place::Place;
use crate::say;

/// A command started from the repository's root, with the folders of the tools before the person's own PATH.
pub(crate) fn tool(place: &Place, program: &str) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(place.root())
        .env("PATH", path_with_tools(place));
    // `cargo run` points the loader at this toolchain's libraries: another toolchain must not see them.
    if let Some(kept) = foreign_libraries() {
        command.env("LD_LIBRARY_PATH", kept);
    } else {
        command.env_remove("LD_LIBRARY_PATH");
    }
    for (name, _) in env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        if name.starts_with("CARGO_PKG_")
            || name == "CARGO_MANIFEST_DIR"
            || name == "CARGO_MANIFEST_PATH"
        {
            command.env_remove(name);
        }
    }
    command
}

/// The folders where this build's tools are, first to last.
pub(crate) fn tool_folders(place: &Place) -> Vec<PathBuf> {
    let tools = place.tools();
    vec![
        tools.join("bin"),
        tools.join("node/node_modules/node/bin"),
        tools.join("npm/node_modules/.bin"),
    ]
}

fn path_with_tools(place: &Place) -> OsString {
    let own = env::var_os("PATH").unwrap_or_default();
    let all = tool_folders(place)
        .into_iter()
        .chain(env::split_paths(&own));
    env::join_paths(all).unwrap_or(own)
}

fn foreign_libraries() -> Option<OsString> {
    let all = env::var_os("LD_LIBRARY_PATH")?;
    let kept: Vec<PathBuf> = env::split_paths(&all)
        .filter(|dir| {
            let text = dir.to_string_lossy();
            !text.contains("/toolchains/") && !text.contains("/target/")
        })
        .collect();
    if kept.is_empty() {
        None
    } else {
        env::join_paths(kept).ok()
    }
}

/// Whether a program of this name is on PATH (the tools' folders included).
pub(crate) fn is_there(place: &Place, program: &str) -> bool {
    which(place, program).is_some()
}

/// The first file of this name on PATH (the tools' folders included).
pub(crate) fn which(place: &Place, program: &str) -> Option<PathBuf> {
    env::split_paths(&path_with_tools(place))
        .map(|dir| dir.join(program))
        .find(|file| file.is_file())
}

/// Runs to the end with the terminal's own output.
pub(crate) fn check(command: &mut Command) -> Result<()> {
    let shown = describe(command);
    let status = command
        .status()
        .with_context(|| format!("cannot start `{shown}`"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(())
}

/// A command at work beside this one; it is ended when it goes out of scope.
pub(crate) struct Started {
    shown: String,
    child: Child,
}

/// Starts a command with the terminal's own output.
pub(crate) fn start(command: &mut Command) -> Result<Started> {
    let shown = describe(command);
    let child = command
        .spawn()
        .with_context(|| format!("cannot start `{shown}`"))?;
    Ok(Started { shown, child })
}

impl Started {
    /// Waits for its end.
    pub(crate) fn end(mut self) -> Result<()> {
        let status = self.child.wait()?;
        if !status.success() {
            bail!("`{}` failed ({status})", self.shown);
        }
        Ok(())
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        // Ended already, as a rule: then both do nothing.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs to the end and hands back what it printed on its standard output.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    let shown = describe(command);
    let output = command
        .output()
        .with_context(|| format!("cannot start `{shown}`"))?;
    if !output.status.success() {
        let words = String::from_utf8_lossy(&output.stderr);
        bail!("`{shown}` failed ({})\n{}", output.status, words.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// How a followed command ended, and all that it printed (both outputs, line by line).
pub(crate) struct Followed {
    /// Whether its exit status was 0.
    pub(crate) success: bool,
    /// Its lines, in the order in which they came.
    pub(crate) lines: Vec<String>,
}

/// Runs to the end, shows each line as it comes and keeps it.
pub(crate) fn follow(command: &mut Command) -> Result<Followed> {
    say::note(&format!("$ {}", describe(command)));
    followed(command, true)
}

/// The same for a command that says much of little use: it is shown only when it fails.
pub(crate) fn follow_quietly(command: &mut Command) -> Result<Followed> {
    let followed = followed(command, false)?;
    if !followed.success {
        followed.lines.iter().for_each(|line| say::line(line));
    }
    Ok(followed)
}

fn followed(command: &mut Command, shows: bool) -> Result<Followed> {
    let shown = describe(command);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{shown}`"))?;
    let lines = Arc::new(Mutex::new(Vec::new()));
    let readers = [
        child.stdout.take().map(|out| pump(out, &lines, shows)),
        child.stderr.take().map(|out| pump(out, &lines, shows)),
    ];
    for reader in readers.into_iter().flatten() {
        // A reader ends with its pipe; it has nothing that can panic.
        let _ = reader.join();
    }
    let status = child.wait()?;
    let lines = lines
        .lock()
        .map(|mut all| std::mem::take(&mut *all))
        .unwrap_or_default();
    Ok(Followed {
        success: status.success(),
        lines,
    })
}

fn pump(
    out: impl Read + Send + 'static,
    lines: &Arc<Mutex<Vec<String>>>,
    shows: bool,
) -> thread::JoinHandle<()> {
    let lines = Arc::clone(lines);
    thread::spawn(move || {
        let mut reader = BufReader::new(out);
        let mut raw = Vec::new();
        while matches!(reader.read_until(b'\n', &mut raw), Ok(n) if n > 0) {
            let line = String::from_utf8_lossy(&raw).trim_end().to_owned();
            if shows {
                say::line(&line);
            }
            if let Ok(mut all) = lines.lock() {
                all.push(line);
            }
            raw.clear();
        }
    })
}

fn describe(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(
        command
            .get_args()
            .map(|arg| arg.to_string_lossy().into_owned()),
    );
    words.join(" ")
}
