//! The pupil's carnet: entries, and the rule that merges two edits of one entry.

mod attached;
mod edit;
pub(crate) mod parts;
mod restored;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::attachment::{self, ATTACHMENTS_MAX, Attachment};
use crate::ids::{ClientId, EntryId, SlotId};

pub use attached::{attach, detach};
pub use edit::EntryEdit;
use parts::Author;
pub use parts::{PART_KEY_MAX, PART_MAX, PARTS_MAX, Part, SKILLS_MAX};
pub use restored::{REV_MAX, restored};

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum EntryKind {
    /// A métier discovered: a sheet read, a person met.
    Metier,
    /// A company visit, a forum, a place seen.
    Visite,
    /// An activity or an étape of the parcours.
    Activite,
    /// Anything else.
    Libre,
}

/// What a pupil felt, chosen from a closed list (the words are in the app's texts).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Feeling {
    /// It was a surprise.
    Surpris,
    /// Curious, wants to know more.
    Curieux,
    /// Enjoyed it.
    Content,
    /// Proud of something done.
    Fier,
    /// Bored.
    Ennuye,
    /// Worried or uneasy.
    Inquiet,
    /// Does not know yet.
    Partage,
}

impl Feeling {
    /// The list, in the order it is offered.
    pub const ALL: [Feeling; 7] = [
        Self::Surpris,
        Self::Curieux,
        Self::Content,
        Self::Fier,
        Self::Ennuye,
        Self::Inquiet,
        Self::Partage,
    ];
}

/// Longest title, in characters.
pub const TITLE_MAX: usize = 160;
/// Longest text, in characters: some twelve written pages.
pub const TEXT_MAX: usize = 30_000;
/// Most métiers linked to one entry.
pub const METIERS_MAX: usize = 40;
/// Most sibling versions of one text.
pub const OTHERS_MAX: usize = 64;

/// One entry of a carnet, as its author sees it.
///
/// `metiers` holds the stable ids of sheets (`catalogue` gives them). `others` holds the texts that a
/// merge could not join: the same text was changed on two devices, both are kept, the pupil decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Entry {
    /// Identity, made by the device that created the entry.
    pub id: EntryId,
    /// Version, 1 at creation, one more at each change the server accepted; 0 while only local.
    pub rev: u64,
    /// What it is about.
    pub kind: EntryKind,
    /// The pupil's title; may be empty.
    pub title: String,
    /// The pupil's text.
    pub text: String,
    /// Sibling versions of the text, oldest first.
    pub others: Vec<String>,
    /// The day it is about, as the pupil set it.
    pub date: Date,
    /// Sheets it speaks of.
    pub metiers: BTreeSet<String>,
    /// Feelings chosen.
    pub feelings: BTreeSet<Feeling>,
    /// The visit slot it speaks of.
    pub visit: Option<SlotId>,
    /// The étape it was written for.
    pub etape: Option<String>,
    /// Whether the pupil shows it to the teacher.
    pub shared: bool,
    /// Put in the bin; can be taken back.
    pub deleted: bool,
    /// Its photos, in the order they were added. Absent from what was written before there were any: digests of lines that
    /// were answered then stay good.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    /// Which guide asks for the parts, by its key: set when the entry is made. Absent like `attachments`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guide: Option<String>,
    /// The pieces of a guided page, by the key that its guide gives them (« questions », « accueil »). Absent like `attachments`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parts: BTreeMap<String, Part>,
    /// Skills that the pupil says it shows, by their keys in the list of skills. Absent like `attachments`.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub skills: BTreeSet<String>,
}

impl Entry {
    /// A new entry with nothing written yet.
    pub fn new(id: EntryId, kind: EntryKind, date: Date) -> Self {
        Self {
            id,
            rev: 0,
            kind,
            title: String::new(),
            text: String::new(),
            others: Vec::new(),
            date,
            metiers: BTreeSet::new(),
            feelings: BTreeSet::new(),
            visit: None,
            etape: None,
            shared: false,
            deleted: false,
            attachments: Vec::new(),
            guide: None,
            parts: BTreeMap::new(),
            skills: BTreeSet::new(),
        }
    }

    /// The text and its sibling versions.
    pub fn texts(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.text).chain(&self.others)
    }

    /// Everything that was written: the texts, and those of the parts.
    pub fn writings(&self) -> impl Iterator<Item = &String> {
        self.texts()
            .chain(self.parts.values().flat_map(Part::texts))
    }
}

/// Why an entry or an edit is not acceptable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// The title is longer than [`TITLE_MAX`].
    #[error("the title is too long")]
    TitleTooLong,
    /// The text is longer than [`TEXT_MAX`].
    #[error("the text is too long")]
    TextTooLong,
    /// More than [`METIERS_MAX`] métiers.
    #[error("too many métiers")]
    TooManyMetiers,
    /// More than [`OTHERS_MAX`] sibling versions.
    #[error("too many versions")]
    TooManyOthers,
    /// More than [`ATTACHMENTS_MAX`] attachments, or one that is over its own bounds.
    #[error("too many or too large attachments")]
    Attachments,
    /// More than [`PARTS_MAX`] parts, one that is longer than [`PART_MAX`], or a key (of a part, of the guide) that is none.
    #[error("too many or too long parts")]
    Parts,
    /// More than [`SKILLS_MAX`] skills, or a key that is none.
    #[error("too many skills")]
    Skills,
}

/// Checks the bounds of an entry.
pub fn check(entry: &Entry) -> Result<(), EntryError> {
    let long = parts::is_longer;
    if long(&entry.title, TITLE_MAX) {
        Err(EntryError::TitleTooLong)
    } else if entry.others.len() > OTHERS_MAX {
        Err(EntryError::TooManyOthers)
    } else if entry.texts().any(|text| long(text, TEXT_MAX)) {
        Err(EntryError::TextTooLong)
    } else if entry.metiers.len() > METIERS_MAX {
        Err(EntryError::TooManyMetiers)
    } else if entry.attachments.len() > ATTACHMENTS_MAX
        || entry
            .attachments
            .iter()
            .any(|one| attachment::check(one).is_err())
    {
        Err(EntryError::Attachments)
    } else if !parts::are_fit(&entry.parts) || !entry.guide.iter().all(|key| parts::is_key(key)) {
        Err(EntryError::Parts)
    } else if entry.skills.len() > SKILLS_MAX || !entry.skills.iter().all(|key| parts::is_key(key))
    {
        Err(EntryError::Skills)
    } else {
        Ok(())
    }
}

/// Who last changed something, and when: what a three-way merge needs to know of the past.
///
/// A device that sends two edits in a row made both on the same base; its own first edit must not look
/// like somebody else's. So a stamp remembers the last change *and* the last one by another device.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Stamp {
    /// Version of the entry at the last change.
    pub rev: u64,
    /// The device that made it.
    pub by: Option<ClientId>,
    /// Version at the last change made by any other device.
    pub other: u64,
}

impl Stamp {
    pub(crate) fn touch(&mut self, rev: u64, by: ClientId) {
        if self.by != Some(by) {
            self.other = self.rev;
            self.by = Some(by);
        }
        self.rev = rev;
    }

    /// Whether a device other than `by` made a change after version `base`.
    pub fn changed_since(&self, base: u64, by: ClientId) -> bool {
        let last = if self.by == Some(by) {
            self.other
        } else {
            self.rev
        };
        last > base
    }
}

/// What the server remembers beside an entry to merge the next edit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct History {
    /// Changes of the text.
    pub text: Stamp,
    /// Changes of anything.
    pub any: Stamp,
    /// Changes of each part, by its key.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parts: BTreeMap<String, Stamp>,
}

impl History {
    /// The history of an entry that `by` has just created, or brought back, at the version that it has.
    pub fn created(entry: &Entry, by: ClientId) -> Self {
        let mut history = Self::default();
        history.text.touch(entry.rev, by);
        history.any.touch(entry.rev, by);
        for key in entry.parts.keys() {
            let stamp = history.parts.entry(key.clone()).or_default();
            stamp.touch(entry.rev, by);
        }
        history
    }
}

/// Applies to the entry as it is now an edit that device `by` made on version `base`.
///
/// Field by field. The same *text* changed by two devices keeps both, and so does the same part: the newcomer becomes
/// the text, the former one a sibling version. Short fields changed on both sides take the newcomer (the last to
/// arrive at the server). Sets merge by element, and adding wins. An edit brings back an entry that was
/// put in the bin meanwhile: the edit beats a stale delete.
pub fn merge(entry: &mut Entry, history: &mut History, base: u64, by: ClientId, edit: &EntryEdit) {
    if edit.is_empty() {
        return;
    }
    let rev = entry.rev + 1;
    let author = Author { by, base, rev };
    if let Some(text) = &edit.text {
        let (now, others) = (&mut entry.text, &mut entry.others);
        author.write(now, others, &mut history.text, text);
    }
    if let Some(title) = &edit.title {
        entry.title.clone_from(title);
    }
    entry.kind = edit.kind.unwrap_or(entry.kind);
    entry.date = edit.date.unwrap_or(entry.date);
    entry.shared = edit.shared.unwrap_or(entry.shared);
    entry.deleted = edit.deleted.unwrap_or(false);
    entry.metiers.retain(|id| !edit.unlink.contains(id));
    entry.metiers.extend(edit.link.iter().cloned());
    entry.feelings.retain(|f| !edit.unfeel.contains(f));
    entry.feelings.extend(edit.feel.iter().copied());
    entry.skills.retain(|key| !edit.unskill.contains(key));
    entry.skills.extend(edit.skill.iter().cloned());
    entry.others.retain(|text| !edit.settle.contains(text));
    let (parts, stamps) = (&mut entry.parts, &mut history.parts);
    author.write_parts(parts, stamps, &edit.parts, &edit.settle);
    entry.rev = rev;
    history.any.touch(rev, by);
}

/// Shows the entry to nobody any more, since those to whom its author showed it are gone. Returns whether it was shown.
///
/// It is no change of the author's, so no merge weighs it: a deletion made offline before is still done.
pub fn unshare(entry: &mut Entry) -> bool {
    let was = std::mem::take(&mut entry.shared);
    entry.rev += u64::from(was);
    was
}

/// Puts the entry in the bin, unless another device changed it since version `base`, which the author
/// of the deletion saw. Returns whether it did.
pub fn delete(entry: &mut Entry, history: &mut History, base: u64, by: ClientId) -> bool {
    if history.any.changed_since(base, by) {
        return false;
    }
    entry.deleted = true;
    entry.rev += 1;
    history.any.touch(entry.rev, by);
    true
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
