//! What a pupil leaves on a shared computer, and what opens it again.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)] // a test

mod raw;

use std::cell::RefCell;
use std::rc::Rc;

use domain::carnet::{Entry, EntryKind};
use domain::code::ClassCode;
use domain::ids::{AcademyId, ClassId, ClientId, EntryId, UserId};
use domain::role::Role;
use domain::school::Level;
use jiff::civil::Date;
use protocol::mutation::Mutation;
use protocol::replica::Replica;
use protocol::session::{Me, MyClass};
use store::{
    Access, DbKey, Device, Disk, Idb, Memory, Op, Profile, ProfileStore, Step, StoreError, Value,
};
use sync::{
    Api, Door, Engine, Entry as Entrance, Left, Opening, Secret, Unlock, enter, erases, new_id,
    remove, resume, set_erases, unlock,
};
use uuid::Uuid;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const STORES: &[&str] = &[
    "rows",
    "outbox",
    "meta",
    "refusals",
    "quarantine",
    "drafts",
    "blobs",
    "blob-list",
];
const TEXT: &str = "J’ai vu une forge";
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
        classes: vec![MyClass {
            id: ClassId(Uuid::from_u128(7)),
            name: "4e Bergamote".into(),
            level: Level::Quatrieme,
        }],
    }
}

async fn entered(device: &Device, number: u128, words: &str) -> Opening {
    let entry = Entrance {
        door: Door::Pupil {
            code: ClassCode::parse("DEMO-4EB2").unwrap(),
            pseudonym: format!("Colibri {number}"),
        },
        secrets: vec![Secret::words(words)],
    };
    enter(device, &Api::new(), person(number), entry)
        .await
        .unwrap()
}

async fn open(device: &Device, number: u128, words: &str) -> Rc<Engine> {
    let opening = entered(device, number, words).await;
    Engine::open(device.clone(), opening).await.unwrap()
}

async fn db_of(device: &Device, number: u128) -> String {
    let mut known = device.profiles().await.unwrap().into_iter();
    let found = known.find(|known| known.user.0.as_u128() == number);
    found.unwrap().db
}

fn page(text: &str) -> (EntryId, Mutation) {
    let id = EntryId(new_id());
    let mut entry = Entry::new(id, EntryKind::Libre, Date::constant(2026, 11, 3));
    entry.text = text.into();
    (id, Mutation::EntryCreate(entry))
}

async fn nothing_shows(database: &str) {
    let found = raw::all(database).await;
    assert!(found.len() > 3, "something is there: {}", found.len());
    for marker in [
        "forge",
        "veterinaire",
        "booking/1",
        "Bergamote",
        "favourite",
    ] {
        let shows = found.iter().find(|text| text.contains(marker));
        assert_eq!(shows, None, "{marker}");
    }
}

/// Also what is kept beside the databases of profiles.
#[wasm_bindgen_test]
async fn what_is_left_shows_nothing_of_its_person_and_its_key_is_gone() {
    let device = Device::open(Rc::new(|| ())).await.unwrap();
    let engine = open(&device, 1, WORDS).await;
    let db = db_of(&device, 1).await;
    engine.mutate(page(TEXT).1, 0).await.unwrap();
    let favourite = Mutation::FavouriteSet {
        metier: "veterinaire".into(),
        on: true,
    };
    engine.mutate(favourite, 0).await.unwrap();
    engine.put_draft("booking/1", Some(TEXT)).await.unwrap();
    engine.looked_at("veterinaire").await.unwrap();
    nothing_shows(&db).await;
    assert!(device.key(&db).await.unwrap().is_some());

    assert_eq!(engine.leave().await, Ok(Left::Sealed(3)));
    nothing_shows(&db).await;
    nothing_shows("parcours-device").await;
    assert_eq!(device.key(&db).await.unwrap(), None);
    assert!(resume(&device).await.unwrap().is_none());
    let left = device.profile(&db).await.unwrap().unwrap();
    assert_eq!((left.name.as_str(), left.waiting), ("Colibri 1", 3));
    assert_eq!(remove(&device, &db).await, Ok(false), "something waits");
}

#[wasm_bindgen_test]
async fn a_page_loaded_again_asks_for_no_secret_until_the_profile_is_left() {
    let device = Device::open(Rc::new(|| ())).await.unwrap();
    let engine = open(&device, 11, WORDS).await;
    let (id, create) = page(TEXT);
    engine.mutate(create, 0).await.unwrap();
    engine.close();
    let again = Device::open(Rc::new(|| ())).await.unwrap();
    let engine = resume(&again).await.unwrap().unwrap();
    assert_eq!(engine.view().entries[&id].value.text, TEXT);
    assert_eq!(engine.me(), person(11));
    engine.leave().await.unwrap();
}

#[wasm_bindgen_test]
async fn its_person_opens_it_again_by_the_secret_and_nobody_else_does() {
    let device = Device::over(Rc::new(Memory::default()));
    let engine = open(&device, 2, WORDS).await;
    let db = db_of(&device, 2).await;
    let (id, create) = page(TEXT);
    engine.mutate(create, 0).await.unwrap();
    assert_eq!(engine.leave().await, Ok(Left::Sealed(1)));

    let other = open(&device, 3, "herbe table cerise velo nuage").await;
    assert!(other.view().entries.is_empty());
    other.leave().await.unwrap();

    let wrong = unlock(&device, &db, Secret::words("lune table cerise velo herbe")).await;
    assert_eq!(wrong.err(), Some(Unlock::Wrong));
    let card = unlock(&device, &db, Secret::card("00")).await;
    assert_eq!(card.err(), Some(Unlock::NoLock));
    let tries = device.profile(&db).await.unwrap().unwrap().tries;
    assert_eq!(tries, 1);

    let typed = Secret::words("Lune table-CERISE, vélo nuage");
    let opening = unlock(&device, &db, typed).await.unwrap();
    let engine = Engine::open(device.clone(), opening).await.unwrap();
    assert_eq!(engine.view().entries[&id].value.text, TEXT);
    assert_eq!(engine.me(), person(2), "without asking the server");
    assert_eq!(device.profile(&db).await.unwrap().unwrap().tries, 0);
    engine.leave().await.unwrap();
}

#[wasm_bindgen_test]
async fn a_wrong_key_is_told_and_changes_nothing() {
    let device = Device::over(Rc::new(Memory::default()));
    let engine = open(&device, 4, WORDS).await;
    let db = db_of(&device, 4).await;
    engine.mutate(page(TEXT).1, 0).await.unwrap();
    engine.close();
    let before = raw::all(&db).await;
    let key = DbKey::random().unwrap();
    let opened = ProfileStore::open(&db, &key, Rc::new(|| ())).await;
    assert_eq!(opened.err(), Some(StoreError::WrongKey));
    assert_eq!(raw::all(&db).await, before);
}

#[wasm_bindgen_test]
async fn a_renewed_secret_that_the_server_took_replaces_the_former_one() {
    let device = Device::over(Rc::new(Memory::default()));
    let engine = open(&device, 5, WORDS).await;
    let fresh = "herbe sable cerise velo nuage";
    engine.relock(&[Secret::words(fresh)]).await.unwrap();
    let db = db_of(&device, 5).await;
    assert_eq!(engine.leave().await, Ok(Left::Sealed(0)));
    let former = unlock(&device, &db, Secret::words(WORDS)).await;
    assert_eq!(former.err(), Some(Unlock::Wrong));
    unlock(&device, &db, Secret::words(fresh)).await.unwrap();
}

#[wasm_bindgen_test]
async fn a_device_that_erases_keeps_only_what_is_not_sent() {
    let device = Device::over(Rc::new(Memory::default()));
    set_erases(&device, true).await.unwrap();
    assert_eq!(erases(&device).await, Ok(true));
    let engine = open(&device, 6, WORDS).await;
    assert_eq!(engine.leave().await, Ok(Left::Erased));
    assert_eq!(device.profiles().await.unwrap(), []);

    let engine = open(&device, 6, WORDS).await;
    engine.put_draft("booking/1", Some("24")).await.unwrap();
    assert_eq!(engine.leave().await, Ok(Left::Sealed(1)));
    let db = db_of(&device, 6).await;
    let opening = unlock(&device, &db, Secret::words(WORDS)).await.unwrap();
    let engine = Engine::open(device.clone(), opening).await.unwrap();
    assert_eq!(engine.draft("booking/1").await, Ok(Some("24".into())));
    engine.put_draft("booking/1", None).await.unwrap();
    assert_eq!(engine.leave().await, Ok(Left::Erased));
}

#[wasm_bindgen_test]
async fn what_waits_for_nothing_can_be_taken_off_the_device() {
    let device = Device::over(Rc::new(Memory::default()));
    let engine = open(&device, 8, WORDS).await;
    let db = db_of(&device, 8).await;
    assert_eq!(remove(&device, &db).await, Ok(false), "it is open");
    assert_eq!(engine.leave().await, Ok(Left::Sealed(0)));
    assert_eq!(remove(&device, &db).await, Ok(true));
    assert_eq!(device.profiles().await.unwrap(), []);
}

#[wasm_bindgen_test]
async fn a_copy_that_nobody_opened_for_long_goes_unless_something_in_it_waits() {
    let device = Device::over(Rc::new(Memory::default()));
    for number in [31, 32] {
        let engine = open(&device, number, WORDS).await;
        if number == 32 {
            engine.put_draft("booking/1", Some("24")).await.unwrap();
        }
        engine.leave().await.unwrap();
        let db = db_of(&device, number).await;
        let age = &mut |profile: &mut Profile| profile.last_used -= 91.0 * 86_400_000.0;
        device.change(&db, age).await.unwrap();
    }
    let engine = open(&device, 33, WORDS).await;
    let numbers = async || -> Vec<u128> {
        let known = device.profiles().await.unwrap().into_iter();
        known.map(|known| known.user.0.as_u128()).collect()
    };
    while numbers().await.contains(&31) {
        store::sleep(10).await;
    }
    assert_eq!(numbers().await, [33, 32]);
    engine.leave().await.unwrap();
}

/// As a former version of the application wrote it: in the clear, and open.
#[wasm_bindgen_test]
async fn a_profile_of_before_is_sealed_when_it_is_opened_and_loses_nothing() {
    let db = "parcours-former";
    let disk = Rc::new(Idb::open(db, 1, STORES, Rc::new(|| ())).await.unwrap());
    let store = ProfileStore::over(disk.clone());
    let client = ClientId(Uuid::from_u128(1));
    let memory = RefCell::new(store.load(client).await.unwrap());
    let (id, create) = page(TEXT);
    let mut queue = |replica: &Replica| replica.enqueue(create.clone(), 0, new_id()).unwrap();
    store
        .commit(&memory, client, true, &mut queue)
        .await
        .unwrap();
    store.put_draft("booking/1", Some("24")).await.unwrap();
    store.looked_at("veterinaire").await.unwrap();
    let clear = raw::all(db).await;
    assert!(clear.iter().any(|text| text.contains("forge")));

    let kept = Rc::new(Memory::default());
    let me = serde_json::to_string(&person(10)).unwrap();
    let record = format!(r#"{{"db":"{db}","me":{me},"last_used":1.0,"sealed":false}}"#);
    let mut write = |_| {
        Step::Write(vec![
            Op::Put("profiles", db.into(), Value::Text(record.clone())),
            Op::Put("settings", "current".into(), Value::Text(db.into())),
        ])
    };
    kept.transact(Access::Write, &["profiles", "settings"], &mut write)
        .await
        .unwrap();
    let device = Device::over(kept);
    let engine = resume(&device).await.unwrap().unwrap();
    assert_eq!(engine.view().entries[&id].value.text, TEXT);
    assert_eq!(engine.view().waiting, 1);
    assert_eq!(engine.draft("booking/1").await, Ok(Some("24".into())));
    assert_eq!(engine.recent().await.unwrap(), ["veterinaire"]);
    assert_eq!(engine.me(), person(10));
    nothing_shows(db).await;
    assert_eq!(device.profile(db).await.unwrap().unwrap().me, None);
    let late = store.put_draft("booking/1", Some("25")).await;
    assert_eq!(late, Err(StoreError::Closed), "a tab of the former version");
    engine.close();

    let engine = resume(&device).await.unwrap().unwrap();
    assert_eq!(engine.view().entries[&id].value.text, TEXT);
    // It has met no server and no secret: nothing else opens it, so its key stays.
    assert_eq!(engine.leave().await, Ok(Left::Sealed(2)));
    assert!(resume(&device).await.unwrap().is_none());
    let opening = entered(&device, 10, WORDS).await;
    let engine = Engine::open(device.clone(), opening).await.unwrap();
    assert_eq!(engine.view().entries[&id].value.text, TEXT);
    assert_eq!(engine.leave().await, Ok(Left::Sealed(2)));
    assert_eq!(device.key(db).await.unwrap(), None);
    unlock(&device, db, Secret::words(WORDS)).await.unwrap();
}
