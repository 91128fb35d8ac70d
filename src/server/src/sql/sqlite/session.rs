//! Sessions. A token is kept as its SHA-256 only.

use domain::ids::UserId;

use super::Tx;
use super::convert::parse;
use crate::sql::DbError;

impl Tx {
    /// Who the session of that token belongs to and when it ends, unless it ended before `now`.
    ///
    /// # Errors
    /// Of the database.
    pub async fn session(
        &mut self,
        token: &[u8; 32],
        now: i64,
    ) -> Result<Option<(UserId, i64)>, DbError> {
        let row: Option<(String, i64)> =
            sqlx::query_as("SELECT person, expires FROM session WHERE token = ? AND expires > ?")
                .bind(token.as_slice())
                .bind(now)
                .fetch_optional(self.conn())
                .await?;
        row.map(|(person, expires)| Ok((parse("session.person", &person)?, expires)))
            .transpose()
    }

    /// Begins a session and forgets those that are over.
    ///
    /// # Errors
    /// Of the database.
    pub async fn add_session(
        &mut self,
        token: &[u8; 32],
        person: UserId,
        now: i64,
        expires: i64,
    ) -> Result<(), DbError> {
        sqlx::query("DELETE FROM session WHERE expires <= ?")
            .bind(now)
            .execute(self.conn())
            .await?;
        sqlx::query("INSERT INTO session (token, person, created, expires) VALUES (?, ?, ?, ?)")
            .bind(token.as_slice())
            .bind(person.to_string())
            .bind(now)
            .bind(expires)
            .execute(self.conn())
            .await?;
        Ok(())
    }

    /// Lets the session last until then.
    ///
    /// # Errors
    /// Of the database.
    pub async fn extend_session(&mut self, token: &[u8; 32], expires: i64) -> Result<(), DbError> {
        sqlx::query("UPDATE session SET expires = ? WHERE token = ?")
            .bind(expires)
            .bind(token.as_slice())
            .execute(self.conn())
            .await?;
        Ok(())
    }

    /// Ends one session.
    ///
    /// # Errors
    /// Of the database.
    pub async fn end_session(&mut self, token: &[u8; 32]) -> Result<(), DbError> {
        sqlx::query("DELETE FROM session WHERE token = ?")
            .bind(token.as_slice())
            .execute(self.conn())
            .await?;
        Ok(())
    }

    /// Ends all sessions of a person.
    ///
    /// # Errors
    /// Of the database.
    pub async fn end_sessions(&mut self, person: UserId) -> Result<(), DbError> {
        sqlx::query("DELETE FROM session WHERE person = ?")
            .bind(person.to_string())
            .execute(self.conn())
            .await?;
        Ok(())
    }
}
