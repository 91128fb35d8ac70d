//! Classes and who belongs to them.

use domain::code::ClassCode;
use domain::ids::{AcademyId, ClassId, UserId};
use domain::school::Uai;

use super::DbError;
use super::Tx;
use super::convert::{count, level, level_word, parse, uai};
use super::record::Class;

type ClassRow = (
    String,
    String,
    String,
    String,
    String,
    String,
    Option<i64>,
    Option<i64>,
);

const COLUMNS: &str =
    "SELECT id, academy, school, name, level, code, open_until, erase_at FROM class ";

impl Tx {
    /// The class of that identity, in that académie.
    ///
    /// # Errors
    /// Of the database.
    pub async fn class(
        &mut self,
        academy: AcademyId,
        id: ClassId,
    ) -> Result<Option<Class>, DbError> {
        let row: Option<ClassRow> = self
            .query(sqlx::AssertSqlSafe(format!(
                "{COLUMNS} WHERE id = $1 AND academy = $2"
            )))
            .bind(id.to_string())
            .bind(academy.to_string())
            .row()
            .await?;
        row.map(read).transpose()
    }

    /// The name of a class of that school; `None` for others and for none.
    ///
    /// # Errors
    /// Of the database.
    pub async fn class_name(&mut self, school: &Uai, id: &str) -> Result<Option<String>, DbError> {
        self.query("SELECT name FROM class WHERE id = $1 AND school = $2")
            .bind(id)
            .bind(school.as_str())
            .value()
            .await
    }

    /// The class of that code, of any académie: the code is what a pupil knows before signing in.
    ///
    /// # Errors
    /// Of the database.
    pub async fn class_by_code(&mut self, code: &ClassCode) -> Result<Option<Class>, DbError> {
        let row: Option<ClassRow> = self
            .query(sqlx::AssertSqlSafe(format!("{COLUMNS} WHERE code = $1")))
            .bind(code.as_str())
            .row()
            .await?;
        row.map(read).transpose()
    }

    /// The classes of a person: the pupil's one, the teacher's own, by name. Those that were closed at a year's end are among them.
    ///
    /// # Errors
    /// Of the database.
    pub async fn classes_of(&mut self, person: UserId) -> Result<Vec<Class>, DbError> {
        let rows: Vec<ClassRow> = self.query(sqlx::AssertSqlSafe(format!(
            "{COLUMNS} WHERE id IN (SELECT class FROM membership WHERE person = $1) ORDER BY name"
        )))
        .bind(person.to_string())
        .rows()
        .await?;
        rows.into_iter().map(read).collect()
    }

    /// Adds a class.
    ///
    /// # Errors
    /// Of the database; a duplicate where the name is taken in the school, or the code anywhere.
    pub async fn add_class(&mut self, class: &Class) -> Result<(), DbError> {
        self.query(
            "INSERT INTO class (id, academy, school, name, level, code, open_until)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(class.id.to_string())
        .bind(class.academy.to_string())
        .bind(class.school.as_str())
        .bind(&class.name)
        .bind(level_word(class.level))
        .bind(class.code.as_str())
        .bind(class.open_until)
        .run()
        .await?;
        Ok(())
    }

    /// Sets a class's code and until when new pupils may enrol with it.
    ///
    /// # Errors
    /// Of the database; a duplicate where the code is taken.
    pub async fn set_code(
        &mut self,
        class: ClassId,
        code: &ClassCode,
        open_until: Option<i64>,
    ) -> Result<(), DbError> {
        self.query("UPDATE class SET code = $1, open_until = $2 WHERE id = $3")
            .bind(code.as_str())
            .bind(open_until)
            .bind(class.to_string())
            .run()
            .await?;
        Ok(())
    }

    /// Makes a person a member of a class: a pupil with the key of the pseudonym, a teacher without.
    ///
    /// # Errors
    /// Of the database; a duplicate where the pseudonym is taken in the class.
    pub async fn join_class(
        &mut self,
        class: ClassId,
        person: UserId,
        pseudonym: Option<&str>,
    ) -> Result<(), DbError> {
        self.query("INSERT INTO membership (class, person, pseudonym) VALUES ($1, $2, $3)")
            .bind(class.to_string())
            .bind(person.to_string())
            .bind(pseudonym)
            .run()
            .await?;
        Ok(())
    }

    /// Number of pupils of a class.
    ///
    /// # Errors
    /// Of the database.
    pub async fn pupils(&mut self, class: ClassId) -> Result<u32, DbError> {
        let pupils: i64 = self
            .query("SELECT count(*) FROM membership WHERE class = $1 AND pseudonym IS NOT NULL")
            .bind(class.to_string())
            .one_value()
            .await?;
        count("membership.count", pupils)
    }
}

fn read(
    (id, academy, school, name, word, code, open_until, erase_at): ClassRow,
) -> Result<Class, DbError> {
    Ok(Class {
        id: parse("class.id", &id)?,
        academy: parse("class.academy", &academy)?,
        school: uai("class.school", &school)?,
        name,
        level: level(&word)?,
        code: ClassCode::parse(&code).map_err(|_| DbError::Corrupt("class.code"))?,
        open_until,
        erase_at,
    })
}
