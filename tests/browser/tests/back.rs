//! A profile opened without a network, and the network that comes back: whose session it finds, and what leaves under it.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)] // a test

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use domain::carnet::{Entry, EntryKind};
use domain::code::ClassCode;
use domain::ids::{AcademyId, EntryId, UserId};
use domain::role::Role;
use futures::channel::oneshot;
use jiff::civil::Date;
use js_sys::{Promise, Reflect};
use protocol::mutation::Mutation;
use protocol::session::{Me, Vault};
use protocol::wire::{ApiError, ErrorCode, SIGNATURE};
use store::{Device, LockKind, Memory};
use sync::{Api, Door, Engine, Entry as Entrance, Left, Secret, SyncStatus, enter, new_id, unlock};
use uuid::Uuid;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::future_to_promise;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Headers, Request, Response, ResponseInit};

wasm_bindgen_test_configure!(run_in_browser);

const WORDS: &str = "lune table cerise velo nuage";

fn person(number: u128) -> Me {
    Me {
        user: UserId(Uuid::from_u128(number)),
        role: Role::Pupil,
        name: format!("Colibri {number}"),
        academy: AcademyId(Uuid::from_u128(9)),
        academy_name: "Académie".into(),
        timezone: "Europe/Paris".into(),
        school: None,
        company: None,
        erase_at: None,
        classes: Vec::new(),
    }
}

/// A server that knows who is signed in, whom a sign-in lets in, and what was asked of it by whom.
#[derive(Default)]
struct Server {
    reachable: Cell<bool>,
    cookie: Cell<Option<u128>>,
    /// Whom the words let in; nobody any more once they are renewed.
    lets_in: Cell<Option<u128>>,
    asked: RefCell<Vec<(Option<u128>, String)>>,
    /// A pull that is answered only when the test says so.
    slow: RefCell<Option<oneshot::Receiver<()>>>,
}

fn refused(status: u16, error: ErrorCode) -> (u16, String) {
    let error = ApiError {
        sig: SIGNATURE.into(),
        error,
        retry_after: None,
    };
    (status, serde_json::to_string(&error).unwrap())
}

impl Server {
    fn connect(self: &Rc<Self>) {
        let server = self.clone();
        let fetch = Closure::<dyn FnMut(Request) -> Promise>::new(move |request: Request| {
            let server = server.clone();
            future_to_promise(async move {
                if !server.reachable.get() {
                    return Err(js_sys::Error::new("no network").into());
                }
                let path = request.url();
                let path = path.split("/api/v1/").nth(1).unwrap_or_default().to_owned();
                let asked = [&request.method(), " ", &path].concat();
                let (status, text) = server.answer(&asked);
                let slow = server.slow.borrow_mut().take();
                if let Some(slow) = slow {
                    let _ = slow.await;
                }
                let headers = Headers::new()?;
                headers.set("content-type", "application/json")?;
                let init = ResponseInit::new();
                init.set_status(status);
                init.set_headers(&headers);
                let text = (status != 204).then_some(text);
                Response::new_with_opt_str_and_init(text.as_deref(), &init).map(JsValue::from)
            })
        });
        let window = web_sys::window().unwrap();
        Reflect::set(&window, &"fetch".into(), fetch.as_ref().unchecked_ref()).unwrap();
        fetch.forget();
    }

    fn answer(&self, asked: &str) -> (u16, String) {
        let by = self.cookie.get();
        self.asked.borrow_mut().push((by, asked.to_owned()));
        let path = asked.split('?').next().unwrap_or_default();
        match (path, by) {
            ("POST session/pupil", _) => match self.lets_in.get() {
                Some(who) => {
                    self.cookie.set(Some(who));
                    (200, serde_json::to_string(&person(who)).unwrap())
                }
                None => refused(401, ErrorCode::WrongCredentials),
            },
            ("DELETE session", _) => {
                self.cookie.set(None);
                (204, String::new())
            }
            (_, None) => refused(401, ErrorCode::SignedOut),
            ("GET session", Some(who)) => (200, serde_json::to_string(&person(who)).unwrap()),
            ("GET session/vault", Some(who)) => {
                let key = format!("{who:064x}");
                (200, serde_json::to_string(&Vault { key }).unwrap())
            }
            _ => refused(500, ErrorCode::Server),
        }
    }

    /// Who pushed anything.
    fn pushed(&self) -> Vec<Option<u128>> {
        let asked = self.asked.borrow();
        let pushes = asked.iter().filter(|(_, asked)| asked.contains("push"));
        pushes.map(|(by, _)| *by).collect()
    }
}

async fn signed_in(device: &Device, server: &Server, number: u128) -> Rc<Engine> {
    server.cookie.set(Some(number));
    let entry = Entrance {
        door: Door::Pupil {
            code: ClassCode::parse("DEMO-4EB2").unwrap(),
            pseudonym: format!("Colibri {number}"),
        },
        secrets: vec![Secret::words(WORDS)],
    };
    let opening = enter(device, &Api::new(), person(number), entry).await;
    Engine::open(device.clone(), opening.unwrap())
        .await
        .unwrap()
}

async fn write(engine: &Engine) {
    let entry = Entry::new(
        EntryId(new_id()),
        EntryKind::Libre,
        Date::constant(2026, 11, 3),
    );
    engine
        .mutate(Mutation::EntryCreate(entry), 0)
        .await
        .unwrap();
}

async fn opened(device: &Device, number: u128) -> Rc<Engine> {
    let known = device.profiles().await.unwrap().into_iter();
    let mut known = known.filter(|known| known.user.0.as_u128() == number);
    let db = known.next().unwrap().db;
    let opening = unlock(device, &db, Secret::words(WORDS)).await.unwrap();
    Engine::open(device.clone(), opening).await.unwrap()
}

async fn until(engine: &Rc<Engine>, reached: impl Fn(&Engine) -> bool + 'static) {
    if reached(engine) {
        return;
    }
    let (done, seen) = oneshot::channel();
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

/// Two pupils were here; the first one left without a network, so that the session is still the first one's.
async fn second_after_first(server: &Rc<Server>) -> (Device, Rc<Engine>) {
    server.connect();
    let device = Device::over(Rc::new(Memory::default()));
    let second = signed_in(&device, server, 2).await;
    second.leave().await.unwrap();
    let first = signed_in(&device, server, 1).await;
    server.reachable.set(false);
    write(&first).await;
    assert_eq!(first.leave().await, Ok(Left::Sealed(1)));
    let second = opened(&device, 2).await;
    write(&second).await;
    assert!(second.is_stranger(), "the session is the first one’s");
    (device, second)
}

#[wasm_bindgen_test]
async fn who_opened_by_a_secret_signs_in_by_it_and_nothing_leaves_under_another_name() {
    let server = Rc::new(Server::default());
    server.lets_in.set(Some(2));
    let (_, second) = second_after_first(&server).await;
    server.asked.borrow_mut().clear();
    server.reachable.set(true);
    second.sync_now();
    until(&second, |engine| !engine.is_stranger()).await;
    until(&second, |engine| {
        matches!(engine.status(), SyncStatus::Held { .. })
    })
    .await;
    let pushed = server.pushed();
    assert!(
        !pushed.is_empty() && pushed.iter().all(|by| *by == Some(2)),
        "{pushed:?}"
    );
    let asked = server.asked.borrow();
    let vaults = asked.iter().filter(|(_, asked)| asked.contains("vault"));
    assert!(vaults.clone().all(|(by, _)| *by == Some(2)));
    assert_eq!(server.cookie.get(), Some(2));
    drop(asked);
    second.leave().await.unwrap();
}

#[wasm_bindgen_test]
async fn a_secret_that_opens_here_and_not_there_ends_the_session_of_who_left() {
    let server = Rc::new(Server::default());
    let (_, second) = second_after_first(&server).await;
    server.reachable.set(true);
    second.sync_now();
    until(&second, |engine| {
        matches!(engine.status(), SyncStatus::SignedOut { .. })
    })
    .await;
    assert_eq!(server.cookie.get(), None, "the debt is paid");
    assert_eq!(server.pushed(), []);
    assert_eq!(second.view().waiting, 1);
    second.leave().await.unwrap();
}

/// What the server answered to the first one comes when the second one is there.
#[wasm_bindgen_test]
async fn a_late_answer_changes_neither_profile() {
    let server = Rc::new(Server::default());
    server.reachable.set(true);
    server.connect();
    let device = Device::over(Rc::new(Memory::default()));
    let first = signed_in(&device, &server, 21).await;
    until(&first, |engine| {
        matches!(engine.status(), SyncStatus::Held { .. })
    })
    .await;
    let (release, slow) = oneshot::channel();
    *server.slow.borrow_mut() = Some(slow);
    first.sync_now();
    while server.slow.borrow().is_some() {
        store::sleep(10).await;
    }
    first.give_way();
    let second = signed_in(&device, &server, 22).await;
    write(&second).await;
    let _ = release.send(());
    store::sleep(0).await;
    assert!(first.is_closed());
    assert_eq!(second.me(), person(22));
    assert_eq!(second.view().waiting, 1);
    let current = device.current().await.unwrap().unwrap();
    assert_eq!(current.user, person(22).user);
    second.leave().await.unwrap();
}

#[wasm_bindgen_test]
async fn signing_in_opens_a_profile_whose_words_were_renewed() {
    let server = Rc::new(Server::default());
    server.reachable.set(true);
    server.connect();
    let device = Device::over(Rc::new(Memory::default()));
    let engine = signed_in(&device, &server, 31).await;
    let locked = async |device: &Device| {
        let known = device.profiles().await.unwrap().remove(0);
        known.locks.iter().any(|lock| lock.kind == LockKind::Server)
    };
    until(&engine, |engine| {
        matches!(engine.status(), SyncStatus::Held { .. })
    })
    .await;
    assert!(locked(&device).await);
    write(&engine).await;
    engine.leave().await.unwrap();

    server.cookie.set(Some(31));
    let entry = Entrance {
        door: Door::Card,
        secrets: vec![Secret::words("herbe sable cerise velo nuage")],
    };
    let opening = enter(&device, &Api::new(), person(31), entry).await;
    let engine = Engine::open(device.clone(), opening.unwrap())
        .await
        .unwrap();
    assert_eq!(engine.view().waiting, 1, "the same profile");
    engine.leave().await.unwrap();
    assert_eq!(device.profiles().await.unwrap().len(), 1);
}
