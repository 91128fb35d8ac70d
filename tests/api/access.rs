//! The head reads who saw or changed what in the school.

use protocol::privacy::{EraseByHead, FamilyLink, OpenFamily};
use protocol::session::{AdultSignIn, OpenCode, PupilSignIn};
use protocol::trail::{TRAIL_PAGE, TrailLine, TrailPage};
use protocol::wire::ErrorCode;

use crate::browser::Browser;
use crate::world::{PASSPHRASE, SECRET, World, class, code, user};

async fn read(head: &Browser, query: &str) -> TrailPage {
    let answer = head.get(&format!("/api/v1/trail?{query}")).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.json()
}

/// What a line says: who, what, to whom, whether it was done. A name that is no more is `-`.
fn told(line: &TrailLine) -> (String, String, String, bool) {
    let name = |name: &Option<protocol::trail::TrailName>| match name {
        Some(name) => name.name.clone().unwrap_or_else(|| "-".into()),
        None => String::new(),
    };
    (
        name(&line.who),
        line.what.clone(),
        name(&line.subject),
        line.done,
    )
}

fn line(who: &str, what: &str, subject: &str, done: bool) -> (String, String, String, bool) {
    (who.into(), what.into(), subject.into(), done)
}

async fn sign_in(world: &World, n: u128) {
    let ask = AdultSignIn {
        login: format!("adulte{n}"),
        passphrase: PASSPHRASE.into(),
        code: None,
    };
    let answer = world.visitor().post("/api/v1/session/adult", &ask).await;
    assert_eq!(answer.status, 200);
}

/// Something of each kind in school 0, and something in the other one.
async fn events(world: &World) {
    sign_in(world, 0).await;
    sign_in(world, 1).await;
    let words = PupilSignIn {
        code: code(0),
        pseudonym: "Colibri".into(),
        secret: SECRET.into(),
    };
    let pupil = world.visitor().post("/api/v1/session/pupil", &words).await;
    assert_eq!(pupil.status, 200);
    let open = OpenCode {
        minutes: 5,
        renew: false,
    };
    for (n, of, status) in [(0, 0, 200), (1, 1, 200), (1, 0, 403)] {
        let path = format!("/api/v1/classes/{}/code", class(of));
        assert_eq!(
            world.browser(n).await.post(&path, &open).await.status,
            status
        );
    }
    let head = world.browser(2).await;
    let path = format!("/api/v1/pupils/{}/family-link", user(10));
    let link: FamilyLink = head.post(&path, &()).await.json();
    let open = OpenFamily { token: link.token };
    let family = world.visitor().post("/api/v1/family", &open).await;
    assert_eq!(family.status, 200);
    let forbidden = format!("/api/v1/classes/{}/pupils", class(1));
    head.get(&forbidden).await.error(403);
}

#[tokio::test]
async fn a_head_reads_the_lines_of_the_own_school_newest_first_and_that_leaves_a_line() {
    let world = World::new().await;
    events(&world).await;
    let head = world.browser(2).await;
    let page = read(&head, "").await;
    assert_eq!(page.next, None);
    let lines: Vec<_> = page.lines.iter().map(told).collect();
    assert_eq!(
        lines,
        [
            line("Personne 2", "request", "", false),
            line("", "family.read", "Colibri", true),
            line("Personne 2", "family.link", "Colibri", true),
            line("Personne 0", "class.code", "4e 0", true),
            line("Personne 0", "session.begin", "", true),
        ]
    );
    assert_eq!(
        page.lines[0].route.as_deref(),
        Some("GET /api/v1/classes/{class}/pupils")
    );
    let again = read(&head, "export=true").await;
    assert_eq!(
        told(&again.lines[0]),
        line("Personne 2", "trail.read", "", true)
    );
    let last = read(&head, "kind=Data").await;
    assert_eq!(
        told(&last.lines[0]),
        line("Personne 2", "trail.export", "", true)
    );
}

#[tokio::test]
async fn lines_are_read_by_kind_and_by_person() {
    let world = World::new().await;
    events(&world).await;
    let head = world.browser(2).await;
    let words = async |query: String| {
        let page = read(&head, &query).await;
        let what = page.lines.into_iter().map(|line| line.what);
        what.collect::<Vec<_>>()
    };
    for (kind, expected) in [
        ("SignIns", vec!["session.begin"]),
        ("Classes", vec!["class.code"]),
        ("Erasures", vec![]),
        ("Accounts", vec![]),
        ("Visits", vec![]),
        ("Refusals", vec!["request"]),
    ] {
        assert_eq!(words(format!("kind={kind}")).await, expected, "{kind}");
    }
    let data = words("kind=Data".into()).await;
    assert_eq!(data[data.len() - 2..], ["family.read", "family.link"]);
    let teacher = words(format!("person={}", user(0))).await;
    assert_eq!(teacher, ["class.code", "session.begin"]);
    // Also what was done to somebody.
    let pupil = words(format!("person={}", user(10))).await;
    assert_eq!(pupil, ["family.read", "family.link"]);
    let wrong = head.get("/api/v1/trail?kind=Everything").await;
    assert_eq!(wrong.error(400).error, ErrorCode::BadRequest);
    let wrong = head.get("/api/v1/trail?before=here").await;
    assert_eq!(wrong.error(400).error, ErrorCode::BadRequest);
}

#[tokio::test]
async fn an_account_that_is_no_more_has_no_name_and_its_lines_stay_the_schools() {
    let world = World::new().await;
    events(&world).await;
    let head = world.browser(2).await;
    let path = format!("/api/v1/pupils/{}/erase", user(10));
    let ask = EraseByHead {
        passphrase: PASSPHRASE.into(),
    };
    assert_eq!(head.post(&path, &ask).await.status, 204);
    let page = read(&head, &format!("person={}", user(10))).await;
    let lines: Vec<_> = page.lines.iter().map(told).collect();
    assert_eq!(
        lines,
        [
            line("Personne 2", "account.erase", "-", true),
            line("", "family.read", "-", true),
            line("Personne 2", "family.link", "-", true),
        ]
    );
}

#[tokio::test]
async fn pages_follow_each_other_without_a_gap_or_a_double() {
    let world = World::new().await;
    let open = OpenCode {
        minutes: 5,
        renew: false,
    };
    let path = format!("/api/v1/classes/{}/code", class(0));
    let teacher = world.browser(0).await;
    let count = TRAIL_PAGE as usize * 2 + 3;
    for _ in 0..count {
        assert_eq!(teacher.post(&path, &open).await.status, 200);
    }
    let head = world.browser(2).await;
    let mut instants = Vec::new();
    let mut before = String::new();
    let mut pages = 0;
    loop {
        let page = read(&head, &format!("kind=Classes{before}")).await;
        instants.extend(page.lines.iter().map(|line| line.at));
        pages += 1;
        match page.next {
            Some(next) => before = format!("&before={next}"),
            None => break,
        }
    }
    assert_eq!((pages, instants.len()), (3, count));
    assert!(instants.is_sorted_by(|a, b| a >= b));
    // Later pages are part of the same reading.
    let read: Vec<_> = read(&head, "kind=Data").await.lines;
    assert_eq!(read.len(), 1, "{read:?}");
}
