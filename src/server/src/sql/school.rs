//! Schools of an académie.

use domain::ids::AcademyId;
use domain::school::{Coordinates, Uai};
use protocol::row::School;

use super::DbError;
use super::Tx;
use super::convert::{uai, zone, zone_word};

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
        let row: Option<SchoolRow> = self
            .query(sqlx::AssertSqlSafe(format!(
                "{COLUMNS} WHERE uai = $1 AND academy = $2"
            )))
            .bind(uai.as_str())
            .bind(academy.to_string())
            .row()
            .await?;
        row.map(read).transpose()
    }

    /// The schools of an académie.
    ///
    /// # Errors
    /// Of the database.
    pub async fn schools(&mut self, academy: AcademyId) -> Result<Vec<School>, DbError> {
        let rows: Vec<SchoolRow> = self
            .query(sqlx::AssertSqlSafe(format!(
                "{COLUMNS} WHERE academy = $1 ORDER BY uai"
            )))
            .bind(academy.to_string())
            .rows()
            .await?;
        rows.into_iter().map(read).collect()
    }

    /// Adds a school.
    ///
    /// # Errors
    /// Of the database; a duplicate where the UAI is taken, in this académie or another.
    pub async fn add_school(&mut self, academy: AcademyId, school: &School) -> Result<(), DbError> {
        self.query(
            "INSERT INTO school (uai, academy, name, commune, zone, lat, lon)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(school.uai.as_str())
        .bind(academy.to_string())
        .bind(&school.name)
        .bind(&school.commune)
        .bind(zone_word(school.zone))
        .bind(school.position.map(|position| position.lat))
        .bind(school.position.map(|position| position.lon))
        .run()
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
