//! `serve`: the product as it ships, on this machine, with the demo in it. `dev`: the same, built fast and again at each change.

use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf, absolute};
use std::process::{Child, Command};
use std::sync::mpsc::{self, Receiver};

use anyhow::{Context, Result};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use crate::place::Place;
use crate::spa::{self, Form};
use crate::{run, say, setup};

/// How to serve.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The port on 127.0.0.1
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The data folder [default: target/demo]
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Leave the demo's académie out
    #[arg(long)]
    no_demo: bool,
    /// First import the open data of this folder (ROME, Onisep, formations, établissements)
    #[arg(long, value_name = "DIR")]
    import: Option<PathBuf>,
}

/// What the rest of the workspace needs to make the server.
const SERVER_INPUTS: [&str; 7] = [
    "src/parcours-server",
    "src/server",
    "src/domain",
    "src/protocol",
    "src/catalogue",
    "Cargo.lock",
    "Cargo.toml",
];

const SIGN_INS: &str = "
    Demo sign-ins (passphrase of every adult: demo parcours metiers)
      teacher           prof.demo          second school: prof2.demo
      head of school    chef.demo
      company           entreprise.demo
      academy           academie.demo
      pupil             class code DEMO-4EB2, pseudonym Colibri,
                        secret: lune table cerise velo nuage";

impl Options {
    fn data_folder(&self, place: &Place) -> Result<PathBuf> {
        let given = self.data.clone().unwrap_or_else(|| place.at("target/demo"));
        absolute(&given).with_context(|| format!("cannot tell where {} is", given.display()))
    }
}

/// Builds what changed, fills the data folder, and becomes the server.
pub(crate) fn serve(place: &Place, options: &Options) -> Result<()> {
    ensure_free(options.port)?;
    let server = shipped_server(place)?;
    let data = options.data_folder(place)?;
    fill(place, &server, &data, options)?;
    announce(options);
    let mut command = run::tool(place, &server.to_string_lossy());
    listen(&mut command, options.port, &data);
    // This process becomes the server: Ctrl-C and other signals reach it directly.
    Err(command.exec()).context("cannot start the server")
}

/// The release binary with the release SPA inside.
pub(crate) fn shipped_server(place: &Place) -> Result<PathBuf> {
    let toolchain = setup::for_spa(place)?;
    // All of the server but the page inside it: what links the page keeps one core busy, most of the time.
    let mut ahead = run::tool(place, "cargo");
    let ahead = run::start(ahead.args(["build", "--release", "--quiet", "--package", "server"]))?;
    let page = spa::build(place, &toolchain, Form::Shipped);
    say::step("Building the server with the SPA inside");
    ahead.end()?;
    page?;
    let words = ["build", "--release", "--package", "parcours-server"];
    run::check(run::tool(place, "cargo").args(words))?;
    Ok(place.build().join("release/parcours-server"))
}

/// Serves development builds and starts again at each change of a source.
pub(crate) fn dev(place: &Place, options: &Options) -> Result<()> {
    ensure_free(options.port)?;
    let toolchain = setup::for_spa(place)?;
    let data = options.data_folder(place)?;
    let (_watcher, changes) = watch(place)?;
    let mut running: Option<Child> = None;
    let mut built = None;
    loop {
        let page = spa::fingerprint(place, &spa::INPUTS)?;
        let server = spa::fingerprint(place, &SERVER_INPUTS)?;
        if built == Some((page, server)) {
            changes
                .recv()
                .context("nobody watches the sources any more")?;
            // One save is many events.
            while changes.try_recv().is_ok() {}
            continue;
        }
        let server_changed = built.is_none_or(|(_, old)| old != server);
        built = Some((page, server));
        // A mistake in a source is shown and waited out: the next change tries again.
        if let Err(error) = spa::build(place, &toolchain, Form::Dev) {
            say::line(&format!("{error:#}"));
        }
        if server_changed && let Err(error) = restart(place, options, &data, &mut running) {
            say::line(&format!("{error:#}"));
        }
        say::note("Watching src, style and public; reload the page to see a change of the SPA.");
    }
}

/// Something for each change of a file below the folders of the sources, or beside them, while the first is kept.
fn watch(place: &Place) -> Result<(RecommendedWatcher, Receiver<()>)> {
    let (tell, changes) = mpsc::channel();
    let heard = move |event: notify::Result<notify::Event>| {
        // Reading the sources to compare them is no change. Nobody listens any more only at the very end.
        if !event.is_ok_and(|event| event.kind.is_access()) {
            let _ = tell.send(());
        }
    };
    let mut watcher = notify::recommended_watcher(heard).context("cannot watch the sources")?;
    let folders = ["src", "style", "public"].map(|name| (name, RecursiveMode::Recursive));
    for (name, mode) in folders
        .into_iter()
        .chain([("", RecursiveMode::NonRecursive)])
    {
        let folder = place.at(name);
        watcher
            .watch(&folder, mode)
            .with_context(|| format!("cannot watch {}", folder.display()))?;
    }
    Ok((watcher, changes))
}

fn restart(
    place: &Place,
    options: &Options,
    data: &Path,
    running: &mut Option<Child>,
) -> Result<()> {
    // Without release, the server reads target/dist at each request: a change of the page needs no restart.
    run::check(run::tool(place, "cargo").args(["build", "--package", "parcours-server"]))?;
    let binary = place.build().join("debug/parcours-server");
    if let Some(mut old) = running.take() {
        old.kill()?;
        old.wait()?;
    } else {
        fill(place, &binary, data, options)?;
        announce(options);
    }
    let mut command = run::tool(place, &binary.to_string_lossy());
    listen(&mut command, options.port, data);
    *running = Some(command.spawn().context("cannot start the server")?);
    Ok(())
}

fn fill(place: &Place, server: &Path, data: &Path, options: &Options) -> Result<()> {
    let call = |words: &[&str]| {
        let mut command = run::tool(place, &server.to_string_lossy());
        command.args(words);
        command
    };
    if let Some(folder) = &options.import {
        let folder = absolute(folder)?;
        say::step(&format!("Importing the open data of {}", folder.display()));
        run::check(call(&["import", "all"]).arg(folder).arg("--data").arg(data))?;
    }
    if !options.no_demo {
        say::step("Demo: filling it the first time, moving its past slots forward after that");
        run::check(call(&["demo", "--refresh", "--data"]).arg(data))?;
    }
    Ok(())
}

fn listen(command: &mut Command, port: u16, data: &Path) {
    command
        .args(["serve", "--listen", &format!("127.0.0.1:{port}"), "--data"])
        .arg(data);
}

fn announce(options: &Options) {
    say::step(&format!(
        "http://localhost:{}   (Ctrl-C stops)",
        options.port
    ));
    if !options.no_demo {
        say::line(SIGN_INS);
    }
    say::line("");
}

/// Asked before minutes of building, not after.
fn ensure_free(port: u16) -> Result<()> {
    TcpListener::bind(("127.0.0.1", port))
        .map(drop)
        .with_context(|| format!("port {port} is taken: choose another with --port"))
}
