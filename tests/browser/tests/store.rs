//! IndexedDB in a real browser.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)] // a test

mod behaviours;

use std::cell::Cell;
use std::rc::Rc;

use futures::FutureExt;
use store::{Access, Disk, Idb, Op, Read, Step, StoreError, Value, delete_database};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const PROFILE: &[&str] = &[
    "rows",
    "outbox",
    "meta",
    "refusals",
    "quarantine",
    "drafts",
    "blobs",
    "blob-list",
];
const CATALOGUE: &[&str] = &["index", "parts"];

fn nobody() -> Rc<dyn Fn()> {
    Rc::new(|| {})
}

async fn open(name: &str, stores: &'static [&'static str]) -> Rc<dyn Disk> {
    Rc::new(Idb::open(name, 1, stores, nobody()).await.unwrap())
}

async fn put(disk: &Idb) -> Result<(), StoreError> {
    let mut write = |_| Step::Write(vec![Op::Put("rows", "k".into(), Value::Text("v".into()))]);
    disk.transact(Access::Durable, &["rows"], &mut write).await
}

#[wasm_bindgen_test]
async fn the_queue_survives() {
    let first = open("survives", PROFILE).await;
    let again = open("survives", PROFILE).await;
    behaviours::the_queue_survives(first, again).await;
}

#[wasm_bindgen_test]
async fn two_tabs_never_take_the_same_number() {
    let (one, two) = (open("tabs", PROFILE).await, open("tabs", PROFILE).await);
    behaviours::two_tabs_never_take_the_same_number(one, two).await;
}

#[wasm_bindgen_test]
async fn all_or_nothing() {
    behaviours::all_or_nothing(open("whole", PROFILE).await).await;
}

#[wasm_bindgen_test]
async fn damage_is_put_aside() {
    behaviours::damage_is_put_aside(open("damage", PROFILE).await).await;
}

#[wasm_bindgen_test]
async fn a_slow_tab_decides_on_what_is_there() {
    behaviours::a_slow_tab_decides_on_what_is_there(open("slow", PROFILE).await).await;
}

#[wasm_bindgen_test]
async fn what_is_nowhere_else_is_not_erased() {
    behaviours::what_is_nowhere_else_is_not_erased(open("erased", PROFILE).await).await;
}

#[wasm_bindgen_test]
async fn what_is_erased_takes_nothing_from_a_late_tab() {
    let disk = open("late", PROFILE).await;
    behaviours::what_is_erased_takes_nothing_from_a_late_tab(disk).await;
}

#[wasm_bindgen_test]
async fn a_file_is_there_with_its_line() {
    behaviours::a_file_is_there_with_its_line(open("files", PROFILE).await).await;
}

#[wasm_bindgen_test]
async fn drafts_and_last_sheets() {
    behaviours::drafts_and_last_sheets(open("drafts", PROFILE).await).await;
}

#[wasm_bindgen_test]
async fn names_stay_apart_and_go_with_the_profile() {
    let disk = open("names", PROFILE).await;
    behaviours::names_stay_apart_and_go_with_the_profile(disk).await;
}

#[wasm_bindgen_test]
async fn papers_stay_apart_and_go_with_the_profile() {
    let disk = open("papers", PROFILE).await;
    behaviours::papers_stay_apart_and_go_with_the_profile(disk).await;
}

#[wasm_bindgen_test]
async fn parts_come_back_as_they_were() {
    behaviours::parts_come_back_as_they_were(open("parts", CATALOGUE).await).await;
}

/// Another tab that ignores `versionchange`, as an old version of the application might, blocks an upgrade: the
/// person is told instead of waiting for ever.
#[wasm_bindgen_test]
async fn a_blocked_upgrade_says_so() {
    let factory: web_sys::IdbFactory = js_sys::Reflect::get(&js_sys::global(), &"indexedDB".into())
        .unwrap()
        .unchecked_into();
    let request = factory.open_with_u32("blocked", 1).unwrap();
    let opened = js_sys::Promise::new(&mut |done, _| request.set_onsuccess(Some(&done)));
    wasm_bindgen_futures::JsFuture::from(opened).await.unwrap();
    let holder: web_sys::IdbDatabase = request.result().unwrap().unchecked_into();

    let upgrade = Idb::open("blocked", 2, PROFILE, nobody()).await;
    assert_eq!(upgrade.err(), Some(StoreError::Blocked));
    // The upgrade that nobody waited for happens whole, and holds nothing back.
    holder.close();
    let disk = Idb::open("blocked", 2, PROFILE, nobody()).await.unwrap();
    assert_eq!(put(&disk).await, Ok(()));
    drop(disk);
    assert!(Idb::open("blocked", 3, PROFILE, nobody()).await.is_ok());
}

#[wasm_bindgen_test]
async fn an_older_tab_makes_way_for_an_upgrade_and_is_told() {
    let told = Rc::new(Cell::new(0));
    let count = told.clone();
    let lost: Rc<dyn Fn()> = Rc::new(move || count.set(count.get() + 1));
    let old = Idb::open("upgrade", 1, PROFILE, lost).await.unwrap();
    assert_eq!(put(&old).await, Ok(()));
    let new = Idb::open("upgrade", 2, PROFILE, nobody()).await.unwrap();
    assert_eq!(told.get(), 1);
    assert_eq!(put(&old).await, Err(StoreError::Closed));
    assert_eq!(put(&new).await, Ok(()));
    let newest = Idb::open("upgrade", 1, PROFILE, nobody()).await;
    assert_eq!(newest.err(), Some(StoreError::Version));
}

#[wasm_bindgen_test]
async fn a_database_deleted_while_open_is_closed_not_written() {
    let disk = Idb::open("deleted", 1, PROFILE, nobody()).await.unwrap();
    assert_eq!(put(&disk).await, Ok(()));
    delete_database("deleted").await.unwrap();
    assert_eq!(put(&disk).await, Err(StoreError::Closed));
}

/// Tells the window that its page is left, or shown again: put aside to come back to, or not.
fn page(event: &str, persisted: bool) {
    let told = "dispatchEvent(new PageTransitionEvent(name, { persisted }))";
    let tell = js_sys::Function::new_with_args("name, persisted", told);
    let global = js_sys::global();
    tell.call2(&global, &event.into(), &persisted.into())
        .unwrap();
}

/// Reads on and on, leaves the page at the third round, and stops by itself at the fiftieth.
async fn reads_while_left(disk: &Idb, persisted: bool) -> Result<(), StoreError> {
    let mut rounds = 0;
    let mut reads = |_| {
        rounds += 1;
        match rounds {
            3 => page("pagehide", persisted),
            50 => return Step::Write(Vec::new()),
            _ => {}
        }
        Step::Read(vec![Read::Keys("rows")])
    };
    disk.transact(Access::Write, &["rows"], &mut reads).await
}

/// WebKit keeps the transactions of a page that is put aside, and whoever opens the database then waits for ever.
#[wasm_bindgen_test]
async fn a_page_put_aside_gives_up_what_it_does_and_begins_nothing() {
    let disk = Idb::open("aside", 1, PROFILE, nobody()).await.unwrap();
    // One that goes for good is ended by the browser.
    assert_eq!(reads_while_left(&disk, false).await, Ok(()));
    assert_eq!(reads_while_left(&disk, true).await, Err(StoreError::Closed));

    let begun = Cell::new(false);
    let mut write = |_| {
        begun.set(true);
        Step::Write(vec![Op::Put("rows", "k".into(), Value::Text("v".into()))])
    };
    let mut writing = disk.transact(Access::Durable, &["rows"], &mut write);
    assert!((&mut writing).now_or_never().is_none() && !begun.get());
    page("pageshow", true);
    assert_eq!(writing.await, Ok(()));
    assert!(begun.get());
}
