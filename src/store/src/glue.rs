//! The few things of the browser that web-sys does not give in a stable form.

use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::error::StoreError;

/// A property of an object; undefined when it has none.
pub(crate) fn get(target: &JsValue, name: &str) -> JsValue {
    Reflect::get(target, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Calls a method without arguments; `None` when it is absent or throws.
fn call(target: &JsValue, name: &str) -> Option<JsValue> {
    get(target, name)
        .dyn_into::<Function>()
        .ok()?
        .call0(target)
        .ok()
}

async fn ask(target: &JsValue, name: &str) -> Option<JsValue> {
    let promise = call(target, name)?.dyn_into::<Promise>().ok()?;
    JsFuture::from(promise).await.ok()
}

fn storage() -> JsValue {
    get(&get(&js_sys::global(), "navigator"), "storage")
}

/// Fills bytes by chance that nobody can foresee.
pub(crate) fn fill(bytes: &mut [u8]) -> Result<(), StoreError> {
    let crypto = get(&js_sys::global(), "crypto");
    let function = get(&crypto, "getRandomValues").dyn_into::<Function>();
    let function = function.map_err(|_| StoreError::Unavailable)?;
    let filled = Uint8Array::new_with_length(bytes.len() as u32);
    function
        .call1(&crypto, &filled)
        .map_err(|_| StoreError::Unavailable)?;
    filled.copy_to(bytes);
    Ok(())
}

/// Resolves after so many milliseconds, later when the browser holds timers of hidden pages back.
pub async fn sleep(milliseconds: u32) {
    let global = js_sys::global();
    let Ok(timer) = get(&global, "setTimeout").dyn_into::<Function>() else {
        return;
    };
    let promise = Promise::new(&mut |done, _| {
        // A browser without timers does not run this page at all.
        let _ = timer.call2(&global, &done, &milliseconds.into());
    });
    let _ = JsFuture::from(promise).await;
}

/// Asks the browser to keep this site's data when space gets short; whether it does. Asked after the first
/// useful write, when browsers are inclined to say yes.
pub async fn persist() -> bool {
    ask(&storage(), "persist")
        .await
        .is_some_and(|kept| kept.is_truthy())
}

/// Bytes used and bytes allowed, where the browser tells.
pub async fn estimate() -> Option<(f64, f64)> {
    let estimate = ask(&storage(), "estimate").await?;
    Some((
        get(&estimate, "usage").as_f64()?,
        get(&estimate, "quota").as_f64()?,
    ))
}
