//! The embedded database: SQLite in WAL mode.
//!
//! A statement runs where it is asked for, on the thread that serves the request: it takes microseconds, and to hand it to another
//! thread takes more than that. What waits for the disk steps aside ([`connection::aside`]).
//!
//! One connection writes, each of its transactions begun with `BEGIN IMMEDIATE` (a deferred one that turns
//! into a writer fails at once, whatever its time-out); the others read snapshots. `synchronous = FULL`: what
//! was answered survives a power cut.

mod connection;
mod migrations;
mod readers;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
mod writer;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rusqlite::{Connection, Rows};

use self::connection::{aside, open};
use self::readers::{Readers, Reading};
use self::writer::{Writer, Writing};
use super::error::DbError;
use super::query::Value;

/// How long a transaction waits for a connection.
const PATIENCE: Duration = Duration::from_secs(30);

/// The embedded database, open; clones are the same one.
#[derive(Debug, Clone)]
pub(super) struct Sqlite {
    file: Arc<Path>,
    writer: Writer,
    readers: Readers,
}

/// A transaction. Dropped without [`Transaction::commit`], it leaves nothing.
#[derive(Debug)]
pub(super) enum Transaction {
    Reading(Reading),
    Writing(Writing),
}

impl Sqlite {
    /// Opens a file, creating it and bringing its tables up to date.
    ///
    /// # Errors
    /// When the file cannot be used, or was made by a newer server.
    pub(super) fn open(file: &Path) -> Result<Self, DbError> {
        let mut connection = aside(|| open(file))?;
        aside(|| migrations::run(&mut connection))?;
        Ok(Self {
            file: file.into(),
            writer: Writer::new(file, connection),
            readers: Readers::of(file),
        })
    }

    /// A transaction that writes, when its turn comes.
    ///
    /// # Errors
    /// When its turn does not come in time; when another process has the file for too long.
    pub(super) async fn write(&self) -> Result<Transaction, DbError> {
        Ok(Transaction::Writing(self.writer.begin().await?))
    }

    /// A transaction that reads one snapshot.
    ///
    /// # Errors
    /// When no connection comes free in time.
    pub(super) async fn read(&self) -> Result<Transaction, DbError> {
        Ok(Transaction::Reading(self.readers.begin().await?))
    }

    /// Writes what the database holds at one moment into a new file.
    ///
    /// # Errors
    /// When the file is there already or cannot be written.
    pub(super) fn write_copy(&self, to: &Path) -> Result<(), DbError> {
        let to = to.to_string_lossy();
        aside(|| open(&self.file)?.execute("VACUUM INTO ?1", [&*to]))?;
        Ok(())
    }

    /// Empties the journal into the file, as far as readers let it.
    ///
    /// # Errors
    /// Of the database.
    pub(super) async fn scrub(&self) -> Result<(), DbError> {
        self.writer.scrub().await
    }

    /// Closes all connections once they are free; the writer's last, so that one file is left.
    pub(super) async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

impl Transaction {
    /// The connection, to read what goes elsewhere row by row.
    ///
    /// # Errors
    /// `Undone` when the transaction is no more: outside of it, a statement would last by itself.
    pub(super) fn connection(&self) -> Result<&Connection, DbError> {
        let connection = match self {
            Self::Reading(reading) => reading.connection()?,
            Self::Writing(writing) => writing.connection()?,
        };
        if connection.is_autocommit() {
            return Err(DbError::Undone);
        }
        Ok(connection)
    }

    /// Runs a statement with its values (`$1` onwards) and takes what is wanted of its rows.
    ///
    /// # Errors
    /// Of the database; `Undone`.
    pub(super) async fn query<T>(
        &mut self,
        text: &str,
        values: &[Value],
        take: impl FnOnce(&Connection, Rows<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, DbError> {
        // Nothing here ever waits, and a long transaction would keep the thread from everybody else.
        tokio::task::coop::consume_budget().await;
        Ok(connection::query(self.connection()?, text, values, take)?)
    }

    /// Makes all of it last.
    ///
    /// # Errors
    /// When the database could not write; nothing lasts then.
    pub(super) async fn commit(self) -> Result<(), DbError> {
        match self {
            // It has changed nothing.
            Self::Reading(_) => Ok(()),
            Self::Writing(writing) => writing.commit().await,
        }
    }
}
