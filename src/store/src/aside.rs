//! A page that is put aside, for its person to come back to, must hold no transaction.
//!
//! Browsers keep a page that is left as it stands (the back/forward cache), and WebKit keeps its transactions too: nothing ends them,
//! and a page that is opened meanwhile waits for its first read of that database for ever (seen in WebKitGTK, November 2026; a reading and a
//! writing that were under way, and one begun in `pagehide`). So what is under way is given up when the page is put aside, and what is
//! begun then waits until it is shown again.

use std::cell::{Cell, RefCell};

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{EventTarget, IdbTransaction};

use crate::glue;

thread_local! {
    static PAGE: Page = Page::watched();
}

type Heard = Closure<dyn FnMut(JsValue)>;

/// What is known of the page, as long as it lives.
struct Page {
    aside: Cell<bool>,
    running: RefCell<Vec<IdbTransaction>>,
    _heard: Option<[Heard; 2]>,
}

impl Page {
    /// Listens before anything that is written when a page is left: it is asked for when the first database is opened, and
    /// hears on the way down.
    fn watched() -> Self {
        let heard = js_sys::global()
            .dyn_into::<EventTarget>()
            .ok()
            .map(|window| {
                let on = |name, act: fn(&Self)| {
                    let closure = Heard::new(move |event: JsValue| {
                        if glue::get(&event, "persisted").is_truthy() {
                            PAGE.with(act);
                        }
                    });
                    let function = closure.as_ref().unchecked_ref();
                    // A browser without these events puts no page aside.
                    let _ = window.add_event_listener_with_callback_and_bool(name, function, true);
                    closure
                };
                [
                    on("pagehide", Self::put_aside),
                    on("pageshow", |page| page.aside.set(false)),
                ]
            });
        Self {
            aside: Cell::new(false),
            running: RefCell::default(),
            _heard: heard,
        }
    }

    fn put_aside(&self) {
        self.aside.set(true);
        for transaction in self.running.borrow().iter() {
            // Refused by one that is already being committed, which needs the page no more.
            let _ = transaction.abort();
        }
    }
}

/// Hears from now on when the page is put aside.
pub(crate) fn watch() {
    PAGE.with(|_| ());
}

/// Waits until the page is shown, where it is being put aside: its timers stand still until then. A browser that lets it run a little
/// longer lets it write too.
pub(crate) async fn shown() {
    if PAGE.with(|page| page.aside.get()) {
        glue::sleep(0).await;
    }
}

/// A transaction that is under way, until this is dropped.
pub(crate) struct Running(IdbTransaction);

impl Running {
    pub(crate) fn new(transaction: &IdbTransaction) -> Self {
        PAGE.with(|page| page.running.borrow_mut().push(transaction.clone()));
        Self(transaction.clone())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        PAGE.with(|page| page.running.borrow_mut().retain(|one| *one != self.0));
    }
}
