//! XML record by record: each record is cut out of the stream and parsed alone, so that a damaged
//! one cannot spoil those that follow.

use std::io::{self, BufRead};

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::clean::decode;

/// An element with what it holds.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    /// Its own text and CDATA, joined.
    pub(super) text: String,
    pub(super) children: Vec<Node>,
}

impl Node {
    /// The first child of that name.
    pub(super) fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.name == name)
    }

    /// Every descendant of that name, in reading order.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> Vec<&'a Node> {
        let mut found = Vec::new();
        for child in &self.children {
            if child.name == name {
                found.push(child);
            } else {
                found.extend(child.all(name));
            }
        }
        found
    }

    /// The text of a child, or the attribute of that name: the schemas differ in this.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        let attribute = || {
            self.attributes
                .iter()
                .find(|(key, _)| key == name)
                .map(|(_, v)| v.as_str())
        };
        let value = self
            .child(name)
            .map(|child| child.text.trim())
            .or_else(attribute)?;
        Some(value).filter(|value| !value.is_empty())
    }
}

/// A record cut out of a stream.
pub(super) struct Record {
    /// Line on which it starts, from 1.
    pub(super) line: u64,
    /// The element, or why it cannot be parsed.
    pub(super) node: Result<Node, String>,
}

/// Gives every element `tag` of the stream to `each`.
///
/// # Errors
/// What the disk says.
pub(super) fn records(
    mut input: impl BufRead,
    tag: &str,
    mut each: impl FnMut(Record),
) -> io::Result<()> {
    let (open, open_with, close) = (format!("<{tag}>"), format!("<{tag} "), format!("</{tag}>"));
    let (mut line, mut started) = (1_u64, None::<u64>);
    let mut record = Vec::new();
    let mut piece = Vec::new();
    while input.read_until(b'>', &mut piece)? > 0 {
        let start = piece.iter().rposition(|byte| *byte == b'<').unwrap_or(0);
        let is_open =
            piece[start..] == *open.as_bytes() || piece[start..].starts_with(open_with.as_bytes());
        let before = newlines(&piece[..start]);
        if is_open {
            if let Some(line) = started {
                each(Record {
                    line,
                    node: Err(format!("the element {tag} does not end")),
                });
            }
            record.clear();
            record.extend_from_slice(&piece[start..]);
            started = Some(line + before);
        } else if let Some(first) = started {
            record.extend_from_slice(&piece);
            if piece.ends_with(close.as_bytes()) {
                each(Record {
                    line: first,
                    node: parse(&record),
                });
                started = None;
            }
        }
        line += newlines(&piece);
        piece.clear();
    }
    if let Some(line) = started {
        each(Record {
            line,
            node: Err(format!("the element {tag} does not end")),
        });
    }
    Ok(())
}

fn newlines(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

/// Parses one element.
fn parse(bytes: &[u8]) -> Result<Node, String> {
    let mut reader = Reader::from_reader(bytes);
    let mut open: Vec<Node> = Vec::new();
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        match event {
            Event::Start(start) => open.push(started(&start)?),
            Event::Empty(start) => match open.last_mut() {
                Some(parent) => parent.children.push(started(&start)?),
                None => return started(&start),
            },
            Event::End(_) => {
                let Some(node) = open.pop() else {
                    return Err("an end without a start".into());
                };
                match open.last_mut() {
                    Some(parent) => parent.children.push(node),
                    None => return Ok(node),
                }
            }
            Event::Text(text) => push(&mut open, &decode(&text)),
            Event::CData(text) => push(&mut open, &decode(&text)),
            Event::GeneralRef(name) => push(&mut open, &entity(&name)?),
            Event::Eof => return Err("the element does not end".into()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

fn push(open: &mut [Node], text: &str) {
    if let Some(node) = open.last_mut() {
        node.text.push_str(text);
    }
}

fn started(start: &BytesStart<'_>) -> Result<Node, String> {
    let mut node = Node {
        name: decode(start.name().as_ref()),
        ..Node::default()
    };
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let value = attribute
            .unescape_value()
            .map_err(|error| error.to_string())?;
        node.attributes
            .push((decode(attribute.key.as_ref()), value.into_owned()));
    }
    Ok(node)
}

fn entity(reference: &BytesRef<'_>) -> Result<String, String> {
    if let Some(letter) = reference
        .resolve_char_ref()
        .map_err(|error| error.to_string())?
    {
        return Ok(letter.to_string());
    }
    Ok(super::html::named_entity(&decode(reference))
        .map(String::from)
        .unwrap_or_default())
}
