//! PostgreSQL, for several servers on one database.
//!
//! A transaction that writes runs at `READ COMMITTED` and takes the lock of what it writes ([`super::Alone`]) before it
//! reads what it decides by: each later statement sees all that former holders committed. One that reads runs at
//! `REPEATABLE READ`: one snapshot. Writers and readers have a pool each, so that writers who wait for a lock keep no reader
//! waiting. Every wait has an end: for a connection, for a lock, for a statement, for a server that stopped in the middle.

use std::str::FromStr as _;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};

use super::error::DbError;

/// How far a server goes.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Most connections that write, and most that read.
    pub connections: u32,
    /// How long a transaction waits for its turn, and for a connection.
    pub patience: Duration,
    /// After how long PostgreSQL ends a statement.
    pub statement: Duration,
    /// After how long it ends a wait for a lock.
    pub lock: Duration,
    /// After how long it ends a transaction whose server says nothing more.
    pub silence: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 8,
            patience: Duration::from_secs(10),
            statement: Duration::from_secs(15),
            lock: Duration::from_secs(10),
            silence: Duration::from_secs(30),
        }
    }
}

impl Limits {
    fn options(self) -> [(&'static str, String); 3] {
        let milliseconds = |time: Duration| time.as_millis().to_string();
        [
            ("statement_timeout", milliseconds(self.statement)),
            ("lock_timeout", milliseconds(self.lock)),
            (
                "idle_in_transaction_session_timeout",
                milliseconds(self.silence),
            ),
        ]
    }
}

/// Begins a transaction that writes.
pub(super) const WRITE: &str = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
/// Begins a transaction that reads one snapshot.
pub(super) const READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// Where an address leads, without the person and the password that stand in it.
///
/// # Errors
/// When it is no address of a PostgreSQL.
pub fn place(url: &str) -> Result<String, DbError> {
    let options = PgConnectOptions::from_str(url)?;
    let name = options.get_database().unwrap_or_default();
    Ok(format!(
        "postgres://{}:{}/{name}",
        options.get_host(),
        options.get_port()
    ))
}

/// The pools of writers and of readers, with the tables up to date: one server at a time brings them there, under the
/// lock that sqlx takes for it.
///
/// # Errors
/// When the address is none, nobody answers there, or the tables were made by a newer server.
pub(super) async fn open(url: &str, limits: Limits) -> Result<(PgPool, PgPool), DbError> {
    let options = PgConnectOptions::from_str(url)?.options(limits.options());
    let pool = || {
        PgPoolOptions::new()
            .max_connections(limits.connections)
            .acquire_timeout(limits.patience)
    };
    let writers = pool().connect_with(options.clone()).await?;
    sqlx::migrate!("src/sql/migrations/postgres")
        .run(&writers)
        .await?;
    let readers = pool().connect_with(options).await?;
    Ok((writers, readers))
}
