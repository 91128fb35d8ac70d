//! What is said to screen readers, and the corner where toasts appear.

use leptos::prelude::*;

use crate::toast::{ToastStack, Toasts};

/// Says things once, politely, to screen readers.
#[derive(Clone, Copy)]
pub struct Announcer(RwSignal<(u32, String)>);

impl Announcer {
    /// Says `text`, even when it is what was said last.
    pub fn say(self, text: impl Into<String>) {
        let text = text.into();
        self.0.update(|(turn, said)| {
            *turn = turn.wrapping_add(1);
            *said = text;
        });
    }
}

/// Makes [`use_announcer`] and [`crate::use_toasts`] work below: called once, by the root.
pub fn provide_feedback() {
    provide_context(Announcer(RwSignal::new((0, String::new()))));
    provide_context(Toasts::new());
    crate::page_title::provide_last_path();
}

/// The announcer of this page. Take it when the component is made, not in a later task.
///
/// Without [`provide_feedback`] above, what it says is lost.
#[must_use]
pub fn use_announcer() -> Announcer {
    use_context().unwrap_or_else(|| Announcer(RwSignal::new((0, String::new()))))
}

/// The live region and the toasts: once, at the end of the page's shell.
#[component]
pub fn Feedback() -> impl IntoView {
    let said = use_announcer().0;
    // A node that is new each time is read again by all screen readers, even with the same words.
    let words = move || {
        let (turn, text) = said.get();
        if turn % 2 == 0 {
            view! { <p>{text}</p> }.into_any()
        } else {
            view! { <div>{text}</div> }.into_any()
        }
    };
    view! {
        <div class="sr" role="status" aria-live="polite">{words}</div>
        <ToastStack />
    }
    .into_any()
}
