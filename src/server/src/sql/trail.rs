//! The trail of what was done: added to, read, dropped when it is old.

use domain::ids::{AcademyId, UserId};
use domain::role::Role;
use domain::school::Uai;
use protocol::trail::TrailKind;
use uuid::Uuid;

use super::DbError;
use super::Tx;
use super::convert::{parse, parse_opt, role, role_word, uai_opt};
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
    Option<String>,
    String,
);

impl Tx {
    /// Adds a line.
    ///
    /// # Errors
    /// Of the database.
    pub async fn add_step(&mut self, step: &Step) -> Result<(), DbError> {
        let who = step.who.as_ref();
        self.query(
            "INSERT INTO trail (id, at, academy, person, role, what, subject, outcome, origin, school)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
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
        .bind(step.school.as_ref().map(|uai| uai.as_str()))
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
                "SELECT at, academy, person, role, what, subject, outcome, origin, school, id FROM trail
                 WHERE at >= $1 AND at < $2 AND ($3 = '' OR person = $3) ORDER BY at, id",
            )
            .bind(span.since.unwrap_or(i64::MIN))
            .bind(span.until.unwrap_or(i64::MAX))
            .bind(person.unwrap_or_default())
            .rows()
            .await?;
        rows.into_iter().map(|row| Ok(read(row)?.1)).collect()
    }

    /// The lines that the head of a school may read, the newest first, after the place where the former page ended: so many at most, each with
    /// its identity. When pupils come in and leave is not among them.
    ///
    /// # Errors
    /// Of the database.
    pub async fn steps_of_school(
        &mut self,
        school: &Uai,
        (kind, person): (Option<TrailKind>, Option<UserId>),
        (at, id): (i64, &str),
        count: u32,
    ) -> Result<Vec<(String, Step)>, DbError> {
        let of_kind = condition(kind);
        let rows: Vec<Row> = self
            .query(sqlx::AssertSqlSafe(format!(
                "SELECT at, academy, person, role, what, subject, outcome, origin, school, id FROM trail
                 WHERE school = $1 AND (at < $2 OR (at = $2 AND id < $3))
                   AND ($4 = '' OR person = $4 OR subject = $4)
                   AND (role IS NULL OR role <> 'pupil' OR NOT ({SESSIONS}))
                   AND {of_kind}
                 ORDER BY at DESC, id DESC LIMIT $5"
            )))
            .bind(school.as_str())
            .bind(at)
            .bind(id)
            .bind(person.map(|person| person.to_string()).unwrap_or_default())
            .bind(count)
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

/// Somebody came in, tried to, or left.
const SESSIONS: &str =
    "what IN ('session.begin', 'session.wrong', 'session.end', 'session.end-all')";

/// What the lines of a kind have in common.
fn condition(kind: Option<TrailKind>) -> &'static str {
    match kind {
        None => "what <> ''",
        Some(TrailKind::SignIns) => SESSIONS,
        Some(TrailKind::Data) => {
            "what IN ('account.export', 'family.link', 'family.read', 'trail.read', 'trail.export')"
        }
        Some(TrailKind::Erasures) => "what IN ('account.erase', 'account.purge')",
        Some(TrailKind::Classes) => {
            "(what LIKE 'class.%' OR what IN ('pupil.enrol', 'pupil.class'))"
        }
        Some(TrailKind::Accounts) => {
            "(what IN ('pupil.secret', 'passphrase.change') OR what LIKE 'factor.%'
              OR what LIKE 'identity.%' OR what LIKE 'invitation.%')"
        }
        Some(TrailKind::Visits) => "what LIKE 'booking.%'",
        Some(TrailKind::Refusals) => "outcome = 'refused' AND what <> 'session.wrong'",
    }
}

fn read(
    (at, academy, person, word, what, subject, outcome, origin, school, id): Row,
) -> Result<(String, Step), DbError> {
    let school = uai_opt("trail.school", school)?;
    let academy: Option<AcademyId> = parse_opt("trail.academy", academy)?;
    let word: Option<Role> = word.map(|word| role(&word)).transpose()?;
    let person = person.map(|person| parse("trail.person", &person));
    let who = match (academy, person.transpose()?, word) {
        (Some(academy), Some(person), Some(role)) => Some(Who {
            academy,
            person,
            role,
            school: school.clone(),
        }),
        _ => None,
    };
    let step = Step {
        at,
        who,
        school,
        what,
        subject,
        done: outcome == "done",
        origin,
    };
    Ok((id, step))
}
