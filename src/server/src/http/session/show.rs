//! `GET /api/v1/session`

use axum::Json;
use axum::extract::State;
use protocol::session::Me;
use protocol::wire::ApiError;

use crate::AppState;
use crate::error::Fault;
use crate::http::cookie::Session;
use crate::usecase::session;

/// Who is signed in.
#[utoipa::path(
    get,
    path = "/api/v1/session",
    tag = "session",
    responses(
        (status = 200, description = "The person", body = Me),
        (status = 401, description = "Nobody", body = ApiError),
    )
)]
pub async fn show(State(app): State<AppState>, Session(token): Session) -> Result<Json<Me>, Fault> {
    Ok(Json(session::show(&app, &token).await?))
}
