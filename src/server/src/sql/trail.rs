//! The trail of what was done: added to, read, dropped when it is old.

use domain::ids::{AcademyId, UserId};
use domain::role::Role;
use uuid::Uuid;

use super::DbError;
use super::Tx;
use super::convert::{parse, parse_opt, role, role_word};
use super::record::{Step, Who};

/// Which lines are asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Span {
    /// Of this person alone.
    pub person: Option<UserId>,
    /// From this instant on, in milliseconds.
    pub since: Option<i64>,
    /// Before this instant, in milliseconds.
    pub until: Option<i64>,
}

type Row = (
    i64,
    Option<String>,
    Option<String>,
    Option<String>,
    String,
    String,
    String,
    String,
);

impl Tx {
    /// Adds a line.
    ///
    /// # Errors
    /// Of the database.
    pub async fn add_step(&mut self, step: &Step) -> Result<(), DbError> {
        let who = step.who;
        self.query(
            "INSERT INTO trail (id, at, academy, person, role, what, subject, outcome, origin)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(Uuid::now_v7().to_string())
        .bind(step.at)
        .bind(who.map(|who| who.academy.to_string()))
        .bind(who.map(|who| who.person.to_string()))
        .bind(who.map(|who| role_word(who.role)))
        .bind(step.what.as_str())
        .bind(step.subject.as_str())
        .bind(if step.done { "done" } else { "refused" })
        .bind(step.origin.as_str())
        .run()
        .await?;
        Ok(())
    }

    /// The lines of a span, the oldest first.
    ///
    /// # Errors
    /// Of the database.
    pub async fn steps(&mut self, span: Span) -> Result<Vec<Step>, DbError> {
        let person = span.person.map(|person| person.to_string());
        let rows: Vec<Row> = self
            .query(
                "SELECT at, academy, person, role, what, subject, outcome, origin FROM trail
                 WHERE at >= $1 AND at < $2 AND ($3 = '' OR person = $3) ORDER BY at, id",
            )
            .bind(span.since.unwrap_or(i64::MIN))
            .bind(span.until.unwrap_or(i64::MAX))
            .bind(person.unwrap_or_default())
            .rows()
            .await?;
        rows.into_iter().map(read).collect()
    }

    /// Drops the lines before that instant. Returns how many.
    ///
    /// # Errors
    /// Of the database.
    pub async fn drop_steps(&mut self, before: i64) -> Result<u64, DbError> {
        self.query("DELETE FROM trail WHERE at < $1")
            .bind(before)
            .run()
            .await
    }
}

fn read((at, academy, person, word, what, subject, outcome, origin): Row) -> Result<Step, DbError> {
    let academy: Option<AcademyId> = parse_opt("trail.academy", academy)?;
    let word: Option<Role> = word.map(|word| role(&word)).transpose()?;
    let person = person.map(|person| parse("trail.person", &person));
    let who = match (academy, person.transpose()?, word) {
        (Some(academy), Some(person), Some(role)) => Some(Who {
            academy,
            person,
            role,
        }),
        _ => None,
    };
    Ok(Step {
        at,
        who,
        what,
        subject,
        done: outcome == "done",
        origin,
    })
}
