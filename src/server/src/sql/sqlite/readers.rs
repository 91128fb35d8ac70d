//! The connections that read.

use std::path::Path;
use std::sync::Arc;

use rusqlite::Connection;
use tokio::sync::{Mutex, OwnedMutexGuard, OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use super::PATIENCE;
use super::connection::{open, run};
use crate::sql::error::DbError;

/// Transactions that read at the same time.
const READERS: u32 = 4;

/// The connections that read, each opened when it is first needed.
#[derive(Debug, Clone)]
pub(super) struct Readers {
    file: Arc<Path>,
    turns: Arc<Semaphore>,
    connections: Arc<[Arc<Mutex<Option<Connection>>>]>,
}

/// A transaction that reads.
#[derive(Debug)]
pub(in crate::sql) struct Reading {
    connection: OwnedMutexGuard<Option<Connection>>,
    /// Given back after the connection.
    _turn: OwnedSemaphorePermit,
}

impl Readers {
    pub(super) fn of(file: &Path) -> Self {
        Self {
            file: file.into(),
            turns: Arc::new(Semaphore::new(READERS as usize)),
            connections: (0..READERS).map(|_| Arc::default()).collect(),
        }
    }

    /// # Errors
    /// When no connection comes free in time; of the database.
    pub(super) async fn begin(&self) -> Result<Reading, DbError> {
        let turn = timeout(PATIENCE, self.turns.clone().acquire_owned()).await;
        let turn = turn.map_err(|_| sqlx::Error::PoolTimedOut)?;
        let turn = turn.map_err(|_| sqlx::Error::PoolClosed)?;
        let mut free = self.connections.iter();
        // As many turns as connections: whoever has a turn finds one.
        let free = free.find_map(|connection| connection.clone().try_lock_owned().ok());
        let mut connection = free.ok_or(sqlx::Error::PoolTimedOut)?;
        let reader = match connection.take() {
            Some(reader) => reader,
            None => self.open()?,
        };
        run(&reader, "BEGIN")?;
        *connection = Some(reader);
        Ok(Reading {
            connection,
            _turn: turn,
        })
    }

    fn open(&self) -> rusqlite::Result<Connection> {
        let connection = open(&self.file)?;
        connection.execute_batch("PRAGMA query_only = ON")?;
        Ok(connection)
    }

    pub(super) async fn close(&self) {
        let all = self.turns.acquire_many(READERS).await;
        self.turns.close();
        for connection in self.connections.iter() {
            connection.lock().await.take();
        }
        drop(all);
    }
}

impl Reading {
    /// # Errors
    /// When it is closed.
    pub(super) fn connection(&self) -> Result<&Connection, DbError> {
        Ok(self.connection.as_ref().ok_or(sqlx::Error::PoolClosed)?)
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        let ended = self
            .connection
            .as_ref()
            .map(|reader| run(reader, "ROLLBACK"));
        if let Some(Err(_)) = ended {
            // One that cannot even end its transaction: the next one opens another.
            self.connection.take();
        }
    }
}
