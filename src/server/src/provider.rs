//! The school's identity provider, by OpenID Connect: authorization code with PKCE, the identity token verified.
//!
//! What leaves this room is the address to which a browser is sent, and the name (`sub`) that the provider has for who came back: the
//! use cases know no more of it, so that another protocol (CAS) is another way to give the same two answers.

use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
pub use openidconnect::ClientSecret as Secret;
use openidconnect::core::{CoreClient, CoreProviderMetadata, CoreResponseType};
use openidconnect::{
    AuthenticationFlow, AuthorizationCode, ClaimsVerificationError, ClientId, CsrfToken,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, IssuerUrl, Nonce, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, RequestTokenError, TokenResponse as _, reqwest,
};
use protocol::session::RETURN;
use tokio::sync::Mutex;

/// How long the provider may take for one answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long what the provider says of itself, its keys among it, is taken as still true.
const KNOWN_FOR: Duration = Duration::from_secs(60 * 60);
/// The longest name of a person, in bytes: the protocol's own limit.
const SUBJECT_MAX: usize = 255;

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Where the provider is, and who we are there.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Its address, as it names itself.
    pub issuer: String,
    /// Our name there.
    pub client: String,
    /// Our secret there, where it gave one.
    pub secret: Option<Secret>,
    /// What people call it.
    pub name: String,
    /// The address under which people reach this server.
    pub home: String,
}

/// Why the provider did not tell who somebody is.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    /// It does not answer, or with something else.
    #[error("the identity provider does not answer: {0}")]
    Away(String),
    /// It says no, or what it says does not hold.
    #[error("the identity provider does not vouch for this: {0}")]
    Refused(String),
}

/// The provider.
#[derive(Debug)]
pub struct Provider {
    issuer: IssuerUrl,
    client: ClientId,
    secret: Option<Secret>,
    name: String,
    back: RedirectUrl,
    http: reqwest::Client,
    known: Mutex<Option<(Instant, Client)>>,
}

impl Provider {
    /// The provider of these settings. It is not asked anything yet: it may be away when this server starts.
    ///
    /// # Errors
    /// An address that is none, or one over plain http that is not on this machine.
    pub fn new(settings: Settings) -> anyhow::Result<Self> {
        let issuer = IssuerUrl::new(settings.issuer).context("the identity provider's address")?;
        let home = settings.home.trim_end_matches('/');
        let back = RedirectUrl::new(format!("{home}{RETURN}")).context("this server's address")?;
        let safe = issuer.url().scheme() == "https";
        ensure!(
            safe || is_local(issuer.url()),
            "the identity provider is reached by https only"
        );
        let http = reqwest::Client::builder()
            // Whoever answers for the provider must not send us elsewhere in the network.
            .redirect(reqwest::redirect::Policy::none())
            .https_only(safe)
            .timeout(PATIENCE)
            .build()?;
        Ok(Self {
            issuer,
            client: ClientId::new(settings.client),
            secret: settings.secret,
            name: settings.name,
            back,
            http,
            known: Mutex::default(),
        })
    }

    /// What people call it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its address, which is its own name.
    pub fn issuer(&self) -> &str {
        self.issuer.as_str()
    }

    /// The address to which a browser goes. The provider gives `state` back as it is, and signs the `nonce`.
    ///
    /// # Errors
    /// `Away`.
    pub async fn door(
        &self,
        state: &str,
        nonce: &str,
        verifier: &str,
    ) -> Result<String, ProviderError> {
        let client = self.client(false).await?;
        let verifier = PkceCodeVerifier::new(verifier.to_owned());
        let (state, nonce) = (
            CsrfToken::new(state.to_owned()),
            Nonce::new(nonce.to_owned()),
        );
        let (address, _, _) = client
            .authorize_url(
                AuthenticationFlow::<CoreResponseType>::AuthorizationCode,
                move || state,
                move || nonce,
            )
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
            .url();
        Ok(address.into())
    }

    /// Who came back with this code: the name that the provider has for them, and has for nobody else.
    ///
    /// # Errors
    /// `Refused` when the code, its signature or its `nonce` does not hold; `Away`.
    pub async fn subject(
        &self,
        code: String,
        nonce: &str,
        verifier: &str,
    ) -> Result<String, ProviderError> {
        let client = self.client(false).await?;
        let answer = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(|error| ProviderError::Away(error.to_string()))?
            .set_pkce_verifier(PkceCodeVerifier::new(verifier.to_owned()))
            .request_async(&self.http)
            .await
            .map_err(|error| match error {
                RequestTokenError::Request(error) => ProviderError::Away(error.to_string()),
                other => ProviderError::Refused(other.to_string()),
            })?;
        let refused = |words: &str| ProviderError::Refused(words.to_owned());
        let token = answer.id_token().ok_or_else(|| refused("no identity"))?;
        let nonce = Nonce::new(nonce.to_owned());
        let read = |client: &Client| -> Result<String, ClaimsVerificationError> {
            let claims = token.claims(&client.id_token_verifier(), &nonce)?;
            Ok(claims.subject().as_str().to_owned())
        };
        let subject = match read(&client) {
            // It may have changed its keys since it was asked for them.
            Err(ClaimsVerificationError::SignatureVerification(_)) => {
                read(&self.client(true).await?)
            }
            read => read,
        };
        let subject = subject.map_err(|error| ProviderError::Refused(error.to_string()))?;
        if subject.is_empty() || subject.len() > SUBJECT_MAX {
            return Err(refused("a name that is none"));
        }
        Ok(subject)
    }

    /// The provider as it says that it is, asked again after an hour, or at once where `anew`.
    async fn client(&self, anew: bool) -> Result<Client, ProviderError> {
        let mut known = self.known.lock().await;
        if let Some((since, client)) = &*known
            && since.elapsed() < KNOWN_FOR
            && !anew
        {
            return Ok(client.clone());
        }
        let said = CoreProviderMetadata::discover_async(self.issuer.clone(), &self.http).await;
        let said = said.map_err(|error| ProviderError::Away(error.to_string()))?;
        let client =
            CoreClient::from_provider_metadata(said, self.client.clone(), self.secret.clone())
                .set_redirect_uri(self.back.clone());
        *known = Some((Instant::now(), client.clone()));
        Ok(client)
    }
}

/// Whether it is this very machine, where nobody listens in between.
fn is_local(address: &openidconnect::url::Url) -> bool {
    matches!(
        address.host_str(),
        Some("127.0.0.1" | "localhost" | "[::1]")
    )
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn at(issuer: &str) -> anyhow::Result<Provider> {
        Provider::new(Settings {
            issuer: issuer.into(),
            client: "parcours".into(),
            secret: Some(Secret::new("très secret".into())),
            name: "Mon espace".into(),
            home: "https://parcours.example/".into(),
        })
    }

    #[test]
    fn a_provider_away_from_here_is_reached_by_https_only() {
        assert!(at("https://id.example").is_ok());
        assert!(at("http://127.0.0.1:3000").is_ok());
        assert!(at("http://id.example").is_err());
        assert!(at("id.example").is_err());
    }

    #[test]
    fn what_is_logged_of_it_holds_no_secret() {
        let provider = at("https://id.example").unwrap();
        assert!(!format!("{provider:?}").contains("très secret"));
        assert_eq!(
            provider.back.as_str(),
            "https://parcours.example/api/v1/identity/return"
        );
    }
}
