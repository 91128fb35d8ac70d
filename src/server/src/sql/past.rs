//! Visits of past years and the closed classes that made them: found, and taken away.

use domain::ids::{AcademyId, BookingId, ClassId, SlotId};
use jiff::civil::DateTime;

use super::DbError;
use super::Tx;
use super::convert::parse;

impl Tx {
    /// The slots of an académie that ended before then, by the venue's clock: so many at most, the oldest first.
    ///
    /// # Errors
    /// Of the database.
    pub async fn past_slots(
        &mut self,
        academy: AcademyId,
        before: DateTime,
        most: u32,
    ) -> Result<Vec<SlotId>, DbError> {
        let rows: Vec<(String,)> = self
            .query(
                "SELECT id FROM slot WHERE academy = $1 AND ends < $2 ORDER BY ends, id LIMIT $3",
            )
            .bind(academy.to_string())
            .bind(before.to_string())
            .bind(most)
            .rows()
            .await?;
        rows.into_iter()
            .map(|(id,)| parse("slot.id", &id))
            .collect()
    }

    /// Takes a slot away with its bookings. Returns which these were.
    ///
    /// # Errors
    /// Of the database.
    pub async fn drop_slot(&mut self, slot: SlotId) -> Result<Vec<BookingId>, DbError> {
        let rows: Vec<(String,)> = self
            .query("SELECT id FROM booking WHERE slot = $1")
            .bind(slot.to_string())
            .rows()
            .await?;
        for statement in [
            "DELETE FROM booking WHERE slot = $1",
            "DELETE FROM slot WHERE id = $1",
        ] {
            self.query(statement).bind(slot.to_string()).run().await?;
        }
        rows.into_iter()
            .map(|(id,)| parse("booking.id", &id))
            .collect()
    }

    /// The classes of an académie that were closed, whose pupils have all gone by then, and that made no visit that is kept and
    /// have no team of which a member still reads the work.
    ///
    /// # Errors
    /// Of the database.
    pub async fn empty_classes(
        &mut self,
        academy: AcademyId,
        before: i64,
    ) -> Result<Vec<ClassId>, DbError> {
        let rows: Vec<(String,)> = self
            .query(
                "SELECT id FROM class WHERE academy = $1 AND erase_at < $2
                 AND id NOT IN (SELECT class FROM booking)
                 AND id NOT IN (SELECT class FROM membership WHERE pseudonym IS NOT NULL)
                 AND id NOT IN (SELECT projet.class FROM projet JOIN equipe ON equipe.projet = projet.id
                     JOIN equipe_membre ON equipe_membre.equipe = equipe.id)
                 ORDER BY id",
            )
            .bind(academy.to_string())
            .bind(before)
            .rows()
            .await?;
        rows.into_iter()
            .map(|(id,)| parse("class.id", &id))
            .collect()
    }

    /// Takes away a class without pupils and bookings, with its étapes, lessons, projects and teams: of a class that was closed, nobody is sent any.
    ///
    /// # Errors
    /// Of the database.
    pub async fn drop_class(&mut self, class: ClassId) -> Result<(), DbError> {
        for statement in [
            "DELETE FROM membership WHERE class = $1",
            "DELETE FROM etape WHERE class = $1",
            "DELETE FROM seance_ready WHERE seance IN (SELECT id FROM seance WHERE class = $1)",
            "DELETE FROM seance WHERE class = $1",
            "DELETE FROM inscription WHERE equipe IN (SELECT equipe.id FROM equipe
                 JOIN projet ON projet.id = equipe.projet WHERE projet.class = $1)",
            "DELETE FROM equipe WHERE projet IN (SELECT id FROM projet WHERE class = $1)",
            "DELETE FROM projet WHERE class = $1",
            "DELETE FROM class WHERE id = $1",
        ] {
            self.query(statement).bind(class.to_string()).run().await?;
        }
        Ok(())
    }
}
