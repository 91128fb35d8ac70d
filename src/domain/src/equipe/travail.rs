//! What a team works on: texts in parts, the steps that are done, and whether the class sees the page.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Equipe, EquipeEdit};
use crate::carnet::parts::{Author, are_fit};
use crate::carnet::{Part, Stamp};
use crate::ids::ClientId;
use crate::projet::{JALON_ID_MAX, JALONS_MAX, is_jalon};

/// Key of the part that holds the team's shared notes.
pub const NOTES: &str = "notes";
/// What the page to present is made of, in the order in which it is read. A part's key is this word after [`PRESENTED`].
pub const AFFICHE: [&str; 6] = ["titre", "besoin", "idee", "realisation", "equipe", "suite"];
/// What keys of parts of the page to present begin with.
const PRESENTED: &str = "affiche:";
/// What keys of notes about steps begin with.
const STEP: &str = "etape:";

/// Most characters of all that a team writes, sibling versions included.
pub const TRAVAIL_MAX: usize = 80_000;

/// Key of the part that holds a piece of the page to present, one of [`AFFICHE`].
pub fn of_affiche(piece: &str) -> String {
    [PRESENTED, piece].concat()
}

/// Key of the part that holds the notes about a step.
pub fn of_jalon(id: &str) -> String {
    [STEP, id].concat()
}

/// What a team works on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Travail {
    /// Version, one more at each change that the server accepted; the `base_rev` of the next edit.
    pub rev: u64,
    /// The texts: [`NOTES`], [`of_affiche`], [`of_jalon`].
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parts: BTreeMap<String, Part>,
    /// Steps that are done, by their identities.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub faites: BTreeSet<String>,
    /// Whether the class sees the page to present.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub montree: bool,
}

/// Who changed each part last, by its key: what the server remembers to merge the next edit.
pub type Stamps = BTreeMap<String, Stamp>;

/// Why what a team works on is not acceptable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TravailError {
    /// A part under a key that is none, or too long, or with too many versions (`crate::carnet`).
    #[error("a part is none or too long")]
    Parts,
    /// More than [`TRAVAIL_MAX`] characters in all.
    #[error("too much is written in all")]
    TooLong,
    /// A step that is none.
    #[error("a step is none")]
    Etapes,
}

impl Travail {
    /// Checks the bounds of what a team works on.
    ///
    /// # Errors
    /// The first bound that it breaks.
    pub fn check(&self) -> Result<(), TravailError> {
        let texts = self.parts.values().flat_map(Part::texts);
        let written: usize = texts.map(|text| text.chars().count()).sum();
        if !are_fit(&self.parts) || !self.parts.keys().all(|key| is_part(key)) {
            Err(TravailError::Parts)
        } else if written > TRAVAIL_MAX {
            Err(TravailError::TooLong)
        } else if self.faites.len() > 2 * JALONS_MAX || !self.faites.iter().all(|id| is_jalon(id)) {
            // Steps that the teacher took out since may still be among them.
            Err(TravailError::Etapes)
        } else {
            Ok(())
        }
    }

    /// A text of the team; empty where nothing is written.
    pub fn text(&self, key: &str) -> &str {
        self.parts.get(key).map_or("", |part| &part.text)
    }

    /// What of the page to present is written: the text of each piece, by its word among [`AFFICHE`].
    pub fn affiche(&self) -> BTreeMap<String, String> {
        let written = |piece: &str| {
            let text = self.text(&of_affiche(piece));
            (!text.trim().is_empty()).then(|| (piece.to_owned(), text.to_owned()))
        };
        AFFICHE.into_iter().filter_map(written).collect()
    }

    /// Whether a device other than `by` has written in the page to present since version `base`, which `by` has seen; notes are none of it.
    /// As in [`merge`], who saw a version that is still to come has seen nothing.
    pub fn has_newer_page(&self, stamps: &Stamps, (base, by): (u64, ClientId)) -> bool {
        let base = if base > self.rev { 0 } else { base };
        let mut page = stamps.iter().filter(|(key, _)| key.starts_with(PRESENTED));
        page.any(|(_, stamp)| stamp.changed_since(base, by))
    }

    /// What of this a server lacks that was put back to an older state and has `now`: the texts of each part that none of its own
    /// holds, before the one that it has; and by itself, that the page was taken back. To be sent on this version, each in a line of its own.
    /// Nothing when it lacks nothing; so bringing it twice is the same as once.
    pub fn lost(&self, now: &Self) -> impl Iterator<Item = EquipeEdit> {
        // Whom a page is not shown is decided by who took it back last, here as there.
        let back = self.rev >= now.rev && now.montree && !self.montree;
        let back = back.then(|| EquipeEdit {
            montree: Some(false),
            ..EquipeEdit::default()
        });
        self.lost_texts(now).into_iter().chain(back)
    }

    fn lost_texts(&self, now: &Self) -> Option<EquipeEdit> {
        let mut edit = EquipeEdit {
            faites: self.faites.difference(&now.faites).cloned().collect(),
            ..EquipeEdit::default()
        };
        for (key, part) in &self.parts {
            let there = now.parts.get(key);
            let holds = |text: &str| {
                text.is_empty()
                    || there.is_some_and(|part| part.texts().any(|one| one.contains(text)))
            };
            let mut texts: Vec<&str> = part.texts().map(|text| &**text).collect();
            texts.retain(|text| !holds(text));
            if texts.is_empty() {
                continue;
            }
            // One's own device may have written it: then the merge would leave it out.
            let written = now.text(key);
            if !written.is_empty() {
                texts.push(written);
                edit.settle.push(written.to_owned());
            }
            edit.parts.insert(key.clone(), texts.join("\n\n"));
        }
        (!edit.is_empty()).then_some(edit)
    }
}

/// Whether a team writes under this key.
fn is_part(key: &str) -> bool {
    let piece = key.strip_prefix(PRESENTED);
    let step = key.strip_prefix(STEP);
    key == NOTES
        || piece.is_some_and(|piece| AFFICHE.contains(&piece))
        || step.is_some_and(is_jalon)
}

// A key of a note about a step is within the bound of keys of parts.
const _: () = assert!(STEP.len() + JALON_ID_MAX <= crate::carnet::PART_KEY_MAX);

/// Applies to a team's work as it is now an edit that device `by` of a member or a teacher made on version `base`.
///
/// Texts merge part by part: what two devices wrote into one part without having seen each other stays, the newcomer as the text, the former
/// one beside it. Steps merge one by one, and doing wins. What a member does and whether the page is shown
/// take the last to arrive. A version that is still to come is of a state that a server has lost: who saw that has seen nothing of
/// what is there now.
pub fn merge(
    equipe: &mut Equipe,
    travail: &mut Travail,
    stamps: &mut Stamps,
    (base, by): (u64, ClientId),
    edit: &EquipeEdit,
) {
    if edit.is_empty() {
        return;
    }
    let (base, rev) = if base > travail.rev {
        (0, base.saturating_add(1))
    } else {
        (base, travail.rev + 1)
    };
    let author = Author { by, base, rev };
    author.write_parts(&mut travail.parts, stamps, &edit.parts, &edit.settle);
    travail.faites.retain(|id| !edit.a_faire.contains(id));
    travail.faites.extend(edit.faites.iter().cloned());
    travail.montree = edit.montree.unwrap_or(travail.montree);
    travail.rev = rev;
    for said in &edit.fonctions {
        let mut membres = equipe.membres.iter_mut();
        if let Some(one) = membres.find(|one| one.user == said.user) {
            one.fonction.clone_from(&said.fonction);
        }
    }
}

#[cfg(test)]
mod tests;
