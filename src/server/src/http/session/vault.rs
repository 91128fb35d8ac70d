//! `GET /api/v1/session/vault`

use axum::Json;
use axum::extract::State;
use protocol::session::Vault;
use protocol::wire::ApiError;

use crate::AppState;
use crate::error::Fault;
use crate::http::cookie::Session;
use crate::usecase::session;

/// What opens the person's profiles on any device.
#[utoipa::path(
    get,
    path = "/api/v1/session/vault",
    tag = "session",
    responses(
        (status = 200, description = "The secret, for this person alone", body = Vault),
        (status = 401, description = "Nobody is signed in", body = ApiError),
    )
)]
pub async fn vault(
    State(app): State<AppState>,
    Session(token): Session,
) -> Result<Json<Vault>, Fault> {
    Ok(Json(session::vault(&app, &token).await?))
}
