//! Carnets and favourites.

use domain::carnet::{Entry, History};
use domain::ids::{AcademyId, EntryId, UserId};

use super::DbError;
use super::Tx;
use super::convert::{from_json, parse, to_json};

impl Tx {
    /// An entry with its author and its history, of any person.
    ///
    /// # Errors
    /// Of the database.
    pub async fn entry(
        &mut self,
        id: EntryId,
    ) -> Result<Option<(UserId, Entry, History)>, DbError> {
        let row: Option<(String, String, String)> = self
            .query("SELECT person, body, history FROM entry WHERE id = $1")
            .bind(id.to_string())
            .row()
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
        self.query(
            "INSERT INTO entry (id, academy, person, body, history) VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(entry.id.to_string())
        .bind(academy.to_string())
        .bind(author.to_string())
        .bind(to_json("entry.body", entry)?)
        .bind(to_json("entry.history", history)?)
        .run()
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
        self.query("UPDATE entry SET body = $1, history = $2 WHERE id = $3 AND person = $4")
            .bind(to_json("entry.body", entry)?)
            .bind(to_json("entry.history", history)?)
            .bind(entry.id.to_string())
            .bind(author.to_string())
            .run()
            .await?;
        Ok(())
    }

    /// Whether the sheet is a favourite of that person.
    ///
    /// # Errors
    /// Of the database.
    pub async fn favourite(&mut self, person: UserId, metier: &str) -> Result<bool, DbError> {
        let found: Option<String> = self
            .query("SELECT metier FROM favourite WHERE person = $1 AND metier = $2")
            .bind(person.to_string())
            .bind(metier)
            .value()
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
            "INSERT INTO favourite (person, metier) VALUES ($1, $2) ON CONFLICT DO NOTHING"
        } else {
            "DELETE FROM favourite WHERE person = $1 AND metier = $2"
        };
        self.query(statement)
            .bind(person.to_string())
            .bind(metier)
            .run()
            .await?;
        Ok(())
    }
}
