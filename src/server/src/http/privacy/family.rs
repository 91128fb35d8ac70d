//! `/api/v1/family`: what a family does with its link. The token stands in the body: addresses are written down on the way.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use protocol::privacy::{EraseByFamily, Export, OpenFamily};
use protocol::wire::ApiError;

use crate::AppState;
use crate::error::Fault;
use crate::http::body::JsonBody;
use crate::http::peer::Peer;
use crate::usecase::family;

/// All that is kept of the pupil of the link.
#[utoipa::path(
    post,
    path = "/api/v1/family",
    tag = "privacy",
    request_body = OpenFamily,
    responses(
        (status = 200, description = "Everything, in one document", body = Export),
        (status = 410, description = "Too old, used up, or never was", body = ApiError),
        (status = 429, description = "Too many failures: wait", body = ApiError),
    )
)]
pub async fn open_family(
    State(app): State<AppState>,
    Peer(from): Peer,
    JsonBody(ask): JsonBody<OpenFamily>,
) -> Result<Json<Export>, Fault> {
    Ok(Json(family::open(&app, &from, ask.token).await?))
}

/// Erases the account of the pupil of the link, for good.
#[utoipa::path(
    post,
    path = "/api/v1/family/erase",
    tag = "privacy",
    request_body = EraseByFamily,
    responses(
        (status = 204, description = "Gone, with every copy"),
        (status = 401, description = "Another pseudonym", body = ApiError),
        (status = 410, description = "Too old, used up, or never was", body = ApiError),
        (status = 429, description = "Too many failures: wait", body = ApiError),
    )
)]
pub async fn erase_family(
    State(app): State<AppState>,
    Peer(from): Peer,
    JsonBody(ask): JsonBody<EraseByFamily>,
) -> Result<StatusCode, Fault> {
    family::erase_by_family(&app, &from, ask).await?;
    Ok(StatusCode::NO_CONTENT)
}
