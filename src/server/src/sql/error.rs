//! How a database fails.

use rusqlite::ffi;

/// The database did not do what it was asked. Nothing of the transaction stays.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// PostgreSQL's own failure, or no connection came free.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    /// SQLite's own failure: locked, full…
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    /// SQLite had to undo the transaction in the midst of it, or what it shared a commit with.
    #[error("the database has undone the transaction")]
    Undone,
    /// The tables of another version, or a migration that failed.
    #[error(transparent)]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// A stored value cannot be read back: the name of its column.
    #[error("unreadable value in {0}")]
    Corrupt(&'static str),
    /// PostgreSQL's own programs do that.
    #[error("PostgreSQL has its own means for that")]
    Elsewhere,
    /// Rows would be projected in a transaction that does not hold the lock under which they stay true.
    #[error("the lock of what is projected is not held")]
    NotLocked,
}

/// `deadlock_detected` and `serialization_failure`: PostgreSQL undid one of two transactions that stood in each other's way.
const CONFLICTS: [&str; 2] = ["40P01", "40001"];

/// What PostgreSQL says when it stops, starts, has no connection left, or ended a statement or a wait for a lock for its length.
const AWAY: [&str; 6] = ["57P01", "57P02", "57P03", "53300", "57014", "55P03"];

/// SQLite's two names for a value that is there already.
const UNIQUE: [i32; 2] = [
    ffi::SQLITE_CONSTRAINT_UNIQUE,
    ffi::SQLITE_CONSTRAINT_PRIMARYKEY,
];

impl DbError {
    /// Whether a row with that identity or unique value exists already.
    pub fn is_duplicate(&self) -> bool {
        match self {
            Self::Database(sqlx::Error::Database(error)) => error.is_unique_violation(),
            _ => self.is_extended(&UNIQUE),
        }
    }

    /// Whether a `CHECK` of the tables refused the values.
    pub fn is_check(&self) -> bool {
        match self {
            Self::Database(sqlx::Error::Database(error)) => error.is_check_violation(),
            _ => self.is_extended(&[ffi::SQLITE_CONSTRAINT_CHECK]),
        }
    }

    /// Whether the same transaction, begun anew, may well succeed: it met another one, and lost.
    pub fn is_conflict(&self) -> bool {
        self.has_code(&CONFLICTS)
    }

    /// Whether the database is not there just now, or has no time: later, all may be well.
    pub fn is_away(&self) -> bool {
        let Self::Database(error) = self else {
            return false;
        };
        match error {
            sqlx::Error::PoolTimedOut | sqlx::Error::Io(_) | sqlx::Error::Tls(_) => true,
            _ => self.has_code(&AWAY) || self.has_code(&CONFLICTS),
        }
    }

    fn has_code(&self, codes: &[&str]) -> bool {
        let Self::Database(sqlx::Error::Database(error)) = self else {
            return false;
        };
        error.code().is_some_and(|code| codes.contains(&&*code))
    }

    fn is_extended(&self, codes: &[i32]) -> bool {
        let Self::Sqlite(rusqlite::Error::SqliteFailure(error, _)) = self else {
            return false;
        };
        codes.contains(&error.extended_code)
    }
}
