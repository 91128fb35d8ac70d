//! The Markdown that Onisep's XML was flattened to: fields in bold, lists under them, sections.

use std::io::{BufRead, Read};

use super::clean::{decode, line};
use super::html;
use super::report::ImportError;
use crate::rich::{Block, RichText};

/// A file longer than this (the longest sheet is some 20 kB) is not one of these.
const LONGEST: u64 = 1 << 20;

/// The whole of a file; an inner error for one that is far too long.
pub(super) fn text(input: impl BufRead, file: &str) -> Result<Result<String, String>, ImportError> {
    let mut bytes = Vec::new();
    let mut input = input.take(LONGEST + 1);
    input
        .read_to_end(&mut bytes)
        .map_err(|cause| ImportError::io(file, cause))?;
    if bytes.len() as u64 > LONGEST {
        return Ok(Err("the file is longer than a sheet can be".into()));
    }
    Ok(Ok(decode(&bytes)))
}

/// A file taken apart.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    pub(super) title: String,
    /// `**Name:** value`, and the lines that follow.
    fields: Vec<(String, String)>,
    sections: Vec<(&'static str, String)>,
}

impl Parsed {
    /// The value on the line of a field.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        let value = self
            .fields
            .iter()
            .find(|(key, _)| key == name)?
            .1
            .lines()
            .next()?
            .trim();
        Some(value).filter(|value| !value.is_empty())
    }

    /// The items listed under a field.
    pub(super) fn list(&self, name: &str) -> Vec<String> {
        self.fields
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, body)| items(body))
            .unwrap_or_default()
    }

    /// The body of a section; empty when it is absent.
    pub(super) fn section(&self, title: &str) -> &str {
        self.sections
            .iter()
            .find(|(key, _)| *key == title)
            .map(|(_, b)| b.as_str())
            .unwrap_or_default()
    }
}

/// Takes a file apart. A line `## T` starts a section only when T is one of `sections` and later
/// in their order than the current one: inner headings were flattened to the same form.
///
/// # Errors
/// The file has no title.
pub(super) fn parse(text: &str, sections: &[&'static str]) -> Result<Parsed, String> {
    let mut parsed = Parsed::default();
    let mut next = 0;
    let mut in_section = false;
    for line in text.lines() {
        let title = line.strip_prefix("## ").map(str::trim);
        let found =
            title.and_then(|title| sections.iter().skip(next).position(|known| *known == title));
        if let Some(at) = found {
            next += at + 1;
            in_section = true;
            parsed.sections.push((sections[next - 1], String::new()));
        } else if let Some((name, value)) = field(line) {
            in_section = false;
            parsed.fields.push((name.to_owned(), format!("{value}\n")));
        } else if let (true, Some((_, body))) = (in_section, parsed.sections.last_mut()) {
            body.push_str(line);
            body.push('\n');
        } else if let Some((_, body)) = parsed.fields.last_mut() {
            body.push_str(line);
            body.push('\n');
        } else if let (true, Some(title)) = (parsed.title.is_empty(), line.strip_prefix("# ")) {
            parsed.title = title.trim().to_owned();
        }
    }
    if parsed.title.is_empty() {
        Err("the file does not start with a title".into())
    } else {
        Ok(parsed)
    }
}

/// `**Name:** value`.
fn field(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix("**")?
        .split_once(":**")
        .map(|(name, value)| (name, value.trim()))
}

/// The items (`- item`) of a body.
pub(super) fn items(body: &str) -> Vec<String> {
    let items = body
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("- "));
    items
        .map(|item| item.trim().to_owned())
        .filter(|item| !item.is_empty())
        .collect()
}

/// A body as text: each line is a paragraph of the source, `#` starts a heading, `-` an item.
pub(super) fn rich(body: &str) -> RichText {
    let mut blocks: Vec<Block> = Vec::new();
    for raw in body.lines().map(str::trim) {
        // A few tags survived the flattening.
        if raw.contains('<') {
            blocks.extend(html::rich(raw).blocks);
            continue;
        }
        let heading = raw.trim_start_matches('#');
        if let Some(item) = raw
            .strip_prefix("- ")
            .map(line)
            .filter(|item| !item.is_empty())
        {
            match blocks.last_mut() {
                Some(Block::List(items)) => items.push(item),
                _ => blocks.push(Block::List(vec![item])),
            }
        } else if heading.len() < raw.len() {
            let text = line(heading);
            if !text.is_empty() {
                blocks.push(Block::Heading(text));
            }
        } else {
            let text = line(raw);
            if !text.is_empty() {
                blocks.push(Block::Paragraph(text));
            }
        }
    }
    RichText { blocks }
}
