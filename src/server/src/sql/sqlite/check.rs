//! Invariants that no fault may break, asked of the whole database.

use super::Tx;
use crate::sql::DbError;
use crate::sql::record::Breach;

const QUESTIONS: &[(&str, &str)] = &[
    (
        "I1: the places taken equal those of the accepted bookings, by kind of school",
        "SELECT slot.id FROM slot WHERE used_priority <> (
            SELECT coalesce(sum(seats), 0) FROM booking
            WHERE slot = slot.id AND state = 'accepted' AND priority = 1)
         OR used_others <> (
            SELECT coalesce(sum(seats), 0) FROM booking
            WHERE slot = slot.id AND state = 'accepted' AND priority = 0)",
    ),
    (
        "I1: no slot has more places taken than it offers",
        "SELECT id FROM slot WHERE used_priority + used_others > capacity",
    ),
    (
        "no booking of a cancelled slot is live",
        "SELECT booking.id FROM booking JOIN slot ON slot.id = booking.slot
         WHERE slot.open = 0 AND booking.state IN ('accepted', 'waiting')",
    ),
    (
        "I2: every settled line has one result until it is dropped for its age, and none is beyond the queue's end",
        "SELECT client.id FROM client LEFT JOIN result ON result.client = client.id
         GROUP BY client.id
         HAVING count(result.n) <> client.n - client.dropped
             OR coalesce(max(result.n), client.n) > client.n
             OR coalesce(min(result.n), client.n + 1) <= client.dropped",
    ),
    (
        "no row of a feed is beyond its scope's counter",
        "SELECT feed.scope || ' ' || feed.id FROM feed JOIN scope ON scope.name = feed.scope
         WHERE feed.seq > scope.seq",
    ),
    (
        "I6: what an author does not share is in no desk",
        "SELECT feed.id FROM feed JOIN entry ON entry.id = feed.id
         WHERE feed.collection = 'shared-entry' AND feed.body IS NOT NULL
           AND (json_extract(entry.body, '$.shared') = 0
                OR json_extract(entry.body, '$.deleted') = 1)",
    ),
    (
        "a booking, its slot and its class belong to one académie",
        "SELECT booking.id FROM booking JOIN slot ON slot.id = booking.slot
         JOIN class ON class.id = booking.class
         WHERE slot.academy <> booking.academy OR class.academy <> booking.academy",
    ),
    ("the tables are whole", "PRAGMA foreign_key_check"),
];

impl Tx {
    /// Everything in the database that should never be; empty when all is well.
    ///
    /// # Errors
    /// Of the database.
    pub async fn breaches(&mut self) -> Result<Vec<Breach>, DbError> {
        let mut breaches = Vec::new();
        for (invariant, question) in QUESTIONS {
            let rows: Vec<(String,)> = sqlx::query_as(*question).fetch_all(self.conn()).await?;
            breaches.extend(rows.into_iter().map(|(what,)| Breach { invariant, what }));
        }
        Ok(breaches)
    }
}
