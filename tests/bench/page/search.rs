//! Search: from the index's bytes, as they come out of a cache, to answers.

use std::cell::RefCell;

use catalogue::search::Index;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

#[derive(Default)]
struct Bench {
    ids: Vec<String>,
    /// Kept after the index is built, so that its going does not lessen the growth that is measured.
    bytes: Option<Uint8Array>,
    index: Option<Index>,
}

thread_local! {
    static BENCH: RefCell<Bench> = RefCell::default();
}

/// Builds the index with the server's builder and puts its bytes outside the wasm, as a cache gives them.
#[wasm_bindgen]
pub fn search_prepare(json: &str) -> Result<(), JsError> {
    let rows = super::corpus::read(json)?;
    let bytes = Uint8Array::from(super::corpus::index(&rows).as_slice());
    let ids = rows.into_iter().map(|row| row.id).collect();
    BENCH.with_borrow_mut(|bench| {
        *bench = Bench {
            ids,
            bytes: Some(bytes),
            index: None,
        }
    });
    Ok(())
}

/// From bytes to ready to answer: the copy into the wasm, the check, the small tables.
#[wasm_bindgen]
pub fn search_build() -> Result<(), JsError> {
    BENCH.with_borrow_mut(|bench| {
        let bytes = bench
            .bytes
            .as_ref()
            .map(Uint8Array::to_vec)
            .unwrap_or_default();
        bench.index = Some(Index::open(bytes)?);
        Ok(())
    })
}

/// The ids of the best `k`, best first; each hit's reasons are made too, as the app shows them.
#[wasm_bindgen]
pub fn search_query(text: &str, k: usize) -> Array {
    BENCH.with_borrow(|bench| {
        let found = bench
            .index
            .as_ref()
            .map(|index| index.search(text, k))
            .unwrap_or_default();
        found
            .hits
            .iter()
            .map(|hit| JsValue::from_str(&bench.ids[hit.doc as usize]))
            .collect()
    })
}

/// Bytes that the index holds in the memory of the wasm.
#[wasm_bindgen]
pub fn extra_bytes() -> usize {
    BENCH.with_borrow(|bench| bench.index.as_ref().map_or(0, Index::memory))
}
