//! `GET /healthz`, `GET /metrics` for operators, and the clock of tests.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderName, StatusCode, header};
use serde::Deserialize;

use super::body::JsonBody;
use crate::error::Fault;
use crate::metrics::{self, Instant};
use crate::sql::DbError;
use crate::usecase::seats;
use crate::{App, AppState};

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

/// What operators watch, as text. Routed on the address for operators only (`--metrics-listen`).
pub async fn metrics(State(app): State<AppState>) -> ([(HeaderName, &'static str); 1], String) {
    let sessions = open_sessions(&app).await;
    if let Err(error) = &sessions {
        tracing::error!(%error, "sessions were not counted");
    }
    let text = app.metrics.text(Instant {
        sessions: sessions.ok(),
        catalogue: app.library.shelf().version().to_owned(),
        damaged: app.library.is_damaged(),
    });
    ([(header::CONTENT_TYPE, metrics::KIND)], text)
}

async fn open_sessions(app: &App) -> Result<u64, DbError> {
    app.db.read().await?.open_sessions(app.clock.now()).await
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
