//! The files that the rules read: all that git keeps or would keep, as text.

use std::fs;

use anyhow::Result;

use crate::place::Place;
use crate::run;

/// One text file.
pub(crate) struct Source {
    /// Its path from the repository's root, with `/`.
    pub(crate) path: String,
    /// Its content.
    pub(crate) text: String,
}

/// All text files of a checkout.
pub(crate) struct Tree(pub(crate) Vec<Source>);

impl Tree {
    /// The files of this checkout; a file that is not text (pictures, typefaces) has no say.
    pub(crate) fn of_checkout(place: &Place) -> Result<Self> {
        let listed = run::read(run::tool(place, "git").args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ]))?;
        let mut files = Vec::new();
        for path in listed.split('\0').filter(|path| !path.is_empty()) {
            if let Ok(text) = fs::read_to_string(place.at(path)) {
                files.push(Source {
                    path: path.to_owned(),
                    text,
                });
            }
        }
        Ok(Self(files))
    }

    /// The file at this path.
    pub(crate) fn at(&self, path: &str) -> Option<&Source> {
        self.0.iter().find(|source| source.path == path)
    }

    /// The Rust files of one room's `src` (`src/ROOM/src/…`).
    pub(crate) fn rust_of<'a>(&'a self, room: &str) -> impl Iterator<Item = &'a Source> + use<'a> {
        let folder = format!("src/{room}/src/");
        self.0
            .iter()
            .filter(move |source| source.path.starts_with(&folder) && source.path.ends_with(".rs"))
    }
}

impl Source {
    /// Its lines of code with their numbers (from 1): without comments, up to the tests at its end.
    pub(crate) fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .take_while(|line| !line.trim_start().starts_with("#[cfg(test)]"))
            .enumerate()
            .map(|(index, line)| (index + 1, without_comment(line)))
    }

    /// A complaint for each line of code that holds one of these words.
    pub(crate) fn complain(&self, words: &[&str], advice: &str) -> Vec<String> {
        let mut complaints = Vec::new();
        for (number, code) in self.code() {
            for word in words.iter().filter(|word| code.contains(**word)) {
                complaints.push(format!("{}:{number} says `{word}`: {advice}", self.path));
            }
        }
        complaints
    }
}

/// The part before `//`, but not the `//` of an address.
fn without_comment(line: &str) -> &str {
    let mut from = 0;
    while let Some(found) = line[from..].find("//") {
        let at = from + found;
        if !line[..at].ends_with(':') {
            return &line[..at];
        }
        from = at + 2;
    }
    line
}

#[cfg(test)]
impl Tree {
    /// A tree of these files.
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let files = files.iter().map(|(path, text)| Source {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
        });
        Self(files.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_what_stands_before_comments_and_tests() {
        let tree = Tree::of(&[(
            "a.rs",
            "use x; // tokio\n//! tokio\nlet a = \"http://b\";\n#[cfg(test)]\ntokio",
        )]);
        let code: Vec<_> = tree.0[0].code().collect();
        assert_eq!(
            code,
            [(1, "use x; "), (2, ""), (3, "let a = \"http://b\";")]
        );
    }
}
