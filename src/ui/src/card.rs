//! Cards with a generated picture, and small framed facts.

use leptos::prelude::*;

use crate::{Hue, Illustration};

/// A card that leads somewhere: picture, chip, title, one line. The whole card is the link's
/// target, but only the title is its name.
#[component]
pub fn ArtCard(
    /// Where to.
    #[prop(into)]
    href: String,
    /// The picture's seed.
    seed: u64,
    /// The colours.
    hue: Hue,
    /// The chip's words.
    #[prop(into)]
    tag: String,
    /// The title: the link's words.
    #[prop(into)]
    title: String,
    /// One line below the title.
    #[prop(into)]
    text: String,
    /// What more there is: why it matched, marks, a button (which stays above the link).
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <article class=format!("card art-card {}", hue.class())>
            <Illustration seed=seed hue=hue />
            <div class="card-body">
                <p class="chip chip-hue">{tag}</p>
                <h3><a class="stretched" href=href>{title}</a></h3>
                <p class="soft">{text}</p>
                {children.map(|children| children())}
            </div>
        </article>
    }
    .into_any()
}

/// A fact beside a text: a small label and what it is. Goes into `<dl class="facts">`.
#[component]
pub fn Fact(
    /// The small label.
    #[prop(into)]
    label: String,
    /// Takes the whole width of the facts.
    #[prop(optional)]
    wide: bool,
    /// What it is.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="fact" class:fact-wide=wide>
            <dt>{label}</dt>
            <dd>{children()}</dd>
        </div>
    }
    .into_any()
}
