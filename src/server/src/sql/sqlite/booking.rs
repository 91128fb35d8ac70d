//! Bookings and the waiting list.

use domain::ids::{AcademyId, BookingId, ClassId, SlotId};
use domain::visit::{BookingState, Engagement, Notice};
use jiff::civil::DateTime;

use super::Tx;
use super::convert::{count, from_json, parse, to_json};
use crate::sql::DbError;
use crate::sql::record::Booked;

#[derive(sqlx::FromRow)]
struct BookingRow {
    id: String,
    slot: String,
    class: String,
    teacher: String,
    seats: i64,
    priority: bool,
    note: String,
    state: String,
    notice: Option<String>,
    held_until: Option<String>,
    rank: i64,
}

const COLUMNS: &str =
    "SELECT mine.id, mine.slot, mine.class, mine.teacher, mine.seats, mine.priority,
    mine.note, mine.state, mine.notice, mine.held_until,
    (SELECT count(*) FROM booking AS other WHERE other.slot = mine.slot AND other.state = 'waiting'
        AND other.arrival <= mine.arrival) AS rank
    FROM booking AS mine ";

/// The states of a booking as they are stored; a rank is counted, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoredState {
    /// The places are given.
    Accepted,
    /// On the waiting list.
    Waiting,
    /// Given back.
    Cancelled,
    /// The slot was cancelled.
    SlotCancelled,
}

impl StoredState {
    fn word(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Waiting => "waiting",
            Self::Cancelled => "cancelled",
            Self::SlotCancelled => "slot_cancelled",
        }
    }
}

impl Tx {
    /// The booking of that identity, in that académie.
    ///
    /// # Errors
    /// Of the database.
    pub async fn booking(
        &mut self,
        academy: AcademyId,
        id: BookingId,
    ) -> Result<Option<Booked>, DbError> {
        let row: Option<BookingRow> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
            "{COLUMNS} WHERE mine.id = ? AND mine.academy = ?"
        )))
        .bind(id.to_string())
        .bind(academy.to_string())
        .fetch_optional(self.conn())
        .await?;
        row.map(read).transpose()
    }

    /// The bookings of a slot that hold places or a rank, in the order of their arrival.
    ///
    /// # Errors
    /// Of the database.
    pub async fn live_bookings(
        &mut self,
        academy: AcademyId,
        slot: SlotId,
    ) -> Result<Vec<Booked>, DbError> {
        let rows: Vec<BookingRow> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
            "{COLUMNS} WHERE mine.slot = ? AND mine.academy = ?
             AND mine.state IN ('accepted', 'waiting') ORDER BY mine.arrival"
        )))
        .bind(slot.to_string())
        .bind(academy.to_string())
        .fetch_all(self.conn())
        .await?;
        rows.into_iter().map(read).collect()
    }

    /// Where a class is already engaged.
    ///
    /// # Errors
    /// Of the database.
    pub async fn engagements(
        &mut self,
        academy: AcademyId,
        class: ClassId,
    ) -> Result<Vec<(BookingId, Engagement)>, DbError> {
        let rows: Vec<(String, String, String, String)> = sqlx::query_as(
            "SELECT booking.id, slot.id, slot.starts, slot.ends FROM booking
             JOIN slot ON slot.id = booking.slot
             WHERE booking.class = ? AND booking.academy = ?
               AND booking.state IN ('accepted', 'waiting')",
        )
        .bind(class.to_string())
        .bind(academy.to_string())
        .fetch_all(self.conn())
        .await?;
        rows.into_iter()
            .map(|(booking, slot, start, end)| {
                let engagement = Engagement {
                    slot: parse("slot.id", &slot)?,
                    start: parse("slot.starts", &start)?,
                    end: parse("slot.ends", &end)?,
                };
                Ok((parse("booking.id", &booking)?, engagement))
            })
            .collect()
    }

    /// Adds a booking, last in the order of arrival.
    ///
    /// # Errors
    /// Of the database; a duplicate where the identity is taken or the class asked for that slot already.
    pub async fn add_booking(
        &mut self,
        academy: AcademyId,
        booked: &Booked,
        state: StoredState,
    ) -> Result<(), DbError> {
        sqlx::query(
            "INSERT INTO booking (id, academy, slot, class, teacher, seats, priority, note, state, arrival)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?,
                (SELECT coalesce(max(arrival), 0) + 1 FROM booking))",
        )
        .bind(booked.id.to_string())
        .bind(academy.to_string())
        .bind(booked.slot.to_string())
        .bind(booked.class.to_string())
        .bind(booked.teacher.to_string())
        .bind(booked.seats)
        .bind(booked.priority)
        .bind(&booked.note)
        .bind(state.word())
        .execute(self.conn())
        .await?;
        Ok(())
    }

    /// Changes where a booking stands and what its teacher should learn. Places that are given back are held no
    /// more.
    ///
    /// # Errors
    /// Of the database.
    pub async fn set_booking(
        &mut self,
        academy: AcademyId,
        id: BookingId,
        state: StoredState,
        notice: Option<&Notice>,
    ) -> Result<(), DbError> {
        let notice = notice
            .map(|notice| to_json("booking.notice", notice))
            .transpose()?;
        sqlx::query(
            "UPDATE booking SET state = ?1, notice = ?2,
                held_until = iif(?1 = 'accepted', held_until, NULL)
             WHERE id = ?3 AND academy = ?4",
        )
        .bind(state.word())
        .bind(notice)
        .bind(id.to_string())
        .bind(academy.to_string())
        .execute(self.conn())
        .await?;
        Ok(())
    }

    /// Keeps the places of an accepted booking until then, or for good.
    ///
    /// # Errors
    /// Of the database.
    pub async fn hold_booking(
        &mut self,
        academy: AcademyId,
        id: BookingId,
        until: Option<DateTime>,
    ) -> Result<(), DbError> {
        sqlx::query("UPDATE booking SET held_until = ? WHERE id = ? AND academy = ?")
            .bind(until.map(|until| until.to_string()))
            .bind(id.to_string())
            .bind(academy.to_string())
            .execute(self.conn())
            .await?;
        Ok(())
    }

    /// The bookings of all académies whose places wait to be confirmed.
    ///
    /// # Errors
    /// Of the database.
    pub async fn held_bookings(&mut self) -> Result<Vec<(AcademyId, BookingId)>, DbError> {
        let rows: Vec<(String, String)> = sqlx::query_as(
            "SELECT academy, id FROM booking WHERE held_until IS NOT NULL ORDER BY slot, arrival",
        )
        .fetch_all(self.conn())
        .await?;
        rows.into_iter()
            .map(|(academy, id)| {
                Ok((
                    parse("booking.academy", &academy)?,
                    parse("booking.id", &id)?,
                ))
            })
            .collect()
    }

    /// Moves a booking to another slot as accepted, last in the order of arrival.
    ///
    /// # Errors
    /// Of the database.
    pub async fn move_booking(
        &mut self,
        academy: AcademyId,
        id: BookingId,
        to: SlotId,
    ) -> Result<(), DbError> {
        sqlx::query(
            "UPDATE booking SET slot = ?, state = 'accepted', notice = NULL, held_until = NULL,
                arrival = (SELECT max(arrival) + 1 FROM booking)
             WHERE id = ? AND academy = ?",
        )
        .bind(to.to_string())
        .bind(id.to_string())
        .bind(academy.to_string())
        .execute(self.conn())
        .await?;
        Ok(())
    }
}

fn read(row: BookingRow) -> Result<Booked, DbError> {
    let state = match row.state.as_str() {
        "accepted" => BookingState::Accepted,
        "waiting" => BookingState::Waiting(count("booking.rank", row.rank)?),
        "cancelled" => BookingState::Cancelled,
        "slot_cancelled" => BookingState::SlotCancelled,
        _ => return Err(DbError::Corrupt("booking.state")),
    };
    let notice = row
        .notice
        .map(|notice| from_json("booking.notice", &notice))
        .transpose()?;
    let held_until = row
        .held_until
        .map(|until| parse("booking.held_until", &until))
        .transpose()?;
    Ok(Booked {
        id: parse("booking.id", &row.id)?,
        slot: parse("booking.slot", &row.slot)?,
        class: parse("booking.class", &row.class)?,
        teacher: parse("booking.teacher", &row.teacher)?,
        seats: count("booking.seats", row.seats)?,
        priority: row.priority,
        note: row.note,
        state,
        notice,
        held_until,
    })
}
