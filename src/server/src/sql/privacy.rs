//! All that is kept of one person: read for an export, taken away for good.

use domain::carnet::Entry;
use domain::ids::{AcademyId, EntryId, UserId};
use protocol::privacy::ExportedDevice;

use super::DbError;
use super::Tx;
use super::convert::{count, from_json, parse};

impl Tx {
    /// The whole carnet of a person, the bin included.
    ///
    /// # Errors
    /// Of the database.
    pub async fn entries_of(&mut self, person: UserId) -> Result<Vec<Entry>, DbError> {
        let rows: Vec<(String,)> = self
            .query("SELECT body FROM entry WHERE person = $1 ORDER BY id")
            .bind(person.to_string())
            .rows()
            .await?;
        rows.into_iter()
            .map(|(body,)| from_json("entry.body", &body))
            .collect()
    }

    /// The identities of the same.
    ///
    /// # Errors
    /// Of the database.
    pub async fn entry_ids_of(&mut self, person: UserId) -> Result<Vec<EntryId>, DbError> {
        let rows: Vec<(String,)> = self
            .query("SELECT id FROM entry WHERE person = $1 ORDER BY id")
            .bind(person.to_string())
            .rows()
            .await?;
        rows.into_iter()
            .map(|(id,)| parse("entry.id", &id))
            .collect()
    }

    /// The sheets that a person marked.
    ///
    /// # Errors
    /// Of the database.
    pub async fn favourites_of(&mut self, person: UserId) -> Result<Vec<String>, DbError> {
        let rows: Vec<(String,)> = self
            .query("SELECT metier FROM favourite WHERE person = $1 ORDER BY metier")
            .bind(person.to_string())
            .rows()
            .await?;
        Ok(rows.into_iter().map(|(metier,)| metier).collect())
    }

    /// The devices that sent something for a person.
    ///
    /// # Errors
    /// Of the database.
    pub async fn devices_of(&mut self, person: UserId) -> Result<Vec<ExportedDevice>, DbError> {
        let rows: Vec<(i64, i64)> = self
            .query("SELECT n, seen FROM client WHERE person = $1 ORDER BY seen")
            .bind(person.to_string())
            .rows()
            .await?;
        rows.into_iter()
            .map(|(n, seen)| {
                Ok(ExportedDevice {
                    changes: count("client.n", n)?,
                    seen,
                })
            })
            .collect()
    }

    /// The keyed hash of a pupil's five words.
    ///
    /// # Errors
    /// Of the database.
    pub async fn secret_of(&mut self, pupil: UserId) -> Result<Option<Vec<u8>>, DbError> {
        self.query(
            "SELECT secret FROM person WHERE id = $1 AND role = 'pupil' AND secret IS NOT NULL",
        )
        .bind(pupil.to_string())
        .value()
        .await
    }

    /// Takes away all rows that are a person's, but the person: sessions, memberships, carnet, files, favourites, queues and what became of their
    /// lines, and the feed that only they read. What others read of them is for `project` to take away.
    ///
    /// # Errors
    /// Of the database.
    pub async fn erase_things_of(&mut self, person: UserId) -> Result<(), DbError> {
        for statement in [
            "DELETE FROM session WHERE person = $1",
            "DELETE FROM family_link WHERE person = $1",
            "DELETE FROM identity WHERE person = $1",
            "DELETE FROM identity_visit WHERE person = $1",
            "DELETE FROM recovery_code WHERE person = $1",
            "DELETE FROM second_factor WHERE person = $1",
            "DELETE FROM membership WHERE person = $1",
            "DELETE FROM attachment WHERE person = $1",
            "DELETE FROM blob WHERE person = $1",
            "DELETE FROM upload WHERE person = $1",
            "DELETE FROM remark WHERE person = $1 OR entry IN (SELECT id FROM entry WHERE person = $1)",
            "DELETE FROM entry WHERE person = $1",
            "DELETE FROM favourite WHERE person = $1",
            "DELETE FROM seance_ready WHERE person = $1",
            "DELETE FROM equipe_membre WHERE person = $1",
            "DELETE FROM result WHERE client IN (SELECT id FROM client WHERE person = $1)",
            "DELETE FROM client WHERE person = $1",
        ] {
            self.query(statement).bind(person.to_string()).run().await?;
        }
        for statement in [
            "DELETE FROM feed WHERE scope = $1",
            "DELETE FROM scope_run WHERE scope = $1",
            "DELETE FROM scope WHERE name = $1",
        ] {
            let scope = format!("user:{person}");
            self.query(statement).bind(scope).run().await?;
        }
        Ok(())
    }

    /// Takes away the person, and notes that it is so.
    ///
    /// # Errors
    /// Of the database.
    pub async fn erase_person(&mut self, person: UserId, now: i64) -> Result<(), DbError> {
        self.query("DELETE FROM person WHERE id = $1")
            .bind(person.to_string())
            .run()
            .await?;
        self.query("INSERT INTO erased (person, at) VALUES ($1, $2)")
            .bind(person.to_string())
            .bind(now)
            .run()
            .await?;
        Ok(())
    }

    /// Whether that person was erased.
    ///
    /// # Errors
    /// Of the database.
    pub async fn is_erased(&mut self, person: UserId) -> Result<bool, DbError> {
        let found: Option<i64> = self
            .query("SELECT at FROM erased WHERE person = $1")
            .bind(person.to_string())
            .value()
            .await?;
        Ok(found.is_some())
    }

    /// The accounts that were erased, with when.
    ///
    /// # Errors
    /// Of the database.
    pub async fn erased(&mut self) -> Result<Vec<(UserId, i64)>, DbError> {
        let rows: Vec<(String, i64)> = self
            .query("SELECT person, at FROM erased ORDER BY at")
            .rows()
            .await?;
        rows.into_iter()
            .map(|(person, at)| Ok((parse("erased.person", &person)?, at)))
            .collect()
    }

    /// Everybody of the installation, with the académie.
    ///
    /// # Errors
    /// Of the database.
    pub async fn everybody(&mut self) -> Result<Vec<(UserId, AcademyId)>, DbError> {
        let rows: Vec<(String, String)> = self
            .query("SELECT id, academy FROM person ORDER BY id")
            .rows()
            .await?;
        rows.into_iter()
            .map(|(id, academy)| {
                let academy = parse("person.academy", &academy)?;
                Ok((parse("person.id", &id)?, academy))
            })
            .collect()
    }

    /// Forgets the erasures of before `before`. Returns how many.
    ///
    /// # Errors
    /// Of the database.
    pub async fn drop_erased(&mut self, before: i64) -> Result<u64, DbError> {
        self.query("DELETE FROM erased WHERE at < $1")
            .bind(before)
            .run()
            .await
    }

    /// Forgets the invitations that nobody took before they ended. Returns how many.
    ///
    /// # Errors
    /// Of the database.
    pub async fn drop_invitations(&mut self, now: i64) -> Result<u64, DbError> {
        self.query("DELETE FROM invitation WHERE expires <= $1")
            .bind(now)
            .run()
            .await
    }
}
