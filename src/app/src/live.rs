//! Parts of a page that follow signals, at a small price.
//!
//! Each closure in a view is a type of its own, for which the compiler makes all of the framework's machinery
//! again: about one kilobyte a piece in the wasm. Behind one boxed type it is there once.

use leptos::prelude::*;

/// What `show` makes now, and again whenever a signal that it read changes.
pub fn live(show: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    boxed(Box::new(show))
}

/// The same, for a part that may be absent.
pub fn live_option(show: impl Fn() -> Option<AnyView> + Send + 'static) -> AnyView {
    live(move || show().unwrap_or_else(|| ().into_any()))
}

fn boxed(show: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    (move || show()).into_any()
}
