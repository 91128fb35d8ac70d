//! Every request that the application makes, one function each.

mod classes;
mod gap;

use std::rc::Rc;

use domain::attachment::BlobId;
use domain::ids::{ClassId, UserId};
use gloo_net::http::Method;
use protocol::privacy::{
    ClassPupils, Erase, EraseByFamily, EraseByHead, Export, FamilyLink, OpenFamily, Retention,
};
use protocol::session::{
    Accept, AdultSignIn, BeginFactor, CardSignIn, ChangePassphrase, ClassGreeting, ClassKnock,
    ConfirmFactor, Connections, Created, Door, EndFactor, Enrol, Enrolled, FactorKey, Identity,
    Invitation, Invite, Me, NewSchool, PupilSignIn, RecoveryCodes, SecondFactor, Vault,
    VisitProvider,
};
use protocol::trail::{TrailPage, TrailQuery};
use protocol::wire::{
    PIECE_BYTES, PullPage, PullQuery, PushRequest, PushResponse, Received, SIGNATURE,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::RequestCache;

use crate::net::{Body, Net};
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

    /// The same for the profile of this user; [`Trouble::Erased`] when its account is no more.
    pub async fn me_or_erased(&self, user: UserId) -> Result<Me, Trouble> {
        self.get(&["/api/v1/session?user=", &user.to_string()].concat())
            .await
    }

    /// What opens this person's profile on any device.
    pub async fn vault(&self) -> Result<Vault, Trouble> {
        self.get("/api/v1/session/vault").await
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

    /// Where this person is signed in.
    pub async fn connections(&self) -> Result<Connections, Trouble> {
        self.get("/api/v1/sessions").await
    }

    /// Ends one of this person's sessions.
    pub async fn end_connection(&self, id: &str) -> Result<(), Trouble> {
        self.delete(&["/api/v1/sessions/", id].concat()).await
    }

    /// Changes the passphrase; the other sessions end.
    pub async fn change_passphrase(&self, change: &ChangePassphrase) -> Result<(), Trouble> {
        self.send(Method::POST, "/api/v1/passphrase", Some(json(change)?))
            .await
            .map(drop)
    }

    /// Whether this adult has a second factor.
    pub async fn second_factor(&self) -> Result<SecondFactor, Trouble> {
        self.get("/api/v1/second-factor").await
    }

    /// Begins a second factor.
    pub async fn begin_factor(&self, ask: &BeginFactor) -> Result<FactorKey, Trouble> {
        self.post("/api/v1/second-factor", ask).await
    }

    /// Turns it on.
    pub async fn confirm_factor(&self, ask: &ConfirmFactor) -> Result<RecoveryCodes, Trouble> {
        self.post("/api/v1/second-factor/confirm", ask).await
    }

    /// Turns it off.
    pub async fn end_factor(&self, ask: &EndFactor) -> Result<(), Trouble> {
        let path = "/api/v1/second-factor/end";
        self.send(Method::POST, path, Some(json(ask)?))
            .await
            .map(drop)
    }

    /// The school's identity provider, and whether it knows this adult.
    pub async fn identity(&self) -> Result<Identity, Trouble> {
        self.get("/api/v1/identity").await
    }

    /// Where the browser goes to sign in there.
    pub async fn visit_provider(&self, ask: &VisitProvider) -> Result<Door, Trouble> {
        self.post("/api/v1/identity", ask).await
    }

    /// Makes it know this adult no more.
    pub async fn leave_provider(&self) -> Result<(), Trouble> {
        self.delete("/api/v1/identity").await
    }

    /// Ends all sessions of this person.
    pub async fn sign_out_everywhere(&self) -> Result<(), Trouble> {
        self.delete("/api/v1/sessions").await
    }

    /// All that the server keeps of the pupil who is signed in, and the same as it came, for a file.
    pub async fn export(&self) -> Result<(Export, String), Trouble> {
        let text = self.send(Method::GET, "/api/v1/me/export", None).await?;
        Ok((parse(&text)?, text))
    }

    /// Takes the account of the pupil who is signed in away for good.
    pub async fn erase(&self, words: &Erase) -> Result<(), Trouble> {
        self.send(Method::POST, "/api/v1/me/erase", Some(json(words)?))
            .await
            .map(drop)
    }

    /// The same of a pupil, by the family's link.
    pub async fn open_family(&self, link: &OpenFamily) -> Result<(Export, String), Trouble> {
        let body = Some(json(link)?);
        let text = self.send(Method::POST, "/api/v1/family", body).await?;
        Ok((parse(&text)?, text))
    }

    /// The family takes the account away for good.
    pub async fn erase_family(&self, ask: &EraseByFamily) -> Result<(), Trouble> {
        let path = "/api/v1/family/erase";
        self.send(Method::POST, path, Some(json(ask)?))
            .await
            .map(drop)
    }

    /// The pupils of a class, for the head.
    pub async fn class_pupils(&self, class: ClassId) -> Result<ClassPupils, Trouble> {
        self.get(&["/api/v1/classes/", &class.to_string(), "/pupils"].concat())
            .await
    }

    /// A page of who saw or changed what in the school, for its head.
    pub async fn trail(&self, query: &TrailQuery) -> Result<TrailPage, Trouble> {
        let mut path = [
            "/api/v1/trail?export=",
            if query.export { "true" } else { "false" },
        ]
        .concat();
        if let Some(kind) = query.kind {
            path.push_str("&kind=");
            path.push_str(kind.name());
        }
        if let Some(person) = query.person {
            path.push_str("&person=");
            path.push_str(&person.to_string());
        }
        if let Some(before) = &query.before {
            path.push_str("&before=");
            path.push_str(&String::from(js_sys::encode_uri_component(before)));
        }
        self.get(&path).await
    }

    /// A link for a pupil's family; a former one stops working.
    pub async fn family_link(&self, pupil: UserId) -> Result<FamilyLink, Trouble> {
        let path = ["/api/v1/pupils/", &pupil.to_string(), "/family-link"].concat();
        parse(&self.send(Method::POST, &path, Some("{}".into())).await?)
    }

    /// The head takes a pupil's account away for good.
    pub async fn erase_pupil(&self, pupil: UserId, ask: &EraseByHead) -> Result<(), Trouble> {
        let path = ["/api/v1/pupils/", &pupil.to_string(), "/erase"].concat();
        self.send(Method::POST, &path, Some(json(ask)?))
            .await
            .map(drop)
    }

    /// Takes an invitation: chooses identifier and passphrase, and signs in.
    pub async fn accept(&self, choice: &Accept) -> Result<Me, Trouble> {
        self.post("/api/v1/invitations/accept", choice).await
    }

    /// Invites a person.
    pub async fn invite(&self, person: &Invite) -> Result<Invitation, Trouble> {
        self.post("/api/v1/invitations", person).await
    }

    /// How long the server keeps things.
    pub async fn retention(&self) -> Result<Retention, Trouble> {
        self.get("/api/v1/retention").await
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

    /// Sends the piece of a file that begins at `first`; at its end, asks how far it has come.
    pub(crate) async fn put_file(
        &self,
        id: BlobId,
        file: &[u8],
        first: usize,
    ) -> Result<Received, Trouble> {
        let end = file.len().min(first.saturating_add(PIECE_BYTES));
        let piece = file.get(first..end).unwrap_or_default();
        let total = file.len().to_string();
        let range = if piece.is_empty() {
            ["bytes */", &total].concat()
        } else {
            let last = (end - 1).to_string();
            ["bytes ", &first.to_string(), "-", &last, "/", &total].concat()
        };
        let piece = Body::Piece(range, piece.to_vec());
        let answer = self.net.json(Method::PUT, &blob_path(id), piece).await?;
        let received: Received = parse(&answer)?;
        signed(&received.sig)?;
        Ok(received)
    }

    /// A file as the server keeps it.
    pub(crate) async fn file(&self, id: BlobId) -> Result<Vec<u8>, Trouble> {
        let path = blob_path(id);
        self.net.bytes(&path, RequestCache::NoStore).await
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
        let body = body.map_or(Body::Nothing, Body::Json);
        self.net.json(method, path, body).await
    }
}

fn blob_path(id: BlobId) -> String {
    ["/api/v1/blobs/", &id.to_string()].concat()
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
