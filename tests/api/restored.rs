//! A copy of the database is put back under browsers that have seen more, and requests come that are older than their
//! queue.

use std::path::PathBuf;

use domain::carnet::EntryEdit;
use domain::ids::ClientId;
use domain::visit::RefusalReason;
use protocol::mutation::{Author, Envelope, Former, Mutation, SCHEMA};
use protocol::overlay::View;
use protocol::replica::{Batch, Plan, Replica};
use protocol::row::Row;
use protocol::wire::{Outcome, PullPage, PushRequest, PushResponse};
use server::sql::Db;
use uuid::Uuid;

use crate::browser::Browser;
use crate::push::{create, entry};
use crate::world::{World, ask, booking, user};

/// A browser with its local database, as the engine drives it.
struct Device {
    browser: Browser,
    replica: Replica,
}

impl Device {
    async fn new(world: &World, person: u128) -> Self {
        Self {
            browser: world.browser(person).await,
            replica: Replica::new(fresh()),
        }
    }

    fn commit(&mut self, plan: Plan) {
        self.replica.apply(plan);
    }

    fn change(&mut self, mutation: Mutation, base_rev: u64) {
        let plan = self.replica.enqueue(mutation, base_rev, Uuid::now_v7());
        self.commit(plan.unwrap());
    }

    fn write(&mut self, n: u128, text: &str) {
        let id = entry(n, "").id;
        let rev = self.view().entries[&id].value.rev;
        let edit = EntryEdit {
            text: Some(text.into()),
            ..EntryEdit::default()
        };
        self.change(Mutation::EntryEdit { id, edit }, rev);
    }

    fn view(&self) -> View {
        View::of(&self.replica)
    }

    fn text(&self, n: u128) -> String {
        self.view().entries[&entry(n, "").id].value.text.clone()
    }

    async fn push(&mut self) -> bool {
        let Some((request, plan)) = self.replica.next_push(Batch::default(), |_| false) else {
            return false;
        };
        self.commit(plan);
        let answer = self.browser.post("/api/v1/sync/push", &request).await;
        let response: PushResponse = answer.json();
        let (plan, _) = self
            .replica
            .on_push(request.author.client, &response, fresh());
        self.commit(plan);
        true
    }

    async fn pull(&mut self) {
        let mut round = self.replica.begin_pull();
        loop {
            let query = round.query();
            self.browser.client = query.client;
            let page = self
                .browser
                .pull_page(query.cursor.as_deref(), query.held)
                .await;
            let page: PullPage = page.json();
            if let Some(pulled) = round.take(page) {
                let plan = self.replica.on_pull(&pulled, Uuid::now_v7);
                return self.commit(plan);
            }
        }
    }

    /// Until nothing waits.
    async fn exchange(&mut self) {
        for _ in 0..8 {
            while self.push().await {}
            self.pull().await;
            if self.replica.outbox().is_empty() {
                return;
            }
        }
        panic!("never at rest: {:?}", self.replica.outbox());
    }
}

fn fresh() -> ClientId {
    ClientId(Uuid::now_v7())
}

async fn copy(world: &World) -> PathBuf {
    let file = world.folder().join("copy.sqlite");
    world.app.db.write_copy(&file).await.unwrap();
    file
}

async fn put_back(world: &World, file: PathBuf, devices: &mut [&mut Device]) {
    let restored = Db::open(&file).await.unwrap();
    let router = world.with(|app| app.db = restored);
    for device in devices {
        device.browser.use_router(router.clone());
    }
}

async fn entries(browser: &mut Browser) -> Vec<(String, Vec<String>)> {
    let rows = browser.rows().await.into_iter();
    let mut entries: Vec<_> = rows
        .filter_map(|(_, row)| match row {
            Row::Entry(entry) => Some((entry.text, entry.others)),
            _ => None,
        })
        .collect();
    entries.sort();
    entries
}

#[tokio::test]
async fn what_a_pupil_wrote_after_the_copy_comes_back_from_their_device() {
    let world = World::embedded().await;
    let mut pupil = Device::new(&world, 10).await;
    pupil.change(create(1, "avant"), 0);
    pupil.exchange().await;
    let file = copy(&world).await;

    pupil.write(1, "avant, et après");
    pupil.change(create(2, "une page neuve"), 0);
    let favourite = Mutation::FavouriteSet {
        metier: "luthier".into(),
        on: true,
    };
    pupil.change(favourite, 0);
    pupil.exchange().await;

    put_back(&world, file, &mut [&mut pupil]).await;
    pupil.exchange().await;
    assert!(pupil.view().refusals.is_empty());
    assert_eq!(pupil.text(1), "avant, et après");
    assert_eq!(pupil.text(2), "une page neuve");
    assert!(pupil.view().favourites.contains_key("luthier"));
    let there = entries(&mut pupil.browser).await;
    let alone = |text: &str| (text.to_owned(), Vec::new());
    assert_eq!(there, [alone("avant, et après"), alone("une page neuve")]);

    let rested = pupil.replica.clone();
    pupil.exchange().await;
    assert_eq!(pupil.replica, rested, "it is at rest");
}

#[tokio::test]
async fn two_devices_that_parted_after_the_copy_both_keep_their_text() {
    let world = World::embedded().await;
    let mut first = Device::new(&world, 10).await;
    let mut second = Device::new(&world, 10).await;
    first.change(create(1, "avant"), 0);
    first.exchange().await;
    second.exchange().await;
    let file = copy(&world).await;
    first.write(1, "la forge");
    first.exchange().await;

    put_back(&world, file, &mut [&mut first, &mut second]).await;
    second.write(1, "le luthier");
    second.exchange().await;
    first.exchange().await;
    second.exchange().await;
    let mut texts = entries(&mut second.browser).await.pop().unwrap();
    texts.1.push(texts.0);
    texts.1.sort_unstable();
    assert_eq!(texts.1, ["la forge", "le luthier"]);
    assert_eq!(first.view().entries, second.view().entries);
}

#[tokio::test]
async fn a_booking_that_the_server_forgot_is_told_and_never_made_again_by_itself() {
    let world = World::embedded().await;
    world.publish(1, 30, |_| {}).await;
    let mut teacher = Device::new(&world, 0).await;
    teacher.exchange().await;
    let file = copy(&world).await;
    teacher.change(Mutation::BookingRequest(ask(1, 1, 0, 20)), 0);
    teacher.exchange().await;
    assert!(teacher.view().bookings[&booking(1)].booking.is_some());

    put_back(&world, file, &mut [&mut teacher]).await;
    teacher.exchange().await;
    let refusals = teacher.view().refusals;
    let [refused] = refusals.as_slice() else {
        panic!("{refusals:?}");
    };
    assert_eq!(refused.refusal.reason, RefusalReason::Forgotten);
    assert!(matches!(refused.mutation, Mutation::BookingRequest(_)));
    let rows = teacher.browser.rows().await;
    let booked = rows.iter().any(|(_, row)| matches!(row, Row::Booking(_)));
    assert!(!booked);
}

async fn push_as(browser: &Browser, client: ClientId, line: Envelope) -> PushResponse {
    let author = Author {
        client,
        schema: SCHEMA,
        user: Some(user(10)),
    };
    let lines = vec![line];
    let request = PushRequest {
        author,
        lines,
        lacks: Vec::new(),
    };
    browser.post("/api/v1/sync/push", &request).await.json()
}

fn line(n: u64, id: Uuid, mutation: Mutation, former: &[Former]) -> Envelope {
    Envelope {
        n,
        id,
        // Whatever is there was seen: what is applied is the text.
        base_rev: 99,
        mutation,
        former: former.to_vec(),
    }
}

#[tokio::test]
async fn a_line_that_moved_to_another_queue_has_one_effect_whichever_request_comes_first() {
    let world = World::new().await;
    let mut pupil = world.browser(10).await;
    let edit = |text: &str| Mutation::EntryEdit {
        id: entry(1, "").id,
        edit: EntryEdit {
            text: Some(text.into()),
            ..EntryEdit::default()
        },
    };
    pupil.push_one(create(1, "")).await;
    for late_comes_first in [true, false] {
        let (old, new, id) = (fresh(), fresh(), Uuid::now_v7());
        let former = [Former { client: old, n: 1 }];
        let late = line(1, id, edit("ancien"), &[]);
        let moved = line(1, id, edit("ancien"), &former);
        let then = line(2, Uuid::now_v7(), edit("nouveau"), &[]);
        if late_comes_first {
            push_as(&pupil, old, late).await;
            push_as(&pupil, new, moved).await;
            push_as(&pupil, new, then).await;
        } else {
            push_as(&pupil, new, moved).await;
            push_as(&pupil, new, then).await;
            let told = push_as(&pupil, old, late).await;
            assert_eq!(told.results[0].outcome, Outcome::Done, "its own answer");
        }
        let there = entries(&mut pupil).await.pop().unwrap();
        assert_eq!(there.0, "nouveau");
        assert!(!there.1.contains(&"ancien".to_owned()), "{there:?}");
    }
    world.check().await;
}

#[tokio::test]
async fn nobody_closes_places_in_the_queue_of_another() {
    let world = World::new().await;
    let pupil = world.browser(10).await;
    let mut other = world.browser(11).await;
    other.push_one(create(2, "à moi")).await;
    let former = [Former {
        client: other.client,
        n: 2,
    }];
    push_as(
        &pupil,
        fresh(),
        line(1, Uuid::now_v7(), create(1, ""), &former),
    )
    .await;
    assert_eq!(other.push_one(create(3, "encore")).await, Outcome::Done);
    assert_eq!(entries(&mut other).await.len(), 2);
    world.check().await;
}
