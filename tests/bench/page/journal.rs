//! The peers' journal as a carnet, and the pupil who keeps it. For the page and for the commands.

use domain::carnet::{Entry, EntryKind};
use domain::ids::EntryId;
use serde::Deserialize;
use uuid::Uuid;

/// Code of the pupil's class.
pub(crate) const CODE: &str = "BANC-AAA0";
/// The pupil.
pub(crate) const PSEUDONYM: &str = "Colibri";
/// Its secret.
pub(crate) const SECRET: &str = "lune table cerise velo nuage";

/// A page of the journal.
#[derive(Deserialize)]
pub(crate) struct Page {
    id: String,
    sheet: String,
    date: jiff::civil::Date,
    text: String,
}

/// The identity of the page `J00012`.
pub(crate) fn identity(id: &str) -> Option<EntryId> {
    let number: u128 = id.strip_prefix('J')?.parse().ok()?;
    Some(EntryId(Uuid::from_u128(
        0x0de3_0000_0000_7000_8000_0000_0000_0000 + number,
    )))
}

/// The page as an entry about its sheet; `None` for a page that is named otherwise.
pub(crate) fn entry(page: Page) -> Option<Entry> {
    let mut entry = Entry::new(identity(&page.id)?, EntryKind::Metier, page.date);
    entry.text = page.text;
    entry.metiers.insert(page.sheet);
    Some(entry)
}
