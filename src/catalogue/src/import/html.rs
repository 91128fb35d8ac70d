//! The HTML that Onisep puts in its XML, as [`RichText`].

use super::clean::line;
use crate::rich::{Block, RichText};

/// Reads the few elements that Onisep uses: headings, paragraphs, lists and line breaks; others
/// are dropped and their text kept. A `\/` left by a detour through JSON is a `/`.
pub(super) fn rich(html: &str) -> RichText {
    let mut text = Builder::default();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push(&rest[..start]);
        let Some(length) = rest[start..].find('>') else {
            rest = "";
            break;
        };
        text.tag(&rest[start + 1..start + length]);
        rest = &rest[start + length + 1..];
    }
    text.push(rest);
    text.flush();
    RichText {
        blocks: text.blocks,
    }
}

#[derive(Default)]
struct Builder {
    blocks: Vec<Block>,
    pending: String,
    kind: Kind,
}

#[derive(Default, Clone, Copy)]
enum Kind {
    #[default]
    Paragraph,
    Heading,
    Item,
}

impl Builder {
    fn push(&mut self, text: &str) {
        self.pending
            .push_str(&decode_entities(&text.replace("\\/", "/")));
    }

    fn tag(&mut self, tag: &str) {
        let (closing, tag) = match tag.trim_start_matches('\\').strip_prefix('/') {
            Some(tag) => (true, tag),
            None => (false, tag),
        };
        let name = tag
            .split(|c: char| !c.is_ascii_alphanumeric())
            .next()
            .unwrap_or_default();
        let kind = match name.to_ascii_lowercase().as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Heading,
            "li" => Kind::Item,
            "p" | "br" | "div" | "ul" | "ol" => Kind::Paragraph,
            _ => return,
        };
        self.flush();
        self.kind = if closing { Kind::Paragraph } else { kind };
    }

    fn flush(&mut self) {
        let text = line(&std::mem::take(&mut self.pending));
        if text.is_empty() {
            return;
        }
        match (self.kind, self.blocks.last_mut()) {
            (Kind::Paragraph, _) => self.blocks.push(Block::Paragraph(text)),
            (Kind::Heading, _) => self.blocks.push(Block::Heading(text)),
            (Kind::Item, Some(Block::List(items))) => items.push(text),
            (Kind::Item, _) => self.blocks.push(Block::List(vec![text])),
        }
    }
}

/// The letter of a named character reference that French texts use.
pub(super) fn named_entity(name: &str) -> Option<char> {
    const NAMED: [(&str, char); 30] = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", '\u{a0}'),
        ("laquo", '«'),
        ("raquo", '»'),
        ("rsquo", '’'),
        ("lsquo", '‘'),
        ("ldquo", '“'),
        ("rdquo", '”'),
        ("hellip", '…'),
        ("ndash", '–'),
        ("mdash", '—'),
        ("deg", '°'),
        ("euro", '€'),
        ("eacute", 'é'),
        ("egrave", 'è'),
        ("ecirc", 'ê'),
        ("agrave", 'à'),
        ("acirc", 'â'),
        ("ccedil", 'ç'),
        ("icirc", 'î'),
        ("iuml", 'ï'),
        ("ocirc", 'ô'),
        ("ugrave", 'ù'),
        ("ucirc", 'û'),
        ("oelig", 'œ'),
        ("Eacute", 'É'),
    ];
    NAMED
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, letter)| *letter)
}

fn decode_entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let decoded = rest.find(';').filter(|end| *end < 10).and_then(|end| {
            let name = &rest[1..end];
            let letter = match name.strip_prefix('#') {
                Some(code) => match code.strip_prefix(['x', 'X']) {
                    Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok(),
                    None => code.parse().ok(),
                }
                .and_then(char::from_u32),
                None => named_entity(name),
            };
            letter.map(|letter| (letter, end + 1))
        });
        let (letter, length) = decoded.unwrap_or(('&', 1));
        out.push(letter);
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_become_blocks() {
        let text = rich(
            "\n   <h5>En atelier</h5>\n <p>Il <strong>scie</strong>,&nbsp;il colle&#160;: c&#39;est <em>fin<\\/em>.</p>\
             <ul><li>bois</li><li>colle &amp; vis</li></ul>Fin<br/>vraie",
        );
        assert_eq!(
            text.blocks,
            [
                Block::Heading("En atelier".into()),
                Block::Paragraph("Il scie,\u{a0}il colle\u{a0}: c’est fin.".into()),
                Block::List(vec!["bois".into(), "colle & vis".into()]),
                Block::Paragraph("Fin".into()),
                Block::Paragraph("vraie".into()),
            ]
        );
    }

    #[test]
    fn a_cut_tag_ends_the_text() {
        assert_eq!(
            rich("<p>Bois</p><p").blocks,
            [Block::Paragraph("Bois".into())]
        );
    }
}
