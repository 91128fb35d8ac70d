//! Short messages at the foot of the page, with « Annuler » where something can be undone.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::icons::{CHECK, CLOSE};
use crate::{Icon, IconButton, texts};

const MOST: usize = 3;
const STAY: Duration = Duration::from_secs(6);

/// Not a [`Callback`]: that one is gone with the page that made it, while the toast is still there to be pressed.
type Undo = Arc<dyn Fn() + Send + Sync>;

#[derive(Clone)]
struct Toast {
    id: u32,
    text: String,
    undo: Option<Undo>,
}

/// The toasts of this page.
#[derive(Clone, Copy)]
pub struct Toasts {
    list: RwSignal<Vec<Toast>>,
    next: RwSignal<u32>,
}

impl Toasts {
    pub(crate) fn new() -> Self {
        Self {
            list: RwSignal::new(Vec::new()),
            next: RwSignal::new(0),
        }
    }

    /// Shows a message for six seconds.
    pub fn show(self, text: impl Into<String>) {
        let id = self.push(text.into(), None);
        set_timeout(move || self.remove(id), STAY);
    }

    /// Shows a message with « Annuler »; it stays until it is closed, used, or pushed out by
    /// others, so that nobody has to hurry. It outlives the page that showed it.
    pub fn show_with_undo(self, text: impl Into<String>, undo: impl Fn() + Send + Sync + 'static) {
        self.push(text.into(), Some(Arc::new(undo)));
    }

    fn push(self, text: String, undo: Option<Undo>) -> u32 {
        let id = self.next.get_untracked();
        self.next.set(id.wrapping_add(1));
        self.list.update(|list| {
            list.push(Toast { id, text, undo });
            let over = list.len().saturating_sub(MOST);
            list.drain(..over);
        });
        id
    }

    fn remove(self, id: u32) {
        // The page may be gone when the time is up.
        let _ = self
            .list
            .try_update(|list| list.retain(|toast| toast.id != id));
    }
}

/// The toasts of this page. Take it when the component is made, not in a later task.
///
/// Without [`crate::provide_feedback`] above, what it shows is lost.
#[must_use]
pub fn use_toasts() -> Toasts {
    use_context().unwrap_or_else(Toasts::new)
}

/// Where the toasts appear.
#[component]
pub(crate) fn ToastStack() -> impl IntoView {
    let toasts = use_toasts();
    view! {
        <div class="toasts" role="status">
            <For
                each=move || toasts.list.get()
                key=|toast| toast.id
                children=move |toast| one(toasts, toast)
            />
        </div>
    }
    .into_any()
}

fn one(toasts: Toasts, Toast { id, text, undo }: Toast) -> AnyView {
    let undo = undo.map(|undo| {
        view! {
            <button
                type="button"
                class="btn btn-quiet"
                on:click=move |_| {
                    toasts.remove(id);
                    undo();
                }
            >
                {texts::UNDO}
            </button>
        }
    });
    view! {
        <div class="toast">
            <Icon of=CHECK />
            <p>{text}</p>
            {undo}
            <IconButton icon=CLOSE label=texts::CLOSE on_press=move || toasts.remove(id) />
        </div>
    }
    .into_any()
}
