//! What an entry of the carnet has beside its texts: photos, drawings (photos of a sheet of the device) and voice notes.
//!
//! A file is known by the SHA-256 of what the device made ([`BlobId`]), so the same file added twice is one. The entry names
//! it ([`Attachment`]); its bytes travel apart, before the change that names them. The server decodes what comes and keeps
//! its own re-encoding under the same name: what is served never is what was sent.

use std::fmt;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::voice;

/// Most attachments of one entry.
pub const ATTACHMENTS_MAX: usize = 6;
/// Most bytes of a photo as a device sends it, and so of any file: a resized one is a half of it, and a class shares one line.
/// A voice note is bounded by its duration ([`voice::SECONDS`]), which is less.
pub const PHOTO_BYTES: u32 = 300_000;
/// Longest side of a photo, in pixels: fills a page of A4 at 150 dots an inch.
pub const PHOTO_SIDE: u32 = 1_600;
/// Most bytes that the server keeps of one pupil: some two hundred photos.
pub const PUPIL_BYTES: u64 = 30_000_000;
/// Longest description, in characters.
pub const ALT_MAX: usize = 300;

/// The SHA-256 of a file as the device made it; 64 hexadecimal digits in texts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BlobId(pub [u8; 32]);

/// The text is not 64 hexadecimal digits, in lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not 64 hexadecimal digits")]
pub struct NoBlobId;

impl fmt::Display for BlobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for BlobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for BlobId {
    type Err = NoBlobId;

    fn from_str(text: &str) -> Result<Self, NoBlobId> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Ok(byte - b'0'),
            b'a'..=b'f' => Ok(byte - b'a' + 10),
            _ => Err(NoBlobId),
        };
        let mut bytes = [0; 32];
        if text.len() != 2 * bytes.len() {
            return Err(NoBlobId);
        }
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            *byte = digit(pair[0])? * 16 + digit(pair[1])?;
        }
        Ok(Self(bytes))
    }
}

impl Serialize for BlobId {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for BlobId {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(D::Error::custom)
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for BlobId {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .pattern(Some("^[0-9a-f]{64}$"))
            .build()
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for BlobId {}

/// What an attachment is. A kind that this version does not know yet reads as [`AttachmentKind::Other`], so that a new one
/// stops no older client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum AttachmentKind {
    /// A photo: JPEG, PNG or WebP as sent.
    Photo,
    /// Some sentences said aloud: a file of [`voice`]. It has no sides, and its bytes tell how long it lasts
    /// ([`voice::milliseconds`]): a field for that could only say something else.
    Voice,
    /// Something newer than this version.
    #[serde(other)]
    Other,
}

impl AttachmentKind {
    /// As what a file of this kind is kept and served.
    pub fn media(self) -> &'static str {
        match self {
            Self::Photo => "image/jpeg",
            Self::Voice => "audio/wav",
            Self::Other => "application/octet-stream",
        }
    }
}

/// A file of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Attachment {
    /// Which file.
    pub blob: BlobId,
    /// What it is.
    pub kind: AttachmentKind,
    /// Its bytes as the device sends them.
    pub bytes: u32,
    /// Width in pixels; 0 for what is heard.
    pub width: u32,
    /// Height in pixels; 0 for what is heard.
    pub height: u32,
    /// The pupil's description, for who does not see or hear it; may be empty.
    pub alt: String,
}

/// Why an attachment is not acceptable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AttachmentError {
    /// It is empty, or larger than one of its kind may be.
    #[error("the file is too large")]
    Bytes,
    /// A side of a photo is nothing, or longer than [`PHOTO_SIDE`]; or a voice note has one.
    #[error("the picture is too large")]
    Side,
    /// The description is longer than [`ALT_MAX`].
    #[error("the description is too long")]
    Alt,
    /// Of a kind that this version does not know.
    #[error("an unknown kind")]
    Kind,
}

/// Checks the bounds of an attachment.
pub fn check(attachment: &Attachment) -> Result<(), AttachmentError> {
    let sides = [attachment.width, attachment.height];
    let (bytes, seen) = match attachment.kind {
        AttachmentKind::Photo => (
            (1..=PHOTO_BYTES).contains(&attachment.bytes),
            sides.iter().all(|side| (1..=PHOTO_SIDE).contains(side)),
        ),
        AttachmentKind::Voice => (
            voice::milliseconds(attachment.bytes).is_some(),
            sides == [0, 0],
        ),
        AttachmentKind::Other => return Err(AttachmentError::Kind),
    };
    if !bytes {
        Err(AttachmentError::Bytes)
    } else if !seen {
        Err(AttachmentError::Side)
    } else if attachment.alt.chars().count() > ALT_MAX {
        Err(AttachmentError::Alt)
    } else {
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_it_is_written_and_nothing_else_is() {
        let id = BlobId(std::array::from_fn(|at| at as u8 * 7));
        assert_eq!(id.to_string().parse(), Ok(id));
        for text in ["", "ab", &"g".repeat(64), &"A".repeat(64), &"é".repeat(32)] {
            assert_eq!(text.parse::<BlobId>(), Err(NoBlobId), "{text}");
        }
    }

    #[test]
    fn bounds_are_kept() {
        let good = Attachment {
            blob: BlobId([1; 32]),
            kind: AttachmentKind::Photo,
            bytes: PHOTO_BYTES,
            width: PHOTO_SIDE,
            height: 1,
            alt: "é".repeat(ALT_MAX),
        };
        assert_eq!(check(&good), Ok(()));
        let with = |change: fn(&mut Attachment)| {
            let mut changed = good.clone();
            change(&mut changed);
            check(&changed)
        };
        assert_eq!(with(|it| it.bytes += 1), Err(AttachmentError::Bytes));
        assert_eq!(with(|it| it.bytes = 0), Err(AttachmentError::Bytes));
        assert_eq!(with(|it| it.width += 1), Err(AttachmentError::Side));
        assert_eq!(with(|it| it.height = 0), Err(AttachmentError::Side));
        assert_eq!(with(|it| it.alt.push('x')), Err(AttachmentError::Alt));
        let other = with(|it| it.kind = AttachmentKind::Other);
        assert_eq!(other, Err(AttachmentError::Kind));
    }
    #[test]
    fn a_voice_note_has_a_duration_and_no_sides() {
        let note = Attachment {
            blob: BlobId([1; 32]),
            kind: AttachmentKind::Voice,
            bytes: u32::try_from(voice::encode(&vec![0.0; 1_000_000]).len()).unwrap(),
            width: 0,
            height: 0,
            alt: String::new(),
        };
        assert!(note.bytes <= PHOTO_BYTES, "what is sent is bounded once");
        assert_eq!(check(&note), Ok(()));
        let longer = Attachment {
            bytes: note.bytes + 2,
            ..note.clone()
        };
        assert_eq!(check(&longer), Err(AttachmentError::Bytes));
        let seen = Attachment { width: 1, ..note };
        assert_eq!(check(&seen), Err(AttachmentError::Side));
    }
}
