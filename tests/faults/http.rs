//! One request a connection, as plainly as it can be, so that a test holds every byte and every end of it.

use std::io::{self, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use serde::de::DeserializeOwned;

/// Nobody waits longer: the server gives up before.
const PATIENCE: Duration = Duration::from_secs(90);

/// An answer, read whole.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The cookie that it sets, as a browser sends it back.
    pub(crate) fn cookie(&self) -> String {
        let mut lines = self.head.lines();
        let set = lines.find_map(|line| line.strip_prefix("set-cookie: "));
        set.and_then(|value| value.split(';').next())
            .unwrap()
            .to_owned()
    }
}

/// A request under way.
pub(crate) struct Request<'a> {
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
    pub(crate) cookie: Option<&'a str>,
    pub(crate) encoding: &'a str,
    pub(crate) body: &'a [u8],
}

impl Request<'_> {
    pub(crate) fn get<'a>(path: &'a str, cookie: Option<&'a str>) -> Request<'a> {
        Request {
            method: "GET",
            path,
            cookie,
            encoding: "identity",
            body: &[],
        }
    }

    pub(crate) fn post<'a>(path: &'a str, cookie: Option<&'a str>, body: &'a [u8]) -> Request<'a> {
        Request {
            method: "POST",
            path,
            cookie,
            encoding: "identity",
            body,
        }
    }

    /// All but the body.
    pub(crate) fn head(&self, address: &str) -> String {
        let mut head = format!(
            "{} {} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\nx-parcours: 1\r\n",
            self.method, self.path
        );
        if let Some(cookie) = self.cookie {
            head.push_str(&format!("cookie: {cookie}\r\n"));
        }
        if self.method == "POST" {
            head.push_str(&format!(
                "content-type: application/json\r\ncontent-encoding: {}\r\ncontent-length: {}\r\n",
                self.encoding,
                self.body.len()
            ));
        }
        head.push_str("\r\n");
        head
    }

    /// Sends it and waits for the whole answer.
    pub(crate) fn send(&self, address: &str) -> io::Result<Answer> {
        let mut stream = connect(address)?;
        stream.write_all(self.head(address).as_bytes())?;
        // A server that refuses a body as it travels closes before all of it is there, and its answer is what counts.
        let sent = stream.write_all(self.body);
        match answer(&mut stream) {
            Ok(answer) => Ok(answer),
            Err(error) => sent.and(Err(error)),
        }
    }
}

pub(crate) fn connect(address: &str) -> io::Result<TcpStream> {
    let stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    Ok(stream)
}

/// Reads to the end of the connection. An answer that was cut is an error.
pub(crate) fn answer(stream: &mut TcpStream) -> io::Result<Answer> {
    let mut bytes = Vec::new();
    let end = stream.read_to_end(&mut bytes);
    let cut = || io::Error::from(io::ErrorKind::UnexpectedEof);
    let split = bytes.windows(4).position(|four| four == b"\r\n\r\n");
    let at = split.ok_or_else(cut)?;
    let head = String::from_utf8_lossy(&bytes[..at]).into_owned();
    let status = head.split(' ').nth(1).and_then(|word| word.parse().ok());
    let mut body = bytes[at + 4..].to_vec();
    let value = |name: &str| {
        let mut lines = head.lines();
        lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    };
    if let Some(length) = value("content-length") {
        let length: usize = length.parse().map_err(|_| cut())?;
        if body.len() < length {
            return Err(end.err().unwrap_or_else(cut));
        }
        body.truncate(length);
    } else if value("transfer-encoding") == Some("chunked") {
        body = whole(&body).ok_or_else(cut)?;
    }
    Ok(Answer {
        status: status.ok_or_else(cut)?,
        head,
        body,
    })
}

/// The chunks of a body, joined; `None` when the last one has not come.
fn whole(mut chunks: &[u8]) -> Option<Vec<u8>> {
    let mut all = Vec::new();
    loop {
        let end = chunks.windows(2).position(|two| two == b"\r\n")?;
        let size = std::str::from_utf8(&chunks[..end]).ok()?;
        let size = usize::from_str_radix(size.trim(), 16).ok()?;
        chunks = &chunks[end + 2..];
        if size == 0 {
            return Some(all);
        }
        all.extend(chunks.get(..size)?);
        chunks = chunks.get(size + 2..)?;
    }
}
