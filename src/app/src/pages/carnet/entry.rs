//! `/carnet/:id` and `/carnet/nouveau`: one page of the carnet.

use std::collections::BTreeSet;

use domain::carnet::{Entry, EntryKind, METIERS_MAX, TITLE_MAX};
use domain::ids::{EntryId, SlotId};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use protocol::mutation::Mutation;
use ui::{Empty, LinkButton, PageTitle, Skeleton};

use super::editor::Editor;
use super::kinds::{ALL, glyph, kind_key, kind_of};
use super::texts;
use crate::address;
use crate::live::live;
use crate::pages::coming::coming_alone;
use crate::routes::part;
use crate::state::catalogue::{List, use_catalogue};
use crate::state::clock::{fresh, today};
use crate::state::session::use_session;
use crate::texts::labels::Label;

/// `/carnet/:id`
#[component]
pub fn EntryPage() -> impl IntoView {
    let session = use_session();
    let part = part();
    let id = Memo::new(move |_| part.with(|id| id.parse::<EntryId>().ok()));
    let known = Memo::new(move |_| {
        let id = id.get()?;
        session.view().with(|view| {
            (view.entries.contains_key(&id) || view.ready).then(|| view.entries.contains_key(&id))
        })
    });
    move || match (id.get(), known.get()) {
        (Some(id), Some(true)) => view! { <Editor id /> }.into_any(),
        (Some(_), None) => coming_alone(session),
        _ => view! {
            <PageTitle text=texts::UNKNOWN_TITLE.to_owned() />
            <Empty title="".to_owned() text=texts::UNKNOWN.to_owned()>
                <LinkButton href="/carnet".to_owned()>{texts::BACK}</LinkButton>
            </Empty>
        }
        .into_any(),
    }
}

/// `/carnet/nouveau?type=…&metier=…,…&visite=…&etape=…&guide=…`: makes the page, then opens it; without a type, asks.
#[component]
pub fn NewEntry() -> impl IntoView {
    let wanted = address::asked(|query| kind_of(&query.get("type")));
    // The choice only changes the address of this same page; once made, it stays until the page is there.
    let kind = Memo::new(move |before: Option<&Option<EntryKind>>| {
        before.copied().flatten().or(wanted.get())
    });
    live(move || match kind.get() {
        Some(kind) => view! { <Making kind /> }.into_any(),
        None => choose(),
    })
}

/// Makes a page of the kind, from what the address asks for, and opens it.
#[component]
fn Making(kind: EntryKind) -> impl IntoView {
    let session = use_session();
    let catalogue = use_catalogue();
    let navigate = use_navigate();
    let get = |name: &'static str| {
        let value = address::asked(move |query| query.get(name)).get_untracked();
        Some(value).filter(|value| !value.is_empty())
    };
    let mut entry = Entry::new(EntryId(fresh()), kind, today());
    entry.visit = get("visite").and_then(|id| id.parse::<SlotId>().ok());
    entry.etape = get("etape");
    entry.guide = get("guide");
    if let Some(asked) = get("metier") {
        let list = catalogue.list_untracked();
        (entry.title, entry.metiers) = about(list.as_deref(), &asked);
    }
    let called = entry.visit.and_then(|id| {
        let view = session.view();
        view.with_untracked(|view| Some(view.slots.get(&id)?.value.draft.title.clone()))
    });
    if let Some(title) = called.filter(|title| title.chars().count() <= TITLE_MAX) {
        entry.title = title;
    }
    let href = ["/carnet/", &entry.id.to_string()].concat();
    session.mutate_then(
        Mutation::EntryCreate(entry),
        0,
        Callback::new(move |()| {
            navigate(
                &href,
                NavigateOptions {
                    replace: true,
                    ..NavigateOptions::default()
                },
            );
        }),
    );
    view! { <Skeleton /> }.into_any()
}

/// The title and the métiers of a page about some sheets, their ids between commas. Without the list the ids stay as
/// they are, and the pupil gives the title.
fn about(list: Option<&List>, asked: &str) -> (String, BTreeSet<String>) {
    let (mut names, mut ids) = (Vec::new(), BTreeSet::new());
    for id in asked
        .split(',')
        .filter(|id| !id.is_empty())
        .take(METIERS_MAX)
    {
        let found = list.and_then(|list| Some((list, list.find(id)?)));
        let present = found.map_or(id, |(list, row)| list.id(row));
        if ids.insert(present.to_owned()) {
            names.extend(found.map(|(list, row)| list.names(row).both()));
        }
    }
    (texts::about(&names), ids)
}

fn choose() -> AnyView {
    let kinds: Vec<_> = ALL
        .into_iter()
        .map(|kind: EntryKind| {
            let href = ["/carnet/nouveau?type=", kind_key(kind)].concat();
            view! { <LinkButton href icon=glyph(kind)>{kind.label()}</LinkButton> }
        })
        .collect();
    view! {
        <PageTitle text=texts::NEW.to_owned() />
        <p class="lead">{texts::NEW_KINDS}</p>
        <p class="actions">{kinds}</p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::about;

    #[test]
    fn a_page_may_be_about_several_sheets_each_once() {
        let (title, ids) = about(None, "boulanger,,d1102,boulanger");
        assert_eq!(title, "", "without the list nobody knows their names");
        assert_eq!(
            ids,
            BTreeSet::from(["boulanger", "d1102"].map(str::to_owned))
        );
    }
}
