//! The few words exchanged with boot.js: events on `window`, attributes on `<html>`.

use leptos::prelude::*;

/// Sends an event to boot.js.
pub fn tell(event: &str) {
    if let Ok(event) = web_sys::Event::new(event) {
        let _ = window().dispatch_event(&event);
    }
}

fn attribute(name: &str) -> Option<String> {
    document().document_element()?.get_attribute(name)
}

/// Whether a new version of the application waits to take over.
pub fn update_waits() -> bool {
    attribute("data-update").as_deref() == Some("waiting")
}

/// Loads the page anew, as the new version if one waits: without that, the service worker would give the former one.
pub fn renew() {
    if update_waits() {
        tell("parcours:activate");
    } else {
        let _ = window().location().reload();
    }
}

/// Whether this address cannot keep the application for offline work (plain http away from localhost).
pub fn offline_impossible() -> bool {
    attribute("data-offline").as_deref() == Some("unavailable")
}

/// The clipboard, which browsers keep from pages on plain http away from localhost.
pub fn clipboard() -> Option<web_sys::Clipboard> {
    let navigator = window().navigator();
    let found = js_sys::Reflect::get(&navigator, &"clipboard".into()).ok()?;
    (!found.is_undefined()).then(|| navigator.clipboard())
}

/// Whether the browser believes it has a network.
pub fn online() -> bool {
    window().navigator().on_line()
}

/// Sends an event with a detail to boot.js.
pub fn tell_detail(event: &str, detail: &str) {
    let init = web_sys::CustomEventInit::new();
    init.set_detail(&detail.into());
    if let Ok(event) = web_sys::CustomEvent::new_with_event_init_dict(event, &init) {
        let _ = window().dispatch_event(&event);
    }
}

/// Whether this device keeps the application for offline work.
pub fn offline_ready() -> bool {
    attribute("data-offline").as_deref() == Some("ready")
}
