//! A page open for writing: saved while one writes, never asked for.

use domain::carnet::{Entry, EntryEdit, PART_MAX, TEXT_MAX, TITLE_MAX};
use domain::ids::EntryId;
use leptos::prelude::*;
use protocol::mutation::Mutation;
use protocol::overlay::Mark;

use super::{state_of, texts};
use crate::pages::typing::{Fields, Settled};
use crate::state::session::Session;
use crate::state::typed::Piece;

/// Most characters of a piece.
fn most(piece: Piece) -> usize {
    match piece {
        Piece::Title => TITLE_MAX,
        Piece::Text => TEXT_MAX,
        Piece::Part(_) => PART_MAX,
    }
}

/// What a page has of a piece, by the word for it.
fn of<'a>(entry: &'a Entry, key: &str) -> &'a str {
    match key {
        Piece::TITLE => &entry.title,
        Piece::TEXT => &entry.text,
        key => {
            let part = key.strip_prefix(Piece::PART);
            let part = part.and_then(|key| entry.parts.get(key));
            part.map_or("", |part| &part.text)
        }
    }
}

/// Sets a piece, by the word for it.
fn set(edit: &mut EntryEdit, key: &str, text: String) {
    match key {
        Piece::TITLE => edit.title = Some(text),
        Piece::TEXT => edit.text = Some(text),
        key => {
            if let Some(key) = key.strip_prefix(Piece::PART) {
                edit.parts.insert(key.to_owned(), text);
            }
        }
    }
}

/// A page open for writing. Copied freely.
#[derive(Clone, Copy)]
pub struct Draft {
    pub(super) session: Session,
    pub(super) id: EntryId,
    fields: Fields,
}

impl Draft {
    /// Opens these pieces of a page for writing, with what was typed and could not be written before. Each is saved when
    /// typing rests, and when the page is hidden or left.
    pub fn open(session: Session, entry: &Entry, pieces: &[Piece]) -> Self {
        let pieces = pieces.iter().map(|piece| {
            let key = piece.key();
            let kept = of(entry, &key).to_owned();
            (key, most(*piece), kept)
        });
        let draft = Self {
            session,
            id: entry.id,
            fields: Fields::open(session, entry.id.0, entry.rev, pieces),
        };
        Effect::new(move |_| {
            if let Some(entry) = draft.entry() {
                draft.fields.follow(entry.rev, false, |key| of(&entry, key));
            }
        });
        draft.fields.save_by_itself(move || draft.save());
        draft
    }

    /// Which page.
    pub fn id(self) -> EntryId {
        self.id
    }

    /// The page as it is now, with everything not yet sent in it; reactive.
    pub fn entry(self) -> Option<Entry> {
        self.session
            .view()
            .with(|view| view.entries.get(&self.id).map(|item| item.value.clone()))
    }

    /// Writes one change down.
    pub fn edit(self, edit: EntryEdit) {
        if edit.is_empty() {
            return;
        }
        let Some(base) = untrack(|| self.entry()).map(|entry| entry.rev) else {
            return;
        };
        self.session
            .mutate(Mutation::EntryEdit { id: self.id, edit }, base);
    }

    /// What is typed of a piece that was opened; of another one, a text that goes nowhere.
    pub fn value(self, piece: Piece) -> RwSignal<String> {
        self.fields.value(&piece.key())
    }

    /// What a field says when it holds more than can be kept; until it is shortened, it is not written down.
    pub fn long(self, piece: Piece) -> Signal<Option<String>> {
        self.fields.long(&piece.key(), texts::too_long)
    }

    /// Takes another text for a piece, and drops the versions that are dealt with by it, unless it is too long to be kept.
    pub fn replace(self, piece: Piece, text: String, settle: Vec<String>) {
        self.value(piece).set(text);
        self.save_and(Some((piece.key(), settle)));
    }

    /// Writes down what was typed and is not yet kept.
    pub fn save(self) {
        self.save_and(None);
    }

    fn save_and(self, settled: Option<Settled>) {
        let Some(changes) = self.fields.changes(settled) else {
            return;
        };
        if untrack(|| self.entry()).is_none() {
            return;
        }
        let id = self.id;
        self.fields.write(changes, |change| {
            let mut edit = EntryEdit {
                settle: change.settle,
                ..EntryEdit::default()
            };
            for (key, text) in change.texts {
                set(&mut edit, &key, text);
            }
            Mutation::EntryEdit { id, edit }
        });
    }
}

/// Where the page stands, always the truth.
pub fn state(draft: Draft) -> AnyView {
    draft.fields.state(move || {
        let view = draft.session.view();
        let mark = view.with(|view| view.entries.get(&draft.id).map(|item| item.mark.clone()));
        state_of(&mark.unwrap_or(Mark::OnDevice))
    })
}
