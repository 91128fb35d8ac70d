//! The pupil's carnet: entries, and the rule that merges two edits of one entry.

mod attached;
mod restored;

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::attachment::{self, ATTACHMENTS_MAX, Attachment};
use crate::ids::{ClientId, EntryId, SlotId};

pub use attached::{attach, detach};
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
        }
    }

    /// The text and its sibling versions.
    pub fn texts(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.text).chain(&self.others)
    }
}

/// A change to some fields of an entry. A field that is `None`, or a set that is empty, is untouched.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct EntryEdit {
    /// New kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<EntryKind>,
    /// New title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// New text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// New day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Sheets to link.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub link: BTreeSet<String>,
    /// Sheets to unlink.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub unlink: BTreeSet<String>,
    /// Feelings to add.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub feel: BTreeSet<Feeling>,
    /// Feelings to take away.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub unfeel: BTreeSet<Feeling>,
    /// Show to the teacher, or take back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shared: Option<bool>,
    /// Sibling texts that the pupil has dealt with and drops, by their exact content.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub settle: Vec<String>,
    /// `Some(false)` takes the entry out of the bin. (Binning is a mutation of its own.)
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deleted: Option<bool>,
}

impl EntryEdit {
    /// Whether the edit changes nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Joins a later edit of the same author to this one, so that one line of the outbox carries both.
    pub fn then(mut self, later: Self) -> Self {
        self.kind = later.kind.or(self.kind);
        self.title = later.title.or(self.title);
        self.text = later.text.or(self.text);
        self.date = later.date.or(self.date);
        self.shared = later.shared.or(self.shared);
        self.deleted = later.deleted.or(self.deleted);
        for id in later.link {
            self.unlink.remove(&id);
            self.link.insert(id);
        }
        for id in later.unlink {
            self.link.remove(&id);
            self.unlink.insert(id);
        }
        for feeling in later.feel {
            self.unfeel.remove(&feeling);
            self.feel.insert(feeling);
        }
        for feeling in later.unfeel {
            self.feel.remove(&feeling);
            self.unfeel.insert(feeling);
        }
        self.settle.extend(later.settle);
        self
    }

    /// What of this edit a later one leaves standing.
    pub fn without(mut self, later: &Self) -> Self {
        let (seen, felt) = (
            |id: &String| !later.link.contains(id) && !later.unlink.contains(id),
            |feeling: &Feeling| !later.feel.contains(feeling) && !later.unfeel.contains(feeling),
        );
        self.kind = self.kind.filter(|_| later.kind.is_none());
        self.title = self.title.filter(|_| later.title.is_none());
        self.text = self.text.filter(|_| later.text.is_none());
        self.date = self.date.filter(|_| later.date.is_none());
        self.shared = self.shared.filter(|_| later.shared.is_none());
        self.deleted = self.deleted.filter(|_| later.deleted.is_none());
        self.link.retain(seen);
        self.unlink.retain(seen);
        self.feel.retain(felt);
        self.unfeel.retain(felt);
        self.settle.retain(|text| !later.settle.contains(text));
        self
    }

    /// Whether this edit decides who sees the page: it goes in a line of its own, for it must never be refused with a
    /// text.
    pub fn decides_who_sees(&self) -> bool {
        self.shared.is_some() || self.deleted.is_some()
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
}

/// Checks the bounds of an entry.
pub fn check(entry: &Entry) -> Result<(), EntryError> {
    let long = |text: &str, max: usize| text.len() > max && text.chars().count() > max;
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
    fn touch(&mut self, rev: u64, by: ClientId) {
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
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct History {
    /// Changes of the text.
    pub text: Stamp,
    /// Changes of anything.
    pub any: Stamp,
}

impl History {
    /// The history of an entry that `by` has just created, or brought back, at this version.
    pub fn created(rev: u64, by: ClientId) -> Self {
        let mut history = Self::default();
        history.text.touch(rev, by);
        history.any.touch(rev, by);
        history
    }
}

/// Applies to the entry as it is now an edit that device `by` made on version `base`.
///
/// Field by field. The same *text* changed by two devices keeps both: the newcomer becomes the text,
/// the former one a sibling version. Short fields changed on both sides take the newcomer (the last to
/// arrive at the server). Sets merge by element, and adding wins. An edit brings back an entry that was
/// put in the bin meanwhile: the edit beats a stale delete.
pub fn merge(entry: &mut Entry, history: &mut History, base: u64, by: ClientId, edit: &EntryEdit) {
    if edit.is_empty() {
        return;
    }
    let rev = entry.rev + 1;
    if let Some(text) = &edit.text
        && *text != entry.text
    {
        // The text of this very device was already weighed against the others when it arrived.
        let clash =
            history.text.by != Some(by) && history.text.rev > base && !entry.text.is_empty();
        if clash && !entry.others.contains(&entry.text) {
            entry.others.push(std::mem::take(&mut entry.text));
        }
        entry.text.clone_from(text);
        history.text.touch(rev, by);
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
    entry.others.retain(|text| !edit.settle.contains(text));
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
