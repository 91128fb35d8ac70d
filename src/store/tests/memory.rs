//! The behaviours of a disk, on memory.

#![allow(clippy::unwrap_used)] // a test

#[path = "../../../tests/browser/tests/behaviours/mod.rs"]
mod behaviours;

use std::cell::RefCell;
use std::rc::Rc;

use futures::executor::block_on;
use protocol::replica::Replica;
use store::{Disk, Memory, ProfileStore, StoreError};
use uuid::Uuid;

fn disk() -> Rc<dyn Disk> {
    Rc::new(Memory::default())
}

#[test]
fn the_queue_survives() {
    let disk = disk();
    block_on(behaviours::the_queue_survives(disk.clone(), disk));
}

#[test]
fn two_tabs_never_take_the_same_number() {
    let disk = disk();
    block_on(behaviours::two_tabs_never_take_the_same_number(
        disk.clone(),
        disk,
    ));
}

#[test]
fn all_or_nothing() {
    block_on(behaviours::all_or_nothing(disk()));
}

#[test]
fn damage_is_put_aside() {
    block_on(behaviours::damage_is_put_aside(disk()));
}

#[test]
fn a_slow_tab_decides_on_what_is_there() {
    block_on(behaviours::a_slow_tab_decides_on_what_is_there(disk()));
}

#[test]
fn a_file_is_there_with_its_line() {
    block_on(behaviours::a_file_is_there_with_its_line(disk()));
}

/// A tab killed between the two cannot be: a disk that fails has neither.
#[test]
fn a_file_and_its_line_are_written_together_or_not_at_all() {
    let disk = Rc::new(Memory::default());
    let store = ProfileStore::over(disk.clone());
    let memory = RefCell::new(block_on(store.load(behaviours::client(1))).unwrap());
    let file = behaviours::file(1, 1.0, 10);
    let mut queue = |replica: &Replica| {
        let attach = behaviours::attach(1, &file);
        replica.enqueue(attach, 0, Uuid::from_u128(1)).unwrap()
    };
    disk.fail_next(StoreError::Quota);
    let client = behaviours::client(1);
    let written = block_on(store.commit_with_file(&memory, client, &file, &mut queue));
    assert_eq!(written, Err(StoreError::Quota));
    assert_eq!(block_on(store.file(file.id)), Ok(None));
    assert!(block_on(store.file_notes()).unwrap().is_empty());
    let found = block_on(store.load(client)).unwrap();
    assert!(found.outbox().is_empty());
    assert_eq!(found, memory.into_inner());
}

#[test]
fn what_is_nowhere_else_is_not_erased() {
    block_on(behaviours::what_is_nowhere_else_is_not_erased(disk()));
}

#[test]
fn what_is_erased_takes_nothing_from_a_late_tab() {
    block_on(behaviours::what_is_erased_takes_nothing_from_a_late_tab(
        disk(),
    ));
}

#[test]
fn drafts_and_last_sheets() {
    block_on(behaviours::drafts_and_last_sheets(disk()));
}

#[test]
fn names_stay_apart_and_go_with_the_profile() {
    block_on(behaviours::names_stay_apart_and_go_with_the_profile(disk()));
}

#[test]
fn papers_stay_apart_and_go_with_the_profile() {
    block_on(behaviours::papers_stay_apart_and_go_with_the_profile(disk()));
}

#[test]
fn parts_come_back_as_they_were() {
    block_on(behaviours::parts_come_back_as_they_were(disk()));
}

/// Quota exceeded while typing: the writer is told, nothing is half-written, and the same text goes in later.
#[test]
fn a_full_disk_is_told_and_the_next_try_is_not_spoilt_by_it() {
    let disk = Rc::new(Memory::default());
    let store = ProfileStore::over(disk.clone());
    let memory = RefCell::new(block_on(store.load(behaviours::client(1))).unwrap());
    let mut queue = |replica: &Replica| {
        let id = Uuid::from_u128(5);
        replica.enqueue(behaviours::entry(5), 0, id).unwrap()
    };
    let mut write = || block_on(store.commit(&memory, behaviours::client(2), true, &mut queue));
    disk.fail_next(StoreError::Quota);
    assert_eq!(write(), Err(StoreError::Quota));
    assert_eq!(memory.borrow().pending(), 0, "it does not count as kept");
    assert_eq!(write(), Ok(true));
    let again = block_on(ProfileStore::over(disk).load(behaviours::client(3))).unwrap();
    assert_eq!(again.outbox().keys().copied().collect::<Vec<_>>(), [1]);
}
