//! The pages of the carnet that the synthesis shows, in the order of its author.

use std::str::FromStr;

use domain::carnet::{Entry, EntryEdit};
use domain::ids::EntryId;
use leptos::prelude::*;
use protocol::overlay::View;
use ui::{Button, ButtonKind, IconButton, SearchField, icons};
use wasm_bindgen::JsCast;

use super::texts;
use crate::live::live;
use crate::pages::carnet::{Draft, holds, names, title};
use crate::pages::guided::texts::PART_PAGES;
use crate::state::catalogue::{Catalogue, use_catalogue};
use crate::state::clock::today;
use crate::state::session::use_session;
use crate::texts::dates;

/// So many pages are proposed at once.
const PROPOSED: usize = 6;

/// The identities that a synthesis names, each once; of two versions, those of both.
pub(super) fn chosen(synthese: &Entry) -> Vec<EntryId> {
    let mut ids = Vec::new();
    if let Some(part) = synthese.parts.get(PART_PAGES) {
        let lines = std::iter::once(&part.text).chain(&part.others);
        for id in lines.flat_map(|text| text.lines()) {
            if let Ok(id) = EntryId::from_str(id.trim())
                && !ids.contains(&id)
            {
                ids.push(id);
            }
        }
    }
    ids
}

/// Those of them that are there, as pages.
pub(super) fn pages<'a>(view: &'a View, synthese: &Entry) -> Vec<&'a Entry> {
    let ids = chosen(synthese).into_iter();
    ids.filter_map(|id| view.entries.get(&id))
        .map(|item| &item.value)
        .filter(|entry| !entry.deleted)
        .collect()
}

/// The list with one page moved by one place, up or down; the same at either end.
fn moved(mut ids: Vec<EntryId>, id: EntryId, up: bool) -> Vec<EntryId> {
    let at = ids.iter().position(|known| *known == id);
    let to = at.and_then(|at| if up { at.checked_sub(1) } else { Some(at + 1) });
    if let (Some(at), Some(to)) = (at, to)
        && to < ids.len()
    {
        ids.swap(at, to);
    }
    ids
}

/// Writes the list, which holds all versions of it.
fn write(draft: Draft, ids: &[EntryId]) {
    let settle = untrack(|| draft.entry())
        .and_then(|entry| entry.parts.get(PART_PAGES).map(|part| part.others.clone()));
    let lines: Vec<_> = ids.iter().map(EntryId::to_string).collect();
    draft.edit(EntryEdit {
        parts: [(PART_PAGES.to_owned(), lines.join("\n"))].into(),
        settle: settle.unwrap_or_default(),
        ..EntryEdit::default()
    });
}

/// The section.
pub(super) fn pick(draft: Draft) -> AnyView {
    let (session, catalogue) = (use_session(), use_catalogue());
    let known = move || {
        let entry = draft.entry()?;
        let view = session.view();
        Some(view.with(|view| {
            let pages = pages(view, &entry).into_iter();
            pages.cloned().collect::<Vec<_>>()
        }))
    };
    let known = Memo::new(move |_| known().unwrap_or_default());
    let list = move || {
        let pages = known.get();
        if pages.is_empty() {
            return view! { <p class="soft">{texts::PICK_NONE}</p> }.into_any();
        }
        let rows: Vec<_> = pages
            .iter()
            .map(|page| row(draft, catalogue, known, page))
            .collect();
        view! { <ol class="picked">{rows}</ol> }.into_any()
    };
    view! {
        <section class="section no-print">
            <h2>{texts::PICK}</h2>
            <p>{texts::PICK_HINT}</p>
            {live(list)}
            {more(draft, catalogue, known)}
        </section>
    }
    .into_any()
}

fn row(draft: Draft, catalogue: Catalogue, known: Memo<Vec<Entry>>, page: &Entry) -> AnyView {
    let id = page.id;
    let name = title(page, &names(catalogue, page));
    let ids = move || known.with_untracked(|pages| pages.iter().map(|page| page.id).collect());
    let shift = move |up: bool| {
        let key = [if up { "#haut-" } else { "#bas-" }, &id.to_string()].concat();
        write(draft, &moved(ids(), id, up));
        // The list is drawn anew: who moves a page by the keyboard goes on with the same button.
        request_animation_frame(move || focus(&key));
    };
    let remove = move |()| {
        let mut rest: Vec<_> = ids();
        rest.retain(|known| *known != id);
        write(draft, &rest);
    };
    view! {
        <li>
            <span class="picked-name">{name.clone()}</span>
            <span class="picked-moves">
                <span id=["haut-", &id.to_string()].concat()>
                    <IconButton icon=icons::ARROW_UP label=texts::up(&name) on_press=Callback::new(move |()| shift(true)) />
                </span>
                <span id=["bas-", &id.to_string()].concat()>
                    <IconButton icon=icons::ARROW_DOWN label=texts::down(&name) on_press=Callback::new(move |()| shift(false)) />
                </span>
                <IconButton icon=icons::CLOSE label=texts::remove(&name) on_press=Callback::new(remove) />
            </span>
        </li>
    }
    .into_any()
}

fn focus(of: &str) {
    let found = document().query_selector(&[of, " button"].concat());
    let button = found.ok().flatten();
    if let Some(button) = button.and_then(|one| one.dyn_into::<web_sys::HtmlElement>().ok()) {
        // A comfort: a browser that refuses it changes nothing else.
        let _ = button.focus();
    }
}

/// The pages that could be added, by their words.
fn more(draft: Draft, catalogue: Catalogue, known: Memo<Vec<Entry>>) -> AnyView {
    let session = use_session();
    let words = RwSignal::new(String::new());
    let list = move || {
        let chosen: Vec<_> = known.with(|pages| pages.iter().map(|page| page.id).collect());
        let asked = words.get();
        let view = session.view().get();
        let mut pages: Vec<&Entry> = view
            .entries
            .values()
            .map(|item| &item.value)
            .filter(|page| !page.deleted && page.id != draft.id() && !chosen.contains(&page.id))
            .filter(|page| holds(page, &asked, &names(catalogue, page).join(" ")))
            .collect();
        pages.sort_by_key(|page| std::cmp::Reverse((page.date, page.id)));
        if pages.is_empty() {
            return view! { <p class="soft">{texts::PICK_NO_MORE}</p> }.into_any();
        }
        let rows: Vec<_> = pages
            .into_iter()
            .take(PROPOSED)
            .map(|page| proposal(draft, catalogue, known, page))
            .collect();
        view! { <ul class="stack" aria-label=texts::PICK_MORE>{rows}</ul> }.into_any()
    };
    view! {
        <h3>{texts::PICK_MORE}</h3>
        <SearchField label=texts::PICK_SEARCH.to_owned() value=words />
        {live(list)}
    }
    .into_any()
}

fn proposal(draft: Draft, catalogue: Catalogue, known: Memo<Vec<Entry>>, page: &Entry) -> AnyView {
    let id = page.id;
    let name = title(page, &names(catalogue, page));
    let add = move |()| {
        let mut ids: Vec<_> =
            known.with_untracked(|pages| pages.iter().map(|page| page.id).collect());
        ids.push(id);
        write(draft, &ids);
    };
    view! {
        <li class="meta">
            <Button kind=ButtonKind::Quiet icon=icons::PLUS on_press=Callback::new(add)>{name}</Button>
            <span>{dates::long(page.date, today())}</span>
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn id(n: u128) -> EntryId {
        EntryId(Uuid::from_u128(n))
    }

    #[test]
    fn a_page_moves_by_one_place_and_stays_at_the_ends() {
        let ids = vec![id(1), id(2), id(3)];
        assert_eq!(moved(ids.clone(), id(3), true), [id(1), id(3), id(2)]);
        assert_eq!(moved(ids.clone(), id(1), false), [id(2), id(1), id(3)]);
        assert_eq!(moved(ids.clone(), id(1), true), ids);
        assert_eq!(moved(ids.clone(), id(3), false), ids);
        assert_eq!(moved(ids.clone(), id(9), true), ids);
    }

    #[test]
    fn two_versions_of_the_list_give_the_pages_of_both_once() {
        let day = "2026-11-03".parse().unwrap_or_default();
        let mut entry = Entry::new(id(9), domain::carnet::EntryKind::Activite, day);
        assert_eq!(chosen(&entry), []);
        let part = domain::carnet::Part {
            text: format!("{}\n{}\nsans", id(1), id(2)),
            others: vec![format!("{}\n{}", id(2), id(3))],
        };
        entry.parts.insert(PART_PAGES.into(), part);
        assert_eq!(chosen(&entry), [id(1), id(2), id(3)]);
    }
}
