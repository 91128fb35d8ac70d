//! The matrix of rights: every route and every mutation, asked by everyone, against the table.

mod asked;
mod installation;
mod table;

use std::collections::BTreeSet;

use domain::ids::{AcademyId, ClientId};
use domain::school::{Level, Uai};
use domain::visit::RefusalReason;
use protocol::mutation::Mutation;
use protocol::wire::{ApiError, ErrorCode, Outcome};
use serde_json::Value;
use server::sql::record::Class;

use self::installation::world;
use crate::browser::{Answer, Browser};
use crate::world::{World, ask, class, company, draft, id, slot, user};

/// Who the columns of the table are, in their order; nobody is the visitor.
const PEOPLE: [Option<u128>; 12] = [
    None,
    Some(10),
    Some(11),
    Some(20),
    Some(0),
    Some(1),
    Some(2),
    Some(FAR_HEAD),
    Some(3),
    Some(5),
    Some(4),
    Some(FAR_OFFICER),
];
/// The head of the other school, and the officer of the other académie.
const FAR_HEAD: u128 = 6;
const FAR_OFFICER: u128 = 7;
/// The number of things of the other académie.
const ELSEWHERE: u128 = 9;

async fn browser(world: &World, person: Option<u128>) -> Browser {
    match person {
        Some(n) => world.browser(n).await,
        None => world.visitor(),
    }
}

/// The letter of an answer.
fn letter(answer: &Answer) -> char {
    if answer.status.is_success() {
        return '+';
    }
    if answer.status.is_redirection() {
        return 's';
    }
    let error: ApiError = answer.json();
    match error.error {
        ErrorCode::SignedOut => '?',
        ErrorCode::Forbidden => '-',
        ErrorCode::NotYours => 'y',
        ErrorCode::NotFound => 'n',
        ErrorCode::WrongCredentials => 'w',
        ErrorCode::LinkExpired => 'g',
        ErrorCode::Conflict => 'c',
        ErrorCode::ProviderAway => 'a',
        other => panic!("{other:?} has no letter"),
    }
}

async fn send(browser: &Browser, route: &str, what: &str, queue: ClientId, there: bool) -> Answer {
    let client = match what {
        "the pupil’s queue" => queue,
        _ => browser.client,
    };
    let asked = asked::request(route, what, client, there);
    let headers = match route {
        "PUT /api/v1/blobs/{blob}" => [("content-range", "bytes 0-4/14")],
        _ => [("content-type", "application/json")],
    };
    browser
        .send(asked.method, &asked.path, &headers, asked.body)
        .await
}

/// Every cell of a line, its columns in order.
fn cells(line: &str) -> Vec<char> {
    let cells: Vec<char> = line.chars().filter(|cell| *cell != ' ').collect();
    assert_eq!(cells.len(), PEOPLE.len(), "{line}");
    cells
}

/// What the description of the API names.
async fn described() -> (BTreeSet<String>, BTreeSet<String>) {
    let world = World::new().await;
    let api: Value = world.visitor().get("/api/v1/openapi.json").await.json();
    let mut routes = BTreeSet::new();
    for (path, item) in api["paths"].as_object().unwrap() {
        for method in item.as_object().unwrap().keys() {
            routes.insert(format!("{} {path}", method.to_uppercase()));
        }
    }
    let variants = api["components"]["schemas"]["Mutation"]["oneOf"]
        .as_array()
        .unwrap();
    let name = |variant: &Value| variant["required"][0].as_str().unwrap().to_owned();
    (routes, variants.iter().map(name).collect())
}

fn named(table: &[(&str, &str, &str)]) -> BTreeSet<String> {
    table.iter().map(|(name, ..)| (*name).to_owned()).collect()
}

#[tokio::test]
async fn the_table_names_every_route_and_every_mutation() {
    let (routes, mutations) = described().await;
    assert_eq!(named(table::ROUTES), routes);
    assert_eq!(named(table::MUTATIONS), mutations);
}

#[tokio::test]
async fn every_route_answers_each_as_the_table_says() {
    let mut wrong = Vec::new();
    for (route, what, line) in table::ROUTES {
        let shared = world().await;
        for (person, expected) in PEOPLE.into_iter().zip(cells(line)) {
            // What is done may not be done twice.
            let fresh = expected == '+' && !route.starts_with("GET");
            let own = if fresh { Some(world().await) } else { None };
            let (world, queue) = own.as_ref().unwrap_or(&shared);
            let browser = browser(world, person).await;
            let seen = send(&browser, route, what, *queue, true).await;
            if letter(&seen) != expected {
                wrong.push(format!(
                    "{route} {what}, {person:?}: {seen:?}, not {expected}"
                ));
            }
            if expected == '-' {
                let none = send(&browser, route, what, *queue, false).await;
                let same = none.status == seen.status && none.bytes == seen.bytes;
                assert!(same, "{route} tells {person:?} what is there");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The letter of a line of a push, and its refusal as a whole.
async fn push(browser: &Browser, mutation: Mutation) -> (char, Option<Outcome>) {
    let answer = browser.push_lines(vec![browser.line(mutation)]).await;
    if !answer.status.is_success() {
        return (letter(&answer), None);
    }
    let response: protocol::wire::PushResponse = answer.json();
    assert_eq!(response.stop, None, "{answer:?}");
    let outcome = response.results.into_iter().next().unwrap().outcome;
    let letter = match &outcome {
        Outcome::Done => '+',
        Outcome::Refused(refusal) => match refusal.reason {
            RefusalReason::Forbidden => '-',
            RefusalReason::Invalid => 'i',
            other => panic!("{other:?} has no letter"),
        },
    };
    (letter, Some(outcome))
}

#[tokio::test]
async fn every_mutation_answers_each_as_the_table_says() {
    let mut wrong = Vec::new();
    for (name, what, line) in table::MUTATIONS {
        let (shared, _) = world().await;
        for (person, expected) in PEOPLE.into_iter().zip(cells(line)) {
            let own = if expected == '+' {
                Some(world().await)
            } else {
                None
            };
            let world = own.as_ref().map_or(&shared, |(world, _)| world);
            let browser = browser(world, person).await;
            let (seen, refusal) = push(&browser, asked::mutation(name, what, true)).await;
            if seen != expected {
                wrong.push(format!(
                    "{name} {what}, {person:?}: {refusal:?}, not {expected}"
                ));
            }
            if matches!(expected, '-' | 'i') {
                let (_, none) = push(&browser, asked::mutation(name, what, false)).await;
                let told = none != refusal && what.is_empty();
                assert!(!told, "{name} tells {person:?} what is there");
            }
            world.check().await;
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test]
async fn an_identity_that_another_academie_has_is_refused_as_one_that_is_taken() {
    let (world, _) = world().await;
    let far = AcademyId(id(2));
    let mut tx = world.app.db.write().await.unwrap();
    let row = Class {
        id: class(ELSEWHERE),
        academy: far,
        school: Uai::parse("0750003W").unwrap(),
        name: "4e L".into(),
        level: Level::Quatrieme,
        code: domain::code::ClassCode::parse("TEST-AAA9").unwrap(),
        open_until: None,
        erase_at: None,
    };
    tx.add_class(&row).await.unwrap();
    let booked = server::sql::record::Booked {
        id: crate::world::booking(ELSEWHERE),
        slot: slot(ELSEWHERE),
        class: row.id,
        teacher: user(FAR_OFFICER),
        seats: 1,
        priority: false,
        note: String::new(),
        state: domain::visit::BookingState::Waiting(1),
        notice: None,
        held_until: None,
    };
    tx.add_booking(far, &booked, server::sql::StoredState::Waiting)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let teacher = world.browser(0).await;
    for taken in [1, ELSEWHERE] {
        let again = Mutation::BookingRequest(ask(taken, 3, 0, 5));
        assert_eq!(teacher.refused(again).await.reason, RefusalReason::Invalid);
        let contact = world.browser(3).await;
        let again = Mutation::SlotPublish {
            id: slot(taken),
            company: company(0),
            draft: draft(10),
        };
        assert_eq!(contact.refused(again).await.reason, RefusalReason::Invalid);
    }
    world.check().await;
}
