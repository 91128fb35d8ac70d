//! Words that no file may hold: work left for later, paths of one machine, addresses of package registries.

use super::tree::Tree;

// Written in two parts, so that this file may be read by its own rule.
const WORDS: [(&str, &str); 8] = [
    (
        concat!("TO", "DO"),
        "do it, or write it down where work is planned",
    ),
    (
        concat!("FIX", "ME"),
        "fix it, or write it down where work is planned",
    ),
    (concat!("todo", "!("), "do it"),
    (concat!("unimplemented", "!("), "do it"),
    (concat!("/wo", "rk/"), "a path of one machine"),
    (concat!("/ro", "ot/"), "a path of one machine"),
    (concat!("/ho", "me/"), "a path of one machine"),
    (
        concat!("\"resolved\"", ": \"http"),
        "the address of a registry: omit-lockfile-registry-resolved=true in .npmrc",
    ),
];

/// Every line of every file that holds such a word.
pub(crate) fn check(tree: &Tree) -> Vec<String> {
    let mut complaints = Vec::new();
    for source in &tree.0 {
        for (number, line) in source.text.lines().enumerate() {
            for (word, advice) in WORDS.iter().filter(|(word, _)| line.contains(word)) {
                complaints.push(format!(
                    "{}:{} holds `{word}`: {advice}",
                    source.path,
                    number + 1
                ));
            }
        }
    }
    complaints
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn such_words_are_found_in_any_file() {
        let later = format!("a\n// {}{} later", "TO", "DO");
        let path = format!("cd /{}/someone", "home");
        let tree = Tree::of(&[("a.rs", &later), ("b.md", &path), ("c.toml", "todo = 1")]);
        let complaints = check(&tree);
        assert_eq!(complaints.len(), 2, "{complaints:?}");
        assert!(complaints[0].starts_with("a.rs:2 "));
    }
}
