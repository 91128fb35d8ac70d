//! `GET /api/v1/sync/pull`

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use protocol::wire::{ApiError, ErrorCode, PullPage, PullQuery};

use crate::AppState;
use crate::error::Fault;
use crate::http::cookie::Session;
use crate::usecase::pull;

/// What changed since the cursor.
#[utoipa::path(
    get,
    path = "/api/v1/sync/pull",
    tag = "sync",
    params(
        ("client" = String, Query, description = "The local database (a UUID)"),
        ("cursor" = Option<String>, Query, description = "That of the page before; absent at the first"),
        ("held" = Option<u64>, Query, description = "The first line the client still holds"),
        ("user" = Option<String>, Query, description = "Whose rows the client asks for (a UUID)"),
    ),
    responses(
        (status = 200, description = "One page", body = PullPage),
        (status = 401, description = "Signed out", body = ApiError),
        (status = 403, description = "Another user's queue or session", body = ApiError),
    )
)]
pub async fn pull(
    State(app): State<AppState>,
    Session(token): Session,
    query: Result<Query<PullQuery>, QueryRejection>,
) -> Result<Json<PullPage>, Fault> {
    let Query(query) = query.map_err(|_| Fault::Denied(ErrorCode::BadRequest))?;
    Ok(Json(pull::pull(&app, &token, &query).await?))
}
