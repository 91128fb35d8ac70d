//! What every answer carries, and what every request must pass.

use axum::http::Method;
use protocol::session::AdultSignIn;
use protocol::wire::ErrorCode;

use crate::world::{PASSPHRASE, World};

#[tokio::test]
async fn every_answer_keeps_the_page_to_itself() {
    let world = World::new().await;
    let visitor = world.visitor();
    for path in [
        "/healthz",
        "/api/v1/session",
        "/api/v1/catalogue/index",
        "/metiers",
    ] {
        let answer = visitor.get(path).await;
        let csp = answer.header("content-security-policy");
        assert!(
            csp.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"),
            "{path}"
        );
        assert!(!csp.contains("unsafe-inline"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(
            answer.header("cross-origin-opener-policy"),
            "same-origin",
            "{path}"
        );
        assert!(csp.contains("media-src blob:;"), "{path}");
        // Nothing is open to us but a pupil's voice, and to frames of others nothing at all.
        let permissions = answer.header("permissions-policy");
        assert!(permissions.contains("microphone=(self)"), "{path}");
        assert_eq!(permissions.matches("=(self)").count(), 1, "{path}");
        assert!(permissions.contains("camera=()"), "{path}");
    }
}

#[tokio::test]
async fn the_api_is_kept_out_of_caches() {
    let world = World::new().await;
    let pupil = world.browser(10).await;
    for path in [
        "/api/v1/session",
        "/api/v1/sync/pull",
        "/api/v1/openapi.json",
    ] {
        assert_eq!(
            pupil.get(path).await.header("cache-control"),
            "no-store",
            "{path}"
        );
    }
}

#[tokio::test]
async fn a_page_of_another_origin_changes_nothing() {
    let world = World::new().await;
    let visitor = world.visitor();
    let body = serde_json::to_vec(&AdultSignIn {
        login: "adulte0".into(),
        passphrase: PASSPHRASE.into(),
        code: None,
    })
    .unwrap();
    let json = ("content-type", "application/json");
    let host = ("host", "parcours.example");
    let cases: [(&[(&str, &str)], u16); 6] = [
        (&[("sec-fetch-site", "cross-site")], 403),
        (&[("sec-fetch-site", "same-site")], 403),
        (&[("origin", "https://ailleurs.example")], 403),
        (&[("origin", "null")], 403),
        (&[("origin", "https://parcours.example")], 200),
        (&[("sec-fetch-site", "same-origin")], 200),
    ];
    for (case, status) in cases {
        let headers: Vec<_> = case.iter().copied().chain([json, host]).collect();
        let path = "/api/v1/session/adult";
        let answer = visitor
            .send(Method::POST, path, &headers, body.clone())
            .await;
        assert_eq!(answer.status, status, "{case:?}");
    }
}

#[tokio::test]
async fn a_cookie_without_a_word_of_its_origin_needs_the_header_of_our_own_script() {
    let world = World::new().await;
    let token = world.browser(10).await.cookie.unwrap();
    let visitor = world.visitor();
    let cookie = ("cookie", token.as_str());
    let own = ("x-parcours", "1");
    let cross = ("sec-fetch-site", "cross-site");
    let cases: [(&[(&str, &str)], u16); 5] = [
        (&[cookie], 403),
        (&[cookie, own, cross], 403),
        (&[cookie, own, ("origin", "https://ailleurs.example")], 403),
        (&[], 204),
        (&[cookie, own], 204),
    ];
    for (case, status) in cases {
        let path = "/api/v1/session";
        let answer = visitor.send(Method::DELETE, path, case, Vec::new()).await;
        assert_eq!(answer.status, status, "{case:?}");
    }
}

#[tokio::test]
async fn browsers_stay_with_https_where_the_server_is_reached_by_it_and_only_there() {
    let world = World::new().await;
    let mut visitor = world.visitor();
    let plain = visitor.get("/healthz").await;
    assert_eq!(plain.header("strict-transport-security"), "");
    visitor.use_router(world.with(|app| app.https = true));
    for path in ["/healthz", "/metiers", "/api/v1/session"] {
        let answer = visitor.get(path).await;
        let seen = answer.header("strict-transport-security");
        assert_eq!(seen, "max-age=31536000", "{path}");
    }
}

#[tokio::test]
async fn an_unknown_address_of_the_api_is_an_error_in_json() {
    let world = World::new().await;
    let visitor = world.visitor();
    for path in ["/api", "/api/v1/nothing", "/api/v2/session"] {
        assert_eq!(
            visitor.get(path).await.error(404).error,
            ErrorCode::NotFound
        );
    }
    let posted = visitor.post("/metiers", &()).await;
    assert_eq!(posted.error(404).error, ErrorCode::NotFound);
    let missing = visitor.get("/missing-file.js").await;
    assert_eq!(missing.error(404).error, ErrorCode::NotFound);
}

#[tokio::test]
async fn the_clock_can_be_set_only_where_the_server_was_started_for_tests() {
    let world = World::new().await;
    let mut visitor = world.visitor();
    let body = serde_json::json!({ "now": 1 });
    let before = world.app.clock.now();
    assert_eq!(visitor.post("/api/v1/test/clock", &body).await.status, 404);
    assert!(world.app.clock.now() >= before);
    visitor.use_router(world.with(|app| app.test_clock = true));
    assert_eq!(visitor.post("/api/v1/test/clock", &body).await.status, 204);
    assert!(world.app.clock.now() < before);
}
