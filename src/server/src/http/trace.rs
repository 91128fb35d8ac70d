//! One name for each request, in every line of the log that is written while it is answered, and in the answer.

use std::any::Any;
use std::time::Instant;

use axum::extract::{FromRequestParts as _, MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tracing::Instrument as _;
use uuid::Uuid;

use super::cookie::Session;
use super::peer;
use crate::error::Fault;
use crate::metrics::Metrics;
use crate::usecase::trail;
use crate::{App, AppState};

/// The header that names a request: believed from a trusted proxy, and in each answer.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The route of what is no route: the pages and files of the app.
const PAGES: &str = "pages";

/// Names the request, measures it, and lets the log say it. Neither the log nor the metrics hold an address with its
/// query, a header or a body: only the route as the router names it.
pub async fn trace(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let id = request_id(&app, &request);
    let method = method(request.method());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map_or(PAGES, MatchedPath::as_str).to_owned();
    let span = tracing::info_span!(
        "request",
        id = id.to_str().unwrap_or_default(),
        method,
        route
    );
    let start = Instant::now();
    let in_flight = InFlight::of(&app.metrics);
    let mut response = next.run(request).instrument(span.clone()).await;
    drop(in_flight);
    let (status, took) = (response.status(), start.elapsed());
    app.metrics.answered(method, &route, status, took);
    tracing::debug!(
        parent: &span,
        status = status.as_u16(),
        milliseconds = took.as_millis(),
        "answered"
    );
    response.headers_mut().insert(REQUEST_ID, id);
    response
}

/// Notes in the trail what a signed-in person was refused. A trail that cannot be written changes no answer.
pub async fn refusals(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let method = method(request.method());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let (mut parts, body) = request.into_parts();
    let session = Session::from_request_parts(&mut parts, &app).await;
    let response = next.run(Request::from_parts(parts, body)).await;
    if response.status() == StatusCode::FORBIDDEN
        && let (Ok(Session(token)), Some(route)) = (session, route)
    {
        let route = [method, " ", route.as_str()].concat();
        if let Err(error) = trail::refused(&app, &token, &route).await {
            tracing::error!(%error, "a refusal is not in the trail");
        }
    }
    response
}

/// The answer in place of a handler that panicked. What it panicked with stays inside.
pub fn panicked(_: Box<dyn Any + Send>) -> Response {
    Fault::Internal("a handler panicked").into_response()
}

/// Counted until dropped: also when the other end goes away before the answer.
struct InFlight<'a>(&'a Metrics);

impl<'a> InFlight<'a> {
    fn of(metrics: &'a Metrics) -> Self {
        metrics.began();
        Self(metrics)
    }
}

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        self.0.ended();
    }
}

/// The name that a trusted proxy gave, or a new one.
fn request_id(app: &App, request: &Request) -> HeaderValue {
    let trusted = app
        .trusted_proxies
        .contains(&peer::direct(request.extensions()));
    let given = trusted.then(|| given_id(request.headers())).flatten();
    given.unwrap_or_else(|| {
        let mut id = Uuid::now_v7().simple().to_string();
        // Its end is random; twelve digits can be read out to whoever helps.
        let id = id.split_off(id.len() - 12);
        HeaderValue::from_str(&id).unwrap_or(HeaderValue::from_static("unnamed"))
    })
}

/// A name of 8 to 64 letters, digits and hyphens.
fn given_id(headers: &HeaderMap) -> Option<HeaderValue> {
    let id = headers.get(REQUEST_ID)?;
    let fits = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    let holds = (8..=64).contains(&id.len()) && id.as_bytes().iter().all(fits);
    holds.then(|| id.clone())
}

/// The method, where it is one that the server knows.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}
