//! The long texts of a sheet, sentence by sentence so that a voice can follow.

use catalogue::rich::{Block, RichText};
use leptos::prelude::*;

use crate::pages::words::Passage;
use crate::state::speech::sentences;

/// A rich text, its hard words explained; its headings come below the section's.
pub fn rich(text: &RichText) -> AnyView {
    let mut passage = Passage::new();
    text.blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(text) => view! { <p>{passage.said(text)}</p> }.into_any(),
            Block::Heading(text) => view! { <h3>{said(text)}</h3> }.into_any(),
            Block::List(items) => {
                let items: Vec<_> = items
                    .iter()
                    .map(|item| view! { <li>{passage.said(item)}</li> })
                    .collect();
                view! { <ul>{items}</ul> }.into_any()
            }
        })
        .collect_view()
        .into_any()
}

/// The text of a link or a heading, whose sentences a voice reads one by one.
pub fn said(text: &str) -> AnyView {
    sentences(text)
        .into_iter()
        .map(|sentence| {
            let sentence = sentence.to_owned();
            view! { <span data-say="">{sentence}</span>" " }
        })
        .collect_view()
        .into_any()
}
