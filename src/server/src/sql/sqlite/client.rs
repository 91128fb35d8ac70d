//! The queues of the local databases, and what became of their lines.

use domain::ids::{ClientId, UserId};
use protocol::wire::LineResult;

use super::Tx;
use super::convert::{count, from_json, parse, to_json};
use crate::sql::DbError;
use crate::sql::record::{Queue, StoredResult};

impl Tx {
    /// The queue of a client; `None` when the server never heard of it.
    ///
    /// # Errors
    /// Of the database.
    pub async fn queue(&mut self, client: ClientId) -> Result<Option<Queue>, DbError> {
        let row: Option<(String, i64)> =
            sqlx::query_as("SELECT person, n FROM client WHERE id = ?")
                .bind(client.to_string())
                .fetch_optional(self.conn())
                .await?;
        row.map(|(person, n)| {
            Ok(Queue {
                person: parse("client.person", &person)?,
                n: count("client.n", n)?,
            })
        })
        .transpose()
    }

    /// Begins a queue for that person.
    ///
    /// # Errors
    /// Of the database.
    pub async fn add_queue(
        &mut self,
        client: ClientId,
        person: UserId,
        now: i64,
    ) -> Result<(), DbError> {
        sqlx::query("INSERT INTO client (id, person, n, seen) VALUES (?, ?, 0, ?)")
            .bind(client.to_string())
            .bind(person.to_string())
            .bind(now)
            .execute(self.conn())
            .await?;
        Ok(())
    }

    /// Line `n` is the last settled one.
    ///
    /// # Errors
    /// Of the database.
    pub async fn advance_queue(
        &mut self,
        client: ClientId,
        n: u64,
        now: i64,
    ) -> Result<(), DbError> {
        sqlx::query("UPDATE client SET n = ?, seen = ? WHERE id = ?")
            .bind(n.cast_signed())
            .bind(now)
            .bind(client.to_string())
            .execute(self.conn())
            .await?;
        Ok(())
    }

    /// What became of line `n`.
    ///
    /// # Errors
    /// Of the database.
    pub async fn result(
        &mut self,
        client: ClientId,
        n: u64,
    ) -> Result<Option<StoredResult>, DbError> {
        let row: Option<(String, Option<Vec<u8>>, String)> = sqlx::query_as(
            "SELECT mutation, digest, outcome FROM result WHERE client = ? AND n = ?",
        )
        .bind(client.to_string())
        .bind(n.cast_signed())
        .fetch_optional(self.conn())
        .await?;
        row.map(|(mutation, digest, outcome)| {
            let digest = digest
                .map(|bytes| {
                    bytes
                        .try_into()
                        .map_err(|_| DbError::Corrupt("result.digest"))
                })
                .transpose()?;
            Ok(StoredResult {
                mutation: parse("result.mutation", &mutation)?,
                digest,
                outcome: from_json("result.outcome", &outcome)?,
            })
        })
        .transpose()
    }

    /// The results from line `from` on, at most `limit`, in order.
    ///
    /// # Errors
    /// Of the database.
    pub async fn results_from(
        &mut self,
        client: ClientId,
        from: u64,
        limit: u32,
    ) -> Result<Vec<LineResult>, DbError> {
        let rows: Vec<(i64, String)> = sqlx::query_as(
            "SELECT n, outcome FROM result WHERE client = ? AND n >= ? ORDER BY n LIMIT ?",
        )
        .bind(client.to_string())
        .bind(from.cast_signed())
        .bind(limit)
        .fetch_all(self.conn())
        .await?;
        rows.into_iter()
            .map(|(n, outcome)| {
                Ok(LineResult {
                    n: count("result.n", n)?,
                    outcome: from_json("result.outcome", &outcome)?,
                })
            })
            .collect()
    }

    /// Keeps what became of line `n`.
    ///
    /// # Errors
    /// Of the database.
    pub async fn add_result(
        &mut self,
        client: ClientId,
        n: u64,
        result: &StoredResult,
        now: i64,
    ) -> Result<(), DbError> {
        sqlx::query(
            "INSERT INTO result (client, n, mutation, digest, outcome, at)
             VALUES (?, ?, ?, ?, ?, ?)",
        )
        .bind(client.to_string())
        .bind(n.cast_signed())
        .bind(result.mutation.to_string())
        .bind(result.digest.map(Vec::from))
        .bind(to_json("result.outcome", &result.outcome)?)
        .bind(now)
        .execute(self.conn())
        .await?;
        Ok(())
    }

    /// Drops the results of before `before`, and of the lines that came earlier in the same queue. Returns how
    /// many.
    ///
    /// # Errors
    /// Of the database.
    pub async fn drop_results(&mut self, before: i64) -> Result<u64, DbError> {
        sqlx::query(
            "UPDATE client SET dropped = old.n
             FROM (SELECT client, max(n) AS n FROM result WHERE at < ? GROUP BY client) AS old
             WHERE client.id = old.client",
        )
        .bind(before)
        .execute(self.conn())
        .await?;
        let gone = sqlx::query(
            "DELETE FROM result
             WHERE n <= (SELECT dropped FROM client WHERE client.id = result.client)",
        )
        .execute(self.conn())
        .await?;
        Ok(gone.rows_affected())
    }
}
