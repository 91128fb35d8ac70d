//! Reading a piece of a file.

use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_RANGE;
use protocol::wire::{ErrorCode, PIECE_BYTES};

use crate::AppState;
use crate::error::Fault;
use crate::http::body;
use crate::usecase::blobs::Piece;

/// A piece: its place from `Content-Range`, its bytes as they come, at most [`PIECE_BYTES`] (413) and there within
/// [`crate::SLOWEST_BODY`] (400). Bytes that are not as many as the place says are none (400).
#[derive(Debug)]
pub struct PieceBody(pub Piece);

impl FromRequest<AppState> for PieceBody {
    type Rejection = Fault;

    async fn from_request(request: Request, app: &AppState) -> Result<Self, Fault> {
        let (parts, content) = request.into_parts();
        let bad = || Fault::Denied(ErrorCode::BadRequest);
        let (range, total) = place(&parts.headers).ok_or_else(bad)?;
        let bytes = body::read_within(app, content, PIECE_BYTES).await?;
        let said = range.map_or(0, |(first, last)| u64::from(last) - u64::from(first) + 1);
        if bytes.len() as u64 != said {
            return Err(bad());
        }
        Ok(Self(Piece {
            first: range.map(|(first, _)| first),
            total,
            bytes,
        }))
    }
}

/// The first and last byte of the piece, and the length of the file.
fn place(headers: &HeaderMap) -> Option<(Option<(u32, u32)>, u32)> {
    let text = headers.get(CONTENT_RANGE)?.to_str().ok()?;
    let (range, total) = text.strip_prefix("bytes ")?.split_once('/')?;
    let total = number(total)?;
    if range == "*" {
        return Some((None, total));
    }
    let (first, last) = range.split_once('-')?;
    let (first, last) = (number(first)?, number(last)?);
    (first <= last && last < total).then_some((Some((first, last)), total))
}

/// Digits alone: `parse` would take a sign.
fn number(text: &str) -> Option<u32> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn of(text: &'static str) -> Option<(Option<(u32, u32)>, u32)> {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_RANGE, text.parse().unwrap());
        place(&headers)
    }

    #[test]
    fn a_place_is_read_and_one_that_makes_no_sense_is_none() {
        assert_eq!(of("bytes 0-9/10"), Some((Some((0, 9)), 10)));
        assert_eq!(of("bytes */10"), Some((None, 10)));
        for text in [
            "",
            "bytes",
            "bytes 0-10/10",
            "bytes 5-4/10",
            "bytes +1-4/10",
            "bytes 0-9/*",
            "bytes 0-9/99999999999",
            "items 0-9/10",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
        assert_eq!(place(&HeaderMap::new()), None);
    }
}
