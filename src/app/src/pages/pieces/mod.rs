//! Pieces that several pages are made of.

mod about;
mod form;
mod refused;
mod texts;

pub use about::About;
pub use form::{Wrong, chips};
pub use refused::{not_taken, refusals, taken_out};

use leptos::ev::{self, Targeted};
use leptos::html;
use leptos::prelude::*;

/// Things of a long list in sight at first.
const FIRST: usize = 10;

/// A heading with its cards; nothing when there are none.
pub fn cards(title: &'static str, cards: Vec<AnyView>) -> Option<AnyView> {
    let cards: Vec<_> = cards
        .into_iter()
        .map(|card| view! { <li>{card}</li> })
        .collect();
    (!cards.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>{title}</h2>
                <ul class="stack">{cards}</ul>
            </section>
        }
        .into_any()
    })
}

/// Whether the end of a list is unfolded: it stays so while the list is drawn anew. Copied freely.
#[derive(Clone, Copy)]
pub struct Folding(RwSignal<bool>);

impl Folding {
    /// Folded.
    pub fn new() -> Self {
        Self(RwSignal::new(false))
    }

    /// The first things, the others behind a word, each part as `draw` shows it: what stands below the list stays
    /// near on a phone.
    pub fn fold(self, mut first: Vec<AnyView>, draw: impl Fn(Vec<AnyView>) -> AnyView) -> AnyView {
        let rest = first.split_off(first.len().min(FIRST));
        let open = self.0;
        let told = move |event: Targeted<web_sys::Event, web_sys::HtmlDetailsElement>| {
            open.set(event.target().open());
        };
        let more = (!rest.is_empty()).then(|| {
            let element = NodeRef::new();
            whole_on_paper(element);
            let words = texts::more(rest.len());
            view! {
                <details node_ref=element open=open.get_untracked() on:toggle:target=told>
                    <summary>{words}</summary>
                    {draw(rest)}
                </details>
            }
        });
        view! { {draw(first)} {more} }.into_any()
    }
}

/// Unfolds for the time of a print. On the element itself: a print that a button asks for waits for no signal.
fn whole_on_paper(element: NodeRef<html::Details>) {
    let unfolded = StoredValue::new(false);
    let before = window_event_listener(ev::beforeprint, move |_| {
        if let Some(details) = element.get_untracked().filter(|details| !details.open()) {
            details.set_open(true);
            unfolded.set_value(true);
        }
    });
    let after = window_event_listener(ev::afterprint, move |_| {
        if let Some(details) = element.get_untracked().filter(|_| unfolded.get_value()) {
            details.set_open(false);
            unfolded.set_value(false);
        }
    });
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
}
