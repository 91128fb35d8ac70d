//! What is said about entries, and the étapes that classes have of their own.

use domain::ids::{AcademyId, ClassId, EntryId, RemarkId, UserId};
use domain::parcours::Etape;
use domain::review::{Remark, Saying, Standing};
use domain::school::Uai;
use protocol::parcours::ClassParcours;
use protocol::privacy::ExportedRemark;

use super::DbError;
use super::Tx;
use super::convert::{count, from_json, level, parse, role, to_json};

fn standing_word(standing: Standing) -> &'static str {
    match standing {
        Standing::Rendue => "handed_in",
        Standing::AReprendre => "given_back",
        Standing::Validee => "validated",
    }
}

fn standing(word: &str) -> Result<Standing, DbError> {
    match word {
        "handed_in" => Ok(Standing::Rendue),
        "given_back" => Ok(Standing::AReprendre),
        "validated" => Ok(Standing::Validee),
        _ => Err(DbError::Corrupt("remark.standing")),
    }
}

type RemarkRow = (String, String, String, String, String, Option<String>, i64);

impl Tx {
    /// What is said about an entry, in the order in which it came.
    ///
    /// # Errors
    /// Of the database.
    pub async fn remarks(&mut self, entry: EntryId) -> Result<Vec<Remark>, DbError> {
        let rows: Vec<RemarkRow> = self
            .query(
                "SELECT remark.id, remark.person, person.name, person.role, remark.body, remark.standing, remark.at
                 FROM remark JOIN person ON person.id = remark.person
                 WHERE remark.entry = $1 ORDER BY remark.n",
            )
            .bind(entry.to_string())
            .rows()
            .await?;
        rows.into_iter()
            .map(|(id, person, name, as_what, text, stands, at)| {
                Ok(Remark {
                    id: parse("remark.id", &id)?,
                    author: parse("remark.person", &person)?,
                    by: name,
                    role: role(&as_what)?,
                    text,
                    standing: stands.as_deref().map(standing).transpose()?,
                    at,
                })
            })
            .collect()
    }

    /// Who made a remark, and about which entry.
    ///
    /// # Errors
    /// Of the database.
    pub async fn remark(&mut self, id: RemarkId) -> Result<Option<(UserId, EntryId)>, DbError> {
        let row: Option<(String, String)> = self
            .query("SELECT person, entry FROM remark WHERE id = $1")
            .bind(id.to_string())
            .row()
            .await?;
        row.map(|(person, entry)| {
            Ok((
                parse("remark.person", &person)?,
                parse("remark.entry", &entry)?,
            ))
        })
        .transpose()
    }

    /// Adds a remark after those that are there.
    ///
    /// # Errors
    /// Of the database.
    pub async fn add_remark(
        &mut self,
        author: UserId,
        saying: &Saying,
        now: i64,
    ) -> Result<(), DbError> {
        self.query(
            "INSERT INTO remark (id, entry, person, n, body, standing, at)
             SELECT $1, $2, $3, coalesce(max(n), 0) + 1, $4, $5, $6 FROM remark WHERE entry = $2",
        )
        .bind(saying.id.to_string())
        .bind(saying.entry.to_string())
        .bind(author.to_string())
        .bind(&saying.text)
        .bind(saying.standing.map(standing_word))
        .bind(now)
        .run()
        .await?;
        Ok(())
    }

    /// Takes a remark of that person back.
    ///
    /// # Errors
    /// Of the database.
    pub async fn drop_remark(&mut self, author: UserId, id: RemarkId) -> Result<(), DbError> {
        self.query("DELETE FROM remark WHERE id = $1 AND person = $2")
            .bind(id.to_string())
            .bind(author.to_string())
            .run()
            .await?;
        Ok(())
    }

    /// What a person said about pages, oldest first.
    ///
    /// # Errors
    /// Of the database.
    pub async fn remarks_by(&mut self, person: UserId) -> Result<Vec<ExportedRemark>, DbError> {
        let rows: Vec<(String, i64, String, Option<String>)> = self
            .query("SELECT entry, at, body, standing FROM remark WHERE person = $1 ORDER BY at, id")
            .bind(person.to_string())
            .rows()
            .await?;
        rows.into_iter()
            .map(|(entry, at, text, stands)| {
                Ok(ExportedRemark {
                    entry: parse("remark.entry", &entry)?,
                    at,
                    text,
                    standing: stands.as_deref().map(standing).transpose()?,
                })
            })
            .collect()
    }

    /// The remarks of a person on the pages of others become nobody's, see `leave_requests`: pupils keep what was said of their
    /// work. Returns which pages these are about.
    ///
    /// # Errors
    /// Of the database.
    pub async fn leave_remarks(
        &mut self,
        academy: AcademyId,
        person: UserId,
    ) -> Result<Vec<EntryId>, DbError> {
        let rows: Vec<(String,)> = self
            .query(
                "SELECT DISTINCT remark.entry FROM remark JOIN entry ON entry.id = remark.entry
                 WHERE remark.person = $1 AND entry.person <> $1",
            )
            .bind(person.to_string())
            .rows()
            .await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        self.add_nobody(academy).await?;
        self.query(
            "UPDATE remark SET person = $1 WHERE person = $2
             AND entry IN (SELECT id FROM entry WHERE person <> $2)",
        )
        .bind(academy.to_string())
        .bind(person.to_string())
        .run()
        .await?;
        rows.into_iter()
            .map(|(id,)| parse("remark.entry", &id))
            .collect()
    }

    /// An étape that a class has of its own under that identity.
    ///
    /// # Errors
    /// Of the database.
    pub async fn etape(&mut self, class: ClassId, id: &str) -> Result<Option<Etape>, DbError> {
        let body: Option<String> = self
            .query("SELECT body FROM etape WHERE class = $1 AND id = $2")
            .bind(class.to_string())
            .bind(id)
            .value()
            .await?;
        body.map(|body| from_json("etape.body", &body)).transpose()
    }

    /// Puts an étape of a class in its place.
    ///
    /// # Errors
    /// Of the database.
    pub async fn set_etape(&mut self, class: ClassId, etape: &Etape) -> Result<(), DbError> {
        self.query(
            "INSERT INTO etape (class, id, body) VALUES ($1, $2, $3)
             ON CONFLICT (class, id) DO UPDATE SET body = excluded.body",
        )
        .bind(class.to_string())
        .bind(&*etape.id)
        .bind(to_json("etape.body", etape)?)
        .run()
        .await?;
        Ok(())
    }

    /// Takes an étape of a class away; one that is not there is none.
    ///
    /// # Errors
    /// Of the database.
    pub async fn drop_etape(&mut self, class: ClassId, id: &str) -> Result<(), DbError> {
        self.query("DELETE FROM etape WHERE class = $1 AND id = $2")
            .bind(class.to_string())
            .bind(id)
            .run()
            .await?;
        Ok(())
    }

    /// All étapes that a class has of its own.
    ///
    /// # Errors
    /// Of the database.
    pub async fn etapes(&mut self, class: ClassId) -> Result<Vec<Etape>, DbError> {
        let rows: Vec<(String,)> = self
            .query("SELECT body FROM etape WHERE class = $1 ORDER BY id")
            .bind(class.to_string())
            .rows()
            .await?;
        rows.into_iter()
            .map(|(body,)| from_json("etape.body", &body))
            .collect()
    }

    /// The classes of a school, of this year, that have étapes of their own, by name.
    ///
    /// # Errors
    /// Of the database.
    pub async fn changed_parcours(
        &mut self,
        academy: AcademyId,
        school: &Uai,
    ) -> Result<Vec<ClassParcours>, DbError> {
        let rows: Vec<(String, String, String, i64)> = self
            .query(
                "SELECT class.id, class.name, class.level, count(*) FROM class
                 JOIN etape ON etape.class = class.id
                 WHERE class.academy = $1 AND class.school = $2 AND class.erase_at IS NULL
                 GROUP BY class.id, class.name, class.level ORDER BY class.name",
            )
            .bind(academy.to_string())
            .bind(school.as_str())
            .rows()
            .await?;
        rows.into_iter()
            .map(|(id, name, word, own)| {
                Ok(ClassParcours {
                    class: parse("class.id", &id)?,
                    name,
                    level: level(&word)?,
                    own: count("etape.count", own)?,
                })
            })
            .collect()
    }

    /// Which étapes a class has of its own.
    ///
    /// # Errors
    /// Of the database.
    pub async fn etape_ids(&mut self, class: ClassId) -> Result<Vec<String>, DbError> {
        let rows: Vec<(String,)> = self
            .query("SELECT id FROM etape WHERE class = $1 ORDER BY id")
            .bind(class.to_string())
            .rows()
            .await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }
}
