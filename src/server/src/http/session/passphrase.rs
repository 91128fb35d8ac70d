//! `POST /api/v1/passphrase`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use protocol::session::ChangePassphrase;
use protocol::wire::ApiError;

use crate::AppState;
use crate::error::Fault;
use crate::http::body::JsonBody;
use crate::http::cookie::{self, Session};
use crate::http::peer::Peer;
use crate::usecase::passphrase;

/// An adult changes the passphrase. The other sessions end.
#[utoipa::path(
    post,
    path = "/api/v1/passphrase",
    tag = "session",
    request_body = ChangePassphrase,
    responses(
        (status = 204, description = "Changed; this session has a new cookie"),
        (status = 400, description = "A passphrase that is not taken", body = ApiError),
        (status = 401, description = "Signed out, or the former one is wrong", body = ApiError),
        (status = 403, description = "Not for this person", body = ApiError),
        (status = 429, description = "Too many failures: wait", body = ApiError),
    )
)]
pub async fn change_passphrase(
    State(app): State<AppState>,
    Peer(from): Peer,
    Session(token): Session,
    JsonBody(ask): JsonBody<ChangePassphrase>,
) -> Result<impl IntoResponse, Fault> {
    let token = passphrase::change(&app, &token, &from, ask).await?;
    Ok((StatusCode::NO_CONTENT, cookie::give(&app, &token)))
}
