//! `GET /api/v1/sessions` and `DELETE /api/v1/sessions/{session}`

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use protocol::session::Connections;
use protocol::wire::ApiError;

use crate::AppState;
use crate::error::Fault;
use crate::http::cookie::Session;
use crate::http::named::Named;
use crate::usecase::session;

/// Where the person is signed in.
#[utoipa::path(
    get,
    path = "/api/v1/sessions",
    tag = "session",
    responses(
        (status = 200, description = "The sessions that are open, the newest first", body = Connections),
        (status = 401, description = "Signed out", body = ApiError),
    )
)]
pub async fn list(
    State(app): State<AppState>,
    Session(token): Session,
) -> Result<Json<Connections>, Fault> {
    Ok(Json(session::connections(&app, &token).await?))
}

/// Signs out on one device. What is no session of the person is left as it is.
#[utoipa::path(
    delete,
    path = "/api/v1/sessions/{session}",
    tag = "session",
    params(("session" = String, Path, description = "Its name in the list")),
    responses(
        (status = 204, description = "It is over"),
        (status = 401, description = "Signed out", body = ApiError),
        (status = 404, description = "What names nothing", body = ApiError),
    )
)]
pub async fn end(
    State(app): State<AppState>,
    Session(token): Session,
    Named(id): Named<String>,
) -> Result<StatusCode, Fault> {
    session::end(&app, &token, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
