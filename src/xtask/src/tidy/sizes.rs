//! How long a file may be, and which JavaScript ships.

use anyhow::{Context, Result};
use serde::Deserialize;

use super::tree::Tree;

const EXCEPTIONS: &str = "src/xtask/exceptions.toml";
const MOST: usize = 400;
const MOST_JAVASCRIPT: usize = 150;
const JAVASCRIPT: [&str; 2] = ["public/boot.js", "public/sw.js"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exceptions {
    file: Vec<Exception>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    path: String,
    reason: String,
}

/// Rust, CSS and JavaScript files over 400 lines, less those that the exceptions name with a reason.
pub(crate) fn lines(tree: &Tree) -> Result<Vec<String>> {
    let text = &tree
        .at(EXCEPTIONS)
        .with_context(|| format!("{EXCEPTIONS} is missing"))?
        .text;
    let exceptions: Exceptions =
        toml::from_str(text).with_context(|| format!("{EXCEPTIONS} is not readable"))?;
    let mut complaints = Vec::new();
    for source in tree.0.iter().filter(|source| {
        [".rs", ".css", ".js", ".mjs"]
            .iter()
            .any(|end| source.path.ends_with(end))
    }) {
        let length = source.text.lines().count();
        let excepted = exceptions
            .file
            .iter()
            .any(|exception| exception.path == source.path);
        if length > MOST && !excepted {
            complaints.push(format!(
                "{} has {length} lines: cut it along what it does",
                source.path
            ));
        }
        if length <= MOST && excepted {
            complaints.push(format!(
                "{} has {length} lines: it needs no exception any more",
                source.path
            ));
        }
    }
    for exception in &exceptions.file {
        if tree.at(&exception.path).is_none() || exception.reason.trim().len() < 20 {
            complaints.push(format!(
                "{EXCEPTIONS}: {} is not there, or its reason says nothing",
                exception.path
            ));
        }
    }
    Ok(complaints)
}

/// JavaScript beside the two files that ship, or those grown too long. Tests may use what they like.
pub(crate) fn javascript(tree: &Tree) -> Vec<String> {
    let is_javascript = |path: &str| {
        [".js", ".mjs", ".cjs", ".ts", ".jsx", ".tsx"]
            .iter()
            .any(|end| path.ends_with(end))
    };
    let mut complaints = Vec::new();
    for source in tree
        .0
        .iter()
        .filter(|source| is_javascript(&source.path) && !source.path.starts_with("tests/"))
    {
        let length = source.text.lines().count();
        if !JAVASCRIPT.contains(&source.path.as_str()) {
            complaints.push(format!(
                "{} is JavaScript: the application is Rust",
                source.path
            ));
        } else if length >= MOST_JAVASCRIPT {
            complaints.push(format!(
                "{} has {length} lines: it must stay under {MOST_JAVASCRIPT}",
                source.path
            ));
        }
    }
    complaints
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_exceptions(exceptions: &str, lines_of_a: usize) -> Vec<String> {
        lines(&Tree::of(&[
            (EXCEPTIONS, exceptions),
            ("src/a.rs", &"x\n".repeat(lines_of_a)),
        ]))
        .unwrap()
    }

    #[test]
    fn a_long_file_needs_an_exception_with_a_reason() {
        let exception = "[[file]]\npath = \"src/a.rs\"\nreason = \"one table, read as a whole\"";
        assert!(with_exceptions("file = []", 400).is_empty());
        assert_eq!(with_exceptions("file = []", 401).len(), 1);
        assert!(with_exceptions(exception, 401).is_empty());
        assert_eq!(
            with_exceptions(exception, 400).len(),
            1,
            "an exception that is not needed goes"
        );
        assert_eq!(
            with_exceptions("[[file]]\npath = \"src/a.rs\"\nreason = \"-\"", 401).len(),
            1
        );
    }

    #[test]
    fn only_two_short_scripts_ship() {
        let long = "x\n".repeat(150);
        let tree = Tree::of(&[
            ("public/boot.js", "x\n"),
            ("public/sw.js", &long),
            ("src/app/a.js", ""),
            ("tests/journeys/a.mjs", ""),
        ]);
        let complaints = javascript(&tree);
        assert_eq!(complaints.len(), 2, "{complaints:?}");
    }
}
