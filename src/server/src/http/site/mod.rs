//! Everything that is not the API: the SPA, embedded in the program.
//!
//! The build lays `.br` and `.gz` neighbours beside its files; the smallest that the browser takes is sent.
//! A file whose name carries a hash never changes; the start page, the service worker and the rest are asked
//! for again. An address that is no file is a page of the app: it gets the start page.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderValue, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use protocol::wire::ErrorCode;
use rust_embed::EmbeddedFile;

use super::encoding::Encoding;
use crate::AppState;
use crate::error::Fault;
use crate::keys::hex;

/// The files of the SPA by their path, `index.html` the start page; where there is none, the server has the API alone.
pub type Site = fn(&str) -> Option<EmbeddedFile>;

/// A file of the SPA, its start page for a page of the app, or 404.
pub async fn serve(State(app): State<AppState>, request: Request) -> Response {
    let site = app.site;
    let path = request.uri().path().trim_start_matches('/');
    let known = matches!(*request.method(), Method::GET | Method::HEAD);
    if !known || is_api(path) {
        return Fault::Denied(ErrorCode::NotFound).into_response();
    }
    let compressed = path.ends_with(".br") || path.ends_with(".gz");
    if !compressed && let Some(file) = site(path) {
        return send(site, path, file, request.headers());
    }
    let is_file = path
        .rsplit('/')
        .next()
        .is_some_and(|name| name.contains('.'));
    if is_file || !is_navigation(request.headers()) {
        return Fault::Denied(ErrorCode::NotFound).into_response();
    }
    match site("index.html") {
        Some(file) => send(site, "index.html", file, request.headers()),
        None => (
            StatusCode::SERVICE_UNAVAILABLE,
            "This server was built without the application.\n",
        )
            .into_response(),
    }
}

fn is_api(path: &str) -> bool {
    path == "api" || path.starts_with("api/")
}

/// Whether a browser asks for a page: it says that it takes HTML, or anything (an old browser, curl).
fn is_navigation(headers: &HeaderMap) -> bool {
    let Some(accept) = headers.get(ACCEPT).and_then(|value| value.to_str().ok()) else {
        return true;
    };
    accept.contains("text/html") || accept.contains("*/*")
}

fn send(site: Site, path: &str, plain: EmbeddedFile, headers: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", &hex(&plain.metadata.sha256_hash())[..32]);
    let (encoding, bytes) = Encoding::accepted(headers)
        .into_iter()
        .find_map(|encoding| match encoding {
            Encoding::Br => site(&format!("{path}.br")).map(|file| (encoding, file.data)),
            Encoding::Gzip => site(&format!("{path}.gz")).map(|file| (encoding, file.data)),
            Encoding::Identity => None,
        })
        .unwrap_or((Encoding::Identity, plain.data));
    let known = headers
        .get(IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|tags| tags.split(',').any(|other| other.trim() == tag));
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Body::from(bytes.into_owned()).into_response()
    };
    let head = response.headers_mut();
    head.insert(CACHE_CONTROL, HeaderValue::from_static(caching(path)));
    head.insert(VARY, HeaderValue::from_static("accept-encoding"));
    head.insert(CONTENT_TYPE, HeaderValue::from_static(kind(path)));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        head.insert(ETAG, tag);
    }
    if let (false, Some(name)) = (known, encoding.header()) {
        head.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    response
}

/// A name such as `main-3f2a9c0d11e7b2a4.css`, or a folder's, carries the hash of the content.
fn is_hashed(path: &str) -> bool {
    path.split(|c: char| !c.is_ascii_alphanumeric())
        .any(|part| part.len() >= 8 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn caching(path: &str) -> &'static str {
    if is_hashed(path) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_name_with_a_hash_is_kept_for_good() {
        assert!(is_hashed("app-3f2a9c0d11e7b2a4/app_bg.wasm"));
        assert!(is_hashed("fonts/text-0a1b2c3d.woff2"));
        assert!(!is_hashed("index.html"));
        assert!(!is_hashed("sw.js"));
        assert!(!is_hashed("manifest.webmanifest"));
    }
}
