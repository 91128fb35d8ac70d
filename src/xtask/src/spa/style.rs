//! One style sheet out of several of `style/`: each `@import "file" layer(name);` of main.css is replaced by the file itself, in its
//! layer. A browser would fetch imports one after the other; a bundle is one file that starts with the page.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// The style sheet with its imports inside, and without comments.
pub(crate) fn bundle(main: &Path) -> Result<String> {
    let folder = main.parent().context("the style sheet has no folder")?;
    let text =
        fs::read_to_string(main).with_context(|| format!("cannot read {}", main.display()))?;
    inline(folder, &without_comments(&text), 0)
}

fn inline(folder: &Path, text: &str, depth: u8) -> Result<String> {
    if depth > 4 {
        bail!("style sheets import each other in a circle");
    }
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let Some(import) = line.trim().strip_prefix("@import ") else {
            out.push_str(line.trim_end());
            out.push('\n');
            continue;
        };
        let (file, layer) =
            parse_import(import).with_context(|| format!("cannot read `{}`", line.trim()))?;
        let path = folder.join(file);
        let inner =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let inner = inline(
            path.parent().unwrap_or(folder),
            &without_comments(&inner),
            depth + 1,
        )?;
        match layer {
            Some(layer) => out.push_str(&format!("@layer {layer} {{\n{inner}}}\n")),
            None => out.push_str(&inner),
        }
    }
    Ok(out)
}

/// The file and the layer of `"file.css" layer(name);` or `url("file.css");`.
fn parse_import(text: &str) -> Option<(&str, Option<&str>)> {
    let text = text.trim().strip_suffix(';')?.trim();
    let text = text.strip_prefix("url(").unwrap_or(text);
    let quote = text
        .chars()
        .next()
        .filter(|quote| matches!(quote, '"' | '\''))?;
    let (file, rest) = text[1..].split_once(quote)?;
    let rest = rest.trim().trim_start_matches(')').trim();
    if rest.is_empty() {
        return Some((file, None));
    }
    let layer = rest.strip_prefix("layer(")?.strip_suffix(')')?;
    Some((file, Some(layer.trim())))
}

/// The text without its `/* … */`, those inside quotes kept.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut quote = None;
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        if quote.is_none() && rest.starts_with("/*") {
            rest = rest[2..].split_once("*/").map_or("", |(_, after)| after);
            continue;
        }
        quote = match quote {
            None if matches!(next, '"' | '\'') => Some(next),
            Some(open) if open == next => None,
            other => other,
        };
        out.push(next);
        rest = &rest[next.len_utf8()..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_becomes_its_file_in_its_layer() {
        let dir = std::env::temp_dir().join(format!("xtask-style-{}", std::process::id()));
        fs::create_dir_all(dir.join("pages")).unwrap();
        fs::write(
            dir.join("main.css"),
            "@layer a, b;\n@import \"a.css\" layer(a);\n@import url('pages/b.css');\n",
        )
        .unwrap();
        fs::write(
            dir.join("a.css"),
            "/* said */ p { content: \"/* kept */\" }\n",
        )
        .unwrap();
        fs::write(dir.join("pages/b.css"), "q { color: red }\n").unwrap();
        let bundle = bundle(&dir.join("main.css")).unwrap();
        fs::remove_dir_all(&dir).unwrap();
        assert_eq!(
            bundle,
            "@layer a, b;\n@layer a {\n p { content: \"/* kept */\" }\n}\nq { color: red }\n"
        );
    }

    #[test]
    fn an_import_that_cannot_be_read_is_refused() {
        assert_eq!(
            parse_import("\"a.css\" layer(x);"),
            Some(("a.css", Some("x")))
        );
        assert_eq!(parse_import("\"a.css\" screen;"), None);
        assert_eq!(parse_import("a.css;"), None);
    }
}
