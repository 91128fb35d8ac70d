//! What an address names.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use protocol::wire::ErrorCode;
use serde::de::DeserializeOwned;

use crate::AppState;
use crate::error::Fault;

/// The one thing that the route's address names: a class, a person. 404 where it can name none. It stands behind
/// [`super::cookie::Session`] in a handler, so that who is signed out is told that first.
#[derive(Debug)]
pub struct Named<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<AppState> for Named<T> {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Fault> {
        let named = Path::from_request_parts(parts, app).await;
        let Path(thing) = named.map_err(|_| Fault::Denied(ErrorCode::NotFound))?;
        Ok(Self(thing))
    }
}
