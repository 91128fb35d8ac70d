//! `/api/v1/trail`: who saw or changed what, for the head.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use protocol::trail::{TrailPage, TrailQuery};
use protocol::wire::{ApiError, ErrorCode};

use crate::AppState;
use crate::error::Fault;
use crate::http::cookie::Session;
use crate::usecase::access;

/// Who saw or changed what in the school of the head who is signed in, the newest first.
#[utoipa::path(
    get,
    path = "/api/v1/trail",
    tag = "privacy",
    params(
        ("kind" = Option<String>, Query, description = "Of this kind alone (SignIns, Data, Erasures, Classes, Accounts, Visits, Refusals)"),
        ("person" = Option<String>, Query, description = "What this person did, or what was done to them (a UUID)"),
        ("before" = Option<String>, Query, description = "`next` of the page before; absent at the first"),
        ("export" = Option<bool>, Query, description = "The lines go into a file"),
    ),
    responses(
        (status = 200, description = "One page", body = TrailPage),
        (status = 400, description = "A question that is none", body = ApiError),
        (status = 401, description = "Signed out", body = ApiError),
        (status = 403, description = "Not for this person", body = ApiError),
    )
)]
pub async fn read_trail(
    State(app): State<AppState>,
    Session(token): Session,
    query: Result<Query<TrailQuery>, QueryRejection>,
) -> Result<Json<TrailPage>, Fault> {
    let Query(query) = query.map_err(|_| Fault::Denied(ErrorCode::BadRequest))?;
    Ok(Json(access::read(&app, &token, &query).await?))
}
