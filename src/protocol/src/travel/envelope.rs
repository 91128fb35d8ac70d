//! What all files that travel have in common: JSON in lines that begin with what they are and end with their digest.

use ::base64::Engine as _;
use ::base64::engine::general_purpose::STANDARD;
use domain::attachment::BlobId;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};

/// What stands before the digest in its line.
pub(super) const DIGEST: &str = "\"sha256\":\"";
/// What stands after it.
const END: &str = "\"\n}\n";
/// Hexadecimal digits of a digest.
const DIGITS: usize = 64;
/// Longest identity of a sheet or an étape, in bytes, as servers take it.
const ID_MAX: usize = 80;

/// Why a file is not taken. Nothing of it was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Larger than a file of its kind may be.
    #[error("the file is too large")]
    TooLarge,
    /// Of another kind.
    #[error("another kind of file")]
    Foreign,
    /// It is not whole any more, or was changed by hand.
    #[error("the file is damaged")]
    Damaged,
    /// Written by a newer version.
    #[error("the file is newer than this version")]
    Newer,
    /// Whole, but with more in it than it may have.
    #[error("the file holds more than it may")]
    Bounds,
}

/// A kind of file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Envelope {
    /// What it calls itself.
    pub(super) format: &'static str,
    /// The oldest version that is read.
    pub(super) oldest: u16,
    /// The newest version that is read.
    pub(super) version: u16,
    /// Most bytes.
    pub(super) most: usize,
}

impl Envelope {
    fn head(self) -> String {
        ["{\n\"format\":\"", self.format, "\",\n\"version\":"].concat()
    }

    /// Begins a file of the newest version.
    pub(super) fn begin(self) -> Content {
        self.begin_as(self.version)
    }

    /// Begins a file of a version that knows all that will be in it.
    pub(super) fn begin_as(self, version: u16) -> Content {
        Content([&self.head(), &*version.to_string(), ",\n"].concat())
    }

    /// What a file of this kind holds, once all of it is known to be whole.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub(super) fn open<T: DeserializeOwned>(self, bytes: &[u8]) -> Result<T, Unreadable> {
        if bytes.len() > self.most {
            return Err(Unreadable::TooLarge);
        }
        let rest = bytes
            .strip_prefix(self.head().as_bytes())
            .ok_or(Unreadable::Foreign)?;
        if !is_whole(bytes) {
            return Err(Unreadable::Damaged);
        }
        let version = rest.split(|byte| *byte == b',').next().unwrap_or_default();
        let version = std::str::from_utf8(version).map(str::parse::<u16>);
        match version {
            Ok(Ok(version)) if (self.oldest..=self.version).contains(&version) => {}
            Ok(Ok(newer)) if newer > self.version => return Err(Unreadable::Newer),
            _ => return Err(Unreadable::Damaged),
        }
        serde_json::from_slice(bytes).map_err(|_| Unreadable::Damaged)
    }
}

/// A file that is being written.
pub(super) struct Content(String);

impl Content {
    /// A field in a line of its own.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub(super) fn field(
        self,
        name: &str,
        value: &impl Serialize,
    ) -> Result<Self, serde_json::Error> {
        let value = serde_json::to_string(value)?;
        Ok(self.line(name, &value))
    }

    /// A list, one thing a line.
    ///
    /// # Errors
    /// When something in it cannot be written as JSON.
    pub(super) fn list<T: Serialize>(
        self,
        name: &str,
        things: impl Iterator<Item = T>,
    ) -> Result<Self, serde_json::Error> {
        let lines = things
            .map(|thing| serde_json::to_string(&thing))
            .collect::<Result<Vec<_>, _>>()?;
        let list = if lines.is_empty() {
            "[]".to_owned()
        } else {
            ["[\n", &lines.join(",\n"), "\n]"].concat()
        };
        Ok(self.line(name, &list))
    }

    fn line(mut self, name: &str, value: &str) -> Self {
        self.0.push_str(&["\"", name, "\":", value, ",\n"].concat());
        self
    }

    /// The file.
    pub(super) fn close(self) -> String {
        close(self.0)
    }
}

/// A file from all that stands before its digest.
pub fn close(mut content: String) -> String {
    let digest = BlobId(Sha256::digest(content.as_bytes()).into()).to_string();
    content.push_str(&[DIGEST, &digest, END].concat());
    content
}

/// Whether the digest at the end is that of what stands before it.
fn is_whole(bytes: &[u8]) -> bool {
    let tail = DIGEST.len() + DIGITS + END.len();
    let Some(at) = bytes.len().checked_sub(tail) else {
        return false;
    };
    let (content, tail) = bytes.split_at(at);
    let told = tail
        .strip_prefix(DIGEST.as_bytes())
        .and_then(|tail| tail.strip_suffix(END.as_bytes()));
    let digest = BlobId(Sha256::digest(content).into()).to_string();
    content.ends_with(b"\n") && told == Some(digest.as_bytes())
}

/// Bytes in base64.
pub fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// Bytes from base64.
pub(super) fn from_base64(text: &str) -> Result<Vec<u8>, Unreadable> {
    STANDARD.decode(text).map_err(|_| Unreadable::Damaged)
}

/// Whether a server would take it for the identity of a sheet or an étape.
pub(super) fn is_id(id: &str) -> bool {
    !id.is_empty() && id.len() <= ID_MAX && !id.chars().any(char::is_control)
}
