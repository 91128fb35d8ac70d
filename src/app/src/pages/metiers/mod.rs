//! The métiers of something (a page of the carnet, a visit): chips that can be taken away, and a search that
//! proposes more. It stands inside forms, and works from what is on the device.

mod texts;

use std::collections::{BTreeMap, BTreeSet};

use domain::carnet::METIERS_MAX;
use leptos::html;
use leptos::prelude::*;
use ui::{Field, IconButton, icons, use_announcer};
use wasm_bindgen::JsCast;

use crate::live::live_option;
use crate::state::catalogue::{Catalogue, List, use_catalogue};

/// How many métiers are proposed.
const PROPOSED: usize = 5;

/// The parts of the chooser. Copied freely.
#[derive(Clone, Copy)]
struct Chooser {
    most: usize,
    catalogue: Catalogue,
    linked: Signal<BTreeSet<String>>,
    link: Callback<String>,
    words: RwSignal<String>,
    field: NodeRef<html::Fieldset>,
    said: ui::Announcer,
}

/// The field. `link` is given the id of a sheet, `unlink` all the ids under which one sheet is linked.
pub fn metiers(
    hint: Option<&'static str>,
    linked: Signal<BTreeSet<String>>,
    link: Callback<String>,
    unlink: Callback<BTreeSet<String>>,
) -> AnyView {
    metiers_up_to(METIERS_MAX, hint, linked, link, unlink)
}

/// The same for `most` métiers.
pub fn metiers_up_to(
    most: usize,
    hint: Option<&'static str>,
    linked: Signal<BTreeSet<String>>,
    link: Callback<String>,
    unlink: Callback<BTreeSet<String>>,
) -> AnyView {
    let chooser = Chooser {
        most,
        catalogue: use_catalogue(),
        linked,
        link,
        words: RwSignal::new(String::new()),
        field: NodeRef::new(),
        said: use_announcer(),
    };
    let keys = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        // Enter would send the form around.
        "Enter" if is_field(&event) => {
            event.prevent_default();
            if let Some(id) = untrack(|| chooser.proposed()).into_iter().flatten().next() {
                chooser.add(id);
            }
        }
        "Escape" => chooser.words.set(String::new()),
        _ => {}
    };
    view! {
        <fieldset class="stack chips-field" node_ref=chooser.field on:keydown=keys>
            <legend>{texts::METIERS}</legend>
            {live_option(move || chooser.chips(unlink))}
            <Field
                label=texts::ADD.to_owned()
                value=chooser.words
                input_type="search"
                hint=Signal::stored(hint.map(str::to_owned))
                optional=true
            />
            {live_option(move || chooser.full())}
            {live_option(move || chooser.proposals())}
        </fieldset>
    }
    .into_any()
}

/// The field in a form that keeps what is typed: the ids stand in `lines`, one a line.
pub fn metiers_of(hint: Option<&'static str>, lines: RwSignal<String>) -> AnyView {
    let linked = move || lines.with(|lines| lines.lines().map(str::to_owned).collect());
    let link = move |id: String| {
        lines.update(|lines| {
            if !lines.is_empty() {
                lines.push('\n');
            }
            lines.push_str(&id);
        });
    };
    let unlink = move |ids: BTreeSet<String>| {
        lines.update(|lines| {
            let left = lines.lines().filter(|id| !ids.contains(*id));
            *lines = left.collect::<Vec<_>>().join("\n");
        });
    };
    metiers(
        hint,
        Signal::derive(linked),
        Callback::new(link),
        Callback::new(unlink),
    )
}

fn is_field(event: &web_sys::KeyboardEvent) -> bool {
    let target = event.target();
    target.is_some_and(|target| target.has_type::<web_sys::HtmlInputElement>())
}

/// Each linked sheet once, under its present id, with all the ids under which it is linked.
fn once(
    linked: BTreeSet<String>,
    present: impl Fn(&str) -> String,
) -> BTreeMap<String, BTreeSet<String>> {
    let mut sheets: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for id in linked {
        sheets.entry(present(&id)).or_default().insert(id);
    }
    sheets
}

impl Chooser {
    fn add(self, id: String) {
        let name = self
            .catalogue
            .list_untracked()
            .and_then(|list| name(&list, &id));
        self.said.say(texts::added(&name.unwrap_or_default()));
        self.link.run(id);
        self.words.set(String::new());
        self.focus();
    }

    /// What had the focus is gone: the person goes on in the field.
    fn focus(self) {
        let field = self.field.get_untracked();
        let input = field.and_then(|field| field.query_selector("input").ok().flatten());
        if let Some(input) = input.and_then(|input| input.dyn_into::<web_sys::HtmlElement>().ok()) {
            // A comfort: a browser that refuses it changes nothing else.
            let _ = input.focus();
        }
    }

    fn chips(self, unlink: Callback<BTreeSet<String>>) -> Option<AnyView> {
        let list = self.catalogue.list()?;
        let sheets = once(self.linked.get(), |id| list.current(id).to_owned());
        let chips: Vec<_> = sheets
            .into_iter()
            .map(|(id, ids)| {
                let name = name(&list, &id).unwrap_or_else(|| id.clone());
                let href = ["/metiers/", &id].concat();
                let label = texts::remove(&name);
                let gone = texts::removed(&name);
                let remove = move |()| {
                    self.said.say(gone.clone());
                    unlink.run(ids.clone());
                    self.focus();
                };
                view! {
                    <li class="chip chip-removable">
                        <a href=href>{name}</a>
                        <IconButton icon=icons::CLOSE label on_press=Callback::new(remove) />
                    </li>
                }
            })
            .collect();
        (!chips.is_empty())
            .then(|| view! { <ul class="chips" aria-label=texts::LINKED>{chips}</ul> }.into_any())
    }

    /// Whether no more can be linked: the server's rule counts ids.
    fn is_full(self) -> bool {
        self.linked.with(BTreeSet::len) >= self.most
    }

    fn full(self) -> Option<AnyView> {
        let words = texts::full(self.most);
        self.is_full()
            .then(|| view! { <p class="soft" role="status">{words}</p> }.into_any())
    }

    /// Sheets that answer what is typed and are not linked yet; nothing while nothing is typed, or when no more can be
    /// linked.
    fn proposed(self) -> Option<Vec<String>> {
        let typed = self.words.get();
        if typed.trim().is_empty() || self.is_full() {
            return None;
        }
        let list = self.catalogue.list()?;
        let linked = once(self.linked.get(), |id| list.current(id).to_owned());
        let rows = self.catalogue.suggest(&typed, PROPOSED + linked.len());
        let ids = rows.into_iter().map(|row| list.id(row as usize).to_owned());
        let new = ids.filter(|id| !linked.contains_key(id));
        Some(new.take(PROPOSED).collect())
    }

    fn proposals(self) -> Option<AnyView> {
        let ids = self.proposed()?;
        let list = self.catalogue.list()?;
        let count = texts::proposals(ids.len());
        let items: Vec<_> = ids
            .into_iter()
            .map(|id| {
                let name = name(&list, &id);
                view! {
                    <li><button type="button" class="btn" on:click=move |_| self.add(id.clone())>{name}</button></li>
                }
            })
            .collect();
        Some(
            view! {
                <p class=if items.is_empty() { "soft" } else { "sr" } role="status">{count}</p>
                <ul class="chips" aria-label=texts::PROPOSED>{items}</ul>
            }
            .into_any(),
        )
    }
}

fn name(list: &List, id: &str) -> Option<String> {
    list.find(id).map(|row| list.names(row).both())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_linked_under_two_ids_is_one_chip_that_leaves_under_both() {
        let linked = ["old-baker", "baker", "vet"].map(str::to_owned).into();
        let present = |id: &str| id.trim_start_matches("old-").to_owned();
        let sheets = once(linked, present);
        let baker: BTreeSet<String> = ["old-baker", "baker"].map(str::to_owned).into();
        assert_eq!(sheets.get("baker"), Some(&baker));
        assert_eq!(sheets.len(), 2);
    }
}
