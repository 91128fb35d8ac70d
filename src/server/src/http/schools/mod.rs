//! `/api/v1/schools`

use axum::Json;
use axum::extract::State;
use protocol::session::{Created, NewSchool};
use protocol::wire::ApiError;

use crate::AppState;
use crate::error::Fault;
use crate::http::body::JsonBody;
use crate::http::cookie::Session;
use crate::usecase::schools;

/// The académie adds a school by its UAI.
#[utoipa::path(
    post,
    path = "/api/v1/schools",
    tag = "academy",
    request_body = NewSchool,
    responses(
        (status = 200, description = "Added; its row comes with the next pull", body = Created),
        (status = 400, description = "Neither the request nor the list names it", body = ApiError),
        (status = 401, description = "Signed out", body = ApiError),
        (status = 403, description = "Not for this person", body = ApiError),
        (status = 409, description = "It is there already", body = ApiError),
    )
)]
pub async fn create_school(
    State(app): State<AppState>,
    Session(token): Session,
    JsonBody(ask): JsonBody<NewSchool>,
) -> Result<Json<Created>, Fault> {
    Ok(Json(schools::create(&app, &token, &ask).await?))
}
