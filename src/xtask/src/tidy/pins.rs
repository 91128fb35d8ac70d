//! The versions that Trunk.toml pins are those that the lock files give.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::tree::Tree;
use crate::setup::locked_version;

#[derive(Deserialize)]
struct Trunk {
    tools: Tools,
}

#[derive(Deserialize)]
struct Tools {
    wasm_bindgen: String,
    wasm_opt: String,
}

#[derive(Deserialize)]
struct NpmLock {
    packages: BTreeMap<String, NpmPackage>,
}

#[derive(Deserialize)]
struct NpmPackage {
    version: Option<String>,
}

/// Pins that differ from what the lock files name.
pub(crate) fn check(tree: &Tree) -> Result<Vec<String>> {
    let text = |path: &str| {
        tree.at(path)
            .map(|source| source.text.as_str())
            .with_context(|| format!("{path} is missing"))
    };
    let tools = toml::from_str::<Trunk>(text("Trunk.toml")?)
        .context("Trunk.toml is not readable")?
        .tools;
    let bindgen = locked_version(text("Cargo.lock")?, "wasm-bindgen")?;
    let npm: NpmLock = serde_json::from_str(text("src/xtask/npm/package-lock.json")?)?;
    let binaryen = npm
        .packages
        .get("node_modules/binaryen")
        .and_then(|package| package.version.clone());
    let binaryen = binaryen.context("the npm lock names no binaryen")?;
    let wasm_opt = format!("version_{}", binaryen.split('.').next().unwrap_or_default());
    let mut complaints = Vec::new();
    for (name, pinned, locked) in [
        ("wasm_bindgen", &tools.wasm_bindgen, &bindgen),
        ("wasm_opt", &tools.wasm_opt, &wasm_opt),
    ] {
        if pinned != locked {
            complaints.push(format!(
                "Trunk.toml pins {name} = \"{pinned}\", the lock file says \"{locked}\""
            ));
        }
    }
    Ok(complaints)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_that_has_fallen_behind_is_refused() {
        let trunk = |bindgen: &str| {
            format!("[tools]\nwasm_bindgen = \"{bindgen}\"\nwasm_opt = \"version_132\"")
        };
        let lock = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"";
        let npm = r#"{"packages":{"node_modules/binaryen":{"version":"132.0.0"},"":{}}}"#;
        let complaints = |bindgen: &str| {
            let files = [
                ("Trunk.toml", trunk(bindgen)),
                ("Cargo.lock", lock.into()),
                ("src/xtask/npm/package-lock.json", npm.into()),
            ];
            check(&Tree::of(
                &files.each_ref().map(|(path, text)| (*path, text.as_str())),
            ))
            .unwrap()
        };
        assert!(complaints("0.2.130").is_empty());
        assert_eq!(complaints("0.2.129").len(), 1);
    }
}
