//! Pages that a pupil hands in as a file where the network never comes: from the pupil's device to the teacher's, by a USB key or
//! the room's share.
//!
//! The file is of the family of the carnet's ([`super`]): JSON in lines, the digest of all before it at the end.
//!
//! ```text
//! {
//! "format":"parcours-copies",
//! "version":1,
//! "class":"0de30000-0000-7000-8000-000400000000",
//! "class_name":"4e B",
//! "author":"0de30000-0000-7000-8000-000100000003",
//! "pseudonym":"Colibri",
//! "made":"2026-11-27T09:30:00",
//! "entries":[
//! {"id":"0de30000-0000-7000-8000-000800000000","rev":0,"kind":"Visite","title":"…",…}
//! ],
//! "sha256":"60303ae22b998861…"
//! }
//! ```
//!
//! - `class` and `author` are identities that the class's teachers have in their rows; nothing in the file is a secret. The digest
//!   finds damage; it is no signature, so papers never go to the server: they are shown on the device that read them, as what a file
//!   says, until the same page comes by the network.
//! - `entries` are pages of the author, by the identities that the server knows them by or will: one that comes by the network
//!   later is the same page ([`Paper::is_ahead`]). Photos stay on the pupil's device; pages name them.

use std::collections::BTreeMap;

use domain::carnet::Entry;
use domain::ids::{ClassId, EntryId, UserId};
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::envelope::Envelope;
use super::{Unreadable, are_pages};
use crate::overlay::View;

/// Most pages of a file.
pub const ENTRIES_MAX: usize = 60;
/// Most bytes of a file.
pub const FILE_BYTES: usize = 2_000_000;
/// Longest name of a class or a pupil, in characters.
const NAME_MAX: usize = 200;

const ENVELOPE: Envelope = Envelope {
    format: "parcours-copies",
    oldest: 1,
    version: 1,
    most: FILE_BYTES,
};

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Papers {
    /// The class they are handed in for.
    pub class: ClassId,
    /// Its name.
    pub class_name: String,
    /// Whose pages they are.
    pub author: UserId,
    /// The author's pseudonym.
    pub pseudonym: String,
    /// When the file was made, on the wall of the académie.
    pub made: DateTime,
    /// The pages.
    pub entries: Vec<Entry>,
}

/// Why papers that are whole are not for this class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Stranger {
    /// They are handed in for another class.
    #[error("for another class")]
    OtherClass,
    /// Nobody of the class has made them.
    #[error("of nobody in the class")]
    UnknownPupil,
}

/// The file.
///
/// # Errors
/// When something in it cannot be written as JSON.
pub fn write(papers: &Papers) -> Result<String, serde_json::Error> {
    let content = ENVELOPE
        .begin()
        .field("class", &papers.class)?
        .field("class_name", &papers.class_name)?
        .field("author", &papers.author)?
        .field("pseudonym", &papers.pseudonym)?
        .field("made", &papers.made)?
        .list("entries", papers.entries.iter())?;
    Ok(content.close())
}

/// Reads a file, and checks all of it before anything is said of it.
///
/// # Errors
/// [`Unreadable`].
pub fn read(bytes: &[u8]) -> Result<Papers, Unreadable> {
    let papers: Papers = ENVELOPE.open(bytes)?;
    let short = |name: &str| name.chars().count() <= NAME_MAX;
    if short(&papers.class_name)
        && short(&papers.pseudonym)
        && are_pages(&papers.entries, ENTRIES_MAX)
    {
        Ok(papers)
    } else {
        Err(Unreadable::Bounds)
    }
}

/// Whether the papers are for this class and of one of its pupils, as the teacher's rows know them.
///
/// # Errors
/// [`Stranger`].
pub fn belong(papers: &Papers, class: ClassId, view: &View) -> Result<(), Stranger> {
    if papers.class != class {
        return Err(Stranger::OtherClass);
    }
    let pupil = view.pupils.get(&papers.author);
    if pupil.is_none_or(|pupil| pupil.class != class) {
        return Err(Stranger::UnknownPupil);
    }
    Ok(())
}

/// One page that came by a file, as the teacher's device keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// The class it was handed in for.
    pub class: ClassId,
    /// Whose page it is.
    pub author: UserId,
    /// When its file was made.
    pub made: DateTime,
    /// The page.
    pub entry: Entry,
}

impl Paper {
    /// As a device keeps it.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn to_text(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// What [`Paper::to_text`] wrote.
    ///
    /// # Errors
    /// When another version wrote it.
    pub fn from_text(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// Whether the network has not brought yet what the file says: not the page at all, or only an older state of it.
    pub fn is_ahead(&self, view: &View) -> bool {
        view.shared.get(&self.entry.id).is_none_or(|came| {
            // A page of somebody else under this identity: the server knows whose it is.
            came.author == self.author
                && came.entry.rev <= self.entry.rev
                && came.entry
                    != Entry {
                        rev: came.entry.rev,
                        shared: came.entry.shared,
                        ..self.entry.clone()
                    }
        })
    }

    /// Whether it may be kept: its pupil is in its class, and it is ahead.
    pub fn is_needed(&self, view: &View) -> bool {
        let pupil = view.pupils.get(&self.author);
        pupil.is_some_and(|pupil| pupil.class == self.class) && self.is_ahead(view)
    }
}

/// What is to be kept of the papers beside what is there: of two states of a page, the one whose file was made last.
pub fn news(papers: &Papers, kept: &BTreeMap<EntryId, Paper>, view: &View) -> Vec<Paper> {
    let each = papers.entries.iter().map(|entry| Paper {
        class: papers.class,
        author: papers.author,
        made: papers.made,
        entry: entry.clone(),
    });
    let is_new = |paper: &Paper| {
        let there = kept.get(&paper.entry.id);
        there.is_none_or(|there| {
            there.author == paper.author && there.made < paper.made && there.entry != paper.entry
        })
    };
    each.filter(|paper| is_new(paper) && paper.is_ahead(view))
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use domain::carnet::EntryKind;
    use jiff::civil::Date;
    use uuid::Uuid;

    use super::super::{Carnet, close};
    use super::*;
    use crate::row::{Pupil, SharedEntry};

    const CLASS: ClassId = ClassId(Uuid::from_u128(4));
    const PUPIL: UserId = UserId(Uuid::from_u128(1));
    const OTHER: UserId = UserId(Uuid::from_u128(2));

    fn page(n: u128) -> Entry {
        let mut entry = Entry::new(
            EntryId(Uuid::from_u128(n)),
            EntryKind::Visite,
            Date::constant(2026, 11, 27),
        );
        entry.text = "Les mains de la luthière.".into();
        entry.etape = Some("4e-preparer".into());
        entry.shared = true;
        entry
    }

    fn papers(entries: Vec<Entry>) -> Papers {
        Papers {
            class: CLASS,
            class_name: "4e B".into(),
            author: PUPIL,
            pseudonym: "Colibri".into(),
            made: DateTime::constant(2026, 11, 27, 9, 30, 0, 0),
            entries,
        }
    }

    fn desk() -> View {
        let mut view = View::default();
        for user in [PUPIL, OTHER] {
            let pupil = Pupil {
                user,
                class: CLASS,
                pseudonym: "Colibri".into(),
                last_seen: None,
            };
            view.pupils.insert(user, pupil);
        }
        view
    }

    fn came(view: &mut View, author: UserId, entry: Entry) {
        view.shared.insert(entry.id, SharedEntry { author, entry });
    }

    #[test]
    fn what_was_handed_in_is_read_the_same_and_damage_is_found() {
        let handed = papers(vec![page(1), page(2)]);
        let text = write(&handed).unwrap();
        assert_eq!(read(text.as_bytes()), Ok(handed));
        let changed = text.replace("luthière", "charpentière");
        assert_eq!(read(changed.as_bytes()), Err(Unreadable::Damaged));
        assert_eq!(
            read(&text.as_bytes()[..text.len() - 9]),
            Err(Unreadable::Damaged)
        );
        assert_eq!(read(b"PK\x03\x04"), Err(Unreadable::Foreign));
        let newer = text.replace("\"version\":1", "\"version\":2");
        let newer = newer.split("\"sha256\"").next().unwrap().to_owned();
        assert_eq!(read(close(newer).as_bytes()), Err(Unreadable::Newer));
        assert_eq!(read(&vec![b' '; FILE_BYTES + 1]), Err(Unreadable::TooLarge));
    }

    #[test]
    fn a_whole_carnet_is_another_kind_of_file() {
        let carnet = Carnet {
            pseudonym: "Colibri".into(),
            made: DateTime::constant(2026, 11, 27, 9, 30, 0, 0),
            entries: vec![page(1)],
            favourites: Vec::new(),
            files: BTreeMap::new(),
        };
        let text = super::super::write(&carnet).unwrap();
        assert_eq!(read(text.as_bytes()), Err(Unreadable::Foreign));
    }

    #[test]
    fn a_page_twice_or_over_its_bounds_is_not_taken() {
        let refused = |entries| read(write(&papers(entries)).unwrap().as_bytes());
        assert_eq!(refused(vec![page(1), page(1)]), Err(Unreadable::Bounds));
        let many = (0..=ENTRIES_MAX as u128).map(page).collect();
        assert_eq!(refused(many), Err(Unreadable::Bounds));
        let mut long = page(1);
        long.title = "é".repeat(domain::carnet::TITLE_MAX + 1);
        assert_eq!(refused(vec![long]), Err(Unreadable::Bounds));
    }

    #[test]
    fn papers_of_another_class_or_of_nobody_here_are_strangers() {
        let handed = papers(vec![page(1)]);
        assert_eq!(belong(&handed, CLASS, &desk()), Ok(()));
        let elsewhere = ClassId(Uuid::from_u128(5));
        assert_eq!(
            belong(&handed, elsewhere, &desk()),
            Err(Stranger::OtherClass)
        );
        assert_eq!(
            belong(&handed, CLASS, &View::default()),
            Err(Stranger::UnknownPupil)
        );
    }

    #[test]
    fn the_same_page_by_the_network_takes_the_place_of_the_papers() {
        let mut view = desk();
        let handed = papers(vec![page(1)]);
        let paper = news(&handed, &BTreeMap::new(), &view).remove(0);
        assert!(paper.is_needed(&view));
        let mut by_network = page(1);
        by_network.rev = 1;
        came(&mut view, PUPIL, by_network);
        assert!(!paper.is_ahead(&view));
        assert_eq!(news(&handed, &BTreeMap::new(), &view), []);
    }

    #[test]
    fn what_was_written_since_the_network_was_there_stands_in_the_papers_until_it_comes() {
        let mut view = desk();
        let mut before = page(1);
        before.rev = 3;
        came(&mut view, PUPIL, before.clone());
        let mut after = before.clone();
        after.text.push_str(" Et le bruit.");
        let paper = news(&papers(vec![after.clone()]), &BTreeMap::new(), &view).remove(0);
        assert!(paper.is_ahead(&view));
        after.rev = 4;
        came(&mut view, PUPIL, after);
        assert!(!paper.is_ahead(&view));
    }

    #[test]
    fn a_file_never_stands_before_the_page_of_another_pupil() {
        let mut view = desk();
        came(&mut view, OTHER, page(1));
        assert_eq!(news(&papers(vec![page(1)]), &BTreeMap::new(), &view), []);
    }

    #[test]
    fn of_two_files_the_later_one_counts_and_the_same_one_adds_nothing() {
        let view = desk();
        let first = papers(vec![page(1)]);
        let mut kept = BTreeMap::new();
        for paper in news(&first, &kept, &view) {
            kept.insert(paper.entry.id, paper);
        }
        assert_eq!(news(&first, &kept, &view), []);
        let mut later = first.clone();
        later.made = DateTime::constant(2026, 11, 27, 9, 50, 0, 0);
        later.entries[0].text = "Corrigé".into();
        assert_eq!(news(&later, &kept, &view).len(), 1);
        let mut earlier = later.clone();
        earlier.made = DateTime::constant(2026, 11, 27, 9, 0, 0, 0);
        assert_eq!(news(&earlier, &kept, &view), []);
    }

    #[test]
    fn the_papers_of_who_left_the_class_are_not_needed() {
        let mut view = desk();
        let paper = news(&papers(vec![page(1)]), &BTreeMap::new(), &view).remove(0);
        view.pupils.remove(&PUPIL);
        assert!(!paper.is_needed(&view));
    }
}
