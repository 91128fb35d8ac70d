//! Hard words in a text: marked, and explained in simple ones when they are pressed. The explanation stands in the text, after
//! the words it is about, so it covers nothing and a screen reader comes to it next.

mod list;
mod texts;

use catalogue::glossary::{Piece, Section, Word};
use leptos::prelude::*;

use crate::live::live_option;
use crate::state::settings::Setting;
use crate::state::speech::sentences;

pub use list::Words;

/// What is explained on a page now: one word at a time, by its number on the page. Copied freely.
#[derive(Clone, Copy)]
struct Explained {
    open: RwSignal<Option<(usize, &'static Word)>>,
    count: StoredValue<usize>,
}

/// Begins the explanations of a page: in what lies below it a [`Passage`] marks hard words, unless the person wants none. Escape
/// closes what is open.
pub fn provide_words() {
    if Setting::Words.get() == "off" {
        return;
    }
    let explained = Explained {
        open: RwSignal::new(None),
        count: StoredValue::new(0),
    };
    let escape = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "Escape" && explained.open.with_untracked(Option::is_some) {
            explained.open.set(None);
        }
    });
    on_cleanup(move || escape.remove());
    provide_context(explained);
}

/// A part of a page: each hard word is marked in it once.
pub struct Passage {
    explained: Option<Explained>,
    section: Section,
}

impl Passage {
    /// A part of the page that is drawn now.
    pub fn new() -> Self {
        Self {
            explained: use_context(),
            section: Section::default(),
        }
    }

    /// A text as it is, its explanations after it.
    pub fn text(&mut self, text: &str) -> AnyView {
        let (words, meaning) = self.cut(text);
        view! { {words}{meaning} }.into_any()
    }

    /// A text whose sentences a voice reads one by one, without the explanations.
    pub fn said(&mut self, text: &str) -> AnyView {
        sentences(text)
            .into_iter()
            .map(|sentence| {
                let (words, meaning) = self.cut(sentence);
                view! { <span data-say="">{words}</span>{meaning}" " }
            })
            .collect_view()
            .into_any()
    }

    /// The words, the hard ones as buttons, and the place where the meaning of one of them appears.
    fn cut(&mut self, text: &str) -> (AnyView, Option<AnyView>) {
        let Some(explained) = self.explained else {
            return (text.to_owned().into_any(), None);
        };
        let first = explained.count.get_value();
        let mut next = first;
        let words: Vec<_> = self
            .section
            .cut(text)
            .into_iter()
            .map(|piece| match piece {
                Piece::Plain(text) => text.to_owned().into_any(),
                Piece::Hard(text, word) => {
                    next += 1;
                    button(explained, next - 1, text.to_owned(), word)
                }
            })
            .collect();
        explained.count.set_value(next);
        let meaning = (first < next).then(|| meaning(explained, first, next));
        (words.into_any(), meaning)
    }
}

fn button(explained: Explained, at: usize, text: String, word: &'static Word) -> AnyView {
    let open = explained.open;
    let is_open = move || open.with(|open| open.is_some_and(|(now, _)| now == at));
    let press = move |_| {
        let closes = untrack(is_open);
        open.set((!closes).then_some((at, word)));
    };
    view! {
        <button
            type="button"
            class="word"
            aria-expanded=move || if is_open() { "true" } else { "false" }
            on:click=press
        >
            {text}
        </button>
    }
    .into_any()
}

/// The meaning of the open word, if it is one of these.
fn meaning(explained: Explained, first: usize, next: usize) -> AnyView {
    let shown = move || {
        let (_, word) = explained
            .open
            .get()
            .filter(|(at, _)| (first..next).contains(at))?;
        let told = texts::told(word);
        Some(view! { <span class="meaning no-print">{told}</span> }.into_any())
    };
    view! { <span role="status">{live_option(shown)}</span> }.into_any()
}
