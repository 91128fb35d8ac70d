//! The answers given so far, and where they are kept.

use std::cell::RefCell;

use catalogue::explore::{Answer, Answers, Item};
use leptos::prelude::*;

use crate::state::kept::{Kept, LIKES};
use crate::state::session::Session;

thread_local! {
    /// A visitor's answers: they outlive the page, not the tab.
    static VISITOR: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The answers of the person in front of the device. Copied freely.
#[derive(Clone, Copy)]
pub struct Given {
    text: RwSignal<String>,
    answers: Memo<Answers>,
    kept: Option<Kept>,
}

impl Given {
    /// What was answered before, as soon as it is read.
    pub fn new(session: Session, signed: bool) -> Self {
        let text = RwSignal::new(String::new());
        let kept = signed.then(|| Kept::new(session, LIKES.to_owned(), vec![text]));
        if kept.is_none() {
            text.set(VISITOR.with_borrow(String::clone));
            Effect::new(move |_| {
                VISITOR.with_borrow_mut(|kept| text.with(|text| kept.clone_from(text)))
            });
        }
        let answers = Memo::new(move |_| text.with(|text| Answers::read(text)));
        Self {
            text,
            answers,
            kept,
        }
    }

    /// Whether what was answered before is here: a question that is answered sooner would take its place. Reactive.
    pub fn is_read(self) -> bool {
        self.kept.is_none_or(Kept::is_read)
    }

    /// All of them; reactive.
    pub fn all(self) -> Answers {
        self.answers.get()
    }

    /// How many there are; reactive.
    pub fn count(self) -> usize {
        self.answers.with(Answers::len)
    }

    /// What was answered to an item; reactive.
    pub fn of(self, item: &Item) -> Option<Answer> {
        self.answers.with(|answers| answers.get(item))
    }

    /// Answers an item.
    pub fn set(self, item: &'static Item, answer: Answer) {
        let mut answers = self.answers.get_untracked();
        answers.set(item, answer);
        self.text.set(answers.write());
    }

    /// Takes all answers away, and gives them back as a text for [`Given::restore`].
    pub fn clear(self) -> String {
        let before = self.text.get_untracked();
        self.text.set(String::new());
        before
    }

    /// Undoes [`Given::clear`].
    pub fn restore(self, text: String) {
        // The page may be gone by now.
        let _ = self.text.try_set(text);
    }
}
