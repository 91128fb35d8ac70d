//! The lessons of classes, and who is ready for them.

use domain::ids::{ClassId, SeanceId, UserId};
use domain::seance::Seance;

use super::DbError;
use super::Tx;
use super::convert::{from_json, parse, to_json};

impl Tx {
    /// A lesson and its class.
    ///
    /// # Errors
    /// Of the database.
    pub async fn seance(&mut self, id: SeanceId) -> Result<Option<(ClassId, Seance)>, DbError> {
        let row: Option<(String, String)> = self
            .query("SELECT class, body FROM seance WHERE id = $1")
            .bind(id.to_string())
            .row()
            .await?;
        row.map(|(class, body)| {
            Ok((
                parse("seance.class", &class)?,
                from_json("seance.body", &body)?,
            ))
        })
        .transpose()
    }

    /// Which lessons a class has.
    ///
    /// # Errors
    /// Of the database.
    pub async fn seance_ids(&mut self, class: ClassId) -> Result<Vec<SeanceId>, DbError> {
        let rows: Vec<(String,)> = self
            .query("SELECT id FROM seance WHERE class = $1 ORDER BY id")
            .bind(class.to_string())
            .rows()
            .await?;
        rows.into_iter()
            .map(|(id,)| parse("seance.id", &id))
            .collect()
    }

    /// Puts a lesson of a class in its place.
    ///
    /// # Errors
    /// Of the database.
    pub async fn set_seance(&mut self, class: ClassId, seance: &Seance) -> Result<(), DbError> {
        self.query(
            "INSERT INTO seance (id, class, body) VALUES ($1, $2, $3)
             ON CONFLICT (id) DO UPDATE SET body = excluded.body",
        )
        .bind(seance.id.to_string())
        .bind(class.to_string())
        .bind(to_json("seance.body", seance)?)
        .run()
        .await?;
        Ok(())
    }

    /// A person is ready for a lesson; twice is once.
    ///
    /// # Errors
    /// Of the database.
    pub async fn add_ready(
        &mut self,
        seance: SeanceId,
        person: UserId,
        now: i64,
    ) -> Result<(), DbError> {
        self.query(
            "INSERT INTO seance_ready (seance, person, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        )
        .bind(seance.to_string())
        .bind(person.to_string())
        .bind(now)
        .run()
        .await?;
        Ok(())
    }

    /// Since when a person is ready for a lesson, in milliseconds.
    ///
    /// # Errors
    /// Of the database.
    pub async fn ready(
        &mut self,
        seance: SeanceId,
        person: UserId,
    ) -> Result<Option<i64>, DbError> {
        self.query("SELECT at FROM seance_ready WHERE seance = $1 AND person = $2")
            .bind(seance.to_string())
            .bind(person.to_string())
            .value()
            .await
    }

    /// The lessons for which a person said to be ready.
    ///
    /// # Errors
    /// Of the database.
    pub async fn ready_of(&mut self, person: UserId) -> Result<Vec<SeanceId>, DbError> {
        let rows: Vec<(String,)> = self
            .query("SELECT seance FROM seance_ready WHERE person = $1 ORDER BY seance")
            .bind(person.to_string())
            .rows()
            .await?;
        rows.into_iter()
            .map(|(id,)| parse("seance_ready.seance", &id))
            .collect()
    }
}
