//! Adults at the school's identity provider, and visits there that are under way.

use domain::ids::UserId;

use super::DbError;
use super::Tx;
use super::convert::{parse, parse_opt};
use super::record::{Errand, Visit};

type VisitRow = (Vec<u8>, String, String, Option<String>, Option<Vec<u8>>);

impl Tx {
    /// Who that is at the provider.
    ///
    /// # Errors
    /// Of the database.
    pub async fn person_known_as(
        &mut self,
        provider: &str,
        subject: &str,
    ) -> Result<Option<UserId>, DbError> {
        let id: Option<String> = self
            .query("SELECT person FROM identity WHERE provider = $1 AND subject = $2")
            .bind(provider)
            .bind(subject)
            .value()
            .await?;
        parse_opt("identity.person", id)
    }

    /// Whether the provider knows that person.
    ///
    /// # Errors
    /// Of the database.
    pub async fn is_known_at(&mut self, provider: &str, person: UserId) -> Result<bool, DbError> {
        let since: Option<i64> = self
            .query("SELECT since FROM identity WHERE provider = $1 AND person = $2")
            .bind(provider)
            .bind(person.to_string())
            .value()
            .await?;
        Ok(since.is_some())
    }

    /// From now on that is this person.
    ///
    /// # Errors
    /// Of the database; a duplicate where it is somebody already, or the person is another one there.
    pub async fn add_identity(
        &mut self,
        (provider, subject): (&str, &str),
        person: UserId,
        now: i64,
    ) -> Result<(), DbError> {
        self.query(
            "INSERT INTO identity (provider, subject, person, since) VALUES ($1, $2, $3, $4)",
        )
        .bind(provider)
        .bind(subject)
        .bind(person.to_string())
        .bind(now)
        .run()
        .await?;
        Ok(())
    }

    /// The provider knows that person no more. False when it did not.
    ///
    /// # Errors
    /// Of the database.
    pub async fn drop_identity(&mut self, provider: &str, person: UserId) -> Result<bool, DbError> {
        let gone = self
            .query("DELETE FROM identity WHERE provider = $1 AND person = $2")
            .bind(provider)
            .bind(person.to_string())
            .run()
            .await?;
        Ok(gone == 1)
    }

    /// Forgets the visits that lasted too long, and the oldest of the others where there would be more than `most` with one more.
    ///
    /// # Errors
    /// Of the database.
    pub async fn make_room_for_visit(&mut self, now: i64, most: i64) -> Result<(), DbError> {
        self.query("DELETE FROM identity_visit WHERE expires <= $1")
            .bind(now)
            .run()
            .await?;
        let kept: i64 = self
            .query("SELECT count(*) FROM identity_visit")
            .one_value()
            .await?;
        if kept < most {
            return Ok(());
        }
        self.query(
            "DELETE FROM identity_visit WHERE state IN
             (SELECT state FROM identity_visit ORDER BY expires, state LIMIT $1)",
        )
        .bind(kept - most + 1)
        .run()
        .await?;
        Ok(())
    }

    /// Begins a visit, found again by the hash of its state.
    ///
    /// # Errors
    /// Of the database.
    pub async fn add_visit(
        &mut self,
        state: &[u8; 32],
        visit: &Visit,
        expires: i64,
    ) -> Result<(), DbError> {
        let (person, invitation) = match visit.errand {
            Errand::Enter => (None, None),
            Errand::Link(person) => (Some(person.to_string()), None),
            Errand::Accept(link) => (None, Some(link.to_vec())),
        };
        self.query(
            "INSERT INTO identity_visit (state, browser, nonce, verifier, person, invitation, expires)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(state.as_slice())
        .bind(visit.browser.as_slice())
        .bind(&visit.nonce)
        .bind(&visit.verifier)
        .bind(person)
        .bind(invitation)
        .bind(expires)
        .run()
        .await?;
        Ok(())
    }

    /// Ends a visit that did not last too long: what comes back is good once.
    ///
    /// # Errors
    /// Of the database.
    pub async fn take_visit(
        &mut self,
        state: &[u8; 32],
        now: i64,
    ) -> Result<Option<Visit>, DbError> {
        let row: Option<VisitRow> = self
            .query(
                "DELETE FROM identity_visit WHERE state = $1 AND expires > $2
                 RETURNING browser, nonce, verifier, person, invitation",
            )
            .bind(state.as_slice())
            .bind(now)
            .row()
            .await?;
        row.map(|(browser, nonce, verifier, person, invitation)| {
            let errand = match (person, invitation) {
                (Some(person), _) => Errand::Link(parse("identity_visit.person", &person)?),
                (None, Some(link)) => Errand::Accept(hash("identity_visit.invitation", link)?),
                (None, None) => Errand::Enter,
            };
            Ok(Visit {
                browser: hash("identity_visit.browser", browser)?,
                nonce,
                verifier,
                errand,
            })
        })
        .transpose()
    }
}

fn hash(column: &'static str, bytes: Vec<u8>) -> Result<[u8; 32], DbError> {
    bytes.try_into().map_err(|_| DbError::Corrupt(column))
}
