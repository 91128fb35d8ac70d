//! Every request that the application makes, one function each.

use std::rc::Rc;

use domain::ids::{ClassId, UserId};
use gloo_net::http::Method;
use protocol::session::{
    Accept, AdultSignIn, CardSignIn, ClassGreeting, ClassKnock, Created, Enrol, Enrolled,
    Invitation, Invite, Me, NewClass, NewSchool, OpenCode, PupilSignIn,
};
use protocol::wire::{PullPage, PullQuery, PushRequest, PushResponse, SIGNATURE};
use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::RequestCache;

use crate::net::Net;
use crate::trouble::Trouble;

/// The server, as the browser speaks with it. Clones share what is under way.
#[derive(Clone, Default)]
pub struct Api {
    net: Rc<Net>,
}

impl Api {
    /// The server that served the page.
    pub fn new() -> Self {
        Self::default()
    }

    /// Aborts all requests under way and refuses later ones, with [`Trouble::Offline`].
    pub fn close(&self) {
        self.net.close();
    }

    pub(crate) fn abort(&self) {
        self.net.abort();
    }

    /// Who is signed in; [`Trouble::SignedOut`] when nobody is.
    pub async fn me(&self) -> Result<Me, Trouble> {
        self.get("/api/v1/session").await
    }

    /// Signs an adult in.
    pub async fn sign_in_adult(&self, who: &AdultSignIn) -> Result<Me, Trouble> {
        self.post("/api/v1/session/adult", who).await
    }

    /// Signs a pupil in by code, pseudonym and secret.
    pub async fn sign_in_pupil(&self, who: &PupilSignIn) -> Result<Me, Trouble> {
        self.post("/api/v1/session/pupil", who).await
    }

    /// Signs a pupil in by card.
    pub async fn sign_in_card(&self, who: &CardSignIn) -> Result<Me, Trouble> {
        self.post("/api/v1/session/card", who).await
    }

    /// Asks which class a code names.
    pub async fn knock(&self, class: &ClassKnock) -> Result<ClassGreeting, Trouble> {
        self.post("/api/v1/class-code", class).await
    }

    /// A new pupil takes a pseudonym; signs in too.
    pub async fn enrol(&self, pupil: &Enrol) -> Result<Enrolled, Trouble> {
        self.post("/api/v1/enrolment", pupil).await
    }

    /// Ends this session.
    pub async fn sign_out(&self) -> Result<(), Trouble> {
        self.delete("/api/v1/session").await
    }

    /// Ends all sessions of this person.
    pub async fn sign_out_everywhere(&self) -> Result<(), Trouble> {
        self.delete("/api/v1/sessions").await
    }

    /// Takes an invitation: chooses identifier and passphrase, and signs in.
    pub async fn accept(&self, choice: &Accept) -> Result<Me, Trouble> {
        self.post("/api/v1/invitations/accept", choice).await
    }

    /// Invites a person.
    pub async fn invite(&self, person: &Invite) -> Result<Invitation, Trouble> {
        self.post("/api/v1/invitations", person).await
    }

    /// Creates a class; it comes with the next pull.
    pub async fn create_class(&self, class: &NewClass) -> Result<Created, Trouble> {
        self.post("/api/v1/classes", class).await
    }

    /// Opens, closes or renews the code of a class; the change comes with the next pull.
    pub async fn open_code(&self, class: ClassId, how: &OpenCode) -> Result<(), Trouble> {
        let path = ["/api/v1/classes/", &class.to_string(), "/code"].concat();
        self.send(Method::POST, &path, Some(json(how)?))
            .await
            .map(drop)
    }

    /// Makes a pupil's secrets anew; the former ones stop working.
    pub async fn renew_secret(&self, pupil: UserId) -> Result<Enrolled, Trouble> {
        let path = ["/api/v1/pupils/", &pupil.to_string(), "/secret"].concat();
        parse(&self.send(Method::POST, &path, Some("{}".into())).await?)
    }

    /// Creates a school; it comes with the next pull.
    pub async fn create_school(&self, school: &NewSchool) -> Result<Created, Trouble> {
        self.post("/api/v1/schools", school).await
    }

    /// Sends lines of the queue.
    pub async fn push(&self, request: &PushRequest) -> Result<PushResponse, Trouble> {
        let response: PushResponse = self.post("/api/v1/sync/push", request).await?;
        signed(&response.sig)?;
        Ok(response)
    }

    /// Asks for a page of what changed.
    pub async fn pull(&self, query: &PullQuery) -> Result<PullPage, Trouble> {
        let mut path = ["/api/v1/sync/pull?client=", &query.client.to_string()].concat();
        if let Some(cursor) = &query.cursor {
            path.push_str("&cursor=");
            path.push_str(&String::from(js_sys::encode_uri_component(cursor)));
        }
        if let Some(held) = query.held {
            path.push_str("&held=");
            path.push_str(&held.to_string());
        }
        if let Some(user) = query.user {
            path.push_str("&user=");
            path.push_str(&user.to_string());
        }
        let page: PullPage = self.get(&path).await?;
        signed(&page.sig)?;
        Ok(page)
    }

    /// The index of the published catalogue, as bytes.
    pub async fn catalogue_index(&self) -> Result<Vec<u8>, Trouble> {
        let path = "/api/v1/catalogue/index";
        self.net.bytes(path, RequestCache::Default).await
    }

    /// A part of the catalogue by its address. The caller verifies it; `anew` passes over what the browser's
    /// own cache holds.
    pub async fn catalogue_part(&self, address: &str, anew: bool) -> Result<Vec<u8>, Trouble> {
        let path = ["/api/v1/catalogue/parts/", address].concat();
        let cache = if anew {
            RequestCache::Reload
        } else {
            RequestCache::Default
        };
        self.net.bytes(&path, cache).await
    }

    async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, Trouble> {
        parse(&self.send(Method::GET, path, None).await?)
    }

    async fn post<B: Serialize, T: DeserializeOwned>(
        &self,
        path: &str,
        body: &B,
    ) -> Result<T, Trouble> {
        parse(&self.send(Method::POST, path, Some(json(body)?)).await?)
    }

    async fn delete(&self, path: &str) -> Result<(), Trouble> {
        self.send(Method::DELETE, path, None).await.map(drop)
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        body: Option<String>,
    ) -> Result<String, Trouble> {
        self.net.json(method, path, body).await
    }
}

fn json<B: Serialize>(body: &B) -> Result<String, Trouble> {
    serde_json::to_string(body).map_err(|_| Trouble::Protocol)
}

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, Trouble> {
    serde_json::from_str(text).map_err(|_| Trouble::Protocol)
}

fn signed(sig: &str) -> Result<(), Trouble> {
    if sig == SIGNATURE {
        Ok(())
    } else {
        Err(Trouble::Portal)
    }
}
