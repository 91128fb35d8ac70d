//! `/api/v1/second-factor`

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use protocol::session::{
    BeginFactor, ConfirmFactor, EndFactor, FactorKey, RecoveryCodes, SecondFactor,
};
use protocol::wire::ApiError;

use crate::AppState;
use crate::error::Fault;
use crate::http::body::JsonBody;
use crate::http::cookie::Session;
use crate::http::peer::Peer;
use crate::usecase::second_factor;

/// Whether the person has a second factor.
#[utoipa::path(
    get,
    path = "/api/v1/second-factor",
    tag = "session",
    responses(
        (status = 200, description = "Whether it is on", body = SecondFactor),
        (status = 401, description = "Signed out", body = ApiError),
        (status = 403, description = "Not for this person", body = ApiError),
    )
)]
pub async fn show_factor(
    State(app): State<AppState>,
    Session(token): Session,
) -> Result<Json<SecondFactor>, Fault> {
    Ok(Json(second_factor::show(&app, &token).await?))
}

/// Begins a second factor.
#[utoipa::path(
    post,
    path = "/api/v1/second-factor",
    tag = "session",
    request_body = BeginFactor,
    responses(
        (status = 200, description = "The key for the person's app", body = FactorKey),
        (status = 401, description = "Signed out, or a wrong passphrase", body = ApiError),
        (status = 403, description = "Not for this person", body = ApiError),
        (status = 409, description = "It is on already", body = ApiError),
        (status = 429, description = "Too many failures: wait", body = ApiError),
    )
)]
pub async fn begin_factor(
    State(app): State<AppState>,
    Peer(from): Peer,
    Session(token): Session,
    JsonBody(ask): JsonBody<BeginFactor>,
) -> Result<Json<FactorKey>, Fault> {
    let key = second_factor::begin(&app, &token, &from, ask).await?;
    Ok(Json(key))
}

/// Turns it on.
#[utoipa::path(
    post,
    path = "/api/v1/second-factor/confirm",
    tag = "session",
    request_body = ConfirmFactor,
    responses(
        (status = 200, description = "On; codes for a lost device, told once", body = RecoveryCodes),
        (status = 401, description = "Signed out, or a wrong code", body = ApiError),
        (status = 403, description = "Not for this person", body = ApiError),
        (status = 409, description = "Nothing was begun", body = ApiError),
        (status = 429, description = "Too many failures: wait", body = ApiError),
    )
)]
pub async fn confirm_factor(
    State(app): State<AppState>,
    Peer(from): Peer,
    Session(token): Session,
    JsonBody(ask): JsonBody<ConfirmFactor>,
) -> Result<Json<RecoveryCodes>, Fault> {
    let codes = second_factor::confirm(&app, &token, &from, &ask).await?;
    Ok(Json(codes))
}

/// Turns it off.
#[utoipa::path(
    post,
    path = "/api/v1/second-factor/end",
    tag = "session",
    request_body = EndFactor,
    responses(
        (status = 204, description = "Off"),
        (status = 401, description = "Signed out, or a wrong passphrase or code", body = ApiError),
        (status = 403, description = "Not for this person", body = ApiError),
        (status = 429, description = "Too many failures: wait", body = ApiError),
    )
)]
pub async fn end_factor(
    State(app): State<AppState>,
    Peer(from): Peer,
    Session(token): Session,
    JsonBody(ask): JsonBody<EndFactor>,
) -> Result<StatusCode, Fault> {
    second_factor::end(&app, &token, &from, ask).await?;
    Ok(StatusCode::NO_CONTENT)
}
