//! One icon.

use leptos::prelude::*;

use crate::Glyph;

/// An icon in the colour and size of the text around it. Decorative: the words beside it, or the
/// `aria-label` of its button, carry the meaning.
#[component]
pub fn Icon(
    /// Which one, from [`crate::icons`].
    of: Glyph,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d=of.0 />
        </svg>
    }
    .into_any()
}
