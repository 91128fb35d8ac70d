//! Slots and the places they have left.

use domain::ids::{AcademyId, CompanyId, SlotId};
use domain::visit::{Slot, SlotDraft, SlotStatus, Used, Venue};
use jiff::civil::{Date, DateTime};

use super::Tx;
use super::convert::{count, from_json, parse, to_json};
use crate::sql::DbError;

#[derive(sqlx::FromRow)]
struct SlotRow {
    id: String,
    rev: i64,
    company: String,
    company_name: String,
    draft: String,
    open: bool,
    reason: String,
    used_priority: i64,
    used_others: i64,
    waiting: i64,
}

const COLUMNS: &str = "SELECT slot.id, slot.rev, slot.company, company.name AS company_name, slot.draft,
    slot.open, slot.reason, slot.used_priority, slot.used_others,
    (SELECT count(*) FROM booking WHERE booking.slot = slot.id AND booking.state = 'waiting') AS waiting
    FROM slot JOIN company ON company.id = slot.company ";

impl Tx {
    /// The slot of that identity, in that académie, with its counts as of now.
    ///
    /// # Errors
    /// Of the database.
    pub async fn slot(&mut self, academy: AcademyId, id: SlotId) -> Result<Option<Slot>, DbError> {
        let row: Option<SlotRow> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
            "{COLUMNS} WHERE slot.id = ? AND slot.academy = ?"
        )))
        .bind(id.to_string())
        .bind(academy.to_string())
        .fetch_optional(self.conn())
        .await?;
        row.map(read).transpose()
    }

    /// Open slots that begin after `now` and still take requests, at most 200 of those nearest in time to
    /// `near`.
    ///
    /// # Errors
    /// Of the database.
    pub async fn open_slots(
        &mut self,
        academy: AcademyId,
        now: DateTime,
        near: DateTime,
    ) -> Result<Vec<Slot>, DbError> {
        let rows: Vec<SlotRow> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
            "{COLUMNS} WHERE slot.academy = ?1 AND slot.open = 1 AND slot.deadline >= ?2
             AND slot.starts > ?2
             ORDER BY abs(julianday(slot.starts) - julianday(?3)), slot.id LIMIT 200"
        )))
        .bind(academy.to_string())
        .bind(now.to_string())
        .bind(near.to_string())
        .fetch_all(self.conn())
        .await?;
        rows.into_iter().map(read).collect()
    }

    /// Slots with a waiting list, open and not yet begun, in all académies: what a passing day may free.
    ///
    /// # Errors
    /// Of the database.
    pub async fn awaited_slots(
        &mut self,
        now: DateTime,
    ) -> Result<Vec<(AcademyId, SlotId)>, DbError> {
        let rows: Vec<(String, String)> = sqlx::query_as(
            "SELECT academy, id FROM slot WHERE open = 1 AND starts > ?
             AND EXISTS (SELECT 1 FROM booking WHERE slot = slot.id AND state = 'waiting')
             ORDER BY id",
        )
        .bind(now.to_string())
        .fetch_all(self.conn())
        .await?;
        rows.into_iter()
            .map(|(academy, id)| Ok((parse("slot.academy", &academy)?, parse("slot.id", &id)?)))
            .collect()
    }

    /// The venues of an académie's slots that have a position, the latest slot first.
    ///
    /// # Errors
    /// Of the database.
    pub async fn venues(&mut self, academy: AcademyId) -> Result<Vec<Venue>, DbError> {
        let rows: Vec<(String,)> = sqlx::query_as(
            "SELECT json_extract(draft, '$.venue') FROM slot
             WHERE academy = ? AND json_extract(draft, '$.venue.position') IS NOT NULL
             ORDER BY starts DESC, id",
        )
        .bind(academy.to_string())
        .fetch_all(self.conn())
        .await?;
        rows.into_iter()
            .map(|(venue,)| from_json("slot.draft", &venue))
            .collect()
    }

    /// Publishes a slot, open and empty.
    ///
    /// # Errors
    /// Of the database; a duplicate where the identity is taken.
    pub async fn add_slot(
        &mut self,
        academy: AcademyId,
        id: SlotId,
        company: CompanyId,
        draft: &SlotDraft,
    ) -> Result<(), DbError> {
        sqlx::query(
            "INSERT INTO slot (id, academy, company, rev, draft, starts, ends, deadline, open, reason,
                capacity, reserved, reserved_until, used_priority, used_others)
             VALUES (?, ?, ?, 1, ?, ?, ?, ?, 1, '', ?, ?, ?, 0, 0)",
        )
        .bind(id.to_string())
        .bind(academy.to_string())
        .bind(company.to_string())
        .bind(to_json("slot.draft", draft)?)
        .bind(draft.start.to_string())
        .bind(draft.end.to_string())
        .bind(draft.deadline.to_string())
        .bind(draft.capacity)
        .bind(draft.reserve.map_or(0, |kept| kept.seats))
        .bind(draft.reserve.map(|kept| kept.until.to_string()))
        .execute(self.conn())
        .await?;
        Ok(())
    }

    /// Replaces what a slot offers, unless more places are taken than it would have. Returns whether it did.
    ///
    /// # Errors
    /// Of the database.
    pub async fn set_slot(
        &mut self,
        academy: AcademyId,
        id: SlotId,
        rev: u64,
        draft: &SlotDraft,
    ) -> Result<bool, DbError> {
        let done = sqlx::query(
            "UPDATE slot SET rev = ?3, draft = ?4, starts = ?5, ends = ?6, deadline = ?7,
                capacity = ?8, reserved = ?9, reserved_until = ?10
             WHERE id = ?1 AND academy = ?2 AND used_priority + used_others <= ?8",
        )
        .bind(id.to_string())
        .bind(academy.to_string())
        .bind(rev.cast_signed())
        .bind(to_json("slot.draft", draft)?)
        .bind(draft.start.to_string())
        .bind(draft.end.to_string())
        .bind(draft.deadline.to_string())
        .bind(draft.capacity)
        .bind(draft.reserve.map_or(0, |kept| kept.seats))
        .bind(draft.reserve.map(|kept| kept.until.to_string()))
        .execute(self.conn())
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Closes a slot for good and empties it.
    ///
    /// # Errors
    /// Of the database.
    pub async fn close_slot(
        &mut self,
        academy: AcademyId,
        id: SlotId,
        reason: &str,
    ) -> Result<(), DbError> {
        sqlx::query(
            "UPDATE slot SET open = 0, reason = ?, used_priority = 0, used_others = 0
             WHERE id = ? AND academy = ?",
        )
        .bind(reason)
        .bind(id.to_string())
        .bind(academy.to_string())
        .execute(self.conn())
        .await?;
        Ok(())
    }

    /// Takes places if so many are left for that kind of school: the one statement that gives places.
    ///
    /// Places kept for priority schools are out of reach of the others up to and including their day.
    ///
    /// # Errors
    /// Of the database.
    pub async fn take_seats(
        &mut self,
        academy: AcademyId,
        id: SlotId,
        seats: u32,
        priority: bool,
        today: Date,
    ) -> Result<bool, DbError> {
        let done = sqlx::query(
            "UPDATE slot SET
                used_priority = used_priority + iif(?4, ?3, 0),
                used_others = used_others + iif(?4, 0, ?3)
             WHERE id = ?1 AND academy = ?2 AND open = 1
               AND used_priority + used_others + ?3 <= capacity
               AND (?4 OR reserved_until IS NULL OR reserved_until < ?5
                    OR used_others + ?3 <= capacity - reserved)",
        )
        .bind(id.to_string())
        .bind(academy.to_string())
        .bind(seats)
        .bind(priority)
        .bind(today.to_string())
        .execute(self.conn())
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Gives places back.
    ///
    /// # Errors
    /// Of the database; a check where more would be given back than were taken.
    pub async fn free_seats(
        &mut self,
        academy: AcademyId,
        id: SlotId,
        seats: u32,
        priority: bool,
    ) -> Result<(), DbError> {
        sqlx::query(
            "UPDATE slot SET
                used_priority = used_priority - iif(?4, ?3, 0),
                used_others = used_others - iif(?4, 0, ?3)
             WHERE id = ?1 AND academy = ?2",
        )
        .bind(id.to_string())
        .bind(academy.to_string())
        .bind(seats)
        .bind(priority)
        .execute(self.conn())
        .await?;
        Ok(())
    }
}

fn read(row: SlotRow) -> Result<Slot, DbError> {
    let draft: SlotDraft = from_json("slot.draft", &row.draft)?;
    Ok(Slot {
        id: parse("slot.id", &row.id)?,
        rev: count("slot.rev", row.rev)?,
        company: parse("slot.company", &row.company)?,
        company_name: row.company_name,
        draft,
        status: if row.open {
            SlotStatus::Open
        } else {
            SlotStatus::Cancelled(row.reason)
        },
        used: Used {
            priority: count("slot.used_priority", row.used_priority)?,
            others: count("slot.used_others", row.used_others)?,
        },
        waiting: count("slot.waiting", row.waiting)?,
    })
}
