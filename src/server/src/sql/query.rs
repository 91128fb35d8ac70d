//! One statement, on whichever database the transaction talks to.

use rusqlite::types::FromSql;
use rusqlite::{Connection, Row, Rows};
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::{Arguments as _, Decode, FromRow, Postgres, SqlSafeStr, SqlStr, Type};

use super::db::{Inner, Tx};
use super::error::DbError;

/// A value for a placeholder. What is missing has a type too: PostgreSQL prepares a statement for its types.
#[derive(Debug, Clone)]
pub(super) enum Value {
    Text(Option<String>),
    Int(Option<i64>),
    Bytes(Option<Vec<u8>>),
    Real(Option<f64>),
    Bool(bool),
}

/// PostgreSQL keeps no NUL in a text, and nobody means one: it is left out on the way to either database.
fn text(text: String) -> Value {
    Value::Text(Some(if text.contains('\0') {
        text.replace('\0', "")
    } else {
        text
    }))
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        text(value)
    }
}

impl From<&String> for Value {
    fn from(value: &String) -> Self {
        text(value.clone())
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        text(value.to_owned())
    }
}

impl From<Option<String>> for Value {
    fn from(value: Option<String>) -> Self {
        value.map_or(Self::Text(None), text)
    }
}

impl From<&Option<String>> for Value {
    fn from(value: &Option<String>) -> Self {
        value.clone().into()
    }
}

impl From<Option<&str>> for Value {
    fn from(value: Option<&str>) -> Self {
        value.map(str::to_owned).into()
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(Some(value))
    }
}

impl From<Option<i64>> for Value {
    fn from(value: Option<i64>) -> Self {
        Self::Int(value)
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Self::Int(Some(value.into()))
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<&[u8]> for Value {
    fn from(value: &[u8]) -> Self {
        Self::Bytes(Some(value.to_owned()))
    }
}

impl From<Option<Vec<u8>>> for Value {
    fn from(value: Option<Vec<u8>>) -> Self {
        Self::Bytes(value)
    }
}

impl From<Option<f64>> for Value {
    fn from(value: Option<f64>) -> Self {
        Self::Real(value)
    }
}

/// A row that reads the same from both databases.
pub(super) trait Readable:
    for<'r> TryFrom<&'r Row<'r>, Error = rusqlite::Error> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{
}

impl<T> Readable for T where
    T: for<'r> TryFrom<&'r Row<'r>, Error = rusqlite::Error>
        + for<'r> FromRow<'r, PgRow>
        + Send
        + Unpin
{
}

/// A column that reads the same from both databases.
pub(super) trait Column:
    FromSql + for<'r> Decode<'r, Postgres> + Type<Postgres> + Send + Unpin
{
}

impl<T> Column for T where T: FromSql + for<'r> Decode<'r, Postgres> + Type<Postgres> + Send + Unpin {}

/// A record that reads the same from both databases: its fields are the columns of the statement, in their order.
macro_rules! stored {
    (struct $name:ident { $($field:ident: $kind:ty,)+ }) => {
        struct $name {
            $($field: $kind,)+
        }

        impl From<($($kind,)+)> for $name {
            fn from(($($field,)+): ($($kind,)+)) -> Self {
                Self { $($field,)+ }
            }
        }

        impl<'r> TryFrom<&'r rusqlite::Row<'r>> for $name {
            type Error = rusqlite::Error;

            fn try_from(row: &'r rusqlite::Row<'r>) -> rusqlite::Result<Self> {
                <($($kind,)+)>::try_from(row).map(Self::from)
            }
        }

        impl<'r> sqlx::FromRow<'r, sqlx::postgres::PgRow> for $name {
            fn from_row(row: &'r sqlx::postgres::PgRow) -> sqlx::Result<Self> {
                <($($kind,)+) as sqlx::FromRow<_>>::from_row(row).map(Self::from)
            }
        }
    };
}
pub(super) use stored;

/// A statement with its values, `$1` onwards.
#[derive(Debug)]
pub(super) struct Query<'t> {
    tx: &'t mut Tx,
    text: SqlStr,
    values: Vec<Value>,
}

impl Tx {
    /// A statement, written for both databases: `$1`, `$2`… stand for the values in their order.
    pub(super) fn query(&mut self, text: impl SqlSafeStr) -> Query<'_> {
        Query {
            tx: self,
            text: text.into_sql_str(),
            values: Vec::new(),
        }
    }
}

impl Query<'_> {
    /// The next value.
    pub(super) fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    /// Runs it. Returns how many rows it wrote.
    pub(super) async fn run(self) -> Result<u64, DbError> {
        let Self { tx, text, values } = self;
        match &mut tx.inner {
            Inner::Sqlite(inner) => {
                let written = |connection: &Connection, mut rows: Rows<'_>| {
                    while rows.next()?.is_some() {}
                    Ok(connection.changes())
                };
                inner.query(text.as_str(), &values, written).await
            }
            Inner::Postgres(inner) => {
                let query = sqlx::query_with(text, arguments(values)?);
                Ok(query.execute(&mut **inner).await?.rows_affected())
            }
        }
    }

    /// The row that it finds, if any.
    pub(super) async fn row<O: Readable>(self) -> Result<Option<O>, DbError> {
        let Self { tx, text, values } = self;
        match &mut tx.inner {
            Inner::Sqlite(inner) => {
                let first = |_: &Connection, mut rows: Rows<'_>| {
                    let row = rows.next()?;
                    row.map(|row| O::try_from(row)).transpose()
                };
                inner.query(text.as_str(), &values, first).await
            }
            Inner::Postgres(inner) => {
                let query = sqlx::query_as_with(text, arguments(values)?);
                Ok(query.fetch_optional(&mut **inner).await?)
            }
        }
    }

    /// All rows that it finds.
    pub(super) async fn rows<O: Readable>(self) -> Result<Vec<O>, DbError> {
        let Self { tx, text, values } = self;
        match &mut tx.inner {
            Inner::Sqlite(inner) => {
                let all = |_: &Connection, mut rows: Rows<'_>| {
                    let mut all = Vec::new();
                    while let Some(row) = rows.next()? {
                        all.push(O::try_from(row)?);
                    }
                    Ok(all)
                };
                inner.query(text.as_str(), &values, all).await
            }
            Inner::Postgres(inner) => {
                let query = sqlx::query_as_with(text, arguments(values)?);
                Ok(query.fetch_all(&mut **inner).await?)
            }
        }
    }

    /// The one column of the row that it finds, if any.
    pub(super) async fn value<T: Column>(self) -> Result<Option<T>, DbError> {
        let Self { tx, text, values } = self;
        match &mut tx.inner {
            Inner::Sqlite(inner) => {
                let first = |_: &Connection, mut rows: Rows<'_>| {
                    let row = rows.next()?;
                    row.map(|row| row.get(0)).transpose()
                };
                inner.query(text.as_str(), &values, first).await
            }
            Inner::Postgres(inner) => {
                let query = sqlx::query_scalar_with(text, arguments(values)?);
                Ok(query.fetch_optional(&mut **inner).await?)
            }
        }
    }

    /// The one column of the one row that it finds.
    pub(super) async fn one_value<T: Column>(self) -> Result<T, DbError> {
        let value = self.value().await?;
        Ok(value.ok_or(sqlx::Error::RowNotFound)?)
    }
}

/// The values, as PostgreSQL's driver takes them.
fn arguments(values: Vec<Value>) -> Result<PgArguments, DbError> {
    let mut arguments = PgArguments::default();
    for value in values {
        match value {
            Value::Text(value) => arguments.add(value),
            Value::Int(value) => arguments.add(value),
            Value::Bytes(value) => arguments.add(value),
            Value::Real(value) => arguments.add(value),
            Value::Bool(value) => arguments.add(value),
        }
        .map_err(sqlx::Error::Encode)?;
    }
    Ok(arguments)
}
