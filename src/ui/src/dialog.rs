//! A modal dialog on the native element: focus, Escape and the inert page come with it.

use leptos::html;
use leptos::prelude::*;

use crate::icons::CLOSE;
use crate::{IconButton, ids, texts};

/// A modal dialog. Its content exists only while it is open.
#[component]
pub fn Dialog(
    /// Whether it is open; set to false by Escape, by its cross and by the caller.
    open: RwSignal<bool>,
    /// Its title.
    #[prop(into)]
    title: Signal<String>,
    /// Its content; actions last, in `<div class="actions">`.
    children: ChildrenFn,
) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    let id = ids::fresh("dialogue");
    let named = id.clone();
    Effect::new(move |_| {
        let Some(dialog) = element.get() else { return };
        if open.get() {
            if !dialog.open() {
                // Refused only when the element has left the page: there is nothing to show then.
                let _ = dialog.show_modal();
            }
        } else if dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog node_ref=element class="dialog" aria-labelledby=named on:close=move |_| open.set(false)>
            <div class="dialog-head">
                <h2 id=id>{title}</h2>
                <IconButton icon=CLOSE label=texts::CLOSE on_press=move || open.set(false) />
            </div>
            {move || open.get().then(|| children())}
        </dialog>
    }
    .into_any()
}
