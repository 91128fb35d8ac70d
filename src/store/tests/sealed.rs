//! The behaviours of a disk, on a sealed one; and what the disk below it holds.

#![allow(clippy::unwrap_used)] // a test

#[path = "../../../tests/browser/tests/behaviours/mod.rs"]
#[allow(dead_code, reason = "the catalogue is not sealed")]
mod behaviours;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures::executor::block_on;
use protocol::replica::{Replica, Shelf};
use store::{
    Access, Answer, DbKey, Disk, Memory, Op, ProfileStore, Read, Sealed, Step, StoreError, Value,
};
use uuid::Uuid;

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

thread_local! {
    static COUNT: Cell<u64> = const { Cell::new(0) };
}

/// Never the same twice, which is all that is asked of it here.
fn chance(bytes: &mut [u8]) -> Result<(), StoreError> {
    let count = COUNT.get() + 1;
    COUNT.set(count);
    bytes[..8].copy_from_slice(&count.to_le_bytes());
    Ok(())
}

fn key(byte: u8) -> DbKey {
    DbKey::of(&[byte; 32]).unwrap()
}

fn try_seal(inner: &Rc<Memory>, by: u8) -> Result<Rc<dyn Disk>, StoreError> {
    let key = key(by);
    let sealed = block_on(Sealed::open_by(inner.clone(), &key, STORES, chance));
    sealed.map(|sealed| Rc::new(sealed) as Rc<dyn Disk>)
}

fn disk() -> Rc<dyn Disk> {
    try_seal(&Rc::default(), 1).unwrap()
}

fn read(disk: &Memory, read: Read) -> Answer {
    let mut ask = Some(read);
    let mut found = None;
    let mut step = |answers: Vec<Answer>| match ask.take() {
        Some(read) => Step::Read(vec![read]),
        None => {
            found = answers.into_iter().next();
            Step::Write(Vec::new())
        }
    };
    block_on(disk.transact(Access::Read, STORES, &mut step)).unwrap();
    found.unwrap()
}

fn write(disk: &Memory, op: Op) {
    let mut op = Some(op);
    let mut step = |_| Step::Write(op.take().into_iter().collect());
    block_on(disk.transact(Access::Write, STORES, &mut step)).unwrap();
}

fn all(disk: &Memory) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    for store in STORES {
        if let Answer::All(records) = read(disk, Read::All(store)) {
            found.extend(records);
        }
    }
    found
}

#[test]
fn it_behaves_as_any_disk() {
    let one = disk();
    block_on(behaviours::the_queue_survives(one.clone(), one));
    let one = disk();
    block_on(behaviours::two_tabs_never_take_the_same_number(
        one.clone(),
        one,
    ));
    block_on(behaviours::all_or_nothing(disk()));
    block_on(behaviours::damage_is_put_aside(disk()));
    block_on(behaviours::a_slow_tab_decides_on_what_is_there(disk()));
    block_on(behaviours::what_is_nowhere_else_is_not_erased(disk()));
    block_on(behaviours::what_is_erased_takes_nothing_from_a_late_tab(
        disk(),
    ));
    block_on(behaviours::drafts_and_last_sheets(disk()));
    block_on(behaviours::names_stay_apart_and_go_with_the_profile(disk()));
    block_on(behaviours::papers_stay_apart_and_go_with_the_profile(disk()));
    block_on(behaviours::a_file_is_there_with_its_line(disk()));
}

/// What a browser killed in the middle of it leaves is what there was.
#[test]
fn what_lay_in_the_clear_is_sealed_whole_or_stays_as_it_was() {
    let inner = Rc::new(Memory::default());
    let clear = ProfileStore::over(inner.clone());
    let memory = RefCell::new(block_on(clear.load(behaviours::client(1))).unwrap());
    let mut queue = |replica: &Replica| {
        let entry = behaviours::entry(5);
        replica.enqueue(entry, 0, Uuid::from_u128(5)).unwrap()
    };
    block_on(clear.commit(&memory, behaviours::client(1), true, &mut queue)).unwrap();
    block_on(clear.put_draft("carnet/1", Some("L’entrée"))).unwrap();
    let before = all(&inner);

    inner.fail_next(StoreError::Closed);
    assert_eq!(try_seal(&inner, 1).err(), Some(StoreError::Closed));
    assert_eq!(all(&inner), before);

    let sealed = ProfileStore::over(try_seal(&inner, 1).unwrap());
    let found = block_on(sealed.load(behaviours::client(2))).unwrap();
    assert_eq!(found, memory.into_inner());
    let draft = block_on(sealed.draft("carnet/1")).unwrap();
    assert_eq!(draft.as_deref(), Some("L’entrée"));
    for (key, value) in all(&inner) {
        assert!(matches!(value, Value::Bytes(_)), "{key}");
        assert!(!key.contains("carnet"), "{key}");
        let bytes = String::from_utf8_lossy(&value.into_bytes()).into_owned();
        assert!(!bytes.contains("entrée"), "{key}");
    }
}

#[test]
fn another_key_is_told_apart_from_damage() {
    let inner = Rc::new(Memory::default());
    try_seal(&inner, 1).unwrap();
    let before = all(&inner);
    assert_eq!(try_seal(&inner, 2).err(), Some(StoreError::WrongKey));
    assert_eq!(all(&inner), before);
    assert!(try_seal(&inner, 1).is_ok());
}

/// A sealed line with a byte changed: the others go on, and it is put aside with all that is left of it, once.
#[test]
fn a_damaged_record_goes_to_quarantine_as_it_is() {
    let inner = Rc::new(Memory::default());
    let store = ProfileStore::over(try_seal(&inner, 1).unwrap());
    let memory = RefCell::new(block_on(store.load(behaviours::client(1))).unwrap());
    for number in 1..=2 {
        let mut queue = |replica: &Replica| {
            let entry = behaviours::entry(number);
            replica.enqueue(entry, 0, Uuid::from_u128(number)).unwrap()
        };
        block_on(store.commit(&memory, behaviours::client(1), true, &mut queue)).unwrap();
    }
    let name = read(&inner, Read::Keys("outbox")).keys().remove(0);
    let record = read(&inner, Read::One("outbox", name.clone()))
        .one()
        .unwrap();
    let mut bytes = record.into_bytes();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    write(&inner, Op::Put("outbox", name, Value::Bytes(bytes.clone())));

    for _ in 0..2 {
        let found = block_on(store.load(behaviours::client(2))).unwrap();
        assert_eq!(found.outbox().len(), 1);
        assert_eq!(read(&inner, Read::Keys("outbox")).keys().len(), 1);
        let aside = read(&inner, Read::Keys(Shelf::Quarantine.name())).keys();
        assert_eq!(aside.len(), 1);
    }
    let again = try_seal(&inner, 1).unwrap();
    let mut kept = None;
    let mut asked = false;
    let mut step = |answers: Vec<Answer>| {
        if !asked {
            asked = true;
            return Step::Read(vec![Read::All(Shelf::Quarantine.name())]);
        }
        kept = answers.into_iter().flat_map(Answer::texts).next();
        Step::Write(Vec::new())
    };
    block_on(again.transact(Access::Read, STORES, &mut step)).unwrap();
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(kept.unwrap().1.ends_with(&digits));
}
