//! The queues of the local databases, and what became of their lines.

use domain::ids::{ClientId, UserId};
use protocol::wire::LineResult;

use super::DbError;
use super::Tx;
use super::convert::{count, from_json, parse, to_json};
use super::record::{Queue, StoredResult};

impl Tx {
    /// The queue of a client; `None` when the server never heard of it.
    ///
    /// # Errors
    /// Of the database.
    pub async fn queue(&mut self, client: ClientId) -> Result<Option<Queue>, DbError> {
        let row: Option<(String, i64)> = self
            .query("SELECT person, n FROM client WHERE id = $1")
            .bind(client.to_string())
            .row()
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
        self.query("INSERT INTO client (id, person, n, seen) VALUES ($1, $2, 0, $3)")
            .bind(client.to_string())
            .bind(person.to_string())
            .bind(now)
            .run()
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
        self.query("UPDATE client SET n = $1, seen = $2 WHERE id = $3")
            .bind(n.cast_signed())
            .bind(now)
            .bind(client.to_string())
            .run()
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
        let row: Option<(String, Option<Vec<u8>>, String)> = self
            .query("SELECT mutation, digest, outcome FROM result WHERE client = $1 AND n = $2")
            .bind(client.to_string())
            .bind(n.cast_signed())
            .row()
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
        let rows: Vec<(i64, String)> = self
            .query(
                "SELECT n, outcome FROM result WHERE client = $1 AND n >= $2 ORDER BY n LIMIT $3",
            )
            .bind(client.to_string())
            .bind(from.cast_signed())
            .bind(limit)
            .rows()
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
        self.query(
            "INSERT INTO result (client, n, mutation, digest, outcome, at)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(client.to_string())
        .bind(n.cast_signed())
        .bind(result.mutation.to_string())
        .bind(result.digest.map(Vec::from))
        .bind(to_json("result.outcome", &result.outcome)?)
        .bind(now)
        .run()
        .await?;
        Ok(())
    }

    /// Drops the results of before `before`, and of the lines that came earlier in the same queue. Returns how
    /// many.
    ///
    /// # Errors
    /// Of the database.
    pub async fn drop_results(&mut self, before: i64) -> Result<u64, DbError> {
        self.query(
            "UPDATE client SET dropped = old.n
             FROM (SELECT client, max(n) AS n FROM result WHERE at < $1 GROUP BY client) AS old
             WHERE client.id = old.client",
        )
        .bind(before)
        .run()
        .await?;
        let gone = self
            .query(
                "DELETE FROM result
             WHERE n <= (SELECT dropped FROM client WHERE client.id = result.client)",
            )
            .run()
            .await?;
        Ok(gone)
    }
}
