//! Pages that name other pages.

use std::str::FromStr;

use domain::carnet::Entry;
use domain::ids::{EntryId, UserId};

use super::born_as;

/// A page as it leaves: by the identity that it was born with, and naming others so.
pub fn leaving(user: UserId, entry: &Entry) -> Entry {
    let mut page = renamed(entry, |id| born_as(user, id));
    page.id = born_as(user, entry.id);
    page
}

/// The page with the pages that it names renamed. A part names pages when each of its lines is an identity.
pub(super) fn renamed(entry: &Entry, name: impl Fn(EntryId) -> EntryId) -> Entry {
    let mut page = entry.clone();
    for part in page.parts.values_mut() {
        for text in std::iter::once(&mut part.text).chain(&mut part.others) {
            if let Some(named) = lines(text, &name) {
                *text = named;
            }
        }
    }
    page
}

fn lines(text: &str, name: &impl Fn(EntryId) -> EntryId) -> Option<String> {
    let ids: Result<Vec<_>, _> = text.lines().map(EntryId::from_str).collect();
    let ids = ids.ok().filter(|ids| !ids.is_empty())?;
    let names: Vec<_> = ids.into_iter().map(|id| name(id).to_string()).collect();
    Some(names.join("\n"))
}

#[cfg(test)]
mod tests {
    use domain::carnet::{EntryKind, Part};
    use jiff::civil::Date;
    use uuid::Uuid;

    use super::super::kept_as;
    use super::*;

    const PUPIL: UserId = UserId(Uuid::from_u128(0x0de3_0000_0000_7000_8000_0001_0000_0001));

    #[test]
    fn pages_that_are_named_leave_under_the_identities_they_were_born_with() {
        let born = EntryId(Uuid::from_u128(0x0de3_0000_0000_7000_8000_0008_0000_0000));
        let (here, own) = (
            kept_as(PUPIL, born),
            EntryId(Uuid::from_u128(0x0de3_0000_0000_7000_8000_0008_0000_0001)),
        );
        let mut entry = Entry::new(here, EntryKind::Activite, Date::constant(2026, 11, 3));
        let list = Part {
            text: format!("{here}\n{own}"),
            others: vec![here.to_string()],
        };
        let prose = Part {
            text: format!("voir {here}"),
            ..Part::default()
        };
        entry.parts = [("pages".into(), list), ("texte".into(), prose.clone())].into();
        let left = leaving(PUPIL, &entry);
        assert_eq!(left.id, born);
        assert_eq!(left.parts["pages"].text, format!("{born}\n{own}"));
        assert_eq!(left.parts["pages"].others, [born.to_string()]);
        assert_eq!(left.parts["texte"], prose);
        assert_eq!(
            renamed(&left, |id| kept_as(PUPIL, id)).parts["pages"].others,
            [here.to_string()]
        );
    }
}
