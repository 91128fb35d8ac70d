//! `GET /api/v1/catalogue/parts/{sha256}`

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use protocol::wire::{ApiError, ErrorCode};

use crate::AppState;
use crate::error::Fault;

/// A part of the catalogue. Its address is its checksum, so it may be kept for good.
#[utoipa::path(
    get,
    path = "/api/v1/catalogue/parts/{sha256}",
    tag = "catalogue",
    params(("sha256" = String, Path, description = "64 hexadecimal digits")),
    responses(
        (status = 200, description = "The part, binary", content_type = "application/octet-stream"),
        (status = 404, description = "Not of the publication in use", body = ApiError),
    )
)]
pub async fn part(
    State(app): State<AppState>,
    Path(address): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let part = app
        .library
        .part(&address)
        .ok_or(Fault::Denied(ErrorCode::NotFound))?;
    Ok(super::send(
        part,
        &headers,
        "public, max-age=31536000, immutable",
    ))
}
