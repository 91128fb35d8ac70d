//! `GET /healthz`, and the clock of tests.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;

use super::body::JsonBody;
use crate::AppState;
use crate::error::Fault;
use crate::usecase::seats;

/// What [`health`] says while the imported catalogue does not read.
pub const DAMAGED: &str = "degraded: the imported catalogue is damaged, import again";

/// Whether the server and its database answer, and whether what is served is what was imported.
#[utoipa::path(
    get,
    path = "/healthz",
    tag = "system",
    responses((status = 200, description = "« ok », or « degraded » and why: people are served all the same"))
)]
pub async fn health(State(app): State<AppState>) -> Result<&'static str, Fault> {
    app.db.read().await?.academies().await?;
    Ok(if app.library.is_damaged() {
        DAMAGED
    } else {
        "ok"
    })
}

/// The description of the whole API, this included.
#[utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    tag = "system",
    responses((status = 200, description = "OpenAPI 3.1", content_type = "application/json"))
)]
pub async fn openapi(State(app): State<AppState>) -> Json<utoipa::openapi::OpenApi> {
    Json(app.openapi.get().cloned().unwrap_or_default())
}

/// The time that a test wants it to be.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct SetClock {
    /// Milliseconds since 1970.
    now: i64,
}

/// Sets the server's clock, which goes on from there, and does what the server does with time. Only routed
/// when the server was started for tests.
#[utoipa::path(
    post,
    path = "/api/v1/test/clock",
    tag = "system",
    request_body = SetClock,
    responses((status = 204, description = "The clock goes on from there"))
)]
pub async fn clock(
    State(app): State<AppState>,
    JsonBody(ask): JsonBody<SetClock>,
) -> Result<StatusCode, Fault> {
    app.clock.set(ask.now);
    seats::sweep(&app).await?;
    Ok(StatusCode::NO_CONTENT)
}
