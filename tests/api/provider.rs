//! An identity provider of the tests: it answers as one does, and lies where a test tells it to. A real one is met by the journeys.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{SystemTime, UNIX_EPOCH};

use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use openidconnect::core::{CoreEdDsaPrivateSigningKey, CoreJwsSigningAlgorithm};
use openidconnect::url::Url;
use openidconnect::{JsonWebKeyId, PrivateSigningKey as _};
use serde_json::{Value, json};
use server::provider::{Provider, Secret, Settings};
use sha2::{Digest as _, Sha256};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

const CLIENT: &str = "parcours";
const SECRET: &str = "le secret du client";
const HOME: &str = "https://parcours.example";

/// What the provider says of somebody, by a code that is good once.
#[derive(Clone)]
pub(crate) struct Claims {
    pub(crate) subject: String,
    pub(crate) audience: String,
    pub(crate) nonce: String,
    /// Whether another key signs than the one it shows.
    pub(crate) forged: bool,
    challenge: String,
}

/// The provider; it ends with this value.
pub(crate) struct Fake {
    issuer: String,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

struct Shared {
    issuer: String,
    codes: Mutex<HashMap<String, Claims>>,
}

impl Drop for Fake {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Fake {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let shared = Arc::new(Shared {
            issuer: issuer.clone(),
            codes: Mutex::default(),
        });
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(metadata))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .with_state(shared.clone());
        let task = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self {
            issuer,
            shared,
            task,
        }
    }

    /// As a server is told of it.
    pub(crate) fn known(&self) -> Provider {
        at(&self.issuer)
    }

    /// Somebody signs in at this address of the provider: the path and query with which their browser comes back.
    pub(crate) fn sign_in(&self, address: &str, subject: &str) -> String {
        self.vouch(address, subject, |_| ())
    }

    /// The same, with something else in what the provider says.
    pub(crate) fn vouch(
        &self,
        address: &str,
        subject: &str,
        change: impl FnOnce(&mut Claims),
    ) -> String {
        let address = Url::parse(address).unwrap();
        let asked: HashMap<_, _> = address.query_pairs().into_owned().collect();
        assert_eq!(asked["response_type"], "code");
        assert_eq!(asked["client_id"], CLIENT);
        assert_eq!(asked["scope"], "openid");
        assert_eq!(asked["code_challenge_method"], "S256");
        assert_eq!(
            asked["redirect_uri"],
            format!("{HOME}/api/v1/identity/return")
        );
        let mut claims = Claims {
            subject: subject.into(),
            audience: CLIENT.into(),
            nonce: asked["nonce"].clone(),
            forged: false,
            challenge: asked["code_challenge"].clone(),
        };
        change(&mut claims);
        let mut codes = self.shared.codes.lock().unwrap();
        let code = format!("code-{}", codes.len());
        codes.insert(code.clone(), claims);
        format!(
            "/api/v1/identity/return?state={}&code={code}",
            asked["state"]
        )
    }
}

/// A provider of that address.
pub(crate) fn at(issuer: &str) -> Provider {
    Provider::new(Settings {
        issuer: issuer.into(),
        client: CLIENT.into(),
        secret: Some(Secret::new(SECRET.into())),
        name: "Mon espace".into(),
        home: HOME.into(),
    })
    .unwrap()
}

/// One at which nobody answers.
pub(crate) fn away() -> Provider {
    at("http://127.0.0.1:1")
}

async fn metadata(State(shared): State<Arc<Shared>>) -> Json<Value> {
    let issuer = &shared.issuer;
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA"],
    }))
}

async fn keys() -> Json<Value> {
    let key = serde_json::to_value(key(1).as_verification_key()).unwrap();
    Json(json!({ "keys": [key] }))
}

async fn token(
    State(shared): State<Arc<Shared>>,
    headers: HeaderMap,
    Form(asked): Form<HashMap<String, String>>,
) -> (StatusCode, Json<Value>) {
    let no = |why: &str| (StatusCode::BAD_REQUEST, Json(json!({ "error": why })));
    let secret = openidconnect::url::form_urlencoded::byte_serialize(SECRET.as_bytes());
    let pair = format!("{CLIENT}:{}", secret.collect::<String>());
    if headers["authorization"] != format!("Basic {}", STANDARD.encode(pair)) {
        return no("invalid_client");
    }
    let Some(claims) = shared.codes.lock().unwrap().remove(&asked["code"]) else {
        return no("invalid_grant");
    };
    let verifier = Sha256::digest(asked["code_verifier"].as_bytes());
    if URL_SAFE_NO_PAD.encode(verifier) != claims.challenge {
        return no("invalid_grant");
    }
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap()
        .as_secs();
    let body = json!({
        "iss": shared.issuer,
        "sub": claims.subject,
        "aud": claims.audience,
        "nonce": claims.nonce,
        "iat": now,
        "exp": now + 60,
    });
    let head = json!({ "alg": "EdDSA", "kid": "1" });
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", part(&head), part(&body));
    let key = key(if claims.forged { 2 } else { 1 });
    let signature = key.sign(&CoreJwsSigningAlgorithm::EdDsa, signed.as_bytes());
    let id_token = format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature.unwrap()));
    (
        StatusCode::OK,
        Json(json!({ "access_token": "x", "token_type": "Bearer", "id_token": id_token })),
    )
}

/// A key of Ed25519 made of one byte, in the form that it is read from.
fn key(byte: u8) -> CoreEdDsaPrivateSigningKey {
    let head = [
        0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04,
        0x20,
    ];
    let der = [&head[..], &[byte; 32]].concat();
    let words = ["PRIVATE", "KEY"].join(" ");
    let pem = format!(
        "-----BEGIN {words}-----\n{}\n-----END {words}-----\n",
        STANDARD.encode(der)
    );
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, Some(JsonWebKeyId::new("1".into()))).unwrap()
}
