//! How a database fails.

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

impl DbError {
    /// Whether a row with that identity or unique value exists already.
    pub fn is_duplicate(&self) -> bool {
        matches!(self, Self::Database(sqlx::Error::Database(error)) if error.is_unique_violation())
    }

    /// Whether a `CHECK` of the tables refused the values.
    pub fn is_check(&self) -> bool {
        matches!(self, Self::Database(sqlx::Error::Database(error)) if error.is_check_violation())
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
        // SQLite has numbers of its own, none of five characters.
        error.code().is_some_and(|code| codes.contains(&&*code))
    }
}
