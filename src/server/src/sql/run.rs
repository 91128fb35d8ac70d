//! The runs of servers on this database. A place of a feed is only known for certain with the run that gave it:
//! after an old copy is put back, the same numbers are given again to other changes.

use super::DbError;
use super::convert::count;
use super::db::{EXCLUSIVE, Tx};

impl Tx {
    /// Begins a run: the database was just opened, perhaps from a copy. Several servers may open one database, each with a
    /// run of its own: a place is then given in the latest one, whoever gives it.
    ///
    /// # Errors
    /// Of the database.
    pub(super) async fn begin_run(&mut self) -> Result<(), DbError> {
        if self.is_postgres() {
            self.wait_for(EXCLUSIVE, "run".to_owned()).await?;
        }
        self.query("INSERT INTO run (n, id) SELECT coalesce(max(n), 0) + 1, $1 FROM run")
            .bind(uuid::Uuid::now_v7().simple().to_string())
            .run()
            .await?;
        Ok(())
    }

    /// The print of the key that this database belongs with; this one where it has none yet.
    ///
    /// # Errors
    /// Of the database.
    pub async fn key_print(&mut self, own: &[u8; 32]) -> Result<Vec<u8>, DbError> {
        self.query("INSERT INTO installation (n, key_print) VALUES (1, $1) ON CONFLICT DO NOTHING")
            .bind(own.as_slice())
            .run()
            .await?;
        self.query("SELECT key_print FROM installation")
            .one_value()
            .await
    }

    /// The identity of the current run.
    ///
    /// # Errors
    /// Of the database.
    pub async fn current_run(&mut self) -> Result<String, DbError> {
        self.query("SELECT id FROM run ORDER BY n DESC LIMIT 1")
            .one_value()
            .await
    }

    /// The place of a run in their order; `None` for one that this database never had.
    ///
    /// # Errors
    /// Of the database.
    pub async fn run_number(&mut self, id: &str) -> Result<Option<u64>, DbError> {
        let n: Option<i64> = self
            .query("SELECT n FROM run WHERE id = $1")
            .bind(id)
            .value()
            .await?;
        n.map(|n| count("run.n", n)).transpose()
    }

    /// The run that gave place `seq` of a scope, 0 for one before runs were counted; `None` when it was not
    /// given yet.
    ///
    /// # Errors
    /// Of the database.
    pub async fn run_of_place(&mut self, scope: &str, seq: u64) -> Result<Option<u64>, DbError> {
        let n: Option<i64> = self
            .query(
                "SELECT coalesce((SELECT run FROM scope_run WHERE scope = $1 AND first <= $2
                ORDER BY first DESC LIMIT 1), 0)
             FROM scope WHERE name = $1 AND seq >= $2",
            )
            .bind(scope)
            .bind(seq.cast_signed())
            .value()
            .await?;
        n.map(|n| count("scope_run.run", n)).transpose()
    }

    /// Notes that the current run gives places of a scope, from `first` on.
    pub(super) async fn note_run(&mut self, scope: &str, first: u64) -> Result<(), DbError> {
        self.query(
            "INSERT INTO scope_run (scope, first, run) SELECT $1, $2, max(n) FROM run
             HAVING max(n) IS DISTINCT FROM
                (SELECT run FROM scope_run WHERE scope = $1 ORDER BY first DESC LIMIT 1)",
        )
        .bind(scope)
        .bind(first.cast_signed())
        .run()
        .await?;
        Ok(())
    }
}
