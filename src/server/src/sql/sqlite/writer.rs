//! The connection that writes, and its commits.
//!
//! Transactions take it one after another, in the order in which they ask. One that ends while others wait does not commit by itself: those
//! who waited at that moment write first, and one commit, which is one wait for the disk, makes all of it last. Each is a savepoint, so one
//! that is dropped leaves nothing of its own. Nobody's commit returns before it; if it fails, it failed for all of
//! them. A transaction sees what those before it in the group wrote: who answers by what it read commits first.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rusqlite::{Connection, Error, ffi};
use tokio::sync::{Mutex, OwnedMutexGuard, oneshot};
use tokio::time::timeout;

use super::PATIENCE;
use super::connection::{aside, is_busy, open, patiently, run};
use crate::sql::error::DbError;

/// What the writer is set to besides: what its savepoints change is kept in memory rather than in a file for each, and the pages that
/// everybody changes (16 MB of them) are not read anew.
///
/// # Errors
/// Of the database.
pub(super) fn set(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch("PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;")
}

/// The connection that writes.
#[derive(Debug, Clone)]
pub(super) struct Writer {
    desk: Arc<Mutex<Desk>>,
    /// Transactions that ask for it.
    asking: Arc<AtomicUsize>,
}

/// What one transaction at a time sits at. While nobody does, a transaction is open exactly when some are done and wait for its commit.
#[derive(Debug)]
struct Desk {
    file: Arc<Path>,
    connection: Option<Connection>,
    closed: bool,
    /// Those who are done.
    done: Vec<oneshot::Sender<Result<(), DbError>>>,
}

/// A transaction that writes.
#[derive(Debug)]
pub(in crate::sql) struct Writing {
    desk: OwnedMutexGuard<Desk>,
    writer: Writer,
    /// Whether what it did is for the commit.
    kept: bool,
}

/// One that asks.
struct Asking<'a>(&'a AtomicUsize);

impl<'a> Asking<'a> {
    fn of(asking: &'a AtomicUsize) -> Self {
        asking.fetch_add(1, Ordering::Relaxed);
        Self(asking)
    }
}

impl Drop for Asking<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Writer {
    pub(super) fn new(file: &Path, connection: Connection) -> Self {
        let desk = Desk {
            file: file.into(),
            connection: Some(connection),
            closed: false,
            done: Vec::new(),
        };
        Self {
            desk: Arc::new(Mutex::new(desk)),
            asking: Arc::default(),
        }
    }

    /// # Errors
    /// When the turn does not come in time; when another process has the file for too long; of the database.
    pub(super) async fn begin(&self) -> Result<Writing, DbError> {
        let mut writing = Writing {
            desk: self.turn().await?,
            writer: self.clone(),
            kept: false,
        };
        let first = writing.desk.done.is_empty();
        let connection = writing.desk.open()?;
        if first {
            patiently(connection, |connection| run(connection, "BEGIN IMMEDIATE")).await?;
        } else {
            run(connection, "SAVEPOINT own")?;
        }
        Ok(writing)
    }

    async fn turn(&self) -> Result<OwnedMutexGuard<Desk>, DbError> {
        let asking = Asking::of(&self.asking);
        let desk = timeout(PATIENCE, self.desk.clone().lock_owned()).await;
        drop(asking);
        Ok(desk.map_err(|_| sqlx::Error::PoolTimedOut)?)
    }

    /// Commits after all who ask now, whatever becomes of them.
    fn commit_later(&self) {
        let desk = self.desk.clone();
        tokio::spawn(async move { desk.lock().await.commit() });
    }

    /// # Errors
    /// When the turn does not come in time; of the database.
    pub(super) async fn scrub(&self) -> Result<(), DbError> {
        let mut desk = self.turn().await?;
        desk.commit();
        let connection = desk.open()?;
        match patiently(connection, |connection| aside(|| empty(connection))).await {
            Err(error) if !is_busy(&error) => Err(error.into()),
            _ => Ok(()),
        }
    }

    pub(super) async fn close(&self) {
        let mut desk = self.desk.lock().await;
        desk.commit();
        desk.closed = true;
        aside(|| drop(desk.connection.take()));
    }
}

/// Empties the journal into the file.
///
/// # Errors
/// Busy while readers hold a snapshot.
fn empty(connection: &Connection) -> rusqlite::Result<()> {
    let held = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if held {
        return Err(Error::SqliteFailure(
            ffi::Error::new(ffi::SQLITE_BUSY),
            None,
        ));
    }
    Ok(())
}

impl Desk {
    /// The connection; another one where the former could not be used any more.
    fn open(&mut self) -> Result<&mut Connection, DbError> {
        if self.closed {
            return Err(sqlx::Error::PoolClosed.into());
        }
        let connection = match self.connection.take() {
            Some(connection) => connection,
            None => {
                let connection = open(&self.file)?;
                set(&connection)?;
                connection
            }
        };
        Ok(self.connection.insert(connection))
    }

    /// Makes what was done last, and tells those who wait for it.
    fn commit(&mut self) {
        let Some(connection) = self.connection.as_ref().filter(|_| !self.done.is_empty()) else {
            return;
        };
        let committed = aside(|| run(connection, "COMMIT"));
        if committed.is_err() {
            self.undo_all();
        }
        for one in self.done.drain(..) {
            let told = committed.as_ref().map_err(same);
            // Who is gone need not know.
            let _ = one.send(told.copied().map_err(DbError::from));
        }
    }

    /// Undoes what the last transaction did.
    fn undo(&mut self) {
        let Some(connection) = &self.connection else {
            return;
        };
        let own = || {
            run(connection, "ROLLBACK TO own")?;
            run(connection, "RELEASE own")
        };
        // SQLite may have undone everything by itself, so that there is no such point any more.
        if self.done.is_empty() || own().is_err() {
            self.undo_all();
            for one in self.done.drain(..) {
                let _ = one.send(Err(DbError::Undone));
            }
        }
    }

    /// Undoes what all did since the last commit.
    fn undo_all(&mut self) {
        let undone = |connection: &Connection| {
            connection.is_autocommit() || run(connection, "ROLLBACK").is_ok()
        };
        // Closed, it leaves nothing; the next transaction opens another.
        self.connection = self.connection.take().filter(undone);
    }
}

/// The same error, for another one whom it concerns.
fn same(error: &Error) -> Error {
    match error {
        Error::SqliteFailure(code, text) => Error::SqliteFailure(*code, text.clone()),
        other => {
            let code = ffi::Error::new(ffi::SQLITE_ERROR);
            Error::SqliteFailure(code, Some(other.to_string()))
        }
    }
}

impl Writing {
    /// # Errors
    /// When it is closed.
    pub(super) fn connection(&self) -> Result<&Connection, DbError> {
        let connection = self.desk.connection.as_ref();
        Ok(connection.ok_or(sqlx::Error::PoolClosed)?)
    }

    /// # Errors
    /// When the database could not write.
    pub(super) async fn commit(mut self) -> Result<(), DbError> {
        if self.connection()?.is_autocommit() {
            return Err(DbError::Undone);
        }
        if !self.desk.done.is_empty() {
            run(self.connection()?, "RELEASE own")?;
        }
        self.kept = true;
        let (tell, told) = oneshot::channel();
        self.desk.done.push(tell);
        if self.writer.asking.load(Ordering::Relaxed) == 0 {
            self.desk.commit();
        } else if self.desk.done.len() == 1 {
            self.writer.commit_later();
        }
        drop(self);
        told.await.unwrap_or(Err(DbError::Undone))
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        if !self.kept {
            self.desk.undo();
        }
    }
}
