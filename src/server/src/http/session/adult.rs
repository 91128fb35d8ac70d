//! `POST /api/v1/session/adult`

use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use protocol::session::{AdultSignIn, Me};
use protocol::wire::ApiError;

use crate::AppState;
use crate::error::Fault;
use crate::http::body::JsonBody;
use crate::http::cookie;
use crate::http::peer::Peer;
use crate::usecase::sign_in;

/// An adult signs in by identifier and passphrase.
#[utoipa::path(
    post,
    path = "/api/v1/session/adult",
    tag = "session",
    request_body = AdultSignIn,
    responses(
        (status = 200, description = "Signed in; the cookie is set", body = Me),
        (status = 401, description = "Wrong, without saying what; or the code of the second factor is missing", body = ApiError),
        (status = 429, description = "Too many failures: wait", body = ApiError),
    )
)]
pub async fn sign_in_adult(
    State(app): State<AppState>,
    Peer(from): Peer,
    JsonBody(ask): JsonBody<AdultSignIn>,
) -> Result<impl IntoResponse, Fault> {
    let (token, me) = sign_in::adult(&app, &from, ask).await?;
    Ok((cookie::give(&app, &token), Json(me)))
}
