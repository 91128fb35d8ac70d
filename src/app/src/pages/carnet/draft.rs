//! A page open for writing: saved while one writes, never asked for.

use std::time::Duration;

use domain::carnet::{Entry, EntryEdit, PART_MAX, TEXT_MAX, TITLE_MAX};
use domain::ids::EntryId;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::mutation::Mutation;
use protocol::overlay::Mark;
use ui::{StateKind, StateMark};

use super::{state_of, texts};
use crate::state::session::Session;
use crate::state::typed::{Piece, Text};

/// How long typing rests before it is written down. A page that is hidden or left is written at once.
pub(super) const REST: Duration = Duration::from_millis(500);

/// A piece that is typed here.
#[derive(Clone, Copy)]
struct Field {
    piece: Piece,
    value: RwSignal<String>,
    /// What is on the device: what differs from it is still to be written.
    kept: RwSignal<String>,
}

impl Field {
    /// What is typed and what is kept; none once the page is left.
    fn both(self) -> Option<(String, String)> {
        Some((
            self.value.try_get_untracked()?,
            self.kept.try_get_untracked()?,
        ))
    }
}

/// Most characters of a piece.
fn most(piece: Piece) -> usize {
    match piece {
        Piece::Title => TITLE_MAX,
        Piece::Text => TEXT_MAX,
        Piece::Part(_) => PART_MAX,
    }
}

fn over(text: &str, most: usize) -> bool {
    text.len() > most && text.chars().count() > most
}

/// What a page has of a piece.
fn of(entry: &Entry, piece: Piece) -> &str {
    match piece {
        Piece::Title => &entry.title,
        Piece::Text => &entry.text,
        Piece::Part(key) => entry.parts.get(key).map_or("", |part| &part.text),
    }
}

/// Sets a piece.
fn set(edit: &mut EntryEdit, piece: Piece, text: String) {
    match piece {
        Piece::Title => edit.title = Some(text),
        Piece::Text => edit.text = Some(text),
        Piece::Part(key) => drop(edit.parts.insert(key.to_owned(), text)),
    }
}

/// A page open for writing. Copied freely.
#[derive(Clone, Copy)]
pub struct Draft {
    pub(super) session: Session,
    pub(super) id: EntryId,
    fields: StoredValue<Vec<Field>>,
    unsaved: RwSignal<bool>,
    failed: RwSignal<bool>,
}

impl Draft {
    /// Opens these pieces of a page for writing, with what was typed and could not be written before. Each is saved when
    /// typing rests, and when the page is hidden or left.
    pub fn open(session: Session, entry: &Entry, pieces: &[Piece]) -> Self {
        let fields = pieces.iter().map(|piece| {
            let kept = of(entry, *piece).to_owned();
            let held = session.typed().of(entry.id.0, &piece.key());
            Field {
                piece: *piece,
                value: RwSignal::new(held.unwrap_or_else(|| kept.clone())),
                kept: RwSignal::new(kept),
            }
        });
        let draft = Self {
            session,
            id: entry.id,
            fields: StoredValue::new(fields.collect()),
            unsaved: RwSignal::new(false),
            failed: RwSignal::new(false),
        };
        draft.follow();
        draft.save_by_itself();
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
        let found = self.fields.with_value(|fields| {
            let field = fields.iter().find(|field| field.piece == piece);
            field.map(|field| field.value)
        });
        found.unwrap_or_else(|| RwSignal::new(String::new()))
    }

    /// What a field says when it holds more than can be kept; until it is shortened, it is not written down.
    pub fn long(self, piece: Piece) -> Signal<Option<String>> {
        let (value, most) = (self.value(piece), most(piece));
        Signal::derive(move || {
            value
                .with(|text| over(text, most))
                .then(|| texts::too_long(most))
        })
    }

    /// Takes another text for a piece, and drops the versions that are dealt with by it.
    pub fn replace(self, piece: Piece, text: String, settle: Vec<String>) {
        self.value(piece).set(text);
        self.save_and(settle);
    }

    /// Writes down what was typed and is not yet kept. It counts as kept once it is on the device: where that fails it is
    /// tried again with the next letter, when the page is hidden, and when it is opened again.
    pub fn save(self) {
        self.save_and(Vec::new());
    }

    fn save_and(self, settle: Vec<String>) {
        let Some(fields) = self.fields.try_get_value() else {
            return;
        };
        let mut edit = EntryEdit {
            settle,
            ..EntryEdit::default()
        };
        let (mut typed, mut held) = (Text::new(), Text::new());
        for field in fields {
            let Some((text, kept)) = field.both() else {
                return;
            };
            if text != kept {
                held.insert(field.piece.key(), text.clone());
                if over(&text, most(field.piece)) {
                    continue;
                }
                set(&mut edit, field.piece, text.clone());
            }
            typed.insert(field.piece.key(), text);
        }
        self.session.typed().hold(self.id.0, held);
        if edit.is_empty() {
            self.written(&typed);
            return;
        }
        let Some(base) = untrack(|| self.entry()).map(|entry| entry.rev) else {
            return;
        };
        let id = self.id;
        let written = self.session.write(Mutation::EntryEdit { id, edit }, base);
        spawn_local(async move {
            let written = written.await;
            // The page may be left by now.
            let _ = self.failed.try_set(!written);
            if written {
                self.written(&typed);
            }
        });
    }

    fn written(self, typed: &Text) {
        self.session.typed().written(self.id.0, typed);
        let fields = self.fields.try_get_value().unwrap_or_default();
        for field in &fields {
            if let Some(text) = typed.get(&field.piece.key()) {
                let _ = field.kept.try_set(text.clone());
            }
        }
        let same = |field: &Field| field.both().is_some_and(|(text, kept)| text == kept);
        if fields.iter().all(same) {
            let _ = self.unsaved.try_set(false);
        }
    }

    /// Changes that came from another device or tab enter the fields that are not being changed here.
    fn follow(self) {
        Effect::new(move |_| {
            let Some(entry) = self.entry() else { return };
            for field in self.fields.get_value() {
                let (now, kept) = (of(&entry, field.piece), field.kept.get_untracked());
                if now != kept && field.value.get_untracked() == kept {
                    field.value.set(now.to_owned());
                    field.kept.set(now.to_owned());
                }
            }
        });
    }

    /// Saves when typing rests, and at once when the page is hidden or left.
    fn save_by_itself(self) {
        let mut later = debounce(REST, move |()| self.save());
        Effect::new(move |_| {
            let differs = |field: &Field| field.value.get() != field.kept.get_untracked();
            // All are looked at, so that each is followed.
            let differing = self
                .fields
                .with_value(|fields| fields.iter().filter(|field| differs(field)).count());
            if differing > 0 {
                self.unsaved.set(true);
                later(());
            }
        });
        when_left(move || self.save());
    }
}

/// Saves when the page is hidden, when it is closed, and when what calls this goes.
pub fn when_left(save: impl Fn() + Copy + Send + Sync + 'static) {
    let hidden = window_event_listener(leptos::ev::visibilitychange, move |_| save());
    let closed = window_event_listener_untyped("pagehide", move |_| save());
    on_cleanup(move || {
        hidden.remove();
        closed.remove();
        save();
    });
}

/// Where the page stands, always the truth.
pub fn state(draft: Draft) -> AnyView {
    let state = move || {
        if draft.failed.get() || draft.session.write_failed() {
            return (StateKind::Refused, texts::NOT_SAVED);
        }
        if draft.unsaved.get() {
            return (StateKind::Unsent, texts::SAVING);
        }
        let mark = draft
            .session
            .view()
            .with(|view| view.entries.get(&draft.id).map(|item| item.mark.clone()));
        state_of(&mark.unwrap_or(Mark::OnDevice))
    };
    view! {
        <div role="status">
            <StateMark
                kind=Signal::derive(move || state().0)
                text=Signal::derive(move || state().1.to_owned())
            />
        </div>
    }
    .into_any()
}
