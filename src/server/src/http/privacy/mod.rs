//! `/api/v1/me`: what a person may ask about the data kept of them; beside it, what the head and the family may.

pub mod access;
pub mod family;
pub mod school;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use protocol::privacy::{Erase, Export, Retention};
use protocol::wire::ApiError;

use crate::AppState;
use crate::error::Fault;
use crate::http::body::JsonBody;
use crate::http::cookie::{self, Session};
use crate::http::peer::Peer;
use crate::usecase::{erase, export};

/// How long this server is set to keep things.
#[utoipa::path(
    get,
    path = "/api/v1/retention",
    tag = "privacy",
    responses((status = 200, description = "In days", body = Retention))
)]
pub async fn retention(State(app): State<AppState>) -> Json<Retention> {
    Json(app.retention)
}

/// All that is kept of who is signed in.
#[utoipa::path(
    get,
    path = "/api/v1/me/export",
    tag = "privacy",
    responses(
        (status = 200, description = "Everything, in one document", body = Export),
        (status = 401, description = "Nobody is signed in", body = ApiError),
    )
)]
pub async fn export_own(
    State(app): State<AppState>,
    Session(token): Session,
) -> Result<Json<Export>, Fault> {
    Ok(Json(export::own(&app, &token).await?))
}

/// Erases the account of who is signed in, for good.
#[utoipa::path(
    post,
    path = "/api/v1/me/erase",
    tag = "privacy",
    request_body = Erase,
    responses(
        (status = 204, description = "Gone, with every copy; the cookie too"),
        (status = 401, description = "Nobody is signed in, or the secret is wrong, or its code is missing", body = ApiError),
        (status = 403, description = "An adult without a passphrase", body = ApiError),
        (status = 409, description = "Others count on this person alone", body = ApiError),
        (status = 429, description = "Too many failures: wait", body = ApiError),
    )
)]
pub async fn erase_own(
    State(app): State<AppState>,
    Peer(from): Peer,
    Session(token): Session,
    JsonBody(ask): JsonBody<Erase>,
) -> Result<impl IntoResponse, Fault> {
    erase::own(&app, &from, &token, ask).await?;
    Ok((StatusCode::NO_CONTENT, cookie::take(&app)))
}
