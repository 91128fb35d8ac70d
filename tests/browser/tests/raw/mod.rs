//! What lies in the browser's databases, read without any code of ours.

use js_sys::{Array, Function, JSON, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap()
}

fn call(of: &JsValue, name: &str, arguments: &[JsValue]) -> JsValue {
    let function: Function = get(of, name).unchecked_into();
    let arguments: Array = arguments.iter().collect();
    function.apply(of, &arguments).unwrap()
}

async fn done(request: &JsValue) -> JsValue {
    let promise = Promise::new(&mut |done, failed| {
        Reflect::set(request, &"onsuccess".into(), &done).unwrap();
        Reflect::set(request, &"onerror".into(), &failed).unwrap();
    });
    JsFuture::from(promise).await.unwrap();
    get(request, "result")
}

fn words(value: &JsValue) -> String {
    if let Some(text) = value.as_string() {
        return text;
    }
    match value.dyn_ref::<Uint8Array>() {
        Some(bytes) => String::from_utf8_lossy(&bytes.to_vec()).into_owned(),
        None => JSON::stringify(value).map_or_else(|_| String::new(), String::from),
    }
}

/// All keys and values of a database, each as text.
pub(crate) async fn all(database: &str) -> Vec<String> {
    let factory = get(&js_sys::global(), "indexedDB");
    let db = done(&call(&factory, "open", &[database.into()])).await;
    let names: Array = Array::from(&get(&db, "objectStoreNames"));
    let mut found = Vec::new();
    for name in names.iter() {
        let transaction = call(&db, "transaction", &[name.clone()]);
        let store = call(&transaction, "objectStore", &[name]);
        for method in ["getAllKeys", "getAll"] {
            let records = Array::from(&done(&call(&store, method, &[])).await);
            found.extend(records.iter().map(|record| words(&record)));
        }
    }
    call(&db, "close", &[]);
    found
}
