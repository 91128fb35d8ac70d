//! The pages of the carnet that the synthesis shows, in the order of its author.

use std::str::FromStr;

use domain::carnet::{Entry, Part};
use domain::ids::EntryId;
use leptos::prelude::*;
use protocol::overlay::View;
use ui::{Button, ButtonKind, IconButton, SearchField, icons};

use super::texts;
use crate::live::live;
use crate::pages::carnet::{Draft, holds, names, title};
use crate::pages::guided::texts::PART_PAGES;
use crate::pages::moves::{Words, moves};
use crate::state::catalogue::{Catalogue, use_catalogue};
use crate::state::clock::today;
use crate::state::session::use_session;
use crate::state::typed::Piece;
use crate::texts::dates;

/// So many pages are proposed at once.
const PROPOSED: usize = 6;

/// The identities that a synthesis names, each once; of two versions, those of both.
fn chosen<'a>(texts: impl IntoIterator<Item = &'a String>) -> Vec<EntryId> {
    let mut ids = Vec::new();
    for id in texts.into_iter().flat_map(|text| text.lines()) {
        if let Ok(id) = EntryId::from_str(id.trim())
            && !ids.contains(&id)
        {
            ids.push(id);
        }
    }
    ids
}

/// Those of them that are there, as pages.
pub(super) fn pages<'a>(view: &'a View, synthese: &Entry) -> Vec<&'a Entry> {
    let part = synthese.parts.get(PART_PAGES);
    there(view, chosen(part.into_iter().flat_map(Part::texts)))
}

fn there(view: &View, ids: Vec<EntryId>) -> Vec<&Entry> {
    ids.into_iter()
        .filter_map(|id| view.entries.get(&id))
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

/// The other versions of the list.
fn others(draft: Draft) -> Vec<String> {
    let others = draft
        .entry()
        .and_then(|entry| entry.parts.get(PART_PAGES).map(|part| part.others.clone()));
    others.unwrap_or_default()
}

/// Writes the list, which holds all versions of it. It is what one sees at once, so that no press overtakes the one before.
fn write(draft: Draft, ids: &[EntryId]) {
    let lines: Vec<_> = ids.iter().map(EntryId::to_string).collect();
    let settle = untrack(|| others(draft));
    draft.replace(Piece::Part(PART_PAGES), lines.join("\n"), settle);
}

/// The section.
pub(super) fn pick(draft: Draft) -> AnyView {
    let (session, catalogue) = (use_session(), use_catalogue());
    let list = draft.value(Piece::Part(PART_PAGES));
    let known = Memo::new(move |_| {
        let others = others(draft);
        let ids = list.with(|list| chosen(std::iter::once(list).chain(&others)));
        session.view().with(|view| {
            let pages = there(view, ids).into_iter();
            pages.cloned().collect::<Vec<_>>()
        })
    });
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
    let shift = move |up: bool| write(draft, &moved(ids(), id, up));
    let words = Words {
        up: Some(texts::up(&name)),
        down: Some(texts::down(&name)),
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
                {moves(&id.to_string(), words, shift)}
                <IconButton icon=icons::CLOSE label=texts::remove(&name) on_press=Callback::new(remove) />
            </span>
        </li>
    }
    .into_any()
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
        assert_eq!(chosen(&[]), []);
        let part = Part {
            text: format!("{}\n{}\nsans", id(1), id(2)),
            others: vec![format!("{}\n{}", id(2), id(3))],
        };
        assert_eq!(chosen(part.texts()), [id(1), id(2), id(3)]);
    }
}
