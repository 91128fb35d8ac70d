//! Smaller requests: a class sends through one line of its school.

use js_sys::{Array, Function, Reflect, Uint8Array, global};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableWritablePair, Response};

/// Below, compressing costs more than it saves.
const LEAST: usize = 1_024;

/// The text in gzip; `None` for a short one, and where the browser cannot (Safari before 16.4, Firefox before 113).
pub(crate) async fn gzip(text: &str) -> Option<Uint8Array> {
    if text.len() < LEAST {
        return None;
    }
    let blob = Blob::new_with_str_sequence(&Array::of1(&text.into())).ok()?;
    // web-sys keeps the type behind its flag for unstable interfaces.
    let maker = Reflect::get(&global(), &"CompressionStream".into()).ok()?;
    let maker = maker.dyn_ref::<Function>()?;
    let stream = Reflect::construct(maker, &Array::of1(&"gzip".into())).ok()?;
    let small = blob
        .stream()
        .pipe_through(stream.unchecked_ref::<ReadableWritablePair>());
    let response = Response::new_with_opt_readable_stream(Some(&small)).ok()?;
    let bytes = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&bytes))
}
