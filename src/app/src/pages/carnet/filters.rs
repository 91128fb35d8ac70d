//! The search of the carnet and its filters. What is on stands in the address.

use std::collections::{BTreeMap, BTreeSet};

use domain::competence::competences;
use jiff::civil::Date;
use leptos::prelude::*;
use protocol::overlay::View;
use ui::{Button, ButtonKind, Choice, ChoiceChips, Field, SearchField, Select};

use super::kinds::{ALL, kind_key};
use super::query::Asked;
use super::texts;
use crate::address::{self, keep_words, use_replace};
use crate::live::live_option;
use crate::state::catalogue::{Catalogue, List, use_catalogue};
use crate::state::session::Session;
use crate::texts::labels::Label;

/// What the address asks for, and the words as they are typed.
pub(super) fn asked() -> (Memo<Asked>, RwSignal<String>) {
    let asked = address::asked(Asked::read);
    let said = Memo::new(move |_| asked.with(|asked| asked.words.clone()));
    let words = RwSignal::new(said.get_untracked());
    let go = use_replace();
    let write = Callback::new(move |words| {
        let asked = asked.get_untracked();
        go(&Asked { words, ..asked }.href());
    });
    keep_words(said, words, write);
    (asked, words)
}

/// The id under which a sheet is known today.
pub(super) fn sheet(list: Option<&List>, id: &str) -> String {
    let known = list.and_then(|list| Some(list.id(list.find(id)?).to_owned()));
    known.unwrap_or_else(|| id.to_owned())
}

/// The field, the chips, and the finer filters behind a word.
pub(super) fn search(session: Session, asked: Memo<Asked>, words: RwSignal<String>) -> AnyView {
    let catalogue = use_catalogue();
    let kinds: Vec<_> = ALL
        .into_iter()
        .map(|kind| Choice::new(kind_key(kind), kind.label()))
        .collect();
    let go = use_replace();
    let change = Callback::new(move |asked: Asked| go(&asked.href()));
    let clear = move |()| {
        words.set(String::new());
        change.run(Asked::default());
    };
    let some = Memo::new(move |_| asked.with(|asked| !asked.is_open()));
    // Open where the address asks for one of them, so that no filter works unseen.
    let fine = asked.with_untracked(Asked::is_fine);
    view! {
        <div class="filters no-print">
            <SearchField label=texts::SEARCH.to_owned() value=words />
            {chips(texts::KINDS, Signal::stored(kinds), asked, change)}
            <details class="more-filters" open=fine>
                <summary>{texts::MORE_FILTERS}</summary>
                {skills(session, asked, change)}
                {metier(session, catalogue, asked, change)}
                <div class="days">
                    {day(texts::FROM, asked, change, |asked| asked.from, |asked, day| asked.from = day)}
                    {day(texts::UNTIL, asked, change, |asked| asked.until, |asked, day| asked.until = day)}
                </div>
            </details>
            {live_option(move || some.get().then(|| view! {
                <p><Button kind=ButtonKind::Quiet on_press=Callback::new(clear)>{texts::CLEAR}</Button></p>
            }.into_any()))}
        </div>
    }
    .into_any()
}

fn chips(
    legend: &'static str,
    options: Signal<Vec<Choice>>,
    asked: Memo<Asked>,
    change: Callback<Asked>,
) -> AnyView {
    let toggle = move |(key, on): (String, bool)| {
        let mut asked = asked.get_untracked();
        asked.switch(&key, on);
        change.run(asked);
    };
    view! {
        <ChoiceChips
            legend=legend.to_owned()
            options
            selected=Signal::derive(move || asked.with(Asked::keys))
            on_toggle=Callback::new(toggle)
        />
    }
    .into_any()
}

/// The skills that pages name, and those that the address asks for.
fn skills(session: Session, asked: Memo<Asked>, change: Callback<Asked>) -> AnyView {
    let options = Memo::new(move |_| {
        let wanted = asked.with(|asked| asked.skills.clone());
        let named = session
            .view()
            .with(|view| named(view, |entry| &entry.skills));
        let there = |cle: &str| named.contains(cle) || wanted.contains(&cle);
        let there = competences().iter().filter(|skill| there(skill.cle));
        there
            .map(|skill| Choice::new(skill.cle, skill.titre))
            .collect::<Vec<_>>()
    });
    live_option(move || {
        let any = options.with(|options| !options.is_empty());
        any.then(|| chips(texts::SKILLS, options.into(), asked, change))
    })
}

/// What pages that are not in the bin name.
fn named(view: &View, of: fn(&domain::carnet::Entry) -> &BTreeSet<String>) -> BTreeSet<String> {
    let pages = view.entries.values().map(|item| &item.value);
    let pages = pages.filter(|entry| !entry.deleted);
    pages.flat_map(of).cloned().collect()
}

/// A list of the métiers that pages speak of.
fn metier(
    session: Session,
    catalogue: Catalogue,
    asked: Memo<Asked>,
    change: Callback<Asked>,
) -> AnyView {
    let options = Memo::new(move |_| {
        let named = session
            .view()
            .with(|view| named(view, |entry| &entry.metiers));
        let list = catalogue.list();
        // By name: two ids of one sheet are one choice.
        let mut sheets = BTreeMap::new();
        for id in named {
            let row = list.as_ref().and_then(|list| Some((list, list.find(&id)?)));
            if let Some((list, row)) = row {
                sheets.insert(list.names(row).both(), list.id(row).to_owned());
            }
        }
        let all = Choice::new("", texts::ANY_METIER);
        let sheets = sheets.into_iter().map(|(name, id)| Choice::new(id, name));
        std::iter::once(all).chain(sheets).collect::<Vec<_>>()
    });
    let value = RwSignal::new(asked.with_untracked(|asked| asked.metier.clone()));
    follow(
        asked,
        value,
        |asked| asked.metier.clone(),
        move |metier| {
            let asked = asked.get_untracked();
            change.run(Asked { metier, ..asked });
        },
    );
    live_option(move || {
        let any = options.with(|options| options.len() > 1);
        any.then(|| view! { <Select label=texts::METIER.to_owned() options value /> }.into_any())
    })
}

fn day(
    label: &'static str,
    asked: Memo<Asked>,
    change: Callback<Asked>,
    get: fn(&Asked) -> Option<Date>,
    set: fn(&mut Asked, Option<Date>),
) -> AnyView {
    let words = move |asked: &Asked| get(asked).map(|day| day.to_string()).unwrap_or_default();
    let value = RwSignal::new(asked.with_untracked(words));
    follow(asked, value, words, move |typed| {
        let mut asked = asked.get_untracked();
        set(&mut asked, typed.parse().ok());
        change.run(asked);
    });
    view! { <Field label=label.to_owned() value input_type="date" optional=true /> }.into_any()
}

/// Keeps a field and the address the same, whichever changes.
fn follow(
    asked: Memo<Asked>,
    value: RwSignal<String>,
    said: impl Fn(&Asked) -> String + Copy + Send + Sync + 'static,
    write: impl Fn(String) + 'static,
) {
    let there = Memo::new(move |_| asked.with(said));
    Effect::new(move |_| {
        let there = there.get();
        if value.get_untracked() != there {
            value.set(there);
        }
    });
    Effect::new(move |before: Option<()>| {
        let typed = value.get();
        if before.is_some() && there.get_untracked() != typed {
            write(typed);
        }
    });
}
