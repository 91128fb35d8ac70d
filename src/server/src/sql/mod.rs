//! Everything that is kept in the database.
//!
//! The rest of the server sees [`Db`], which opens transactions, and [`Tx`], whose methods are the
//! statements, grouped by concept in files of the same name for each database. Nothing outside of this
//! folder writes SQL or knows which database it talks to: a second one is a second folder with the same
//! methods. A method does one thing to one table (or one page of rows); rules live in `usecase`.

pub mod record;
mod sqlite;

pub use sqlite::{Db, StoredState, Tx};

/// The database did not do what it was asked. Nothing of the transaction stays.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// The database's own failure: locked, full, lost…
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    /// The tables of another version, or a migration that failed.
    #[error(transparent)]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// A stored value cannot be read back: the name of its column.
    #[error("unreadable value in {0}")]
    Corrupt(&'static str),
}

impl DbError {
    /// Whether a row with that identity or unique value exists already.
    pub fn is_duplicate(&self) -> bool {
        matches!(self, Self::Database(sqlx::Error::Database(error)) if error.is_unique_violation())
    }

    /// Whether a `CHECK` of the tables refused the values.
    pub fn is_check(&self) -> bool {
        matches!(self, Self::Database(sqlx::Error::Database(error)) if error.is_check_violation())
    }
}
