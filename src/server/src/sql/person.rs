//! Persons of every role.

use domain::ids::{AcademyId, ClassId, UserId};
use domain::school::Uai;

use super::DbError;
use super::Tx;
use super::convert::{parse, parse_opt, role, role_word, uai_opt};
use super::record::Person;

type PersonRow = (
    String,
    String,
    String,
    String,
    Option<String>,
    Option<String>,
    Option<i64>,
);

impl Tx {
    /// The person of that identity. Only for one's own session: everything else goes by académie.
    ///
    /// # Errors
    /// Of the database.
    pub async fn person(&mut self, id: UserId) -> Result<Option<Person>, DbError> {
        let row: Option<PersonRow> = self.query(
            "SELECT id, academy, role, name, school, company, last_seen FROM person WHERE id = $1",
        )
        .bind(id.to_string())
        .row()
        .await?;
        row.map(read).transpose()
    }

    /// The person of that identity, in that académie.
    ///
    /// # Errors
    /// Of the database.
    pub async fn person_of(
        &mut self,
        academy: AcademyId,
        id: UserId,
    ) -> Result<Option<Person>, DbError> {
        let person = self.person(id).await?;
        Ok(person.filter(|person| person.academy == academy))
    }

    /// The adult of that identifier, with the hash of the passphrase.
    ///
    /// # Errors
    /// Of the database.
    pub async fn adult(&mut self, login: &str) -> Result<Option<(UserId, String)>, DbError> {
        let row: Option<(String, String)> = self
            .query("SELECT id, passphrase FROM person WHERE login = $1 AND passphrase IS NOT NULL")
            .bind(login)
            .row()
            .await?;
        row.map(|(id, hash)| Ok((parse("person.id", &id)?, hash)))
            .transpose()
    }

    /// The identifier of an adult, with the hash of the passphrase.
    ///
    /// # Errors
    /// Of the database.
    pub async fn passphrase(&mut self, id: UserId) -> Result<Option<(String, String)>, DbError> {
        self.query(
            "SELECT login, passphrase FROM person
             WHERE id = $1 AND login IS NOT NULL AND passphrase IS NOT NULL",
        )
        .bind(id.to_string())
        .row()
        .await
    }

    /// The pupil of a class under the key of a pseudonym, with the keyed hash of the secret.
    ///
    /// # Errors
    /// Of the database.
    pub async fn pupil(
        &mut self,
        class: ClassId,
        pseudonym: &str,
    ) -> Result<Option<(UserId, Vec<u8>)>, DbError> {
        let row: Option<(String, Vec<u8>)> = self
            .query(
                "SELECT person.id, person.secret FROM membership
             JOIN person ON person.id = membership.person
             WHERE membership.class = $1 AND membership.pseudonym = $2
               AND person.role = 'pupil' AND person.secret IS NOT NULL",
            )
            .bind(class.to_string())
            .bind(pseudonym)
            .row()
            .await?;
        row.map(|(id, secret)| Ok((parse("person.id", &id)?, secret)))
            .transpose()
    }

    /// The pupil whose card has that keyed hash.
    ///
    /// # Errors
    /// Of the database.
    pub async fn card_holder(&mut self, card: &[u8; 32]) -> Result<Option<UserId>, DbError> {
        let id: Option<String> = self
            .query("SELECT id FROM person WHERE card = $1 AND role = 'pupil'")
            .bind(card.as_slice())
            .value()
            .await?;
        parse_opt("person.id", id)
    }

    /// Adds a person without any secret.
    ///
    /// # Errors
    /// Of the database.
    pub async fn add_person(&mut self, person: &Person) -> Result<(), DbError> {
        self.query(
            "INSERT INTO person (id, academy, role, name, school, company)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(person.id.to_string())
        .bind(person.academy.to_string())
        .bind(role_word(person.role))
        .bind(&person.name)
        .bind(person.school.as_ref().map(|uai| uai.as_str()))
        .bind(person.company.map(|company| company.to_string()))
        .run()
        .await?;
        Ok(())
    }

    /// Gives an adult an identifier and a passphrase.
    ///
    /// # Errors
    /// Of the database; a duplicate where the identifier is taken.
    pub async fn set_passphrase(
        &mut self,
        id: UserId,
        login: &str,
        hash: &str,
    ) -> Result<(), DbError> {
        self.query("UPDATE person SET login = $1, passphrase = $2 WHERE id = $3")
            .bind(login)
            .bind(hash)
            .bind(id.to_string())
            .run()
            .await?;
        Ok(())
    }

    /// Gives a pupil a secret and a card, as keyed hashes; the former ones stop working.
    ///
    /// # Errors
    /// Of the database.
    pub async fn set_secret(
        &mut self,
        id: UserId,
        secret: &[u8; 32],
        card: &[u8; 32],
    ) -> Result<(), DbError> {
        self.query("UPDATE person SET secret = $1, card = $2 WHERE id = $3")
            .bind(secret.as_slice())
            .bind(card.as_slice())
            .bind(id.to_string())
            .run()
            .await?;
        Ok(())
    }

    /// The server heard from this person.
    ///
    /// # Errors
    /// Of the database.
    pub async fn saw(&mut self, id: UserId, now: i64) -> Result<(), DbError> {
        self.query("UPDATE person SET last_seen = $1 WHERE id = $2")
            .bind(now)
            .bind(id.to_string())
            .run()
            .await?;
        Ok(())
    }

    /// What a person of that school is called; `None` for others and for who is no more.
    ///
    /// # Errors
    /// Of the database.
    pub async fn name_in_school(
        &mut self,
        school: &Uai,
        id: &str,
    ) -> Result<Option<String>, DbError> {
        self.query("SELECT name FROM person WHERE id = $1 AND school = $2")
            .bind(id)
            .bind(school.as_str())
            .value()
            .await
    }

    /// All adults who are somebody, with their identifiers, for the operator's list.
    ///
    /// # Errors
    /// Of the database.
    pub async fn adults(&mut self) -> Result<Vec<(Person, Option<String>)>, DbError> {
        let rows: Vec<(String, Option<String>)> = self
            .query(
                "SELECT id, login FROM person WHERE role <> 'pupil' AND name <> ''
                 ORDER BY academy, role, name",
            )
            .rows()
            .await?;
        let mut adults = Vec::with_capacity(rows.len());
        for (id, login) in rows {
            if let Some(person) = self.person(parse("person.id", &id)?).await? {
                adults.push((person, login));
            }
        }
        Ok(adults)
    }
}

fn read(
    (id, academy, word, name, school, company, last_seen): PersonRow,
) -> Result<Person, DbError> {
    Ok(Person {
        id: parse("person.id", &id)?,
        academy: parse("person.academy", &academy)?,
        role: role(&word)?,
        name,
        school: uai_opt("person.school", school)?,
        company: parse_opt("person.company", company)?,
        last_seen,
    })
}
