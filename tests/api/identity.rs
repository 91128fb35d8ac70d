//! Adults who come in by the school's identity provider.

use domain::role::Role;
use protocol::session::{Door, Identity, Invitation, Invite, Me, VisitProvider};
use protocol::wire::ErrorCode;
use server::sql::record::{Errand, Visit};

use crate::browser::{Answer, Browser};
use crate::provider::{Fake, away};
use crate::world::{MINUTE, PASSPHRASE, World};

const PATH: &str = "/api/v1/identity";

/// An installation with a provider that answers.
async fn with_provider() -> (World, Fake) {
    let (mut world, provider) = (World::new().await, Fake::start().await);
    world.router = world.with(|app| app.provider = Some(provider.known()));
    (world, provider)
}

fn link() -> VisitProvider {
    VisitProvider::Link {
        passphrase: PASSPHRASE.into(),
        code: None,
    }
}

/// Sends the browser to the provider: its address there, and the browser with what it holds meanwhile.
async fn go(mut browser: Browser, ask: &VisitProvider) -> (Browser, String) {
    let answer = browser.post(PATH, ask).await;
    let held = answer.cookie();
    let Door { address } = answer.json();
    browser.cookie = Some(match browser.cookie {
        Some(session) => format!("{session}; {held}"),
        None => held,
    });
    (browser, address)
}

/// Where the answer to a browser that came back leads.
fn leads(answer: &Answer) -> &str {
    assert_eq!(answer.status, 303, "{answer:?}");
    answer.header("location")
}

/// The cookies that an answer sets, without what it takes away.
fn session(answer: &Answer) -> Option<String> {
    let cookies = answer.headers.get_all("set-cookie").iter();
    cookies
        .filter_map(|cookie| cookie.to_str().unwrap().split(';').next())
        .find(|cookie| cookie.starts_with("parcours="))
        .map(str::to_owned)
}

/// Links an adult's account to a name at the provider.
async fn linked(world: &World, provider: &Fake, person: u128, subject: &str) -> Browser {
    let (browser, address) = go(world.browser(person).await, &link()).await;
    let answer = browser.get(&provider.sign_in(&address, subject)).await;
    assert_eq!(leads(&answer), "/reglages#identite=liee");
    browser
}

/// How a visitor who signs in at the provider under this name fares.
async fn enter(world: &World, provider: &Fake, subject: &str) -> Answer {
    let (browser, address) = go(world.visitor(), &VisitProvider::Enter).await;
    browser.get(&provider.sign_in(&address, subject)).await
}

#[tokio::test]
async fn an_account_that_was_linked_from_inside_is_entered_by_the_provider_until_it_is_unlinked() {
    let (world, provider) = with_provider().await;
    let seen: Identity = world.visitor().get(PATH).await.json();
    assert_eq!(seen.provider.as_deref(), Some("Mon espace"));
    assert_eq!(
        leads(&enter(&world, &provider, "ada").await),
        "/connexion#identite=inconnue"
    );
    let teacher = linked(&world, &provider, 0, "ada").await;
    assert!(teacher.get(PATH).await.json::<Identity>().linked);

    let answer = enter(&world, &provider, "ada").await;
    assert_eq!(leads(&answer), "/connexion#identite=entre");
    let mut browser = world.visitor();
    browser.cookie = session(&answer);
    let me: Me = browser.get("/api/v1/session").await.json();
    assert_eq!((me.user, me.role), (crate::world::user(0), Role::Teacher));

    assert_eq!(browser.delete(PATH).await.status, 204);
    assert_eq!(
        browser.delete(PATH).await.error(404).error,
        ErrorCode::NotFound
    );
    let answer = enter(&world, &provider, "ada").await;
    assert_eq!(leads(&answer), "/connexion#identite=inconnue");
    assert_eq!(session(&answer), None);
}

#[tokio::test]
async fn an_invitation_is_taken_by_the_provider_once_and_leaves_a_way_in() {
    let (world, provider) = with_provider().await;
    let teacher = Invite {
        role: Role::Teacher,
        name: "Mme Weber".into(),
        school: None,
        company: None,
        commune: None,
    };
    let head = world.browser(2).await;
    let invitation: Invitation = head.post("/api/v1/invitations", &teacher).await.json();
    let accept = VisitProvider::Accept {
        token: invitation.token,
    };
    linked(&world, &provider, 1, "ada").await;
    let taken_by = async |subject: &str| {
        let (browser, address) = go(world.visitor(), &accept).await;
        browser.get(&provider.sign_in(&address, subject)).await
    };
    // Who is somebody here already does not use the invitation up.
    assert_eq!(leads(&taken_by("ada").await), "/connexion#identite=prise");
    let answer = taken_by("grace").await;
    assert_eq!(leads(&answer), "/connexion#identite=entre");
    let mut browser = world.visitor();
    browser.cookie = session(&answer);
    let me: Me = browser.get("/api/v1/session").await.json();
    assert_eq!((me.name.as_str(), me.role), ("Mme Weber", Role::Teacher));
    assert_eq!(leads(&taken_by("hedy").await), "/connexion#identite=lien");
    // There is no other way in, so this one stays.
    assert_eq!(
        browser.delete(PATH).await.error(409).error,
        ErrorCode::Conflict
    );
    assert_eq!(
        leads(&enter(&world, &provider, "grace").await),
        "/connexion#identite=entre"
    );
}

#[tokio::test]
async fn what_comes_back_is_good_once_for_ten_minutes_in_the_browser_that_went() {
    let (world, provider) = with_provider().await;
    linked(&world, &provider, 0, "ada").await;
    let late = "/connexion#identite=tard";

    let (browser, address) = go(world.visitor(), &VisitProvider::Enter).await;
    let back = provider.sign_in(&address, "ada");
    assert_eq!(
        leads(&world.visitor().get(&back).await),
        late,
        "another browser"
    );
    assert_eq!(
        leads(&browser.get(&back).await),
        late,
        "used up by the other one"
    );

    let (browser, address) = go(world.visitor(), &VisitProvider::Enter).await;
    let back = provider.sign_in(&address, "ada");
    assert_eq!(
        leads(&browser.get(&back).await),
        "/connexion#identite=entre"
    );
    assert_eq!(leads(&browser.get(&back).await), late, "twice");

    let (browser, address) = go(world.visitor(), &VisitProvider::Enter).await;
    let back = provider.sign_in(&address, "ada");
    world.app.clock.advance(10 * MINUTE);
    assert_eq!(leads(&browser.get(&back).await), late, "after ten minutes");
    assert_eq!(leads(&browser.get("/api/v1/identity/return").await), late);
}

#[tokio::test]
async fn nobody_comes_in_by_what_the_provider_did_not_say_to_us_now() {
    let (world, provider) = with_provider().await;
    linked(&world, &provider, 0, "ada").await;
    type Change = fn(&mut crate::provider::Claims);
    let lies: [(&str, Change); 3] = [
        ("another nonce", |claims| claims.nonce = "autre".into()),
        ("for another application", |claims| {
            claims.audience = "autre".into()
        }),
        ("signed by another key", |claims| claims.forged = true),
    ];
    let refused = "/connexion#identite=refus";
    for (lie, change) in lies {
        let (browser, address) = go(world.visitor(), &VisitProvider::Enter).await;
        let answer = browser.get(&provider.vouch(&address, "ada", change)).await;
        assert_eq!(leads(&answer), refused, "{lie}");
        assert_eq!(session(&answer), None, "{lie}");
    }
    // A code that was stolen from another browser's way back: its verifier is another one.
    let (_, stolen) = go(world.visitor(), &VisitProvider::Enter).await;
    let stolen = provider.sign_in(&stolen, "ada");
    let (browser, address) = go(world.visitor(), &VisitProvider::Enter).await;
    let own = provider.sign_in(&address, "eve");
    let code = stolen.split("code=").nth(1).unwrap();
    let mixed = [own.split("code=").next().unwrap(), "code=", code].concat();
    assert_eq!(leads(&browser.get(&mixed).await), refused);
    // The person said no there, and another provider answers in this one's name.
    let changes: [fn(&str) -> String; 2] = [
        |back| back.replace("&code=", "&error="),
        |back| format!("{back}&iss=https://ailleurs.example"),
    ];
    for change in changes {
        let (browser, address) = go(world.visitor(), &VisitProvider::Enter).await;
        let back = change(&provider.sign_in(&address, "ada"));
        assert_eq!(leads(&browser.get(&back).await), refused);
    }
}

#[tokio::test]
async fn a_link_asks_for_what_proves_the_person_and_holds_for_who_is_still_here() {
    let (world, provider) = with_provider().await;
    let teacher = world.browser(0).await;
    let wrong = VisitProvider::Link {
        passphrase: "autre chose que cela".into(),
        code: None,
    };
    let answer = teacher.post(PATH, &wrong).await;
    assert_eq!(answer.error(401).error, ErrorCode::WrongCredentials);

    // Somebody else signed in meanwhile.
    let (browser, address) = go(world.browser(0).await, &link()).await;
    let held = browser
        .cookie
        .as_deref()
        .and_then(|both| both.split("; ").nth(1));
    let mut other = world.browser(1).await;
    other.cookie = Some(format!("{}; {}", other.cookie.unwrap(), held.unwrap()));
    let answer = other.get(&provider.sign_in(&address, "ada")).await;
    assert_eq!(leads(&answer), "/connexion#identite=tard");

    // One name there is one account here, and one account one name.
    linked(&world, &provider, 0, "ada").await;
    for (person, subject) in [(1, "ada"), (0, "grace")] {
        let (browser, address) = go(world.browser(person).await, &link()).await;
        let answer = browser.get(&provider.sign_in(&address, subject)).await;
        assert_eq!(leads(&answer), "/connexion#identite=prise");
    }
    world.check().await;
}

#[tokio::test]
async fn a_link_asks_for_the_code_where_there_is_a_second_factor() {
    let (world, _provider) = with_provider().await;
    let (teacher, _) = crate::factor::with_factor(&world).await;
    let answer = teacher.post(PATH, &link()).await;
    assert_eq!(answer.error(401).error, ErrorCode::SecondFactor);
}

#[tokio::test]
async fn a_provider_that_is_away_is_told_and_one_that_is_not_there_offers_nothing() {
    let (world, provider) = with_provider().await;
    let (browser, address) = go(world.visitor(), &VisitProvider::Enter).await;
    let back = provider.sign_in(&address, "ada");
    drop(provider);
    let answer = browser.get(&back).await;
    assert_eq!(leads(&answer), "/connexion#identite=absent");

    let mut visitor = world.visitor();
    visitor.use_router(world.with(|app| app.provider = Some(away())));
    let answer = visitor.post(PATH, &VisitProvider::Enter).await;
    assert_eq!(answer.error(502).error, ErrorCode::ProviderAway);

    visitor.use_router(world.with(|app| app.provider = None));
    assert_eq!(
        visitor.get(PATH).await.json::<Identity>(),
        Identity::default()
    );
    let answer = visitor.post(PATH, &VisitProvider::Enter).await;
    assert_eq!(answer.error(404).error, ErrorCode::NotFound);
}

/// Somebody who begins thousands of visits ends the oldest ones, and shuts the door to nobody.
#[tokio::test]
async fn one_visit_more_than_there_may_be_ends_the_oldest() {
    let world = World::new().await;
    let mut tx = world.app.db.write().await.unwrap();
    let visit = Visit {
        browser: [1; 32],
        nonce: "nonce".into(),
        verifier: "verifier".into(),
        errand: Errand::Enter,
    };
    for (state, expires) in [(1, 30), (2, 20), (3, 40), (4, 5)] {
        tx.make_room_for_visit(10, 2).await.unwrap();
        tx.add_visit(&[state; 32], &visit, expires).await.unwrap();
    }
    tx.make_room_for_visit(10, 2).await.unwrap();
    for (state, there) in [(1, false), (2, false), (3, true), (4, false)] {
        let found = tx.take_visit(&[state; 32], 10).await.unwrap();
        assert_eq!(found.is_some(), there, "{state}");
    }
}
