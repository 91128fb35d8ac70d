//! What is to be written of what is typed, and what becomes of it when the row comes anew.

use std::collections::BTreeMap;

use crate::state::typed::Text;

/// Versions of a text that are dealt with by what is typed now: the key of the text, and what they say.
pub type Settled = (String, Vec<String>);

/// What is written over one version of a row.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// New texts, by their keys.
    pub texts: Text,
    /// Versions that are dealt with.
    pub settle: Vec<String>,
}

/// What is to be written.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// All that is not on the device, what is too long included.
    pub(super) held: Text,
    /// What of it is on the device once the changes are.
    pub(super) kept: Text,
    /// One change for each version over which something was typed, the oldest first.
    pub(super) by_base: BTreeMap<u64, Change>,
}

/// A field as it stands.
#[derive(Debug)]
pub(super) struct Standing {
    pub(super) key: String,
    pub(super) most: usize,
    pub(super) text: String,
    pub(super) kept: String,
    pub(super) base: Option<u64>,
}

/// Whether a text has more characters than it may.
pub(super) fn over(text: &str, most: usize) -> bool {
    text.len() > most && text.chars().count() > most
}

/// What is to be written of these fields. What is too long is not, and it settles nothing: a version that was added to it is stored nowhere else.
/// Versions go in one line with the text that deals with them, so that one is never written without the other.
pub(super) fn changes(fields: Vec<Standing>, mut settled: Option<Settled>) -> Changes {
    let mut changes = Changes::default();
    for field in fields {
        let settle = settled.take_if(|(key, _)| *key == field.key);
        let settle = settle.map(|(_, versions)| versions).unwrap_or_default();
        let changed = field.text != field.kept;
        if changed {
            changes.held.insert(field.key.clone(), field.text.clone());
        }
        if over(&field.text, field.most) {
            continue;
        }
        if changed || !settle.is_empty() {
            // Version 0 is older than all that there is: whatever is there was not seen.
            let change = changes.by_base.entry(field.base.unwrap_or(0)).or_default();
            change.settle.extend(settle);
            if changed {
                change.texts.insert(field.key.clone(), field.text.clone());
                changes.kept.insert(field.key, field.text);
            }
        }
    }
    changes
}

/// What becomes of a field when the row comes anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Follow {
    /// Its text was seen here.
    Seen,
    /// Another text is there, and nothing is typed here: it is shown.
    Take,
    /// Something may be there that was not seen here.
    Unseen,
}

/// `known` is whether the version is known over which `value` is typed. While changes of this device wait to be sent (`waits`), they hide
/// what others wrote meanwhile into the same text: that is not seen yet.
pub(super) fn followed(now: &str, value: &str, kept: &str, (known, waits): (bool, bool)) -> Follow {
    match (now == kept, value == kept) {
        (true, _) if known && waits => Follow::Unseen,
        (true, true) => Follow::Seen,
        (true, false) if known => Follow::Seen,
        (false, true) => Follow::Take,
        _ => Follow::Unseen,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(key: &str, kept: &str, text: &str, base: Option<u64>) -> Standing {
        Standing {
            key: key.to_owned(),
            most: 12,
            text: text.to_owned(),
            kept: kept.to_owned(),
            base,
        }
    }

    fn of<const N: usize>(texts: [(&str, &str); N]) -> Text {
        let texts = texts.into_iter();
        texts
            .map(|(key, text)| (key.to_owned(), text.to_owned()))
            .collect()
    }

    fn settles(key: &str) -> Option<Settled> {
        Some((key.to_owned(), vec!["deux".to_owned()]))
    }

    #[test]
    fn what_another_wrote_is_seen_only_where_nothing_is_typed() {
        let known = (true, false);
        assert_eq!(followed("un", "un deux", "un", known), Follow::Seen);
        assert_eq!(followed("trois", "un", "un", known), Follow::Take);
        assert_eq!(followed("trois", "un deux", "un", known), Follow::Unseen);
    }

    #[test]
    fn what_a_held_text_was_typed_over_stays_unknown_until_it_is_written() {
        let held = (false, false);
        assert_eq!(followed("un", "un deux", "un", held), Follow::Unseen);
        assert_eq!(followed("trois", "un deux", "un", held), Follow::Unseen);
        assert_eq!(
            followed("un deux", "un deux", "un deux", held),
            Follow::Seen
        );
        assert_eq!(followed("trois", "un deux", "un deux", held), Follow::Take);
    }

    #[test]
    fn what_waits_to_be_sent_hides_what_others_wrote_meanwhile() {
        let waits = (true, true);
        assert_eq!(followed("un", "un", "un", waits), Follow::Unseen);
        assert_eq!(followed("un", "un deux", "un", waits), Follow::Unseen);
        // Another text is shown as ever, and that of a held one is known from here on.
        assert_eq!(followed("trois", "un", "un", waits), Follow::Take);
        assert_eq!(followed("un", "un", "un", (false, true)), Follow::Seen);
    }

    #[test]
    fn each_text_goes_over_the_version_that_its_writer_saw() {
        let fields = vec![
            field("a", "un", "un deux", Some(3)),
            field("b", "", "trois", Some(5)),
            field("c", "", "tenu", None),
            field("d", "là", "là", Some(5)),
        ];
        let changes = changes(fields, None);
        let texts = changes.by_base.into_iter();
        let texts: Vec<_> = texts.map(|(base, change)| (base, change.texts)).collect();
        assert_eq!(
            texts,
            [
                (0, of([("c", "tenu")])),
                (3, of([("a", "un deux")])),
                (5, of([("b", "trois")])),
            ]
        );
        let typed = [("a", "un deux"), ("b", "trois"), ("c", "tenu")];
        assert_eq!(changes.held, of(typed));
        // What was not typed here is not said to be here: a teammate may have written it anew meanwhile.
        assert_eq!(changes.kept, of(typed));
    }

    #[test]
    fn a_version_goes_with_the_text_that_deals_with_it() {
        let fields = vec![
            field("a", "un", "un\n\ndeux", Some(3)),
            field("b", "", "trois", Some(5)),
        ];
        let changes = changes(fields, settles("a"));
        assert_eq!(changes.by_base[&3].settle, ["deux"]);
        assert_eq!(changes.by_base[&3].texts, of([("a", "un\n\ndeux")]));
        assert!(changes.by_base[&5].settle.is_empty());
        // The one that is kept already is dealt with too.
        let same = super::changes(vec![field("a", "deux", "deux", Some(3))], settles("a"));
        assert_eq!(same.by_base[&3].settle, ["deux"]);
        assert!(same.by_base[&3].texts.is_empty());
    }

    #[test]
    fn a_text_that_is_too_long_is_held_and_settles_nothing() {
        let long = "un et un\n\ndeux";
        let changes = changes(vec![field("a", "un et un", long, Some(3))], settles("a"));
        assert_eq!(changes.held, of([("a", long)]));
        assert!(changes.by_base.is_empty());
        assert!(changes.kept.is_empty());
    }

    #[test]
    fn nothing_is_settled_for_a_text_that_is_not_open_and_nothing_written_where_nothing_changed() {
        let same = || vec![field("a", "un", "un", Some(3))];
        assert!(changes(same(), settles("b")).by_base.is_empty());
        let none = Some(("a".to_owned(), Vec::new()));
        assert!(changes(same(), none).by_base.is_empty());
    }
}
