//! One statement, on whichever database the transaction talks to.

use sqlx::postgres::{PgArguments, PgRow};
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Arguments as _, Decode, FromRow, Postgres, SqlSafeStr, SqlStr, Sqlite, Type};

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
    for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{
}

impl<T> Readable for T where
    T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{
}

/// A column that reads the same from both databases.
pub(super) trait Column:
    for<'r> Decode<'r, Sqlite>
    + for<'r> Decode<'r, Postgres>
    + Type<Sqlite>
    + Type<Postgres>
    + Send
    + Unpin
{
}

impl<T> Column for T where
    T: for<'r> Decode<'r, Sqlite>
        + for<'r> Decode<'r, Postgres>
        + Type<Sqlite>
        + Type<Postgres>
        + Send
        + Unpin
{
}

/// A statement with its values, `$1` onwards.
#[derive(Debug)]
pub(super) struct Query<'t> {
    tx: &'t mut Tx,
    text: SqlStr,
    values: Vec<Value>,
}

/// Puts the values where the statement has its placeholders.
macro_rules! bind {
    ($arguments:ident, $values:ident) => {
        for value in $values {
            match value {
                Value::Text(value) => $arguments.add(value),
                Value::Int(value) => $arguments.add(value),
                Value::Bytes(value) => $arguments.add(value),
                Value::Real(value) => $arguments.add(value),
                Value::Bool(value) => $arguments.add(value),
            }
            .map_err(sqlx::Error::Encode)?;
        }
    };
}

/// Runs the same call of sqlx on the transaction's own database; what the two give back differently is taken from it by name.
macro_rules! on_either {
    ($query:expr, $statement:ident, $fetch:ident $(, $take:ident)?) => {{
        let Query { tx, text, values } = $query;
        match &mut tx.inner {
            Inner::Sqlite(inner) => {
                let mut arguments = SqliteArguments::default();
                bind!(arguments, values);
                let done = sqlx::$statement(text, arguments).$fetch(&mut **inner).await;
                done$(.map(|done| done.$take()))?
            }
            Inner::Postgres(inner) => {
                let mut arguments = PgArguments::default();
                bind!(arguments, values);
                let done = sqlx::$statement(text, arguments).$fetch(&mut **inner).await;
                done$(.map(|done| done.$take()))?
            }
        }
    }};
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
        Ok(on_either!(self, query_with, execute, rows_affected)?)
    }

    /// The row that it finds, if any.
    pub(super) async fn row<O: Readable>(self) -> Result<Option<O>, DbError> {
        Ok(on_either!(self, query_as_with, fetch_optional)?)
    }

    /// All rows that it finds.
    pub(super) async fn rows<O: Readable>(self) -> Result<Vec<O>, DbError> {
        Ok(on_either!(self, query_as_with, fetch_all)?)
    }

    /// The one column of the row that it finds, if any.
    pub(super) async fn value<T: Column>(self) -> Result<Option<T>, DbError> {
        Ok(on_either!(self, query_scalar_with, fetch_optional)?)
    }

    /// The one column of the one row that it finds.
    pub(super) async fn one_value<T: Column>(self) -> Result<T, DbError> {
        Ok(on_either!(self, query_scalar_with, fetch_one)?)
    }
}
