//! The table of routes.

use axum::Router;
use axum::middleware::from_fn;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::trace::{DefaultMakeSpan, DefaultOnResponse, TraceLayer};
use tracing::Level;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{
    catalogue, classes, enrolment, harden, invitations, pupils, schools, session, site, sync,
    system,
};
use crate::AppState;

/// What the description of the API begins with.
#[derive(OpenApi)]
#[openapi(info(
    title = "Parcours",
    description = "The API of parcours-server. Every error is an ApiError; every body is JSON, at most 256 KiB \
        as it travels (gzip and br are understood)."
))]
struct Api;

/// The one list of what is answered below `/api` and of its description: a route is written here once,
/// with `routes!`, and `tests/api/openapi.rs` names them all.
fn described(state: &AppState) -> OpenApiRouter<AppState> {
    let api = OpenApiRouter::with_openapi(Api::openapi())
        .routes(routes!(session::adult::sign_in_adult))
        .routes(routes!(session::pupil::sign_in_pupil))
        .routes(routes!(session::card::sign_in_card))
        .routes(routes!(session::show::show, session::leave::leave))
        .routes(routes!(session::leave::leave_all))
        .routes(routes!(enrolment::knock))
        .routes(routes!(enrolment::enrol_pupil))
        .routes(routes!(pupils::renew_secret))
        .routes(routes!(classes::create_class))
        .routes(routes!(classes::open_code))
        .routes(routes!(schools::create_school))
        .routes(routes!(invitations::create_invitation))
        .routes(routes!(invitations::accept_invitation))
        .routes(routes!(sync::push::push))
        .routes(routes!(sync::pull::pull))
        .routes(routes!(system::openapi))
        .layer(CompressionLayer::new().br(true).gzip(true))
        .routes(routes!(catalogue::index::index))
        .routes(routes!(catalogue::part::part))
        .routes(routes!(system::health));
    if state.test_clock {
        api.routes(routes!(system::clock))
    } else {
        api
    }
}

/// All that the server answers.
pub fn app(state: AppState) -> Router {
    let (api, description) = described(&state).split_for_parts();
    // Only the first router of a process that is asked twice keeps its description; they are the same.
    let _ = state.openapi.set(description);
    let trace = TraceLayer::new_for_http()
        .make_span_with(DefaultMakeSpan::new().level(Level::INFO))
        .on_response(DefaultOnResponse::new().level(Level::INFO));
    api.layer(from_fn(harden::no_store))
        .layer(from_fn(harden::same_origin))
        .fallback(site::serve)
        .layer(from_fn(harden::headers))
        .layer(CatchPanicLayer::new())
        .layer(trace)
        .with_state(state)
}
