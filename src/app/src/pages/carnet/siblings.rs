//! Other versions of a text, written on another device: the pupil decides, nothing is lost meanwhile.

use domain::carnet::{Entry, EntryEdit};
use leptos::prelude::*;

use super::draft::Draft;
use super::texts;
use crate::pages::guided::{Form, said};
use crate::pages::typing::{Deal, Look, versions};
use crate::state::typed::Piece;

/// The versions of a piece to deal with, if any. `form` is how the piece is answered.
pub fn siblings(draft: Draft, piece: Piece, form: Form) -> AnyView {
    let others = Memo::new(move |_| {
        let entry = draft.entry();
        entry.map(|entry| of(&entry, piece)).unwrap_or_default()
    });
    let look = Look {
        title: texts::OTHER_TITLE,
        why: texts::OTHER,
        take: texts::OTHER_TAKE,
        // What is chosen from a list has no end to write on.
        append: matches!(form, Form::Lines | Form::Line),
    };
    let deal = move |(deal, version): (Deal, String)| match deal.text(draft.value(piece), &version)
    {
        Some(text) => draft.replace(piece, text, vec![version]),
        None => draft.edit(EntryEdit {
            settle: vec![version],
            ..EntryEdit::default()
        }),
    };
    versions(
        look,
        others,
        move |text| said(form, text),
        Callback::new(deal),
    )
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
