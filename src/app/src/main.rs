//! The single-page application: routes, pages by role, texts. It fetches nothing itself and stores nothing
//! itself: see `sync` and `store`.

// Nothing uses a binary from outside; `pub` says here what a module offers its neighbours.
#![allow(unreachable_pub)]

mod address;
mod app;
mod browser;
mod csv;
mod guard;
mod later;
mod live;
mod numbers;
mod order;
mod pages;
mod routes;
mod shell;
mod state;
mod texts;

fn main() {
    // A panic ends the wasm; boot.js then offers to reload. What was typed is on the device.
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        browser::tell_detail("parcours:panic", &panic.to_string());
    }));
    leptos::mount::mount_to_body(app::App);
}
