//! Sessions. A token is kept as its SHA-256 only.

use domain::ids::{AcademyId, UserId};
use domain::role::Role;

use super::DbError;
use super::Tx;
use super::convert::{parse, role};
use super::record::Opened;
use crate::caller::Device;

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
        let row: Option<(String, i64)> = self
            .query("SELECT person, expires FROM session WHERE token = $1 AND expires > $2")
            .bind(token.as_slice())
            .bind(now)
            .row()
            .await?;
        row.map(|(person, expires)| Ok((parse("session.person", &person)?, expires)))
            .transpose()
    }

    /// Whose session the token is of, over or not: the person, the académie and the role, which never change.
    ///
    /// # Errors
    /// Of the database.
    pub async fn session_owner(
        &mut self,
        token: &[u8; 32],
    ) -> Result<Option<(UserId, AcademyId, Role)>, DbError> {
        let row: Option<(String, String, String)> = self
            .query(
                "SELECT person.id, person.academy, person.role FROM session
                 JOIN person ON person.id = session.person WHERE session.token = $1",
            )
            .bind(token.as_slice())
            .row()
            .await?;
        row.map(|(id, academy, word)| {
            let academy = parse("person.academy", &academy)?;
            Ok((parse("person.id", &id)?, academy, role(&word)?))
        })
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
        device: Device,
        (now, expires): (i64, i64),
    ) -> Result<(), DbError> {
        self.query("DELETE FROM session WHERE expires <= $1")
            .bind(now)
            .run()
            .await?;
        self.query(
            "INSERT INTO session (token, person, created, expires, browser, system)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(token.as_slice())
        .bind(person.to_string())
        .bind(now)
        .bind(expires)
        .bind(device.browser)
        .bind(device.system)
        .run()
        .await?;
        Ok(())
    }

    /// When the session of that token began.
    ///
    /// # Errors
    /// Of the database.
    pub async fn session_begun(&mut self, token: &[u8; 32]) -> Result<Option<i64>, DbError> {
        self.query("SELECT created FROM session WHERE token = $1")
            .bind(token.as_slice())
            .value()
            .await
    }

    /// Lets the session last until then.
    ///
    /// # Errors
    /// Of the database.
    pub async fn extend_session(&mut self, token: &[u8; 32], expires: i64) -> Result<(), DbError> {
        self.query("UPDATE session SET expires = $1 WHERE token = $2")
            .bind(expires)
            .bind(token.as_slice())
            .run()
            .await?;
        Ok(())
    }

    /// The sessions of a person that are not over at `now`, the newest first.
    ///
    /// # Errors
    /// Of the database.
    pub async fn sessions_of(&mut self, person: UserId, now: i64) -> Result<Vec<Opened>, DbError> {
        let rows: Vec<(Vec<u8>, i64, i64, String, String)> = self
            .query(
                "SELECT token, created, expires, browser, system FROM session
                 WHERE person = $1 AND expires > $2 ORDER BY created DESC, token",
            )
            .bind(person.to_string())
            .bind(now)
            .rows()
            .await?;
        rows.into_iter()
            .map(|(token, begun, expires, browser, system)| {
                let token = token.try_into();
                Ok(Opened {
                    token: token.map_err(|_| DbError::Corrupt("session.token"))?,
                    begun,
                    expires,
                    browser,
                    system,
                })
            })
            .collect()
    }

    /// How many sessions are not over at `now`.
    ///
    /// # Errors
    /// Of the database.
    pub async fn open_sessions(&mut self, now: i64) -> Result<u64, DbError> {
        let count: i64 = self
            .query("SELECT count(*) FROM session WHERE expires > $1")
            .bind(now)
            .one_value()
            .await?;
        Ok(count.unsigned_abs())
    }

    /// Ends one session.
    ///
    /// # Errors
    /// Of the database.
    pub async fn end_session(&mut self, token: &[u8; 32]) -> Result<(), DbError> {
        self.query("DELETE FROM session WHERE token = $1")
            .bind(token.as_slice())
            .run()
            .await?;
        Ok(())
    }

    /// Ends all sessions of a person.
    ///
    /// # Errors
    /// Of the database.
    pub async fn end_sessions(&mut self, person: UserId) -> Result<(), DbError> {
        self.query("DELETE FROM session WHERE person = $1")
            .bind(person.to_string())
            .run()
            .await?;
        Ok(())
    }
}
