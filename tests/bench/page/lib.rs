//! The bench page: what the shipped code does, under the names that the peers' benchmark calls
//! (`window.__bench`). Never part of the shipped bundle.
//!
//! What the server prepares (the search index, the packs) is prepared here in `*_prepare` with the server's
//! own functions; the timed functions do what a browser does with the bytes.

#![cfg(target_arch = "wasm32")]

mod corpus;
mod journal;
pub mod search;
pub mod store;
pub mod sync;

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // Setting a field of a plain object of ours cannot fail.
        Reflect::set(&object, &(*name).into(), value).unwrap_throw();
    }
    object.into()
}
