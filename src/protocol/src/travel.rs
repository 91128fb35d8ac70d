//! A carnet as a file that its pupil takes along: into another installation, or back into this one.
//!
//! The file is JSON in UTF-8, laid out in lines so that its digest can be checked without any of our programs:
//!
//! ```text
//! {
//! "format":"parcours-carnet",
//! "version":1,
//! "pseudonym":"Colibri",
//! "made":"2027-05-14T09:30:00",
//! "entries":[
//! {"id":"0de30000-0000-7000-8000-000800000000","rev":3,"kind":"Metier","title":"Luthière, luthier","text":"…",…}
//! ],
//! "favourites":["a1101"],
//! "photos":[
//! {"id":"9f86d081…","base64":"/9j/4AAQ…"}
//! ],
//! "sha256":"60303ae22b998861…"
//! }
//! ```
//!
//! - `format` and `version` are the first two lines, in every version. Whoever drops a field that is new here loses what a
//!   pupil wrote, so a new field is a new [`VERSION`], and a file of a newer version is refused.
//! - `made` is the day and time on the wall of the académie. `entries` are [`Entry`]s as they are, the bin included, one a
//!   line; `favourites` are stable ids of sheets.
//! - `photos` are the bytes of those photos that the device had, under the name by which entries know them, and from version 2 on
//!   those of voice notes, as WAV. The bytes need not have that digest: a device that has fetched a photo holds the server's
//!   encoding of it. A carnet without a voice note is written as version 1, so that an older installation takes it.
//! - `sha256` is the digest of all that stands before its line, in 64 hexadecimal digits. The last two lines are that one and
//!   `}`: `head -n -2 carnet.json | sha256sum` gives it. It finds damage; it is no signature, and proves nothing about who
//!   wrote the file.
//!
//! A page that comes into another carnet gets another identity there ([`kept_as`]), since an identity belongs to one author on a
//! server. That is undone when it leaves again ([`born_as`]): files name a page always by the identity it was born with, so
//! a carnet may go from one installation to the next and back, and no page is ever there twice. A part of a page that names other
//! pages, one identity a line, is renamed with them ([`leaving`]).

mod envelope;
mod identity;
pub mod papers;
pub mod parcours;
mod plan;
mod refs;

use std::collections::{BTreeMap, BTreeSet};

use domain::attachment::{AttachmentKind, BlobId, PHOTO_BYTES};
use domain::carnet::{self, Entry};
use domain::voice;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use envelope::{Envelope, from_base64, is_id};
pub use envelope::{Unreadable, base64, close};
pub use identity::{born_as, kept_as};
pub use plan::{Plan, Step, plan};
pub use refs::leaving;
use refs::renamed;

/// What the file calls itself.
pub const FORMAT: &str = "parcours-carnet";
/// The newest version that is read, and the one that is written where there is what the former one did not know.
pub const VERSION: u16 = 2;
/// The version of a carnet whose files are photos.
const WITHOUT_VOICE: u16 = 1;
/// Most bytes of a file: all the files that a pupil may have, in base64, and a carnet of some thousand pages.
pub const FILE_BYTES: usize = 64_000_000;
/// Most pages.
pub const ENTRIES_MAX: usize = 10_000;
/// Most favourites.
pub const FAVOURITES_MAX: usize = 5_000;

const ENVELOPE: Envelope = Envelope {
    format: FORMAT,
    oldest: WITHOUT_VOICE,
    version: VERSION,
    most: FILE_BYTES,
};
/// How every JPEG begins.
const JPEG: [u8; 3] = [0xff, 0xd8, 0xff];

/// What a file holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Carnet {
    /// Of whom.
    pub pseudonym: String,
    /// When the file was made, on the wall of the académie.
    pub made: DateTime,
    /// The pages, the bin included, by the identities they were born with.
    pub entries: Vec<Entry>,
    /// Favourite sheets, by stable ids.
    pub favourites: Vec<String>,
    /// The bytes of photos, as JPEG, and of voice notes, by what entries call them.
    pub files: BTreeMap<BlobId, Vec<u8>>,
}

impl Carnet {
    /// How many photos and how many voice notes it brings.
    pub fn counts(&self) -> (usize, usize) {
        let voices = self.files.values().filter(|bytes| voice::is_sound(bytes));
        let voices = voices.count();
        (self.files.len() - voices, voices)
    }

    /// The version that knows all that is in it.
    fn version(&self) -> u16 {
        let mut attachments = self.entries.iter().flat_map(|entry| &entry.attachments);
        if attachments.any(|one| one.kind == AttachmentKind::Voice) {
            VERSION
        } else {
            WITHOUT_VOICE
        }
    }
}

#[derive(Deserialize)]
struct File {
    pseudonym: String,
    made: DateTime,
    entries: Vec<Entry>,
    favourites: Vec<String>,
    photos: Vec<Encoded>,
}

#[derive(Serialize, Deserialize)]
struct Encoded {
    id: BlobId,
    base64: String,
}

/// The file of a carnet.
///
/// # Errors
/// When something in it cannot be written as JSON.
pub fn write(carnet: &Carnet) -> Result<String, serde_json::Error> {
    let files = carnet.files.iter().map(|(id, bytes)| Encoded {
        id: *id,
        base64: base64(bytes),
    });
    let content = ENVELOPE
        .begin_as(carnet.version())
        .field("pseudonym", &carnet.pseudonym)?
        .field("made", &carnet.made)?
        .list("entries", carnet.entries.iter())?
        .field("favourites", &carnet.favourites)?
        .list("photos", files)?;
    Ok(content.close())
}

/// Reads a file, and checks all of it before anything is said of it.
///
/// # Errors
/// [`Unreadable`].
pub fn read(bytes: &[u8]) -> Result<Carnet, Unreadable> {
    let file: File = ENVELOPE.open(bytes)?;
    let mut files = BTreeMap::new();
    for file in file.photos {
        files.insert(file.id, from_base64(&file.base64)?);
    }
    let carnet = Carnet {
        pseudonym: file.pseudonym,
        made: file.made,
        entries: file.entries,
        favourites: file.favourites,
        files,
    };
    if is_within_bounds(&carnet) {
        Ok(carnet)
    } else {
        Err(Unreadable::Bounds)
    }
}

fn is_within_bounds(carnet: &Carnet) -> bool {
    are_pages(&carnet.entries, ENTRIES_MAX)
        && carnet.favourites.len() <= FAVOURITES_MAX
        && carnet.favourites.iter().all(|id| is_id(id))
        && carnet.files.values().all(|bytes| is_sendable(bytes))
}

/// Whether a device could send it for one of its own: a JPEG, or a voice note.
pub fn is_sendable(file: &[u8]) -> bool {
    let photo = file.len() <= PHOTO_BYTES as usize && file.starts_with(&JPEG);
    photo || voice::samples(file).is_some()
}

/// Whether these are no more pages than `most`, each there once and as a server would take it.
fn are_pages(entries: &[Entry], most: usize) -> bool {
    let ids: BTreeSet<_> = entries.iter().map(|entry| entry.id).collect();
    let page = |entry: &Entry| {
        let mut names = entry.metiers.iter().chain(&entry.etape);
        carnet::check(entry).is_ok() && names.all(|id| is_id(id))
    };
    entries.len() <= most && ids.len() == entries.len() && entries.iter().all(page)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
