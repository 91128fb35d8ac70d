//! Who is told of changes, and what they are shown.

use std::rc::{Rc, Weak};

use protocol::overlay::View;
use wasm_bindgen_futures::spawn_local;

use crate::browser::now_ms;
use crate::engine::Engine;
use crate::showing::Show;

/// What is called after a change.
pub(crate) type Callback = Rc<dyn Fn()>;

/// Keeps a callback of [`Engine::watch`] alive; dropping it ends the watch.
#[must_use = "the watch ends when this is dropped"]
pub struct Watch {
    engine: Weak<Engine>,
    id: u64,
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(engine) = self.engine.upgrade() {
            engine
                .watchers
                .borrow_mut()
                .retain(|(id, _)| *id != self.id);
        }
    }
}

impl Engine {
    /// What pages show: the server's state with one's own changes over it.
    pub fn view(&self) -> Rc<View> {
        let mut view = self.view.borrow_mut();
        view.get_or_insert_with(|| Rc::new((self.look)(&self.replica.borrow())))
            .clone()
    }

    /// Calls back after changes of [`Engine::view`], [`Engine::status`] or [`Engine::is_closed`], until the watch is dropped:
    /// at once, or a moment later for several together where showing them takes long.
    pub fn watch(&self, callback: impl Fn() + 'static) -> Watch {
        let id = self.next_watcher.get();
        self.next_watcher.set(id + 1);
        self.watchers.borrow_mut().push((id, Rc::new(callback)));
        Watch {
            engine: self.me.clone(),
            id,
        }
    }

    /// The view is to be made anew.
    pub(crate) fn show(&self) {
        self.view.borrow_mut().take();
        self.note_pending();
        self.notify();
    }

    /// Tells people of a change, at once or together with the next ones.
    pub(crate) fn notify(&self) {
        let show = self.showing.borrow_mut().changed(now_ms());
        match show {
            Show::Now => self.tell(),
            Show::WithAnother => {}
            Show::In(rest) => {
                let me = self.me.clone();
                spawn_local(async move {
                    store::sleep(rest.ceil() as u32).await;
                    if let Some(engine) = me.upgrade() {
                        engine.tell();
                    }
                });
            }
        }
    }

    /// Tells people now.
    pub(crate) fn tell(&self) {
        let began = now_ms();
        let watchers: Vec<_> = self.watchers.borrow().clone();
        for (_, callback) in watchers {
            callback();
        }
        self.showing.borrow_mut().shown(began, now_ms());
    }
}
