//! The projects of classes, their teams and what these work on.

use domain::equipe::{Equipe, Membre, Stamps, Travail};
use domain::ids::{ClassId, EquipeId, ProjetId, UserId};
use domain::projet::Projet;

use super::DbError;
use super::Tx;
use super::convert::{count, from_json, parse, to_json};
use super::record::Team;

impl Tx {
    /// A project, of any class.
    ///
    /// # Errors
    /// Of the database.
    pub async fn projet(&mut self, id: ProjetId) -> Result<Option<Projet>, DbError> {
        let body: Option<String> = self
            .query("SELECT body FROM projet WHERE id = $1")
            .bind(id.to_string())
            .value()
            .await?;
        body.map(|body| from_json("projet.body", &body)).transpose()
    }

    /// Which projects a class has.
    ///
    /// # Errors
    /// Of the database.
    pub async fn projet_ids(&mut self, class: ClassId) -> Result<Vec<ProjetId>, DbError> {
        let rows: Vec<(String,)> = self
            .query("SELECT id FROM projet WHERE class = $1 ORDER BY id")
            .bind(class.to_string())
            .rows()
            .await?;
        rows.into_iter()
            .map(|(id,)| parse("projet.id", &id))
            .collect()
    }

    /// Puts a project in its place.
    ///
    /// # Errors
    /// Of the database.
    pub async fn set_projet(&mut self, projet: &Projet) -> Result<(), DbError> {
        self.query(
            "INSERT INTO projet (id, class, body) VALUES ($1, $2, $3)
             ON CONFLICT (id) DO UPDATE SET body = excluded.body",
        )
        .bind(projet.id.to_string())
        .bind(projet.class.to_string())
        .bind(to_json("projet.body", projet)?)
        .run()
        .await?;
        Ok(())
    }

    /// The class of a team's project, which never changes.
    ///
    /// # Errors
    /// Of the database.
    pub async fn class_of_equipe(&mut self, id: EquipeId) -> Result<Option<ClassId>, DbError> {
        let class: Option<String> = self
            .query(
                "SELECT projet.class FROM equipe JOIN projet ON projet.id = equipe.projet
                 WHERE equipe.id = $1",
            )
            .bind(id.to_string())
            .value()
            .await?;
        class.map(|class| parse("projet.class", &class)).transpose()
    }

    /// A team with its members and what it works on.
    ///
    /// # Errors
    /// Of the database.
    pub async fn equipe(&mut self, id: EquipeId) -> Result<Option<Team>, DbError> {
        let row: Option<(String, String, bool, String, String)> = self
            .query("SELECT projet, nom, retiree, travail, history FROM equipe WHERE id = $1")
            .bind(id.to_string())
            .row()
            .await?;
        let Some((projet, nom, retiree, travail, history)) = row else {
            return Ok(None);
        };
        let equipe = Equipe {
            id,
            projet: parse("equipe.projet", &projet)?,
            nom,
            membres: self.membres(id).await?,
            retiree,
        };
        Ok(Some(Team {
            equipe,
            travail: from_json("equipe.travail", &travail)?,
            stamps: from_json("equipe.history", &history)?,
        }))
    }

    async fn membres(&mut self, id: EquipeId) -> Result<Vec<Membre>, DbError> {
        let rows: Vec<(String, String)> = self
            .query("SELECT person, fonction FROM equipe_membre WHERE equipe = $1 ORDER BY n")
            .bind(id.to_string())
            .rows()
            .await?;
        rows.into_iter()
            .map(|(person, fonction)| {
                let user = parse("equipe_membre.person", &person)?;
                Ok(Membre { user, fonction })
            })
            .collect()
    }

    /// Which teams a project has.
    ///
    /// # Errors
    /// Of the database.
    pub async fn equipe_ids(&mut self, projet: ProjetId) -> Result<Vec<EquipeId>, DbError> {
        let rows: Vec<(String,)> = self
            .query("SELECT id FROM equipe WHERE projet = $1 ORDER BY id")
            .bind(projet.to_string())
            .rows()
            .await?;
        ids(rows)
    }

    /// How many teams of a project are not taken out.
    ///
    /// # Errors
    /// Of the database.
    pub async fn live_equipes(&mut self, projet: ProjetId) -> Result<usize, DbError> {
        let live: i64 = self
            .query("SELECT count(*) FROM equipe WHERE projet = $1 AND retiree = $2")
            .bind(projet.to_string())
            .bind(false)
            .one_value()
            .await?;
        count("equipe.count", live)
    }

    /// The teams of a person, of classes that were closed too.
    ///
    /// # Errors
    /// Of the database.
    pub async fn equipes_of(&mut self, person: UserId) -> Result<Vec<EquipeId>, DbError> {
        let rows: Vec<(String,)> = self
            .query("SELECT equipe FROM equipe_membre WHERE person = $1 ORDER BY equipe")
            .bind(person.to_string())
            .rows()
            .await?;
        ids(rows)
    }

    /// Puts a team with its members and its work in its place.
    ///
    /// # Errors
    /// Of the database.
    pub async fn set_equipe(&mut self, team: &Team) -> Result<(), DbError> {
        let Equipe {
            id,
            projet,
            nom,
            membres,
            retiree,
        } = &team.equipe;
        self.query(
            "INSERT INTO equipe (id, projet, nom, retiree, travail, history) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (id) DO UPDATE SET nom = excluded.nom, retiree = excluded.retiree,
                 travail = excluded.travail, history = excluded.history",
        )
        .bind(id.to_string())
        .bind(projet.to_string())
        .bind(nom)
        .bind(*retiree)
        .bind(to_json::<Travail>("equipe.travail", &team.travail)?)
        .bind(to_json::<Stamps>("equipe.history", &team.stamps)?)
        .run()
        .await?;
        self.query("DELETE FROM equipe_membre WHERE equipe = $1")
            .bind(id.to_string())
            .run()
            .await?;
        for (n, membre) in (1i64..).zip(membres) {
            self.query(
                "INSERT INTO equipe_membre (equipe, person, n, fonction) VALUES ($1, $2, $3, $4)",
            )
            .bind(id.to_string())
            .bind(membre.user.to_string())
            .bind(n)
            .bind(&membre.fonction)
            .run()
            .await?;
        }
        Ok(())
    }

    /// A person is no member of a team any more.
    ///
    /// # Errors
    /// Of the database.
    pub async fn leave_equipe(&mut self, id: EquipeId, person: UserId) -> Result<(), DbError> {
        self.query("DELETE FROM equipe_membre WHERE equipe = $1 AND person = $2")
            .bind(id.to_string())
            .bind(person.to_string())
            .run()
            .await?;
        Ok(())
    }

    /// Takes a team away with all that it wrote.
    ///
    /// # Errors
    /// Of the database.
    pub async fn drop_equipe(&mut self, id: EquipeId) -> Result<(), DbError> {
        for statement in [
            "DELETE FROM inscription WHERE equipe = $1",
            "DELETE FROM equipe_membre WHERE equipe = $1",
            "DELETE FROM equipe WHERE id = $1",
        ] {
            self.query(statement).bind(id.to_string()).run().await?;
        }
        Ok(())
    }
}

fn ids(rows: Vec<(String,)>) -> Result<Vec<EquipeId>, DbError> {
    rows.into_iter()
        .map(|(id,)| parse("equipe.id", &id))
        .collect()
}
