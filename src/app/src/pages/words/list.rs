//! `/mots`: all words that are explained, with a search.

use catalogue::glossary::{WORDS, Word};
use catalogue::slug;
use leptos::prelude::*;
use ui::{Empty, PageTitle, SearchField};

use super::texts;
use crate::address::{self, href, keep_words, use_replace};
use crate::live::live;

/// `/mots`
#[component]
pub fn Words() -> impl IntoView {
    let said = address::asked(|query| query.get("q"));
    let words = RwSignal::new(said.get_untracked());
    let go = use_replace();
    let write = Callback::new(move |words| go(&href("/mots", vec![("q", words)])));
    keep_words(said, words, write);
    let found = move || {
        let wanted = slug::words(&words.get());
        let mut found: Vec<(String, &Word)> = WORDS
            .iter()
            .map(|word| (slug::words(word.word), word))
            .filter(|(name, word)| {
                name.contains(&wanted) || slug::words(word.meaning).contains(&wanted)
            })
            .collect();
        // As a dictionary does: without accents and capitals. A word that begins as what is looked for stands first.
        found.sort_by_cached_key(|(name, _)| (!name.starts_with(&wanted), name.clone()));
        if found.is_empty() {
            return view! {
                <Empty title=texts::NONE_TITLE.to_owned() text=texts::NONE.to_owned() />
            }
            .into_any();
        }
        let rows: Vec<_> = found
            .into_iter()
            .map(
                |(_, word)| view! { <div><dt><b>{word.word}</b></dt><dd>{word.meaning}</dd></div> },
            )
            .collect();
        view! {
            <p role="status">{texts::count(rows.len())}</p>
            <dl class="prose stack">{rows}</dl>
        }
        .into_any()
    };
    view! {
        <PageTitle text=texts::TITLE.to_owned() />
        <p class="lead">{texts::LEAD}</p>
        <div class="filters no-print"><SearchField label=texts::SEARCH.to_owned() value=words /></div>
        {live(found)}
    }
    .into_any()
}
