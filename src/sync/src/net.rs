//! One request: sent, bounded in time, its answer recognised.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use futures::future::{Either, select};
use gloo_net::http::{Method, RequestBuilder, Response};
use protocol::wire::{ApiError, ErrorCode, OWN_SCRIPT, SIGNATURE};
use web_sys::{AbortController, RequestCache};

use crate::compress;
use crate::trouble::Trouble;

/// How long an answer may take before the server counts as out of reach.
const LIMIT_MS: u32 = 25_000;

/// What a request carries.
pub(crate) enum Body {
    /// Nothing.
    Nothing,
    /// JSON.
    Json(String),
    /// A piece of a file, and its place as `Content-Range` says it.
    Piece(String, Vec<u8>),
}

/// Sends requests and can abort all that are under way.
#[derive(Default)]
pub(crate) struct Net {
    next: Cell<u64>,
    under_way: RefCell<BTreeMap<u64, AbortController>>,
    closed: Cell<bool>,
}

impl Net {
    /// Aborts what is under way.
    pub(crate) fn abort(&self) {
        for controller in std::mem::take(&mut *self.under_way.borrow_mut()).into_values() {
            controller.abort();
        }
    }

    /// Aborts what is under way and sends nothing more.
    pub(crate) fn close(&self) {
        self.closed.set(true);
        self.abort();
    }

    /// A JSON answer as text; empty for an answer without content.
    pub(crate) async fn json(
        &self,
        method: Method,
        path: &str,
        body: Body,
    ) -> Result<String, Trouble> {
        self.bounded(async |controller| {
            let response = send(controller, method, path, body, RequestCache::Default).await?;
            let text = response.text().await.map_err(|_| Trouble::Offline)?;
            recognise(&response, &text)?;
            Ok(text)
        })
        .await
    }

    /// Raw bytes, whose content the caller verifies.
    pub(crate) async fn bytes(&self, path: &str, cache: RequestCache) -> Result<Vec<u8>, Trouble> {
        self.bounded(async |controller| {
            let response = send(controller, Method::GET, path, Body::Nothing, cache).await?;
            if response.ok() {
                if content_type(&response).starts_with("text/html") {
                    return Err(Trouble::Portal);
                }
                return response.binary().await.map_err(|_| Trouble::Offline);
            }
            let text = response.text().await.map_err(|_| Trouble::Offline)?;
            Err(refusal(
                response.status(),
                &content_type(&response),
                &text,
                retry_after(&response),
            ))
        })
        .await
    }

    async fn bounded<T>(
        &self,
        request: impl AsyncFnOnce(&AbortController) -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        let controller = AbortController::new().map_err(|_| Trouble::Protocol)?;
        if self.closed.get() {
            return Err(Trouble::Offline);
        }
        let id = self.next.get();
        self.next.set(id + 1);
        self.under_way.borrow_mut().insert(id, controller.clone());
        let answer = select(
            Box::pin(request(&controller)),
            Box::pin(store::sleep(LIMIT_MS)),
        );
        let result = match answer.await {
            Either::Left((result, _)) => result,
            Either::Right(((), _)) => {
                controller.abort();
                Err(Trouble::Offline)
            }
        };
        self.under_way.borrow_mut().remove(&id);
        if self.closed.get() {
            return Err(Trouble::Offline);
        }
        result
    }
}

async fn send(
    controller: &AbortController,
    method: Method,
    path: &str,
    body: Body,
    cache: RequestCache,
) -> Result<Response, Trouble> {
    let builder = RequestBuilder::new(path)
        .method(method)
        .cache(cache)
        .abort_signal(Some(&controller.signal()))
        .header("accept", "application/json")
        .header(OWN_SCRIPT, "1");
    let request = match body {
        Body::Json(text) => {
            let builder = builder.header("content-type", "application/json");
            match compress::gzip(&text).await {
                Some(bytes) => builder.header("content-encoding", "gzip").body(bytes),
                None => builder.body(text),
            }
        }
        Body::Piece(range, bytes) => builder
            .header("content-type", "application/octet-stream")
            .header("content-range", &range)
            .body(js_sys::Uint8Array::from(bytes.as_slice())),
        Body::Nothing => builder.build(),
    };
    let request = request.map_err(|_| Trouble::Protocol)?;
    request.send().await.map_err(|_| Trouble::Offline)
}

fn content_type(response: &Response) -> String {
    response.headers().get("content-type").unwrap_or_default()
}

/// Whether this is an answer of the server, and a good one.
fn recognise(response: &Response, text: &str) -> Result<(), Trouble> {
    classify(
        response.status(),
        &content_type(response),
        text,
        retry_after(response),
    )
}

/// The seconds that the server or a proxy asks to wait.
fn retry_after(response: &Response) -> Option<u32> {
    let seconds = response.headers().get("retry-after")?;
    seconds.parse().ok()
}

/// The same, from the parts of the answer.
fn classify(
    status: u16,
    content_type: &str,
    text: &str,
    retry_after: Option<u32>,
) -> Result<(), Trouble> {
    let json = content_type.starts_with("application/json");
    match status {
        204 => return Ok(()),
        200..=299 if json => return Ok(()),
        200..=299 => return Err(Trouble::Portal),
        _ => {}
    }
    let error = serde_json::from_str::<ApiError>(text)
        .ok()
        .filter(|error| json && error.sig == SIGNATURE);
    Err(match error {
        Some(error) => from_code(error.error, error.retry_after.or(retry_after)),
        None => by_status(status, retry_after),
    })
}

/// Why bytes of the catalogue do not come. Known without reading JSON: the reader of JSON is no part of what the first
/// list waits for.
fn refusal(status: u16, content_type: &str, text: &str, retry_after: Option<u32>) -> Trouble {
    let ours = content_type.starts_with("application/json") && text.contains(SIGNATURE);
    match status {
        404 if ours => Trouble::Refused(ErrorCode::NotFound),
        _ => by_status(status, retry_after),
    }
}

/// A proxy in front of the server speaks for it by these statuses alone.
fn by_status(status: u16, retry_after: Option<u32>) -> Trouble {
    match status {
        413 => Trouble::TooLarge,
        426 => Trouble::TooOld,
        429 => Trouble::TooMany(retry_after.unwrap_or(30)),
        500 | 502..=504 => Trouble::Server,
        _ => Trouble::Portal,
    }
}

fn from_code(code: ErrorCode, retry_after: Option<u32>) -> Trouble {
    match code {
        ErrorCode::SignedOut => Trouble::SignedOut,
        ErrorCode::NotYours => Trouble::NotYours,
        ErrorCode::Erased => Trouble::Erased,
        ErrorCode::TooMany => Trouble::TooMany(retry_after.unwrap_or(30)),
        ErrorCode::TooLarge => Trouble::TooLarge,
        ErrorCode::Server => Trouble::Server,
        other => Trouble::Refused(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JSON: &str = "application/json";

    #[test]
    fn the_login_page_of_a_network_is_never_taken_for_an_answer() {
        let page = "<html>Bienvenue sur le réseau</html>";
        assert_eq!(classify(200, "text/html", page, None), Err(Trouble::Portal));
        assert_eq!(classify(401, "text/html", page, None), Err(Trouble::Portal));
        assert_eq!(classify(511, "text/html", page, None), Err(Trouble::Portal));
        let unsigned = r#"{"sig":"else","error":"SignedOut","retry_after":null}"#;
        assert_eq!(classify(401, JSON, unsigned, None), Err(Trouble::Portal));
    }

    #[test]
    fn signed_errors_and_statuses_of_proxies_say_what_to_do() {
        let signed =
            |code: &str| format!(r#"{{"sig":"{SIGNATURE}","error":"{code}","retry_after":null}}"#);
        let out = classify(401, JSON, &signed("SignedOut"), None);
        assert_eq!(out, Err(Trouble::SignedOut));
        let other = classify(403, JSON, &signed("NotYours"), None);
        assert_eq!(other, Err(Trouble::NotYours));
        let gone = classify(410, JSON, &signed("Erased"), None);
        assert_eq!(gone, Err(Trouble::Erased));
        let wrong = classify(403, JSON, &signed("WrongCredentials"), None);
        assert_eq!(wrong, Err(Trouble::Refused(ErrorCode::WrongCredentials)));
        let wait = classify(429, JSON, &signed("TooMany"), Some(7));
        assert_eq!(wait, Err(Trouble::TooMany(7)));
        assert_eq!(classify(502, "text/html", "", None), Err(Trouble::Server));
        assert_eq!(classify(413, "text/html", "", None), Err(Trouble::TooLarge));
        assert_eq!(classify(200, JSON, "{}", None), Ok(()));
    }

    #[test]
    fn a_part_of_the_catalogue_is_unknown_only_when_the_server_itself_says_so() {
        let signed = format!(r#"{{"sig":"{SIGNATURE}","error":"NotFound","retry_after":null}}"#);
        let unknown = Trouble::Refused(ErrorCode::NotFound);
        assert_eq!(refusal(404, JSON, &signed, None), unknown);
        assert_eq!(refusal(404, "text/html", &signed, None), Trouble::Portal);
        assert_eq!(refusal(404, JSON, "{}", None), Trouble::Portal);
        assert_eq!(refusal(429, JSON, &signed, Some(7)), Trouble::TooMany(7));
        assert_eq!(refusal(503, "text/html", "", None), Trouble::Server);
    }
}
