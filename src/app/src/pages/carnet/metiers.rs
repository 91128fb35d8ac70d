//! The métiers of a page: chips, and a search that proposes more.

use std::collections::{BTreeMap, BTreeSet};

use domain::carnet::EntryEdit;
use leptos::prelude::*;
use ui::{IconButton, SearchField, icons};

use super::editor::Draft;
use super::texts;
use crate::state::catalogue::use_catalogue;

/// How many métiers are proposed.
const PROPOSED: usize = 5;

/// The métiers linked to a page.
#[component]
pub fn Metiers(
    /// The page.
    draft: Draft,
) -> impl IntoView {
    let catalogue = use_catalogue();
    let words = RwSignal::new(String::new());
    let links = Memo::new(move |_| draft.entry().map(|entry| entry.metiers).unwrap_or_default());
    let chips = move || {
        let Some(list) = catalogue.list() else {
            return Vec::new();
        };
        // A métier linked under two of its ids is one chip, and leaves under both.
        let mut linked: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for id in links.get() {
            linked
                .entry(list.current(&id).to_owned())
                .or_default()
                .insert(id);
        }
        linked
            .into_iter()
            .map(|(id, ids)| {
                let row = list.find(&id);
                let name = row.map_or_else(|| id.clone(), |row| list.names(row).both());
                let href = ["/metiers/", &id].concat();
                let remove = move |()| draft.edit(EntryEdit { unlink: ids.clone(), ..EntryEdit::default() });
                view! {
                    <li class="chip chip-removable">
                        <a href=href>{name.clone()}</a>
                        <IconButton icon=icons::CLOSE label=texts::remove(&name) on_press=Callback::new(remove) />
                    </li>
                }
            })
            .collect()
    };
    let proposed = move || {
        let typed = words.get();
        let (Some(list), false) = (catalogue.list(), typed.trim().is_empty()) else {
            return ().into_any();
        };
        let rows = catalogue.suggest(&typed, PROPOSED);
        let items: Vec<_> = rows
            .into_iter()
            .map(|row| {
                let id = list.id(row as usize).to_owned();
                let add = move |_| {
                    draft.edit(EntryEdit { link: [id.clone()].into(), ..EntryEdit::default() });
                    words.set(String::new());
                };
                view! {
                    <li><button type="button" class="btn" on:click=add>{list.names(row as usize).both()}</button></li>
                }
            })
            .collect();
        view! { <ul class="chips" aria-label=texts::SUGGESTIONS>{items}</ul> }.into_any()
    };
    view! {
        <fieldset class="stack">
            <legend>{texts::FIELD_METIERS}</legend>
            <ul class="chips">{chips}</ul>
            <SearchField label=texts::ADD_METIER.to_owned() value=words placeholder=texts::ADD_METIER.to_owned() />
            {proposed}
        </fieldset>
    }
    .into_any()
}
