//! Text that could not be written on the device, or not yet: it outlives its page, not the tab.

use std::collections::BTreeMap;
use std::time::Duration;

use domain::ids::UserId;
use leptos::prelude::*;
use uuid::Uuid;

/// How long typing rests before it is written down. A page that is hidden or left does not wait for that; but where the browser puts it
/// aside, to come back to, what is begun then waits for the return (`store/src/aside.rs`).
pub const REST: Duration = Duration::from_millis(500);

/// A piece of a carnet page that is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// Its title.
    Title,
    /// Its text.
    Text,
    /// A part of a guided page, by its key.
    Part(&'static str),
}

impl Piece {
    /// The word for a title in [`Text`].
    pub const TITLE: &str = "titre";
    /// The word for a text.
    pub const TEXT: &str = "texte";
    /// How the words for parts begin, before their keys.
    pub const PART: &str = "part:";

    /// The word for it in [`Text`].
    pub fn key(self) -> String {
        match self {
            Self::Title => Self::TITLE.to_owned(),
            Self::Text => Self::TEXT.to_owned(),
            Self::Part(key) => [Self::PART, key].concat(),
        }
    }
}

/// What was typed, by the word for each piece.
pub type Text = BTreeMap<String, String>;

/// What one person typed in carnet pages and in the work of teams, by their identities, and is not on the device. Copied freely.
#[derive(Clone, Copy)]
pub struct Typed(StoredValue<(Option<UserId>, BTreeMap<Uuid, Text>), LocalStorage>);

impl Typed {
    /// Nothing.
    pub fn new() -> Self {
        Self(StoredValue::new_local((None, BTreeMap::new())))
    }

    /// A piece of a page that is still to be written.
    pub fn of(self, page: Uuid, piece: &str) -> Option<String> {
        self.0
            .with_value(|(_, typed)| typed.get(&page)?.get(piece).cloned())
    }

    /// Of the pieces that are open, holds these texts until they are written, and nothing else: what was typed and taken back does not
    /// come again.
    pub fn hold<'a>(self, page: Uuid, open: impl Iterator<Item = &'a str>, texts: &Text) {
        self.0.update_value(|(_, typed)| {
            let held = typed.entry(page).or_default();
            for piece in open {
                held.remove(piece);
            }
            held.extend(texts.clone());
        });
    }

    /// These texts are written; later ones are still held.
    pub fn written(self, page: Uuid, texts: &Text) {
        self.0.update_value(|(_, typed)| {
            if let Some(held) = typed.get_mut(&page) {
                held.retain(|piece, text| texts.get(piece) != Some(text));
            }
        });
    }

    /// This person is here: what another one typed is not theirs. A team is the same row for all its members.
    pub fn is_of(self, person: UserId) {
        self.0.update_value(|(of, typed)| {
            if of.replace(person) != Some(person) {
                typed.clear();
            }
        });
    }

    /// The person has left.
    pub fn forget(self) {
        self.0.update_value(|(_, typed)| typed.clear());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: Uuid = Uuid::from_u128(1);

    fn text(piece: &str, text: &str) -> Text {
        [(piece.to_owned(), text.to_owned())].into()
    }

    #[test]
    fn what_is_typed_is_held_until_it_is_written_or_taken_back() {
        Owner::new().with(|| {
            let typed = Typed::new();
            let open = || ["titre", "texte"].into_iter();
            typed.hold(PAGE, open(), &text("texte", "un"));
            typed.written(PAGE, &text("texte", "u"));
            assert_eq!(typed.of(PAGE, "texte").as_deref(), Some("un"));
            typed.written(PAGE, &text("texte", "un"));
            assert_eq!(typed.of(PAGE, "texte"), None);
            typed.hold(PAGE, open(), &text("texte", "un"));
            typed.hold(PAGE, ["titre"].into_iter(), &text("titre", "deux"));
            assert_eq!(typed.of(PAGE, "texte").as_deref(), Some("un"), "not open");
            typed.hold(PAGE, open(), &Text::new());
            assert_eq!(typed.of(PAGE, "texte"), None);
            assert_eq!(typed.of(PAGE, "titre"), None);
        });
    }

    #[test]
    fn what_one_typed_is_nobody_elses() {
        let person = |n| UserId(Uuid::from_u128(n));
        Owner::new().with(|| {
            let typed = Typed::new();
            typed.is_of(person(1));
            typed.hold(PAGE, ["texte"].into_iter(), &text("texte", "un"));
            typed.is_of(person(1));
            assert_eq!(typed.of(PAGE, "texte").as_deref(), Some("un"));
            typed.is_of(person(2));
            assert_eq!(typed.of(PAGE, "texte"), None);
        });
    }
}
