//! Profiles of a shared computer, without any server: what answers here is not it.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)] // a test

use std::cell::Cell;
use std::pin::pin;
use std::rc::Rc;

use domain::carnet::{Entry, EntryKind};
use domain::ids::{AcademyId, EntryId, UserId};
use domain::role::Role;
use futures::channel::oneshot;
use futures::future::{Either, select};
use jiff::civil::Date;
use js_sys::{Promise, Reflect};
use protocol::mutation::Mutation;
use protocol::overlay::Mark;
use protocol::session::Me;
use store::{Device, Memory, Profile, StoreError};
use sync::{
    Api, Door, Engine, Entry as Entrance, Left, Opening, enter, is_visitors, new_id, resume,
};
use uuid::Uuid;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Request;

wasm_bindgen_test_configure!(run_in_browser);

fn device() -> Device {
    Device::over(Rc::new(Memory::default()))
}

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

/// Signed in, with nothing here that would open it again: what is left is erased unless something in it waits.
async fn entered(device: &Device, number: u128) -> Opening {
    let entry = Entrance {
        door: Door::Card,
        secrets: Vec::new(),
    };
    enter(device, &Api::new(), person(number), entry)
        .await
        .unwrap()
}

async fn open(device: &Device, number: u128) -> Rc<Engine> {
    let opening = entered(device, number).await;
    Engine::open(device.clone(), opening).await.unwrap()
}

/// The name of the one profile's database.
async fn db_of(device: &Device, number: u128) -> String {
    let mut known = device.profiles().await.unwrap().into_iter();
    known
        .find(|known| known.user.0.as_u128() == number)
        .unwrap()
        .db
}

/// A network that takes a sign-out and answers nothing, as long as this lives; other requests fail.
struct Silent {
    asked: oneshot::Receiver<()>,
    own: JsValue,
    _stands_in: Closure<dyn FnMut(Request) -> Promise>,
}

impl Silent {
    fn new() -> Self {
        let (told, asked) = oneshot::channel();
        let mut told = Some(told);
        let fetch = Closure::<dyn FnMut(Request) -> Promise>::new(move |request: Request| {
            if request.method() != "DELETE" {
                return Promise::reject(&JsValue::NULL);
            }
            if let Some(told) = told.take() {
                told.send(()).unwrap();
            }
            Promise::new(&mut |_, _| ())
        });
        let window = web_sys::window().unwrap();
        let own = Reflect::get(&window, &"fetch".into()).unwrap();
        Reflect::set(&window, &"fetch".into(), fetch.as_ref().unchecked_ref()).unwrap();
        Self {
            asked,
            own,
            _stands_in: fetch,
        }
    }
}

impl Drop for Silent {
    fn drop(&mut self) {
        let window = web_sys::window().unwrap();
        Reflect::set(&window, &"fetch".into(), &self.own).unwrap();
    }
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

#[wasm_bindgen_test]
async fn what_is_saved_is_shown_at_once_and_after_a_restart() {
    let device = device();
    let engine = open(&device, 1).await;
    let told = Rc::new(Cell::new(false));
    let tell = told.clone();
    let watch = engine.watch(move || tell.set(true));
    let id = write(&engine, "J’ai vu une forge").await;
    assert!(told.get());
    assert_eq!(engine.view().entries[&id].mark, Mark::OnDevice);
    drop(watch);
    engine.close();
    assert!(engine.is_closed());

    let engine = resume(&device).await.unwrap().unwrap();
    let view = engine.view();
    assert_eq!(view.entries[&id].value.text, "J’ai vu une forge");
    assert_eq!(view.waiting, 1);
    engine.close();
}

#[wasm_bindgen_test]
async fn two_tabs_of_a_profile_show_the_same() {
    let device = device();
    let opening = entered(&device, 1).await;
    let one = Engine::open(device.clone(), opening.clone()).await.unwrap();
    let two = Engine::open(device, opening).await.unwrap();
    let (done, seen) = futures::channel::oneshot::channel();
    let done = Cell::new(Some(done));
    let watched = Rc::downgrade(&two);
    let watch = two.watch(move || {
        let waiting = watched
            .upgrade()
            .is_some_and(|engine| engine.view().waiting == 1);
        if waiting && let Some(done) = done.take() {
            done.send(()).unwrap();
        }
    });
    let id = write(&one, "Dans le premier onglet").await;
    seen.await.unwrap();
    assert!(two.view().entries.contains_key(&id));
    drop(watch);
    one.close();
    two.close();
}

#[wasm_bindgen_test]
async fn a_form_that_was_not_sent_is_there_again_after_leaving() {
    let device = device();
    let engine = open(&device, 1).await;
    engine.put_draft("booking/1", Some("24")).await.unwrap();
    assert_eq!(engine.leave().await, Ok(Left::Sealed(1)));
    let back = open(&device, 1).await;
    assert_eq!(back.draft("booking/1").await, Ok(Some("24".into())));
    back.put_draft("booking/1", None).await.unwrap();
    assert_eq!(back.leave().await, Ok(Left::Erased));
}

#[wasm_bindgen_test]
async fn another_person_never_gets_the_queue_of_the_one_before() {
    let device = device();
    let first = open(&device, 1).await;
    write(&first, "À moi").await;
    assert_eq!(first.leave().await, Ok(Left::Sealed(1)));
    let refused = first.mutate(
        Mutation::FavouriteSet {
            metier: "a".into(),
            on: true,
        },
        0,
    );
    assert_eq!(refused.await, Err(StoreError::Closed));
    assert!(resume(&device).await.unwrap().is_none());

    let second = open(&device, 2).await;
    assert_eq!(second.view().waiting, 0);
    assert!(second.view().entries.is_empty());
    assert_eq!(second.leave().await, Ok(Left::Erased));

    let back = open(&device, 1).await;
    assert_eq!(back.view().waiting, 1);
    back.close();
    let known = device.profiles().await.unwrap();
    assert_eq!(known.len(), 1, "the second person's profile is gone");
}

#[wasm_bindgen_test]
async fn a_page_closed_before_the_server_answers_the_sign_out_leaves_nobody_open() {
    let device = device();
    let engine = open(&device, 1).await;
    write(&engine, "À moi seule").await;
    let mut silent = Silent::new();
    match select(pin!(engine.leave()), &mut silent.asked).await {
        // The page is gone while the server thinks.
        Either::Right((told, _)) => told.unwrap(),
        Either::Left(_) => panic!("left without asking the server"),
    }
    assert!(resume(&device).await.unwrap().is_none());
    assert!(!is_visitors(&device).await.unwrap(), "a sign-out is owed");

    let back = open(&device, 1).await;
    assert_eq!(back.view().waiting, 1, "nothing was lost");
    back.close();
    drop(silent);
}

#[wasm_bindgen_test]
async fn a_profile_put_away_late_does_not_close_the_next_one() {
    let device = device();
    entered(&device, 1).await;
    let first = db_of(&device, 1).await;
    entered(&device, 2).await;
    let second = db_of(&device, 2).await;
    device.leave(&first, "owed").await.unwrap();
    let open = device.current().await.unwrap();
    assert_eq!(open.map(|open| open.db).as_ref(), Some(&second));
    device.remove_profile(&first).await.unwrap();
    let open = device.current().await.unwrap();
    assert_eq!(open.map(|open| open.db), Some(second));
}

/// A frozen tab wakes up and hears from the server who its person is, after that person has left in another tab.
#[wasm_bindgen_test]
async fn what_a_frozen_tab_hears_late_opens_no_profile_again() {
    let device = device();
    entered(&device, 1).await;
    let db = db_of(&device, 1).await;
    device.leave(&db, "owed").await.unwrap();
    let rename = |profile: &mut Profile| profile.name = "Colibri 3".into();
    device.change(&db, &mut rename.clone()).await.unwrap();
    assert_eq!(device.current().await.unwrap(), None);
    let kept = device.profile(&db).await.unwrap().unwrap();
    assert!(kept.left);
    assert_eq!(kept.name, "Colibri 3");

    device.remove_profile(&db).await.unwrap();
    device.change(&db, &mut rename.clone()).await.unwrap();
    assert_eq!(device.profiles().await.unwrap(), []);
}

/// The other tab has not told of it yet, or has not heard that its person leaves.
#[wasm_bindgen_test]
async fn what_another_tab_writes_while_one_leaves_is_kept_or_never_called_saved() {
    let device = device();
    let opening = entered(&device, 1).await;
    let one = Engine::open(device.clone(), opening.clone()).await.unwrap();
    let two = Engine::open(device.clone(), opening).await.unwrap();
    let (id, left) = futures::join!(write(&two, "Au dernier moment"), one.leave());
    assert_eq!(left, Ok(Left::Sealed(1)));
    two.close();
    let one = open(&device, 1).await;
    assert_eq!(one.view().entries[&id].value.text, "Au dernier moment");
    one.close();

    let (one, two) = (open(&device, 2).await, open(&device, 2).await);
    let favourite = Mutation::FavouriteSet {
        metier: "a".into(),
        on: true,
    };
    let (left, late) = futures::join!(one.leave(), two.mutate(favourite, 0));
    match late {
        Ok(()) => assert_eq!(left, Ok(Left::Sealed(1))),
        Err(_) => assert_eq!(left, Ok(Left::Erased)),
    }
    two.close();
}
