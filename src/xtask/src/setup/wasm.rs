//! The wasm32 target: of the person's own toolchain where it has it or rustup can add it, else by Debian's packages.
//!
//! The Debian way builds the standard library once: Debian ships the compiler and the matching source, not the library
//! for wasm32. It is then an ordinary target of the toolchain that rustup knows as `debian-web`.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use wait_timeout::ChildExt;

use super::{debian, stamp};
use crate::place::Place;
use crate::{run, say};

/// The target triple of the SPA.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
const DEBIAN: &str = "debian-web";
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "gcc"];
/// rustup is given up when nothing arrives for this long: a slow line may take its time, a dead one may not.
pub(super) const SILENCE: Duration = Duration::from_secs(20);

/// Which toolchain builds for wasm32.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Toolchain {
    /// The one that runs already: nothing to say to cargo.
    Own,
    /// The one that rustup knows by this name (`RUSTUP_TOOLCHAIN`).
    Named(String),
}

impl Toolchain {
    /// Makes cargo, and Trunk that calls cargo, use this toolchain.
    pub(crate) fn apply<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        match self {
            Self::Own => command,
            Self::Named(name) => command.env("RUSTUP_TOOLCHAIN", name),
        }
    }

    fn label(&self) -> &str {
        match self {
            Self::Own => "own",
            Self::Named(name) => name,
        }
    }
}

/// Finds the target, or installs it. `PARCOURS_WASM=debian` takes the Debian way without asking rustup.
pub(crate) fn find_or_install(place: &Place) -> Result<Toolchain> {
    let debian_wanted = std::env::var("PARCOURS_WASM").is_ok_and(|way| way == "debian");
    let debian = Toolchain::Named(DEBIAN.to_owned());
    if !debian_wanted && works(place, &Toolchain::Own)? {
        return Ok(Toolchain::Own);
    }
    if works(place, &debian)? {
        return Ok(debian);
    }
    if !debian_wanted && add_by_rustup(place)? && works(place, &Toolchain::Own)? {
        return Ok(Toolchain::Own);
    }
    install_by_debian(place)?;
    if !works(place, &debian)? {
        bail!(
            "the standard library for {TARGET} was built and does not work: see the messages above"
        );
    }
    Ok(debian)
}

/// Whether this toolchain makes WebAssembly: really tried, and remembered for this very compiler.
fn works(place: &Place, toolchain: &Toolchain) -> Result<bool> {
    let Ok(version) = run::read(toolchain.apply(run::tool(place, "rustc").arg("-vV"))) else {
        return Ok(false);
    };
    let name = format!("wasm32-{}", toolchain.label());
    if stamp::holds(place, &name, &version) {
        return Ok(true);
    }
    let works = try_it(place, toolchain)?;
    if works {
        stamp::set(place, &name, &version)?;
    }
    Ok(works)
}

fn try_it(place: &Place, toolchain: &Toolchain) -> Result<bool> {
    let out = place.tools().join("probe.wasm");
    fs::create_dir_all(place.tools())?;
    let mut command = run::tool(place, "rustc");
    toolchain.apply(&mut command);
    command
        .args([
            "--target",
            TARGET,
            "--crate-type",
            "cdylib",
            "--edition",
            "2024",
            "-o",
        ])
        .arg(&out)
        .arg("-");
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let Ok(mut child) = command.spawn() else {
        return Ok(false);
    };
    if let Some(mut stdin) = child.stdin.take() {
        // A compiler that stops before it has read is an answer too: its status says no.
        let _ = stdin
            .write_all(b"#[unsafe(no_mangle)] pub extern \"C\" fn f() -> usize { vec![1].len() }");
    }
    Ok(child.wait()?.success())
}

fn add_by_rustup(place: &Place) -> Result<bool> {
    if !run::is_there(place, "rustup") {
        return Ok(false);
    }
    say::step(&format!(
        "rustup target add {TARGET} (given up after {} s of silence)",
        SILENCE.as_secs()
    ));
    let mut child = run::tool(place, "rustup")
        .args(["target", "add", TARGET])
        .stdin(Stdio::null())
        .spawn()?;
    let added = wait_while_growing(&mut child, &rustup_folders(place))?;
    if !added {
        say::note("rustup cannot fetch it here: the Debian way instead.");
    }
    Ok(added)
}

/// Where rustup's downloads grow.
pub(super) fn rustup_folders(place: &Place) -> Vec<PathBuf> {
    let home = run::read(run::tool(place, "rustup").args(["show", "home"])).unwrap_or_default();
    let sysroot =
        run::read(run::tool(place, "rustc").args(["--print", "sysroot"])).unwrap_or_default();
    let home = Path::new(home.trim());
    vec![
        home.join("downloads"),
        home.join("tmp"),
        Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET),
    ]
}

/// Between two looks at what has come; the end of the child is heard at once.
const LOOK: Duration = Duration::from_millis(200);

/// Waits as long as one of the folders grows; else ends the child. True when the child succeeded.
pub(super) fn wait_while_growing(child: &mut Child, folders: &[PathBuf]) -> Result<bool> {
    let mut size = 0;
    let mut last_growth = Instant::now();
    loop {
        if let Some(status) = child.wait_timeout(LOOK)? {
            return Ok(status.success());
        }
        let now: u64 = folders.iter().map(|dir| size_of(dir)).sum();
        if now != size {
            size = now;
            last_growth = Instant::now();
        }
        if last_growth.elapsed() > SILENCE {
            child.kill()?;
            child.wait()?;
            return Ok(false);
        }
    }
}

fn size_of(dir: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(dir) else {
        return 0;
    };
    entries
        .flatten()
        .map(|entry| match entry.metadata() {
            Ok(meta) if meta.is_dir() => size_of(&entry.path()),
            Ok(meta) => meta.len(),
            Err(_) => 0,
        })
        .sum()
}

fn install_by_debian(place: &Place) -> Result<()> {
    debian::install(
        place,
        &DEBIAN_PACKAGES,
        "building WebAssembly (Debian's Rust and its library's source)",
    )?;
    // rustc-web's linker is a link to a package that it does not pull in by itself.
    let linker = fs::read_link("/usr/bin/rust-lld")
        .context("rustc-web has no /usr/bin/rust-lld: which linker does it use?")?;
    let linker = linker
        .file_name()
        .context("/usr/bin/rust-lld points nowhere")?
        .to_string_lossy()
        .into_owned();
    debian::install(place, &[&linker], "linking WebAssembly")?;
    let library = build_std(place)?;
    say::step("Installing the standard library for wasm32 beside Debian's compiler");
    let folder = format!("/usr/lib/rustlib/{TARGET}/lib");
    run::check(debian::as_root(place, "rm")?.args(["-rf", &folder]))?;
    run::check(debian::as_root(place, "mkdir")?.args(["-p", &folder]))?;
    run::check(debian::as_root(place, "cp")?.args(&library).arg(&folder))?;
    if run::is_there(place, "rustup") {
        run::check(run::tool(place, "rustup").args(["toolchain", "link", DEBIAN, "/usr"]))?;
    }
    // Crates built against an older library would not be noticed as stale.
    let stale = place.build().join(TARGET);
    if stale.exists() {
        fs::remove_dir_all(stale)?;
    }
    Ok(())
}

/// Builds std, panic_abort and test for wasm32 in a throw-away package; hands back the libraries to install.
fn build_std(place: &Place) -> Result<Vec<PathBuf>> {
    say::step("Building Rust's standard library for wasm32, once (about a minute)");
    let seed = place.tools().join("std-seed");
    fs::create_dir_all(seed.join("src"))?;
    let manifest = "[package]\nname = \"stdseed\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[lib]\ncrate-type = [\"cdylib\"]\n[workspace]\n";
    fs::write(seed.join("Cargo.toml"), manifest)?;
    fs::write(seed.join("src/lib.rs"), "")?;
    let mut command = run::tool(place, "/usr/bin/cargo");
    command.current_dir(&seed).args([
        "build",
        "--release",
        "-Zbuild-std=std,panic_abort,test",
        "--target",
        TARGET,
    ]);
    command.args(["--target-dir", "target"]);
    // Bitcode inside, or a later `lto = true` fails; the unstable flag is allowed for this one build.
    command
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTC", "/usr/bin/rustc");
    command
        .env_remove("RUSTUP_TOOLCHAIN")
        .env_remove("CARGO_TARGET_DIR")
        .env_remove("CARGO");
    run::check(&mut command)?;
    let built = seed.join("target").join(TARGET).join("release/deps");
    let mut library = Vec::new();
    for entry in fs::read_dir(&built)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if name.starts_with("lib") && name.ends_with(".rlib") && !name.contains("stdseed") {
            library.push(path);
        }
    }
    if library.is_empty() {
        bail!(
            "the build of the standard library left nothing in {}",
            built.display()
        );
    }
    Ok(library)
}
