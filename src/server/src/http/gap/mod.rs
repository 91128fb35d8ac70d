//! `/api/v1/classes/{class}/gap` and `/api/v1/me/gender`

use axum::Json;
use axum::extract::State;
use domain::ids::ClassId;
use protocol::gap::{AskGap, Gap, OwnGender, SayGender};
use protocol::wire::ApiError;

use crate::AppState;
use crate::error::Fault;
use crate::http::body::JsonBody;
use crate::http::cookie::Session;
use crate::http::named::Named;
use crate::usecase::gap;

/// What a class is told of its girls and boys, in words and by domain.
#[utoipa::path(
    get,
    path = "/api/v1/classes/{class}/gap",
    tag = "classes",
    params(("class" = String, Path, description = "The class (a UUID)")),
    responses(
        (status = 200, description = "Whether it is asked, and what it is told", body = Gap),
        (status = 401, description = "Signed out", body = ApiError),
        (status = 403, description = "A class of others or of nobody", body = ApiError),
        (status = 404, description = "What names no class", body = ApiError),
    )
)]
pub async fn read_gap(
    State(app): State<AppState>,
    Session(token): Session,
    Named(class): Named<ClassId>,
) -> Result<Json<Gap>, Fault> {
    Ok(Json(gap::read(&app, &token, class).await?))
}

/// Asks a class, or asks it no more, which erases what its pupils said.
#[utoipa::path(
    post,
    path = "/api/v1/classes/{class}/gap",
    tag = "classes",
    params(("class" = String, Path, description = "The class (a UUID)")),
    request_body = AskGap,
    responses(
        (status = 200, description = "As it is now", body = Gap),
        (status = 401, description = "Signed out", body = ApiError),
        (status = 403, description = "A class of others or of nobody", body = ApiError),
        (status = 404, description = "What names no class", body = ApiError),
    )
)]
pub async fn ask_gap(
    State(app): State<AppState>,
    Session(token): Session,
    Named(class): Named<ClassId>,
    JsonBody(ask): JsonBody<AskGap>,
) -> Result<Json<Gap>, Fault> {
    Ok(Json(gap::ask(&app, &token, class, ask).await?))
}

/// As what the pupil who is signed in wants to be counted, and whether the class is asked.
#[utoipa::path(
    get,
    path = "/api/v1/me/gender",
    tag = "classes",
    responses(
        (status = 200, description = "What they said", body = OwnGender),
        (status = 401, description = "Signed out", body = ApiError),
        (status = 403, description = "Not for adults", body = ApiError),
    )
)]
pub async fn own_gender(
    State(app): State<AppState>,
    Session(token): Session,
) -> Result<Json<OwnGender>, Fault> {
    Ok(Json(gap::own(&app, &token).await?))
}

/// The pupil says it, or takes it back.
#[utoipa::path(
    put,
    path = "/api/v1/me/gender",
    tag = "classes",
    request_body = SayGender,
    responses(
        (status = 200, description = "As it is now", body = OwnGender),
        (status = 401, description = "Signed out", body = ApiError),
        (status = 403, description = "Not for adults, or the session is another person’s", body = ApiError),
        (status = 409, description = "The class is not asked", body = ApiError),
    )
)]
pub async fn say_gender(
    State(app): State<AppState>,
    Session(token): Session,
    JsonBody(ask): JsonBody<SayGender>,
) -> Result<Json<OwnGender>, Fault> {
    Ok(Json(gap::say(&app, &token, ask).await?))
}
