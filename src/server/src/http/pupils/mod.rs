//! `/api/v1/pupils/{user}/secret`

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use domain::ids::UserId;
use protocol::session::Enrolled;
use protocol::wire::{ApiError, ErrorCode};

use crate::AppState;
use crate::error::Fault;
use crate::http::cookie::Session;
use crate::usecase::enrol;

/// A teacher renews a pupil's secrets; former ones and sessions end.
#[utoipa::path(
    post,
    path = "/api/v1/pupils/{user}/secret",
    tag = "classes",
    params(("user" = String, Path, description = "The pupil (a UUID)")),
    responses(
        (status = 200, description = "The secrets, shown once", body = Enrolled),
        (status = 401, description = "Signed out", body = ApiError),
        (status = 403, description = "A pupil of others or of nobody", body = ApiError),
        (status = 404, description = "What names no pupil", body = ApiError),
    )
)]
pub async fn renew_secret(
    State(app): State<AppState>,
    Session(token): Session,
    user: Result<Path<UserId>, PathRejection>,
) -> Result<Json<Enrolled>, Fault> {
    let Path(user) = user.map_err(|_| Fault::Denied(ErrorCode::NotFound))?;
    Ok(Json(enrol::renew(&app, &token, user).await?))
}
