//! The métiers of a page.

use std::collections::BTreeSet;

use domain::carnet::EntryEdit;
use leptos::prelude::*;

use super::draft::Draft;
use crate::pages::metiers::metiers;

/// The métiers linked to a page.
#[component]
pub fn Metiers(
    /// The page.
    draft: Draft,
) -> impl IntoView {
    let linked = Memo::new(move |_| draft.entry().map(|entry| entry.metiers).unwrap_or_default());
    let link = move |id: String| {
        draft.edit(EntryEdit {
            link: [id].into(),
            ..EntryEdit::default()
        });
    };
    let unlink = move |ids: BTreeSet<String>| {
        draft.edit(EntryEdit {
            unlink: ids,
            ..EntryEdit::default()
        });
    };
    metiers(
        None,
        linked.into(),
        Callback::new(link),
        Callback::new(unlink),
    )
}
