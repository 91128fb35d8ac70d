//! `POST /api/v1/session/card`

use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use protocol::session::{CardSignIn, Me};
use protocol::wire::ApiError;

use crate::AppState;
use crate::error::Fault;
use crate::http::body::JsonBody;
use crate::http::cookie;
use crate::http::peer::Peer;
use crate::usecase::sign_in;

/// A pupil signs in by the card's QR.
#[utoipa::path(
    post,
    path = "/api/v1/session/card",
    tag = "session",
    request_body = CardSignIn,
    responses(
        (status = 200, description = "Signed in; the cookie is set", body = Me),
        (status = 401, description = "Wrong, without saying what", body = ApiError),
        (status = 429, description = "Too many failures: wait", body = ApiError),
    )
)]
pub async fn sign_in_card(
    State(app): State<AppState>,
    Peer(from): Peer,
    JsonBody(ask): JsonBody<CardSignIn>,
) -> Result<impl IntoResponse, Fault> {
    let (token, me) = sign_in::card(&app, &from, ask).await?;
    Ok((cookie::give(&app, &token), Json(me)))
}
