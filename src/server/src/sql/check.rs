//! Invariants that no fault may break, asked of the whole database.

use domain::carnet::Entry;
use domain::register;

use super::DbError;
use super::Tx;
use super::convert::from_json;
use super::record::Breach;

const QUESTIONS: &[(&str, &str)] = &[
    (
        "I1: the places taken equal those of the accepted bookings, by kind of school",
        "SELECT slot.id FROM slot WHERE used_priority <> (
            SELECT coalesce(sum(seats), 0) FROM booking
            WHERE slot = slot.id AND state = 'accepted' AND priority)
         OR used_others <> (
            SELECT coalesce(sum(seats), 0) FROM booking
            WHERE slot = slot.id AND state = 'accepted' AND NOT priority)",
    ),
    (
        "I1: no slot has more places taken than it offers",
        "SELECT id FROM slot WHERE used_priority + used_others > capacity",
    ),
    (
        "no booking of a cancelled slot is live",
        "SELECT booking.id FROM booking JOIN slot ON slot.id = booking.slot
         WHERE NOT slot.open AND booking.state IN ('accepted', 'waiting')",
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
        "an entry that has attachments is noted beside their files",
        "SELECT entry.id FROM entry WHERE body LIKE '%\"attachments\":[%'
         AND NOT EXISTS (SELECT 1 FROM attachment WHERE attachment.entry = entry.id)",
    ),
    (
        "a booking, its slot and its class belong to one académie",
        "SELECT booking.id FROM booking JOIN slot ON slot.id = booking.slot
         JOIN class ON class.id = booking.class
         WHERE slot.academy <> booking.academy OR class.academy <> booking.academy",
    ),
];

impl Tx {
    /// Everything in the database that should never be; empty when all is well.
    ///
    /// # Errors
    /// Of the database.
    pub async fn breaches(&mut self) -> Result<Vec<Breach>, DbError> {
        let mut breaches = Vec::new();
        for (invariant, question) in QUESTIONS {
            breaches.extend(self.ask(invariant, question).await?);
        }
        // PostgreSQL has no way to be told not to keep this.
        if !self.is_postgres() {
            let whole = "the tables are whole";
            breaches.extend(self.ask(whole, "PRAGMA foreign_key_check").await?);
        }
        breaches.extend(self.unshared().await?);
        breaches.extend(self.unregistered().await?);
        Ok(breaches)
    }

    /// Columns that the register of data does not name, and columns that it names and that are not there.
    async fn unregistered(&mut self) -> Result<Vec<Breach>, DbError> {
        let there = self.columns().await?;
        let unnamed = there
            .iter()
            .filter(|(table, column)| !register::names_column(table, column))
            .map(|(table, column)| Breach {
                invariant: "the register of data names every column",
                what: format!("{table}.{column}"),
            });
        let named = register::REGISTER.iter().flat_map(|line| line.columns);
        let gone = named
            .chain(register::IMPERSONAL.columns)
            .flat_map(|(table, columns)| columns.iter().map(move |column| (*table, *column)))
            .filter(|(table, column)| {
                !there
                    .iter()
                    .any(|(known, of)| known == table && of == column)
            })
            .map(|(table, column)| Breach {
                invariant: "the register of data names no column that is not there",
                what: format!("{table}.{column}"),
            });
        Ok(unnamed.chain(gone).collect())
    }

    /// Every column of every table of the installation.
    async fn columns(&mut self) -> Result<Vec<(String, String)>, DbError> {
        let question = if self.is_postgres() {
            "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT) FROM information_schema.columns
             WHERE table_schema = current_schema() AND table_name NOT LIKE '\\_sqlx%'
             ORDER BY table_name, ordinal_position"
        } else {
            "SELECT tables.name, columns.name FROM sqlite_schema AS tables
             JOIN pragma_table_info(tables.name) AS columns
             WHERE tables.type = 'table' AND tables.name NOT LIKE '\\_sqlx%' ESCAPE '\\'
               AND tables.name NOT LIKE 'sqlite%'
             ORDER BY tables.name, columns.cid"
        };
        self.query(question).rows().await
    }

    async fn ask(
        &mut self,
        invariant: &'static str,
        question: &'static str,
    ) -> Result<Vec<Breach>, DbError> {
        let rows: Vec<(String,)> = self.query(question).rows().await?;
        let breach = |(what,)| Breach { invariant, what };
        Ok(rows.into_iter().map(breach).collect())
    }

    /// Rows of the desks whose entry is not shared: the entry, and what is said about it.
    async fn unshared(&mut self) -> Result<Vec<Breach>, DbError> {
        let rows: Vec<(String, String)> = self
            .query(
                "SELECT feed.id, entry.body FROM feed JOIN entry ON entry.id = feed.id
                 WHERE feed.body IS NOT NULL AND (feed.collection = 'shared-entry'
                     OR (feed.collection = 'review' AND feed.scope LIKE 'desk:%'))",
            )
            .rows()
            .await?;
        let mut breaches = Vec::new();
        for (what, body) in rows {
            let entry: Entry = from_json("entry.body", &body)?;
            if entry.deleted || !entry.shared {
                breaches.push(Breach {
                    invariant: "I6: what an author does not share is in no desk",
                    what,
                });
            }
        }
        Ok(breaches)
    }
}
