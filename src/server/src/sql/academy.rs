//! Académies.

use domain::ids::AcademyId;

use super::DbError;
use super::Tx;
use super::convert::parse;
use super::record::Academy;

impl Tx {
    /// The académie of that identity.
    ///
    /// # Errors
    /// Of the database.
    pub async fn academy(&mut self, id: AcademyId) -> Result<Option<Academy>, DbError> {
        let row: Option<(String, String)> = self
            .query("SELECT name, timezone FROM academy WHERE id = $1")
            .bind(id.to_string())
            .row()
            .await?;
        Ok(row.map(|(name, timezone)| Academy { id, name, timezone }))
    }

    /// All académies of the installation.
    ///
    /// # Errors
    /// Of the database.
    pub async fn academies(&mut self) -> Result<Vec<Academy>, DbError> {
        let rows: Vec<(String, String, String)> = self
            .query("SELECT id, name, timezone FROM academy ORDER BY name")
            .rows()
            .await?;
        rows.into_iter()
            .map(|(id, name, timezone)| {
                let id = parse("academy.id", &id)?;
                Ok(Academy { id, name, timezone })
            })
            .collect()
    }

    /// Adds an académie.
    ///
    /// # Errors
    /// Of the database; a duplicate where the name is taken.
    pub async fn add_academy(&mut self, academy: &Academy) -> Result<(), DbError> {
        self.query("INSERT INTO academy (id, name, timezone) VALUES ($1, $2, $3)")
            .bind(academy.id.to_string())
            .bind(&academy.name)
            .bind(&academy.timezone)
            .run()
            .await?;
        Ok(())
    }
}
