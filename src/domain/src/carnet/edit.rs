//! A change to an entry, and how two of one author become one.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{EntryKind, Feeling};

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
    /// New texts of parts, by their keys; an empty one takes the part out.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub parts: BTreeMap<String, String>,
    /// Skills to add.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub skill: BTreeSet<String>,
    /// Skills to take away.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub unskill: BTreeSet<String>,
    /// Sibling texts, of the text or of a part, that the pupil has dealt with and drops, by their exact content.
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
        turn(
            (&mut self.link, &mut self.unlink),
            (later.link, later.unlink),
        );
        turn(
            (&mut self.feel, &mut self.unfeel),
            (later.feel, later.unfeel),
        );
        turn(
            (&mut self.skill, &mut self.unskill),
            (later.skill, later.unskill),
        );
        self.parts.extend(later.parts);
        self.settle.extend(later.settle);
        self
    }

    /// What of this edit a later one leaves standing.
    pub fn without(mut self, later: &Self) -> Self {
        self.kind = self.kind.filter(|_| later.kind.is_none());
        self.title = self.title.filter(|_| later.title.is_none());
        self.text = self.text.filter(|_| later.text.is_none());
        self.date = self.date.filter(|_| later.date.is_none());
        self.shared = self.shared.filter(|_| later.shared.is_none());
        self.deleted = self.deleted.filter(|_| later.deleted.is_none());
        leave(
            (&mut self.link, &mut self.unlink),
            (&later.link, &later.unlink),
        );
        leave(
            (&mut self.feel, &mut self.unfeel),
            (&later.feel, &later.unfeel),
        );
        leave(
            (&mut self.skill, &mut self.unskill),
            (&later.skill, &later.unskill),
        );
        self.parts.retain(|key, _| !later.parts.contains_key(key));
        self.settle.retain(|text| !later.settle.contains(text));
        self
    }

    /// What was written: the text, and those of parts.
    pub fn writings(&self) -> impl Iterator<Item = &String> {
        self.text.iter().chain(self.parts.values())
    }

    /// Whether it holds something that was written.
    pub fn writes(&self) -> bool {
        self.writings().next().is_some()
    }

    /// Whether this edit decides who sees the page: it goes in a line of its own, for it must never be refused with a
    /// text.
    pub fn decides_who_sees(&self) -> bool {
        self.shared.is_some() || self.deleted.is_some()
    }
}

/// What is added to a set, and what is taken away.
type Both<S> = (S, S);

/// Adds a later change of a set to a former one: the later word about an element holds.
fn turn<T: Ord + Clone>(former: Both<&mut BTreeSet<T>>, later: Both<BTreeSet<T>>) {
    let ((add, remove), (added, removed)) = (former, later);
    for one in added {
        remove.remove(&one);
        add.insert(one);
    }
    for one in removed {
        add.remove(&one);
        remove.insert(one);
    }
}

/// Leaves of a former change of a set what a later one says nothing of.
fn leave<T: Ord>(former: Both<&mut BTreeSet<T>>, later: Both<&BTreeSet<T>>) {
    let untouched = |one: &T| !later.0.contains(one) && !later.1.contains(one);
    former.0.retain(untouched);
    former.1.retain(untouched);
}
