//! What another member wrote into the same part at the same time: both stay, and the team decides.

use domain::equipe::EquipeEdit;
use leptos::prelude::*;

use super::texts;
use super::writing::Writing;
use crate::pages::typing::{Deal, Look, versions};

/// The other texts of a part, if any. They stand below a field whose label says what it is about.
pub fn others(writing: Writing, key: String) -> AnyView {
    let of = key.clone();
    let others = Memo::new(move |_| {
        let own = writing.own();
        let part = own.as_ref().and_then(|own| own.travail.parts.get(&of));
        part.map(|part| part.others.clone()).unwrap_or_default()
    });
    let look = Look {
        title: texts::OTHER_TITLE,
        why: texts::OTHER,
        take: texts::OTHER_TAKE,
        append: true,
    };
    let deal = move |(deal, version): (Deal, String)| match deal.text(writing.value(&key), &version)
    {
        Some(text) => writing.replace(&key, text, version),
        None => writing.edit(EquipeEdit {
            settle: vec![version],
            ..EquipeEdit::default()
        }),
    };
    versions(look, others, str::to_owned, Callback::new(deal))
}
