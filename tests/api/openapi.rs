//! The description of the API.

use std::collections::BTreeSet;

use crate::world::World;

#[tokio::test]
async fn every_route_is_described() {
    let world = World::new().await;
    let api: serde_json::Value = world.visitor().get("/api/v1/openapi.json").await.json();
    let described: BTreeSet<String> = api["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, item)| {
            let methods = item.as_object().unwrap().keys();
            methods
                .map(move |method| format!("{method} {path}"))
                .collect::<Vec<_>>()
        })
        .collect();
    let expected: BTreeSet<String> = [
        "delete /api/v1/session",
        "delete /api/v1/sessions",
        "get /api/v1/catalogue/index",
        "get /api/v1/catalogue/parts/{sha256}",
        "get /api/v1/session",
        "get /api/v1/sync/pull",
        "get /healthz",
        "post /api/v1/class-code",
        "post /api/v1/classes",
        "post /api/v1/classes/{class}/code",
        "post /api/v1/enrolment",
        "post /api/v1/invitations",
        "post /api/v1/invitations/accept",
        "post /api/v1/pupils/{user}/secret",
        "post /api/v1/schools",
        "post /api/v1/session/adult",
        "post /api/v1/session/card",
        "post /api/v1/session/pupil",
        "post /api/v1/sync/push",
    ]
    .map(str::to_owned)
    .into();
    assert_eq!(described, expected);
    let schemas = api["components"]["schemas"].as_object().unwrap();
    for name in [
        "PushRequest",
        "PullPage",
        "Mutation",
        "Row",
        "Me",
        "ApiError",
        "Booking",
    ] {
        assert!(schemas.contains_key(name), "{name}");
    }
}
