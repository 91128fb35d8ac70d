//! `DELETE /api/v1/session` and `DELETE /api/v1/sessions`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use protocol::wire::ApiError;

use crate::AppState;
use crate::error::Fault;
use crate::http::cookie::{self, Session};
use crate::usecase::session;

/// Signs out here. Without a session nothing happens: the browser may have the cookie of the next one by now, when a sign-out
/// comes late.
#[utoipa::path(
    delete,
    path = "/api/v1/session",
    tag = "session",
    responses((status = 204, description = "Signed out; the cookie of a session that was open is gone"))
)]
pub async fn leave(
    State(app): State<AppState>,
    token: Result<Session, Fault>,
) -> Result<impl IntoResponse, Fault> {
    let was_open = match token {
        Ok(Session(token)) => session::leave(&app, &token).await?,
        Err(_) => false,
    };
    let taken = was_open.then(|| cookie::take(&app));
    Ok((StatusCode::NO_CONTENT, taken, ()))
}

/// Signs out on all devices.
#[utoipa::path(
    delete,
    path = "/api/v1/sessions",
    tag = "session",
    responses(
        (status = 204, description = "Signed out everywhere"),
        (status = 401, description = "Nobody is signed in", body = ApiError),
    )
)]
pub async fn leave_all(
    State(app): State<AppState>,
    Session(token): Session,
) -> Result<impl IntoResponse, Fault> {
    session::leave_all(&app, &token).await?;
    Ok((StatusCode::NO_CONTENT, cookie::take(&app)))
}
