//! The embedded database: SQLite in WAL mode.
//!
//! One connection writes, each of its transactions begun with `BEGIN IMMEDIATE` (a deferred one that turns
//! into a writer fails at once, whatever its time-out); the others read snapshots. `synchronous = FULL`: what
//! was answered survives a power cut.

use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

use sqlx::{Connection as _, SqliteConnection};

use super::error::DbError;

/// Writes what the database of these options holds at one moment into a new file.
///
/// # Errors
/// When the file is there already or cannot be written.
pub(super) async fn write_copy(from: &SqliteConnectOptions, to: &Path) -> Result<(), DbError> {
    let mut connection = SqliteConnection::connect_with(from).await?;
    sqlx::query("VACUUM INTO $1")
        .bind(to.to_string_lossy().into_owned())
        .execute(&mut connection)
        .await?;
    Ok(connection.close().await?)
}

/// How long a transaction waits for a connection.
const PATIENCE: Duration = Duration::from_secs(30);

/// The pool of the one writer and that of the readers, with the tables up to date.
///
/// # Errors
/// When the file cannot be used, or was made by a newer server.
pub(super) async fn open(file: &Path) -> Result<(SqlitePool, SqlitePool), DbError> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        // What is deleted is overwritten: an erased carnet is not left in the file's free pages.
        .pragma("secure_delete", "ON")
        .busy_timeout(Duration::from_secs(10));
    let writer = SqlitePoolOptions::new()
        .max_connections(1)
        .acquire_timeout(PATIENCE)
        .connect_with(options.clone())
        .await?;
    sqlx::migrate!("src/sql/migrations/sqlite")
        .run(&writer)
        .await?;
    let readers = SqlitePoolOptions::new()
        .max_connections(4)
        .acquire_timeout(PATIENCE)
        .connect_with(options.pragma("query_only", "1"))
        .await?;
    Ok((writer, readers))
}
