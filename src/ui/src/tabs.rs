//! Tabs, as the ARIA practices describe them: one stop in the page's order, arrows inside.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::ids;

/// Panels of which one shows.
#[component]
pub fn Tabs(
    /// What the tabs are about.
    #[prop(into)]
    label: Signal<String>,
    /// The words of each tab.
    tabs: Vec<String>,
    /// The one that shows, from 0.
    selected: RwSignal<usize>,
    /// The panel of a tab.
    #[prop(into)]
    panel: Callback<(usize,), AnyView>,
) -> impl IntoView {
    let id = ids::fresh("onglets");
    let count = tabs.len();
    let panel_id = format!("{id}-panneau");
    let buttons: Vec<_> = tabs
        .into_iter()
        .enumerate()
        .map(|(index, words)| {
            let on = move || selected.get() == index;
            view! {
                <button
                    type="button"
                    role="tab"
                    id=format!("{id}-{index}")
                    aria-controls=panel_id.clone()
                    aria-selected=move || if on() { "true" } else { "false" }
                    tabindex=move || if on() { "0" } else { "-1" }
                    on:click=move |_| selected.set(index)
                >
                    {words}
                </button>
            }
        })
        .collect();
    let (keys, named) = (id.clone(), id);
    view! {
        <div>
            <div
                class="tabs"
                role="tablist"
                aria-label=label
                on:keydown=move |event| {
                    if let Some(next) = next_tab(&event.key(), selected.get_untracked(), count) {
                        event.prevent_default();
                        selected.set(next);
                        focus(&format!("{keys}-{next}"));
                    }
                }
            >
                {buttons}
            </div>
            <div
                class="tab-panel"
                role="tabpanel"
                id=panel_id
                tabindex="0"
                aria-labelledby=move || format!("{named}-{}", selected.get())
            >
                {move || panel.run((selected.get(),))}
            </div>
        </div>
    }
    .into_any()
}

/// The tab that a key leads to.
fn next_tab(key: &str, now: usize, count: usize) -> Option<usize> {
    match key {
        "ArrowRight" => Some((now + 1) % count.max(1)),
        "ArrowLeft" => Some((now + count.saturating_sub(1)) % count.max(1)),
        "Home" => Some(0),
        "End" => count.checked_sub(1),
        _ => None,
    }
}

fn focus(id: &str) {
    let element = document()
        .get_element_by_id(id)
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = element {
        // Focus is a comfort: a browser that refuses it changes nothing else.
        let _ = element.focus();
    }
}

#[cfg(test)]
mod tests {
    use super::next_tab;

    #[test]
    fn arrows_go_round_and_other_keys_do_nothing() {
        assert_eq!(next_tab("ArrowRight", 2, 3), Some(0));
        assert_eq!(next_tab("ArrowLeft", 0, 3), Some(2));
        assert_eq!(next_tab("End", 0, 3), Some(2));
        assert_eq!(next_tab("Home", 2, 3), Some(0));
        assert_eq!(next_tab("a", 0, 3), None);
    }
}
