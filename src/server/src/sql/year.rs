//! The year's end: classes that are closed, pupils who change class, accounts whose time is up.

use domain::ids::{AcademyId, ClassId, UserId};

use super::DbError;
use super::Tx;
use super::convert::{parse, uai_opt};
use super::record::{Class, Leaver};

type LeaverRow = (String, String, Option<String>, i64);

/// Pupils all of whose classes are closed, and when their account ends: at the latest of the dates that they were told.
const LEAVERS: &str =
    "SELECT person.id, person.academy, person.school, max(class.erase_at) FROM person
     JOIN membership ON membership.person = person.id
     JOIN class ON class.id = membership.class
     WHERE person.role = 'pupil'";
const ALL_CLOSED: &str = "GROUP BY person.id, person.academy, person.school
     HAVING count(*) = count(class.erase_at)";

impl Tx {
    /// Closes a class at the year's end, under another name, so that next year's may have its own. Nobody enrols with its
    /// code any more; its pupils still sign in with it.
    ///
    /// # Errors
    /// Of the database; a duplicate where the school has a class of that name.
    pub async fn close_class(
        &mut self,
        class: ClassId,
        name: &str,
        erase_at: i64,
    ) -> Result<(), DbError> {
        self.query("UPDATE class SET name = $1, open_until = NULL, erase_at = $2 WHERE id = $3")
            .bind(name)
            .bind(erase_at)
            .bind(class.to_string())
            .run()
            .await?;
        Ok(())
    }

    /// Whether the school has a class of that name.
    ///
    /// # Errors
    /// Of the database.
    pub async fn has_class_named(&mut self, of: &Class, name: &str) -> Result<bool, DbError> {
        let found: Option<String> = self
            .query("SELECT id FROM class WHERE school = $1 AND name = $2")
            .bind(of.school.as_str())
            .bind(name)
            .value()
            .await?;
        Ok(found.is_some())
    }

    /// A pupil leaves all their classes for one, of whichever school of the académie, under this pseudonym.
    ///
    /// # Errors
    /// Of the database; a duplicate where somebody of the class has the pseudonym.
    pub async fn change_class(
        &mut self,
        pupil: UserId,
        class: &Class,
        (name, key): (&str, &str),
    ) -> Result<(), DbError> {
        self.query("DELETE FROM membership WHERE person = $1")
            .bind(pupil.to_string())
            .run()
            .await?;
        self.query("UPDATE person SET name = $1, school = $2 WHERE id = $3")
            .bind(name)
            .bind(class.school.as_str())
            .bind(pupil.to_string())
            .run()
            .await?;
        self.join_class(class.id, pupil, Some(key)).await
    }

    /// The link of a pupil's family is no more.
    ///
    /// # Errors
    /// Of the database.
    pub async fn end_family_link(&mut self, pupil: UserId) -> Result<(), DbError> {
        self.query("DELETE FROM family_link WHERE person = $1")
            .bind(pupil.to_string())
            .run()
            .await?;
        Ok(())
    }

    /// The pupils without a class that goes on whose account ends by then, the first of them first.
    ///
    /// # Errors
    /// Of the database.
    pub async fn leavers(&mut self, by: i64) -> Result<Vec<Leaver>, DbError> {
        let rows: Vec<LeaverRow> = self
            .query(sqlx::AssertSqlSafe(format!(
                "{LEAVERS} {ALL_CLOSED} AND max(class.erase_at) <= $1
                 ORDER BY max(class.erase_at), person.id"
            )))
            .bind(by)
            .rows()
            .await?;
        rows.into_iter().map(read).collect()
    }

    /// The same of one pupil of an académie; `None` while they have a class.
    ///
    /// # Errors
    /// Of the database.
    pub async fn leaver(
        &mut self,
        academy: AcademyId,
        pupil: UserId,
    ) -> Result<Option<Leaver>, DbError> {
        let row: Option<LeaverRow> = self
            .query(sqlx::AssertSqlSafe(format!(
                "{LEAVERS} AND person.id = $1 AND person.academy = $2 {ALL_CLOSED}"
            )))
            .bind(pupil.to_string())
            .bind(academy.to_string())
            .row()
            .await?;
        row.map(read).transpose()
    }
}

fn read((id, academy, school, erase_at): LeaverRow) -> Result<Leaver, DbError> {
    Ok(Leaver {
        user: parse("person.id", &id)?,
        academy: parse("person.academy", &academy)?,
        school: uai_opt("person.school", school)?,
        erase_at,
    })
}
