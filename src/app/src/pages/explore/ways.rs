//! Ways into the catalogue, each a chip that leads somewhere.

use leptos::prelude::*;

use super::texts;

/// What one likes, a comparison, a game.
const WAYS: [(&str, &str); 3] = [
    ("/ce-que-j-aime", texts::WAY_LIKES),
    ("/comparer", texts::COMPARE),
    ("/jeux", texts::WAY_GAMES),
];

/// Other ways than the list, a link to each.
pub fn other_ways() -> AnyView {
    let links = WAYS.into_iter();
    chip_links(
        links
            .map(|(href, words)| (href.to_owned(), words))
            .collect(),
    )
}

/// Addresses and their words as a row of chips.
pub fn chip_links(links: Vec<(String, &'static str)>) -> AnyView {
    let links: Vec<_> = links
        .into_iter()
        .map(|(href, words)| view! { <li><a class="chip chip-link" href=href>{words}</a></li> })
        .collect();
    view! { <ul class="chips">{links}</ul> }.into_any()
}
