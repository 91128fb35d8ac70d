//! A browser of the tests: its cookie, its queue, what it sends and what it reads.

use std::sync::atomic::{AtomicU64, Ordering};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use domain::ids::{ClientId, UserId};
use protocol::mutation::{Author, Envelope, Mutation, SCHEMA};
use protocol::row::Row;
use protocol::wire::{ApiError, OWN_SCRIPT, Outcome, PullPage, PushRequest, PushResponse, Refusal};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tower::ServiceExt as _;
use uuid::Uuid;

/// A browser with a cookie and a queue of its own.
pub(crate) struct Browser {
    router: Router,
    pub(crate) cookie: Option<String>,
    pub(crate) client: ClientId,
    pub(crate) cursor: Option<String>,
    /// Whose browser it says to be; older ones do not say.
    pub(crate) believes: Option<UserId>,
    n: AtomicU64,
}

/// An answer, read whole.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Browser {
    /// A browser without a cookie, in front of an installation.
    pub(crate) fn new(router: Router) -> Self {
        Self {
            router,
            cookie: None,
            client: ClientId(Uuid::now_v7()),
            cursor: None,
            believes: None,
            n: AtomicU64::new(0),
        }
    }

    pub(crate) async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
            request = request.header(OWN_SCRIPT, "1");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body)).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        Answer {
            status: parts.status,
            headers: parts.headers,
            bytes: to_bytes(body, usize::MAX).await.unwrap().into(),
        }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], Vec::new()).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, &[], Vec::new()).await
    }

    pub(crate) async fn post(&self, path: &str, body: &impl Serialize) -> Answer {
        let json = serde_json::to_vec(body).unwrap();
        let kind = [("content-type", "application/json")];
        self.send(Method::POST, path, &kind, json).await
    }

    pub(crate) async fn put(&self, path: &str, body: &impl Serialize) -> Answer {
        let json = serde_json::to_vec(body).unwrap();
        let kind = [("content-type", "application/json")];
        self.send(Method::PUT, path, &kind, json).await
    }

    /// Speaks with another router from here on.
    pub(crate) fn use_router(&mut self, router: Router) {
        self.router = router;
    }

    /// The next line of the queue.
    pub(crate) fn line(&self, mutation: Mutation) -> Envelope {
        Envelope {
            n: self.n.fetch_add(1, Ordering::Relaxed) + 1,
            id: Uuid::now_v7(),
            base_rev: 0,
            mutation,
            former: Vec::new(),
        }
    }

    pub(crate) async fn push_lines(&self, lines: Vec<Envelope>) -> Answer {
        let author = Author {
            client: self.client,
            schema: SCHEMA,
            user: self.believes,
        };
        let request = PushRequest {
            author,
            lines,
            lacks: Vec::new(),
        };
        self.post("/api/v1/sync/push", &request).await
    }

    pub(crate) async fn push(&self, mutations: Vec<Mutation>) -> PushResponse {
        let lines = mutations.into_iter().map(|what| self.line(what)).collect();
        let answer = self.push_lines(lines).await;
        assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
        answer.json()
    }

    pub(crate) async fn push_one(&self, mutation: Mutation) -> Outcome {
        let mut response = self.push(vec![mutation]).await;
        assert_eq!(response.stop, None);
        response.results.pop().unwrap().outcome
    }

    /// The refusal of a mutation.
    pub(crate) async fn refused(&self, mutation: Mutation) -> Refusal {
        match self.push_one(mutation).await {
            Outcome::Refused(refusal) => refusal,
            Outcome::Done => panic!("it was done"),
        }
    }

    pub(crate) async fn pull_page(&self, cursor: Option<&str>, held: Option<u64>) -> Answer {
        let mut path = format!("/api/v1/sync/pull?client={}", self.client);
        if let Some(cursor) = cursor {
            path.push_str(&format!("&cursor={cursor}"));
        }
        if let Some(held) = held {
            path.push_str(&format!("&held={held}"));
        }
        if let Some(user) = self.believes {
            path.push_str(&format!("&user={user}"));
        }
        self.get(&path).await
    }

    /// All that changed since the last pull.
    pub(crate) async fn pull(&mut self) -> PullPage {
        let mut whole: Option<PullPage> = None;
        loop {
            let answer = self.pull_page(self.cursor.as_deref(), Some(1)).await;
            assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
            let mut page: PullPage = answer.json();
            self.cursor = Some(page.cursor.clone());
            if let Some(mut former) = whole.take() {
                former.changes.append(&mut page.changes);
                page.changes = former.changes;
                page.reset |= former.reset;
            }
            if !page.more {
                return page;
            }
            whole = Some(page);
        }
    }

    /// The rows of a first pull, each with its scope.
    pub(crate) async fn rows(&mut self) -> Vec<(String, Row)> {
        self.cursor = None;
        let changes = self.pull().await.changes;
        changes
            .into_iter()
            .filter_map(|change| Some((change.scope, change.row?)))
            .collect()
    }
}

impl Answer {
    pub(crate) fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap()
    }

    /// The kind of error, after the status was checked.
    pub(crate) fn error(&self, status: u16) -> ApiError {
        assert_eq!(self.status, status, "{self:?}");
        let error: ApiError = self.json();
        assert_eq!(error.sig, protocol::wire::SIGNATURE);
        error
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The cookie that the answer sets, as a browser sends it back.
    pub(crate) fn cookie(&self) -> String {
        let cookie = self.header("set-cookie");
        cookie.split(';').next().unwrap().to_owned()
    }
}

impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} {}",
            self.status,
            String::from_utf8_lossy(&self.bytes)
        )
    }
}
