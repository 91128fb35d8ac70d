//! Drives the sync protocol in the browser: requests, timers, tabs, and the state that people see.
//!
//! | part | what it does |
//! | --- | --- |
//! | [`Api`] | every request of the browser; answers recognised, troubles typed |
//! | [`Engine`] | one open profile: its [`View`](protocol::overlay::View), its mutations, its rounds, its status |
//! | [`pace`] | when the next round is due and what status that makes: pure, with the clock handed in |
//! | [`CatalogueSync`] | keeps the published catalogue on the device and reads from it |
//! | [`enter`], [`unlock`], [`resume`], [`Engine::leave`] | profiles of a device: open online or by a secret, come back, go |
//!
//! Deliberately absent: any framework of pages, any text for people, any rule of visits or carnets.

mod api;
mod browser;
mod catalogue;
mod change;
mod clock;
mod compress;
mod engine;
mod entry;
mod files;
mod keyring;
mod net;
pub mod pace;
mod profile;
mod recognise;
mod round;
mod showing;
mod tabs;
mod trouble;
mod typed;
mod wake;
mod watch;

pub use api::Api;
pub use browser::{new_id, now_ms, server_now_ms};
pub use catalogue::{CatalogueFormat, CataloguePart, CatalogueSync, Progress};
pub use change::MadeFile;
pub use engine::Engine;
pub use entry::{Door, Entry, Secret};
pub use keyring::Opening;
pub use pace::{BlockCode, SyncStatus};
pub use profile::{
    Left, Unlock, enter, erases, is_visitors, remove, resume, set_erases, signing_in, unlock,
};
pub use trouble::Trouble;
pub use watch::Watch;
