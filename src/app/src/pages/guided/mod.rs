//! Guided pages of the carnet: a page that asks questions, each answered in a part of its own.
//!
//! A [`Template`] is data (`texts/`): to make another kind of guided page, write one there and name it in [`ALL`]. A page is of the
//! template that its `guide` names ([`of`]); [`begin`] makes one, and so does `/carnet/nouveau?guide=…`. It is an entry like any
//! other: kept at each keystroke ([`Draft`](crate::pages::carnet::Draft)), synced, shown, printed and taken along.
//!
//! | piece | what for |
//! | --- | --- |
//! | [`parts`] | the questions with their fields, over a draft that was opened with [`pieces`] |
//! | [`asked`], [`questions`] | what the teacher asks in the étape of a page, beside its template |
//! | [`read`], [`shown`] | what was answered, where it is only read |
//! | [`begin`], [`latest`], [`all_of`] | makes and finds pages of a template |
//! | [`own_page`] | the newest page of a template under an address of its own |

mod page;
mod parts;
mod read;
mod teacher;
pub mod texts;

use domain::carnet::{Entry, EntryKind};
use domain::ids::EntryId;
use protocol::mutation::Mutation;
use protocol::overlay::View;

pub use page::{Around, found, own_page};
pub use parts::{parts, ticked, ticked_with};
pub use read::{read, said, shown};
pub use teacher::{asked, questions};

use crate::state::clock::{fresh, today};
use crate::state::session::Session;
use crate::state::typed::Piece;

/// A kind of guided page.
#[derive(Debug, PartialEq, Eq)]
pub struct Template {
    /// Stable: what the `guide` of its pages says.
    pub key: &'static str,
    /// What such a page is called.
    pub title: &'static str,
    /// What the entry is about.
    pub kind: EntryKind,
    /// Its own page, where it has one beside `/carnet/:id`.
    pub href: Option<&'static str>,
    /// What it asks, in this order; one at least.
    pub parts: &'static [Asked],
}

/// One question of a template.
#[derive(Debug, PartialEq, Eq)]
pub struct Asked {
    /// The key of the part, stable; two templates may use the same.
    pub key: &'static str,
    /// What is asked; a heading where the answer is read.
    pub question: &'static str,
    /// How to find an answer; empty for none.
    pub help: &'static str,
    /// What somebody else might have written; empty for none.
    pub example: &'static str,
    /// How it is answered.
    pub form: Form,
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// In sentences.
    Lines,
    /// In a few words.
    Line,
    /// By a day.
    Day,
    /// By one of these: key and words.
    One(&'static [(&'static str, &'static str)]),
    /// By any of these: key and words. The answer holds the keys, blanks between.
    Many(&'static [(&'static str, &'static str)]),
    /// By pages of the carnet: their identities, one a line. Asked on the template's own page only, and for the author alone.
    Pages,
}

/// All templates.
pub static ALL: [&Template; 11] = [
    &texts::SYNTHESE,
    &texts::LETTRE,
    &texts::CV,
    &texts::APPEL,
    &texts::DEMANDE,
    &texts::INTERVIEW,
    &texts::VISITE,
    &texts::FORUM,
    &texts::STAGE,
    &texts::PROJET,
    &texts::LECTURE,
];

/// The template of a page; none for one that is not guided, or by a template that this version does not know.
pub fn of(entry: &Entry) -> Option<&'static Template> {
    let guide = entry.guide.as_deref()?;
    ALL.into_iter().find(|known| known.key == guide)
}

/// What a draft of a page of this template is opened with, beside its title and text.
pub fn pieces(template: &'static Template) -> impl Iterator<Item = Piece> {
    template.parts.iter().map(|part| Piece::Part(part.key))
}

/// The pages of a template that are not in the bin, the newest first.
pub fn all_of<'a>(view: &'a View, template: &'static Template) -> Vec<&'a Entry> {
    let pages = view.entries.values().map(|item| &item.value);
    let mut pages: Vec<_> = pages
        .filter(|entry| !entry.deleted && of(entry) == Some(template))
        .collect();
    pages.sort_by_key(|entry| std::cmp::Reverse(entry.id));
    pages
}

/// The newest of them.
pub fn latest(view: &View, template: &'static Template) -> Option<EntryId> {
    all_of(view, template).first().map(|entry| entry.id)
}

/// Makes a page of a template; which one, once it is on the device. A failure to write is said.
pub async fn begin(
    session: Session,
    template: &'static Template,
    title: String,
) -> Option<EntryId> {
    let mut entry = Entry::new(EntryId(fresh()), template.kind, today());
    entry.title = title;
    entry.guide = Some(template.key.to_owned());
    let id = entry.id;
    let written = session.write(Mutation::EntryCreate(entry), 0).await;
    written.then_some(id)
}

#[cfg(test)]
mod tests {
    use domain::carnet::{Part, check};
    use uuid::Uuid;

    use super::*;

    #[test]
    fn every_part_of_a_template_has_a_key_of_its_own_that_a_server_takes() {
        for template in ALL {
            let day = "2026-11-03".parse().unwrap_or_default();
            let mut entry = Entry::new(EntryId(Uuid::nil()), template.kind, day);
            entry.guide = Some(template.key.to_owned());
            for part in template.parts {
                let written = Part {
                    text: "un".into(),
                    ..Part::default()
                };
                let twice = entry.parts.insert(part.key.to_owned(), written);
                assert_eq!(twice, None, "{} of {}", part.key, template.key);
            }
            assert_eq!(check(&entry), Ok(()), "{}", template.key);
            assert_eq!(of(&entry), Some(template));
        }
    }

    #[test]
    fn a_page_without_a_guide_or_with_one_that_is_not_known_here_is_of_no_template() {
        let day = "2026-11-03".parse().unwrap_or_default();
        let mut entry = Entry::new(EntryId(Uuid::nil()), EntryKind::Libre, day);
        assert_eq!(of(&entry), None);
        entry.guide = Some("futur".into());
        assert_eq!(of(&entry), None);
    }
}
