//! The behaviours of a disk, on memory.

#![allow(clippy::unwrap_used)] // a test

#[path = "../../../tests/browser/tests/behaviours/mod.rs"]
mod behaviours;

use std::rc::Rc;

use futures::executor::block_on;
use store::{Disk, Memory};

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
fn drafts_and_last_sheets() {
    block_on(behaviours::drafts_and_last_sheets(disk()));
}

#[test]
fn parts_come_back_as_they_were() {
    block_on(behaviours::parts_come_back_as_they_were(disk()));
}
