//! From the embedded database to a PostgreSQL: every row of every table, or nothing.

use rusqlite::Row;
use sqlx::AssertSqlSafe;

use super::db::{Db, Inner, Tx};
use super::error::DbError;
use super::query::Value;
use super::record::Breach;

/// The tables, each after those it refers to.
const TABLES: [&str; 38] = [
    "academy",
    "school",
    "company",
    "person",
    "class",
    "membership",
    "second_factor",
    "recovery_code",
    "family_link",
    "identity",
    "identity_visit",
    "session",
    "invitation",
    "client",
    "result",
    "entry",
    "blob",
    "upload",
    "attachment",
    "remark",
    "etape",
    "seance",
    "seance_ready",
    "projet",
    "equipe",
    "equipe_membre",
    "concours",
    "inscription",
    "favourite",
    "slot",
    "booking",
    "scope",
    "feed",
    "trail",
    "run",
    "scope_run",
    "installation",
    "erased",
];
/// Rows that go in one statement: PostgreSQL takes 65,535 values.
const ROWS: usize = 500;
/// Bytes of files that go in one statement, about: so many are held in memory.
const BYTES: usize = 4 * 1024 * 1024;

/// Why nothing was copied.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// One of the databases failed.
    #[error(transparent)]
    Database(#[from] DbError),
    /// Only from SQLite to PostgreSQL.
    #[error("a copy goes from SQLite to PostgreSQL")]
    Kind,
    /// There is something already.
    #[error("the target is not empty: it has rows in {0}")]
    NotEmpty(String),
    /// The two databases do not hold the same tables, or the same number of rows after the copy.
    #[error("{0} is not the same in both")]
    Parted(String),
    /// The copy breaks an invariant, so the source does too.
    #[error("an invariant is broken: {} ({})", .0.invariant, .0.what)]
    Broken(Breach),
}

impl From<rusqlite::Error> for CopyError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Copies everything, as one state: nobody writes to the source meanwhile, and the target has all of it or nothing. Returns how many
/// rows. Queues, sessions and places of the feeds stay good, so browsers go on where they were.
///
/// # Errors
/// See [`CopyError`].
pub async fn copy(from: &Db, to: &Db) -> Result<u64, CopyError> {
    let (mut from, mut to) = (from.write().await?, to.write().await?);
    if from.is_postgres() || !to.is_postgres() {
        return Err(CopyError::Kind);
    }
    require_same_tables(&mut to).await?;
    to.query("LOCK TABLE academy IN EXCLUSIVE MODE")
        .run()
        .await?;
    for table in TABLES {
        if table != "run" && count(&mut to, table).await? > 0 {
            return Err(CopyError::NotEmpty(table.into()));
        }
    }
    // Opening the target began a run, in which nothing happened.
    to.query("DELETE FROM run").run().await?;
    let mut all = 0;
    for table in TABLES {
        copy_table(&mut from, &mut to, table).await?;
        let copied = count(&mut to, table).await?;
        if copied != count(&mut from, table).await? {
            return Err(CopyError::Parted(table.into()));
        }
        all += copied.cast_unsigned();
    }
    if let Some(breach) = to.breaches().await?.into_iter().next() {
        return Err(CopyError::Broken(breach));
    }
    to.begin_run().await?;
    to.commit().await?;
    Ok(all)
}

async fn count(tx: &mut Tx, table: &str) -> Result<i64, DbError> {
    tx.query(AssertSqlSafe(format!("SELECT count(*) FROM {table}")))
        .one_value()
        .await
}

/// A table that is not on the list would be forgotten.
async fn require_same_tables(to: &mut Tx) -> Result<(), CopyError> {
    let tables: Vec<(String,)> = to
        .query(
            "SELECT table_name::text FROM information_schema.tables
             WHERE table_schema = current_schema() AND table_name <> '_sqlx_migrations'",
        )
        .rows()
        .await?;
    match tables
        .into_iter()
        .find(|(name,)| !TABLES.contains(&name.as_str()))
    {
        Some((table,)) => Err(CopyError::Parted(table)),
        None => Ok(()),
    }
}

/// Name and type of each column, as PostgreSQL has them.
async fn columns(to: &mut Tx, table: &str) -> Result<Vec<(String, String)>, DbError> {
    to.query(
        "SELECT column_name::text, data_type::text FROM information_schema.columns
         WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position",
    )
    .bind(table)
    .rows()
    .await
}

async fn copy_table(from: &mut Tx, to: &mut Tx, table: &str) -> Result<(), CopyError> {
    let columns = columns(to, table).await?;
    let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
    let names = names.join(", ");
    let Inner::Sqlite(source) = &from.inner else {
        return Err(CopyError::Kind);
    };
    let all = format!("SELECT {names} FROM {table}");
    let mut all = source.connection()?.prepare(&all)?;
    let mut rows = all.query([])?;
    let mut values = Vec::new();
    let mut bytes = 0;
    while let Some(row) = rows.next()? {
        for (at, (name, kind)) in columns.iter().enumerate() {
            let value = value(row, at, kind)?;
            if let Some(Value::Bytes(Some(file))) = &value {
                bytes += file.len();
            }
            values.push(value.ok_or_else(|| CopyError::Parted(format!("{table}.{name}")))?);
        }
        if values.len() == ROWS * columns.len() || bytes > BYTES {
            bytes = 0;
            insert(
                to,
                table,
                &names,
                columns.len(),
                std::mem::take(&mut values),
            )
            .await?;
        }
    }
    insert(to, table, &names, columns.len(), values).await
}

/// The value of a column for that type of PostgreSQL; `None` for a type that no table has.
fn value(row: &Row<'_>, at: usize, kind: &str) -> rusqlite::Result<Option<Value>> {
    Ok(Some(match kind {
        "text" => row.get::<_, Option<String>>(at)?.into(),
        "bigint" => row.get::<_, Option<i64>>(at)?.into(),
        "bytea" => row.get::<_, Option<Vec<u8>>>(at)?.into(),
        "double precision" => row.get::<_, Option<f64>>(at)?.into(),
        "boolean" => row.get::<_, bool>(at)?.into(),
        _ => return Ok(None),
    }))
}

async fn insert(
    to: &mut Tx,
    table: &str,
    names: &str,
    width: usize,
    values: Vec<Value>,
) -> Result<(), CopyError> {
    if values.is_empty() {
        return Ok(());
    }
    let rows: Vec<String> = (0..values.len() / width)
        .map(|row| {
            let places: Vec<String> = (1..=width)
                .map(|column| format!("${}", row * width + column))
                .collect();
            format!("({})", places.join(", "))
        })
        .collect();
    let text = format!("INSERT INTO {table} ({names}) VALUES {}", rows.join(", "));
    let mut query = to.query(AssertSqlSafe(text));
    for value in values {
        query = query.bind(value);
    }
    query.run().await?;
    Ok(())
}
