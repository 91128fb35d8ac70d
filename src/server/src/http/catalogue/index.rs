//! `GET /api/v1/catalogue/index`

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use crate::AppState;

/// The index of the publication in use: its parts by name, checksum and length.
#[utoipa::path(
    get,
    path = "/api/v1/catalogue/index",
    tag = "catalogue",
    responses((status = 200, description = "The index, binary", content_type = "application/octet-stream"))
)]
pub async fn index(State(app): State<AppState>, headers: HeaderMap) -> Response {
    super::send(app.library.shelf().index(), &headers, "no-cache")
}
