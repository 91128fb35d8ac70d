//! `/api/v1/classes/{class}/pupils`, `/api/v1/pupils/{user}/family-link`, `/api/v1/pupils/{user}/erase`: the head's side.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use domain::ids::{ClassId, UserId};
use protocol::privacy::{ClassPupils, EraseByHead, FamilyLink};
use protocol::wire::ApiError;

use crate::AppState;
use crate::error::Fault;
use crate::http::body::JsonBody;
use crate::http::cookie::Session;
use crate::http::named::Named;
use crate::http::peer::Peer;
use crate::usecase::family;

/// The pupils of a class, for the head of its school.
#[utoipa::path(
    get,
    path = "/api/v1/classes/{class}/pupils",
    tag = "privacy",
    params(("class" = String, Path, description = "The class (a UUID)")),
    responses(
        (status = 200, description = "By pseudonym", body = ClassPupils),
        (status = 401, description = "Signed out", body = ApiError),
        (status = 403, description = "A class of others or of nobody", body = ApiError),
        (status = 404, description = "What names no class", body = ApiError),
    )
)]
pub async fn class_pupils(
    State(app): State<AppState>,
    Session(token): Session,
    Named(class): Named<ClassId>,
) -> Result<Json<ClassPupils>, Fault> {
    Ok(Json(family::pupils(&app, &token, class).await?))
}

/// A link for a pupil's family; a former one is no more.
#[utoipa::path(
    post,
    path = "/api/v1/pupils/{user}/family-link",
    tag = "privacy",
    params(("user" = String, Path, description = "The pupil (a UUID)")),
    responses(
        (status = 200, description = "The link, shown once", body = FamilyLink),
        (status = 401, description = "Signed out", body = ApiError),
        (status = 403, description = "A pupil of others or of nobody", body = ApiError),
        (status = 404, description = "What names no pupil", body = ApiError),
    )
)]
pub async fn family_link(
    State(app): State<AppState>,
    Session(token): Session,
    Named(user): Named<UserId>,
) -> Result<Json<FamilyLink>, Fault> {
    Ok(Json(family::link(&app, &token, user).await?))
}

/// The head erases a pupil's account, for good.
#[utoipa::path(
    post,
    path = "/api/v1/pupils/{user}/erase",
    tag = "privacy",
    params(("user" = String, Path, description = "The pupil (a UUID)")),
    request_body = EraseByHead,
    responses(
        (status = 204, description = "Gone, with every copy"),
        (status = 401, description = "Signed out, or a wrong passphrase", body = ApiError),
        (status = 403, description = "A pupil of others or of nobody", body = ApiError),
        (status = 404, description = "What names no pupil", body = ApiError),
        (status = 429, description = "Too many failures: wait", body = ApiError),
    )
)]
pub async fn erase_pupil(
    State(app): State<AppState>,
    Peer(from): Peer,
    Session(token): Session,
    Named(user): Named<UserId>,
    JsonBody(ask): JsonBody<EraseByHead>,
) -> Result<StatusCode, Fault> {
    family::erase_by_head(&app, &from, &token, user, ask).await?;
    Ok(StatusCode::NO_CONTENT)
}
