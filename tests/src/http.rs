//! A browser as far as a server sees it: one kept connection, a cookie, a queue of lines. It speaks with a real server over a real
//! socket, which the router's own tests do not.

use std::net::SocketAddr;
use std::time::Duration;

use domain::ids::ClientId;
use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{CONTENT_TYPE, COOKIE, HOST, SET_COOKIE};
use hyper::{HeaderMap, Method, Request, StatusCode};
use hyper_util::rt::TokioIo;
use protocol::mutation::{Author, Envelope, Mutation, SCHEMA};
use protocol::wire::{Change, OWN_SCRIPT, PullPage, PushRequest, PushResponse};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::net::TcpStream;
use tokio::time::timeout;
use uuid::Uuid;

/// How long an answer may take: longer than any server of ours waits for anything.
const PATIENCE: Duration = Duration::from_secs(60);

/// Why there is no answer. Whether the server did what was asked is not known then.
#[derive(Debug, thiserror::Error)]
pub enum Lost {
    /// Nobody listens, or no more.
    #[error("no connection: {0}")]
    Connection(#[from] std::io::Error),
    /// The connection ended before the answer did.
    #[error("cut: {0}")]
    Cut(#[from] hyper::Error),
    /// No answer within a minute.
    #[error("no answer in time")]
    Late,
    /// The answer is another one than was asked for.
    #[error("{status}: {body}")]
    Other {
        /// Its status.
        status: StatusCode,
        /// What it says.
        body: String,
    },
}

/// An answer, read whole.
#[derive(Debug)]
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body as it came.
    pub bytes: Bytes,
}

impl Answer {
    /// The answer as this type, if it is a success.
    ///
    /// # Errors
    /// [`Lost::Other`].
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, Lost> {
        let read = self.status.is_success().then_some(&self.bytes);
        let read = read.and_then(|bytes| serde_json::from_slice(bytes).ok());
        read.ok_or_else(|| Lost::Other {
            status: self.status,
            body: String::from_utf8_lossy(&self.bytes)
                .chars()
                .take(300)
                .collect(),
        })
    }
}

/// A browser of one person.
#[derive(Debug)]
pub struct Browser {
    address: SocketAddr,
    connection: Option<SendRequest<Full<Bytes>>>,
    /// `name=value`, as it is sent back.
    pub cookie: Option<String>,
    /// The local database.
    pub client: ClientId,
    /// Where the next pull begins.
    pub cursor: Option<String>,
    lines: u64,
}

impl Browser {
    /// One that has not connected yet.
    pub fn new(address: SocketAddr, cookie: Option<String>) -> Self {
        Self {
            address,
            connection: None,
            cookie,
            client: ClientId(Uuid::now_v7()),
            cursor: None,
            lines: 0,
        }
    }

    /// Sends a request and reads the answer, on the kept connection while it lasts. A cookie that comes is kept.
    ///
    /// # Errors
    /// [`Lost`], and the connection is begun anew at the next request.
    pub async fn send(
        &mut self,
        method: Method,
        path: &str,
        body: Vec<u8>,
        headers: &[(&str, &str)],
    ) -> Result<Answer, Lost> {
        let answer = timeout(PATIENCE, self.exchange(method, path, body, headers)).await;
        let answer = answer.unwrap_or(Err(Lost::Late));
        if answer.is_err() {
            self.connection = None;
        }
        answer
    }

    async fn exchange(
        &mut self,
        method: Method,
        path: &str,
        body: Vec<u8>,
        headers: &[(&str, &str)],
    ) -> Result<Answer, Lost> {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(HOST, self.address.to_string())
            .header(OWN_SCRIPT, "1");
        if let Some(cookie) = &self.cookie {
            request = request.header(COOKIE, cookie);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Full::new(Bytes::from(body)));
        let request = request.map_err(|error| Lost::Connection(std::io::Error::other(error)))?;
        let response = self.connected().await?.send_request(request).await?;
        let (head, body) = response.into_parts();
        let bytes = body.collect().await?.to_bytes();
        let given = head.headers.get(SET_COOKIE);
        let given = given.and_then(|cookie| cookie.to_str().ok()?.split(';').next());
        if let Some(cookie) = given {
            self.cookie = Some(cookie.to_owned());
        }
        Ok(Answer {
            status: head.status,
            headers: head.headers,
            bytes,
        })
    }

    async fn connected(&mut self) -> Result<&mut SendRequest<Full<Bytes>>, Lost> {
        let usable = match &mut self.connection {
            Some(kept) => kept.ready().await.is_ok(),
            None => false,
        };
        if !usable {
            let stream = TcpStream::connect(self.address).await?;
            stream.set_nodelay(true)?;
            let (mut sender, connection) = handshake(TokioIo::new(stream)).await?;
            // Ends with the connection; what went wrong is told to whoever sends.
            tokio::spawn(connection);
            sender.ready().await?;
            self.connection = Some(sender);
        }
        let gone = || Lost::Connection(std::io::ErrorKind::NotConnected.into());
        self.connection.as_mut().ok_or_else(gone)
    }

    /// A file or a resource.
    ///
    /// # Errors
    /// [`Lost`].
    pub async fn get(&mut self, path: &str) -> Result<Answer, Lost> {
        let headers = [("accept-encoding", "br")];
        self.send(Method::GET, path, Vec::new(), &headers).await
    }

    /// Posts JSON.
    ///
    /// # Errors
    /// [`Lost`].
    pub async fn post(&mut self, path: &str, what: &impl Serialize) -> Result<Answer, Lost> {
        let body = serde_json::to_vec(what).map_err(std::io::Error::other)?;
        let headers = [(CONTENT_TYPE.as_str(), "application/json")];
        self.send(Method::POST, path, body, &headers).await
    }

    /// The next line of the queue.
    pub fn line(&mut self, mutation: Mutation) -> Envelope {
        self.lines += 1;
        Envelope {
            n: self.lines,
            id: Uuid::now_v7(),
            base_rev: 0,
            mutation,
            former: Vec::new(),
        }
    }

    /// Pushes lines of the queue: again with the same lines, where the answer was lost.
    ///
    /// # Errors
    /// [`Lost`].
    pub async fn push(&mut self, lines: &[Envelope]) -> Result<PushResponse, Lost> {
        let author = Author {
            client: self.client,
            schema: SCHEMA,
            user: None,
        };
        let lines = lines.to_vec();
        let request = PushRequest {
            author,
            lines,
            lacks: Vec::new(),
        };
        self.post("/api/v1/sync/push", &request).await?.json()
    }

    /// All that changed since the last pull.
    ///
    /// # Errors
    /// [`Lost`].
    pub async fn pull(&mut self) -> Result<Vec<Change>, Lost> {
        let mut changes = Vec::new();
        loop {
            let mut path = format!("/api/v1/sync/pull?client={}", self.client);
            if let Some(cursor) = &self.cursor {
                path = path + "&cursor=" + cursor;
            }
            let answer = self.send(Method::GET, &path, Vec::new(), &[]).await?;
            let page: PullPage = answer.json()?;
            changes.extend(page.changes);
            self.cursor = Some(page.cursor);
            if !page.more {
                return Ok(changes);
            }
        }
    }
}
