//! The contests of an académie, and the teams that are entered for them.

use domain::concours::Concours;
use domain::ids::{AcademyId, ConcoursId, EquipeId};
use domain::school::Uai;
use protocol::row::Affiche;

use super::DbError;
use super::Tx;
use super::convert::{count, from_json, parse, to_json};

impl Tx {
    /// A contest of that académie.
    ///
    /// # Errors
    /// Of the database.
    pub async fn concours(
        &mut self,
        academy: AcademyId,
        id: ConcoursId,
    ) -> Result<Option<Concours>, DbError> {
        let body: Option<String> = self
            .query("SELECT body FROM concours WHERE id = $1 AND academy = $2")
            .bind(id.to_string())
            .bind(academy.to_string())
            .value()
            .await?;
        body.map(|body| from_json("concours.body", &body))
            .transpose()
    }

    /// Whether any académie has a contest of that identity.
    ///
    /// # Errors
    /// Of the database.
    pub async fn has_concours(&mut self, id: ConcoursId) -> Result<bool, DbError> {
        let found: Option<String> = self
            .query("SELECT id FROM concours WHERE id = $1")
            .bind(id.to_string())
            .value()
            .await?;
        Ok(found.is_some())
    }

    /// Which contests an académie has.
    ///
    /// # Errors
    /// Of the database.
    pub async fn concours_ids(&mut self, academy: AcademyId) -> Result<Vec<ConcoursId>, DbError> {
        let rows: Vec<(String,)> = self
            .query("SELECT id FROM concours WHERE academy = $1 ORDER BY id")
            .bind(academy.to_string())
            .rows()
            .await?;
        ids(rows)
    }

    /// The contests for which a team of that school is entered.
    ///
    /// # Errors
    /// Of the database.
    pub async fn concours_of_school(&mut self, school: &Uai) -> Result<Vec<ConcoursId>, DbError> {
        let rows: Vec<(String,)> = self
            .query(
                "SELECT DISTINCT inscription.concours FROM class
                 JOIN projet ON projet.class = class.id
                 JOIN equipe ON equipe.projet = projet.id
                 JOIN inscription ON inscription.equipe = equipe.id
                 WHERE class.school = $1 ORDER BY inscription.concours",
            )
            .bind(school.as_str())
            .rows()
            .await?;
        ids(rows)
    }

    /// The contests for which a team is entered.
    ///
    /// # Errors
    /// Of the database.
    pub async fn concours_of(&mut self, equipe: EquipeId) -> Result<Vec<ConcoursId>, DbError> {
        let rows: Vec<(String,)> = self
            .query("SELECT concours FROM inscription WHERE equipe = $1 ORDER BY concours")
            .bind(equipe.to_string())
            .rows()
            .await?;
        ids(rows)
    }

    /// Puts a contest in its place.
    ///
    /// # Errors
    /// Of the database.
    pub async fn set_concours(
        &mut self,
        academy: AcademyId,
        concours: &Concours,
    ) -> Result<(), DbError> {
        self.query(
            "INSERT INTO concours (id, academy, body) VALUES ($1, $2, $3)
             ON CONFLICT (id) DO UPDATE SET body = excluded.body",
        )
        .bind(concours.id.to_string())
        .bind(academy.to_string())
        .bind(to_json("concours.body", concours)?)
        .run()
        .await?;
        Ok(())
    }

    /// The teams that are entered for a contest.
    ///
    /// # Errors
    /// Of the database.
    pub async fn entered(&mut self, id: ConcoursId) -> Result<Vec<EquipeId>, DbError> {
        let rows: Vec<(String,)> = self
            .query("SELECT equipe FROM inscription WHERE concours = $1 ORDER BY equipe")
            .bind(id.to_string())
            .rows()
            .await?;
        rows.into_iter()
            .map(|(id,)| parse("inscription.equipe", &id))
            .collect()
    }

    /// How many these are.
    ///
    /// # Errors
    /// Of the database.
    pub async fn entries(&mut self, id: ConcoursId) -> Result<usize, DbError> {
        let entries: i64 = self
            .query("SELECT count(*) FROM inscription WHERE concours = $1")
            .bind(id.to_string())
            .one_value()
            .await?;
        count("inscription.count", entries)
    }

    /// The page with which a team was entered for a contest; `None` for one that is not in it.
    ///
    /// # Errors
    /// Of the database.
    pub async fn entry_page(
        &mut self,
        id: ConcoursId,
        equipe: EquipeId,
    ) -> Result<Option<Affiche>, DbError> {
        let body: Option<String> = self
            .query("SELECT body FROM inscription WHERE concours = $1 AND equipe = $2")
            .bind(id.to_string())
            .bind(equipe.to_string())
            .value()
            .await?;
        body.map(|body| from_json("inscription.body", &body))
            .transpose()
    }

    /// Enters a team for a contest with its page, in the place of the one with which it is in already.
    ///
    /// # Errors
    /// Of the database.
    pub async fn enter(&mut self, id: ConcoursId, page: &Affiche) -> Result<(), DbError> {
        self.query(
            "INSERT INTO inscription (concours, equipe, body) VALUES ($1, $2, $3)
             ON CONFLICT (concours, equipe) DO UPDATE SET body = excluded.body",
        )
        .bind(id.to_string())
        .bind(page.equipe.to_string())
        .bind(to_json("inscription.body", page)?)
        .run()
        .await?;
        Ok(())
    }

    /// Takes a team out of a contest; one that is not in it is none.
    ///
    /// # Errors
    /// Of the database.
    pub async fn withdraw(&mut self, id: ConcoursId, equipe: EquipeId) -> Result<(), DbError> {
        self.query("DELETE FROM inscription WHERE concours = $1 AND equipe = $2")
            .bind(id.to_string())
            .bind(equipe.to_string())
            .run()
            .await?;
        Ok(())
    }
}

fn ids(rows: Vec<(String,)>) -> Result<Vec<ConcoursId>, DbError> {
    rows.into_iter()
        .map(|(id,)| parse("concours.id", &id))
        .collect()
}
