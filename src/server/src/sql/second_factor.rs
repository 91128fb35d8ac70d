//! Second factors of adults, and the codes that stand in for them.

use domain::ids::UserId;

use super::DbError;
use super::Tx;
use super::record::Factor;

impl Tx {
    /// The second factor of a person, confirmed or not.
    ///
    /// # Errors
    /// Of the database.
    pub async fn factor(&mut self, person: UserId) -> Result<Option<Factor>, DbError> {
        let row: Option<(Vec<u8>, Option<i64>)> = self
            .query("SELECT seed, since FROM second_factor WHERE person = $1")
            .bind(person.to_string())
            .row()
            .await?;
        row.map(|(seed, since)| {
            let seed = seed.try_into();
            Ok(Factor {
                seed: seed.map_err(|_| DbError::Corrupt("second_factor.seed"))?,
                is_on: since.is_some(),
            })
        })
        .transpose()
    }

    /// Begins a second factor, in place of one that was never confirmed.
    ///
    /// # Errors
    /// Of the database; a duplicate where one is on.
    pub async fn add_factor(&mut self, person: UserId, seed: &[u8; 32]) -> Result<(), DbError> {
        self.query("DELETE FROM second_factor WHERE person = $1 AND since IS NULL")
            .bind(person.to_string())
            .run()
            .await?;
        self.query("INSERT INTO second_factor (person, seed, step) VALUES ($1, $2, 0)")
            .bind(person.to_string())
            .bind(seed.as_slice())
            .run()
            .await?;
        Ok(())
    }

    /// From now on it is asked for, and these hashes stand in for it.
    ///
    /// # Errors
    /// Of the database.
    pub async fn confirm_factor(
        &mut self,
        person: UserId,
        now: i64,
        recovery: &[[u8; 32]],
    ) -> Result<(), DbError> {
        self.query("UPDATE second_factor SET since = $1 WHERE person = $2")
            .bind(now)
            .bind(person.to_string())
            .run()
            .await?;
        for hash in recovery {
            self.query("INSERT INTO recovery_code (person, hash) VALUES ($1, $2)")
                .bind(person.to_string())
                .bind(hash.as_slice())
                .run()
                .await?;
        }
        Ok(())
    }

    /// Notes that the code of this step was used. False when it or a later one was before.
    ///
    /// # Errors
    /// Of the database.
    pub async fn use_step(&mut self, person: UserId, step: i64) -> Result<bool, DbError> {
        let changed = self
            .query("UPDATE second_factor SET step = $1 WHERE person = $2 AND step < $1")
            .bind(step)
            .bind(person.to_string())
            .run()
            .await?;
        Ok(changed == 1)
    }

    /// Uses up a recovery code. False when there is none of that hash.
    ///
    /// # Errors
    /// Of the database.
    pub async fn use_recovery(&mut self, person: UserId, hash: &[u8; 32]) -> Result<bool, DbError> {
        let gone = self
            .query("DELETE FROM recovery_code WHERE person = $1 AND hash = $2")
            .bind(person.to_string())
            .bind(hash.as_slice())
            .run()
            .await?;
        Ok(gone == 1)
    }

    /// How many recovery codes are left.
    ///
    /// # Errors
    /// Of the database.
    pub async fn recovery_left(&mut self, person: UserId) -> Result<u32, DbError> {
        let count: i64 = self
            .query("SELECT count(*) FROM recovery_code WHERE person = $1")
            .bind(person.to_string())
            .one_value()
            .await?;
        Ok(u32::try_from(count).unwrap_or(0))
    }

    /// Ends a second factor, with its recovery codes. False when there was none.
    ///
    /// # Errors
    /// Of the database.
    pub async fn drop_factor(&mut self, person: UserId) -> Result<bool, DbError> {
        self.query("DELETE FROM recovery_code WHERE person = $1")
            .bind(person.to_string())
            .run()
            .await?;
        let gone = self
            .query("DELETE FROM second_factor WHERE person = $1")
            .bind(person.to_string())
            .run()
            .await?;
        Ok(gone == 1)
    }
}
