//! A métier as a card, everywhere the same.

use std::ops::Range;

use domain::metier::GrandDomaine;
use leptos::prelude::*;
use ui::{ArtCard, Glyph, Hue, Icon};

use crate::state::catalogue::{Catalogue, List};
use crate::texts::labels::Label;

/// The colours of a domain.
pub fn hue(domain: Option<GrandDomaine>) -> Hue {
    domain
        .map(|domain| Hue::of(domain.letter()))
        .unwrap_or_default()
}

/// Why a card is there, where that is not plain.
#[derive(Default)]
pub struct Why {
    /// The bytes of its hook to mark.
    pub marks: Vec<Range<usize>>,
    /// The sentence that says why, where its title does not show it, and its icon.
    pub reason: Option<(Glyph, String)>,
}

/// The card of a row of the list.
pub fn metier_card(list: &List, row: u32) -> AnyView {
    found_card(list, row, Why::default())
}

/// The cards of these sheets under a heading; nothing for none that are known. Reactive.
pub fn metier_section<'a>(
    catalogue: Catalogue,
    title: &'static str,
    ids: impl IntoIterator<Item = &'a String>,
) -> Option<AnyView> {
    let list = catalogue.list()?;
    let cards: Vec<_> = list
        .rows(ids)
        .into_iter()
        .map(|row| view! { <li>{metier_card(&list, row)}</li> })
        .collect();
    (!cards.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>{title}</h2>
                <ul class="card-grid">{cards}</ul>
            </section>
        }
        .into_any()
    })
}

/// The card of a row that is there for a reason.
pub fn found_card(list: &List, row: u32, why: Why) -> AnyView {
    let at = row as usize;
    let domain = list.facets(at).domain;
    let id = list.id(at);
    let names = list.names(at);
    let hook = list.hook(at);
    let marked = marked(hook, why.marks);
    view! {
        <ArtCard
            href=["/metiers/", &catalogue::slug::slug(&names, id)].concat()
            seed=catalogue::sheet::illustration_seed(id)
            hue=hue(domain)
            tag=domain.map(|domain| domain.label()).unwrap_or_default()
            title=names.both()
            text=""
        >
            <p class="soft">{marked}</p>
            {why.reason.map(|(of, text)| view! { <p class="why"><Icon of />{text}</p> })}
        </ArtCard>
    }
    .into_any()
}

/// A text with these ranges marked.
fn marked(text: &str, marks: Vec<Range<usize>>) -> Vec<AnyView> {
    let mut out = Vec::new();
    let mut from = 0;
    for range in marks {
        let (Some(before), Some(hit)) = (text.get(from..range.start), text.get(range.clone()))
        else {
            continue;
        };
        out.push(before.to_owned().into_any());
        let hit = hit.to_owned();
        out.push(view! { <mark>{hit}</mark> }.into_any());
        from = range.end;
    }
    out.push(text.get(from..).unwrap_or_default().to_owned().into_any());
    out
}
