//! What operators see: counts without anybody's words, and the name of each request.

use axum::http::Method;
use domain::visit::{OnFull, Request};
use protocol::mutation::Mutation;
use protocol::session::AdultSignIn;
use server::operators;

use crate::browser::Browser;
use crate::world::{PASSPHRASE, World, ask};

/// What `/metrics` says.
async fn text(world: &World) -> String {
    let answer = Browser::new(operators(world.app.clone()))
        .get("/metrics")
        .await;
    assert_eq!(answer.status, 200);
    assert!(
        answer
            .header("content-type")
            .starts_with("application/openmetrics-text")
    );
    String::from_utf8(answer.bytes).unwrap()
}

/// The value of a series, written as the text writes it.
fn value(text: &str, series: &str) -> Option<f64> {
    let found = text.lines().find_map(|line| line.strip_prefix(series))?;
    found.trim().parse().ok()
}

async fn book(world: &World, request: Request) {
    let teacher = u128::from(request.class == crate::world::class(1));
    let browser = world.browser(teacher).await;
    let _ = browser.push_one(Mutation::BookingRequest(request)).await;
}

#[tokio::test]
async fn bookings_lines_and_sign_ins_are_counted_by_how_they_ended() {
    let world = World::new().await;
    world.publish(0, 20, |_| ()).await;
    book(&world, ask(0, 0, 0, 15)).await;
    book(&world, ask(1, 0, 1, 15)).await;
    let mut patient = ask(2, 0, 1, 15);
    patient.on_full = OnFull::Wait;
    book(&world, patient).await;
    for passphrase in ["autre chose", PASSPHRASE, "encore"] {
        let ask = AdultSignIn {
            login: "adulte0".into(),
            passphrase: passphrase.into(),
            code: None,
        };
        world.visitor().post("/api/v1/session/adult", &ask).await;
    }
    world.browser(10).await.pull().await;

    let text = text(&world).await;
    for (series, expected) in [
        ("parcours_booking_requests_total{state=\"accepted\"}", 1.0),
        ("parcours_booking_requests_total{state=\"waiting\"}", 1.0),
        ("parcours_booking_requests_total{state=\"refused\"}", 1.0),
        (
            "parcours_push_lines_total{outcome=\"done\",reason=\"\"}",
            3.0,
        ),
        (
            "parcours_push_lines_total{outcome=\"refused\",reason=\"full\"}",
            1.0,
        ),
        ("parcours_sign_ins_total{result=\"failed\"}", 2.0),
        ("parcours_sign_ins_total{result=\"opened\"}", 1.0),
        (
            "parcours_http_requests_total{method=\"POST\",route=\"/api/v1/session/adult\",status=\"401\"}",
            2.0,
        ),
        ("parcours_http_requests_in_flight", 0.0),
        ("parcours_database_writers_waiting", 0.0),
        ("parcours_database_up", 1.0),
        ("parcours_catalogue_damaged", 0.0),
    ] {
        assert_eq!(value(&text, series), Some(expected), "{series} in\n{text}");
    }
    assert!(value(&text, "parcours_sessions_open").is_some_and(|open| open >= 5.0));
    assert!(text.contains("parcours_database_wait_seconds_bucket{le=\"0.001\",access=\"write\"}"));
    assert!(text.ends_with("# EOF\n"));
}

#[tokio::test]
async fn nobody_can_make_the_list_of_series_grow_or_write_into_it() {
    let world = World::new().await;
    let visitor = world.visitor();
    for n in 0..50 {
        let odd = Method::from_bytes(format!("ODD{n}").as_bytes()).unwrap();
        visitor.send(odd, &format!("/nom-{n}"), &[], vec![]).await;
        visitor.get(&format!("/metiers?q=secret-{n}")).await;
        visitor
            .get(&format!("/api/v1/catalogue/parts/secret-{n}"))
            .await;
    }
    let text = text(&world).await;
    assert!(!text.contains("secret") && !text.contains("nom-") && !text.contains("ODD"));
    let series = |line: &&str| line.starts_with("parcours_http_requests_total");
    assert_eq!(text.lines().filter(series).count(), 3, "{text}");
}

#[tokio::test]
async fn operators_alone_read_the_metrics() {
    let world = World::new().await;
    let json = [("accept", "application/json")];
    let answer = world
        .visitor()
        .send(Method::GET, "/metrics", &json, vec![])
        .await;
    assert_eq!(answer.status, 404);
}

#[tokio::test]
async fn a_request_keeps_the_name_that_a_trusted_proxy_gave_it() {
    let world = World::new().await;
    let mut visitor = world.visitor();
    let id = async |visitor: &Browser, given: &str| {
        let headers = [("x-request-id", given)];
        let answer = visitor
            .send(Method::GET, "/healthz", &headers, vec![])
            .await;
        answer.header("x-request-id").to_owned()
    };
    assert_eq!(id(&visitor, "0a1b2c3d-4e5f").await, "0a1b2c3d-4e5f");
    // What could not be a name, or could confuse whoever reads the log, gives way to a new one.
    for odd in ["short", "with spaces here", "{\"json\":1}", &"x".repeat(65)] {
        assert_eq!(id(&visitor, odd).await.len(), 12, "{odd}");
    }
    visitor.use_router(world.with(|app| app.trusted_proxies.clear()));
    assert_ne!(id(&visitor, "0a1b2c3d-4e5f").await, "0a1b2c3d-4e5f");
    assert_ne!(id(&visitor, "").await, id(&visitor, "").await);
}
