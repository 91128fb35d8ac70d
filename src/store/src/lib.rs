//! What stays in the browser, behind one small trait: [`Disk`].
//!
//! | database | store | key → record |
//! | --- | --- | --- |
//! | `parcours-device` | `profiles` | name of the profile's database → [`Profile`] as JSON |
//! | | `settings` | name → text; `current` names the open profile, `holder/…` and `key/…` hold its key until it is left |
//! | `parcours-catalogue` | `index` | `index` → the published index, as it came |
//! | | `parts` | checksum in hexadecimal → the part, as it came |
//! | `parcours-<random>`, one a profile | `rows` | scope, collection, identity → a row as JSON |
//! | | `outbox` | 16 digits of `n` → a line as JSON |
//! | | `meta` | `meta` → version, identity, cursor… as JSON |
//! | | `refusals` | mutation's id → a refusal as JSON |
//! | | `quarantine` | store/key → a record that could not be read, as it was |
//! | | `blobs` | SHA-256 in hexadecimal → a file of the carnet |
//! | | `blob-list` | the same → how it came here, and whether the server has it, as JSON |
//! | | `drafts` | name of a field → the text being typed; `recent` is the list of last sheets |
//!
//! All of a profile's database is sealed, keys of records too, but for `seal` (which key it was) and `erased` in `meta`: see
//! [`Sealed`]. `meta` also holds notes of who the person is and how they come in.
//!
//! Rules: a queued mutation and its number are one transaction, committed with `durability: "strict"`, and
//! nothing is called saved before its *complete* event. A damaged record is put aside, never a reason to
//! delete a database. The store knows no rule of the sync protocol: it runs the transitions that
//! `protocol::replica` computes, inside the transaction that writes their plan.
//!
//! Deliberately absent: HTTP, timers other than the limit on opening, the meaning of any row.

mod aside;
mod catalogue;
mod device;
mod disk;
mod error;
mod glue;
mod idb;
mod memory;
mod profile;
mod requests;
mod seal;

pub use catalogue::CatalogueStore;
pub use device::{Device, Profile};
pub use disk::{Access, Answer, Disk, Op, Read, Step, Value};
pub use error::StoreError;
pub use glue::{estimate, persist, sleep};
pub use idb::{Idb, delete_database};
pub use memory::Memory;
pub use profile::{FileNote, FileState, NewFile, Note, ProfileStore, erase_left};
pub use seal::{DbKey, Lock, LockKind, Sealed};
