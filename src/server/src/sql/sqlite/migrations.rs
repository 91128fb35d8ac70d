//! Bringing the tables up to date.
//!
//! The files, their check sums and the table that remembers them are those of sqlx's migrator, which PostgreSQL has and which made
//! the databases of older servers: a database goes from one to the other without a word.

use std::collections::BTreeMap;

use rusqlite::{Connection, TransactionBehavior};
use sqlx::migrate::{MigrateError, Migration, Migrator};

use crate::sql::error::DbError;

static MIGRATIONS: Migrator = sqlx::migrate!("src/sql/migrations/sqlite");

const TABLE: &str = "CREATE TABLE IF NOT EXISTS _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
)";

/// Applies what was not applied yet, all of it or nothing.
///
/// # Errors
/// When the tables were made by a newer server, or a migration is not the one that was applied; of the database.
pub(super) fn run(connection: &mut Connection) -> Result<(), DbError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.execute_batch(TABLE)?;
    let applied = applied(&transaction)?;
    if let Some(version) = applied
        .keys()
        .find(|version| !MIGRATIONS.version_exists(**version))
    {
        return Err(MigrateError::VersionMissing(*version).into());
    }
    for migration in MIGRATIONS.iter() {
        match applied.get(&migration.version) {
            None => apply(&transaction, migration)?,
            Some((false, _)) => return Err(MigrateError::Dirty(migration.version).into()),
            Some((_, sum)) if **sum != *migration.checksum => {
                return Err(MigrateError::VersionMismatch(migration.version).into());
            }
            Some(_) => {}
        }
    }
    Ok(transaction.commit()?)
}

/// Of each migration that was begun, whether it succeeded, and its check sum.
fn applied(connection: &Connection) -> rusqlite::Result<BTreeMap<i64, (bool, Vec<u8>)>> {
    let all = "SELECT version, success, checksum FROM _sqlx_migrations";
    let mut all = connection.prepare(all)?;
    let rows = all.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    rows.collect()
}

fn apply(connection: &Connection, migration: &Migration) -> rusqlite::Result<()> {
    let begin = std::time::Instant::now();
    connection.execute_batch(migration.sql.as_str())?;
    let took = i64::try_from(begin.elapsed().as_nanos()).unwrap_or(i64::MAX);
    connection.execute(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (?1, ?2, TRUE, ?3, ?4)",
        (
            migration.version,
            &*migration.description,
            &*migration.checksum,
            took,
        ),
    )?;
    Ok(())
}
