//! The table of routes.

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{
    blobs, catalogue, classes, description, enrolment, gap, harden, identity, invitations,
    parcours, privacy, pupils, schools, session, site, sync, system, trace,
};
use crate::AppState;

/// What the description of the API begins with.
#[derive(OpenApi)]
#[openapi(info(
    title = "Parcours",
    description = "The API of parcours-server. Every error is an ApiError; every body is JSON, at most 256 KiB \
        as it travels (gzip and br are understood), but for the files of carnets."
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
        .routes(routes!(session::vault::vault))
        .routes(routes!(session::list::list, session::leave::leave_all))
        .routes(routes!(session::list::end))
        .routes(routes!(session::passphrase::change_passphrase))
        .routes(routes!(
            session::factor::show_factor,
            session::factor::begin_factor
        ))
        .routes(routes!(session::factor::confirm_factor))
        .routes(routes!(session::factor::end_factor))
        .routes(routes!(
            identity::show_identity,
            identity::visit_provider,
            identity::leave_provider
        ))
        .routes(routes!(identity::return_from_provider))
        .routes(routes!(enrolment::knock))
        .routes(routes!(enrolment::enrol_pupil))
        .routes(routes!(pupils::renew_secret))
        .routes(routes!(pupils::add_pupils))
        .routes(routes!(classes::create_class))
        .routes(routes!(classes::open_code))
        .routes(routes!(classes::close_class))
        .routes(routes!(parcours::school_parcours))
        .routes(routes!(parcours::class_parcours))
        .routes(routes!(gap::read_gap, gap::ask_gap))
        .routes(routes!(gap::own_gender, gap::say_gender))
        .routes(routes!(pupils::join_class))
        .routes(routes!(schools::create_school))
        .routes(routes!(invitations::create_invitation))
        .routes(routes!(invitations::accept_invitation))
        .routes(routes!(privacy::retention))
        .routes(routes!(privacy::access::read_trail))
        .routes(routes!(privacy::export_own))
        .routes(routes!(privacy::erase_own))
        .routes(routes!(privacy::school::class_pupils))
        .routes(routes!(privacy::school::family_link))
        .routes(routes!(privacy::school::erase_pupil))
        .routes(routes!(privacy::family::open_family))
        .routes(routes!(privacy::family::erase_family))
        .routes(routes!(sync::push::push))
        .routes(routes!(sync::pull::pull))
        .routes(routes!(system::openapi))
        .layer(CompressionLayer::new().br(true).gzip(true))
        .routes(routes!(blobs::put_blob, blobs::get_blob))
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
    let (api, handlers) = described(&state).split_for_parts();
    // Only the first router of a process that is asked twice keeps its description; they are the same.
    let _ = state.openapi.set(description::complete(handlers));
    around(api, state)
}

/// What every request passes and every answer carries, around these routes.
fn around(api: Router<AppState>, state: AppState) -> Router {
    api.layer(from_fn(harden::no_store))
        .layer(from_fn(harden::same_origin))
        .layer(from_fn_with_state(state.clone(), trace::refusals))
        .fallback(site::serve)
        .layer(CatchPanicLayer::custom(trace::panicked))
        .layer(from_fn_with_state(state.clone(), harden::headers))
        .layer(from_fn_with_state(state.clone(), trace::trace))
        .with_state(state)
}

/// What the address for operators answers: `/metrics`, and `/healthz` as everywhere.
pub fn operators(state: AppState) -> Router {
    Router::new()
        .route("/metrics", get(system::metrics))
        .route("/healthz", get(system::health))
        .with_state(state)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use axum::body::{Body, to_bytes};
    use axum::http::Request;
    use protocol::wire::{ApiError, ErrorCode};
    use tower::ServiceExt as _;

    use super::*;
    use crate::{App, Reach};

    async fn panics() -> &'static str {
        let secrets = ["lune table cerise"];
        secrets[secrets.len()..][0]
    }

    #[tokio::test]
    async fn a_panic_is_answered_like_any_fault_and_tells_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let state = App::open(folder.path(), Reach::default()).await.unwrap();
        let router = around(Router::new().route("/api/v1/test", get(panics)), state);
        let request = Request::get("/api/v1/test").body(Body::empty()).unwrap();
        let answer = router.oneshot(request).await.unwrap();
        assert_eq!(answer.status(), 500);
        assert_eq!(answer.headers()["cache-control"], "no-store");
        assert!(answer.headers().contains_key("content-security-policy"));
        assert!(answer.headers().contains_key(trace::REQUEST_ID));
        let body = to_bytes(answer.into_body(), 4096).await.unwrap();
        let error: ApiError = serde_json::from_slice(&body).unwrap();
        assert_eq!(error.error, ErrorCode::Server);
        assert!(!String::from_utf8_lossy(&body).contains("panic"));
    }
}
