//! Requests about the gap between girls and boys.

use domain::gap::Gender;
use domain::ids::{ClassId, UserId};
use gloo_net::http::Method;
use protocol::gap::{AskGap, Gap, OwnGender, SayGender};

use super::classes::class_path;
use super::{Api, json, parse};
use crate::trouble::Trouble;

const OWN: &str = "/api/v1/me/gender";

impl Api {
    /// What a class is told.
    pub async fn gap(&self, class: ClassId) -> Result<Gap, Trouble> {
        self.get(&class_path(class, "/gap")).await
    }

    /// Asks a class, or asks it no more.
    pub async fn ask_gap(&self, class: ClassId, asked: bool) -> Result<Gap, Trouble> {
        self.post(&class_path(class, "/gap"), &AskGap { asked })
            .await
    }

    /// What this pupil said; [`Trouble::NotYours`] when somebody else is signed in.
    pub async fn gender(&self, user: UserId) -> Result<OwnGender, Trouble> {
        let own: OwnGender = self.get(OWN).await?;
        if own.user == user {
            Ok(own)
        } else {
            Err(Trouble::NotYours)
        }
    }

    /// This pupil says it, or takes it back.
    pub async fn say_gender(
        &self,
        user: UserId,
        said: Option<Gender>,
    ) -> Result<OwnGender, Trouble> {
        let body = json(&SayGender { user, said })?;
        parse(&self.send(Method::PUT, OWN, Some(body)).await?)
    }
}
