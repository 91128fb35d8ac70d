//! The h1 of a page, which also moves focus and title on each navigation: the router does not.

use leptos::html;
use leptos::prelude::*;

use crate::{texts, use_announcer};

/// The path on which focus was last moved, kept for the page's life.
#[derive(Clone, Copy)]
struct LastPath(StoredValue<Option<String>>);

/// Makes [`PageTitle`] remember where the person was: called by [`crate::provide_feedback`].
pub(crate) fn provide_last_path() {
    provide_context(LastPath(StoredValue::new(None)));
}

/// The one h1 of a page. When it appears, or changes, on another path than before: the document's
/// title follows, focus goes to it, and screen readers hear it. The first page keeps its focus.
#[component]
pub fn PageTitle(
    /// The title, short, also the document's.
    #[prop(into)]
    text: Signal<String>,
    /// A line above it, in small: where one is.
    #[prop(optional, into)]
    eyebrow: MaybeProp<String>,
    /// The same line, where words alone do not do: « 4<sup>e</sup> B ».
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    let announcer = use_announcer();
    let last = use_context::<LastPath>();
    Effect::new(move |_| {
        let title = text.get();
        let Some(heading) = heading.get() else { return };
        if title.is_empty() {
            return;
        }
        document().set_title(&format!("{title} · {}", texts::SITE));
        let path = window().location().pathname().ok();
        let before = last.and_then(|last| {
            last.0
                .try_update_value(|kept| kept.replace(path.clone().unwrap_or_default()))
        });
        let Some(before) = before else { return };
        if before.is_some() && before != path {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            // Focus is a comfort: a browser that refuses it changes nothing else.
            let _ = heading.focus_with_options(&options);
            announcer.say(title);
        }
    });
    view! {
        <div class="page-title">
            {move || eyebrow.get().map(|text| view! { <p class="eyebrow">{text}</p> })}
            {children.map(|children| view! { <p class="eyebrow">{children()}</p> })}
            <h1 node_ref=heading tabindex="-1">{text}</h1>
        </div>
    }
    .into_any()
}
