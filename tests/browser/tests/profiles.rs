//! Profiles of a shared computer, without any server: what answers here is not it.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)] // a test

use std::cell::Cell;
use std::rc::Rc;

use domain::carnet::{Entry, EntryKind};
use domain::ids::{AcademyId, EntryId, UserId};
use domain::role::Role;
use jiff::civil::Date;
use protocol::mutation::Mutation;
use protocol::overlay::Mark;
use protocol::session::Me;
use store::{Device, Memory, StoreError};
use sync::{Engine, Left, enter, new_id, resume};
use uuid::Uuid;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

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
        classes: Vec::new(),
    }
}

async fn open(device: &Device, number: u128) -> Rc<Engine> {
    let profile = enter(device, person(number)).await.unwrap();
    Engine::open(device.clone(), profile).await.unwrap()
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
    let profile = enter(&device, person(1)).await.unwrap();
    let one = Engine::open(device.clone(), profile.clone()).await.unwrap();
    let two = Engine::open(device, profile).await.unwrap();
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
