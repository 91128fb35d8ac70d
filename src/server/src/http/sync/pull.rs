//! `GET /api/v1/sync/pull`

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use protocol::wire::{ApiError, ErrorCode, PullPage, PullQuery};

use crate::AppState;
use crate::error::Fault;
use crate::http::cookie::Session;
use crate::usecase::{erase, pull};

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
        (status = 400, description = "A question or a cursor that is none", body = ApiError),
        (status = 401, description = "Signed out", body = ApiError),
        (status = 403, description = "Another user's queue or session", body = ApiError),
        (status = 410, description = "The account was erased", body = ApiError),
    )
)]
pub async fn pull(
    State(app): State<AppState>,
    token: Result<Session, Fault>,
    query: Result<Query<PullQuery>, QueryRejection>,
) -> Result<Json<PullPage>, Fault> {
    let Query(query) = query.map_err(|_| Fault::Denied(ErrorCode::BadRequest))?;
    let page = match token {
        Ok(Session(token)) => pull::pull(&app, &token, &query).await?,
        Err(fault) => erase::or_erased(&app, query.user, fault).await?,
    };
    app.metrics.pulled();
    Ok(Json(page))
}
