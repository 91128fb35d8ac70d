//! `POST /api/v1/sync/push`

use axum::Json;
use axum::extract::State;
use protocol::wire::{ApiError, PushRequest, PushResponse};

use crate::AppState;
use crate::error::Fault;
use crate::http::body::JsonBody;
use crate::http::cookie::Session;
use crate::usecase::erase;
use crate::usecase::push::{self, RawPush};

/// Settles the next lines of a client's queue.
#[utoipa::path(
    post,
    path = "/api/v1/sync/push",
    tag = "sync",
    request_body = PushRequest,
    responses(
        (status = 200, description = "A result for each line, up to a stop", body = PushResponse),
        (status = 401, description = "Signed out", body = ApiError),
        (status = 403, description = "Another user's queue or session", body = ApiError),
        (status = 410, description = "The account was erased", body = ApiError),
        (status = 413, description = "Too many lines or bytes", body = ApiError),
    )
)]
pub async fn push(
    State(app): State<AppState>,
    token: Result<Session, Fault>,
    JsonBody(lines): JsonBody<RawPush>,
) -> Result<Json<PushResponse>, Fault> {
    let response = match token {
        Ok(Session(token)) => push::push(&app, &token, lines).await?,
        Err(fault) => erase::or_erased(&app, lines.believed(), fault).await?,
    };
    app.metrics.pushed(&response);
    Ok(Json(response))
}
