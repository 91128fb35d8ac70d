//! The two buttons that move a row of a list, and the focus that goes with the row.

use leptos::prelude::*;
use ui::{IconButton, icons};
use wasm_bindgen::JsCast;

/// What the buttons are called; none where the row is at that end.
pub struct Words {
    /// Towards the beginning.
    pub up: Option<String>,
    /// Towards the end.
    pub down: Option<String>,
}

/// The buttons of the row `id`. `shift` is told whether it goes up, and moves it; the list may be drawn anew with it.
pub fn moves(
    id: &str,
    words: Words,
    shift: impl Fn(bool) + Clone + Send + Sync + 'static,
) -> AnyView {
    let keys = [["haut-", id].concat(), ["bas-", id].concat()];
    let press = |up: bool| {
        let mut order = keys.clone();
        if !up {
            order.reverse();
        }
        let shift = shift.clone();
        Callback::new(move |()| {
            shift(up);
            let order = order.clone();
            // Who moves a row by the keyboard goes on with the same button, or with the other one at the end of the list.
            request_animation_frame(move || focus(&order));
        })
    };
    let (go_up, go_down) = (press(true), press(false));
    let [up, down] = keys;
    let up = words.up.map(|label| {
        view! { <span id=up><IconButton icon=icons::ARROW_UP label on_press=go_up /></span> }
    });
    let down = words.down.map(|label| {
        view! { <span id=down><IconButton icon=icons::ARROW_DOWN label on_press=go_down /></span> }
    });
    view! { {up} {down} }.into_any()
}

fn focus(keys: &[String]) {
    let button = |key: &String| {
        let row = document().get_element_by_id(key)?;
        let button = row.query_selector("button").ok().flatten()?;
        button.dyn_into::<web_sys::HtmlElement>().ok()
    };
    if let Some(button) = keys.iter().find_map(button) {
        // A comfort: a browser that refuses it changes nothing else.
        let _ = button.focus();
    }
}
