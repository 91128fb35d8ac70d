//! Carnets and favourites.

use domain::carnet::{Entry, History};
use domain::ids::{AcademyId, EntryId, UserId};

use super::Tx;
use super::convert::{from_json, parse, to_json};
use crate::sql::DbError;

impl Tx {
    /// An entry with its author and its history, of any person.
    ///
    /// # Errors
    /// Of the database.
    pub async fn entry(
        &mut self,
        id: EntryId,
    ) -> Result<Option<(UserId, Entry, History)>, DbError> {
        let row: Option<(String, String, String)> =
            sqlx::query_as("SELECT person, body, history FROM entry WHERE id = ?")
                .bind(id.to_string())
                .fetch_optional(self.conn())
                .await?;
        row.map(|(person, body, history)| {
            Ok((
                parse("entry.person", &person)?,
                from_json("entry.body", &body)?,
                from_json("entry.history", &history)?,
            ))
        })
        .transpose()
    }

    /// Adds an entry.
    ///
    /// # Errors
    /// Of the database.
    pub async fn add_entry(
        &mut self,
        academy: AcademyId,
        author: UserId,
        entry: &Entry,
        history: &History,
    ) -> Result<(), DbError> {
        sqlx::query(
            "INSERT INTO entry (id, academy, person, body, history) VALUES (?, ?, ?, ?, ?)",
        )
        .bind(entry.id.to_string())
        .bind(academy.to_string())
        .bind(author.to_string())
        .bind(to_json("entry.body", entry)?)
        .bind(to_json("entry.history", history)?)
        .execute(self.conn())
        .await?;
        Ok(())
    }

    /// Replaces an entry of that author.
    ///
    /// # Errors
    /// Of the database.
    pub async fn set_entry(
        &mut self,
        author: UserId,
        entry: &Entry,
        history: &History,
    ) -> Result<(), DbError> {
        sqlx::query("UPDATE entry SET body = ?, history = ? WHERE id = ? AND person = ?")
            .bind(to_json("entry.body", entry)?)
            .bind(to_json("entry.history", history)?)
            .bind(entry.id.to_string())
            .bind(author.to_string())
            .execute(self.conn())
            .await?;
        Ok(())
    }

    /// Whether the sheet is a favourite of that person.
    ///
    /// # Errors
    /// Of the database.
    pub async fn favourite(&mut self, person: UserId, metier: &str) -> Result<bool, DbError> {
        let found: Option<i64> =
            sqlx::query_scalar("SELECT 1 FROM favourite WHERE person = ? AND metier = ?")
                .bind(person.to_string())
                .bind(metier)
                .fetch_optional(self.conn())
                .await?;
        Ok(found.is_some())
    }

    /// Marks or unmarks a favourite; doing it twice changes nothing.
    ///
    /// # Errors
    /// Of the database.
    pub async fn set_favourite(
        &mut self,
        person: UserId,
        metier: &str,
        on: bool,
    ) -> Result<(), DbError> {
        let statement = if on {
            "INSERT INTO favourite (person, metier) VALUES (?, ?) ON CONFLICT DO NOTHING"
        } else {
            "DELETE FROM favourite WHERE person = ? AND metier = ?"
        };
        sqlx::query(statement)
            .bind(person.to_string())
            .bind(metier)
            .execute(self.conn())
            .await?;
        Ok(())
    }
}
