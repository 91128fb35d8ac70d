//! Which room may use which, and which foreign crates belong to one room alone: read from `cargo metadata`.

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::place::Place;
use crate::run;

/// Room → what it may use. An arrow also allows what lies behind it.
const ARROWS: [(&str, &[&str]); 10] = [
    ("domain", &[]),
    ("catalogue", &["domain"]),
    ("protocol", &["domain"]),
    ("store", &["protocol", "domain"]),
    ("sync", &["store", "protocol", "domain"]),
    ("ui", &[]),
    (
        "app",
        &["sync", "store", "protocol", "domain", "catalogue", "ui"],
    ),
    ("server", &["domain", "protocol", "catalogue"]),
    ("parcours-server", &["server", "protocol"]),
    ("xtask", &["catalogue"]),
];

/// Foreign crate → the only rooms that may name it.
const OWNED: [(&str, &[&str]); 13] = [
    ("indexed_db_futures", &["store"]),
    ("gloo-net", &["sync"]),
    ("sqlx", &["server"]),
    ("rusqlite", &["server"]),
    ("axum", &["server"]),
    ("tokio", &["server", "parcours-server"]),
    ("argon2", &["server"]),
    ("rand", &["server"]),
    ("leptos", &["app", "ui"]),
    ("leptos_router", &["app"]),
    ("web-sys", &["store", "sync", "ui", "app"]),
    ("js-sys", &["store", "sync", "ui", "app"]),
    ("regex", &[]),
];

/// A package of the workspace, as `cargo metadata` tells it.
#[derive(Deserialize)]
pub(crate) struct Package {
    name: String,
    manifest_path: String,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    /// Set where the dependency is a room of this workspace.
    path: Option<String>,
    /// `None` for an ordinary one, else `dev` or `build`.
    kind: Option<String>,
}

impl Package {
    /// Tests may use all rooms.
    fn is_test(&self) -> bool {
        !self
            .manifest_path
            .replace('\\', "/")
            .ends_with(&format!("/src/{}/Cargo.toml", self.name))
    }
}

/// The packages of this checkout.
pub(crate) fn packages(place: &Place) -> Result<Vec<Package>> {
    #[derive(Deserialize)]
    struct Metadata {
        packages: Vec<Package>,
    }
    let text = run::read(run::tool(place, "cargo").args([
        "metadata",
        "--format-version",
        "1",
        "--no-deps",
    ]))?;
    let metadata: Metadata =
        serde_json::from_str(&text).context("`cargo metadata` is not readable")?;
    Ok(metadata.packages)
}

/// Arrows that the map does not show.
pub(crate) fn check(packages: &[Package]) -> Vec<String> {
    let mut complaints = Vec::new();
    for package in packages.iter().filter(|package| !package.is_test()) {
        let Some((_, allowed)) = ARROWS.iter().find(|(room, _)| *room == package.name) else {
            complaints.push(format!(
                "{} is not on the map: give it a row here and in src/README.md",
                package.name
            ));
            continue;
        };
        for used in package
            .dependencies
            .iter()
            .filter(|dependency| dependency.path.is_some())
        {
            if !allowed.contains(&used.name.as_str()) {
                complaints.push(format!(
                    "{} uses {}: the map has no such arrow",
                    package.name, used.name
                ));
            }
        }
    }
    complaints
}

/// Foreign crates outside the room that they belong to (what only tests use is free).
pub(crate) fn check_outside_crates(packages: &[Package]) -> Vec<String> {
    let mut complaints = Vec::new();
    for package in packages.iter().filter(|package| !package.is_test()) {
        for used in package
            .dependencies
            .iter()
            .filter(|dependency| dependency.kind.as_deref() != Some("dev"))
        {
            let owners = OWNED
                .iter()
                .find(|(name, _)| *name == used.name)
                .map(|(_, owners)| *owners);
            if owners.is_some_and(|owners| !owners.contains(&package.name.as_str())) {
                complaints.push(format!(
                    "{} names {}: it belongs to {:?} alone",
                    package.name,
                    used.name,
                    owners.unwrap_or_default()
                ));
            }
        }
    }
    complaints
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(name: &str, folder: &str, used: &[(&str, bool, Option<&str>)]) -> Package {
        let dependencies = used.iter().map(|(name, is_room, kind)| Dependency {
            name: (*name).to_owned(),
            path: is_room.then(|| format!("src/{name}")),
            kind: kind.map(str::to_owned),
        });
        Package {
            name: name.to_owned(),
            manifest_path: format!("/a/{folder}/Cargo.toml"),
            dependencies: dependencies.collect(),
        }
    }

    #[test]
    fn an_arrow_that_the_map_shows_is_allowed() {
        let packages = [
            package(
                "app",
                "src/app",
                &[("store", true, None), ("leptos", false, None)],
            ),
            package(
                "journeys",
                "tests",
                &[("server", true, None), ("tokio", false, None)],
            ),
        ];
        assert!(check(&packages).is_empty());
        assert!(check_outside_crates(&packages).is_empty());
    }

    #[test]
    fn an_arrow_against_the_map_is_refused_even_for_tests_of_the_room() {
        let packages = [package(
            "domain",
            "src/domain",
            &[("protocol", true, Some("dev"))],
        )];
        assert_eq!(
            check(&packages),
            ["domain uses protocol: the map has no such arrow"]
        );
    }

    #[test]
    fn a_room_that_is_not_on_the_map_is_refused() {
        assert_eq!(check(&[package("helpers", "src/helpers", &[])]).len(), 1);
    }

    #[test]
    fn a_crate_of_one_room_is_refused_in_another() {
        let packages = [package(
            "app",
            "src/app",
            &[("gloo-net", false, None), ("tokio", false, Some("dev"))],
        )];
        assert_eq!(
            check_outside_crates(&packages),
            ["app names gloo-net: it belongs to [\"sync\"] alone"]
        );
    }
}
