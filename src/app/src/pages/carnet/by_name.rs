//! What the browser offers, by name: the typed functions of web-sys would each bring their glue to the first list, which
//! draws nothing and hears nothing. `None` for what is not there or fails.

use js_sys::{Array, Function, Promise, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

pub(super) fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

pub(super) fn set(of: &JsValue, name: &str, value: &JsValue) -> Option<()> {
    Reflect::set(of, &name.into(), value).ok().map(drop)
}

pub(super) fn call(of: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let function = get(of, name).dyn_into::<Function>().ok()?;
    let arguments: Array = arguments.iter().collect();
    function.apply(of, &arguments).ok()
}

/// A new thing of this class.
pub(super) fn make(class: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let class = get(&global(), class).dyn_into::<Function>().ok()?;
    let arguments: Array = arguments.iter().collect();
    Reflect::construct(&class, &arguments).ok()
}

/// What is promised, once it is there.
pub(super) async fn done(promise: JsValue) -> Option<JsValue> {
    kept(promise).await?.ok()
}

/// What is promised, or why it does not come; `None` for what is no promise.
pub(super) async fn kept(promise: JsValue) -> Option<Result<JsValue, JsValue>> {
    let promise = promise.dyn_into::<Promise>().ok()?;
    Some(JsFuture::from(promise).await)
}
