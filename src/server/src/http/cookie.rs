//! The session's cookie.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use protocol::wire::ErrorCode;

use crate::App;
use crate::error::Fault;
use crate::http::peer::Address;
use crate::keys::Token;

/// Browsers send it back for a year at most; the server's own clock ends the session well before.
const MAX_AGE: u32 = 365 * 24 * 60 * 60;

/// Over https the prefix makes browsers refuse the cookie from another host or over plain http.
fn name(app: &App) -> &'static str {
    if app.https {
        "__Host-parcours"
    } else {
        "parcours"
    }
}

/// How long a browser may be at the identity provider, in seconds; the server's own clock decides.
const VISIT_MAX_AGE: u32 = 10 * 60;

/// The same for what a browser holds while it is at the identity provider.
fn visit_name(app: &App) -> &'static str {
    if app.https {
        "__Host-parcours-visit"
    } else {
        "parcours-visit"
    }
}

/// The header that gives a browser its token.
pub fn give(app: &App, token: &Token) -> [(HeaderName, HeaderValue); 1] {
    set(app, name(app), &token.text, MAX_AGE)
}

/// The header that gives a browser what it holds while it is at the identity provider.
pub fn give_visit(app: &App, token: &Token) -> [(HeaderName, HeaderValue); 1] {
    set(app, visit_name(app), &token.text, VISIT_MAX_AGE)
}

/// The header that takes it away.
pub fn take_visit(app: &App) -> [(HeaderName, HeaderValue); 1] {
    set(app, visit_name(app), "", 0)
}

/// The header that takes the token away.
pub fn take(app: &App) -> [(HeaderName, HeaderValue); 1] {
    set(app, name(app), "", 0)
}

fn set(app: &App, name: &str, value: &str, max_age: u32) -> [(HeaderName, HeaderValue); 1] {
    let secure = if app.https { "; Secure" } else { "" };
    let cookie =
        format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={max_age}{secure}");
    // A token is made of letters, digits, hyphens and underscores.
    let value = HeaderValue::from_str(&cookie).unwrap_or_else(|_| HeaderValue::from_static(""));
    [(header::SET_COOKIE, value)]
}

/// The token of a request; without one the answer is `SignedOut`.
#[derive(Debug)]
pub struct Session(pub Token);

impl FromRequestParts<crate::AppState> for Session {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &crate::AppState) -> Result<Self, Fault> {
        let token = token(app, &parts.headers).ok_or(Fault::Denied(ErrorCode::SignedOut))?;
        let Ok(Address(address)) = Address::from_request_parts(parts, app).await;
        let from = Some(address);
        Ok(Self(Token { from, ..token }))
    }
}

/// The token that a request carries.
pub(super) fn token(app: &App, headers: &HeaderMap) -> Option<Token> {
    read(headers, name(app)).map(Token::of)
}

/// What a browser holds that comes back from the identity provider.
pub(super) fn visit(app: &App, headers: &HeaderMap) -> Option<Token> {
    read(headers, visit_name(app)).map(Token::of)
}

fn read(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, value)| *key == name && !value.is_empty())
        .map(|(_, value)| value.to_owned())
}
