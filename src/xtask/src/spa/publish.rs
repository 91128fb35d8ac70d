//! From what Trunk wrote to what the server embeds: precache list, build id, compressed companions, budget; then the
//! finished folder takes the place of the old one in one rename.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::inputs::files_below;
use super::{Form, budget, compress, split};
use crate::place::Place;

/// The line of sw.js that names the build and its files.
const PLACEHOLDER: &str = "const SHELL = { version: \"dev\", hashed: [], plain: [] };";

/// Finishes Trunk's output and puts it at `target/dist`.
pub(crate) fn publish(place: &Place, form: Form) -> Result<()> {
    let (from, next) = (place.spa().join("dist"), place.spa().join("next"));
    remove(&next)?;
    copy_tree(&from, &next)?;
    split::split(place, &next, form)?;
    preload_modules(&next)?;
    if form == Form::Shipped {
        for file in files_below(&next)? {
            let path = web_path(&next, &file)?;
            if path == "/boot.js" || path.ends_with(".css") {
                split::minify(place, &file)?;
            }
        }
        let version = write_precache(&next)?;
        write_build_id(&next, &version)?;
        compress::beside(&files_below(&next)?)?;
        budget::check(&next, &place.at("src/xtask/budget.toml"))?;
    }
    let (dist, old) = (place.dist(), place.spa().join("old"));
    remove(&old)?;
    if dist.exists() {
        fs::rename(&dist, &old)?;
    }
    fs::rename(&next, &dist).context("cannot put the new SPA in its place")?;
    remove(&old)
}

/// JavaScript beside the main module is imported by it: without a preload, it is a third round trip.
fn preload_modules(folder: &Path) -> Result<()> {
    let index = folder.join("index.html");
    let page = fs::read_to_string(&index)?;
    let mut links = String::new();
    for file in files_below(folder)? {
        let path = web_path(folder, &file)?;
        let beside = path.trim_start_matches('/').starts_with(split::FOLDER);
        if beside && path.ends_with(".js") && !page.contains(&path) {
            links.push_str(&format!("<link rel=\"modulepreload\" href=\"{path}\">"));
        }
    }
    replace_in(&index, "</head>", &format!("{links}</head>"))
}

/// Fills the list of sw.js; hands back the version: the name of exactly these contents.
fn write_precache(folder: &Path) -> Result<String> {
    let (mut hashed, mut plain) = (Vec::new(), Vec::new());
    let mut hasher = DefaultHasher::new();
    for file in files_below(folder)? {
        let path = web_path(folder, &file)?;
        (&path, fs::read(&file)?).hash(&mut hasher);
        match path.as_str() {
            "/sw.js" | "/robots.txt" | "/index.html" => {}
            _ if is_hashed(&path) => hashed.push(path),
            _ => plain.push(path),
        }
    }
    let version = format!("{:016x}", hasher.finish());
    let list = format!(
        "const SHELL = {{ version: \"{version}\", hashed: {}, plain: {} }};",
        serde_json::to_string(&hashed)?,
        serde_json::to_string(&plain)?
    );
    replace_in(&folder.join("sw.js"), PLACEHOLDER, &list)?;
    Ok(version)
}

/// Tests and people can tell which build a page is.
fn write_build_id(folder: &Path, version: &str) -> Result<()> {
    let meta = format!("<meta name=\"build\" content=\"{version}\"></head>");
    replace_in(&folder.join("index.html"), "</head>", &meta)
}

fn replace_in(file: &Path, from: &str, to: &str) -> Result<()> {
    let text =
        fs::read_to_string(file).with_context(|| format!("Trunk left no {}", file.display()))?;
    ensure!(
        text.matches(from).count() == 1,
        "{} must hold `{from}` exactly once",
        file.display()
    );
    fs::write(file, text.replace(from, to))?;
    Ok(())
}

/// Trunk's names end in `-` and 16 hexadecimal digits; the pieces of the wasm carry them in their folder.
fn is_hashed(path: &str) -> bool {
    path.split(['/', '.', '_', '-'])
        .any(|part| part.len() >= 15 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn web_path(folder: &Path, file: &Path) -> Result<String> {
    let parts: Vec<_> = file
        .strip_prefix(folder)?
        .iter()
        .map(|part| part.to_string_lossy())
        .collect();
    Ok(format!("/{}", parts.join("/")))
}

fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    for file in files_below(from)? {
        let target: PathBuf = to.join(file.strip_prefix(from)?);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::copy(&file, &target).with_context(|| format!("cannot copy {}", file.display()))?;
    }
    Ok(())
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_hashed_names_from_plain_ones() {
        for name in [
            "/app-58d1b9efa74bcc5f.js",
            "/app-58d1b9efa74bcc5f/app_bg.wasm",
            "/app-58d1b9efa74bcc5f/snippets/leptos/inline0.js",
        ] {
            assert!(is_hashed(name), "{name}");
        }
        for name in [
            "/boot.js",
            "/fonts/atkinson-italic.woff2",
            "/icons/icon-maskable-512.png",
            "/manifest.webmanifest",
        ] {
            assert!(!is_hashed(name), "{name}");
        }
    }

    #[test]
    fn the_precache_list_names_every_file_once_and_changes_with_any_of_them() {
        let dir = std::env::temp_dir().join(format!("xtask-publish-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        let files = [
            ("index.html", "<head></head>"),
            ("app-58d1b9efa74bcc5f.js", "1"),
            ("boot.js", "2"),
            ("robots.txt", "3"),
        ];
        let write = |boot: &str| {
            for (name, text) in files {
                fs::write(dir.join(name), if name == "boot.js" { boot } else { text }).unwrap();
            }
            fs::write(dir.join("sw.js"), format!("{PLACEHOLDER}\n")).unwrap();
            write_precache(&dir).unwrap()
        };
        let (first, again, other) = (write("2"), write("2"), write("9"));
        let worker = fs::read_to_string(dir.join("sw.js")).unwrap();
        fs::remove_dir_all(&dir).unwrap();
        assert_eq!(first, again);
        assert_ne!(first, other);
        assert!(
            worker.contains(r#"hashed: ["/app-58d1b9efa74bcc5f.js"], plain: ["/boot.js"]"#),
            "{worker}"
        );
    }
}
