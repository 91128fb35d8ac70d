//! `/metiers`: search and filters over the whole catalogue.

use std::rc::Rc;

use catalogue::facet::{Facet, FacetSet};
use catalogue::filter::Filter;
use domain::metier::GrandDomaine;
use leptos::prelude::*;
use ui::{Button, ButtonKind, Choice, ChoiceChips, Empty, LongList, PageTitle, SearchField};

use super::card::found_card;
use super::query::Asked;
use super::results::Results;
use super::texts;
use super::waiting::{keeping, waiting};
use super::ways::other_ways;
use crate::address::{self, keep_words, use_replace};
use crate::live::{live, live_option};
use crate::state::catalogue::{Catalogue, use_catalogue};
use crate::texts::labels::Label;

/// `/metiers`
#[component]
pub fn Explore() -> impl IntoView {
    let catalogue = use_catalogue();
    let asked = asked();
    let text = RwSignal::new(asked.with_untracked(|asked| asked.text.clone()));
    keep_in_address(asked, text);
    let now = Memo::new(move |_| Asked {
        text: text.get(),
        filter: asked.with(|asked| asked.filter),
    });
    let results = Signal::derive_local(move || {
        catalogue.list().map(|list| {
            let search = catalogue.search();
            now.with(|asked| Results::of(&list, search, asked))
        })
    });
    view! {
        <PageTitle text=texts::TITLE.to_owned() />
        {other_ways()}
        <SearchField label=texts::SEARCH.to_owned() placeholder=texts::PLACEHOLDER.to_owned() value=text />
        {live(move || match catalogue.list() {
            None => waiting(catalogue),
            Some(_) => found(catalogue, results, now),
        })}
    }
    .into_any()
}

type Found = Signal<Option<Rc<Results>>, LocalStorage>;

fn found(catalogue: Catalogue, results: Found, now: Memo<Asked>) -> AnyView {
    let rows = Signal::derive(move || {
        results
            .with(|found| found.as_ref().map(|found| found.rows.clone()))
            .unwrap_or_default()
    });
    let summary = move || {
        let total = results.with(|found| found.as_ref().map_or(0, |found| found.total));
        let count = now.with(|asked| texts::count(total, &asked.text));
        [&count, names_only(catalogue, now)].concat()
    };
    // Each card follows the results: a row that stays may be there for another reason.
    let draw = move |row: u32| {
        live_option(move || {
            let (Some(list), Some(found)) = (catalogue.list(), results.get()) else {
                return None;
            };
            let why = now.with_untracked(|asked| found.why(&list, row, &asked.text));
            Some(found_card(&list, row, why))
        })
    };
    view! {
        <Filters results now />
        <p class="results-count" role="status">{summary}</p>
        {live_option(move || (rows.with(Vec::is_empty) && names_only(catalogue, now) != texts::SEARCH_SOON).then(|| view! {
            <Empty title=texts::NONE_TITLE.to_owned() text=texts::NONE.to_owned() />
        }
        .into_any()))}
        <h2 class="sr">{texts::RESULTS}</h2>
        <LongList items=rows item=Callback::new(move |(row,): (u32,)| draw(row)) label=texts::RESULTS.to_owned() />
        {live_option(move || kept(catalogue))}
    }
    .into_any()
}

/// What to say while words are looked for in the names only.
fn names_only(catalogue: Catalogue, now: Memo<Asked>) -> &'static str {
    let whole = catalogue.search().is_some() || now.with(|asked| asked.text.trim().is_empty());
    match catalogue.trouble() {
        _ if whole => "",
        None => texts::SEARCH_SOON,
        Some(_) => texts::SEARCH_LATER,
    }
}

/// How far the whole catalogue is on the device.
fn kept(catalogue: Catalogue) -> Option<AnyView> {
    let whole = || {
        catalogue
            .progress()
            .map(|_| view! { <p class="soft">{texts::KEPT}</p> }.into_any())
    };
    keeping(catalogue).or_else(whole)
}

#[component]
fn Filters(results: Found, now: Memo<Asked>) -> impl IntoView {
    let filter = Memo::new(move |_| now.with(|asked| asked.filter));
    let ticked = move || !filter.with(Filter::is_empty);
    let go = use_replace();
    let clear = Callback::new(move |()| {
        now.with_untracked(|asked| {
            let open = Asked {
                filter: Filter::default(),
                ..asked.clone()
            };
            go(&open.href());
        });
    });
    view! {
        <div class="filters">
            {group(texts::BY_PLACE, results, now, |f| &mut f.places, |c| &c.places)}
            {group(texts::BY_LEVEL, results, now, |f| &mut f.levels, |c| &c.levels)}
            <details class="more-filters" open=ticked()>
                <summary>{texts::MORE_FILTERS}</summary>
                {group::<GrandDomaine>(texts::BY_DOMAIN, results, now, |f| &mut f.domains, |c| &c.domains)}
                {group(texts::BY_SUBJECT, results, now, |f| &mut f.subjects, |c| &c.subjects)}
                {group(texts::BY_INTEREST, results, now, |f| &mut f.interests, |c| &c.interests)}
            </details>
            {live_option(move || ticked().then(|| view! {
                <Button kind=ButtonKind::Quiet on_press=clear>{texts::CLEAR}</Button>
            }
            .into_any()))}
        </div>
    }
    .into_any()
}

/// The chips of one kind of facet.
fn group<T: Facet + Label + Send + Sync>(
    legend: &'static str,
    results: Found,
    now: Memo<Asked>,
    part: fn(&mut Filter) -> &mut FacetSet<T>,
    counts: fn(&catalogue::filter::Counts) -> &[u32],
) -> AnyView {
    let go = use_replace();
    let set = move || now.with(|asked| *part(&mut { asked.filter }));
    let options = Signal::derive(move || {
        results.with(|found| {
            let of = |value: T| {
                found
                    .as_ref()
                    .and_then(|found| counts(&found.counts).get(value.index()).copied())
            };
            T::ALL
                .iter()
                .filter(|value| of(**value).unwrap_or(0) > 0 || set().contains(**value))
                .map(|value| {
                    Choice::new(value.key(), value.label()).with_count(of(*value).unwrap_or(0))
                })
                .collect::<Vec<_>>()
        })
    });
    let selected = Signal::derive(move || {
        set()
            .iter()
            .map(|value| value.key().to_owned())
            .collect::<Vec<_>>()
    });
    let toggle = move |(key, _): (String, bool)| {
        if let Some(value) = T::from_key(&key) {
            let mut asked = now.get_untracked();
            part(&mut asked.filter).toggle(value);
            go(&asked.href());
        }
    };
    view! {
        <ChoiceChips legend=legend.to_owned() options selected on_toggle=Callback::new(toggle) />
    }
    .into_any()
}

fn asked() -> Memo<Asked> {
    address::asked(Asked::read)
}

/// What was last asked stays in the address, so that it can be shared and come back to.
fn keep_in_address(asked: Memo<Asked>, text: RwSignal<String>) {
    let go = use_replace();
    let said = Memo::new(move |_| asked.with(|asked| asked.text.clone()));
    let write = Callback::new(move |text| {
        let asked = asked.get_untracked();
        go(&Asked { text, ..asked }.href());
    });
    keep_words(said, text, write);
}
