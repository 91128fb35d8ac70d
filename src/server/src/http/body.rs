//! Reading a JSON body: small, of the right type, plain or compressed, never more than it says.

use std::io::Read;

use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use protocol::wire::{ErrorCode, PUSH_BYTES};
use serde::de::DeserializeOwned;

use crate::error::Fault;
use crate::{App, AppState};

/// Most bytes of a body once inflated.
const INFLATED_MAX: u64 = 4 * 1024 * 1024;

/// The body of a request, read from JSON.
///
/// At most `protocol::wire::PUSH_BYTES` as it travels and 4 MiB inflated (413), of type `application/json`,
/// plain, gzip or brotli (400 for anything else), and there within [`crate::SLOWEST_BODY`] (400).
#[derive(Debug)]
pub struct JsonBody<T>(pub T);

impl<T: DeserializeOwned> FromRequest<AppState> for JsonBody<T> {
    type Rejection = Fault;

    async fn from_request(request: Request, app: &AppState) -> Result<Self, Fault> {
        let (parts, body) = request.into_parts();
        if !is_json(&parts.headers) {
            return Err(bad());
        }
        let bytes = read_within(app, body, PUSH_BYTES).await?;
        let bytes = inflate(&parts.headers, bytes)?;
        let value = serde_json::from_slice(&bytes).map_err(|_| bad())?;
        Ok(Self(value))
    }
}

fn bad() -> Fault {
    Fault::Denied(ErrorCode::BadRequest)
}

fn too_large() -> Fault {
    Fault::Denied(ErrorCode::TooLarge)
}

fn is_json(headers: &HeaderMap) -> bool {
    headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .and_then(|kind| kind.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

/// The bytes of a body as it travels, at most `most` (413), and there in time (400).
pub(super) async fn read_within(app: &App, body: Body, most: usize) -> Result<Vec<u8>, Fault> {
    let read = tokio::time::timeout(app.slowest_body, read(body, most));
    read.await.map_err(|_| bad())?
}

async fn read(body: Body, most: usize) -> Result<Vec<u8>, Fault> {
    let bytes = to_bytes(body, most).await.map_err(|error| {
        let limit = std::error::Error::source(&error)
            .is_some_and(|cause| cause.is::<http_body_util::LengthLimitError>());
        if limit { too_large() } else { bad() }
    })?;
    Ok(bytes.into())
}

fn inflate(headers: &HeaderMap, bytes: Vec<u8>) -> Result<Vec<u8>, Fault> {
    let encoding = match headers.get(CONTENT_ENCODING) {
        None => "identity",
        Some(value) => value.to_str().map_err(|_| bad())?,
    };
    match encoding {
        "identity" => Ok(bytes),
        "gzip" => bounded(flate2::read::GzDecoder::new(bytes.as_slice())),
        "br" => bounded(brotli::Decompressor::new(bytes.as_slice(), 16 * 1024)),
        _ => Err(bad()),
    }
}

fn bounded(reader: impl Read) -> Result<Vec<u8>, Fault> {
    let mut inflated = Vec::new();
    let mut reader = reader.take(INFLATED_MAX + 1);
    reader.read_to_end(&mut inflated).map_err(|_| bad())?;
    if inflated.len() as u64 > INFLATED_MAX {
        return Err(too_large());
    }
    Ok(inflated)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use axum::http::Request;
    use tower::ServiceExt as _;

    use crate::{App, Reach};

    use super::*;

    #[tokio::test]
    async fn a_body_that_does_not_come_is_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let state = App::open(folder.path(), Reach::default()).await.unwrap();
        let mut state = Arc::into_inner(state).unwrap();
        state.slowest_body = Duration::ZERO;
        let never = futures::stream::pending::<Result<Vec<u8>, std::io::Error>>();
        let request = Request::post("/api/v1/class-code")
            .header(CONTENT_TYPE, "application/json")
            .body(Body::from_stream(never))
            .unwrap();
        let answer = crate::app(Arc::new(state)).oneshot(request).await.unwrap();
        assert_eq!(answer.status(), 400);
    }
}
