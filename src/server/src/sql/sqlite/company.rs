//! Companies of an académie.

use domain::ids::{AcademyId, CompanyId};
use protocol::row::Company;

use super::Tx;
use super::convert::parse;
use crate::sql::DbError;

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
        let row: Option<(String, String)> =
            sqlx::query_as("SELECT name, commune FROM company WHERE id = ? AND academy = ?")
                .bind(id.to_string())
                .bind(academy.to_string())
                .fetch_optional(self.conn())
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
        let id: Option<String> =
            sqlx::query_scalar("SELECT id FROM company WHERE academy = ? AND name = ?")
                .bind(academy.to_string())
                .bind(name)
                .fetch_optional(self.conn())
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
        sqlx::query("INSERT INTO company (id, academy, name, commune) VALUES (?, ?, ?, ?)")
            .bind(company.id.to_string())
            .bind(academy.to_string())
            .bind(&company.name)
            .bind(&company.commune)
            .execute(self.conn())
            .await?;
        Ok(())
    }
}
