//! `/api/v1/class-code`, `/api/v1/enrolment`: a pupil's first time.

use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use protocol::session::{ClassGreeting, ClassKnock, Enrol, Enrolled};
use protocol::wire::ApiError;

use crate::AppState;
use crate::error::Fault;
use crate::http::body::JsonBody;
use crate::http::cookie;
use crate::http::peer::Peer;
use crate::usecase::enrol;

/// What a pupil sees after typing a class code.
#[utoipa::path(
    post,
    path = "/api/v1/class-code",
    tag = "enrolment",
    request_body = ClassKnock,
    responses(
        (status = 200, description = "The class", body = ClassGreeting),
        (status = 401, description = "A code of no class", body = ApiError),
        (status = 429, description = "Too many failures: wait", body = ApiError),
    )
)]
pub async fn knock(
    State(app): State<AppState>,
    Peer(from): Peer,
    JsonBody(ask): JsonBody<ClassKnock>,
) -> Result<Json<ClassGreeting>, Fault> {
    Ok(Json(enrol::knock(&app, &from, &ask).await?))
}

/// A new pupil takes a pseudonym and is signed in.
#[utoipa::path(
    post,
    path = "/api/v1/enrolment",
    tag = "enrolment",
    request_body = Enrol,
    responses(
        (status = 200, description = "The secrets, shown once; the cookie is set", body = Enrolled),
        (status = 401, description = "A code of no class", body = ApiError),
        (status = 403, description = "Enrolment is closed", body = ApiError),
        (status = 409, description = "The pseudonym is taken", body = ApiError),
        (status = 429, description = "Too many failures: wait", body = ApiError),
    )
)]
pub async fn enrol_pupil(
    State(app): State<AppState>,
    Peer(from): Peer,
    JsonBody(ask): JsonBody<Enrol>,
) -> Result<impl IntoResponse, Fault> {
    let (token, enrolled) = enrol::enrol(&app, &from, &ask).await?;
    Ok((cookie::give(&app, &token), Json(enrolled)))
}
