//! The items of « Ce que j’aime » and a pupil's answers to them.

use std::collections::BTreeMap;

use super::Things;
use crate::facet::{Interest, Place, Subject};

include!(concat!(env!("OUT_DIR"), "/items.rs"));

/// One thing to like or not.
#[derive(Debug, PartialEq, Eq)]
pub struct Item {
    /// Stable word: answers are kept by it.
    pub id: &'static str,
    /// What one may like, as it follows « j’aime »: « réparer un vélo ».
    pub text: &'static str,
    /// Its picture: one path on a grid of 24 by 24, drawn as a stroke.
    pub drawing: &'static str,
    interests: &'static [Interest],
    subjects: &'static [Subject],
    places: &'static [Place],
}

impl Item {
    /// The item of an [`Item::id`].
    pub fn of(id: &str) -> Option<&'static Self> {
        ITEMS.iter().find(|item| item.id == id)
    }

    /// What it stands for in the sheets.
    pub fn things(&self) -> Things {
        Things {
            interests: self.interests.iter().copied().collect(),
            subjects: self.subjects.iter().copied().collect(),
            places: self.places.iter().copied().collect(),
        }
    }
}

/// What a pupil says of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// « J’aime bien ».
    Liked,
    /// « Bof ».
    Meh,
    /// « Pas du tout ».
    Disliked,
    /// « Je ne sais pas ».
    Unknown,
}

impl Answer {
    /// All four, in the order they are offered.
    pub const ALL: [Answer; 4] = [Self::Liked, Self::Meh, Self::Disliked, Self::Unknown];

    /// The stable word under which it is kept.
    pub fn key(self) -> &'static str {
        match self {
            Self::Liked => "oui",
            Self::Meh => "bof",
            Self::Disliked => "non",
            Self::Unknown => "sais-pas",
        }
    }

    /// The answer of an [`Answer::key`].
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.key() == key)
    }
}

/// The answers given so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers(BTreeMap<&'static str, Answer>);

impl Answers {
    /// The answers of a kept text ([`Answers::write`]); what does not read is passed over.
    pub fn read(text: &str) -> Self {
        let one = |pair: &str| {
            let (id, key) = pair.split_once('=')?;
            Some((Item::of(id)?.id, Answer::of(key)?))
        };
        Self(text.split_whitespace().filter_map(one).collect())
    }

    /// The answers as a text to keep; empty where there are none.
    pub fn write(&self) -> String {
        let pairs = self
            .0
            .iter()
            .map(|(id, answer)| [id, "=", answer.key()].concat());
        pairs.collect::<Vec<_>>().join(" ")
    }

    /// Answers an item; a later answer replaces the former one.
    pub fn set(&mut self, item: &'static Item, answer: Answer) {
        self.0.insert(item.id, answer);
    }

    /// What was answered to an item.
    pub fn get(&self, item: &Item) -> Option<Answer> {
        self.0.get(item.id).copied()
    }

    /// How many items are answered.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The items that were answered so, in their order.
    pub fn items(&self, answer: Answer) -> Vec<&'static Item> {
        let all = ITEMS.iter();
        all.filter(|item| self.get(item) == Some(answer)).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::facet::Facet;

    #[test]
    fn items_are_forty_short_different_and_each_stands_for_something() {
        assert_eq!(ITEMS.len(), 40);
        let ids: BTreeSet<_> = ITEMS.iter().map(|item| item.id).collect();
        let texts: BTreeSet<_> = ITEMS.iter().map(|item| item.text).collect();
        let drawings: BTreeSet<_> = ITEMS.iter().map(|item| item.drawing).collect();
        assert_eq!((ids.len(), texts.len(), drawings.len()), (40, 40, 40));
        for item in ITEMS {
            assert!(!item.things().is_empty(), "{}", item.id);
            assert!(item.text.split_whitespace().count() < 15, "{}", item.text);
            assert!(item.drawing.starts_with('M'), "{}", item.id);
        }
    }

    #[test]
    fn every_interest_every_subject_and_every_place_is_asked_for() {
        let whole = ITEMS
            .iter()
            .fold(Things::default(), |known, item| known.joined(item.things()));
        let count = Interest::ALL.len() + Subject::ALL.len() + Place::ALL.len();
        assert_eq!(whole.len(), count, "{whole:?}");
    }

    #[test]
    fn kept_answers_come_back_and_what_does_not_read_is_passed_over() {
        let mut answers = Answers::default();
        answers.set(&ITEMS[3], Answer::Liked);
        answers.set(&ITEMS[5], Answer::Unknown);
        answers.set(&ITEMS[5], Answer::Disliked);
        let text = answers.write();
        assert_eq!(Answers::read(&text), answers);
        let spoilt = [text.as_str(), " ancien=oui ", ITEMS[0].id, "=peut-etre x"].concat();
        assert_eq!(Answers::read(&spoilt), answers);
        assert_eq!(answers.items(Answer::Disliked), [&ITEMS[5]]);
        assert_eq!(Answers::read("").len(), 0);
    }
}
