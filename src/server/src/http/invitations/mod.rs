//! `/api/v1/invitations`

use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use protocol::session::{Accept, Invitation, Invite, Me};
use protocol::wire::ApiError;

use crate::AppState;
use crate::error::Fault;
use crate::http::body::JsonBody;
use crate::http::cookie::{self, Session};
use crate::http::peer::Peer;
use crate::usecase::invite;

/// A one-time link for an adult.
#[utoipa::path(
    post,
    path = "/api/v1/invitations",
    tag = "academy",
    request_body = Invite,
    responses(
        (status = 200, description = "The link's token", body = Invitation),
        (status = 400, description = "A name, role or place that cannot be", body = ApiError),
        (status = 401, description = "Signed out", body = ApiError),
        (status = 403, description = "Not for this person", body = ApiError),
        (status = 404, description = "No such school", body = ApiError),
    )
)]
pub async fn create_invitation(
    State(app): State<AppState>,
    Session(token): Session,
    JsonBody(ask): JsonBody<Invite>,
) -> Result<Json<Invitation>, Fault> {
    Ok(Json(invite::invite(&app, &token, &ask).await?))
}

/// Uses a link: chooses identifier and passphrase, and is signed in.
#[utoipa::path(
    post,
    path = "/api/v1/invitations/accept",
    tag = "academy",
    request_body = Accept,
    responses(
        (status = 200, description = "Signed in; the cookie is set", body = Me),
        (status = 400, description = "An identifier or a passphrase that cannot be", body = ApiError),
        (status = 409, description = "The identifier is taken; the link stays good", body = ApiError),
        (status = 410, description = "The link was used or is too old", body = ApiError),
        (status = 429, description = "Too many failures: wait", body = ApiError),
    )
)]
pub async fn accept_invitation(
    State(app): State<AppState>,
    Peer(from): Peer,
    JsonBody(ask): JsonBody<Accept>,
) -> Result<impl IntoResponse, Fault> {
    let (token, me) = invite::accept(&app, &from, ask).await?;
    Ok((cookie::give(&app, &token), Json(me)))
}
