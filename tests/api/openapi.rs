//! The description of the API.

use std::collections::BTreeSet;

use axum::http::Method;
use serde_json::Value;

use crate::browser::Browser;
use crate::world::World;

/// All that the server answers below `/api`, and its health: what clients and proxies may count on.
const ROUTES: [&str; 52] = [
    "DELETE /api/v1/identity",
    "DELETE /api/v1/session",
    "DELETE /api/v1/sessions",
    "DELETE /api/v1/sessions/{session}",
    "GET /api/v1/blobs/{blob}",
    "GET /api/v1/catalogue/index",
    "GET /api/v1/catalogue/parts/{address}",
    "GET /api/v1/classes/{class}/gap",
    "GET /api/v1/classes/{class}/parcours",
    "GET /api/v1/classes/{class}/pupils",
    "GET /api/v1/identity",
    "GET /api/v1/identity/return",
    "GET /api/v1/me/export",
    "GET /api/v1/me/gender",
    "GET /api/v1/openapi.json",
    "GET /api/v1/parcours",
    "GET /api/v1/retention",
    "GET /api/v1/second-factor",
    "GET /api/v1/session",
    "GET /api/v1/session/vault",
    "GET /api/v1/sessions",
    "GET /api/v1/sync/pull",
    "GET /api/v1/trail",
    "GET /healthz",
    "POST /api/v1/class-code",
    "POST /api/v1/classes",
    "POST /api/v1/classes/{class}/close",
    "POST /api/v1/classes/{class}/code",
    "POST /api/v1/classes/{class}/gap",
    "POST /api/v1/classes/{class}/pupils",
    "POST /api/v1/enrolment",
    "POST /api/v1/family",
    "POST /api/v1/family/erase",
    "POST /api/v1/identity",
    "POST /api/v1/invitations",
    "POST /api/v1/invitations/accept",
    "POST /api/v1/me/class",
    "POST /api/v1/me/erase",
    "POST /api/v1/passphrase",
    "POST /api/v1/pupils/{user}/erase",
    "POST /api/v1/pupils/{user}/family-link",
    "POST /api/v1/pupils/{user}/secret",
    "POST /api/v1/schools",
    "POST /api/v1/second-factor",
    "POST /api/v1/second-factor/confirm",
    "POST /api/v1/second-factor/end",
    "POST /api/v1/session/adult",
    "POST /api/v1/session/card",
    "POST /api/v1/session/pupil",
    "POST /api/v1/sync/push",
    "PUT /api/v1/blobs/{blob}",
    "PUT /api/v1/me/gender",
];

async fn description(browser: &Browser) -> Value {
    browser.get("/api/v1/openapi.json").await.json()
}

/// The routes that a description names: it is made of the router's own list.
fn routes(api: &Value) -> BTreeSet<(Method, String)> {
    let paths = api["paths"].as_object().unwrap();
    let of = |(path, item): (&String, &Value)| {
        let methods = item.as_object().unwrap().keys();
        let named = methods.map(|method| (method.to_uppercase().parse().unwrap(), path.clone()));
        named.collect::<Vec<_>>()
    };
    paths.iter().flat_map(of).collect()
}

#[tokio::test]
async fn every_route_of_the_router_is_described_and_answered() {
    let world = World::new().await;
    let visitor = world.visitor();
    let routes = routes(&description(&visitor).await);
    let named: BTreeSet<String> = routes
        .iter()
        .map(|(method, path)| format!("{method} {path}"))
        .collect();
    assert_eq!(named, ROUTES.map(str::to_owned).into());
    for (method, path) in &routes {
        let path = path.replace(['{', '}'], "");
        let answer = visitor.send(method.clone(), &path, &[], Vec::new()).await;
        // Refused or unreadable without a session and a body, but never unknown.
        let known = answer.status != 404 || path.starts_with("/api/v1/catalogue/parts/");
        assert!(known && answer.status != 405, "{method} {path}: {answer:?}");
    }
}

#[tokio::test]
async fn the_clock_of_tests_is_there_and_described_only_for_tests() {
    let world = World::new().await;
    let mut visitor = world.visitor();
    let set = serde_json::json!({ "now": 0 });
    assert_eq!(visitor.post("/api/v1/test/clock", &set).await.status, 404);
    visitor.use_router(world.with(|app| app.test_clock = true));
    let clock = (Method::POST, "/api/v1/test/clock".to_owned());
    assert!(routes(&description(&visitor).await).contains(&clock));
    assert_eq!(visitor.post("/api/v1/test/clock", &set).await.status, 204);
}

/// Every `$ref` below a value.
fn references(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            into.extend(
                fields
                    .get("$ref")
                    .and_then(Value::as_str)
                    .map(str::to_owned),
            );
            fields.values().for_each(|value| references(value, into));
        }
        Value::Array(values) => values.iter().for_each(|value| references(value, into)),
        _ => {}
    }
}

#[tokio::test]
async fn every_type_that_is_named_is_described() {
    let world = World::new().await;
    let api = description(&world.visitor()).await;
    let mut named = BTreeSet::new();
    references(&api, &mut named);
    assert!(named.contains("#/components/schemas/PushRequest"));
    for name in &named {
        let found = name.strip_prefix('#').and_then(|path| api.pointer(path));
        assert!(found.is_some(), "{name}");
    }
}
