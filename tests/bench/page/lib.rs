//! The bench page: what the shipped code does, under the names that the peers' benchmark calls
//! (`window.__bench`). Never part of the shipped bundle.
//!
//! What the server prepares (the search index, the packs) is prepared here in `*_prepare` with the server's
//! own functions; the timed functions do what a browser does with the bytes.

#![cfg(target_arch = "wasm32")]

mod corpus;
pub mod search;
pub mod store;
