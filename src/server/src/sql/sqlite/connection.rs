//! A connection: how it is set, and how it runs a statement.

use std::path::Path;
use std::time::Duration;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, Error, ErrorCode, OpenFlags, Rows, ToSql};
use tokio::runtime::{Handle, RuntimeFlavor};
use tokio::time::{Instant, sleep};

use crate::sql::query::Value;

/// How long another process may keep the file from us.
const BUSY: Duration = Duration::from_secs(10);
/// How often we look whether it still does.
const LOOK: Duration = Duration::from_millis(10);
/// Statements that a connection keeps prepared: more than there are.
const STATEMENTS: usize = 400;

/// What every connection is set to.
const SETTINGS: &str = "PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    -- What is deleted is overwritten: an erased carnet is not left in the file's free pages.
    PRAGMA secure_delete = ON;";

/// Opens a file, creating it.
///
/// # Errors
/// When it cannot be used.
pub(super) fn open(file: &Path) -> rusqlite::Result<Connection> {
    // One task at a time has a connection: SQLite need not lock it once more.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    connection.busy_timeout(BUSY)?;
    connection.execute_batch(SETTINGS)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(connection)
}

/// Does what waits for the disk, or otherwise takes long, without keeping the other tasks from running, where the runtime has
/// another thread for them.
pub(super) fn aside<T>(work: impl FnOnce() -> T) -> T {
    let flavor = Handle::try_current().map(|runtime| runtime.runtime_flavor());
    match flavor {
        Ok(RuntimeFlavor::MultiThread) => tokio::task::block_in_place(work),
        _ => work(),
    }
}

/// Tries again while somebody else is in the way, for as long as they may be. SQLite's own wait would hold the thread.
///
/// # Errors
/// What the last try met.
pub(super) async fn patiently<T>(
    connection: &mut Connection,
    attempt: impl Fn(&Connection) -> rusqlite::Result<T>,
) -> rusqlite::Result<T> {
    let asked = Instant::now();
    connection.busy_timeout(Duration::ZERO)?;
    let done = loop {
        match attempt(connection) {
            Err(error) if is_busy(&error) && asked.elapsed() < BUSY => sleep(LOOK).await,
            done => break done,
        }
    };
    connection.busy_timeout(BUSY)?;
    done
}

/// Whether somebody else was in the way.
pub(super) fn is_busy(error: &Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
}

/// Runs a statement that has neither values nor rows.
///
/// # Errors
/// Of the database.
pub(super) fn run(connection: &Connection, text: &str) -> rusqlite::Result<()> {
    connection.prepare_cached(text)?.execute([])?;
    Ok(())
}

/// Runs a statement with its values, which is prepared once, and takes what is wanted of its rows.
///
/// # Errors
/// Of the database; where a value is missing.
pub(super) fn query<T>(
    connection: &Connection,
    text: &str,
    values: &[Value],
    take: impl FnOnce(&Connection, Rows<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<T> {
    let mut statement = connection.prepare_cached(text)?;
    // To SQLite `$2` is a name, with the place in which it is first met.
    for place in 1..=statement.parameter_count() {
        let name = statement.parameter_name(place).unwrap_or_default();
        let number = name.strip_prefix('$').and_then(|n| n.parse().ok());
        let value = number.and_then(|n: usize| values.get(n.checked_sub(1)?));
        let missing = || Error::InvalidParameterCount(values.len(), place);
        statement.raw_bind_parameter(place, value.ok_or_else(missing)?)?;
    }
    take(connection, statement.raw_query())
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Text(Some(text)) => ValueRef::Text(text.as_bytes()),
            Self::Int(Some(number)) => ValueRef::Integer(*number),
            Self::Bytes(Some(bytes)) => ValueRef::Blob(bytes),
            Self::Real(Some(number)) => ValueRef::Real(*number),
            Self::Bool(is) => ValueRef::Integer((*is).into()),
            Self::Text(None) | Self::Int(None) | Self::Bytes(None) | Self::Real(None) => {
                ValueRef::Null
            }
        }))
    }
}
