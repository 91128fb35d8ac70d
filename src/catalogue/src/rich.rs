//! Text with a little structure: what a sheet's long parts are made of. Never HTML.

/// A long text: blocks in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RichText {
    /// The blocks, none of them empty.
    pub blocks: Vec<Block>,
}

/// One block of a [`RichText`]. Its text is plain: no markup, no line break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(String),
    /// A heading within the part; a view gives it the level that suits the page.
    Heading(String),
    /// An unordered list.
    List(Vec<String>),
}

impl RichText {
    /// A text of paragraphs only, parted by blank lines in `text`; line breaks within one become
    /// spaces.
    pub fn from_paragraphs(text: &str) -> Self {
        let mut blocks = Vec::new();
        let mut current = String::new();
        for line in text.lines() {
            let line = line.trim();
            if line.is_empty() {
                if !current.is_empty() {
                    blocks.push(Block::Paragraph(std::mem::take(&mut current)));
                }
            } else {
                if !current.is_empty() {
                    current.push(' ');
                }
                current.push_str(line);
            }
        }
        if !current.is_empty() {
            blocks.push(Block::Paragraph(current));
        }
        Self { blocks }
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// The first paragraph.
    pub fn first_paragraph(&self) -> Option<&str> {
        self.blocks.iter().find_map(|block| match block {
            Block::Paragraph(text) => Some(text.as_str()),
            Block::Heading(_) | Block::List(_) => None,
        })
    }

    /// Every piece of text in reading order (a list gives each of its items), for search.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.blocks
            .iter()
            .flat_map(|block| match block {
                Block::Paragraph(text) | Block::Heading(text) => std::slice::from_ref(text),
                Block::List(items) => items.as_slice(),
            })
            .map(String::as_str)
    }
}
