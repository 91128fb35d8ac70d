//! Which error where.
//!
//! - [`crate::sql::DbError`]: a statement failed. Only `sql` makes it.
//! - [`Fault`]: why a request as a whole is not answered with what it asked. Use cases and handlers return it;
//!   it becomes the JSON [`ApiError`] that the app has a text for.
//! - [`crate::usecase::mutation::Rejected`]: why one line of a push has no effect. A refusal by the rules is an
//!   answer like any other and never a [`Fault`].
//! - `anyhow::Error`: in the command line only, where a person reads it.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use protocol::wire::{ApiError, ErrorCode, SIGNATURE};

use crate::sql::DbError;

/// Why a request is not answered with what it asked.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The answer is no, with the kind that has a text in the app.
    #[error("{0:?}")]
    Denied(ErrorCode),
    /// Too many tries: wait this many seconds.
    #[error("too many tries, wait {0} s")]
    Wait(u32),
    /// The database failed; nothing was done.
    #[error("database: {0}")]
    Database(#[from] DbError),
    /// Something else of the server failed; nothing was done.
    #[error("{0}")]
    Internal(&'static str),
}

impl Fault {
    /// The kind of error that the answer carries.
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::Denied(code) => *code,
            Self::Wait(_) => ErrorCode::TooMany,
            Self::Database(_) | Self::Internal(_) => ErrorCode::Server,
        }
    }
}

/// The status that goes with a kind of error.
fn status(code: ErrorCode) -> StatusCode {
    match code {
        ErrorCode::SignedOut | ErrorCode::WrongCredentials | ErrorCode::SecondFactor => {
            StatusCode::UNAUTHORIZED
        }
        ErrorCode::NotYours | ErrorCode::Forbidden | ErrorCode::EnrolmentClosed => {
            StatusCode::FORBIDDEN
        }
        ErrorCode::PseudonymTaken | ErrorCode::Conflict => StatusCode::CONFLICT,
        ErrorCode::LinkExpired | ErrorCode::Erased => StatusCode::GONE,
        ErrorCode::NotFound => StatusCode::NOT_FOUND,
        ErrorCode::BadRequest => StatusCode::BAD_REQUEST,
        ErrorCode::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        ErrorCode::BadFile => StatusCode::UNPROCESSABLE_ENTITY,
        ErrorCode::NoRoom => StatusCode::INSUFFICIENT_STORAGE,
        ErrorCode::TooMany => StatusCode::TOO_MANY_REQUESTS,
        ErrorCode::ProviderAway => StatusCode::BAD_GATEWAY,
        ErrorCode::Server => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        if let Self::Database(_) | Self::Internal(_) = self {
            tracing::error!(error = %self, "a request failed");
        }
        let retry_after = match self {
            Self::Wait(seconds) => Some(seconds),
            _ => None,
        };
        let error = self.code();
        let status = match &self {
            Self::Database(error) if error.is_away() => StatusCode::SERVICE_UNAVAILABLE,
            _ => status(error),
        };
        let body = ApiError {
            sig: SIGNATURE.into(),
            error,
            retry_after,
        };
        let never_kept = [(header::CACHE_CONTROL, "no-store")];
        let mut response = (status, never_kept, Json(body)).into_response();
        if let Some(seconds) = retry_after {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
