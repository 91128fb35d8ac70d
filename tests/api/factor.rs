//! The second factor of adults.

use protocol::session::{
    AdultSignIn, BeginFactor, ChangePassphrase, ConfirmFactor, EndFactor, FactorKey, RecoveryCodes,
    SecondFactor,
};
use protocol::wire::ErrorCode;
use server::factor;

use crate::browser::{Answer, Browser};
use crate::world::{MINUTE, NOW, PASSPHRASE, World, user};

/// What the app of teacher 0 shows now.
async fn shown(world: &World) -> String {
    let mut tx = world.app.db.read().await.unwrap();
    let seed = tx.factor(user(0)).await.unwrap().unwrap().seed;
    factor::code(&world.app.keys, user(0), &seed, world.app.clock.now())
}

async fn begin(browser: &Browser, passphrase: &str) -> Answer {
    let passphrase = passphrase.into();
    let path = "/api/v1/second-factor";
    browser.post(path, &BeginFactor { passphrase }).await
}

async fn confirm(browser: &Browser, code: String) -> Answer {
    let path = "/api/v1/second-factor/confirm";
    browser.post(path, &ConfirmFactor { code }).await
}

async fn end(browser: &Browser, passphrase: &str, code: &str) -> Answer {
    let ask = EndFactor {
        passphrase: passphrase.into(),
        code: code.into(),
    };
    browser.post("/api/v1/second-factor/end", &ask).await
}

async fn sign_in(browser: &Browser, code: Option<&str>) -> Answer {
    let ask = AdultSignIn {
        login: "adulte0".into(),
        passphrase: PASSPHRASE.into(),
        code: code.map(str::to_owned),
    };
    browser.post("/api/v1/session/adult", &ask).await
}

/// Teacher 0 with a second factor, and the recovery codes. A minute later, so that the app shows another code.
pub(crate) async fn with_factor(world: &World) -> (Browser, Vec<String>) {
    let teacher = world.browser(0).await;
    assert_eq!(begin(&teacher, PASSPHRASE).await.status, 200);
    let on: RecoveryCodes = confirm(&teacher, shown(world).await).await.json();
    world.app.clock.advance(MINUTE);
    (teacher, on.codes)
}

#[tokio::test]
async fn a_second_factor_is_asked_for_once_it_is_confirmed() {
    let world = World::new().await;
    let (teacher, visitor) = (world.browser(0).await, world.visitor());
    assert_eq!(begin(&teacher, "autre chose").await.status, 401);
    let key: FactorKey = begin(&teacher, PASSPHRASE).await.json();
    assert!(key.link.starts_with("otpauth://totp/") && key.link.contains(&key.secret));
    assert!(key.link.contains("adulte0"));
    assert_eq!(
        sign_in(&visitor, None).await.status,
        200,
        "not confirmed yet"
    );
    assert_eq!(confirm(&teacher, "000000".into()).await.status, 401);
    let on: RecoveryCodes = confirm(&teacher, shown(&world).await).await.json();
    assert_eq!(on.codes.len(), 8);
    let state: SecondFactor = teacher.get("/api/v1/second-factor").await.json();
    assert_eq!(
        state,
        SecondFactor {
            on: true,
            recovery: 8
        }
    );
    let again = begin(&teacher, PASSPHRASE).await;
    assert_eq!(again.error(409).error, ErrorCode::Conflict);
    world.app.clock.advance(MINUTE);
    let missing = sign_in(&visitor, None).await;
    assert_eq!(missing.error(401).error, ErrorCode::SecondFactor);
    assert_eq!(missing.header("set-cookie"), "");
    let wrong = sign_in(&visitor, Some("000000")).await;
    assert_eq!(wrong.error(401).error, ErrorCode::WrongCredentials);
    let right = sign_in(&visitor, Some(&shown(&world).await)).await;
    assert_eq!(right.status, 200);
}

#[tokio::test]
async fn a_code_is_good_once() {
    let world = World::new().await;
    let teacher = world.browser(0).await;
    begin(&teacher, PASSPHRASE).await;
    let code = shown(&world).await;
    assert_eq!(confirm(&teacher, code.clone()).await.status, 200);
    let visitor = world.visitor();
    let again = sign_in(&visitor, Some(&code)).await;
    assert_eq!(again.error(401).error, ErrorCode::WrongCredentials);
    world.app.clock.advance(MINUTE);
    let next = shown(&world).await;
    assert_eq!(sign_in(&visitor, Some(&next)).await.status, 200);
    assert_eq!(sign_in(&visitor, Some(&next)).await.status, 401);
}

#[tokio::test]
async fn a_recovery_code_stands_in_once_however_it_is_typed() {
    let world = World::new().await;
    let (teacher, codes) = with_factor(&world).await;
    let visitor = world.visitor();
    let typed = codes[3].to_lowercase().replace('-', " ");
    assert_eq!(sign_in(&visitor, Some(&typed)).await.status, 200);
    assert_eq!(sign_in(&visitor, Some(&typed)).await.status, 401);
    let state: SecondFactor = teacher.get("/api/v1/second-factor").await.json();
    assert_eq!(state.recovery, 7);
}

#[tokio::test]
async fn codes_are_guessed_more_and_more_slowly_and_the_passphrase_alone_resets_nothing() {
    let world = World::new().await;
    with_factor(&world).await;
    let visitor = world.visitor();
    for _ in 0..5 {
        assert_eq!(sign_in(&visitor, Some("000000")).await.status, 401);
        let alone = sign_in(&visitor, None).await;
        assert_eq!(alone.error(401).error, ErrorCode::SecondFactor);
    }
    let mut wait = 0;
    for _ in 0..14 {
        wait = sign_in(&visitor, Some("000000"))
            .await
            .error(429)
            .retry_after
            .unwrap();
        world.app.clock.advance(i64::from(wait) * 1000);
        assert_eq!(sign_in(&visitor, Some("000000")).await.status, 401);
    }
    assert!(wait > 600, "{wait} s after nineteen guesses");
}

#[tokio::test]
async fn it_is_turned_off_by_passphrase_and_code_together() {
    let world = World::new().await;
    let (teacher, codes) = with_factor(&world).await;
    assert_eq!(end(&teacher, "autre chose", &codes[0]).await.status, 401);
    assert_eq!(end(&teacher, PASSPHRASE, "000000").await.status, 401);
    assert_eq!(
        sign_in(&world.visitor(), None).await.status,
        401,
        "still on"
    );
    assert_eq!(end(&teacher, PASSPHRASE, &codes[0]).await.status, 204);
    assert_eq!(sign_in(&world.visitor(), None).await.status, 200);
    let key: FactorKey = begin(&teacher, PASSPHRASE).await.json();
    assert!(!key.secret.is_empty(), "another one can begin");
    world.check().await;
}

#[tokio::test]
async fn another_key_of_the_installation_makes_no_code_of_the_same_database() {
    let world = World::new().await;
    with_factor(&world).await;
    let mut tx = world.app.db.read().await.unwrap();
    let seed = tx.factor(user(0)).await.unwrap().unwrap().seed;
    let guess = factor::code(&server::keys::Keys::of([9; 32]), user(0), &seed, NOW);
    assert_ne!(guess, factor::code(&world.app.keys, user(0), &seed, NOW));
}

#[tokio::test]
async fn a_changed_passphrase_leaves_it_on() {
    let world = World::new().await;
    let (teacher, _) = with_factor(&world).await;
    let change = ChangePassphrase {
        former: PASSPHRASE.into(),
        fresh: "quatre mots sans lien".into(),
    };
    let changed = teacher.post("/api/v1/passphrase", &change).await;
    assert_eq!(changed.status, 204);
    let state = world.browser(0).await.get("/api/v1/second-factor").await;
    assert!(state.json::<SecondFactor>().on);
}
