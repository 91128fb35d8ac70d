//! What clients pull: the rows of each scope, in the order in which they changed.

use super::DbError;
use super::Tx;
use super::convert::count;
use super::record::FeedLine;

impl Tx {
    /// Scopes that hold the row now, with its content there.
    ///
    /// # Errors
    /// Of the database.
    pub async fn feed_places(
        &mut self,
        collection: &str,
        id: &str,
    ) -> Result<Vec<(String, String)>, DbError> {
        self.query(
            "SELECT scope, body FROM feed WHERE collection = $1 AND id = $2 AND body IS NOT NULL",
        )
        .bind(collection)
        .bind(id)
        .rows()
        .await
    }

    /// Takes the next `n` places of a scope's order and returns the first. Done last in a transaction, so
    /// that the order of the numbers is the order of the commits.
    ///
    /// # Errors
    /// Of the database.
    pub async fn take_places(&mut self, scope: &str, n: u64) -> Result<u64, DbError> {
        let last: i64 = self
            .query(
                "INSERT INTO scope (name, seq) VALUES ($1, $2)
             ON CONFLICT (name) DO UPDATE SET seq = scope.seq + excluded.seq RETURNING seq",
            )
            .bind(scope)
            .bind(n.cast_signed())
            .one_value()
            .await?;
        let last: u64 = count("scope.seq", last)?;
        let first = last - n + 1;
        self.note_run(scope, first).await?;
        Ok(first)
    }

    /// Puts a row, or its absence, at its place.
    ///
    /// # Errors
    /// Of the database.
    pub async fn put_feed(&mut self, scope: &str, line: &FeedLine) -> Result<(), DbError> {
        self.query(
            "INSERT INTO feed (scope, seq, collection, id, body) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (scope, collection, id)
             DO UPDATE SET seq = excluded.seq, body = excluded.body",
        )
        .bind(scope)
        .bind(line.seq.cast_signed())
        .bind(&line.collection)
        .bind(&line.id)
        .bind(&line.body)
        .run()
        .await?;
        Ok(())
    }

    /// At most `limit` lines of a scope after place `seq`, in order. Absences are left out for a reader who
    /// begins (`seq` 0).
    ///
    /// # Errors
    /// Of the database.
    pub async fn feed_after(
        &mut self,
        scope: &str,
        seq: u64,
        limit: usize,
    ) -> Result<Vec<FeedLine>, DbError> {
        let rows: Vec<(i64, String, String, Option<String>)> = self
            .query(
                "SELECT seq, collection, id, body FROM feed
             WHERE scope = $1 AND seq > $2 AND ($2 > 0 OR body IS NOT NULL)
             ORDER BY seq LIMIT $3",
            )
            .bind(scope)
            .bind(seq.cast_signed())
            .bind(i64::try_from(limit).unwrap_or(i64::MAX))
            .rows()
            .await?;
        rows.into_iter()
            .map(|(seq, collection, id, body)| {
                Ok(FeedLine {
                    seq: count("feed.seq", seq)?,
                    collection,
                    id,
                    body,
                })
            })
            .collect()
    }
}
