//! `/api/v1/parcours`, `/api/v1/classes/{class}/parcours`: what teachers of a school see of each other's parcours.

use axum::Json;
use axum::extract::State;
use domain::ids::ClassId;
use protocol::parcours::{OwnEtapes, SchoolParcours};
use protocol::wire::ApiError;

use crate::AppState;
use crate::error::Fault;
use crate::http::cookie::Session;
use crate::http::named::Named;
use crate::usecase::parcours;

/// The classes of the teacher's school that have étapes of their own.
#[utoipa::path(
    get,
    path = "/api/v1/parcours",
    tag = "classes",
    responses(
        (status = 200, description = "By name; no class of a past year", body = SchoolParcours),
        (status = 401, description = "Signed out", body = ApiError),
        (status = 403, description = "Not for this person", body = ApiError),
    )
)]
pub async fn school_parcours(
    State(app): State<AppState>,
    Session(token): Session,
) -> Result<Json<SchoolParcours>, Fault> {
    Ok(Json(parcours::of_school(&app, &token).await?))
}

/// The étapes that a class of the teacher's school has of its own.
#[utoipa::path(
    get,
    path = "/api/v1/classes/{class}/parcours",
    tag = "classes",
    params(("class" = String, Path, description = "The class (a UUID)")),
    responses(
        (status = 200, description = "What was changed, added or taken out", body = OwnEtapes),
        (status = 401, description = "Signed out", body = ApiError),
        (status = 403, description = "A class of another school, of a past year or of nobody", body = ApiError),
        (status = 404, description = "What names no class", body = ApiError),
    )
)]
pub async fn class_parcours(
    State(app): State<AppState>,
    Session(token): Session,
    Named(class): Named<ClassId>,
) -> Result<Json<OwnEtapes>, Fault> {
    Ok(Json(parcours::of_class(&app, &token, class).await?))
}
