//! The browser's events that hasten a round.

use std::rc::{Rc, Weak};

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{EventTarget, VisibilityState};

use crate::engine::Engine;
use crate::pace::Event;

type Attached = (EventTarget, &'static str, Closure<dyn FnMut()>);

/// Listeners of an engine, gone with it.
pub(crate) struct Listeners {
    attached: Vec<Attached>,
}

impl Listeners {
    pub(crate) fn attach(engine: &Rc<Engine>) -> Self {
        let mut listeners = Self {
            attached: Vec::new(),
        };
        if let Some(window) = web_sys::window() {
            let target: EventTarget = window.clone().into();
            listeners.on(&target, "online", engine, |engine| engine.network(true));
            listeners.on(&target, "offline", engine, |engine| engine.network(false));
            if let Some(document) = window.document() {
                let target: EventTarget = document.into();
                listeners.on(&target, "visibilitychange", engine, came_to_front);
            }
        }
        listeners
    }

    fn on(
        &mut self,
        target: &EventTarget,
        name: &'static str,
        engine: &Rc<Engine>,
        act: fn(&Engine),
    ) {
        let engine: Weak<Engine> = Rc::downgrade(engine);
        let closure = Closure::<dyn FnMut()>::new(move || {
            if let Some(engine) = engine.upgrade() {
                act(&engine);
            }
        });
        let function = closure.as_ref().unchecked_ref();
        if target
            .add_event_listener_with_callback(name, function)
            .is_ok()
        {
            self.attached.push((target.clone(), name, closure));
        }
    }
}

impl Drop for Listeners {
    fn drop(&mut self) {
        for (target, name, closure) in &self.attached {
            let function = closure.as_ref().unchecked_ref();
            // Fails only for a target that is gone.
            let _ = target.remove_event_listener_with_callback(name, function);
        }
    }
}

fn came_to_front(engine: &Engine) {
    let visible = web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| document.visibility_state() == VisibilityState::Visible);
    if visible {
        engine.event(Event::Front);
    }
}
