//! A long list, drawn piece by piece as the reader comes near its end.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use crate::texts;

/// How many items a piece has.
pub(crate) const PIECE: usize = 48;

/// A grid of cards, or a list, of thousands. Items are named by number (an index or an id), so
/// that one drawing of this list serves all pages.
#[component]
pub fn LongList(
    /// The items, in order, each once.
    #[prop(into)]
    items: Signal<Vec<u32>>,
    /// Draws one item, in a `<li>`.
    #[prop(into)]
    item: Callback<(u32,), AnyView>,
    /// What the list is, for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// The class of the list: `card-grid` or `stack`.
    #[prop(default = "card-grid")]
    class: &'static str,
    /// How many are drawn, where the caller keeps it to come back to the same place.
    #[prop(optional)]
    shown: Option<RwSignal<usize>>,
) -> impl IntoView {
    let shown = shown.unwrap_or_else(|| RwSignal::new(PIECE));
    let total = Memo::new(move |_| items.with(Vec::len));
    let foot = NodeRef::<html::Div>::new();
    let more = move || shown.update(|shown| *shown = (*shown).max(PIECE) + PIECE);
    let rest = Memo::new(move |_| shown.get().max(PIECE) < total.get());
    watch_foot(foot, shown, rest, more);
    view! {
        <ul class=class aria-label=label>
            <For
                each=move || items.with(|all| all[..shown.get().max(PIECE).min(all.len())].to_vec())
                key=|id| *id
                children=move |id| view! { <li data-row="">{item.run((id,))}</li> }
            />
        </ul>
        <div node_ref=foot class="list-foot">
            {move || rest.get().then(|| view! {
                <button type="button" class="btn" on:click=move |_| more()>{texts::SHOW_MORE}</button>
            })}
        </div>
    }
    .into_any()
}

/// Calls `more` when the foot comes near the window. An observer speaks only when that changes,
/// so it is set anew after each piece: a foot that is still near is told again.
fn watch_foot(
    foot: NodeRef<html::Div>,
    shown: RwSignal<usize>,
    rest: Memo<bool>,
    more: impl Fn() + Copy + 'static,
) {
    let kept = StoredValue::new_local(None::<Watch>);
    Effect::new(move |_| {
        shown.track();
        kept.set_value(None);
        if let (Some(foot), true) = (foot.get(), rest.get()) {
            kept.set_value(Watch::new(&foot, more));
        }
    });
    on_cleanup(move || {
        let _ = kept.try_set_value(None);
    });
}

/// An observer and the function it calls, stopped together.
struct Watch {
    observer: web_sys::IntersectionObserver,
    _call: Closure<dyn FnMut(js_sys::Array)>,
}

impl Watch {
    /// `None` where the browser has no such observer: the button remains.
    fn new(foot: &web_sys::Element, more: impl Fn() + 'static) -> Option<Self> {
        let call = Closure::new(move |entries: js_sys::Array| {
            let near = entries.iter().any(|entry| {
                entry
                    .dyn_into::<web_sys::IntersectionObserverEntry>()
                    .is_ok_and(|entry| entry.is_intersecting())
            });
            if near {
                more();
            }
        });
        let options = web_sys::IntersectionObserverInit::new();
        options.set_root_margin("1200px");
        let observer = web_sys::IntersectionObserver::new_with_options(
            call.as_ref().unchecked_ref(),
            &options,
        )
        .ok()?;
        observer.observe(foot);
        Some(Self {
            observer,
            _call: call,
        })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
