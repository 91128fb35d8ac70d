//! `/api/v1/classes`

use axum::Json;
use axum::extract::State;
use domain::ids::ClassId;
use protocol::privacy::Closed;
use protocol::row::ClassDesk;
use protocol::session::{Created, NewClass, OpenCode};
use protocol::wire::ApiError;

use crate::AppState;
use crate::error::Fault;
use crate::http::body::JsonBody;
use crate::http::cookie::Session;
use crate::http::named::Named;
use crate::usecase::{classes, year};

/// A new class of the person's school.
#[utoipa::path(
    post,
    path = "/api/v1/classes",
    tag = "classes",
    request_body = NewClass,
    responses(
        (status = 200, description = "Made; its row comes with the next pull", body = Created),
        (status = 401, description = "Signed out", body = ApiError),
        (status = 403, description = "Not for this person", body = ApiError),
        (status = 409, description = "The school has a class of that name", body = ApiError),
    )
)]
pub async fn create_class(
    State(app): State<AppState>,
    Session(token): Session,
    JsonBody(ask): JsonBody<NewClass>,
) -> Result<Json<Created>, Fault> {
    Ok(Json(classes::create(&app, &token, &ask).await?))
}

/// Opens, closes or renews a class's code.
#[utoipa::path(
    post,
    path = "/api/v1/classes/{class}/code",
    tag = "classes",
    params(("class" = String, Path, description = "The class (a UUID)")),
    request_body = OpenCode,
    responses(
        (status = 200, description = "The code as it is now", body = ClassDesk),
        (status = 401, description = "Signed out", body = ApiError),
        (status = 403, description = "A class of others or of nobody", body = ApiError),
        (status = 404, description = "What names no class", body = ApiError),
    )
)]
pub async fn open_code(
    State(app): State<AppState>,
    Session(token): Session,
    Named(class): Named<ClassId>,
    JsonBody(ask): JsonBody<OpenCode>,
) -> Result<Json<ClassDesk>, Fault> {
    Ok(Json(classes::open_code(&app, &token, class, &ask).await?))
}

/// Closes a class for good at the year's end.
#[utoipa::path(
    post,
    path = "/api/v1/classes/{class}/close",
    tag = "classes",
    params(("class" = String, Path, description = "The class (a UUID)")),
    responses(
        (status = 200, description = "Closed; until when its pupils' accounts are kept", body = Closed),
        (status = 401, description = "Signed out", body = ApiError),
        (status = 403, description = "A class of others or of nobody", body = ApiError),
        (status = 404, description = "What names no class", body = ApiError),
        (status = 409, description = "A visit is still to come", body = ApiError),
    )
)]
pub async fn close_class(
    State(app): State<AppState>,
    Session(token): Session,
    Named(class): Named<ClassId>,
) -> Result<Json<Closed>, Fault> {
    Ok(Json(year::close(&app, &token, class).await?))
}
