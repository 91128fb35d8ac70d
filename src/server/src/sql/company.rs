//! Companies of an académie.

use domain::ids::{AcademyId, CompanyId};
use protocol::row::Company;

use super::DbError;
use super::Tx;
use super::convert::parse;

impl Tx {
    /// The company of that identity, in that académie.
    ///
    /// # Errors
    /// Of the database.
    pub async fn company(
        &mut self,
        academy: AcademyId,
        id: CompanyId,
    ) -> Result<Option<Company>, DbError> {
        let row: Option<(String, String)> = self
            .query("SELECT name, commune FROM company WHERE id = $1 AND academy = $2")
            .bind(id.to_string())
            .bind(academy.to_string())
            .row()
            .await?;
        Ok(row.map(|(name, commune)| Company { id, name, commune }))
    }

    /// The company of exactly that name, in that académie.
    ///
    /// # Errors
    /// Of the database.
    pub async fn company_named(
        &mut self,
        academy: AcademyId,
        name: &str,
    ) -> Result<Option<CompanyId>, DbError> {
        let id: Option<String> = self
            .query("SELECT id FROM company WHERE academy = $1 AND name = $2")
            .bind(academy.to_string())
            .bind(name)
            .value()
            .await?;
        id.map(|id| parse("company.id", &id)).transpose()
    }

    /// Adds a company.
    ///
    /// # Errors
    /// Of the database; a duplicate where the name is taken in the académie.
    pub async fn add_company(
        &mut self,
        academy: AcademyId,
        company: &Company,
    ) -> Result<(), DbError> {
        self.query("INSERT INTO company (id, academy, name, commune) VALUES ($1, $2, $3, $4)")
            .bind(company.id.to_string())
            .bind(academy.to_string())
            .bind(&company.name)
            .bind(&company.commune)
            .run()
            .await?;
        Ok(())
    }
}
