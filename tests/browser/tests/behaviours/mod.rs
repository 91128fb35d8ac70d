//! What every disk must do: run on memory natively and on IndexedDB in the browser.

use std::cell::RefCell;
use std::rc::Rc;

use domain::attachment::{Attachment, AttachmentKind, BlobId};
use domain::carnet::{Entry, EntryKind};
use domain::ids::{ClientId, EntryId};
use jiff::civil::Date;
use protocol::mutation::Mutation;
use protocol::replica::{Plan, Replica, Shelf};
use protocol::row::{Favourite, Row, RowKey};
use protocol::wire::{Change, PullPage, SIGNATURE};
use store::{
    Access, CatalogueStore, Disk, FileState, NewFile, Op, ProfileStore, Read, Step, StoreError,
    Value,
};
use uuid::Uuid;

pub(crate) fn client(number: u128) -> ClientId {
    ClientId(Uuid::from_u128(number))
}

pub(crate) fn entry(number: u128) -> Mutation {
    let id = EntryId(Uuid::from_u128(number));
    let date = Date::constant(2026, 11, 3);
    let mut entry = Entry::new(id, EntryKind::Libre, date);
    entry.text = format!("L’entrée n° {number}");
    Mutation::EntryCreate(entry)
}

async fn enqueue(store: &ProfileStore, memory: &RefCell<Replica>, number: u128) {
    let mut queue = |replica: &Replica| {
        let id = Uuid::from_u128(number);
        replica.enqueue(entry(number), 0, id).unwrap()
    };
    let changed = store.commit(memory, client(0), true, &mut queue).await;
    assert_eq!(changed, Ok(true));
}

/// What was queued is there when the database is opened again, with its numbers and its identity.
pub(crate) async fn the_queue_survives(first: Rc<dyn Disk>, again: Rc<dyn Disk>) {
    let store = ProfileStore::over(first);
    let memory = RefCell::new(store.load(client(1)).await.unwrap());
    for number in 1..=3 {
        enqueue(&store, &memory, number).await;
    }
    let found = ProfileStore::over(again).load(client(2)).await.unwrap();
    assert_eq!(found, memory.into_inner());
    assert_eq!(found.meta().client, client(1));
    let mutations: Vec<_> = found
        .outbox()
        .values()
        .map(|line| &line.envelope.mutation)
        .collect();
    assert_eq!(mutations, [&entry(1), &entry(2), &entry(3)]);
}

/// Two tabs that write 200 mutations each, at the same time, number them 1 to 400 without gap.
pub(crate) async fn two_tabs_never_take_the_same_number(one: Rc<dyn Disk>, two: Rc<dyn Disk>) {
    let tab = async |disk: Rc<dyn Disk>, from: u128| {
        let store = ProfileStore::over(disk);
        let memory = RefCell::new(store.load(client(from)).await.unwrap());
        for number in from..from + 200 {
            enqueue(&store, &memory, number).await;
        }
    };
    futures::future::join(tab(one.clone(), 1_000), tab(two, 2_000)).await;
    let found = ProfileStore::over(one).load(client(3)).await.unwrap();
    assert!(found.outbox().keys().copied().eq(1..=400));
    assert!(found.outbox().iter().all(|(n, line)| line.envelope.n == *n));
    let written: std::collections::BTreeSet<_> = found
        .outbox()
        .values()
        .map(|line| line.envelope.id.as_u128())
        .collect();
    assert_eq!(written.len(), 400);
}

/// A transaction that fails half-way leaves nothing.
pub(crate) async fn all_or_nothing(disk: Rc<dyn Disk>) {
    let text = || Value::Text("x".into());
    let mut writes = |_| {
        Step::Write(vec![
            Op::Put("rows", "a".into(), text()),
            Op::Put("outbox", "b".into(), text()),
        ])
    };
    let result = disk.transact(Access::Write, &["rows"], &mut writes).await;
    assert!(matches!(result, Err(StoreError::Failed(_))), "{result:?}");
    assert_eq!(keys(&disk, "rows").await, Vec::<String>::new());
}

/// A record that cannot be read is put aside; the rest is there, and the lost row is asked for again.
pub(crate) async fn damage_is_put_aside(disk: Rc<dyn Disk>) {
    let store = ProfileStore::over(disk.clone());
    let memory = RefCell::new(store.load(client(1)).await.unwrap());
    pull(&store, &memory, &["a", "b"]).await;
    enqueue(&store, &memory, 1).await;
    let spoilt = keys(&disk, "rows").await.remove(0);
    let torn = Value::Text("{\"Favour".into());
    let mut write = |_| Step::Write(vec![Op::Put("rows", spoilt.clone(), torn.clone())]);
    disk.transact(Access::Write, &["rows"], &mut write)
        .await
        .unwrap();

    let found = store.load(client(2)).await.unwrap();
    let left: Vec<_> = found.base().values().cloned().collect();
    let favourite = Favourite { metier: "b".into() };
    assert_eq!(left, [Row::Favourite(favourite)]);
    assert_eq!(found.meta().cursor, None);
    assert_eq!((found.outbox().len(), found.meta().client), (1, client(1)));
    assert_eq!(keys(&disk, Shelf::Quarantine.name()).await.len(), 1);
}

/// A tab that was overtaken reads what the other wrote, before it decides.
pub(crate) async fn a_slow_tab_decides_on_what_is_there(disk: Rc<dyn Disk>) {
    let store = ProfileStore::over(disk);
    let one = RefCell::new(store.load(client(1)).await.unwrap());
    let two = RefCell::new(store.load(client(1)).await.unwrap());
    let late = two.borrow().begin_pull();
    pull(&store, &one, &["new"]).await;
    let mut late_round = late;
    let late = late_round.take(page(&["old"], "0")).unwrap();
    store
        .commit(&two, client(0), false, &mut |replica| {
            replica.on_pull(&late, Uuid::nil)
        })
        .await
        .unwrap();
    assert_eq!(*two.borrow(), *one.borrow());
    let nothing = &mut |_: &Replica| Plan::default();
    assert_eq!(
        store.commit(&one, client(0), false, nothing).await,
        Ok(false)
    );
}

/// Leaving erases nothing that another tab has just written, and nothing is written to what is erased.
pub(crate) async fn what_is_nowhere_else_is_not_erased(disk: Rc<dyn Disk>) {
    let (one, two) = (
        ProfileStore::over(disk.clone()),
        ProfileStore::over(disk.clone()),
    );
    let leaving = RefCell::new(one.load(client(1)).await.unwrap());
    let memory = RefCell::new(two.load(client(1)).await.unwrap());
    enqueue(&two, &memory, 1).await;
    two.put_draft("booking/1", Some("24")).await.unwrap();
    assert!(leaving.borrow().outbox().is_empty(), "it has not heard");
    assert_eq!(one.erase_unless_needed().await, Ok(2));
    let found = one.load(client(2)).await.unwrap();
    assert_eq!(found.pending(), 1);
}

/// Nothing is written to what is erased, until its person comes again.
pub(crate) async fn what_is_erased_takes_nothing_from_a_late_tab(disk: Rc<dyn Disk>) {
    let (one, two) = (
        ProfileStore::over(disk.clone()),
        ProfileStore::over(disk.clone()),
    );
    one.load(client(1)).await.unwrap();
    let memory = RefCell::new(two.load(client(1)).await.unwrap());
    pull(&two, &memory, &["a"]).await;
    two.looked_at("a").await.unwrap();
    assert_eq!(one.erase_unless_needed().await, Ok(0));
    assert_eq!(keys(&disk, "rows").await, Vec::<String>::new());
    let mut queue = |replica: &Replica| replica.enqueue(entry(2), 0, Uuid::from_u128(2)).unwrap();
    let late = two.commit(&memory, client(3), true, &mut queue).await;
    assert_eq!(late, Err(StoreError::Closed), "never called saved");
    let late = two.put_draft("booking/1", Some("25")).await;
    assert_eq!(late, Err(StoreError::Closed));
    assert_eq!(keys(&disk, "outbox").await, Vec::<String>::new());

    let anew = RefCell::new(one.load(client(4)).await.unwrap());
    assert_eq!(anew.borrow().meta().client, client(4));
    enqueue(&one, &anew, 3).await;
}

/// Drafts and the last sheets.
pub(crate) async fn drafts_and_last_sheets(disk: Rc<dyn Disk>) {
    let store = ProfileStore::over(disk);
    store
        .put_draft("carnet/1", Some("J’ai vu un tour"))
        .await
        .unwrap();
    store.put_draft("carnet/2", Some("…")).await.unwrap();
    store.put_draft("carnet/2", None).await.unwrap();
    for metier in ["a", "b", "a"] {
        store.looked_at(metier).await.unwrap();
    }
    assert_eq!(store.recent().await.unwrap(), ["a", "b"]);
    let kept = vec![("carnet/1".to_owned(), "J’ai vu un tour".to_owned())];
    assert_eq!(store.drafts().await.unwrap(), kept);
    assert_eq!(store.draft("carnet/2").await.unwrap(), None);
}

/// Real names of pupils: kept, changed and forgotten together, no form that was begun, gone with the profile.
pub(crate) async fn names_stay_apart_and_go_with_the_profile(disk: Rc<dyn Disk>) {
    let store = ProfileStore::over(disk);
    let name = |of: &str, name: &str| (of.to_owned(), name.to_owned());
    let first = [name("1", "Léa Martin"), name("2", "Ali Ben")];
    store.put_names(&first).await.unwrap();
    let second = [name("1", ""), name("2", "Ali Benali")];
    store.put_names(&second).await.unwrap();
    let kept = [name("2", "Ali Benali")];
    assert_eq!(store.names().await.unwrap(), kept);
    assert_eq!(store.drafts().await.unwrap(), []);
    assert_eq!(store.erase_unless_needed().await, Ok(0));
    assert_eq!(store.names().await.unwrap(), []);
    let late = store.put_names(&first).await;
    assert_eq!(late, Err(StoreError::Closed), "never called kept");
}

/// Pages that came by a file: kept and removed one by one, no names and no forms, gone with the profile.
pub(crate) async fn papers_stay_apart_and_go_with_the_profile(disk: Rc<dyn Disk>) {
    let store = ProfileStore::over(disk);
    let paper = |of: &str, text: &str| (of.to_owned(), text.to_owned());
    let both = [paper("1", "{}"), paper("2", "{\"entry\":1}")];
    store.put_papers(&both).await.unwrap();
    store.put_names(&[paper("1", "Léa Martin")]).await.unwrap();
    store.put_papers(&[paper("1", "")]).await.unwrap();
    assert_eq!(store.papers().await.unwrap(), both[1..]);
    assert_eq!(store.names().await.unwrap(), [paper("1", "Léa Martin")]);
    assert_eq!(store.drafts().await.unwrap(), []);
    assert_eq!(store.erase_unless_needed().await, Ok(0));
    assert_eq!(store.papers().await.unwrap(), []);
}

/// Parts of the catalogue come back byte for byte; a new index drops what it does not name.
pub(crate) async fn parts_come_back_as_they_were(disk: Rc<dyn Disk>) {
    let store = CatalogueStore::over(disk);
    let part =
        |seed: u8| -> Vec<u8> { (0..=255u8).cycle().skip(seed.into()).take(70_000).collect() };
    let parts = vec![("aa".to_owned(), part(0)), ("bb".to_owned(), part(1))];
    store.put_parts(parts.clone()).await.unwrap();
    assert_eq!(store.part("bb").await.unwrap(), Some(part(1)));
    assert_eq!(store.parts().await.unwrap(), parts);
    store
        .set_index(vec![0, 159, 146, 150], &["bb".to_owned()])
        .await
        .unwrap();
    assert_eq!(store.addresses().await.unwrap(), ["bb"]);
    assert_eq!(store.index().await.unwrap(), Some(vec![0, 159, 146, 150]));
    assert_eq!(store.part("aa").await.unwrap(), None);
}

async fn pull(store: &ProfileStore, memory: &RefCell<Replica>, favourites: &[&str]) {
    let pulled = memory.borrow().begin_pull().take(page(favourites, "1"));
    let pulled = pulled.unwrap();
    let mut take = |replica: &Replica| replica.on_pull(&pulled, Uuid::nil);
    let changed = store.commit(memory, client(0), false, &mut take).await;
    assert_eq!(changed, Ok(true));
}

fn page(favourites: &[&str], cursor: &str) -> PullPage {
    let change = |metier: &&str| Change {
        scope: "user".into(),
        key: RowKey::favourite(metier),
        row: Some(Row::Favourite(Favourite {
            metier: (*metier).into(),
        })),
    };
    PullPage {
        sig: SIGNATURE.into(),
        cursor: cursor.into(),
        reset: true,
        more: false,
        scopes: vec!["user".into()],
        changes: favourites.iter().map(change).collect(),
        acked: 0,
        results: Vec::new(),
        now: 0,
    }
}

async fn keys(disk: &Rc<dyn Disk>, store: &'static str) -> Vec<String> {
    let mut found = Vec::new();
    let mut asked = false;
    let mut step = |answers: Vec<store::Answer>| {
        if !asked {
            asked = true;
            return Step::Read(vec![Read::Keys(store)]);
        }
        found = answers.into_iter().flat_map(store::Answer::keys).collect();
        Step::Write(Vec::new())
    };
    disk.transact(Access::Read, &[store], &mut step)
        .await
        .unwrap();
    found
}

/// A file of so many bytes that came at that time.
pub(crate) fn file(number: u8, at: f64, bytes: usize) -> NewFile {
    NewFile {
        id: BlobId([number; 32]),
        bytes: vec![number; bytes],
        at,
    }
}

/// The line that names it in an entry.
pub(crate) fn attach(entry: u128, file: &NewFile) -> Mutation {
    Mutation::EntryAttach {
        id: EntryId(Uuid::from_u128(entry)),
        attachment: Attachment {
            blob: file.id,
            kind: AttachmentKind::Photo,
            bytes: 1,
            width: 1,
            height: 1,
            alt: String::new(),
        },
    }
}

/// A file is on the disk with the line that names it, and not without; copies of what the server has make room, what is
/// nowhere else does not.
pub(crate) async fn a_file_is_there_with_its_line(disk: Rc<dyn Disk>) {
    let store = ProfileStore::over(disk);
    let memory = RefCell::new(store.load(client(1)).await.unwrap());
    enqueue(&store, &memory, 1).await;
    let own = file(1, 1.0, 1_000);
    let mut nothing = |_: &Replica| Plan::default();
    let changed = store
        .commit_with_file(&memory, client(1), &own, &mut nothing)
        .await;
    assert_eq!(changed, Ok(false));
    assert_eq!(store.file(own.id).await, Ok(None));
    let mut queue = |replica: &Replica| {
        let line = replica.enqueue(attach(1, &own), 0, Uuid::from_u128(2));
        line.unwrap()
    };
    let changed = store
        .commit_with_file(&memory, client(1), &own, &mut queue)
        .await;
    assert_eq!(changed, Ok(true));
    assert_eq!(store.file(own.id).await, Ok(Some(own.bytes.clone())));
    assert_eq!(store.load(client(2)).await.unwrap().outbox().len(), 2);

    // Three copies are more than are kept: the oldest goes, and never what is nowhere else.
    for (number, at) in [(2, 2.0), (3, 3.0), (4, 4.0)] {
        let copy = file(number, at, 8_000_000);
        store.keep_fetched(&copy).await.unwrap();
    }
    let states = async || {
        let notes = store.file_notes().await.unwrap();
        let states = notes.into_iter().map(|(id, note)| (id.0[0], note.state));
        states.collect::<Vec<_>>()
    };
    let copies = [(3, FileState::Fetched), (4, FileState::Fetched)];
    assert_eq!(
        states().await,
        [vec![(1, FileState::Unsent)], copies.to_vec()].concat()
    );
    assert_eq!(store.file(BlobId([2; 32])).await, Ok(None));
    assert_eq!(store.drop_copies().await, Ok(true));
    assert_eq!(store.drop_copies().await, Ok(false));
    assert_eq!(states().await, [(1, FileState::Unsent)]);
    store.set_file_state(own.id, FileState::Sent).await.unwrap();
    store.drop_unneeded(1.0, &|_| false).await.unwrap();
    store.drop_unneeded(9.0, &|_| true).await.unwrap();
    assert_eq!(states().await, [(1, FileState::Sent)]);
    store.drop_unneeded(9.0, &|_| false).await.unwrap();
    assert_eq!(states().await, []);
    assert_eq!(store.file(own.id).await, Ok(None));
}
