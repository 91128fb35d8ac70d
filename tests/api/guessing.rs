//! Guessing is slowed down by where it comes from and by what it is at, and holds up nobody else.

use axum::http::Method;
use domain::code::ClassCode;
use protocol::session::{ClassKnock, PupilSignIn};
use protocol::wire::ErrorCode;
use serde::Serialize;

use crate::browser::{Answer, Browser};
use crate::world::{MINUTE, NOW, SECRET, World, code};

/// Posts as somebody at that address does, through the proxy.
async fn from(visitor: &Browser, address: &str, path: &str, body: &impl Serialize) -> Answer {
    let headers = [
        ("content-type", "application/json"),
        ("x-forwarded-for", address),
    ];
    let body = serde_json::to_vec(body).unwrap();
    visitor.send(Method::POST, path, &headers, body).await
}

async fn knock(visitor: &Browser, address: &str, code: ClassCode) -> Answer {
    from(visitor, address, "/api/v1/class-code", &ClassKnock { code }).await
}

async fn sign_in(visitor: &Browser, address: &str, pseudonym: &str, secret: &str) -> Answer {
    let body = PupilSignIn {
        code: code(0),
        pseudonym: pseudonym.into(),
        secret: secret.into(),
    };
    from(visitor, address, "/api/v1/session/pupil", &body).await
}

/// A code of no class.
fn wrong(n: u8) -> ClassCode {
    ClassCode::from_values([n % 32, n / 32, 3, 3, 3, 3, 3, 3])
}

#[tokio::test]
async fn codes_guessed_from_many_addresses_are_slowed_down_in_all_and_classes_come_in() {
    let world = World::new().await;
    let visitor = world.visitor();
    let mut refused = 0;
    for guess in 0..15 {
        for address in 0..100 {
            world.app.clock.set(NOW);
            let address = format!("198.51.100.{address}");
            let answer = knock(&visitor, &address, wrong(guess)).await;
            refused += u32::from(answer.status == 429);
        }
    }
    assert_eq!(refused, 500, "ten an address, then they wait");
    world.app.clock.set(NOW);
    let waits = knock(&visitor, "198.51.100.7", wrong(0)).await;
    assert_eq!(waits.error(429).error, ErrorCode::TooMany);
    let class = knock(&visitor, "203.0.113.1", code(0)).await;
    assert_eq!(class.status, 200, "who did not guess does not wait");
    world.app.clock.advance(61 * MINUTE);
    let later = knock(&visitor, "198.51.100.7", wrong(0)).await;
    assert_eq!(later.error(401).error, ErrorCode::WrongCredentials);
}

#[tokio::test]
async fn a_class_that_is_guessed_at_from_everywhere_still_signs_in() {
    let world = World::new().await;
    let visitor = world.visitor();
    let mut refused = 0;
    for guess in 0..15 {
        for address in 0..10 {
            world.app.clock.set(NOW);
            let address = format!("198.51.100.{address}");
            let name = format!("inconnu {guess} {address}");
            let answer = sign_in(&visitor, &address, &name, "un deux trois").await;
            refused += u32::from(answer.status == 429);
        }
    }
    assert_eq!(refused, 50, "ten an address, then they wait");
    let name = "Colibri";
    let mistyped = sign_in(&visitor, "203.0.113.1", name, "un deux trois").await;
    assert_eq!(mistyped.error(401).error, ErrorCode::WrongCredentials);
    let answer = sign_in(&visitor, "203.0.113.1", name, SECRET).await;
    assert_eq!(answer.status, 200);
}

#[tokio::test]
async fn an_address_that_an_untrusted_client_makes_up_is_not_believed() {
    let world = World::new().await;
    let mut visitor = world.visitor();
    visitor.use_router(world.with(|app| app.trusted_proxies.clear()));
    let mut last = 0;
    for n in 0..61 {
        world.app.clock.set(NOW);
        let made_up = format!("203.0.113.{n}");
        last = knock(&visitor, &made_up, wrong(n)).await.status.as_u16();
    }
    assert_eq!(last, 429);
}
