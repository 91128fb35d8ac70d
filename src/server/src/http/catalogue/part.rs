//! `GET /api/v1/catalogue/parts/{address}`

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use protocol::wire::{ApiError, ErrorCode};

use crate::AppState;
use crate::error::Fault;

/// A part of the catalogue, or a bundle: parts that follow each other in the index, end to end. The address of a part is its
/// checksum, that of a bundle the version of the index and its number; both may be kept for good.
#[utoipa::path(
    get,
    path = "/api/v1/catalogue/parts/{address}",
    tag = "catalogue",
    params(("address" = String, Path, description = "64 hexadecimal digits, or those of a version, a hyphen and a number")),
    responses(
        (status = 200, description = "The part, binary", content_type = "application/octet-stream"),
        (status = 404, description = "Of no publication in use", body = ApiError),
    )
)]
pub async fn part(
    State(app): State<AppState>,
    Path(address): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let not_found = || Fault::Denied(ErrorCode::NotFound);
    let shelf = app.library.shelf_with(&address).ok_or_else(not_found)?;
    let part = shelf.part(&address).ok_or_else(not_found)?;
    Ok(super::send(
        part,
        &headers,
        "public, max-age=31536000, immutable",
    ))
}
