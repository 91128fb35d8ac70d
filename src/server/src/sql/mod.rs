//! Everything that is kept in the database: SQLite in the data folder, or PostgreSQL.
//!
//! The rest of the server sees [`Db`], which opens transactions, and [`Tx`], whose methods are the
//! statements, grouped by concept. Nothing outside of this folder writes SQL or knows which database it talks
//! to. A method does one thing to one table (or one page of rows); rules live in `usecase`.
//!
//! Each statement is written once, in the SQL that both databases read the same: `$1` for values, `CASE WHEN`,
//! `IS DISTINCT FROM`, `ON CONFLICT`, booleans as conditions; JSON is read and distances are sorted in Rust. Two copies would
//! part at the first fix. `query` runs it with the native driver of the open database, so that a type that one of them does not
//! have fails to compile. What differs is in `sqlite`, `postgres` and the two folders of `migrations`.

mod academy;
mod adult;
mod blob;
mod booking;
mod check;
mod class;
mod client;
mod company;
mod concours;
mod convert;
mod copy;
mod db;
mod entry;
mod equipe;
mod error;
mod family;
mod feed;
mod gate;
mod identity;
mod invitation;
mod past;
mod person;
mod postgres;
mod privacy;
mod query;
pub mod record;
mod review;
mod run;
mod school;
mod seance;
mod second_factor;
mod session;
mod slot;
mod sqlite;
mod trail;
mod waits;
mod year;

pub use booking::StoredState;
pub use copy::{CopyError, copy};
pub use db::{Alone, Db, Tx};
pub use error::DbError;
pub use postgres::{Limits, place};
pub use trail::Span;
pub use waits::Waits;
