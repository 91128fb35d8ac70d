//! The runs of servers on this database. A place of a feed is only known for certain with the run that gave it:
//! after an old copy is put back, the same numbers are given again to other changes.

use super::convert::count;
use super::{Db, Tx};
use crate::sql::DbError;

impl Db {
    /// Begins a run: the database was just opened, perhaps from a copy.
    pub(super) async fn begin_run(&self) -> Result<(), DbError> {
        sqlx::query("INSERT INTO run (id) VALUES (?)")
            .bind(uuid::Uuid::now_v7().simple().to_string())
            .execute(&self.writer)
            .await?;
        Ok(())
    }
}

impl Tx {
    /// The identity of the current run.
    ///
    /// # Errors
    /// Of the database.
    pub async fn current_run(&mut self) -> Result<String, DbError> {
        Ok(
            sqlx::query_scalar("SELECT id FROM run ORDER BY n DESC LIMIT 1")
                .fetch_one(self.conn())
                .await?,
        )
    }

    /// The place of a run in their order; `None` for one that this database never had.
    ///
    /// # Errors
    /// Of the database.
    pub async fn run_number(&mut self, id: &str) -> Result<Option<u64>, DbError> {
        let n: Option<i64> = sqlx::query_scalar("SELECT n FROM run WHERE id = ?")
            .bind(id)
            .fetch_optional(self.conn())
            .await?;
        n.map(|n| count("run.n", n)).transpose()
    }

    /// The run that gave place `seq` of a scope, 0 for one before runs were counted; `None` when it was not
    /// given yet.
    ///
    /// # Errors
    /// Of the database.
    pub async fn run_of_place(&mut self, scope: &str, seq: u64) -> Result<Option<u64>, DbError> {
        let n: Option<i64> = sqlx::query_scalar(
            "SELECT coalesce((SELECT run FROM scope_run WHERE scope = ?1 AND first <= ?2
                ORDER BY first DESC LIMIT 1), 0)
             FROM scope WHERE name = ?1 AND seq >= ?2",
        )
        .bind(scope)
        .bind(seq.cast_signed())
        .fetch_optional(self.conn())
        .await?;
        n.map(|n| count("scope_run.run", n)).transpose()
    }

    /// Notes that the current run gives places of a scope, from `first` on.
    pub(super) async fn note_run(&mut self, scope: &str, first: u64) -> Result<(), DbError> {
        sqlx::query(
            "INSERT INTO scope_run (scope, first, run) SELECT ?1, ?2, max(n) FROM run
             HAVING max(n) IS NOT
                (SELECT run FROM scope_run WHERE scope = ?1 ORDER BY first DESC LIMIT 1)",
        )
        .bind(scope)
        .bind(first.cast_signed())
        .execute(self.conn())
        .await?;
        Ok(())
    }
}
