//! One-time links. A token is kept as its SHA-256 only.

use super::DbError;
use super::Tx;
use super::convert::{parse, parse_opt, role, role_word, uai_opt};
use super::record::Invited;

type InvitedRow = (String, String, String, Option<String>, Option<String>, i64);

impl Tx {
    /// Adds an invitation.
    ///
    /// # Errors
    /// Of the database.
    pub async fn add_invitation(
        &mut self,
        token: &[u8; 32],
        invited: &Invited,
    ) -> Result<(), DbError> {
        self.query(
            "INSERT INTO invitation (token, academy, role, name, school, company, expires)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(token.as_slice())
        .bind(invited.academy.to_string())
        .bind(role_word(invited.role))
        .bind(&invited.name)
        .bind(invited.school.as_ref().map(|uai| uai.as_str()))
        .bind(invited.company.map(|company| company.to_string()))
        .bind(invited.expires)
        .run()
        .await?;
        Ok(())
    }

    /// Takes an invitation that is still good: it works once.
    ///
    /// # Errors
    /// Of the database.
    pub async fn take_invitation(
        &mut self,
        token: &[u8; 32],
        now: i64,
    ) -> Result<Option<Invited>, DbError> {
        let row: Option<InvitedRow> = self
            .query(
                "DELETE FROM invitation WHERE token = $1 AND expires > $2
             RETURNING academy, role, name, school, company, expires",
            )
            .bind(token.as_slice())
            .bind(now)
            .row()
            .await?;
        row.map(|(academy, word, name, school, company, expires)| {
            Ok(Invited {
                academy: parse("invitation.academy", &academy)?,
                role: role(&word)?,
                name,
                school: uai_opt("invitation.school", school)?,
                company: parse_opt("invitation.company", company)?,
                expires,
            })
        })
        .transpose()
    }
}
