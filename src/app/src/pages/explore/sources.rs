//! Where what a sheet says comes from: a word under each part, the lines of the licences at the foot.

use catalogue::sheet::{Sheet, Source};
use leptos::prelude::*;

use super::texts;
use crate::state::catalogue::Catalogue;

/// The sources by name, each once.
pub fn names(sources: &[Source]) -> String {
    let used = Source::ALL
        .into_iter()
        .filter(|source| sources.contains(source));
    used.map(texts::source_name).collect::<Vec<_>>().join(", ")
}

/// The discreet line under a part.
pub fn from(sources: &[Source]) -> Option<AnyView> {
    (!sources.is_empty()).then(|| {
        let line = texts::from(&names(sources));
        view! { <p class="part-source">{line}</p> }.into_any()
    })
}

/// The foot of the sheet: each record with the licence line of the publication.
pub fn sources(catalogue: Catalogue, sheet: &Sheet) -> AnyView {
    let lines: Vec<_> = sheet
        .sources
        .iter()
        .map(|source| {
            let line = catalogue.licence(source.source);
            let line = line.unwrap_or_else(|| texts::from(&names(&[source.source])));
            let page = texts::source_page(source.source, &source.key).map(|href| {
                view! { " "<a href=href rel="external noopener noreferrer">{texts::source_link(&source.key)}</a> }
            });
            view! { <li>{line}{page}</li> }
        })
        .collect();
    view! {
        <footer class="soft">
            <h2 class="sr">{texts::SOURCES}</h2>
            <ul class="sources">{lines}</ul>
        </footer>
    }
    .into_any()
}
