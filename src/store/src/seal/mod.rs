//! Sealing: what a profile leaves on the disk reads as noise without the key of its database.
//!
//! | part | what it does |
//! | --- | --- |
//! | [`DbKey`] | the key of one profile's database: 32 random bytes |
//! | [`cipher`] | one record sealed and opened: XChaCha20-Poly1305 with its place as associated data |
//! | [`Sealed`] | a [`Disk`](crate::Disk) that seals all records of another one, and those it finds in the clear |
//! | [`Lock`] | the key, sealed under something that its person knows or that only the server has |
//! | `held` | the key while the profile is open, under a key that the browser gives to nobody |
//!
//! Records are sealed in Rust, at once: a transaction of IndexedDB closes as soon as anything else is awaited, and all that
//! the browser's own cryptography does is awaited. What happens once for an opening (deriving a key from five words, holding the key) is
//! the browser's.
//!
//! The keys of records are hidden too: they name métiers that a pupil keeps as favourites, and forms. A record lies under
//! a keyed hash of its key, and holds the key itself inside. What still shows is how many records there are, how long
//! they are, and when they change.
//!
//! What this is no help against: somebody who watches while the profile is open, or who changes the browser itself. A browser
//! may also keep what it has overwritten for a while in its own files.

pub(crate) mod cipher;
mod held;
mod key;
mod lock;
mod sealed;
mod web;

pub(crate) use held::{bare, held, hold};
pub use key::DbKey;
pub use lock::{Lock, LockKind};
pub(crate) use sealed::ERASED;
pub use sealed::Sealed;
