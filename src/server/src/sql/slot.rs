//! Slots and the places they have left.

use domain::ids::{AcademyId, CompanyId, SlotId};
use domain::visit::{Slot, SlotDraft, SlotStatus, Used, Venue};
use jiff::civil::{Date, DateTime};

use super::DbError;
use super::Tx;
use super::convert::{count, from_json, parse, to_json};
use super::query::{Query, stored};

stored! {
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
}

const COLUMNS: &str = "SELECT slot.id, slot.rev, slot.company, company.name AS company_name, slot.draft,
    slot.open, slot.reason, slot.used_priority, slot.used_others,
    (SELECT count(*) FROM booking WHERE booking.slot = slot.id AND booking.state = 'waiting') AS waiting
    FROM slot JOIN company ON company.id = slot.company ";

/// How many slots are looked at around a time.
const NEAREST: usize = 200;
const OPEN: &str =
    "WHERE slot.academy = $1 AND slot.open AND slot.deadline >= $2 AND slot.starts > $2";
const BEFORE: &str = "AND slot.starts <= $3 ORDER BY slot.starts DESC, slot.id LIMIT 200";
const AFTER: &str = "AND slot.starts > $3 ORDER BY slot.starts, slot.id LIMIT 200";

impl Tx {
    /// The slot of that identity, in that académie, with its counts as of now.
    ///
    /// # Errors
    /// Of the database.
    pub async fn slot(&mut self, academy: AcademyId, id: SlotId) -> Result<Option<Slot>, DbError> {
        let row: Option<SlotRow> = self
            .query(sqlx::AssertSqlSafe(format!(
                "{COLUMNS} WHERE slot.id = $1 AND slot.academy = $2"
            )))
            .bind(id.to_string())
            .bind(academy.to_string())
            .row()
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
        let mut slots = Vec::new();
        for side in [BEFORE, AFTER] {
            let rows: Vec<SlotRow> = self
                .query(sqlx::AssertSqlSafe(format!("{COLUMNS} {OPEN} {side}")))
                .bind(academy.to_string())
                .bind(now.to_string())
                .bind(near.to_string())
                .rows()
                .await?;
            for row in rows {
                slots.push(read(row)?);
            }
        }
        slots.sort_by_key(|slot| (near.duration_since(slot.draft.start).abs(), slot.id));
        slots.truncate(NEAREST);
        Ok(slots)
    }

    /// An académie's slots with a waiting list, open and not yet begun: what a passing day may free.
    ///
    /// # Errors
    /// Of the database.
    pub async fn awaited_slots(
        &mut self,
        academy: AcademyId,
        now: DateTime,
    ) -> Result<Vec<SlotId>, DbError> {
        let rows: Vec<(String,)> = self
            .query(
                "SELECT id FROM slot WHERE academy = $1 AND open AND starts > $2
                 AND EXISTS (SELECT 1 FROM booking WHERE slot = slot.id AND state = 'waiting')
                 ORDER BY id",
            )
            .bind(academy.to_string())
            .bind(now.to_string())
            .rows()
            .await?;
        rows.into_iter()
            .map(|(id,)| parse("slot.id", &id))
            .collect()
    }

    /// The venues of an académie's slots that have a position, the latest slot first.
    ///
    /// # Errors
    /// Of the database.
    pub async fn venues(&mut self, academy: AcademyId) -> Result<Vec<Venue>, DbError> {
        let drafts: Vec<(String,)> = self
            .query("SELECT draft FROM slot WHERE academy = $1 ORDER BY starts DESC, id")
            .bind(academy.to_string())
            .rows()
            .await?;
        let mut venues = Vec::new();
        for (draft,) in drafts {
            let draft: SlotDraft = from_json("slot.draft", &draft)?;
            venues.extend(draft.venue.position.is_some().then_some(draft.venue));
        }
        Ok(venues)
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
        let query = self
            .query(
                "INSERT INTO slot (id, academy, company, rev, draft, starts, ends, deadline, open, reason,
                capacity, reserved, reserved_until, used_priority, used_others)
             VALUES ($1, $2, $3, 1, $4, $5, $6, $7, TRUE, '', $8, $9, $10, 0, 0)",
            )
            .bind(id.to_string())
            .bind(academy.to_string())
            .bind(company.to_string());
        offer(query, draft)?.run().await?;
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
        let query = self
            .query(
                "UPDATE slot SET rev = $3, draft = $4, starts = $5, ends = $6, deadline = $7,
                capacity = $8, reserved = $9, reserved_until = $10
             WHERE id = $1 AND academy = $2 AND used_priority + used_others <= $8",
            )
            .bind(id.to_string())
            .bind(academy.to_string())
            .bind(rev.cast_signed());
        Ok(offer(query, draft)?.run().await? == 1)
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
        self.query(
            "UPDATE slot SET open = FALSE, reason = $1, used_priority = 0, used_others = 0
             WHERE id = $2 AND academy = $3",
        )
        .bind(reason)
        .bind(id.to_string())
        .bind(academy.to_string())
        .run()
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
        let done = self
            .query(
                "UPDATE slot SET
                used_priority = used_priority + CASE WHEN $4 THEN $3 ELSE 0 END,
                used_others = used_others + CASE WHEN $4 THEN 0 ELSE $3 END
             WHERE id = $1 AND academy = $2 AND open
               AND used_priority + used_others + $3 <= capacity
               AND ($4 OR reserved_until IS NULL OR reserved_until < $5
                    OR used_others + $3 <= capacity - reserved)",
            )
            .bind(id.to_string())
            .bind(academy.to_string())
            .bind(seats)
            .bind(priority)
            .bind(today.to_string())
            .run()
            .await?;
        Ok(done == 1)
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
        self.query(
            "UPDATE slot SET
                used_priority = used_priority - CASE WHEN $4 THEN $3 ELSE 0 END,
                used_others = used_others - CASE WHEN $4 THEN 0 ELSE $3 END
             WHERE id = $1 AND academy = $2",
        )
        .bind(id.to_string())
        .bind(academy.to_string())
        .bind(seats)
        .bind(priority)
        .run()
        .await?;
        Ok(())
    }
}

/// The next seven values: what is offered, and those of its fields by which slots are found and counted.
fn offer<'t>(query: Query<'t>, draft: &SlotDraft) -> Result<Query<'t>, DbError> {
    Ok(query
        .bind(to_json("slot.draft", draft)?)
        .bind(draft.start.to_string())
        .bind(draft.end.to_string())
        .bind(draft.deadline.to_string())
        .bind(draft.capacity)
        .bind(draft.reserve.map_or(0, |kept| kept.seats))
        .bind(draft.reserve.map(|kept| kept.until.to_string())))
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
