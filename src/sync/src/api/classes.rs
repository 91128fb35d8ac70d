//! Requests about classes and who is in them.

use domain::ids::{ClassId, UserId};
use gloo_net::http::Method;
use protocol::parcours::{OwnEtapes, SchoolParcours};
use protocol::privacy::Closed;
use protocol::session::{
    AddPupils, AddedPupils, Created, Enrolled, JoinClass, Me, NewClass, OpenCode,
};

use super::{Api, json, parse};
use crate::trouble::Trouble;

impl Api {
    /// Creates a class; it comes with the next pull.
    pub async fn create_class(&self, class: &NewClass) -> Result<Created, Trouble> {
        self.post("/api/v1/classes", class).await
    }

    /// Opens, closes or renews the code of a class; the change comes with the next pull.
    pub async fn open_code(&self, class: ClassId, how: &OpenCode) -> Result<(), Trouble> {
        self.send(Method::POST, &class_path(class, "/code"), Some(json(how)?))
            .await
            .map(drop)
    }

    /// Closes a class for good at the year's end.
    pub async fn close_class(&self, class: ClassId) -> Result<Closed, Trouble> {
        let path = class_path(class, "/close");
        parse(&self.send(Method::POST, &path, Some("{}".into())).await?)
    }

    /// The classes of the teacher's school whose parcours was changed.
    pub async fn school_parcours(&self) -> Result<SchoolParcours, Trouble> {
        self.get("/api/v1/parcours").await
    }

    /// The étapes that such a class has of its own.
    pub async fn class_parcours(&self, class: ClassId) -> Result<OwnEtapes, Trouble> {
        self.get(&class_path(class, "/parcours")).await
    }

    /// The pupil who is signed in changes class.
    pub async fn join_class(&self, class: &JoinClass) -> Result<Me, Trouble> {
        self.post("/api/v1/me/class", class).await
    }

    /// Makes a pupil's secrets anew; the former ones stop working.
    pub async fn renew_secret(&self, pupil: UserId) -> Result<Enrolled, Trouble> {
        let path = ["/api/v1/pupils/", &pupil.to_string(), "/secret"].concat();
        parse(&self.send(Method::POST, &path, Some("{}".into())).await?)
    }

    /// Adds pupils to a class, or gives those of the same identities their cards anew; they come with the next pull.
    pub async fn add_pupils(
        &self,
        class: ClassId,
        users: Vec<UserId>,
    ) -> Result<AddedPupils, Trouble> {
        self.post(&class_path(class, "/pupils"), &AddPupils { users })
            .await
    }
}

pub(super) fn class_path(class: ClassId, what: &str) -> String {
    ["/api/v1/classes/", &class.to_string(), what].concat()
}
