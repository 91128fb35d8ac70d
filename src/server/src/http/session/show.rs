//! `GET /api/v1/session`

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use protocol::session::{Me, SessionQuery};
use protocol::wire::{ApiError, ErrorCode};

use crate::AppState;
use crate::error::Fault;
use crate::http::cookie::Session;
use crate::usecase::{erase, session};

/// Who is signed in.
#[utoipa::path(
    get,
    path = "/api/v1/session",
    tag = "session",
    params(
        ("user" = Option<String>, Query, description = "Whose profile the client holds (a UUID)"),
    ),
    responses(
        (status = 200, description = "The person", body = Me),
        (status = 400, description = "A question that is none", body = ApiError),
        (status = 401, description = "Nobody", body = ApiError),
        (status = 410, description = "The account of that profile was erased", body = ApiError),
    )
)]
pub async fn show(
    State(app): State<AppState>,
    token: Result<Session, Fault>,
    query: Result<Query<SessionQuery>, QueryRejection>,
) -> Result<Json<Me>, Fault> {
    let Query(query) = query.map_err(|_| Fault::Denied(ErrorCode::BadRequest))?;
    let answered = match token {
        Ok(Session(token)) => session::show(&app, &token).await,
        Err(fault) => Err(fault),
    };
    match (answered, query.user) {
        (Ok(me), Some(user)) if user != me.user => {
            erase::require_known(&app, user).await?;
            Ok(Json(me))
        }
        (Ok(me), _) => Ok(Json(me)),
        (Err(fault), user) => erase::or_erased(&app, user, fault).await,
    }
}
