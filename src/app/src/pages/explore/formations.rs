//! The formations of a sheet: each unfolds on what it is, how long it takes and where else it leads.

use catalogue::formation::Formation;
use catalogue::rich::RichText;
use catalogue::sheet::{FormationRef, Sheet};
use leptos::prelude::*;

use super::rich::rich;
use super::sources::from;
use super::texts;
use crate::live::live;
use crate::state::catalogue::{Catalogue, List};

/// The section, where a source names formations. Those that the catalogue tells more of unfold, once its
/// formations are on the device; of the others there is the name.
pub fn formations(catalogue: Catalogue, sheet: &Sheet) -> Option<AnyView> {
    let part = sheet.formations.as_ref()?;
    let told = LocalResource::new(move || {
        catalogue.version();
        catalogue.formations()
    });
    let named = part.value.clone();
    let id = sheet.id.clone();
    let items = live(move || {
        let told = told.get().flatten();
        let list = catalogue.list();
        let tell = |named: &FormationRef| {
            let formation = told.as_ref()?.formation(named.id.as_deref()?).ok()??;
            Some(item(list.as_deref(), &id, &formation))
        };
        let items: Vec<_> = named
            .iter()
            .map(|named| tell(named).unwrap_or_else(|| plain(&named.label)))
            .collect();
        view! { <ul class="courses">{items}</ul> }.into_any()
    });
    let section = view! {
        <section class="prose">
            <h2>{texts::FORMATIONS}</h2>
            {items}
            {lycees_link()}
            {from(&[part.source])}
        </section>
    };
    Some(section.into_any())
}

/// The way to the lycées des métiers.
pub fn lycees_link() -> AnyView {
    view! { <p><a href="/formations/lycees-des-metiers">{texts::LYCEES}</a></p> }.into_any()
}

/// A name without a link.
pub fn plain(label: &str) -> AnyView {
    view! { <li>{label.to_owned()}</li> }.into_any()
}

fn item(list: Option<&List>, sheet: &str, formation: &Formation) -> AnyView {
    let page = ["/formations/", &formation.id].concat();
    let link = formation.link.clone().map(|link| {
        view! {
            <p><a href=link rel="external noopener noreferrer">{texts::FORMATION_LINK}</a></p>
        }
    });
    view! {
        <li>
            <details>
                <summary>{formation.name.clone()}</summary>
                <p class="soft">{short(formation)}</p>
                {told(texts::FORMATION_WHAT, formation.description.as_ref())}
                {told(texts::FORMATION_ACCESS, formation.access.as_ref())}
                {told(texts::FORMATION_FURTHER, formation.further.as_ref())}
                {leads(list, sheet, &formation.metiers)}
                <p><a href=page>{texts::FORMATION_PAGE}</a></p>
                {link}
            </details>
        </li>
    }
    .into_any()
}

/// Level, kind and duration of a formation, those that are known.
pub fn short(formation: &Formation) -> String {
    let parts = [
        formation.level.and_then(texts::formation_level),
        formation.kind.as_deref(),
        formation.duration.as_deref(),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A part of what is told of a formation, under its title.
pub fn told(title: &'static str, text: Option<&RichText>) -> Option<AnyView> {
    let text = rich(text?);
    Some(view! { <h3>{title}</h3>{text} }.into_any())
}

/// The other métiers it leads to: linked where they have a sheet.
fn leads(list: Option<&List>, sheet: &str, metiers: &[String]) -> Option<AnyView> {
    let metier = |metier: &String| {
        let found = list.and_then(|list| Some((list, list.find(metier)?)));
        let Some((list, row)) = found else {
            return Some(plain(metier));
        };
        let id = list.id(row);
        let names = list.names(row);
        let href = ["/metiers/", &catalogue::slug::slug(&names, id)].concat();
        (id != sheet).then(|| view! { <li><a href=href>{names.both()}</a></li> }.into_any())
    };
    let items: Vec<_> = metiers.iter().filter_map(metier).collect();
    (!items.is_empty()).then(|| {
        view! {
            <h3>{texts::FORMATION_LEADS}</h3>
            <ul>{items}</ul>
        }
        .into_any()
    })
}
