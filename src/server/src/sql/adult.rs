//! What is kept of an adult: read for an export, and what others count on once the adult is gone.

use domain::ids::{AcademyId, BookingId, CompanyId, UserId};
use domain::visit::SlotDraft;
use jiff::civil::DateTime;
use protocol::privacy::{ExportedIdentity, ExportedRequest};

use super::DbError;
use super::Tx;
use super::convert::{count, from_json, parse, role_word};
use super::record::Person;

impl Tx {
    /// The requests for visits that a person made, by the day of the visit.
    ///
    /// # Errors
    /// Of the database.
    pub async fn requests_of(&mut self, person: UserId) -> Result<Vec<ExportedRequest>, DbError> {
        let rows: Vec<(String, String, i64, String)> = self
            .query(
                "SELECT slot.draft, class.name, booking.seats, booking.note FROM booking
                 JOIN slot ON slot.id = booking.slot JOIN class ON class.id = booking.class
                 WHERE booking.teacher = $1 ORDER BY slot.starts, booking.id",
            )
            .bind(person.to_string())
            .rows()
            .await?;
        rows.into_iter()
            .map(|(draft, class, seats, note)| {
                let draft: SlotDraft = from_json("slot.draft", &draft)?;
                Ok(ExportedRequest {
                    visit: draft.title,
                    start: draft.start,
                    class,
                    seats: count("booking.seats", seats)?,
                    note,
                })
            })
            .collect()
    }

    /// By what identity providers know a person.
    ///
    /// # Errors
    /// Of the database.
    pub async fn identities_of(
        &mut self,
        person: UserId,
    ) -> Result<Vec<ExportedIdentity>, DbError> {
        let rows: Vec<(String, String)> = self
            .query("SELECT provider, subject FROM identity WHERE person = $1 ORDER BY provider")
            .bind(person.to_string())
            .rows()
            .await?;
        let identity = |(provider, subject)| ExportedIdentity { provider, subject };
        Ok(rows.into_iter().map(identity).collect())
    }

    /// How many others have the same role in the same place.
    ///
    /// # Errors
    /// Of the database.
    pub async fn colleagues(&mut self, person: &Person) -> Result<u32, DbError> {
        let others: i64 = self
            .query(
                "SELECT count(*) FROM person WHERE academy = $1 AND role = $2 AND id <> $3
                 AND coalesce(school, '') = $4 AND coalesce(company, '') = $5",
            )
            .bind(person.academy.to_string())
            .bind(role_word(person.role))
            .bind(person.id.to_string())
            .bind(person.school.as_ref().map_or("", |uai| uai.as_str()))
            .bind(person.company.map(|id| id.to_string()).unwrap_or_default())
            .one_value()
            .await?;
        count("person.count", others)
    }

    /// Whether classes count on a visit of that company that is not over.
    ///
    /// # Errors
    /// Of the database.
    pub async fn is_counted_on(
        &mut self,
        company: CompanyId,
        now: DateTime,
    ) -> Result<bool, DbError> {
        let found: Option<String> = self
            .query(
                "SELECT booking.id FROM booking JOIN slot ON slot.id = booking.slot
                 WHERE slot.company = $1 AND slot.ends > $2
                   AND booking.state IN ('accepted', 'waiting') LIMIT 1",
            )
            .bind(company.to_string())
            .bind(now.to_string())
            .value()
            .await?;
        Ok(found.is_some())
    }

    /// Adds the person who is nobody: one of the académie without a name, a school or a way in, made when it is first needed, whose
    /// identity is that of the académie.
    ///
    /// # Errors
    /// Of the database.
    pub(super) async fn add_nobody(&mut self, academy: AcademyId) -> Result<(), DbError> {
        self.query(
            "INSERT INTO person (id, academy, role, name) VALUES ($1, $1, 'teacher', '')
             ON CONFLICT DO NOTHING",
        )
        .bind(academy.to_string())
        .run()
        .await?;
        Ok(())
    }

    /// The requests of a person become nobody's: they stay, for a class and a company count on them. Returns which.
    ///
    /// # Errors
    /// Of the database.
    pub async fn leave_requests(
        &mut self,
        academy: AcademyId,
        person: UserId,
    ) -> Result<Vec<BookingId>, DbError> {
        let rows: Vec<(String,)> = self
            .query("SELECT id FROM booking WHERE teacher = $1 ORDER BY id")
            .bind(person.to_string())
            .rows()
            .await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        self.add_nobody(academy).await?;
        self.query("UPDATE booking SET teacher = $1 WHERE teacher = $2")
            .bind(academy.to_string())
            .bind(person.to_string())
            .run()
            .await?;
        rows.into_iter()
            .map(|(id,)| parse("booking.id", &id))
            .collect()
    }
}
