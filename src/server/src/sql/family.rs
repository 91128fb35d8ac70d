//! Links for families, and the pupils of a class by name. A token is kept as its SHA-256 only.

use domain::ids::{AcademyId, ClassId, UserId};
use protocol::row::Pupil;

use super::DbError;
use super::Tx;
use super::convert::parse;

/// How long a link is good once it was opened, in milliseconds: a day, for a page may be read again.
const OPENED: i64 = 24 * 60 * 60 * 1000;

impl Tx {
    /// Gives a pupil's family a link; a former one is no more.
    ///
    /// # Errors
    /// Of the database.
    pub async fn set_family_link(
        &mut self,
        token: &[u8; 32],
        pupil: UserId,
        expires: i64,
    ) -> Result<(), DbError> {
        self.query("DELETE FROM family_link WHERE person = $1")
            .bind(pupil.to_string())
            .run()
            .await?;
        self.query("INSERT INTO family_link (token, person, expires) VALUES ($1, $2, $3)")
            .bind(token.as_slice())
            .bind(pupil.to_string())
            .bind(expires)
            .run()
            .await?;
        Ok(())
    }

    /// The pupil of a link that is still good, with the académie.
    ///
    /// # Errors
    /// Of the database.
    pub async fn family_of(
        &mut self,
        token: &[u8; 32],
        now: i64,
    ) -> Result<Option<(UserId, AcademyId)>, DbError> {
        let row: Option<(String, String)> = self
            .query(
                "SELECT person.id, person.academy FROM family_link
                 JOIN person ON person.id = family_link.person
                 WHERE token = $1 AND expires > $2 AND (opened IS NULL OR opened > $3)",
            )
            .bind(token.as_slice())
            .bind(now)
            .bind(now - OPENED)
            .row()
            .await?;
        row.map(|(id, academy)| {
            let academy = parse("person.academy", &academy)?;
            Ok((parse("person.id", &id)?, academy))
        })
        .transpose()
    }

    /// Notes when a link was first used.
    ///
    /// # Errors
    /// Of the database.
    pub async fn family_opened(&mut self, token: &[u8; 32], now: i64) -> Result<(), DbError> {
        self.query("UPDATE family_link SET opened = $1 WHERE token = $2 AND opened IS NULL")
            .bind(now)
            .bind(token.as_slice())
            .run()
            .await?;
        Ok(())
    }

    /// Forgets the links that nobody can use any more. Returns how many.
    ///
    /// # Errors
    /// Of the database.
    pub async fn drop_family_links(&mut self, now: i64) -> Result<u64, DbError> {
        self.query("DELETE FROM family_link WHERE expires <= $1 OR opened <= $2")
            .bind(now)
            .bind(now - OPENED)
            .run()
            .await
    }

    /// The pupils of a class, by pseudonym.
    ///
    /// # Errors
    /// Of the database.
    pub async fn pupils_of(&mut self, class: ClassId) -> Result<Vec<Pupil>, DbError> {
        let rows: Vec<(String, String, Option<i64>)> = self
            .query(
                "SELECT person.id, person.name, person.last_seen FROM membership
                 JOIN person ON person.id = membership.person
                 WHERE membership.class = $1 AND person.role = 'pupil' ORDER BY membership.pseudonym",
            )
            .bind(class.to_string())
            .rows()
            .await?;
        rows.into_iter()
            .map(|(id, pseudonym, last_seen)| {
                Ok(Pupil {
                    user: parse("person.id", &id)?,
                    pseudonym,
                    class,
                    last_seen,
                })
            })
            .collect()
    }
}
