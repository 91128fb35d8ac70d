//! Generated pictures as elements. All are decorative: hidden from screen readers.

use leptos::prelude::*;

use crate::Hue;
use crate::art::{LOGO_SEED, draw};

/// Any picture of the grammar. The caller's box decides its size; it is cropped to fill it.
#[component]
pub fn Illustration(
    /// The seed, usually [`crate::seed_of`] of an identifier.
    seed: u64,
    /// Its colours.
    #[prop(optional)]
    hue: Hue,
    /// Tiles across; 6 suits a card, 8 a hero, 3 a thumbnail.
    #[prop(default = 6)]
    cols: u32,
    /// Tiles down; 4 suits a card, 6 a hero, 3 a thumbnail.
    #[prop(default = 4)]
    rows: u32,
) -> impl IntoView {
    picture(seed, hue.class(), cols, rows, "art")
}

/// A profile picture, two tiles by two.
#[component]
pub fn Avatar(
    /// The seed, from the person's identifier.
    seed: u64,
    /// Its colours.
    #[prop(optional)]
    hue: Hue,
) -> impl IntoView {
    picture(seed, hue.class(), 2, 2, "art avatar")
}

/// The product's logo, three tiles by three: always the same.
#[component]
pub fn Logo() -> impl IntoView {
    picture(LOGO_SEED, Hue::default().class(), 3, 3, "art logo")
}

fn picture(seed: u64, hue: &str, cols: u32, rows: u32, kind: &str) -> AnyView {
    let drawing = draw(seed, cols, rows);
    view! {
        <svg
            class=format!("{kind} {hue}")
            viewBox=drawing.view_box
            preserveAspectRatio="xMidYMid slice"
            aria-hidden="true"
            inner_html=drawing.paths
        ></svg>
    }
    .into_any()
}
