//! Other versions of a text, written on another device: the pupil decides, nothing is lost meanwhile.

use domain::carnet::{Entry, EntryEdit};
use leptos::prelude::*;
use ui::{Button, ButtonKind, Note, NoteKind};

use super::draft::Draft;
use super::texts;
use crate::live::live_option;
use crate::pages::guided::{Form, said};
use crate::state::typed::Piece;

/// The versions of a piece to deal with, if any. `form` is how the piece is answered.
pub fn siblings(draft: Draft, piece: Piece, form: Form) -> AnyView {
    let others = Memo::new(move |_| {
        let entry = draft.entry();
        entry.map(|entry| of(&entry, piece)).unwrap_or_default()
    });
    live_option(move || {
        let others = others.get();
        if others.is_empty() {
            return None;
        }
        let versions: Vec<_> = others
            .into_iter()
            .map(|text| version(draft, piece, form, text))
            .collect();
        let section = view! {
            <section class="stack" aria-label=texts::OTHER_TITLE>
                <Note kind=NoteKind::Warning><p>{texts::OTHER}</p></Note>
                {versions}
            </section>
        };
        Some(section.into_any())
    })
}

fn of(entry: &Entry, piece: Piece) -> Vec<String> {
    match piece {
        Piece::Title => Vec::new(),
        Piece::Text => entry.others.clone(),
        Piece::Part(key) => {
            let part = entry.parts.get(key);
            part.map(|part| part.others.clone()).unwrap_or_default()
        }
    }
}

fn version(draft: Draft, piece: Piece, form: Form, text: String) -> AnyView {
    let words = said(form, &text);
    let settle = {
        let text = text.clone();
        move || vec![text.clone()]
    };
    // What is chosen from a list has no end to write on.
    let append = matches!(form, Form::Lines | Form::Line).then(|| {
        let (text, settle, typed) = (text.clone(), settle.clone(), draft.value(piece));
        let append = move |()| {
            let whole = [&typed.get_untracked(), "\n\n", &text].concat();
            draft.replace(piece, whole, settle());
        };
        view! { <Button on_press=Callback::new(append)>{texts::OTHER_APPEND}</Button> }
    });
    let take = {
        let settle = settle.clone();
        move |()| draft.replace(piece, text.clone(), settle())
    };
    let drop = move |()| {
        draft.edit(EntryEdit {
            settle: settle(),
            ..EntryEdit::default()
        })
    };
    view! {
        <article class="card card-pad stack">
            <h3>{texts::OTHER_TITLE}</h3>
            <p class="excerpt excerpt-whole">{words}</p>
            <p class="actions">
                {append}
                <Button on_press=Callback::new(take)>{texts::OTHER_TAKE}</Button>
                <Button kind=ButtonKind::Quiet on_press=Callback::new(drop)>{texts::OTHER_DROP}</Button>
            </p>
        </article>
    }
    .into_any()
}
