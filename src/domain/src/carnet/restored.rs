//! What a device still has of an entry that the server has lost.
//!
//! A server that was put back to an older state has forgotten what it had acknowledged since. The devices
//! have not: each brings what it last had of an entry, and nothing that anybody wrote goes away by it.

use super::attached::join;
use super::{Entry, History, METIERS_MAX, SKILLS_MAX};
use crate::ids::ClientId;

/// Highest version a device may bring: what JSON readers hold exactly.
pub const REV_MAX: u64 = 1 << 53;

/// The entry as it is to be when `kept`, what a device last had of it or creates, meets what the server has `now`.
/// `None` when the server lacks nothing of it; so bringing it twice is the same as once.
///
/// The one of the higher version leads and gives the short fields. Each text of the other that no text of the
/// leading one contains becomes a sibling version, part by part; a part that the leading one lacks comes along whole. Marks are joined when the device leads. A page is shown to the
/// teacher only where nobody took that back, on either side.
pub fn restored(now: &Entry, kept: &Entry) -> Option<Entry> {
    let device_leads = kept.rev >= now.rev;
    let (lead, other) = if device_leads {
        (kept, now)
    } else {
        (now, kept)
    };
    let mut whole = lead.clone();
    for text in other.texts() {
        let there = whole.texts().any(|longer| longer.contains(text.as_str()));
        if !there {
            whole.others.push(text.clone());
        }
    }
    whole.guide = whole.guide.or_else(|| other.guide.clone());
    for (key, part) in &other.parts {
        if let Some(leading) = whole.parts.get_mut(key) {
            for text in part.texts() {
                let there = leading.texts().any(|longer| longer.contains(text.as_str()));
                if !there {
                    leading.others.push(text.clone());
                }
            }
        } else {
            // One too many is refused with the line, which keeps it on the device; nothing is left out here.
            whole.parts.insert(key.clone(), part.clone());
        }
    }
    if device_leads {
        for skill in &now.skills {
            if whole.skills.len() < SKILLS_MAX {
                whole.skills.insert(skill.clone());
            }
        }
        for metier in &now.metiers {
            if whole.metiers.len() < METIERS_MAX {
                whole.metiers.insert(metier.clone());
            }
        }
        whole.feelings.extend(now.feelings.iter().copied());
        join(&mut whole.attachments, &now.attachments);
        whole.shared = now.shared && kept.shared;
    }
    whole.rev = now.rev;
    if whole == *now {
        return None;
    }
    whole.rev = now.rev.max(kept.rev) + 1;
    Some(whole)
}

impl History {
    /// Notes that `by` brought what it had of the entry `now`, which made it `whole`.
    pub fn restored(&mut self, now: &Entry, whole: &Entry, by: ClientId) {
        if now.text != whole.text {
            self.text.touch(whole.rev, by);
        }
        for (key, part) in &whole.parts {
            if now.parts.get(key).map(|before| &before.text) != Some(&part.text) {
                let stamp = self.parts.entry(key.clone()).or_default();
                stamp.touch(whole.rev, by);
            }
        }
        self.any.touch(whole.rev, by);
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::super::{EntryEdit, EntryKind, TEXT_MAX, merge};
    use super::*;
    use crate::ids::EntryId;

    fn device(n: u128) -> ClientId {
        ClientId(uuid::Uuid::from_u128(n))
    }

    fn entry(rev: u64, text: &str) -> Entry {
        let id = EntryId(uuid::Uuid::from_u128(1));
        let mut entry = Entry::new(id, EntryKind::Libre, Date::constant(2026, 11, 3));
        entry.rev = rev;
        entry.text = text.into();
        entry
    }

    fn joined(now: &Entry, kept: &Entry) -> Entry {
        let whole = restored(now, kept).unwrap_or_else(|| now.clone());
        assert_eq!(restored(&whole, kept), None, "twice is once");
        whole
    }

    #[test]
    fn the_text_of_the_device_comes_back_over_the_one_it_went_on_from() {
        let whole = joined(&entry(2, "Une forge"), &entry(5, "Une forge, et le feu"));
        assert_eq!(whole.text, "Une forge, et le feu");
        assert!(whole.others.is_empty());
        assert_eq!(whole.rev, 6);
    }

    #[test]
    fn of_two_texts_that_part_both_stay_whichever_leads() {
        for (now, kept) in [(3, 5), (5, 3), (4, 4)] {
            let whole = joined(
                &entry(now, "après la panne"),
                &entry(kept, "avant la panne"),
            );
            let mut texts = vec![whole.text.as_str(), whole.others[0].as_str()];
            texts.sort_unstable();
            assert_eq!(texts, ["après la panne", "avant la panne"]);
        }
    }

    #[test]
    fn what_two_devices_bring_back_one_after_the_other_is_all_there() {
        let first = joined(&entry(1, ""), &entry(4, "quatre"));
        let second = joined(&first, &entry(6, "six"));
        assert_eq!(
            (second.text.as_str(), &second.others[..]),
            ("six", &["quatre".to_owned()][..])
        );
        let late = joined(&second, &entry(3, "trois"));
        assert_eq!(late.text, "six");
        assert_eq!(late.others, ["quatre", "trois"]);
    }

    #[test]
    fn an_edit_that_follows_keeps_what_its_author_had_not_seen() {
        let (old, new, other) = (device(1), device(2), device(3));
        for (now, kept) in [(3, 5), (5, 3)] {
            let now = entry(now, "après la panne");
            let mut history = History::created(&now, other);
            let mut whole = restored(&now, &entry(kept, "avant la panne")).unwrap();
            history.restored(&now, &whole, new);
            let edit = EntryEdit {
                text: Some("avant la panne, puis".into()),
                ..EntryEdit::default()
            };
            merge(&mut whole, &mut history, kept, old, &edit);
            let texts: Vec<_> = whole.texts().collect();
            assert!(texts.iter().any(|text| text.contains("après la panne")));
        }
    }

    #[test]
    fn a_page_that_one_side_hides_stays_hidden() {
        let mut now = entry(2, "a");
        now.shared = true;
        assert!(!joined(&now, &entry(3, "ab")).shared);
        let mut kept = entry(3, "ab");
        kept.shared = true;
        now.shared = false;
        assert!(!joined(&now, &kept).shared);
    }

    #[test]
    fn no_more_metiers_than_a_page_may_have() {
        let mut now = entry(2, "");
        now.metiers = (0..METIERS_MAX).map(|n| format!("A{n}")).collect();
        let mut kept = entry(3, &"x".repeat(TEXT_MAX));
        kept.metiers = (0..METIERS_MAX).map(|n| format!("B{n}")).collect();
        let whole = joined(&now, &kept);
        assert_eq!(super::super::check(&whole), Ok(()));
        assert!(kept.metiers.is_subset(&whole.metiers));
    }
}
