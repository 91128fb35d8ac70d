//! Other ways into the catalogue than its list.

use leptos::prelude::*;
use ui::{Glyph, LinkButton, icons};

use super::texts;

/// What one likes, a comparison, a game.
const WAYS: [(&str, Glyph, &str); 3] = [
    ("/ce-que-j-aime", icons::HEART, texts::WAY_LIKES),
    ("/comparer", icons::COMPARE, texts::COMPARE),
    ("/jeux", icons::PLAY, texts::WAY_GAMES),
];

/// A link to each.
pub fn other_ways() -> AnyView {
    let links: Vec<_> = WAYS
        .into_iter()
        .map(|(href, icon, words)| {
            view! { <LinkButton href=href.to_owned() icon>{words}</LinkButton> }.into_any()
        })
        .collect();
    view! { <p class="actions no-print">{links}</p> }.into_any()
}
