//! The pieces of a guided page, and the keys of skills.
//!
//! A guided page (an interview, a visit, a letter) is an entry like any other whose text is written in pieces, each under a key
//! that the guide gives. Which guide asks what is the application's; here a piece has a key, a text, and the versions that a
//! merge could not join.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{OTHERS_MAX, Stamp};
use crate::ids::ClientId;

/// Most parts of one entry.
pub const PARTS_MAX: usize = 32;
/// Longest text of a part, in characters: some three written pages.
pub const PART_MAX: usize = 8_000;
/// Longest key of a part or of a skill, in bytes.
pub const PART_KEY_MAX: usize = 40;
/// Most skills of one entry.
pub const SKILLS_MAX: usize = 20;

/// A piece of a guided page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Part {
    /// The pupil's text.
    pub text: String,
    /// Sibling versions of it, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<String>,
}

impl Part {
    /// The text and its sibling versions.
    pub fn texts(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.text).chain(&self.others)
    }
}

/// Whether a text has more characters than it may.
pub(crate) fn is_longer(text: &str, max: usize) -> bool {
    text.len() > max && text.chars().count() > max
}

/// Whether this can be the key of a part or of a skill: letters, digits, hyphens and colons of ASCII, in lower case.
pub(crate) fn is_key(key: &str) -> bool {
    let plain = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, b'-' | b':');
    !key.is_empty() && key.len() <= PART_KEY_MAX && key.bytes().all(plain)
}

/// Whether parts are within their bounds.
pub(crate) fn are_fit(parts: &BTreeMap<String, Part>) -> bool {
    let fit = |(key, part): (&String, &Part)| {
        is_key(key)
            && part.others.len() <= OTHERS_MAX
            && !part.texts().any(|text| is_longer(text, PART_MAX))
    };
    parts.len() <= PARTS_MAX && parts.iter().all(fit)
}

/// Who writes a text, on which version, to make which.
pub(crate) struct Author {
    pub(crate) by: ClientId,
    pub(crate) base: u64,
    pub(crate) rev: u64,
}

impl Author {
    /// Puts a new text in the place of the one that is there, which stays beside it where its writer had not seen it.
    pub(crate) fn write(
        &self,
        now: &mut String,
        others: &mut Vec<String>,
        stamp: &mut Stamp,
        text: &str,
    ) {
        if text == now {
            return;
        }
        // The text of this very device was already weighed against the others when it arrived.
        let clash = stamp.by != Some(self.by) && stamp.rev > self.base && !now.is_empty();
        if clash && !others.contains(now) {
            others.push(std::mem::take(now));
        }
        text.clone_into(now);
        stamp.touch(self.rev, self.by);
    }

    /// Puts new texts in their parts, then drops the sibling versions that were dealt with, and parts in which nothing is left.
    pub(crate) fn write_parts(
        &self,
        parts: &mut BTreeMap<String, Part>,
        stamps: &mut BTreeMap<String, Stamp>,
        texts: &BTreeMap<String, String>,
        settled: &[String],
    ) {
        for (key, text) in texts {
            let part = parts.entry(key.clone()).or_default();
            let stamp = stamps.entry(key.clone()).or_default();
            self.write(&mut part.text, &mut part.others, stamp, text);
        }
        parts.retain(|_, part| {
            part.others.retain(|text| !settled.contains(text));
            !part.text.is_empty() || !part.others.is_empty()
        });
        // Nothing clashes with a part that is not there; so the history is never longer than the page.
        stamps.retain(|key, _| parts.contains_key(key));
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::super::{Entry, EntryEdit, EntryError, EntryKind, History, check, merge, restored};
    use super::*;
    use crate::ids::{ClientId, EntryId};

    fn device(n: u128) -> ClientId {
        ClientId(uuid::Uuid::from_u128(n))
    }

    fn guided() -> (Entry, History) {
        let id = EntryId(uuid::Uuid::from_u128(1));
        let mut entry = Entry::new(id, EntryKind::Metier, Date::constant(2026, 11, 3));
        entry.rev = 1;
        let history = History::created(&entry, device(1));
        (entry, history)
    }

    fn writes(key: &str, text: &str) -> EntryEdit {
        EntryEdit {
            parts: [(key.to_owned(), text.to_owned())].into(),
            ..EntryEdit::default()
        }
    }

    #[test]
    fn two_devices_that_write_two_parts_have_both_and_two_that_write_one_keep_both_versions() {
        let (mut entry, mut history) = guided();
        merge(
            &mut entry,
            &mut history,
            1,
            device(1),
            &writes("questions", "Pourquoi ?"),
        );
        merge(
            &mut entry,
            &mut history,
            1,
            device(2),
            &writes("reponses", "Parce que."),
        );
        assert!(entry.parts.values().all(|part| part.others.is_empty()));
        merge(
            &mut entry,
            &mut history,
            1,
            device(2),
            &writes("questions", "Comment ?"),
        );
        assert_eq!(entry.parts["questions"].text, "Comment ?");
        assert_eq!(entry.parts["questions"].others, ["Pourquoi ?"]);
        assert_eq!(entry.parts["reponses"].text, "Parce que.");
    }

    #[test]
    fn one_device_that_goes_on_writing_leaves_no_versions() {
        let (mut entry, mut history) = guided();
        for text in ["P", "Po", "Pourquoi"] {
            merge(
                &mut entry,
                &mut history,
                1,
                device(1),
                &writes("questions", text),
            );
        }
        assert_eq!(entry.parts["questions"].text, "Pourquoi");
        assert!(entry.parts["questions"].others.is_empty());
    }

    #[test]
    fn a_part_that_is_emptied_goes_and_its_versions_stay_until_they_are_dealt_with() {
        let (mut entry, mut history) = guided();
        merge(&mut entry, &mut history, 1, device(1), &writes("a", "un"));
        merge(&mut entry, &mut history, 1, device(2), &writes("a", ""));
        assert_eq!(entry.parts["a"].others, ["un"]);
        let settle = EntryEdit {
            settle: vec!["un".into()],
            ..EntryEdit::default()
        };
        merge(&mut entry, &mut history, 3, device(2), &settle);
        assert!(entry.parts.is_empty());
    }

    #[test]
    fn the_later_word_of_one_author_about_a_part_or_a_skill_holds() {
        let on = |key: &str| EntryEdit {
            skill: [key.to_owned()].into(),
            ..writes("a", "un")
        };
        let off = EntryEdit {
            unskill: ["oser".to_owned()].into(),
            ..writes("a", "deux")
        };
        let joined = on("oser").then(off.clone());
        assert_eq!(joined, off);
        assert!(on("oser").without(&off).is_empty());
        assert_eq!(on("chercher").without(&off).skill, on("chercher").skill);
    }

    #[test]
    fn a_server_that_lost_parts_gets_them_back_beside_its_own() {
        let (mut now, _) = guided();
        let mut kept = now.clone();
        let part = |text: &str| Part {
            text: text.into(),
            ..Part::default()
        };
        now.parts = [("a".into(), part("après")), ("c".into(), part("ici"))].into();
        kept.rev = 4;
        kept.parts = [("a".into(), part("avant")), ("b".into(), part("là"))].into();
        kept.skills = ["oser".into()].into();
        let whole = restored(&now, &kept).unwrap_or_else(|| now.clone());
        assert_eq!(whole.parts["a"].text, "avant");
        assert_eq!(whole.parts["a"].others, ["après"]);
        assert_eq!(whole.parts["b"].text, "là");
        assert!(whole.parts["c"].texts().any(|text| text == "ici"));
        assert!(whole.skills.contains("oser"));
        assert_eq!(restored(&whole, &kept), None, "twice is once");
    }

    #[test]
    fn an_edit_of_a_part_that_came_back_keeps_what_its_author_had_not_seen() {
        let (mut now, mut history) = guided();
        merge(
            &mut now,
            &mut history,
            1,
            device(3),
            &writes("a", "après la panne"),
        );
        let mut kept = now.clone();
        kept.rev = 5;
        kept.parts.clear();
        kept.parts.insert(
            "a".into(),
            Part {
                text: "avant la panne".into(),
                ..Part::default()
            },
        );
        let mut whole = restored(&now, &kept).unwrap_or_else(|| now.clone());
        history.restored(&now, &whole, device(2));
        merge(
            &mut whole,
            &mut history,
            5,
            device(1),
            &writes("a", "avant la panne, puis"),
        );
        assert!(
            whole.parts["a"]
                .texts()
                .any(|text| text == "après la panne")
        );
    }

    #[test]
    fn a_part_that_came_back_whole_is_not_written_over_by_who_had_not_seen_it() {
        let (mut kept, _) = guided();
        kept.rev = 5;
        let part = Part {
            text: "avant la panne".into(),
            ..Part::default()
        };
        kept.parts.insert("a".into(), part);
        let mut history = History::created(&kept, device(2));
        let edit = writes("a", "une phrase plus ancienne");
        merge(&mut kept, &mut history, 4, device(3), &edit);
        assert_eq!(kept.parts["a"].others, ["avant la panne"]);
    }

    #[test]
    fn parts_that_come_and_go_leave_nothing_in_the_history() {
        let (mut entry, mut history) = guided();
        for n in 0..100 {
            let key = format!("part-{n}");
            for text in ["", "un", ""] {
                merge(&mut entry, &mut history, 1, device(1), &writes(&key, text));
            }
        }
        assert!(entry.parts.is_empty() && history.parts.is_empty());
    }

    #[test]
    fn what_is_out_of_bounds_is_refused() {
        let (entry, _) = guided();
        let with = |key: &str, text: &str| {
            let mut entry = entry.clone();
            let part = Part {
                text: text.into(),
                ..Part::default()
            };
            entry.parts.insert(key.into(), part);
            check(&entry)
        };
        assert_eq!(with("visite:avant", &"é".repeat(PART_MAX)), Ok(()));
        assert_eq!(with("a", &"é".repeat(PART_MAX + 1)), Err(EntryError::Parts));
        for key in ["", "À", "a b", &"a".repeat(PART_KEY_MAX + 1)] {
            assert_eq!(with(key, "un"), Err(EntryError::Parts), "{key}");
        }
        let mut many = entry.clone();
        many.parts = (0..=PARTS_MAX)
            .map(|n| (n.to_string(), Part::default()))
            .collect();
        assert_eq!(check(&many), Err(EntryError::Parts));
        let mut skilled = entry;
        skilled.skills = (0..=SKILLS_MAX).map(|n| n.to_string()).collect();
        assert_eq!(check(&skilled), Err(EntryError::Skills));
    }
}
