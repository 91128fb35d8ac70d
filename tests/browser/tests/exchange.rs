//! Rounds of an engine with a server that stands in for the real one, behind the browser's own `fetch`.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)] // a test

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use domain::carnet::{Entry, EntryKind};
use domain::ids::{AcademyId, EntryId, UserId};
use domain::role::Role;
use domain::visit::RefusalReason;
use jiff::civil::Date;
use js_sys::{Array, Function, Promise, Reflect};
use protocol::mutation::Mutation;
use protocol::row::{Favourite, Row, RowKey};
use protocol::session::Me;
use protocol::wire::{
    ApiError, Change, ErrorCode, LineResult, Outcome, PullPage, PushRequest, PushResponse,
    SIGNATURE,
};
use store::{Device, Memory};
use sync::{Api, Door, Engine, Entry as Entrance, SyncStatus, Trouble, enter, new_id};
use uuid::Uuid;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Headers, ReadableWritablePair, Request, Response, ResponseInit};

wasm_bindgen_test_configure!(run_in_browser);

/// The server's clock: in January 2027, wherever the device's may be.
const SERVER_TIME: i64 = 1_800_000_000_000;

/// Who is signed in where the account of the device was erased.
const ERASED: u128 = 0;

/// An answer of the server that is an error.
fn signed(error: ErrorCode) -> String {
    let error = ApiError {
        sig: SIGNATURE.into(),
        error,
        retry_after: None,
    };
    serde_json::to_string(&error).unwrap()
}

/// What the server does with a push.
#[derive(Clone, Copy, PartialEq)]
enum Pushes {
    Taken,
    /// Answered with this error.
    Refused(u16, ErrorCode),
    /// A proxy before it lets through so many bytes.
    UpTo(usize),
}

struct Server {
    signed_in: u128,
    pushes: Pushes,
    taken: Cell<u64>,
    /// Paths with their queries.
    asked: RefCell<Vec<String>>,
    /// Users that pushes said they carry.
    carried: RefCell<Vec<Option<UserId>>>,
    /// How the bodies of requests were compressed on their way.
    packed: RefCell<Vec<Option<String>>>,
}

impl Server {
    fn new(signed_in: u128, pushes: Pushes) -> Rc<Self> {
        Rc::new(Self {
            signed_in,
            pushes,
            taken: Cell::new(0),
            asked: RefCell::default(),
            carried: RefCell::default(),
            packed: RefCell::default(),
        })
    }

    fn answer(&self, url: &str, body: &str) -> (u16, String) {
        let path = url.split("/api/v1/").nth(1).unwrap_or_default();
        self.asked.borrow_mut().push(path.to_owned());
        if path.starts_with("session") {
            return match self.signed_in {
                ERASED => (410, signed(ErrorCode::Erased)),
                user => (200, serde_json::to_string(&person(user)).unwrap()),
            };
        }
        if path.starts_with("sync/push") {
            return self.push(body);
        }
        (200, serde_json::to_string(&self.page()).unwrap())
    }

    fn push(&self, body: &str) -> (u16, String) {
        let request: PushRequest = serde_json::from_str(body).unwrap();
        self.carried.borrow_mut().push(request.author.user);
        match self.pushes {
            Pushes::Refused(status, error) => {
                return (status, signed(error));
            }
            Pushes::UpTo(most) if body.len() > most => return (413, "too large".into()),
            Pushes::UpTo(_) | Pushes::Taken => {}
        }
        let done = |n| LineResult {
            n,
            outcome: Outcome::Done,
        };
        let results: Vec<_> = request.lines.iter().map(|line| done(line.n)).collect();
        self.taken.set(results.last().map_or(0, |last| last.n));
        let response = PushResponse {
            sig: SIGNATURE.into(),
            results,
            stop: None,
        };
        (200, serde_json::to_string(&response).unwrap())
    }

    fn page(&self) -> PullPage {
        let row = Row::Favourite(Favourite {
            metier: "forge".into(),
        });
        PullPage {
            sig: SIGNATURE.into(),
            cursor: "1".into(),
            reset: true,
            more: false,
            scopes: vec!["user".into()],
            changes: vec![Change {
                scope: "user".into(),
                key: RowKey::favourite("forge"),
                row: Some(row),
            }],
            acked: self.taken.get(),
            results: Vec::new(),
            now: SERVER_TIME,
        }
    }
}

/// Puts the server in the place of the network. It stays until the next one takes it.
fn connect(server: &Rc<Server>) {
    let server = server.clone();
    let fetch = Closure::<dyn FnMut(Request) -> Promise>::new(move |request: Request| {
        let server = server.clone();
        future_to_promise(async move {
            let encoding = request.headers().get("content-encoding")?;
            let body = JsFuture::from(plain(&request, encoding.as_deref())?.text()?).await?;
            server.packed.borrow_mut().push(encoding);
            let (status, text) =
                server.answer(&request.url(), &body.as_string().unwrap_or_default());
            let headers = Headers::new()?;
            let json = status != 413;
            headers.set(
                "content-type",
                if json {
                    "application/json"
                } else {
                    "text/html"
                },
            )?;
            let init = ResponseInit::new();
            init.set_status(status);
            init.set_headers(&headers);
            Response::new_with_opt_str_and_init(Some(&text), &init).map(JsValue::from)
        })
    });
    let window = web_sys::window().unwrap();
    Reflect::set(&window, &"fetch".into(), fetch.as_ref().unchecked_ref()).unwrap();
    fetch.forget();
}

/// The body of a request as it was before it was compressed for its way.
fn plain(request: &Request, encoding: Option<&str>) -> Result<Response, JsValue> {
    let Some(body) = request.body() else {
        return Response::new();
    };
    let body = match encoding {
        Some(encoding) => {
            let maker = Reflect::get(&js_sys::global(), &"DecompressionStream".into())?;
            let maker = maker.unchecked_ref::<Function>();
            let stream = Reflect::construct(maker, &Array::of1(&encoding.into()))?;
            body.pipe_through(stream.unchecked_ref::<ReadableWritablePair>())
        }
        None => body,
    };
    Response::new_with_opt_readable_stream(Some(&body))
}

fn person(number: u128) -> Me {
    Me {
        user: UserId(Uuid::from_u128(number)),
        role: Role::Pupil,
        name: "Colibri".into(),
        academy: AcademyId(Uuid::from_u128(9)),
        academy_name: "Académie".into(),
        timezone: "Europe/Paris".into(),
        school: None,
        company: None,
        erase_at: None,
        classes: Vec::new(),
    }
}

async fn open(number: u128) -> Rc<Engine> {
    open_on(&Device::over(Rc::new(Memory::default())), number).await
}

async fn open_on(device: &Device, number: u128) -> Rc<Engine> {
    let entry = Entrance {
        door: Door::Card,
        secrets: Vec::new(),
    };
    let opening = enter(device, &Api::new(), person(number), entry).await;
    Engine::open(device.clone(), opening.unwrap())
        .await
        .unwrap()
}

async fn write(engine: &Engine, text: &str) -> EntryId {
    let id = EntryId(new_id());
    let mut entry = Entry::new(id, EntryKind::Libre, Date::constant(2026, 11, 3));
    entry.text = text.into();
    engine
        .mutate(Mutation::EntryCreate(entry), 0)
        .await
        .unwrap();
    id
}

/// Comes back when the engine has told of such a state.
async fn until(engine: &Rc<Engine>, reached: impl Fn(&Engine) -> bool + 'static) {
    if reached(engine) {
        return;
    }
    let (done, seen) = futures::channel::oneshot::channel();
    let done = Cell::new(Some(done));
    let watched = Rc::downgrade(engine);
    let watch = engine.watch(move || {
        if watched.upgrade().is_some_and(|engine| reached(&engine))
            && let Some(done) = done.take()
        {
            done.send(()).unwrap();
        }
    });
    seen.await.unwrap();
    drop(watch);
}

#[wasm_bindgen_test]
async fn a_push_that_fails_does_not_stop_the_pull() {
    let server = Server::new(1, Pushes::Refused(500, ErrorCode::Server));
    connect(&server);
    let engine = open(1).await;
    let id = write(&engine, "J’ai vu une forge").await;
    engine.sync_now();
    let held = SyncStatus::Held {
        waiting: 1,
        trouble: Trouble::Server,
    };
    until(&engine, move |engine| engine.status() == held).await;
    let view = engine.view();
    assert!(view.favourites.contains_key("forge"), "pulled all the same");
    assert!(view.entries.contains_key(&id), "and nothing is lost");
    engine.close();
    let told = sync::server_now_ms() - SERVER_TIME as f64;
    assert!(told.abs() < 60_000.0, "the server's time, on any device");

    let user = person(1).user;
    assert_eq!(server.carried.borrow().first(), Some(&Some(user)));
    let says = ["user=", &user.to_string()].concat();
    let asked = server.asked.borrow();
    let pull = asked.iter().find(|path| path.starts_with("sync/pull"));
    assert!(pull.unwrap().contains(&says), "{pull:?}");
}

/// Writes and sends on a page whose browser is somebody else's now: that is said, and what was written stays.
async fn is_told_that_another_is_in() {
    let engine = open(1).await;
    let id = write(&engine, "À moi").await;
    engine.sync_now();
    let other = SyncStatus::NotYours { waiting: 1 };
    until(&engine, move |engine| engine.status() == other).await;
    assert!(engine.view().entries.contains_key(&id));
    engine.close();
}

#[wasm_bindgen_test]
async fn the_session_of_another_person_is_neither_sent_to_nor_read_from() {
    let server = Server::new(2, Pushes::Taken);
    connect(&server);
    is_told_that_another_is_in().await;
    let asked = server.asked.borrow();
    assert!(
        asked.iter().all(|path| path.starts_with("session")),
        "{asked:?}"
    );
}

#[wasm_bindgen_test]
async fn somebody_who_signs_in_between_two_steps_of_a_round_gets_nothing_either() {
    let server = Server::new(1, Pushes::Refused(403, ErrorCode::NotYours));
    connect(&server);
    is_told_that_another_is_in().await;
    let asked = server.asked.borrow();
    let last = asked.last().unwrap();
    assert!(
        last.starts_with("sync/push"),
        "nothing is pulled after it: {last}"
    );
}

#[wasm_bindgen_test]
async fn an_erased_account_goes_from_the_device_once_nothing_of_it_is_unsent() {
    let server = Server::new(ERASED, Pushes::Taken);
    connect(&server);
    let device = Device::over(Rc::new(Memory::default()));
    let engine = open_on(&device, 1).await;
    write(&engine, "Jamais envoyé").await;
    engine.sync_now();
    let gone = SyncStatus::Erased { waiting: 1 };
    until(&engine, move |engine| engine.status() == gone).await;
    assert_eq!(engine.unsent().await, 1);
    assert!(!engine.is_closed(), "its person may take it along first");
    engine.erase_here().await.unwrap();
    assert!(engine.is_closed() && engine.is_erased() && !engine.is_lost());
    assert_eq!(device.profiles().await.unwrap(), []);

    let engine = open_on(&device, 1).await;
    engine.sync_now();
    until(&engine, |engine| engine.is_closed()).await;
    assert!(
        engine.is_erased(),
        "by itself: there was nothing to take along"
    );
    assert!(!device.has_current().await.unwrap());
}

#[wasm_bindgen_test]
async fn what_a_proxy_never_lets_through_is_put_aside_and_the_rest_goes_out() {
    let server = Server::new(1, Pushes::UpTo(6_000));
    connect(&server);
    let engine = open(1).await;
    let text = "Une forge. ".repeat(1_000);
    let long = write(&engine, &text).await;
    write(&engine, "Court").await;
    engine.sync_now();
    until(&engine, |engine| {
        engine.status() == SyncStatus::UpToDate && engine.view().ready
    })
    .await;
    let view = engine.view();
    assert_eq!(view.waiting, 0);
    assert_eq!(view.refusals.len(), 1);
    assert_eq!(view.refusals[0].refusal.reason, RefusalReason::TooLarge);
    assert_eq!(
        view.entries[&long].value.text, text,
        "still to be read and shortened"
    );
    assert_eq!(server.taken.get(), 1, "the other one, under its new number");
    engine.close();
}

#[wasm_bindgen_test]
async fn what_is_long_is_compressed_on_its_way_and_a_short_word_is_not() {
    let server = Server::new(1, Pushes::Taken);
    connect(&server);
    let engine = open(1).await;
    for text in ["Une forge. ".repeat(1_000), "Court".into()] {
        write(&engine, &text).await;
        engine.sync_now();
        until(&engine, |engine| {
            engine.status() == SyncStatus::UpToDate && engine.view().waiting == 0
        })
        .await;
    }
    engine.close();
    let pushes: Vec<_> = server
        .asked
        .borrow()
        .iter()
        .zip(server.packed.borrow().iter())
        .filter(|(path, _)| path.starts_with("sync/push"))
        .map(|(_, packed)| packed.clone())
        .collect();
    assert_eq!(pushes, [Some("gzip".to_owned()), None]);
}
