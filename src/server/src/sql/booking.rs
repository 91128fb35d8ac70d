//! Bookings and the waiting list.

use domain::ids::{AcademyId, BookingId, ClassId, SlotId};
use domain::visit::{BookingState, Engagement, Notice};
use jiff::civil::DateTime;

use super::DbError;
use super::Tx;
use super::convert::{count, from_json, parse, to_json};
use super::query::stored;
use super::record::Booked;

stored! {
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
}

/// One booking, with its rank counted.
const ONE: &str = "SELECT mine.id, mine.slot, mine.class, mine.teacher, mine.seats, mine.priority,
    mine.note, mine.state, mine.notice, mine.held_until,
    (SELECT count(*) FROM booking AS other WHERE other.slot = mine.slot AND other.state = 'waiting'
        AND other.arrival <= mine.arrival) AS rank
    FROM booking AS mine WHERE mine.id = $1 AND mine.academy = $2";

/// Those of a slot in the order of their arrival, which is that of the ranks: counting each would take the square of their number.
const LIVE: &str = "SELECT id, slot, class, teacher, seats, priority, note, state, notice, held_until,
    sum(CASE WHEN state = 'waiting' THEN 1 ELSE 0 END) OVER (ORDER BY arrival) AS rank
    FROM booking WHERE slot = $1 AND academy = $2 AND state IN ('accepted', 'waiting') ORDER BY arrival";

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
        let row: Option<BookingRow> = self
            .query(ONE)
            .bind(id.to_string())
            .bind(academy.to_string())
            .row()
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
        let rows: Vec<BookingRow> = self
            .query(LIVE)
            .bind(slot.to_string())
            .bind(academy.to_string())
            .rows()
            .await?;
        rows.into_iter().map(read).collect()
    }

    /// Whether somebody waits for places of a slot: anybody, or of the priority schools alone.
    ///
    /// # Errors
    /// Of the database.
    pub async fn is_awaited(
        &mut self,
        academy: AcademyId,
        slot: SlotId,
        by_priority: bool,
    ) -> Result<bool, DbError> {
        let waiting: Option<String> = self
            .query(
                "SELECT id FROM booking WHERE slot = $1 AND academy = $2 AND state = 'waiting'
                 AND (priority OR NOT $3) LIMIT 1",
            )
            .bind(slot.to_string())
            .bind(academy.to_string())
            .bind(by_priority)
            .value()
            .await?;
        Ok(waiting.is_some())
    }

    /// All bookings of a class, in whatever state.
    ///
    /// # Errors
    /// Of the database.
    pub async fn bookings_of(
        &mut self,
        academy: AcademyId,
        class: ClassId,
    ) -> Result<Vec<BookingId>, DbError> {
        let rows: Vec<(String,)> = self
            .query("SELECT id FROM booking WHERE class = $1 AND academy = $2 ORDER BY id")
            .bind(class.to_string())
            .bind(academy.to_string())
            .rows()
            .await?;
        ids(rows)
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
        let rows: Vec<(String, String, String, String)> = self
            .query(
                "SELECT booking.id, slot.id, slot.starts, slot.ends FROM booking
             JOIN slot ON slot.id = booking.slot
             WHERE booking.class = $1 AND booking.academy = $2
               AND booking.state IN ('accepted', 'waiting')",
            )
            .bind(class.to_string())
            .bind(academy.to_string())
            .rows()
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

    /// Adds a booking, last in its slot's order of arrival.
    ///
    /// # Errors
    /// Of the database; a duplicate where the identity is taken or the class asked for that slot already.
    pub async fn add_booking(
        &mut self,
        academy: AcademyId,
        booked: &Booked,
        state: StoredState,
    ) -> Result<(), DbError> {
        self.query(
            "INSERT INTO booking (id, academy, slot, class, teacher, seats, priority, note, state, arrival)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9,
                (SELECT coalesce(max(arrival), 0) + 1 FROM booking WHERE slot = $3))",
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
        .run()
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
        self.query(
            "UPDATE booking SET state = $1, notice = $2,
                held_until = CASE WHEN $1 = 'accepted' THEN held_until END
             WHERE id = $3 AND academy = $4",
        )
        .bind(state.word())
        .bind(notice)
        .bind(id.to_string())
        .bind(academy.to_string())
        .run()
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
        self.query("UPDATE booking SET held_until = $1 WHERE id = $2 AND academy = $3")
            .bind(until.map(|until| until.to_string()))
            .bind(id.to_string())
            .bind(academy.to_string())
            .run()
            .await?;
        Ok(())
    }

    /// The bookings of an académie whose places wait to be confirmed.
    ///
    /// # Errors
    /// Of the database.
    pub async fn held_bookings(&mut self, academy: AcademyId) -> Result<Vec<BookingId>, DbError> {
        let rows: Vec<(String,)> = self
            .query(
                "SELECT id FROM booking WHERE academy = $1 AND held_until IS NOT NULL
                 ORDER BY slot, arrival",
            )
            .bind(academy.to_string())
            .rows()
            .await?;
        ids(rows)
    }

    /// Moves a booking to another slot as accepted, last in its slot's order of arrival.
    ///
    /// # Errors
    /// Of the database.
    pub async fn move_booking(
        &mut self,
        academy: AcademyId,
        id: BookingId,
        to: SlotId,
    ) -> Result<(), DbError> {
        self.query(
            "UPDATE booking SET slot = $1, state = 'accepted', notice = NULL, held_until = NULL,
                arrival = (SELECT coalesce(max(arrival), 0) + 1 FROM booking WHERE slot = $1)
             WHERE id = $2 AND academy = $3",
        )
        .bind(to.to_string())
        .bind(id.to_string())
        .bind(academy.to_string())
        .run()
        .await?;
        Ok(())
    }
}

fn ids(rows: Vec<(String,)>) -> Result<Vec<BookingId>, DbError> {
    rows.into_iter()
        .map(|(id,)| parse("booking.id", &id))
        .collect()
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
