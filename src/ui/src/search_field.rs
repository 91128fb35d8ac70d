//! The large search field.

use leptos::html;
use leptos::prelude::*;

use crate::icons::{CLOSE, SEARCH};
use crate::{Icon, IconButton, ids, texts};

/// A search field that answers while typing; Escape and its cross empty it.
#[component]
pub fn SearchField(
    /// Its name, for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// An example of what to type.
    #[prop(optional, into)]
    placeholder: MaybeProp<String>,
    /// What is typed.
    value: RwSignal<String>,
    /// Enter was pressed.
    #[prop(optional, into)]
    on_submit: Option<Callback<()>>,
) -> impl IntoView {
    let id = ids::fresh("recherche");
    let input = NodeRef::<html::Input>::new();
    let empty = move || {
        value.set(String::new());
        if let Some(input) = input.get_untracked() {
            // Focus is a comfort: a browser that refuses it changes nothing else.
            let _ = input.focus();
        }
    };
    view! {
        <form
            class="search"
            role="search"
            on:submit=move |event| {
                event.prevent_default();
                if let Some(submit) = on_submit {
                    submit.run(());
                }
            }
        >
            <label class="sr" for=id.clone()>{label}</label>
            <Icon of=SEARCH />
            <input
                id=id
                node_ref=input
                type="search"
                data-search=""
                name="q"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                enterkeyhint="search"
                placeholder=placeholder
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
            {move || (!value.with(String::is_empty)).then(|| view! {
                <IconButton icon=CLOSE label=texts::CLEAR on_press=empty />
            })}
        </form>
    }
    .into_any()
}
