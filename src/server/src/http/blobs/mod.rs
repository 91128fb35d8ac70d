//! `/api/v1/blobs/{blob}`: the files of carnets.

mod piece;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::header::{
    CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderValue,
};
use axum::response::{IntoResponse, Response};
use domain::attachment::BlobId;
use protocol::wire::{ApiError, ErrorCode, Received};

use crate::AppState;
use crate::error::Fault;
use crate::http::cookie::Session;
use crate::usecase::blobs;
use piece::PieceBody;

/// Nothing of a file does anything, should somebody open it as a page.
const SANDBOX: &str = "default-src 'none'; sandbox";

/// Takes a piece of a file, by the name that the device gave it: the SHA-256 of all of it. The answer says how far it has come,
/// so that the sender goes on from there, after a cut too.
#[utoipa::path(
    put,
    path = "/api/v1/blobs/{blob}",
    tag = "carnet",
    params(
        ("blob" = BlobId, Path, description = "SHA-256 of the file, 64 hexadecimal digits"),
        ("Content-Range" = String, Header, pattern = "^bytes ([*]|[0-9]+-[0-9]+)/[0-9]+$", description = "`bytes first-last/all`, or `bytes */all` without a body: how far has it come?"),
    ),
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "The piece, 64 KiB at most"),
    responses(
        (status = 200, description = "How far it has come", body = Received),
        (status = 401, description = "Nobody is signed in", body = ApiError),
        (status = 403, description = "Not for adults", body = ApiError),
        (status = 413, description = "The piece, the file or its picture is too large", body = ApiError),
        (status = 422, description = "Neither picture nor voice note, or not the one that it is named after", body = ApiError),
        (status = 429, description = "Too many bad files, or bytes: wait", body = ApiError),
        (status = 507, description = "The pupil has no room left", body = ApiError),
    )
)]
pub async fn put_blob(
    State(app): State<AppState>,
    Path(blob): Path<String>,
    Session(token): Session,
    PieceBody(piece): PieceBody,
) -> Result<Json<Received>, Fault> {
    let id = blob.parse::<BlobId>();
    let id = id.map_err(|_| Fault::Denied(ErrorCode::BadRequest))?;
    Ok(Json(blobs::receive(&app, &token, id, piece).await?))
}

/// A file, as the server encoded it anew: for its author, and for teachers of the class while its page is shown to them.
#[utoipa::path(
    get,
    path = "/api/v1/blobs/{blob}",
    tag = "carnet",
    params(("blob" = BlobId, Path, description = "By what entries name it")),
    responses(
        (status = 200, description = "The photo or voice note; `ETag` is the SHA-256 of what is served", content((Vec<u8> = "image/jpeg"), (Vec<u8> = "audio/wav"))),
        (status = 401, description = "Nobody is signed in", body = ApiError),
        (status = 404, description = "Not there, or not for this person", body = ApiError),
    )
)]
pub async fn get_blob(
    State(app): State<AppState>,
    Path(blob): Path<String>,
    Session(token): Session,
) -> Result<Response, Fault> {
    let id = blob.parse::<BlobId>();
    let id = id.map_err(|_| Fault::Denied(ErrorCode::NotFound))?;
    let blob = blobs::read(&app, &token, id).await?;
    let bad = |_| Fault::Internal("a file has a header that is none");
    let etag = format!("\"{}\"", BlobId(blob.digest));
    let headers = [
        (
            CONTENT_TYPE,
            HeaderValue::from_str(&blob.media).map_err(bad)?,
        ),
        (ETAG, HeaderValue::from_str(&etag).map_err(bad)?),
        (CONTENT_DISPOSITION, HeaderValue::from_static("attachment")),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static(SANDBOX)),
    ];
    Ok((headers, blob.body).into_response())
}
