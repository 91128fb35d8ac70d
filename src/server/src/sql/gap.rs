//! The gap between girls and boys: classes that are asked, and what their pupils said.

use domain::gap::{Figure, Gender, Ledger};
use domain::ids::{ClassId, UserId};

use super::DbError;
use super::Tx;
use super::convert::{from_json, parse, to_json};
use super::record::GapRow;

impl Tx {
    /// What a class was told; `None` for one that was never asked.
    ///
    /// # Errors
    /// Of the database.
    pub async fn gap(&mut self, class: ClassId) -> Result<Option<GapRow>, DbError> {
        let row: Option<(bool, String, Option<String>, Option<i64>)> = self
            .query("SELECT asked, ledger, figures, told FROM gap WHERE class = $1")
            .bind(class.to_string())
            .row()
            .await?;
        row.map(|(asked, ledger, figures, told)| {
            let figures: Option<Vec<Figure>> = figures
                .map(|figures| from_json("gap.figures", &figures))
                .transpose()?;
            Ok(GapRow {
                asked,
                ledger: from_json("gap.ledger", &ledger)?,
                told: told.zip(figures),
            })
        })
        .transpose()
    }

    /// A class is asked; twice is once. What it was told before stands: asking anew begins nothing anew.
    ///
    /// # Errors
    /// Of the database.
    pub async fn ask_gap(&mut self, class: ClassId) -> Result<(), DbError> {
        self.query(
            "INSERT INTO gap (class, asked, ledger) VALUES ($1, $2, $3)
             ON CONFLICT (class) DO UPDATE SET asked = excluded.asked",
        )
        .bind(class.to_string())
        .bind(true)
        .bind(to_json("gap.ledger", &Ledger::default())?)
        .run()
        .await?;
        Ok(())
    }

    /// Keeps what a class is told from now on.
    ///
    /// # Errors
    /// Of the database.
    pub async fn set_gap(&mut self, class: ClassId, row: &GapRow) -> Result<(), DbError> {
        let figures = row.told.as_ref().map(|(_, figures)| figures);
        let figures = figures
            .map(|figures| to_json("gap.figures", figures))
            .transpose()?;
        self.query("UPDATE gap SET ledger = $1, figures = $2, told = $3 WHERE class = $4")
            .bind(to_json("gap.ledger", &row.ledger)?)
            .bind(figures)
            .bind(row.told.as_ref().map(|(at, _)| *at))
            .bind(class.to_string())
            .run()
            .await?;
        Ok(())
    }

    /// A class is asked no more: what its pupils said is gone. What it was told stays until it closes, for whoever asked again would
    /// otherwise be told anew of fewer pupils than two publications may differ by.
    ///
    /// # Errors
    /// Of the database.
    pub async fn end_gap(&mut self, class: ClassId) -> Result<(), DbError> {
        self.query("DELETE FROM gender WHERE class = $1")
            .bind(class.to_string())
            .run()
            .await?;
        self.query("UPDATE gap SET asked = $1 WHERE class = $2")
            .bind(false)
            .bind(class.to_string())
            .run()
            .await?;
        Ok(())
    }

    /// A class is closed: what its pupils said and what it was told are gone.
    ///
    /// # Errors
    /// Of the database.
    pub async fn drop_gap(&mut self, class: ClassId) -> Result<(), DbError> {
        for statement in [
            "DELETE FROM gender WHERE class = $1",
            "DELETE FROM gap WHERE class = $1",
        ] {
            self.query(statement).bind(class.to_string()).run().await?;
        }
        Ok(())
    }

    /// What a pupil said in a class.
    ///
    /// # Errors
    /// Of the database.
    pub async fn gender(&mut self, pupil: UserId) -> Result<Option<Gender>, DbError> {
        let word: Option<String> = self
            .query("SELECT said FROM gender WHERE person = $1")
            .bind(pupil.to_string())
            .value()
            .await?;
        word.map(|word| gender(&word)).transpose()
    }

    /// A pupil of a class that is asked says it, or takes it back.
    ///
    /// # Errors
    /// Of the database.
    pub async fn set_gender(
        &mut self,
        class: ClassId,
        pupil: UserId,
        said: Option<Gender>,
    ) -> Result<(), DbError> {
        self.forget_gender(pupil).await?;
        if let Some(said) = said {
            self.query("INSERT INTO gender (person, class, said) VALUES ($1, $2, $3)")
                .bind(pupil.to_string())
                .bind(class.to_string())
                .bind(gender_word(said))
                .run()
                .await?;
        }
        Ok(())
    }

    /// What a pupil said is gone.
    ///
    /// # Errors
    /// Of the database.
    pub async fn forget_gender(&mut self, pupil: UserId) -> Result<(), DbError> {
        self.query("DELETE FROM gender WHERE person = $1")
            .bind(pupil.to_string())
            .run()
            .await?;
        Ok(())
    }

    /// The pupils of a class who said something, to be counted.
    ///
    /// # Errors
    /// Of the database.
    pub async fn genders(&mut self, class: ClassId) -> Result<Vec<(UserId, Gender)>, DbError> {
        let rows: Vec<(String, String)> = self
            .query("SELECT person, said FROM gender WHERE class = $1 ORDER BY person")
            .bind(class.to_string())
            .rows()
            .await?;
        rows.into_iter()
            .map(|(person, word)| Ok((parse("gender.person", &person)?, gender(&word)?)))
            .collect()
    }
}

fn gender_word(gender: Gender) -> &'static str {
    match gender {
        Gender::Fille => "girl",
        Gender::Garcon => "boy",
        Gender::NonDit => "unsaid",
    }
}

fn gender(word: &str) -> Result<Gender, DbError> {
    match word {
        "girl" => Ok(Gender::Fille),
        "boy" => Ok(Gender::Garcon),
        "unsaid" => Ok(Gender::NonDit),
        _ => Err(DbError::Corrupt("gender.said")),
    }
}
