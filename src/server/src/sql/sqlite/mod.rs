//! The embedded database: SQLite in WAL mode.
//!
//! One connection writes, each of its transactions begun with `BEGIN IMMEDIATE` (a deferred one that turns
//! into a writer fails at once, whatever its time-out); the others read snapshots. `synchronous = FULL`: what
//! was answered survives a power cut.

mod academy;
mod booking;
mod check;
mod class;
mod client;
mod company;
mod convert;
mod entry;
mod feed;
mod invitation;
mod person;
mod run;
mod school;
mod session;
mod slot;

use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{Sqlite, SqliteConnection, Transaction};

use super::DbError;

pub use booking::StoredState;

/// The open database.
#[derive(Debug, Clone)]
pub struct Db {
    writer: SqlitePool,
    readers: SqlitePool,
}

/// A transaction. Dropped without [`Tx::commit`], it leaves nothing.
#[derive(Debug)]
pub struct Tx {
    inner: Transaction<'static, Sqlite>,
}

impl Db {
    /// Opens the database of this file, creating it and bringing its tables up to date.
    ///
    /// # Errors
    /// When the file cannot be used, or was made by a newer server.
    pub async fn open(file: &Path) -> Result<Self, DbError> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10));
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(Duration::from_secs(30))
            .connect_with(options.clone())
            .await?;
        sqlx::migrate!("src/sql/sqlite/migrations")
            .run(&writer)
            .await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(4)
            .acquire_timeout(Duration::from_secs(30))
            .connect_with(options.pragma("query_only", "1"))
            .await?;
        let db = Self { writer, readers };
        db.begin_run().await?;
        Ok(db)
    }

    /// A transaction that writes. There is one at a time.
    ///
    /// # Errors
    /// When no connection comes free in time.
    pub async fn write(&self) -> Result<Tx, DbError> {
        let inner = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        Ok(Tx { inner })
    }

    /// A transaction that reads one snapshot.
    ///
    /// # Errors
    /// When no connection comes free in time.
    pub async fn read(&self) -> Result<Tx, DbError> {
        let inner = self.readers.begin().await?;
        Ok(Tx { inner })
    }

    /// Closes all connections and leaves one file, without its journal.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

impl Tx {
    /// Makes all of it last.
    ///
    /// # Errors
    /// When the database could not write; nothing lasts then.
    pub async fn commit(self) -> Result<(), DbError> {
        Ok(self.inner.commit().await?)
    }

    /// Marks a point to which [`Tx::undo`] returns. One at a time.
    ///
    /// # Errors
    /// Of the database.
    pub async fn mark(&mut self) -> Result<(), DbError> {
        self.run("SAVEPOINT line").await
    }

    /// Forgets the mark and keeps what was done since.
    ///
    /// # Errors
    /// Of the database.
    pub async fn keep(&mut self) -> Result<(), DbError> {
        self.run("RELEASE line").await
    }

    /// Undoes all that was done since the mark.
    ///
    /// # Errors
    /// Of the database.
    pub async fn undo(&mut self) -> Result<(), DbError> {
        self.run("ROLLBACK TO line").await?;
        self.run("RELEASE line").await
    }

    async fn run(&mut self, statement: &'static str) -> Result<(), DbError> {
        sqlx::query(statement).execute(self.conn()).await?;
        Ok(())
    }

    fn conn(&mut self) -> &mut SqliteConnection {
        &mut self.inner
    }
}
