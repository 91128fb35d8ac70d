//! `/api/v1/classes/{class}/pupils`, `/api/v1/pupils/{user}/secret` and `/api/v1/me/class`

use axum::Json;
use axum::extract::State;
use domain::ids::{ClassId, UserId};
use protocol::session::{AddPupils, AddedPupils, Enrolled, JoinClass, Me};
use protocol::wire::ApiError;

use crate::AppState;
use crate::error::Fault;
use crate::http::body::JsonBody;
use crate::http::cookie::Session;
use crate::http::named::Named;
use crate::http::peer::Peer;
use crate::usecase::{enrol, year};

/// A teacher renews a pupil's secrets; former ones and sessions end.
#[utoipa::path(
    post,
    path = "/api/v1/pupils/{user}/secret",
    tag = "classes",
    params(("user" = String, Path, description = "The pupil (a UUID)")),
    responses(
        (status = 200, description = "The secrets, shown once", body = Enrolled),
        (status = 401, description = "Signed out", body = ApiError),
        (status = 403, description = "A pupil of others or of nobody", body = ApiError),
        (status = 404, description = "What names no pupil", body = ApiError),
    )
)]
pub async fn renew_secret(
    State(app): State<AppState>,
    Session(token): Session,
    Named(user): Named<UserId>,
) -> Result<Json<Enrolled>, Fault> {
    Ok(Json(enrol::renew(&app, &token, user).await?))
}

/// A teacher adds pupils to a class, under pseudonyms drawn at random.
#[utoipa::path(
    post,
    path = "/api/v1/classes/{class}/pupils",
    tag = "classes",
    params(("class" = String, Path, description = "The class (a UUID)")),
    request_body = AddPupils,
    responses(
        (status = 200, description = "Their cards, shown once; their rows come with the next pull", body = AddedPupils),
        (status = 400, description = "Nobody, or too many at once", body = ApiError),
        (status = 401, description = "Signed out", body = ApiError),
        (status = 403, description = "A class of others or of nobody", body = ApiError),
        (status = 404, description = "What names no class", body = ApiError),
    )
)]
pub async fn add_pupils(
    State(app): State<AppState>,
    Session(token): Session,
    Named(class): Named<ClassId>,
    JsonBody(ask): JsonBody<AddPupils>,
) -> Result<Json<AddedPupils>, Fault> {
    Ok(Json(enrol::add_pupils(&app, &token, class, ask).await?))
}

/// The pupil who is signed in leaves the class for that of a code.
#[utoipa::path(
    post,
    path = "/api/v1/me/class",
    tag = "classes",
    request_body = JoinClass,
    responses(
        (status = 200, description = "In that class; its rows come with the next pull", body = Me),
        (status = 400, description = "What cannot be a pseudonym", body = ApiError),
        (status = 401, description = "Signed out, or a code of no class", body = ApiError),
        (status = 403, description = "Not for adults, or the class takes nobody now", body = ApiError),
        (status = 409, description = "Somebody of that class has the pseudonym", body = ApiError),
        (status = 429, description = "Too many failures: wait", body = ApiError),
    )
)]
pub async fn join_class(
    State(app): State<AppState>,
    Peer(from): Peer,
    Session(token): Session,
    JsonBody(ask): JsonBody<JoinClass>,
) -> Result<Json<Me>, Fault> {
    Ok(Json(year::join(&app, &from, &token, &ask).await?))
}
