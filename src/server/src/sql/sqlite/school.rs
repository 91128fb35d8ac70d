//! Schools of an académie.

use domain::ids::AcademyId;
use domain::school::{Coordinates, Uai};
use protocol::row::School;

use super::Tx;
use super::convert::{uai, zone, zone_word};
use crate::sql::DbError;

type SchoolRow = (String, String, String, String, Option<f64>, Option<f64>);

const COLUMNS: &str = "SELECT uai, name, commune, zone, lat, lon FROM school ";

impl Tx {
    /// The school of that UAI, in that académie.
    ///
    /// # Errors
    /// Of the database.
    pub async fn school(
        &mut self,
        academy: AcademyId,
        uai: &Uai,
    ) -> Result<Option<School>, DbError> {
        let row: Option<SchoolRow> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
            "{COLUMNS} WHERE uai = ? AND academy = ?"
        )))
        .bind(uai.as_str())
        .bind(academy.to_string())
        .fetch_optional(self.conn())
        .await?;
        row.map(read).transpose()
    }

    /// The schools of an académie.
    ///
    /// # Errors
    /// Of the database.
    pub async fn schools(&mut self, academy: AcademyId) -> Result<Vec<School>, DbError> {
        let rows: Vec<SchoolRow> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
            "{COLUMNS} WHERE academy = ? ORDER BY uai"
        )))
        .bind(academy.to_string())
        .fetch_all(self.conn())
        .await?;
        rows.into_iter().map(read).collect()
    }

    /// Adds a school.
    ///
    /// # Errors
    /// Of the database; a duplicate where the UAI is taken, in this académie or another.
    pub async fn add_school(&mut self, academy: AcademyId, school: &School) -> Result<(), DbError> {
        sqlx::query(
            "INSERT INTO school (uai, academy, name, commune, zone, lat, lon)
             VALUES (?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(school.uai.as_str())
        .bind(academy.to_string())
        .bind(&school.name)
        .bind(&school.commune)
        .bind(zone_word(school.zone))
        .bind(school.position.map(|position| position.lat))
        .bind(school.position.map(|position| position.lon))
        .execute(self.conn())
        .await?;
        Ok(())
    }
}

fn read((code, name, commune, word, lat, lon): SchoolRow) -> Result<School, DbError> {
    Ok(School {
        uai: uai("school.uai", &code)?,
        name,
        commune,
        zone: zone(&word)?,
        position: lat.zip(lon).map(|(lat, lon)| Coordinates { lat, lon }),
    })
}
