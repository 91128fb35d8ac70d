//! The published catalogue: its index, and parts that never change under their address.

pub mod index;
pub mod part;

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};

use super::encoding::Encoding;
use crate::library::Packed;

/// Sends bytes in the smallest form that the browser takes.
fn send(packed: &Packed, headers: &HeaderMap, caching: &'static str) -> Response {
    let encoding = Encoding::accepted(headers)
        .into_iter()
        .next()
        .unwrap_or(Encoding::Identity);
    let bytes = match encoding {
        Encoding::Br => packed.br.clone(),
        Encoding::Gzip => packed.gzip.clone(),
        Encoding::Identity => packed.plain.clone(),
    };
    let mut response = Body::from(bytes).into_response();
    let head = response.headers_mut();
    head.insert(CACHE_CONTROL, HeaderValue::from_static(caching));
    head.insert(VARY, HeaderValue::from_static("accept-encoding"));
    head.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("application/octet-stream"),
    );
    if let Some(name) = encoding.header() {
        head.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    response
}
