//! The browser's own cryptography, `crypto.subtle`. A page that did not come over https has none.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::cipher::NONCE;
use super::key::DbKey;
use crate::glue;

/// Bytes of the nonce of AES-GCM.
const IV: usize = 12;

async fn subtle(method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let crypto = glue::get(&js_sys::global(), "crypto");
    let subtle = glue::get(&crypto, "subtle");
    let function: Function = glue::get(&subtle, method).dyn_into().ok()?;
    let arguments: Array = arguments.iter().collect();
    let promise: Promise = function.apply(&subtle, &arguments).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

fn object(members: &[(&str, JsValue)]) -> Option<JsValue> {
    let object = Object::new();
    for (name, value) in members {
        Reflect::set(&object, &(*name).into(), value).ok()?;
    }
    Some(object.into())
}

fn bytes(of: &[u8]) -> JsValue {
    Uint8Array::from(of).into()
}

fn list(words: &[&str]) -> JsValue {
    let words: Array = words.iter().map(|word| JsValue::from(*word)).collect();
    words.into()
}

/// 32 bytes derived slowly (PBKDF2, SHA-256) from a secret.
pub(super) async fn derive(secret: &str, salt: &[u8], rounds: u32) -> Option<[u8; 32]> {
    let raw = bytes(secret.as_bytes());
    let whole = [
        "raw".into(),
        raw,
        "PBKDF2".into(),
        false.into(),
        list(&["deriveBits"]),
    ];
    let base = subtle("importKey", &whole).await?;
    let how = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", bytes(salt)),
        ("iterations", rounds.into()),
    ])?;
    let derived = subtle("deriveBits", &[how, base, 256.into()]).await?;
    Uint8Array::new(&derived).to_vec().try_into().ok()
}

/// A new key of the browser's that nobody can read out, and the database's key sealed under it.
pub(super) async fn hold(key: &DbKey) -> Option<(JsValue, Vec<u8>)> {
    let how = object(&[("name", "AES-GCM".into()), ("length", 256.into())])?;
    let uses = list(&["encrypt", "decrypt"]);
    let holder = subtle("generateKey", &[how, false.into(), uses]).await?;
    let mut iv = [0; IV];
    glue::fill(&mut iv).ok()?;
    let plain = bytes(key.bytes());
    let sealed = subtle("encrypt", &[gcm(&iv)?, holder.clone(), plain]).await?;
    let sealed = Uint8Array::new(&sealed).to_vec();
    Some((holder, [&iv[..], &sealed].concat()))
}

/// Opens what [`hold`] sealed.
pub(super) async fn held(holder: &JsValue, sealed: &[u8]) -> Option<DbKey> {
    let (iv, sealed) = sealed.split_at_checked(IV)?;
    let arguments = [gcm(iv)?, holder.clone(), bytes(sealed)];
    let key = subtle("decrypt", &arguments).await?;
    DbKey::of(&Uint8Array::new(&key).to_vec())
}

fn gcm(iv: &[u8]) -> Option<JsValue> {
    object(&[("name", "AES-GCM".into()), ("iv", bytes(iv))])
}

/// A nonce by chance.
pub(super) fn nonce() -> Option<[u8; NONCE]> {
    let mut nonce = [0; NONCE];
    glue::fill(&mut nonce).ok()?;
    Some(nonce)
}
