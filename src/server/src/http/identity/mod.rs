//! `/api/v1/identity`

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::header::LOCATION;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{AppendHeaders, IntoResponse};
use protocol::session::{Door, Identity, RETURNED, Returned, VisitProvider};
use protocol::wire::{ApiError, ErrorCode};
use serde::Deserialize;

use crate::AppState;
use crate::error::Fault;
use crate::http::body::JsonBody;
use crate::http::cookie::{self, Session};
use crate::http::peer::Peer;
use crate::usecase::identity::{self, Back};

/// The school's identity provider, and whether it knows who is signed in.
#[utoipa::path(
    get,
    path = "/api/v1/identity",
    tag = "session",
    responses((status = 200, description = "The provider, if there is one", body = Identity))
)]
pub async fn show_identity(
    State(app): State<AppState>,
    token: Result<Session, Fault>,
) -> Result<Json<Identity>, Fault> {
    let token = token.ok().map(|Session(token)| token);
    Ok(Json(identity::show(&app, token.as_ref()).await?))
}

/// Begins a visit to the provider.
#[utoipa::path(
    post,
    path = "/api/v1/identity",
    tag = "session",
    request_body = VisitProvider,
    responses(
        (status = 200, description = "Where the browser goes; a cookie for its way back is set", body = Door),
        (status = 401, description = "To link: signed out, or a wrong passphrase, or the code of the second factor", body = ApiError),
        (status = 403, description = "To link: not for this person", body = ApiError),
        (status = 404, description = "There is no provider", body = ApiError),
        (status = 429, description = "Too many failures, or too many visits: wait", body = ApiError),
        (status = 502, description = "The provider does not answer", body = ApiError),
    )
)]
pub async fn visit_provider(
    State(app): State<AppState>,
    Peer(from): Peer,
    token: Result<Session, Fault>,
    JsonBody(ask): JsonBody<VisitProvider>,
) -> Result<impl IntoResponse, Fault> {
    let token = token.map(|Session(token)| token);
    let (door, browser) = identity::visit(&app, &from, token, ask).await?;
    Ok((cookie::give_visit(&app, &browser), Json(door)))
}

/// Makes the provider know the adult who is signed in no more.
#[utoipa::path(
    delete,
    path = "/api/v1/identity",
    tag = "session",
    responses(
        (status = 204, description = "It knows the person no more"),
        (status = 401, description = "Signed out", body = ApiError),
        (status = 403, description = "Not for this person", body = ApiError),
        (status = 404, description = "There is no provider, or it does not know the person", body = ApiError),
        (status = 409, description = "The person has no passphrase, and would have no way in", body = ApiError),
    )
)]
pub async fn leave_provider(
    State(app): State<AppState>,
    Peer(from): Peer,
    Session(token): Session,
) -> Result<StatusCode, Fault> {
    identity::unlink(&app, &from, &token).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What the provider adds to the address to which it sends a browser back.
#[derive(Debug, Default, Deserialize)]
pub struct Answer {
    #[serde(default)]
    state: String,
    code: Option<String>,
    iss: Option<String>,
}

/// Where the provider sends a browser back to. It leads into the application, whatever came of it.
#[utoipa::path(
    get,
    path = "/api/v1/identity/return",
    tag = "session",
    params(
        ("state" = Option<String>, Query, description = "Which visit"),
        ("code" = Option<String>, Query, description = "For whom the provider vouches; absent where it does not"),
        ("iss" = Option<String>, Query, description = "The provider's own name"),
    ),
    responses(
        (status = 303, description = "Into the application, with a word on how it ended; the session's cookie where somebody is signed in"),
        (status = 400, description = "A question that is none", body = ApiError),
        (status = 404, description = "There is no provider", body = ApiError),
        (status = 429, description = "Too many failures: wait", body = ApiError),
    )
)]
pub async fn return_from_provider(
    State(app): State<AppState>,
    Peer(from): Peer,
    headers: HeaderMap,
    answer: Result<Query<Answer>, QueryRejection>,
) -> Result<impl IntoResponse, Fault> {
    let Query(answer) = answer.map_err(|_| Fault::Denied(ErrorCode::BadRequest))?;
    let back = Back {
        state: answer.state,
        code: answer.code,
        issuer: answer.iss,
        browser: cookie::visit(&app, &headers),
    };
    let (how, token) = identity::back(&app, &from, back).await?;
    let page = match how {
        Returned::Linked => "/reglages",
        _ => "/connexion",
    };
    let to = [page, RETURNED, how.word()].concat();
    let to = HeaderValue::try_from(to).map_err(|_| Fault::Internal("an address that is none"))?;
    let mut cookies = vec![cookie::take_visit(&app)];
    cookies.extend(token.map(|token| cookie::give(&app, &token)));
    let cookies = cookies.into_iter().flatten();
    Ok((
        StatusCode::SEE_OTHER,
        [(LOCATION, to)],
        AppendHeaders(cookies.collect::<Vec<_>>()),
    ))
}
